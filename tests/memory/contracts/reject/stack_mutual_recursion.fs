// rejects: FF1012 line 3
let rec even (n: int) : int = if n = 0 then 1 else 1 + odd (n - 1)
and odd (n: int) : int = if n = 0 then 0 else 2 + even (n - 1)
[<MaxStack(1000)>]
let start (n: int) = even n
printfn "%d" (start 3)
