open System
open FSharp.Linq
open FSharp.Linq.NullableOperators
printfn "%A" (Array.Parallel.sortBy (fun x -> -x) [|1;3;2|], Array.Parallel.sum [|1;2|])
let n = Nullable 3
let m : Nullable<int> = Nullable()
printfn "%b %b %b %b" (n ?= 3) (n ?=? m) (m ?=? m) (3 <=? n)
printfn "%O|%O|%O" (n ?+ 2) (n ?+? m) (5 *? n)
printfn "%O" (Nullable.float n)
let f = OptimizedClosures.FSharpFunc<_, _, _>.Adapt(fun a b -> a + b)
printfn "%d" (f.Invoke(1, 2))
printfn "%d" (FuncConvert.FuncFromTupled (fun (a, b) -> a * b) 3 4)
printfn "%b %d" (Unchecked.equals [1] [1]) (Unchecked.compare 1 2)
let g (s: string) = match s with Null -> "null" | NonNull s -> s
printfn "%s %s" (g null) (g "x")
printfn "%d" (LanguagePrimitives.GenericComparer.Compare(1, 2))
printfn "%b" (LanguagePrimitives.GenericEqualityComparer.Equals([1], [1]))
printfn "%d" (LanguagePrimitives.GenericMaximum 1 2)
let k () =
    let open' = 1
    NonStructuralComparison.compare 1 2
printfn "%d" (k ())
printfn "%A" (List.partitionWith (fun x -> if x % 2 = 0 then Choice1Of2 x else Choice2Of2 (string x)) [1..5])
