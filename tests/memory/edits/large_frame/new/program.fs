let fill (n: int) =
    use buffer = stackBuffer<int> 1024
    let span = buffer.AsSpan()
    for i in 0 .. 1023 do span.[i] <- i * n
    span.[n]
printfn "%d" (fill 3)
