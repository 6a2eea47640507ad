// Tables and sets that never change: what they hold, in which order, and how their builders change.
open System
open System.Collections.Generic
open System.Collections.Immutable
let t name (f: unit -> 'a) =
    try printfn "%s = %A" name (f ())
    with e -> printfn "%s ! %s: %s" name (e.GetType().Name) (e.Message.Replace("\n", "|"))
let pairs (d: seq<KeyValuePair<'a, 'b>>) = d |> Seq.map (fun p -> sprintf "%A:%A" p.Key p.Value) |> String.concat " "

// hashed tables: integers come in order of their hashes
let d = ImmutableDictionary<int, string>.Empty.Add(30, "c").Add(10, "a").Add(-5, "n").Add(20, "b")
printfn "%s | %d %b" (pairs d) d.Count d.IsEmpty
printfn "%s" (pairs (d.Remove 20))
printfn "%s" (pairs (d.SetItem(20, "B").SetItem(40, "d")))
printfn "%s" (pairs (d.AddRange [ KeyValuePair(1, "x"); KeyValuePair(2, "y") ]))
printfn "%s" (pairs (d.SetItems [ KeyValuePair(10, "x"); KeyValuePair(2, "y") ]))
printfn "%s" (pairs (d.RemoveRange [ 10; 77; -5 ]))
printfn "%A %A" (List.ofSeq d.Keys) (List.ofSeq d.Values)
printfn "%b %b %b" (d.ContainsKey 10) (d.ContainsValue "c") (d.Contains(KeyValuePair(10, "z")))
printfn "%A %A" (d.TryGetValue 10) (d.TryGetValue 11)
printfn "%s %s" (d.GetValueOrDefault(10)) (d.GetValueOrDefault(11, "none"))
printfn "%d" (d.Clear().Count)
t "same" (fun () -> Object.ReferenceEquals(d.Add(10, "a"), d))
t "duplicate" (fun () -> d.Add(10, "b").Count)
t "missing" (fun () -> d.[7])
t "null key" (fun () -> ImmutableDictionary<string, int>.Empty.Add(null, 1).Count)
t "changed" (fun () -> (d :> IDictionary<int, string>).Add(2, "b"))
let words = ImmutableDictionary.Create<string, int>(StringComparer.OrdinalIgnoreCase).Add("Abc", 1)
printfn "%d %b %A" words.["aBC"] (words.ContainsKey "ABC") (words.TryGetKey "abc")
let big = Seq.fold (fun (m: ImmutableDictionary<int, int>) i -> m.SetItem(i * 7919 % 1009, i)) ImmutableDictionary.Empty (seq { 1 .. 3000 })
printfn "%d %d %d" big.Count big.[5] (big |> Seq.sumBy (fun p -> p.Key * p.Value % 13))
let less = Seq.fold (fun (m: ImmutableDictionary<int, int>) i -> m.Remove(i * 3)) big (seq { 0 .. 400 })
printfn "%d %d" less.Count (less |> Seq.sumBy (fun p -> p.Key))
let b = d.ToBuilder()
b.Add(5, "five")
b.[6] <- "six"
printfn "%b %b %d" (b.Remove 10) (b.Remove 10) b.Count
printfn "%s | %s" (pairs (b.ToImmutable())) (pairs d)
t "builder" (fun () -> b.Add(5, "q"))
printfn "%s" (pairs (ImmutableDictionary.CreateRange [ KeyValuePair(2, 'b'); KeyValuePair(1, 'a') ]))
printfn "%s" (pairs ([ 3; 1; 2 ].ToImmutableDictionary((fun x -> x), (fun x -> x * x))))
printfn "%s" (pairs (ImmutableDictionary.CreateRange [ KeyValuePair(9, 8); KeyValuePair(7, 6) ]))

// sorted tables
let s = ImmutableSortedDictionary<string, int>.Empty.Add("pear", 1).Add("apple", 2).Add("Fig", 3)
printfn "%s" (pairs s)
printfn "%s" (pairs (s.Remove "pear"))
printfn "%s" (pairs (s.SetItem("apple", 9)))
t "sorted duplicate" (fun () -> s.Add("apple", 7).Count)
t "sorted missing" (fun () -> s.["kiwi"])
printfn "%A %A" (List.ofSeq s.Keys) (List.ofSeq s.Values)
let down = ImmutableSortedDictionary.Create<int, string>({ new IComparer<int> with member _.Compare(a, b) = compare b a })
printfn "%s" (pairs (down.Add(1, "a").Add(3, "c").Add(2, "b")))
let sb = ImmutableSortedDictionary.CreateBuilder<int, string>()
for i in 10 .. -1 .. 1 do sb.Add(i, string (i * i))
printfn "%s" (pairs (sb.ToImmutable()))
printfn "%s" (pairs ([ 3; 1; 2 ].ToImmutableSortedDictionary((fun x -> x), (fun x -> x * x))))

// hashed sets
let h = ImmutableHashSet.Create(5, 1, 3, 1)
printfn "%A %d" (List.ofSeq h) h.Count
printfn "%A %A" (List.ofSeq (h.Add 2)) (List.ofSeq (h.Remove 3))
printfn "%A" (List.ofSeq (h.Union [ 9; 1; -4 ]))
printfn "%A" (List.ofSeq (h.Intersect [ 9; 1; 5 ]))
printfn "%A" (List.ofSeq (h.Except [ 9; 1 ]))
printfn "%A" (List.ofSeq (h.SymmetricExcept [ 9; 1 ]))
printfn "%b %b %b %b %b %b" (h.SetEquals [ 1; 3; 5; 5 ]) (h.IsSubsetOf [ 1; 3; 5; 7 ]) (h.IsSupersetOf [ 1 ])
    (h.IsProperSubsetOf [ 1; 3; 5 ]) (h.IsProperSupersetOf [ 1; 3 ]) (h.Overlaps [ 8; 3 ])
printfn "%b %b" (h.Contains 3) (h.Contains 4)
let hb = h.ToBuilder()
printfn "%b %b %d" (hb.Add 7) (hb.Add 7) hb.Count
hb.UnionWith [ 100; 50 ]
printfn "%A" (List.ofSeq (hb.ToImmutable()))
printfn "%d" (ImmutableHashSet.CreateRange(StringComparer.OrdinalIgnoreCase, [ "a"; "A"; "b" ]).Count)
t "null other" (fun () -> h.Union(null).Count)
printfn "%A" (List.ofSeq ([ 4; 2; 4 ].ToImmutableHashSet()))

// sorted sets
let ss = ImmutableSortedSet.Create(3, 1, 2)
printfn "%A %d %d %d" (List.ofSeq ss) ss.Min ss.Max ss.[1]
printfn "%A" (List.ofSeq (ss.Reverse()))
printfn "%d %d %d" (ss.IndexOf 3) (ss.IndexOf 0) (ss.IndexOf 9)
t "outside" (fun () -> ss.[3])
t "max of none" (fun () -> ImmutableSortedSet<int>.Empty.Max)
printfn "%A" (List.ofSeq (ss.Add(0).Union([ 7; 5 ]).Except([ 1 ])))
printfn "%A" (List.ofSeq ([ "b"; "a"; "C" ].ToImmutableSortedSet()))
printfn "%A" (List.ofSeq ([ "b"; "a"; "C" ].ToImmutableSortedSet(StringComparer.Ordinal)))
let ssb = ImmutableSortedSet.CreateBuilder<int>()
for i in [ 8; 6; 7; 5; 3; 0; 9 ] do ssb.Add i |> ignore
printfn "%A %d %d" (List.ofSeq (ssb.ToImmutable())) ssb.Min ssb.Max
