// rejects: FF1010 line 3
[<NoAlloc>]
let nobody (n: int) = [ n; n ]
printfn "done"
