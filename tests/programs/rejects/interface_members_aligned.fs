// covers: members of an interface that are not indented
type IShape =
    abstract Area: float

type Square(a: float) =
    interface IShape with
    member _.Area = a * a

printfn "%g" (Square 2.0 :> IShape).Area
