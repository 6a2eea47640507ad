open System
open System.Collections.Immutable
let t name (f: unit -> 'a) =
    try printfn "%s = %A" name (f ())
    with e -> printfn "%s ! %s: %s" name (e.GetType().Name) (e.Message.Replace("\n", "|"))
let l = ImmutableList.Create(3, 1, 2)
let l2 = l.Add 4
printfn "%A %A %d %d" (List.ofSeq l) (List.ofSeq l2) l2.Count l2.[3]
printfn "%A" (List.ofSeq (l.Insert(1, 9)))
printfn "%A" (List.ofSeq (l.RemoveAt 0))
printfn "%A" (List.ofSeq (l.Remove 2))
printfn "%A" (List.ofSeq (l.Remove 7))
printfn "%A" (List.ofSeq (l.SetItem(0, 5)))
printfn "%A" (List.ofSeq (l.AddRange [ 7; 8 ]))
printfn "%A" (List.ofSeq (l.InsertRange(1, [ 7; 8 ])))
printfn "%A" (List.ofSeq (l.Sort()))
printfn "%A" (List.ofSeq (l.Reverse()))
printfn "%d %d %b" (l.IndexOf 2) (l.IndexOf 7) (l.Contains 1)
printfn "%A" (List.ofSeq (l.RemoveAll(fun x -> x > 1)))
printfn "%A" (List.ofSeq (l.Replace(1, 6)))
printfn "%A" (List.ofSeq (l.RemoveRange(0, 2)))
printfn "%A" (List.ofSeq (l.GetRange(1, 2)))
printfn "%b %d" l.IsEmpty (ImmutableList<int>.Empty.Count)
t "item" (fun () -> l.[5])
t "insert" (fun () -> l.Insert(9, 1).Count)
t "removeAt" (fun () -> l.RemoveAt(3).Count)
t "replace" (fun () -> l.Replace(77, 1).Count)
t "setItem" (fun () -> l.SetItem(3, 1).Count)
printfn "%b" (l.Exists(fun x -> x = 2))
printfn "%d" (l.Find(fun x -> x < 3))
printfn "%d" (l.FindIndex(fun x -> x < 3))
printfn "%A" (ImmutableList.CreateRange([ "x"; "y" ]) |> String.concat ",")
printfn "%A" (List.ofSeq (ImmutableList.ToImmutableList [ 1; 2; 3 ]))
l.ForEach(fun x -> printf "%d;" x)
printfn ""
let c = l.Clear()
printfn "%d" c.Count
let mutable many = ImmutableList<int>.Empty
for i in 1 .. 3000 do many <- many.Add i
for i in 1 .. 1000 do many <- many.RemoveAt(i * 2 - 1)
for i in 1 .. 100 do many <- many.Insert(i * 3, -i)
printfn "%d %d %d %d" many.Count (Seq.sum many) many.[1500] many.[7]
