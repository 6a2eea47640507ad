// rejects: FF1010 line 4
let xs = ResizeArray<int>()
[<NoAlloc>]
let add (n: int) = xs.Add n
add 3
printfn "%d" xs.Count
