// covers: a stack buffer whose span leaves the function that made it, bounds of a span, closures that capture a span
let processNumbers input =
    use buffer = stackBuffer<int> 1024
    let span = buffer.AsSpan()
    input
    |> Array.iteri (fun i value ->
        if i < span.Length then
            span[i] <- value * 2)
    // All processing happens on stack - no heap allocation
    span.Slice(0, min input.Length span.Length)

[<EntryPoint>]
let main _ =
    let few = processNumbers [| 1; 2; 3 |]
    printfn "%d numbers: %d %d %d" few.Length few[0] few[1] few[2]
    let many = processNumbers [| for i in 1 .. 2000 -> i |]
    let mutable sum = 0
    for i in 0 .. many.Length - 1 do
        sum <- sum + many[i]
    printfn "%d numbers, last %d, sum %d" many.Length many[many.Length - 1] sum
    printfn "the first are still there: %d %d %d" few[0] few[1] few[2]
    let none = processNumbers [||]
    printfn "%d numbers" none.Length
    0
