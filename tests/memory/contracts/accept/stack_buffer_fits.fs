[<MaxStack(1024)>]
let sum (n: int) =
    use buffer = stackBuffer<int> 64
    let span = buffer.AsSpan()
    for i in 0 .. 63 do span.[i] <- i * n
    span.[n]
printfn "%d" (sum 3)
