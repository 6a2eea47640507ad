// A member that inline code asks for may be a field.
[<Struct>]
type Cell =
    val mutable Value: int
    val mutable Label: string
    new(v: int, l: string) = { Value = v; Label = l }
type P = { Label: string; N: int }
let inline nameOf (x: ^T) : string = (^T: (member Label: string) x)
let f (k: int) =
    let cells = [| Cell(k, "a"); Cell(2, "b") |]
    let mutable d = Cell(3, "d")
    nameOf cells.[1] + nameOf d + nameOf { Label = "p"; N = 1 } + nameOf (Cell(1, "x"))
printfn "%s" (f 3)
