// rejects: FF1010 line 3
[<NoAlloc>]
let wrong (n: int) = System.ArgumentException("n") :> exn
printfn "%s" (wrong 3).Message
