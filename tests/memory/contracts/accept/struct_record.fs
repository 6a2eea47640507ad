[<Struct>]
type V = { X: int; Y: int }
[<NoAlloc>]
let add a b = { X = a.X + b.X; Y = a.Y + b.Y }
printfn "%d" (add { X = 1; Y = 2 } { X = 3; Y = 4 }).Y
