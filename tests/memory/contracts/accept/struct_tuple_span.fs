open System
[<NoAlloc>]
let range (s: Span<int>) =
    let mutable lo = s.[0]
    let mutable hi = s.[0]
    for i in 1 .. s.Length - 1 do
        lo <- min lo s.[i]
        hi <- max hi s.[i]
    struct (lo, hi)
let struct (a, b) = range (Span<int>([| 3; 1; 2 |]))
printfn "%d %d" a b
