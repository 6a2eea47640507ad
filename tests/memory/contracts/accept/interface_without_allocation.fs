type IShape =
    abstract Area : float
type Square(a: float) =
    interface IShape with
        member _.Area = a * a
let s = Square 3.0 :> IShape
[<NoAlloc>]
let area (s: IShape) = s.Area
printfn "%f" (area s)
