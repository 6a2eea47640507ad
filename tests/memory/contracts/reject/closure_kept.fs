// rejects: FF1010 line 4
let mutable later = fun (x: int) -> x
[<NoAlloc>]
let keep (n: int) = later <- (fun x -> x + n)
keep 3
printfn "%d" (later 4)
