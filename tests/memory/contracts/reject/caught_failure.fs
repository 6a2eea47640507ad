// rejects: FF1010 line 2
let check (n: int) = if n < 0 then failwith "negative" else n
[<NoAlloc>]
let safe (n: int) = try check n with _ -> 0
printfn "%d %d" (safe 1) (safe -1)
