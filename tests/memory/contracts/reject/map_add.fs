// rejects: FF1010 line 3
[<NoAlloc>]
let put (m: Map<int, int>) = Map.add 1 2 m
printfn "%d" (put Map.empty).Count
