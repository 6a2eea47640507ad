open System
open System.Collections
open System.Collections.Concurrent
open System.Collections.Generic
let message f = try f () |> ignore; "no" with e -> e.GetType().Name + ": " + e.Message
let d = ConcurrentDictionary<string, int>()
printfn "%b %b" (d.TryAdd("a", 1)) (d.TryAdd("a", 2))
printfn "%d %d" (d.GetOrAdd("a", 9)) (d.GetOrAdd("b", fun k -> k.Length + 10))
printfn "%d %d" (d.AddOrUpdate("a", 0, fun _ v -> v + 1)) (d.AddOrUpdate("c", 7, fun _ v -> v + 1))
printfn "%A %A" (d.TryGetValue "b") (d.TryGetValue "zz")
printfn "%A %A" (d.TryRemove "b") (d.TryRemove "b")
printfn "%b %b" (d.TryUpdate("a", 50, 2)) (d.TryUpdate("a", 60, 2))
printfn "%d %d" d.["a"] d.Count
printfn "%s" (message (fun () -> d.["nope"]))
for kv in Seq.sortBy (fun (kv: KeyValuePair<string, int>) -> kv.Key) d do printfn "%s=%d" kv.Key kv.Value
let q = ConcurrentQueue<int>()
for i in 1 .. 5 do q.Enqueue i
printfn "%A %A %d %b" (q.TryDequeue()) (q.TryPeek()) q.Count q.IsEmpty
printfn "%A" (List.ofSeq q)
let s = ConcurrentStack<int>([ 1; 2; 3 ])
s.Push 4
printfn "%A %A %A" (s.TryPop()) (s.TryPeek()) (List.ofSeq s)
let b = ConcurrentBag<int>()
b.Add 1
b.Add 2
printfn "%d %A" b.Count (b |> Seq.sort |> List.ofSeq)
printfn "%A" (b.TryTake())
let bits = BitArray(10)
bits.[3] <- true
bits.Set(7, true)
printfn "%b %b %d" bits.[3] (bits.Get 4) bits.Count
let other = BitArray(10, true)
printfn "%s" (String.Join("", [ for x in bits.Clone() :?> BitArray |> Seq.cast<bool> -> if x then "1" else "0" ]))
let text (b: BitArray) = String.Join("", [ for i in 0 .. b.Length - 1 -> if b.[i] then "1" else "0" ])
printfn "%s %s %s" (text (BitArray(bits).And other)) (text (BitArray(bits).Or other)) (text (BitArray(bits).Xor other))
printfn "%s" (text (bits.Not()))
printfn "%s" (text (BitArray [| 5uy; 255uy |]))
printfn "%s" (text (BitArray [| true; false |]))
printfn "%s" (message (fun () -> bits.[10]))
printfn "%s" (message (fun () -> bits.And(BitArray 3)))
let bytes = Array.zeroCreate<byte> 2
bits.CopyTo(bytes, 0)
printfn "%A" bytes
printfn "%s %s" (text (BitArray([| 1; |]).LeftShift 3)) (text (BitArray([| 8 |]).RightShift 2))
