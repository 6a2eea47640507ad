// covers: lazy sequences: evaluation on demand, seq expressions, infinite sequences, the module
let naturals = Seq.initInfinite id
printfn "%A" (naturals |> Seq.map (fun x -> x * x) |> Seq.filter (fun x -> x % 2 = 1) |> Seq.take 5 |> Seq.toList)
let log = ResizeArray<int>()
let traced = seq { for i in 1 .. 5 do log.Add i; yield i * 10 }
printfn "%d" log.Count
printfn "%d" (Seq.item 2 traced)
printfn "%A" (List.ofSeq log)
let rec countdown n = seq { if n > 0 then yield n; yield! countdown (n - 1) }
printfn "%A" (Seq.toList (countdown 5))
let primes = naturals |> Seq.skip 2 |> Seq.filter (fun n -> Seq.forall (fun d -> n % d <> 0) (seq { 2 .. int (sqrt (float n)) }))
printfn "%A" (primes |> Seq.takeWhile (fun p -> p < 40) |> Seq.toList)
printfn "%A" (Seq.unfold (fun (a, b) -> Some(a, (b, a + b))) (0, 1) |> Seq.skipWhile (fun x -> x < 10) |> Seq.truncate 4 |> Seq.toList)
printfn "%d %d %d" (Seq.length [ 1; 2 ]) (Seq.sum { 1 .. 10 }) (Seq.fold (-) 0 [| 1; 2 |])
printfn "%A" (Seq.zip [ 1; 2; 3 ] "ab" |> Seq.toList)
printfn "%A" (Seq.collect (fun x -> [ x; x + 10 ]) [ 1; 2 ] |> Seq.toArray)
printfn "%A" (Seq.groupBy (fun x -> x % 2) [ 1 .. 5 ] |> Seq.map (fun (k, v) -> k, Seq.toList v) |> Seq.toList)
printfn "%A" (Seq.windowed 2 [ 1; 2; 3 ] |> Seq.map Array.sum |> Seq.toList)
printfn "%A" (Seq.sortBy (fun x -> -x) [ 3; 1; 2 ] |> Seq.toList)
printfn "%A %A" (Seq.tryHead []) (Seq.tryLast [ 1; 2 ])
printfn "%A" (Seq.scan (+) 0 [ 1; 2; 3 ] |> Seq.toList)
printfn "%A" (Seq.distinct [ 3; 1; 3 ] |> Seq.toList)
printfn "%A" (Seq.append [ 1 ] [ 2 ] |> Seq.rev |> Seq.toList)
printfn "%A" (Seq.chunkBySize 2 [ 1 .. 5 ] |> Seq.toList)
printfn "%A" (Seq.pairwise [ 1; 2; 4 ] |> Seq.map (fun (a, b) -> b - a) |> Seq.toList)
let cached = Seq.cache traced
printfn "%d %d" (Seq.sum cached) (Seq.sum cached)
printfn "%d" log.Count
for x in seq { yield 1; yield! [ 2; 3 ] } do printf "%d " x
printfn ""
printfn "%A" (seq { 1 .. 3 })
printfn "%s" (String.concat "," (Seq.map string [ 1; 2 ]))
