// Lists that never change: searching, converting and builders.
open System
open System.Collections.Generic
open System.Collections.Immutable
let t name (f: unit -> 'a) =
    try printfn "%s = %A" name (f ())
    with e -> printfn "%s ! %s: %s" name (e.GetType().Name) (e.Message.Replace("\n", "|"))
let l = [ 3; 1; 4; 1; 5; 9; 2; 6 ].ToImmutableList()
printfn "%d %d" (l.LastIndexOf 1) (l.Sort().BinarySearch 7)
printfn "%A" (List.ofSeq (l.ConvertAll(fun x -> string (x * 2))))
printfn "%A" (List.ofSeq (l.FindAll(fun x -> x > 3)))
printfn "%d %d %b" (l.FindLast(fun x -> x < 3)) (l.FindLastIndex(fun x -> x = 1)) (l.TrueForAll(fun x -> x > 0))
printfn "%A" (List.ofSeq (l.Reverse(1, 3)))
printfn "%A" (List.ofSeq (l.RemoveRange [ 1; 9; 77 ]))
printfn "%A" (List.ofSeq (l.Sort({ new IComparer<int> with member _.Compare(a, b) = compare b a })))
let a = Array.zeroCreate 9
l.CopyTo(a, 1)
printfn "%A" a
let b = ImmutableList.CreateBuilder<string>()
b.Add "x"
b.AddRange [ "z"; "y" ]
b.Insert(0, "w")
b.[1] <- "X"
let first = b.ToImmutable()
b.Sort()
printfn "%A %A %d" (List.ofSeq first) (List.ofSeq b) b.Count
printfn "%b %b %d" (b.Remove "X") (b.Remove "X") (b.RemoveAll(fun s -> s < "y"))
printfn "%A" (List.ofSeq (b.ToImmutable()))
t "outside" (fun () -> b.[7])
let lb = l.ToBuilder()
lb.Reverse()
lb.RemoveAt 0
printfn "%A %b %d" (List.ofSeq lb) (lb.Contains 9) (lb.IndexOf 9)
