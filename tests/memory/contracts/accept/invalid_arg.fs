[<NoAlloc>]
let positive (n: int) = if n < 0 then invalidArg "n" ("negative: " + string n) else n
printfn "%d" (positive 3)
