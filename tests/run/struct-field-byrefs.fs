// A field of a mutable struct is assigned while its address is taken elsewhere.
[<Struct>]
type Cell =
    val mutable Value: int
    val mutable Label: string
    new(v: int, l: string) = { Value = v; Label = l }
let bumpBy (x: byref<int>) (by: int) : int =
    x <- x + by
    x * 2
let f (k: int) : int =
    let mutable d = Cell(k, "a")
    d.Label <- d.Label + "d"
    bumpBy &d.Value 2 + d.Value
printfn "%d" (f 3)
let g (k: int) : int =
    let mutable d = Cell(k, "a")
    bumpBy &d.Value 2 + d.Value
printfn "%d" (g 3)
