[<NoAlloc>]
let sum (xs: int[]) =
    let mutable s = 0
    for x in xs do s <- s + x
    s
printfn "%d" (sum [| 1; 2; 3 |])
