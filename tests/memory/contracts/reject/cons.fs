// rejects: FF1010 line 3
[<NoAlloc>]
let push (x: int) (xs: int list) = x :: xs
printfn "%A" (push 1 [])
