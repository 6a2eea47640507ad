type Shape = Circle of float | Square of float
[<NoAlloc>]
let area s = match s with Circle r -> r * r * 3.0 | Square a -> a * a
printfn "%f" (area (Circle 2.0))
