open System
open System.Buffers
open System.Collections.Generic
let message f = try f () |> ignore; "no" with e -> e.GetType().Name + ": " + e.Message
let a = [| 1 .. 10 |]
let s = ArraySegment(a, 2, 5)
printfn "%d %d %d %A" s.Count s.Offset s.[1] (List.ofSeq s)
printfn "%A" (s.Slice(1, 2).ToArray())
printfn "%d" (Seq.sum s)
printfn "%s" (message (fun () -> ArraySegment(a, 8, 5)))
printfn "%s" (message (fun () -> s.[5]))
printfn "%b" (s = ArraySegment(a, 2, 5))
let pool = ArrayPool<int>.Shared
let r = pool.Rent 100
printfn "%b" (r.Length >= 100)
pool.Return r
let kv = KeyValuePair.Create("a", 1)
printfn "%O %s %d" kv kv.Key kv.Value
let kv2 = KeyValuePair<string, int>("b", 2)
printfn "%O" kv2
