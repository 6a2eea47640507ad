// Structures that refer to themselves in many ways; nothing of them may be alive at the end.
open System
open System.Collections.Generic

type Node(name: string) =
    let mutable next: Node option = None
    let children = List<Node>()
    member val Parent: Node = Unchecked.defaultof<Node> with get, set
    member _.Name = name
    member _.Next with get () = next and set v = next <- v
    member this.Add(child: Node) =
        child.Parent <- this
        children.Add child
        child
    member _.Children = children
    member this.Depth : int = if isNull (box this.Parent) then 0 else 1 + this.Parent.Depth

let ring n =
    let nodes = Array.init n (fun i -> Node(string i))
    for i in 0 .. n - 1 do nodes.[i].Next <- Some nodes.[(i + 1) % n]
    nodes.[0]

let mutable total = 0
for i in 1 .. 30000 do
    let r = ring (2 + i % 7)
    total <- total + r.Name.Length + (if r.Next.Value.Name = "1" then 1 else 0)
let keep = ring 10
let rec walk (n: Node) k = if k = 0 then n.Name else walk n.Next.Value (k - 1)
printfn "%d %s" total (walk keep 1003)

// a tree with parents, of which parts are cut off
let root = Node "root"
let rec grow (n: Node) depth =
    if depth > 0 then
        for i in 1 .. 3 do grow (n.Add(Node(sprintf "%s.%d" n.Name i))) (depth - 1)
grow root 7
let rec size (n: Node) = 1 + Seq.sumBy size n.Children
printfn "%d" (size root)
for round in 1 .. 20 do
    let child = root.Children.[round % root.Children.Count]
    child.Children.Clear()
    grow child 5
printfn "%d %d" (size root) root.Children.[0].Children.[1].Children.[2].Depth

// functions that hold themselves
let counter () =
    let self = ref (fun (_: int) -> 0)
    self.Value <- fun n -> if n = 0 then 0 else 1 + self.Value (n - 1)
    self.Value
printfn "%d" (List.sum [ for i in 1 .. 100 -> counter () i ])

// records through mutable fields, unions and arrays
type Cell = { Id: int; mutable Links: Link list }
and Link = Near of Cell | Far of Cell[] | End
let knot n =
    let cells = [| for i in 0 .. n - 1 -> { Id = i; Links = [ End ] } |]
    for c in cells do
        c.Links <- Near cells.[(c.Id + 1) % n] :: Far cells :: c.Links
    cells.[n / 2]
let rec ids c depth =
    if depth = 0 then c.Id
    else
        c.Links
        |> List.sumBy (fun l ->
            match l with
            | Near d -> ids d (depth - 1)
            | Far ds -> ds.Length
            | End -> 1)
printfn "%d" (Seq.sum (seq { for n in 1 .. 500 -> ids (knot (1 + n % 9)) 4 }))

// values of any type, interfaces, dictionaries
type IShape =
    abstract Owner: obj with get, set
    abstract Area: float
type Square(side: float) =
    let mutable owner: obj = null
    interface IShape with
        member _.Owner with get () = owner and set v = owner <- v
        member _.Area = side * side
let registry = Dictionary<string, IShape>()
let shapes n =
    let table = Dictionary<string, IShape>()
    for i in 1 .. n do
        let s = Square(float i) :> IShape
        s.Owner <- box table
        table.[string i] <- s
    table
let mutable area = 0.0
for n in 1 .. 200 do
    let t = shapes (n % 11)
    for KeyValue(_, s) in t do area <- area + s.Area
    if n % 50 = 1 then registry.[string n] <- t.["1"]
printfn "%g %d" area ((registry.["151"].Owner :?> Dictionary<string, IShape>).Count)

// events whose handlers hold the sender
type Button(text: string) =
    let clicked = Event<string>()
    member _.Clicked = clicked.Publish
    member _.Text = text
    member _.Click() = clicked.Trigger text
let log = Text.StringBuilder()
for i in 1 .. 50 do
    let b = Button(string i)
    b.Clicked.Add(fun t -> log.Append(t.Length + b.Text.Length) |> ignore)
    b.Click()
printfn "%d" log.Length

// lazy values that know each other, and a failure in the middle
type Ping = { Name: string; Pong: Lazy<Ping> }
let pair () =
    let rec a = { Name = "a"; Pong = lazy b }
    and b = { Name = "b"; Pong = lazy a }
    a
let names = String.Join("", [ for _ in 1 .. 5 -> (pair ()).Pong.Value.Pong.Value.Name ])
printfn "%s" names
let failing n =
    let r = ring n
    if n % 2 = 0 then failwithf "even %s" r.Next.Value.Name
    n
let mutable failures = 0
for i in 1 .. 1000 do
    try failing (i % 5 + 2) |> ignore
    with Failure m when m.StartsWith "even" -> failures <- failures + 1
printfn "%d" failures
