// inheritance, virtual dispatch during construction, base calls, abstract with default, generics
[<AbstractClass>]
type Shape(name: string) =
    let mutable calls = 0
    abstract Area : float
    abstract Scale : float -> Shape
    abstract Describe : unit -> string
    default this.Describe() =
        calls <- calls + 1
        sprintf "%s#%d area=%.2f" name calls this.Area
    member _.Name = name
    member _.Calls = calls
    override this.ToString() = "Shape:" + this.Name
type Circle(r: float) =
    inherit Shape("circle")
    override _.Area = System.Math.PI * r * r
    override _.Scale k = Circle(r * k) :> Shape
type Rect(w: float, h: float, name) =
    inherit Shape(name)
    new(w, h) = Rect(w, h, "rect")
    member val Tag = "none" with get, set
    override _.Area = w * h
    override this.Scale k =
        let r = Rect(w * k, h * k)
        r.Tag <- this.Tag + "+"
        r :> Shape
    override this.Describe() = "[" + base.Describe() + "|" + this.Tag + "]"
type Square(s: float) =
    inherit Rect(s, s, "square")
    override this.Describe() = "<" + base.Describe() + ">"
    override _.ToString() = base.ToString() + "!"
let shapes : Shape list = [ Circle 1.0; Rect(2.0, 3.0); Square 2.0; Rect(1.0, 1.0, "custom", Tag = "t") ]
for s in shapes do
    printfn "%s" (s.Describe())
    let t = s.Scale 2.0
    printfn "%s %s %d" (t.Describe()) (string t) s.Calls
    match s with
    | :? Square as q -> printfn "square %s" q.Tag
    | :? Rect as r -> printfn "rect %s" r.Tag
    | _ -> printfn "other"

type Base() =
    abstract Init : unit -> string
    default _.Init() = "base"
    member this.Run() = this.Init()
type Mid() =
    inherit Base()
    override _.Init() = "mid+" + base.Init()
type Leaf() =
    inherit Mid()
    override _.Init() = "leaf+" + base.Init()
printfn "%s %s %s" (Base().Run()) (Mid().Run()) (Leaf().Run())

type INode<'a> =
    abstract Value : 'a with get, set
    abstract Map<'b> : ('a -> 'b) -> INode<'b>
type Node<'a>(v: 'a) =
    let mutable v = v
    interface INode<'a> with
        member _.Value with get() = v and set x = v <- x
        member _.Map<'b>(f: 'a -> 'b) = Node<'b>(f v) :> INode<'b>
let n = Node 5 :> INode<int>
n.Value <- n.Value + 1
printfn "%d %s" n.Value ((n.Map(fun x -> sprintf "<%d>" x)).Value)

type Counter<'k when 'k : equality>() =
    let d = System.Collections.Generic.Dictionary<'k, int>()
    member _.Item
        with get k = match d.TryGetValue k with | true, v -> v | _ -> 0
        and set k v = d.[k] <- v
    member this.Incr k = this.[k] <- this.[k] + 1
    static member Create(ks: seq<'k>) = let c = Counter<'k>() in (for k in ks do c.Incr k); c
let c = Counter<_>.Create "mississippi"
printfn "%d %d %d %d" c.['m'] c.['i'] c.['s'] c.['p']

type A(x: int) =
    do printfn "A ctor %d" x
    let y = x * 2
    do printfn "A y %d" y
    member _.Y = y
    new() = printfn "A()"; A(7)
    new(s: string) as this = A(s.Length) then printfn "after %d" this.Y
type B(z) =
    inherit A(z + 1)
    do printfn "B ctor"
    let q = base.Y + z
    member _.Q = q
let a1, a2, a3 = A(), A("hello"), B(3)
printfn "%d %d %d" a1.Y a2.Y a3.Q

type Acc() =
    static let mutable total = 0
    static let names = ResizeArray<string>()
    static do names.Add "init"
    let id = (total <- total + 1; total)
    do names.Add(sprintf "acc%d" id)
    member _.Id = id
    static member Total = total
    static member Names = String.concat "," names
let xs = [ for _ in 1 .. 3 -> Acc() ]
printfn "%d %s %A" Acc.Total Acc.Names (xs |> List.map (fun a -> a.Id))
type IA = abstract F : int -> int
type IB = inherit IA
          abstract G : int -> int
type Impl(k) =
    interface IB with
        member this.F x = x + k
        member this.G x = (this :> IA).F x * 2
let ib = Impl 3 :> IB
printfn "%d %d %b" (ib.F 1) (ib.G 1) (box ib :? IA)
let o = { new IB with
            member _.F x = x * 100
            member t.G x = t.F x + 1 }
printfn "%d %d" (o.F 2) (o.G 2)
