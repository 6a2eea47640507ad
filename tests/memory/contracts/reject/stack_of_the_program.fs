// rejects: FF1011
// flags: --max-stack=4096
let work (n: int) =
    use buffer = stackBuffer<int> 4096
    let span = buffer.AsSpan()
    for i in 0 .. 4095 do
        span.[i] <- i * n
    span.[n]
System.Environment.Exit(work 0)
