let n = 10
printfn "%d" ([1..n] |> List.map (fun x -> x*x) |> List.sum)
printfn "%A" [1..n]
printfn "%A" [|n .. -3 .. 1|]
printfn "%A" (['a'..'e'] |> List.map string)
printfn "%d" ([|1..n|] |> Array.filter (fun x -> x % 3 = 0) |> Array.sum)
for x in [1..3] |> Seq.map (fun x -> x + 1) do printf "%d " x
for x in [ 1L .. 3L ] |> List.filter (fun x -> x <> 2L) do printf "%d " x
for x in seq { 1 .. 3 } |> Seq.map (fun x -> x * 10) do printf "%d " x
printfn ""
try printfn "%A" ([1 .. 0 .. 5] |> List.map (fun x -> x)) with e -> printfn "%s" e.Message
printfn "%d" ([1..0] |> List.length)
printfn "%A" ([250uy .. 255uy] |> List.map int)
let sumTo k = [1..k] |> List.sum
printfn "%d" (sumTo 1000)
printfn "%b" ([1..5] |> List.exists (fun x -> x > 4))
printfn "%A" ([1..5], [|1..3|])
let f = function [] -> "none" | x :: _ -> string x
printfn "%s" ([1..5] |> f)
match [1..3] with
| [a; b; c] -> printfn "%d" (a + b + c)
| _ -> ()
printfn "%d" [1..4].Length
printfn "%A" ([for i in [1..3] -> i * 2])
