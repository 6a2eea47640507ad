open System.Collections.Generic
let d = dict [ 1, "a" ] |> Dictionary
printfn "%s %s" (d.GetValueOrDefault(1, "q")) (d.GetValueOrDefault(5, "q"))
printfn "%A" (d.GetValueOrDefault 9)
let r = readOnlyDict [ "a", 1 ]
printfn "%d %d %d" (r.GetValueOrDefault "a") (r.GetValueOrDefault "b") (r.GetValueOrDefault("b", 7))
printfn "%d" ((Map.ofList [ 1, 2 ] :> IReadOnlyDictionary<int, int>).GetValueOrDefault(3, 4))
