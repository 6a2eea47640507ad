[<NoAlloc; MaxStack(512)>]
let dot (a: float[]) (b: float[]) =
    let mutable s = 0.0
    for i in 0 .. min a.Length b.Length - 1 do s <- s + a.[i] * b.[i]
    s
printfn "%f" (dot [| 1.0 |] [| 2.0 |])
