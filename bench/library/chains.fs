[<EntryPoint>]
let main args =
    let n = int args.[0]
    let mutable total = 0L
    for r in 1 .. 3 do
        total <- total + ([ 1 .. n ] |> List.map (fun x -> x * 3) |> List.filter (fun x -> x % 2 = 0) |> List.sumBy int64)
        total <- total + ([| 1 .. n |] |> Array.map (fun x -> x + r) |> Array.filter (fun x -> x % 3 = 0) |> Array.fold (fun a x -> a + int64 x) 0L)
        total <- total + (Seq.init n (fun i -> i * 7) |> Seq.filter (fun x -> x % 5 <> 0) |> Seq.map int64 |> Seq.sum)
        let chunks = [| 1 .. n / 10 |] |> Array.chunkBySize 7 |> Array.sumBy (fun c -> Array.length c)
        let pairs = [ 1 .. n / 10 ] |> List.pairwise |> List.filter (fun (a, b) -> (a + b) % 3 = 0) |> List.length
        let w = Seq.windowed 3 (seq { 1 .. n / 50 }) |> Seq.sumBy Array.sum
        let g = [ 1 .. n / 10 ] |> List.groupBy (fun x -> x % 10) |> List.map (fun (k, v) -> k * List.length v) |> List.sum
        let s = [ 1 .. n / 10 ] |> List.sortBy (fun x -> -x) |> List.rev |> List.head
        let z = List.zip [ 1 .. n / 10 ] [ 2 .. n / 10 + 1 ] |> List.map (fun (a, b) -> a ^^^ b) |> List.max
        let d = Seq.distinct (Seq.map (fun x -> x % 1000) (seq { 1 .. n / 10 })) |> Seq.length
        total <- total + int64 (chunks + pairs + w + g + s + z + d)
    printfn "%d" total
    0
