let pair (n: int) = [ n; n ]
printfn "%d" (pair 3).Length
