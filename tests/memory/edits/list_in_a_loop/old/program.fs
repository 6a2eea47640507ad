let push (xs: int list) (n: int) = n :: xs
let run (n: int) = push [] n
printfn "%d" (run 4).Length
