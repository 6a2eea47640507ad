// rejects: FF1010 line 4
let mutable kept : obj = null
[<NoAlloc>]
let keep (n: int) = kept <- box n
keep 3
printfn "%O" kept
