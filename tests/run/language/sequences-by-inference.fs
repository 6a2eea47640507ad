// covers: flexible types in slots, functions whose arguments are only known to be sequences
open System.Collections.Generic
type ITest<'T> =
    abstract member IListLength : #IList<'T> -> int
let impl = { new ITest<'t> with override this.IListLength orgList = Seq.length orgList }
printfn "%d" (impl.IListLength [|1..10|])
let len (x: #IList<'T>) = Seq.length x
printfn "%d" (len [|1;2|])
let len2 (x: 'a when 'a :> IList<int>) = x |> Seq.sum
printfn "%d" (len2 (ResizeArray [1;2]))
let f start finish = [for n in start..finish -> n, float n]
printfn "%A" (f 1 2)
type C(xs) =
    member _.N = Seq.sum xs + 1
printfn "%d" (C([1;2]).N)
let mk xs = 
    let mutable n = 0
    for x in xs do n <- n + Seq.length x
    n
printfn "%d" (mk [[1];[2;3]])
let dictLen d = Seq.length d
printfn "%d" (dictLen (dict [1,2]))
let apply f xs = Seq.map f xs |> Seq.toList
printfn "%A" (apply ((+) 1) [1;2])
let rec sumAll xs = if Seq.isEmpty xs then 0 else Seq.head xs + sumAll (Seq.tail xs)
printfn "%d" (sumAll [1;2;3])
let comp = Seq.map ((+) 1) >> Seq.sum
printfn "%d" (comp [1;2])
let withSep (sep: string) xs = String.concat sep xs
printfn "%s %s" (withSep "," ["a";"b"]) (withSep "," [|"a"|])
let fs : (seq<int> -> int) list = [ Seq.sum; (fun xs -> Seq.length xs) ]
printfn "%A" (fs |> List.map (fun f -> f [4;5]))
let dispose x = using x (fun _ -> ())
let disp2 d = (d : System.IDisposable).Dispose()
let two a b = Seq.append a b |> Seq.length
printfn "%d" (two [1] [|2|])
let both xs = Seq.length xs, List.length xs
printfn "%A" (both [1])
let printer xs = printfn "%s" (System.String.Join(",", Seq.map string xs))
printer [1;2]
let cache = Dictionary<string, int>()
let memo f x = match cache.TryGetValue x with | true, v -> v | _ -> f x
let pairs a = Seq.pairwise a |> Seq.map (fun (x, y) -> y - x) |> List.ofSeq
printfn "%A" (pairs [1;4;9])
let cmp a b = Seq.compareWith compare a b
printfn "%d" (cmp [1] [2])
let lam = List.map (fun xs -> Seq.sum xs) [[1;2];[3]]
printfn "%A" lam
let group xs = xs |> Seq.groupBy (fun x -> x % 2) |> Seq.map (fun (k, v) -> k, Seq.length v) |> Seq.toList
printfn "%A" (group [1;2;3])
let inline total xs = Seq.sum xs
printfn "%d %f" (total [1]) (total [1.5])
module M =
    let private helper xs = Seq.length xs
    let run xs = helper xs + helper (List.tail xs)
printfn "%d" (M.run [1;2;3])
