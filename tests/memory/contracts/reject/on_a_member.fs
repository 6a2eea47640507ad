// rejects: FF1010 line 7
type Counter() =
    let mutable n = 0
    [<NoAlloc>]
    member _.Next() =
        n <- n + 1
        string n
printfn "%s" (Counter().Next())
