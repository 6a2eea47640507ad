// covers: object expressions with two members of one name, functions of constructors, names in the modules that are open by themselves
open System.Collections
open System.Collections.Generic

let readOnly (source: 'T list) =
    { new IReadOnlyList<'T> with
        member _.Count = source.Length
        member _.Item with get index = source.[index]
        member _.GetEnumerator() = (source :> seq<'T>).GetEnumerator()
        member _.GetEnumerator() = (source :> IEnumerable).GetEnumerator() }

let upTo limit =
    let mutable at = 0
    { new IEnumerator<int> with
        member _.Current = at
        member _.MoveNext() =
            at <- at + 1
            at <= limit
        member _.Reset() = at <- 0
        member _.Dispose() = ()
        member _.Current = box (-at) }

let list = readOnly [ 3; 1; 2 ]
printfn "%d %d %A" list.Count list.[1] (Seq.toList list)
let steps = upTo 3
while steps.MoveNext() do
    printfn "%d %O" steps.Current (steps :> IEnumerator).Current

let table = Map <| seq { for i in 1..3 -> i, i * i }
printfn "%A" (Map.toList table)
let unique = Set <| seq { for i in 1..6 -> i % 3 }
printfn "%A" (Set.toList unique)
printfn "%A" (Core.Option.map (fun x -> x + 1) (Some 1))
printfn "%A" (Collections.List.rev [ 1; 2 ])
printfn "%d" (ExtraTopLevelOperators.async { return 4 } |> Async.RunSynchronously)
printfn "%d" (ExtraTopLevelOperators.dict [ 1, 5 ]).[1]
