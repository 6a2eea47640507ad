// covers: maps and sets: building, lookup, update, folding, order, equality
let text = "the cat and the dog and the bird"
let counts =
    text.Split(' ')
    |> Array.fold (fun m w -> Map.add w (1 + (Map.tryFind w m |> Option.defaultValue 0)) m) Map.empty
for KeyValue(word, n) in counts do printf "%s=%d " word n
printfn ""
printfn "%A" (Map.toList counts)
printfn "%d %d %A" counts.Count counts.["the"] (counts.TryFind "cow")
printfn "%A" (counts |> Map.filter (fun _ n -> n > 1) |> Map.map (fun k n -> k.Length * n))
printfn "%b %b" (Map.containsKey "cat" counts) (counts |> Map.exists (fun _ n -> n > 5))
printfn "%d" (Map.fold (fun s _ n -> s + n) 0 counts)
printfn "%s" (Map.foldBack (fun k _ s -> k + s) counts "")
printfn "%A" (Map.remove "the" counts |> Map.toList |> List.map fst)
printfn "%b" (Map.ofList [ 1, 'a'; 2, 'b' ] = Map.ofSeq [ 2, 'b'; 1, 'a' ])
printfn "%A" (Map.tryFindKey (fun _ n -> n = 2) counts)
printfn "%A" (Map.partition (fun _ n -> n = 1) counts |> fst |> Map.toList)
let a, b = set [ 1 .. 5 ], Set.ofList [ 4; 5; 6 ]
printfn "%A %A %A" (a + b) (a - b) (Set.intersect a b)
printfn "%b %b %d" (Set.contains 3 a) (Set.isSubset (set [ 1 ]) a) (Set.count (a + b))
printfn "%A %A" (Set.map (fun x -> x / 2) a) (Set.filter (fun x -> x % 2 = 1) a)
printfn "%d %d %d" a.MinimumElement (Set.maxElement b) (Set.fold (+) 0 a)
printfn "%A" (Set.add 9 b |> Set.remove 4 |> Set.toList)
printfn "%A" (Set.unionMany [ a; b; set [ 10 ] ] |> Set.toArray)
printfn "%A" (set [ "b"; "a"; "b" ])
let big = Seq.init 1000 (fun i -> i * 7919 % 1009) |> Set.ofSeq
printfn "%d %d" big.Count (big |> Seq.take 10 |> Seq.sum)
let groups = [ "apple"; "bob"; "cat"; "ant"; "bee" ] |> List.groupBy (fun s -> s.[0]) |> Map.ofList
printfn "%A" groups.['a']
let nested = Map.ofList [ (1, 2), [ "x" ]; (1, 1), [] ]
printfn "%A" (Map.toList nested)
printfn "%A" (Set.ofList [ [ 2 ]; [ 1; 5 ]; []; [ 1 ] ])
