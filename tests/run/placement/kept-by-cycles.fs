// covers: cells in the frame of a caller, put into objects that refer to themselves and are found dead later
type Shape =
    | Point of int16
    | Twice of Shape
type Node(shape: Shape) =
    let mutable next : Node option = None
    member this.Shape = shape
    member this.Next with get () = next and set (n: Node option) = next <- n
type Link = { mutable To: Link option; mutable Names: string list }
let ring (s: Shape) =
    let node = Node s
    node.Next <- Some node
    s
let rec depth s = match s with Point n -> int n | Twice inner -> 1 + depth inner
let knot (names: string list) =
    let a = { To = None; Names = [] }
    let b = { To = Some a; Names = names }
    a.To <- Some b
    a.Names <- "a" :: names
    List.length b.Names
let late (l: Link) (names: string list) = l.Names <- names
let rec grow n = if n = 0 then [] else string n :: grow (n - 1)
let throughByref (names: byref<string list>) (more: string list) = names <- more @ names
let opened n =
    let l = { To = None; Names = [] }
    l.To <- Some l
    throughByref &l.Names (grow n)
    late l ("x" :: l.Names)
    List.length l.Names
let closure n =
    let mutable f : (unit -> int) option = None
    let cell = ref f
    let names = grow n
    cell.Value <- Some(fun () -> List.length names + (if cell.Value.IsSome then 1 else 0))
    cell.Value.Value ()

let round i =
    let shape = Twice(Point(int16 i))
    if depth (ring shape) <> i + 1 then printfn "wrong"
    let names = [ string i; "b" ]
    if knot names <> List.length names then printfn "wrong"

[<EntryPoint>]
let main args =
    for i in 1 .. 6000 do round (args.Length + i)
    printfn "%d %d %d" (depth (ring (Twice(Point 4s)))) (opened 5) (closure 3)
    0
