// rejects: FF1012 line 7
type Tree = Leaf | Node of Tree * int * Tree
[<MaxStack(4000)>]
let rec sum t =
    match t with
    | Leaf -> 0
    | Node(l, x, r) -> sum l + x + sum r
printfn "%d" (sum (Node(Leaf, 3, Leaf)))
