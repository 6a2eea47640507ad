// A part of an array's element is used after the element that held it has been replaced, or in a later turn of a loop.
let last (xs: (char * string * int)[]) =
    Array.fold (fun (_: string) ((_, text, _): char * string * int) -> text) "none" xs

let shown (pairs: (int * string)[]) = pairs |> Array.map (fun (n, text) -> if n > 1 then text else "small")

let replaced (pairs: (int * string)[]) (keep: bool) =
    let (n, text) = pairs.[0]
    if keep then
        pairs.[0] <- (n + 1, System.String('y', 3))
        text + string n
    else
        text

type Cell = { mutable Pair: string * int }

let swapped (cell: Cell) (again: bool) =
    let (text, n) = cell.Pair
    if again then cell.Pair <- (System.String('z', n), n + 1)
    if n > 2 then "end" else text

[<EntryPoint>]
let main _ =
    printfn "%s" (last [| ('a', "b" + string 1, 3); ('c', "d" + string 2, 4) |])
    printfn "%s" (last [||])
    printfn "%A" (shown [| (1, "one" + string 1); (2, "two" + string 2) |])
    let pairs = [| (1, System.String('x', 4)) |]
    printfn "%s %s %s" (replaced pairs true) (replaced pairs false) (replaced pairs true)
    let cell = { Pair = (System.String('c', 2), 1) }
    printfn "%s %s %s" (swapped cell true) (swapped cell true) (swapped cell false)
    0
