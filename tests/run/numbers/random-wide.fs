let r = System.Random 11
for _ in 1 .. 4 do printfn "%d %d %d" (r.NextInt64()) (r.NextInt64 1000L) (r.NextInt64(-5L, 5000000000L))
printfn "%.9g" (r.NextSingle())
let a = [| 1 .. 12 |]
r.Shuffle a
printfn "%A" a
printfn "%A" (r.GetItems([| 'a'; 'b'; 'c' |], 8))
printfn "%A" (r.GetItems([| 'a'; 'b'; 'c'; 'd' |], 8))
printfn "%b" (System.Random.Shared.Next 10 < 10)
