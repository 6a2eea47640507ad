// covers: data that is built for one caller: trees, lists, groups of types, through exceptions, kept, returned, in loops
type Tree =
    | Leaf
    | Node of Tree * int * Tree
let rec make d = if d = 0 then Leaf else Node(make (d - 1), d, make (d - 1))
let rec count t =
    match t with
    | Leaf -> 0
    | Node(l, _, r) -> 1 + count l + count r
let rec mirror t =
    match t with
    | Leaf -> Leaf
    | Node(l, x, r) -> Node(mirror r, x, mirror l)
let rec sum t =
    match t with
    | Leaf -> 0
    | Node(l, x, r) -> sum l + x + sum r
let rounds n =
    let mutable total = 0
    for i in 1 .. n do
        total <- total + count (make (i % 7))
    total
let twoAtOnce n =
    let a = make n
    let b = make (n - 1)
    let s = sum a
    let t = mirror a
    s + sum b + sum t
let eitherWay n =
    let t = if n % 2 = 0 then make n else Leaf
    count t
let rec kept = ref Leaf
let keep n =
    let t = make n
    kept.Value <- t
    count t
let firstOf n =
    match make n with
    | Leaf -> Leaf
    | Node(l, _, _) -> l
let rec grow n acc = if n = 0 then acc else grow (n - 1) (Node(acc, n, Leaf))
let chained n =
    let mutable t = Leaf
    for i in 1 .. n do
        t <- Node(t, i, Leaf)
    sum t
let replaced n =
    let mutable t = make 2
    let mutable total = 0
    for i in 1 .. n do
        total <- total + sum t
        t <- make (i % 4)
    total + sum t
type Expr =
    | Num of int
    | Add of Expr * Expr
    | Call of string * Args
and Args =
    | NoArgs
    | Arg of Expr * Args
let rec build n = if n <= 0 then Num n else Add(build (n - 1), Call("f", args (n - 2)))
and args n = if n <= 0 then NoArgs else Arg(build (n - 1), args (n - 1))
let rec value e =
    match e with
    | Num n -> n
    | Add(a, b) -> value a + value b
    | Call(name, rest) -> name.Length + values rest
and values a =
    match a with
    | NoArgs -> 1
    | Arg(e, rest) -> value e + values rest
let rec checkedMake limit d =
    if d > limit then failwithf "too deep: %d" d
    elif d = limit then Leaf
    else Node(checkedMake limit (d + 1), d, checkedMake (limit - (d &&& 1)) (d + 1))
let caught n =
    try
        let t = checkedMake n 0
        count t
    with e -> -e.Message.Length
let inFunction n =
    let t = make n
    let f x = count t + x
    List.sum (List.map f [ 1; 2; 3 ])
let returnedFunction n =
    let t = make n
    fun x -> count t + x
let rec numbers n = if n = 0 then [] else n :: numbers (n - 1)
let rec pairs xs =
    match xs with
    | [] -> []
    | x :: rest -> (x, string x) :: pairs rest
let inArray n =
    let a = [| for i in 0 .. n -> make i |]
    Array.sumBy count a
let lazily n =
    let l = lazy (make n)
    count (l.Force()) + count (l.Force())
printfn "%d %d %d" (rounds 50) (twoAtOnce 6) (eitherWay 4 + eitherWay 5)
printfn "%d %d" (keep 5) (count kept.Value)
printfn "%d" (count (firstOf 6))
printfn "%d %d %d" (sum (grow 100 Leaf)) (chained 100) (replaced 20)
printfn "%d" (value (build 8))
printfn "%d %d" (caught 6) (caught 1)
printfn "%d %d" (inFunction 4) (returnedFunction 5 10)
printfn "%d %A" (List.length (numbers 1000)) (pairs (numbers 4))
printfn "%d %d" (inArray 6) (lazily 5)
