type Counter() =
    let mutable n = 0
    [<NoAlloc>]
    member _.Next() =
        n <- n + 1
        n
let c = Counter()
c.Next() |> ignore
printfn "%d" (c.Next())
