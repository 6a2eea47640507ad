type P = { X: float; Y: float }
[<NoAlloc>]
let move p dx = { p with X = p.X + dx }
printfn "%A" (move { X = 1.0; Y = 2.0 } 3.0)
