// rejects: FF1011 line 2
[<MaxStack(64)>]
let sum (n: int) =
    use buffer = stackBuffer<int> 64
    let span = buffer.AsSpan()
    for i in 0 .. 63 do
        span.[i] <- i * n
    let mutable total = 0
    for i in 0 .. 63 do
        total <- total + span.[i % (n + 1)]
    total
printfn "%d" (sum 3)
