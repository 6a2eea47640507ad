// rejects: FF1010 line 3
[<NoAlloc>]
let pair x = [ x; x ]
printfn "%d %d" (pair 3).Length (pair "a").Length
