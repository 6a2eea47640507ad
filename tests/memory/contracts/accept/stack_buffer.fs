[<NoAlloc>]
let sum (n: int) =
    use buffer = stackBuffer<int> 16
    let span = buffer.AsSpan()
    for i in 0 .. 15 do span.[i] <- i * n
    let mutable s = 0
    for i in 0 .. 15 do s <- s + span.[i]
    s
printfn "%d" (sum 2)
