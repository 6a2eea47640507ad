let mutable later = fun (x: int) -> x
let keep (n: int) =
    later <- (fun x -> x + n)
    n + 1
printfn "%d %d" (keep 3) (later 4)
