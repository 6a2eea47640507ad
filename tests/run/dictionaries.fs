// covers: Dictionary, HashSet, Queue, Stack, ResizeArray: order of enumeration and behaviour at the edges
open System.Collections.Generic
let d = Dictionary<string, int>()
for w in [ "one"; "two"; "three"; "four" ] do d.[w] <- w.Length
d.["two"] <- 22
d.Remove "one" |> ignore
d.Add("five", 5)
for KeyValue(k, v) in d do printf "%s=%d " k v
printfn "%d" d.Count
printfn "%A" (match d.TryGetValue "three" with | true, v -> Some v | _ -> None)
printfn "%b %b" (d.ContainsKey "one") (d.ContainsValue 22)
try printfn "%d" d.["six"] with e -> printfn "%s" e.Message
try d.Add("two", 1) with e -> printfn "%s" e.Message
printfn "%s %d" (String.concat "," d.Keys) (Seq.sum d.Values)
let h = HashSet<int>([ 5; 3; 5; 1 ])
printfn "%b %b %d" (h.Add 3) (h.Add 7) h.Count
h.IntersectWith [ 1; 3; 9 ]
printfn "%A" (Seq.toList h)
let q = Queue<string>()
q.Enqueue "a"
q.Enqueue "b"
printfn "%s %s %d" (q.Dequeue()) (q.Peek()) q.Count
let s = Stack<int>([ 1; 2; 3 ])
printfn "%d %d %A" (s.Pop()) (s.Peek()) (Seq.toList s)
let r = ResizeArray [ 3; 1; 2 ]
r.Add 9
r.Insert(1, 7)
r.RemoveAt 0
printfn "%A %d %d" (Seq.toList r) r.Count r.[2]
r.Sort()
r.Reverse()
printfn "%A %b %d" (r.ToArray()) (r.Contains 7) (r.IndexOf 1)
printfn "%A" (r.FindAll(fun x -> x > 1) |> Seq.toList)
printfn "%d" (r.RemoveAll(fun x -> x > 5))
r.AddRange [ 10; 20 ]
printfn "%A" (List.ofSeq r)
try r.[99] |> ignore with e -> printfn "%s" e.Message
try (for x in r do r.Add x) with e -> printfn "%s" e.Message
let memo = Dictionary<int, int64>()
let rec fib n =
    match memo.TryGetValue n with
    | true, v -> v
    | _ ->
        let v = if n < 2 then int64 n else fib (n - 1) + fib (n - 2)
        memo.[n] <- v
        v
printfn "%d" (fib 80)
let look = dict [ 1, "a"; 2, "b" ]
printfn "%s %d" look.[2] look.Count
let byPair = Dictionary<int * string, float>()
byPair.[(1, "x")] <- 0.5
printfn "%g" byPair.[(1, "x")]
