let fill (n: int) =
    use buffer = stackBuffer<int> 16
    let span = buffer.AsSpan()
    for i in 0 .. 15 do span.[i] <- i * n
    span.[n]
printfn "%d" (fill 3)
