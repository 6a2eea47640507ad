let count (k: int) =
    let c = [ k; k + 1 ]
    let mutable n = 0
    for x in c do n <- n + x
    n
printfn "%d" (count 4)
