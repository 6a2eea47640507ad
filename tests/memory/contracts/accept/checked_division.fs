[<NoAlloc>]
let div a b = a / b
printfn "%d" (div 7 2)
