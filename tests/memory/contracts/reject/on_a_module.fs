// rejects: FF1010 line 5
[<NoAlloc>]
module Fast =
    let add a b = a + b
    let pair (a: int) = [ a; a ]
printfn "%d %d" (Fast.add 1 2) (Fast.pair 3).Length
