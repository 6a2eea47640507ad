// covers: updates of trees whose old versions live on, and of those that nobody else has; exceptions halfway
type Tree =
    | Leaf
    | Node of Tree * string * int * Tree

let rec insert key value tree =
    match tree with
    | Leaf -> Node(Leaf, key, value, Leaf)
    | Node(l, k, v, r) ->
        if key < k then Node(insert key value l, k, v, r)
        elif key > k then Node(l, k, v, insert key value r)
        else Node(l, k, value, r)

let rec toList tree =
    match tree with
    | Leaf -> []
    | Node(l, k, v, r) -> toList l @ [ k, v ] @ toList r

let rec mirror tree =
    match tree with
    | Leaf -> Leaf
    | Node(l, k, v, r) -> Node(mirror r, k, v, mirror l)

let rotate tree =
    match tree with
    | Node(Node(a, k1, v1, b), k2, v2, c) -> Node(a, k1, v1, Node(b, k2, v2, c))
    | t -> t

let rec unrotate tree =
    match tree with
    | Node(a, k1, v1, Node(b, k2, v2, c)) -> unrotate (Node(Node(a, k1, v1, b), k2, v2, c))
    | t -> t

let rec failing key tree =
    match tree with
    | Leaf -> failwithf "no %s" key
    | Node(l, k, v, r) ->
        if key < k then Node(failing key l, k, v, r)
        elif key > k then Node(l, k, v, failing key r)
        else Node(l, k, -v, r)

type Rope =
    | Text of string
    | Cat of Rope * Rope * int

let length = function Text s -> s.Length | Cat(_, _, n) -> n
let cat a b = Cat(a, b, length a + length b)

let rec append text rope =
    match rope with
    | Text s when s.Length + String.length text < 8 -> Text(s + text)
    | Text _ -> cat rope (Text text)
    | Cat(a, b, _) -> cat a (append text b)

let rec show = function Text s -> s | Cat(a, b, _) -> "(" + show a + "|" + show b + ")"

[<EntryPoint>]
let main _ =
    let words = [ "pear"; "fig"; "plum"; "apple"; "quince"; "kiwi"; "cherry" ]
    let mutable versions = []
    let mutable tree = Leaf
    for i, w in List.indexed words do
        tree <- insert w i tree
        if i % 2 = 0 then versions <- tree :: versions
    for v in versions do
        printfn "%A" (toList v)
    let other = insert "fig" 100 (insert "date" 50 tree)
    printfn "%A" (toList tree)
    printfn "%A" (toList other)
    printfn "%A" (toList (mirror other))
    printfn "%b" (mirror (mirror other) = other)
    printfn "%b %b" (toList (rotate tree) = toList tree) (rotate tree = tree)
    printfn "%A" (toList (unrotate tree) = toList tree)
    for key in [ "plum"; "grape"; "apple" ] do
        try
            let t = failing key tree
            printfn "%A" (toList t)
        with e -> printfn "%s" e.Message
    printfn "%A" (toList tree)
    let mutable rope = Text ""
    let mutable kept = []
    for i in 1..9 do
        rope <- append (string (i * 37)) rope
        if i % 3 = 0 then kept <- rope :: kept
    for r in kept do
        printfn "%s %d" (show r) (length r)
    let big = Seq.fold (fun t i -> insert (string ((i * 7919) % 1009)) i t) Leaf (seq { 1..2000 })
    let bigger = Seq.fold (fun t i -> insert (string i) (-i) t) big (seq { 1..50 })
    printfn "%d %d %d" (List.length (toList big)) (List.sumBy snd (toList big)) (List.sumBy snd (toList bigger))
    0
