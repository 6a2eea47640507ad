[<NoAlloc>]
let swap (a: int, b: string) = (b, a)
printfn "%A" (swap (1, "a"))
