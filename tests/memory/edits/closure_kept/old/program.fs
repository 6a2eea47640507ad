let mutable later = fun (x: int) -> x
let keep (n: int) = n + 1
printfn "%d %d" (keep 3) (later 4)
