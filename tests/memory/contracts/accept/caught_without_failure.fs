[<NoAlloc>]
let safe (a: int) = try a + 1 with _ -> 0
printfn "%d" (safe 1)
