let show (n: int) = if n > 1 then "many " + string n else "one"
printfn "%s" (show 3)
