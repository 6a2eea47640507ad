[<NoAlloc>]
let nobody (n: int) = n * n
printfn "done"
