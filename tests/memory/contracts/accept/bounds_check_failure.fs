[<NoAlloc>]
let at (xs: int[]) i = xs.[i]
printfn "%d" (at [| 1 |] 0)
