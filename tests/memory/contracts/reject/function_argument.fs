// rejects: FF1010 line 4
[<NoAlloc>]
let apply (f: int -> 'a) = f 3
let show (n: int) = string n
printfn "%s" (apply show)
