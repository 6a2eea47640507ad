// rejects: FF1010 line 3
[<NoAlloc>]
let squares (n: int) = [ for i in 1 .. n -> i * i ]
printfn "%d" (List.sum (squares 3))
