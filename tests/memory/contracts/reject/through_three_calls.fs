// rejects: FF1010 line 2
let deep (n: int) = String.replicate n "x"
let middle (n: int) = (deep n).Length
let upper (n: int) = middle n + 1
[<NoAlloc>]
let f (n: int) = upper n * 2
printfn "%d" (f 3)
