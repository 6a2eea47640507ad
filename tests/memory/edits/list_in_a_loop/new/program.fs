let push (xs: int list) (n: int) =
    let mutable all = xs
    for i in 1 .. n do all <- i :: all
    all
let run (n: int) = push [] n
printfn "%d" (run 4).Length
