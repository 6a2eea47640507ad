// covers: cells that die before their function is left: function values, captured variables, objects, lists, arrays of them
type Counter(start: int) =
    let mutable n = start
    member _.Add x = n <- n + x
    member _.Value = n
type Box<'T>(x: 'T) =
    let mutable content = x
    member _.Content with get () = content and set v = content <- v
type Node = { Name: string; mutable Next: Node option }
let total (xs: int list) =
    let mutable sum = 0
    let c = Counter 5
    xs |> List.iter (fun x -> sum <- sum + x; c.Add x)
    sum + c.Value
let swap n =
    let b = Box(string n)
    let old = b.Content
    b.Content <- old + "!"
    b.Content <- b.Content + old
    b.Content
let inLoop n =
    let mutable all = []
    for i in 1 .. n do
        let b = Box [ i ]
        if i % 2 = 0 then b.Content <- 0 :: b.Content
        all <- b.Content @ all
    all
let joined flag (other: Box<string>) =
    let own = Box "own"
    let one = if flag then own else other
    one.Content <- one.Content + "+"
    own.Content + other.Content
let leaves n =
    let b = Box n
    (fun () -> b.Content <- b.Content + 1; b.Content)
let chain n =
    let first = { Name = "first"; Next = None }
    let mutable last = first
    for i in 1 .. n do
        let next = { Name = string i; Next = None }
        last.Next <- Some next
        last <- next
    let rec names node =
        match node.Next with
        | None -> node.Name
        | Some next -> node.Name + "," + names next
    names first
let fails n =
    let b = Box "b"
    try
        if n > 2 then failwith b.Content
        b.Content <- "c"
        b.Content
    with e -> e.Message + b.Content
let apply (f: int -> int -> int) = f 1 2
let captured n =
    let text = string n
    let add a b = a + b + text.Length
    let twice = fun x -> add x x
    apply add + twice 3 + apply (fun a b -> add b a)
let literal n =
    let rec find xs k =
        match xs with
        | [] -> -1
        | x :: rest -> if x = n then k else find rest (k + 1)
    find [ 3; 5; 7; 11 ] 0
let rec deep n = if n = 0 then 0 else (let c = Counter n in c.Add 1; c.Value + deep (n - 1))
printfn "%d" (total [ 1 .. 10 ])
printfn "%s %s" (swap 7) (swap 12)
printfn "%A" (inLoop 5)
let shared = Box "shared"
printfn "%s %s %s" (joined true shared) (joined false shared) shared.Content
let f = leaves 3
printfn "%d %d" (f ()) (f ())
printfn "%s" (chain 4)
printfn "%s %s" (fails 1) (fails 3)
printfn "%d" (captured 1234)
printfn "%d %d" (literal 7) (literal 8)
printfn "%d" (deep 10000)
