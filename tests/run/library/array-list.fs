open System
open System.Collections
let message f = try f () |> ignore; "no" with e -> e.GetType().Name + ": " + e.Message
let a = ArrayList()
printfn "%d %d" (a.Add 3) (a.Add 1)
a.Add(2) |> ignore
a.AddRange [| 9; 8 |]
a.Insert(1, 7)
for x in a do printf "%O " x
printfn "%d" a.Count
a.Sort()
printfn "%A" (Seq.cast<int> a |> List.ofSeq)
printfn "%d %b %d" (a.IndexOf 8) (a.Contains 4) (a.BinarySearch 7)
a.Reverse()
a.Remove 9
a.RemoveAt 0
printfn "%A" (a.ToArray())
printfn "%d" (unbox<int> a.[0] + (a.[1] :?> int))
let mixed = ArrayList [| box 1; box "a"; null |]
printfn "%b %d" (mixed.Contains null) (mixed.IndexOf "a")
printfn "%s" (message (fun () -> mixed.[5]))
printfn "%s" (message (fun () -> mixed.RemoveAt 3))
let words = ArrayList [| "b"; "A"; "a"; "B" |]
words.Sort()
printfn "%s" (String.Join(" ", words.ToArray()))
printfn "%d" ((words.Clone() :?> ArrayList).Count)
let l = words :> IList
printfn "%b %b %d" l.IsFixedSize l.IsReadOnly l.Count
let h = Hashtable()
h.Add("one", 1)
h.["two"] <- 2
printfn "%d %O %b %b" h.Count h.["one"] (h.ContainsKey "two") (isNull h.["three"])
printfn "%s" (message (fun () -> h.Add("one", 3)))
printfn "%s" (message (fun () -> h.Add(null, 3)))
h.Remove "one"
for e in h do
    let e = e :?> DictionaryEntry
    printfn "%O=%O" e.Key e.Value
for e in Seq.cast<DictionaryEntry> h do printfn "%O" e.Key
for k in h.Keys do printfn "%O" k
h.Clear()
printfn "%d" h.Count
