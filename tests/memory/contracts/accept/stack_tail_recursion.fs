[<MaxStack(512)>]
let rec count (found: int) (n: int) : int = if n = 0 then found else count (found + 1) (n - 1)
printfn "%d" (count 0 1000000)
