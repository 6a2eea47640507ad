[<MaxStack(256)>]
let add (a: int) (b: int) = a + b
printfn "%d" (add 1 2)
