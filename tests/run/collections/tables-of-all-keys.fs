// covers: hash tables: removed slots, order, keys that are tuples, options and arrays
open System.Collections.Generic
open System.Linq
let d = Dictionary<string, int list>()
for i in 0 .. 50 do d.["k" + string (i % 17)] <- i :: (match d.TryGetValue("k" + string (i % 17)) with | true, v -> v | _ -> [])
d.Remove "k3" |> ignore
let mutable v = []
let ok = d.Remove("k5", &v)
printfn "%b %A %d" ok v d.Count
d.["new"] <- [1]
for kv in d do printf "%s=%A " kv.Key kv.Value
printfn ""
printfn "%A %A" (Seq.toList d.Keys) (Seq.length d.Values)
let h = HashSet<struct (int * string)>()
for i in 0 .. 20 do h.Add(struct (i % 7, string (i % 3))) |> ignore
h.Remove(struct (1, "1")) |> ignore
printfn "%d %b %A" h.Count (h.Contains(struct (2, "2"))) (Seq.toList h)
printfn "%A" ([1..10].GroupBy(fun x -> x % 3).Select(fun g -> g.Key, Seq.sum g).ToArray())
d.Clear()
printfn "%d %b" d.Count (d.ContainsKey "k1")
printfn "%A" (List.groupBy (fun x -> x % 3, x % 2 = 0) [1..12])
printfn "%A" (List.countBy (fun x -> Some (x % 4)) [1..12])
printfn "%A" (List.distinct [[|1|]; [|1|]; [|2|]])
