// rejects: FF1010 line 3
[<NoAlloc>]
let show (n: int) = string n
printfn "%s" (show 3)
