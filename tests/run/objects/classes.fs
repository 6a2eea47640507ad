module Program
open System
type Base(n: int) =
    do printfn "Base ctor %d" n
    let mutable count = n
    abstract Name : string
    default _.Name = "base"
    abstract Inc : int -> int
    default _.Inc x = count <- count + x; count
    member this.Show() = sprintf "%s:%d" this.Name count
    member _.Count with get() = count and set v = count <- v
type Derived(n: int, s: string) as this =
    inherit Base(n * 2)
    let tag = s + "!"
    do printfn "Derived ctor %s %s" tag (this.Tag())
    new(s: string) = printfn "secondary"; Derived(7, s)
    new() as me = Derived("dflt") then printfn "then %s" (me.Tag())
    member _.Tag() = "tag:" + tag
    override this.Name = "derived" + tag
    override this.Inc x = base.Inc(x * 10)
type Third() =
    inherit Derived(1, "third")
    override _.Name = base.Name + "+third"
let d = Derived(3, "a")
printfn "%s %d %s" (d.Show()) (d.Inc 2) (d.Show())
let d2 = Derived()
printfn "%s" (d2.Show())
let t = Third()
printfn "%s %d" (t.Show()) ((t :> Base).Inc 1)
t.Count <- 100
printfn "%s" ((t :> Base).Show())
// object expressions
let o = { new Base(5) with
            override _.Name = "objexpr"
            override this.Inc x = base.Inc(x) + 1000 }
printfn "%s %d %s" (o.Show()) (o.Inc 3) (o.Show())
type IA = abstract A : unit -> string
type IB =
    inherit IA
    abstract B : int -> int
    abstract P : int with get, set
let mk start =
    let mutable_cell = ref start
    { new IB with
        member this.B x = mutable_cell.Value <- mutable_cell.Value + x; mutable_cell.Value
        member this.P with get() = mutable_cell.Value and set v = mutable_cell.Value <- v
      interface IA with
        member this.A() = "A of " + string mutable_cell.Value }
let ib = mk 10
printfn "%d %d %s" (ib.B 5) ib.P ((ib :> IA).A())
ib.P <- 99
printfn "%d %s" ib.P (ib.A())
let multi =
    { new IDisposable with member _.Dispose() = printfn "disposed"
      interface IComparable with member _.CompareTo o = 42
      interface IA with member _.A() = "multi A" }
(multi :?> IA).A() |> printfn "%s"
printfn "%d" ((multi :?> IComparable).CompareTo 1)
using multi (fun _ -> printfn "using")
let ob = { new Object() with override _.ToString() = "custom tostring"
                             override _.Equals o = true
                             override _.GetHashCode() = 77 }
printfn "%O %s %b %d" ob (ob.ToString()) (ob.Equals 3) (hash ob)
let self = { new IA with member this.A() = this.GetType().Name.Length > 0 |> string }
printfn "%s" (self.A())
// static
type S() =
    static let mutable n = (printfn "static init"; 5)
    static let arr = [| 1; 2; 3 |]
    static do printfn "static do %d" n
    static member N with get() = n and set v = n <- v
    static member Next() = n <- n + 1; n
    static member val Auto = "auto" with get, set
    static member Sum = Array.sum arr
    member val Inst = n with get, set
printfn "before"
printfn "%d %d %s %d" S.N (S.Next()) S.Auto S.Sum
S.Auto <- "changed"; S.N <- 50
let s1 = S()
printfn "%s %d" S.Auto s1.Inst
type V =
    val X: int
    val mutable Y: int
    new(x, y) = { X = x; Y = y }
    new(x) = { X = x; Y = 0 }
    member v.Sum = v.X + v.Y
let v = V(1, 2)
v.Y <- 20
printfn "%d %d" v.Sum (V(9).Sum)
[<Struct>]
type P2 =
    val mutable A: int
    val mutable B: int
    new(a, b) = { A = a; B = b }
    member p.Total = p.A + p.B
    member p.Bump() = p.A <- p.A + 1
let mutable p = P2(1, 2)
p.A <- 10
p.Bump()
printfn "%d %d" p.Total p.A
let arr = [| P2(1, 1); P2(2, 2) |]
arr.[1].B <- 50
arr.[0].Bump()
printfn "%d %d" arr.[1].Total arr.[0].A
type Counter<'T>(init: 'T list) =
    let items = ResizeArray<'T>(init)
    member _.Add x = items.Add x
    member _.Item with get i = items.[i] and set i v = items.[i] <- v
    member _.Items = List.ofSeq items
    static member Create(x) = Counter<'T>([x])
let c = Counter<string>.Create "a"
c.Add "b"; c.[0] <- "z"
printfn "%A %s" c.Items c.[1]
[<AbstractClass>]
type Animal(name: string) =
    abstract Speak : unit -> string
    abstract Legs : int
    default _.Legs = 4
    member a.Describe() = sprintf "%s says %s on %d legs" name (a.Speak()) a.Legs
type Dog() = inherit Animal("Dog") with override _.Speak() = "woof"
type Bird(n) =
    inherit Animal(n)
    override _.Speak() = "tweet"
    override _.Legs = 2
for a in [ Dog() :> Animal; Bird("Wren") :> Animal; { new Animal("Anon") with member _.Speak() = "..." } ] do printfn "%s" (a.Describe())
type Node(v: int) =
    member val Value = v
    member val Next : Node option = None with get, set
let n1 = Node 1
let n2 = Node 2
n1.Next <- Some n2
printfn "%A" (n1.Next |> Option.map (fun n -> n.Value))
type Ev() =
    let e = Event<int>()
    [<CLIEvent>] member _.Fired = e.Publish
    member _.Fire x = e.Trigger x
let ev = Ev()
ev.Fired.Add(fun x -> printfn "got %d" x)
ev.Fire 5
type Op = { V: int } with
    static member (+) (a, b) = { V = a.V + b.V }
    static member (~-) a = { V = -a.V }
    static member op_Explicit (a: Op) : int = a.V
    static member op_Implicit (x: int) : Op = { V = x }
printfn "%A %d" (-({ V = 1 } + { V = 2 })) (int { V = 9 })
type Rec1(x: int) =
    member _.X = x
    override _.Equals o = match o with :? Rec1 as r -> r.X = x | _ -> false
    override _.GetHashCode() = x
    interface IComparable with member _.CompareTo o = match o with :? Rec1 as r -> compare x r.X | _ -> 1
printfn "%b %b %d" (Rec1 1 = Rec1 1) (Rec1 1 < Rec1 2) (compare (Rec1 5) (Rec1 3))
printfn "%A" (List.sort [Rec1 3; Rec1 1; Rec1 2] |> List.map (fun r -> r.X))
printfn "%A" ([Rec1 1; Rec1 1] |> List.distinct |> List.length)
