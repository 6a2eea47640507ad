// covers: tuples, struct tuples, anonymous records are by value, deconstruction, as keys
let divMod a b = a / b, a % b
let q, r = divMod 17 5
printfn "%d %d %A" q r (divMod 9 2)
let (a, (b, c)), d = (1, ("two", 3.0)), [ 4 ]
printfn "%d %s %g %A" a b c d
let triple = 1, "x", true
let (_, s, _) = triple
printfn "%s %A" s triple
printfn "%d %s" (fst (1, "a")) (snd (1, "a"))
let struct (x, y) = struct (3, 4)
printfn "%d" (x * y)
let minMax xs = List.min xs, List.max xs
let lo, hi = minMax [ 4; 2; 9 ]
printfn "%d..%d" lo hi
let swap (a, b) = (b, a)
printfn "%A" (swap (swap (1, 'z')))
let add (a, b) = a + b
printfn "%d" ([ 1, 2; 3, 4 ] |> List.map add |> List.sum)
printfn "%A" (List.unzip3 [ 1, 'a', "x"; 2, 'b', "y" ])
printfn "%A" (Map.ofList [ (1, 2), "a"; (0, 5), "b" ] |> Map.toList)
let mutable p, k = 1, 2
p <- 10
printfn "%d %d" p k
