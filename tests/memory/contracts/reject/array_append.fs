// rejects: FF1010 line 3
[<NoAlloc>]
let both (a: int[]) (b: int[]) = Array.append a b
printfn "%d" (both [|1|] [|2|]).Length
