let show (n: int) = if n > 1 then "many" else "one"
printfn "%s" (show 3)
