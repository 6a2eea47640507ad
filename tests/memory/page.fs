/// A program with allocations of all kinds, for the page of the report: <marks> & "notes".
type Tree =
    | Leaf
    | Node of Tree * int * Tree

type Counter() =
    let mutable n = 0
    member _.Add k = n <- n + k
    member _.Value = n

let mutable later = fun (x: int) -> x

let rec insert x t =
    match t with
    | Leaf -> Node(Leaf, x, Leaf)
    | Node(l, y, r) when x < y -> Node(insert x l, y, r)
    | Node(l, y, r) -> Node(l, y, insert x r)

let count (k: int) =
    let c = Counter()
    for i in 1 .. k do c.Add i
    c.Value

let keep (n: int) = later <- (fun x -> x + n)

let names (n: int) = [ for i in 1 .. n -> "nº " + string i ]

keep 3
printfn "%A" (List.fold (fun t x -> insert x t) Leaf [ 2; 1; 3 ])
printfn "%d %d %s" (count 4) (later 5) (String.concat ", " (names 3))
