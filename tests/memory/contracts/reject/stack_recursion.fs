// rejects: FF1012 line 3
[<MaxStack(1000)>]
let rec depth (n: int) : int = if n = 0 then 0 else 1 + depth (n / 2) + depth (n / 3)
printfn "%d" (depth 3)
