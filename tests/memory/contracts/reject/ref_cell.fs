// rejects: FF1010 line 4
let keep = ResizeArray<int ref>()
[<NoAlloc>]
let cell (n: int) = ref n
keep.Add(cell 3)
printfn "%d" keep.[0].Value
