// rejects: FF1010 line 3
[<NoAlloc>]
let inline pair x = [ x; x ]
printfn "%d" (pair 3).Length
