open System
open System.Collections.Generic
let t name (f: unit -> 'a) = try f () |> ignore; printfn "%s ok" name with e -> printfn "%s: %s" name e.Message
let l = List<int>([5;3;1;4])
t "ctor" (fun () -> List<int>(-1))
t "ctor null" (fun () -> List<int>((null: seq<int>)))
t "item" (fun () -> l.[9])
t "item" (fun () -> l.[-1])
t "set" (fun () -> l.[9] <- 1)
t "insert" (fun () -> l.Insert(9, 1))
t "insertrange" (fun () -> l.InsertRange(9, [1]))
t "removeat" (fun () -> l.RemoveAt 9)
t "removerange" (fun () -> l.RemoveRange(1, 9))
t "removerange" (fun () -> l.RemoveRange(-1, 9))
t "removerange" (fun () -> l.RemoveRange(1, -9))
t "getrange" (fun () -> l.GetRange(1, 9))
t "getrange" (fun () -> l.GetRange(-1, 9))
t "getrange" (fun () -> l.GetRange(1, -9))
t "indexof" (fun () -> l.IndexOf(1, 9))
t "indexof" (fun () -> l.IndexOf(1, 1, 9))
t "lindexof" (fun () -> l.LastIndexOf(1, 9))
t "lindexof" (fun () -> l.LastIndexOf(1, 1, 9))
t "lindexof" (fun () -> l.LastIndexOf(1, -1))
t "findindex" (fun () -> l.FindIndex(9, fun x -> true))
t "findindex" (fun () -> l.FindIndex(1, 9, fun x -> true))
t "findlastindex" (fun () -> l.FindLastIndex(9, fun x -> true))
t "findlastindex" (fun () -> l.FindLastIndex(1, 9, fun x -> true))
t "find" (fun () -> l.Find null)
t "foreach null" (fun () -> l.ForEach null)
t "convert null" (fun () -> l.ConvertAll<int> null)
t "removeall null" (fun () -> l.RemoveAll null)
t "trueforall null" (fun () -> l.TrueForAll null)
t "reverse" (fun () -> l.Reverse(1, 9))
t "reverse" (fun () -> l.Reverse(-1, 9))
t "sort" (fun () -> l.Sort(1, 9, null))
t "sort" (fun () -> l.Sort((null: Comparison<int>)))
t "sort throw" (fun () -> l.Sort(fun x y -> failwith "no"))
t "bs" (fun () -> l.BinarySearch(1, 9, 3, null))
t "copyto" (fun () -> l.CopyTo([|1|]))
t "copyto" (fun () -> l.CopyTo([|1|], -1))
t "copyto" (fun () -> l.CopyTo(0, [|1|], 0, 9))
t "copyto" (fun () -> l.CopyTo(2, [|1|], 0, 3))
t "copyto" (fun () -> l.CopyTo(null))
t "capacity" (fun () -> l.Capacity <- 1)
t "addrange" (fun () -> l.AddRange null)
t "enum mod" (fun () -> for x in l do l.Add 1)
t "foreach mod" (fun () -> l.ForEach(fun x -> l.Add 1))
l.AddRange [7;8]
t "enum set" (fun () -> for x in l do l.[0] <- 1)
t "enum clear" (fun () -> for x in l do l.Clear())
l.AddRange [5;3;9;1]
l.AddRange l
printfn "%A" (List.ofSeq l)
l.InsertRange(1, l)
printfn "%A" (List.ofSeq l)
l.Reverse(1, 3)
l.Sort(0, 4, null)
printfn "%A %d" (List.ofSeq l) (l.BinarySearch(0, 4, 5, null))
l.Sort(Comparer<int>.Create(fun a b -> compare b a))
printfn "%A" (List.ofSeq l)
printfn "%A" (l.FindAll(fun x -> x > 4) |> List.ofSeq)
printfn "%A" (l.IndexOf(5, 3), l.IndexOf(5, 3, 1), l.LastIndexOf 5, l.LastIndexOf(5, 3), l.LastIndexOf(5, 5, 2))
printfn "%A" (l.Exists(fun x -> x = 9), l.TrueForAll(fun x -> x > 0), l.Find(fun x -> x < 4), l.FindLast(fun x -> x > 4), l.FindIndex(fun x -> x = 3), l.FindIndex(4, fun x -> x = 3), l.FindLastIndex(fun x -> x = 3))
printfn "%A" (l.ConvertAll(fun x -> string x) |> List.ofSeq)
let ro = l.AsReadOnly()
printfn "%d %d" ro.Count ro.[0]
t "ro" (fun () -> (ro :> IList<int>).Add 1)
t "ro" (fun () -> (ro :> IList<int>).[0] <- 1)
t "ro idx" (fun () -> ro.[99])
printfn "%d" (l.RemoveAll(fun x -> x = 5))
l.TrimExcess()
printfn "%d %d" l.Count l.Capacity
l.Add 1
printfn "%d %d" l.Count l.Capacity
printfn "%A" (l.ToArray())
let a = Array.zeroCreate 20
l.CopyTo(a, 2)
l.CopyTo(0, a, 15, 2)
printfn "%A" a
printfn "%A" (l.Remove 9, l.Remove 99, l.Contains 3)
printfn "%A" (l.GetRange(1,2) |> List.ofSeq)
let e = l.GetEnumerator()
printfn "%A" [ for x in l -> x * 2 ]
let caps = List<int>()
for i in 0 .. 20 do caps.Add i; printf "%d " caps.Capacity
printfn ""
let c10 = List<int>(10)
for i in 0 .. 11 do c10.Add i; printf "%d " c10.Capacity
printfn ""
let c3 = List<int>([1;2;3])
printf "%d " c3.Capacity
c3.Add 1
printfn "%d" c3.Capacity
let ca = List<int>()
ca.AddRange [1..5]
printfn "%d" ca.Capacity
let cs = List<int>(seq { 1 .. 5 })
printfn "%d" cs.Capacity
printfn "%b" (l.Equals l)
printfn "%b" ((l :> IEnumerable<int>) |> Seq.contains 3)
let il = l :> IList<int>
il.[0] <- 77
printfn "%d %b %d" il.Count il.IsReadOnly (il.IndexOf 77)
let rl = l :> IReadOnlyList<int>
printfn "%d %d" rl.[0] rl.Count
