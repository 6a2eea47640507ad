// rejects: FF1010 line 2
let helper (n: int) = [| n; n |]
[<NoAlloc>]
let f (n: int) = (helper n).Length
printfn "%d" (f 3)
