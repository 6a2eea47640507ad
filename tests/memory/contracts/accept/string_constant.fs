[<NoAlloc>]
let name (n: int) = match n with 1 -> "one" | 2 -> "two" | _ -> "many"
printfn "%s" (name 2)
