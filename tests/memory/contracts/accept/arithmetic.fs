[<NoAlloc>]
let f (a: int) (b: float) = float a * b + sqrt b
printfn "%f" (f 3 4.0)
