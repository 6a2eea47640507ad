[<NoAlloc>]
let inline add a b = a + b
printfn "%d %f" (add 1 2) (add 1.0 2.0)
