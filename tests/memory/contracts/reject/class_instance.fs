// rejects: FF1010 line 5
type Box(x: int) =
    member val X = x with get, set
[<NoAlloc>]
let box2 n = Box n
printfn "%d" (box2 3).X
