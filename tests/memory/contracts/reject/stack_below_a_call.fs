// rejects: FF1011 line 8
let work (n: int) =
    use buffer = stackBuffer<int> 256
    let span = buffer.AsSpan()
    for i in 0 .. 255 do
        span.[i] <- i * n
    span.[n]
[<MaxStack(512)>]
let start (n: int) = work n + 1
printfn "%d" (start 3)
