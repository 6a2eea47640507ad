[<NoAlloc>]
let positive (n: int) = if n < 0 then failwith "negative" else n
printfn "%d" (positive 3)
