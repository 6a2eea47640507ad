[<NoAlloc>]
let fill (xs: int[]) (v: int) = for i in 0 .. xs.Length - 1 do xs.[i] <- v
let xs = Array.zeroCreate 3
fill xs 7
printfn "%A" xs
