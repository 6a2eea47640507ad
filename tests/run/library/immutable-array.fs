open System
open System.Collections.Generic
open System.Collections.Immutable
open System.Linq

let attempt name f =
    try
        f () |> ignore
        printfn "%s: fine" name
    with e -> printfn "%s: %s: %s" name (e.GetType().Name) e.Message

let show name (a: ImmutableArray<'T>) = printfn "%s: %s" name (String.Join(" ", a))

let a = ImmutableArray.Create(3, 1, 2)
let empty: ImmutableArray<int> = ImmutableArray<int>.Empty
let unset = Unchecked.defaultof<ImmutableArray<int>>

show "a" a
printfn "%d %d %b %b %b" a.Length a.[0] a.IsEmpty a.IsDefault a.IsDefaultOrEmpty
printfn "%d %b %b %b" empty.Length empty.IsEmpty empty.IsDefault empty.IsDefaultOrEmpty
printfn "%b %b" unset.IsDefault unset.IsDefaultOrEmpty
show "add" (a.Add 4)
show "range" (a.AddRange [ 7; 8 ])
show "range2" (a.AddRange(a))
show "insert" (a.Insert(1, 9))
show "insertRange" (a.InsertRange(1, [ 9; 8 ]))
show "remove" (a.Remove 1)
show "remove none" (a.Remove 11)
show "removeAt" (a.RemoveAt 0)
show "removeRange" (a.RemoveRange(0, 2))
show "removeAll" (a.RemoveAll(fun x -> x > 1))
show "replace" (a.Replace(1, 5))
show "set" (a.SetItem(2, 50))
show "clear" (a.Clear())
show "sort" (a.Sort())
show "sortBy" (a.Sort(Comparison(fun x y -> compare y x)))
show "a again" a
printfn "%b %b" (a.Contains 2) (a.Contains 5)
printfn "%d %d %d" (a.IndexOf 2) (a.IndexOf 9) (a.LastIndexOf 3)
printfn "%d" (a.AsSpan().Length)
for x in a do printf "%d;" x
printfn ""
for x in a.AsSpan() do printf "%d;" x
printfn ""

show "create0" (ImmutableArray.Create<string>())
show "create1" (ImmutableArray.Create "one")
show "createArray" (ImmutableArray.Create<int>([| 1; 2; 3; 4; 5 |]))
show "createPart" (ImmutableArray.Create([| 1; 2; 3; 4; 5 |], 1, 3))
show "createRange" (ImmutableArray.CreateRange(seq { 1 .. 4 }))
show "createMapped" (ImmutableArray.CreateRange(a, fun x -> string (x * 2)))
show "toImmutable" ([ 1; 2 ].ToImmutableArray())
show "toImmutable2" ([| 1; 2 |].ToImmutableArray())

let b = ImmutableArray.CreateBuilder<int>()
printfn "%d %d" b.Count b.Capacity
b.Add 1
b.AddRange [ 2; 3 ]
b.AddRange([| 4; 5 |])
b.AddRange(a)
b.Insert(0, 0)
b.[1] <- 10
printfn "%d %d" b.Count b.[1]
let frozen = b.ToImmutable()
b.RemoveAt 0
b.Remove 2 |> ignore
b.Reverse()
show "frozen" frozen
show "now" (b.ToImmutable())
b.Sort()
show "sorted" (b.ToImmutable())
printfn "%b %d" (b.Contains 10) (b.IndexOf 10)
attempt "move" (fun () -> b.MoveToImmutable())
let c = ImmutableArray.CreateBuilder<int> 2
c.Add 1
c.Add 2
show "moved" (c.MoveToImmutable())
printfn "%d %d" c.Count c.Capacity
c.Add 5
show "drained" (c.ToImmutable())
printfn "%d" c.Count
attempt "index" (fun () -> a.[3])
attempt "negative" (fun () -> a.[-1])
attempt "builder" (fun () -> c.[0])
attempt "removeAt" (fun () -> a.RemoveAt 3)
attempt "insert" (fun () -> a.Insert(4, 1))
attempt "set" (fun () -> a.SetItem(3, 1))
attempt "replace" (fun () -> a.Replace(100, 1))
attempt "part" (fun () -> ImmutableArray.Create([| 1; 2 |], 1, 3))
attempt "capacity" (fun () -> ImmutableArray.CreateBuilder<int>(-1))
attempt "null" (fun () -> ImmutableArray.CreateRange<int> null)
attempt "unset length" (fun () -> unset.Length)
attempt "unset count" (fun () -> (unset :> IReadOnlyCollection<int>).Count)
attempt "unset add" (fun () -> (unset.Add 1).Length)
let copy = a
printfn "%b %b" (a.Equals copy) (a = copy)
printfn "%b" (a.Equals(ImmutableArray.Create(3, 1, 2)))
printfn "%d %d" (Seq.sum a) (a.Select(fun x -> x + 1).Sum())
printfn "%A" (a |> Seq.map ((*) 2) |> List.ofSeq)
printfn "%d" (ImmutableArray.BinarySearch(a.Sort(), 3))
printfn "%d %d" (a.First()) (a.Last())
printfn "%A" (a.ToArray())
let tb = a.ToBuilder()
tb.Add 8
show "toBuilder" (tb.ToImmutable())
let target = Array.zeroCreate 4
a.CopyTo(target, 1)
printfn "%A" target
match box a with
| :? ImmutableArray<string> -> printfn "strings"
| :? ImmutableArray<int> as x -> printfn "ints %d" x.Length
| _ -> printfn "other"
