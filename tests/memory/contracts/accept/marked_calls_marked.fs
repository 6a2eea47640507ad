[<NoAlloc>]
let f (n: int) = n + 1
[<NoAlloc>]
let g (n: int) = f n * 2
printfn "%d" (g 3)
