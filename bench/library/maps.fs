[<EntryPoint>]
let main args =
    let n = int args.[0]
    let mutable m: Map<int, int> = Map.empty
    for i in 0 .. n do
        let k = int (int64 i * 48271L % 500009L)
        m <- Map.add k (i + (match Map.tryFind k m with Some v -> v | None -> 0)) m
    let words = m |> Map.toSeq |> Seq.map (fun (k, v) -> (string (k % 5000), v)) |> Seq.toList
    let grouped = words |> List.groupBy fst |> List.map (fun (k, vs) -> (k, List.sumBy (fun (_, v) -> int64 v) vs)) |> Map.ofList
    let s = Set.union (Set.ofSeq (Seq.map fst (Map.toSeq grouped))) (set [ "a"; "b" ])
    printfn "%d %d %d %d" m.Count (m |> Map.fold (fun a k v -> a + int64 (k ^^^ v)) 0L) grouped.Count s.Count
    0
