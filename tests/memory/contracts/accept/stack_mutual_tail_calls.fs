let rec even (n: int) : bool = if n = 0 then true else odd (n - 1)
and odd (n: int) : bool = if n = 0 then false else even (n - 1)
[<MaxStack(512)>]
let start (n: int) = even n
printfn "%b" (start 1000)
