// rejects: FF1010 line 4
[<NoAlloc>]
let first (n: int) =
    let xs = Array.zeroCreate<int> n
    xs.[0]
printfn "%d" (first 3)
