open System
open System.Collections.Generic
let m = Map [ "a", 1; "b", 2; "c", 3 ]
let message f = try f () |> ignore; "no" with e -> e.GetType().Name + ": " + e.Message
let coll = m :> ICollection<KeyValuePair<string, int>>
printfn "%d %b %b" coll.Count coll.IsReadOnly (coll.Contains(KeyValuePair("b", 2)))
let target = Array.zeroCreate 4
coll.CopyTo(target, 1)
printfn "%O %s" target.[1] target.[3].Key
let d = m :> IDictionary<string, int>
printfn "%d %b %A" d.["c"] (d.ContainsKey "z") (List.ofSeq d.Keys)
printfn "%s" (message (fun () -> d.Add("x", 1)))
printfn "%s" (message (fun () -> coll.Clear()))
printfn "%s" (message (fun () -> d.["nope"]))
let r = m :> IReadOnlyDictionary<string, int>
printfn "%d %A" r.Count (r.TryGetValue "a")
