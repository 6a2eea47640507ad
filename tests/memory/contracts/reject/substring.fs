// rejects: FF1010 line 3
[<NoAlloc>]
let tail (s: string) = s.Substring 1
printfn "%s" (tail "abc")
