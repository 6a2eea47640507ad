// covers: a union case and a type of one name: the later one is meant, if it can be made
type T =
    | L of string
    | N of int
type N(v: bool) =
    member this.Value = v
let a = N(true)
printfn "%b" a.Value
let n: N = N false
printfn "%b" n.Value
module Later =
    type P(v: bool) =
        member this.Value = v
    type U =
        | L of string
        | P of int
    let a = P(3)
    printfn "%A" a
    let b = new P(true)
    printfn "%b" b.Value
    type Inner =
        | Pair of int * int
        | Single
    type Pair = { Left: int; Right: int }
    printfn "%A %A" (Pair(1, 2)) { Left = 1; Right = 2 }
    match Pair(3, 4) with
    | Pair(x, y) -> printfn "%d" (x + y)
    | Single -> ()
