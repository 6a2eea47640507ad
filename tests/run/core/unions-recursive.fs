// covers: recursive, generic and mutually recursive unions: trees, expressions, simplification, folds over them, structural equality
type Tree<'T> =
    | Leaf
    | Node of Tree<'T> * 'T * Tree<'T>

module Tree =
    let rec insert x tree =
        match tree with
        | Leaf -> Node(Leaf, x, Leaf)
        | Node(left, y, right) when x < y -> Node(insert x left, y, right)
        | Node(left, y, right) when x > y -> Node(left, y, insert x right)
        | Node _ -> tree

    let rec fold f state tree =
        match tree with
        | Leaf -> state
        | Node(left, x, right) -> fold f (f (fold f state left) x) right

    let toList tree = fold (fun list x -> x :: list) [] tree |> List.rev
    let ofList list = List.fold (fun tree x -> insert x tree) Leaf list

    let rec map f tree =
        match tree with
        | Leaf -> Leaf
        | Node(left, x, right) -> Node(map f left, f x, map f right)

    let rec depth tree =
        match tree with
        | Leaf -> 0
        | Node(left, _, right) -> 1 + max (depth left) (depth right)

type Expr =
    | Num of int
    | Var of string
    | Add of Expr * Expr
    | Mul of Expr * Expr
    | Neg of Expr
    | Let of string * Expr * Expr

let rec simplify expr =
    match expr with
    | Add(a, b) ->
        match simplify a, simplify b with
        | Num 0, e | e, Num 0 -> e
        | Num x, Num y -> Num(x + y)
        | a, b when a = b -> Mul(Num 2, a)
        | a, b -> Add(a, b)
    | Mul(a, b) ->
        match simplify a, simplify b with
        | Num 0, _ | _, Num 0 -> Num 0
        | Num 1, e | e, Num 1 -> e
        | Num x, Num y -> Num(x * y)
        | a, b -> Mul(a, b)
    | Neg(Neg e) -> simplify e
    | Neg(Num n) -> Num -n
    | Neg e -> Neg(simplify e)
    | Let(name, value, body) -> Let(name, simplify value, simplify body)
    | Num _ | Var _ -> expr

let rec eval env expr =
    match expr with
    | Num n -> Some n
    | Var name -> List.tryFind (fst >> (=) name) env |> Option.map snd
    | Neg e -> eval env e |> Option.map (~-)
    | Add(a, b) -> Option.map2 (+) (eval env a) (eval env b)
    | Mul(a, b) -> Option.map2 (*) (eval env a) (eval env b)
    | Let(name, value, body) -> eval env value |> Option.bind (fun v -> eval ((name, v) :: env) body)

let rec show expr =
    match expr with
    | Num n when n < 0 -> sprintf "(%d)" n
    | Num n -> string n
    | Var name -> name
    | Add(a, b) -> "(" + show a + " + " + show b + ")"
    | Mul(a, b) -> show a + " * " + show b
    | Neg e -> "-" + show e
    | Let(name, value, body) -> sprintf "let %s = %s in %s" name (show value) (show body)

type Statement =
    | Say of string
    | Repeat of int * Block
and Block = { Body: Statement list }

let rec execute depth block =
    for statement in block.Body do
        match statement with
        | Say text -> printfn "%s%s" (String.replicate depth "  ") text
        | Repeat(times, inner) -> for _ in 1 .. times do execute (depth + 1) inner

let tree = Tree.ofList [ 5; 2; 8; 1; 9; 3; 5 ]
printfn "%A %d" (Tree.toList tree) (Tree.depth tree)
printfn "%A" (tree |> Tree.map (fun x -> string (x * x)) |> Tree.toList)
printfn "%d %b" (Tree.fold (+) 0 tree) (tree = Tree.ofList [ 5; 8; 2; 9; 1; 3 ])
printfn "%A" (Tree.ofList [ "pear"; "apple"; "fig" ] |> Tree.toList)
let e = Add(Mul(Num 1, Var "x"), Add(Num 0, Neg(Neg(Mul(Num 2, Num 21)))))
printfn "%s => %s" (show e) (show (simplify e))
printfn "%A %A" (eval [ "x", 8 ] e) (eval [] e)
let shadow = Let("x", Num 2, Add(Var "x", Let("x", Mul(Var "x", Num 10), Var "x")))
printfn "%s = %A" (show shadow) (eval [] shadow)
printfn "%s" (show (simplify (Add(Var "y", Add(Var "y", Num 0)))))
execute 0 { Body = [ Say "start"; Repeat(2, { Body = [ Say "a"; Repeat(1, { Body = [ Say "b" ] }) ] }); Say "end" ] }
