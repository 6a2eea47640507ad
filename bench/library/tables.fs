open System.Collections.Generic

[<EntryPoint>]
let main args =
    let n = int args.[0]
    let words = Array.init 200000 (fun i -> "key" + string (i * 7919 % 200000))
    let byText = Dictionary<string, int>()
    let mutable hits = 0
    for round in 1 .. n do
        for w in words do
            match byText.TryGetValue w with
            | true, c -> byText.[w] <- c + 1
            | _ -> byText.[w] <- 1
    for kv in byText do
        hits <- hits + kv.Value
    let pairs = Dictionary<struct (int * int), int>()
    for i in 0 .. n * 100000 do
        let key = struct (i % 1000, i % 777)
        pairs.[key] <- (match pairs.TryGetValue key with
                        | true, v -> v + i % 3
                        | _ -> 1)
    let set = HashSet<int64>()
    for i in 0 .. n * 200000 do
        set.Add(int64 i * 48271L % 1000003L) |> ignore
    printfn "%d %d %d %d" byText.Count hits pairs.Count set.Count
    0
