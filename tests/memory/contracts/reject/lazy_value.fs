// rejects: FF1010 line 4
let mutable kept = lazy 0
[<NoAlloc>]
let wait (n: int) = kept <- lazy (n + 1)
wait 3
printfn "%d" (kept.Force())
