// rejects: FF1010 line 6
type Tree = Leaf | Node of Tree * int * Tree
[<NoAlloc>]
let rec insert x t =
    match t with
    | Leaf -> Node(Leaf, x, Leaf)
    | Node(l, y, r) when x < y -> Node(insert x l, y, r)
    | Node(l, y, r) -> Node(l, y, insert x r)
printfn "%A" (insert 3 Leaf)
