// The value that an indexed property is set to may be a tuple.
type Op(a: string * bool, n: int) =
    let mutable more : (string * bool) list = [ a ]
    member this.Item
        with get (i: int) : string = string (i + n)
        and set (i: int) (v: string * bool) = more <- (fst v + string i, snd v) :: more
    member this.Cell
        with get (i: int, j: int) = (i, j)
        and set (i: int, j: int) (v: int * int) = more <- (string (i + j + fst v + snd v), false) :: more
    member this.Named
        with set (i: int) (x: int, y: int) = more <- (string (i * x + y), true) :: more
    member this.Last
        with get () = List.head more
        and set (v: string * bool) = more <- v :: more
    member this.More = more

let o = Op(("a", true), 1)
o.[1] <- ("b", false)
o.Last <- ("c", true)
let p = ("d", true)
o.[2] <- p
o.Cell(1, 2) <- (3, 4)
o.Named(5) <- (6, 7)
printfn "%A %s %A" o.More o.[4] o.Last
