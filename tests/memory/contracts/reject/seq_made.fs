// rejects: FF1010 line 4
let mutable kept = Seq.empty<int>
[<NoAlloc>]
let numbers (n: int) = kept <- seq { for i in 1 .. n do yield i * n }
numbers 3
printfn "%d" (Seq.length kept)
