// rejects: FF1013 line 4
[<MaxStack(1000)>]
let sum (n: int) =
    use buffer = stackBuffer<int> n
    let span = buffer.AsSpan()
    for i in 0 .. n - 1 do
        span.[i] <- i
    span.[n - 1]
printfn "%d" (sum 3)
