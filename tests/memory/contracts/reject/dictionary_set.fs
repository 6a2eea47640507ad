// rejects: FF1010 line 5
open System.Collections.Generic
let d = Dictionary<int, int>()
[<NoAlloc>]
let put (k: int) = d.[k] <- k
put 3
printfn "%d" d.Count
