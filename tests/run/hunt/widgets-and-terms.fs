open System
open System.Collections.Generic
// abstract classes, properties with override setter, protected overrides, static abstract-like factories, events in hierarchies
[<AbstractClass>]
type Widget(name: string) =
    let clicked = Event<string>()
    let mutable children: Widget list = []
    let mutable parent: Widget option = None
    member _.Clicked = clicked.Publish
    member _.Children = children
    member _.Parent with get () = parent and set v = parent <- v
    member this.Add(w: Widget) =
        children <- children @ [ w ]
        this
    abstract Width: int with get, set
    abstract Render: int -> string list
    abstract Click: unit -> bool
    default this.Click() =
        clicked.Trigger name
        true
    member _.Name = name
    member this.Area = this.Width * List.length (this.Render 0)
type Label(text: string) =
    inherit Widget("label:" + text)
    let mutable w = text.Length
    override _.Width with get () = w and set v = w <- min v text.Length
    override _.Render d = [ String(' ', d) + text.Substring(0, w) ]
    override _.Click() = false
type Button(text) =
    inherit Label(text)
    let mutable presses = 0
    override _.Render d =
        let rows = base.Render 0
        [ for l in rows -> String(' ', d) + "[" + l + "]" ]
    override this.Width with get () = base.Width + 2 and set v = base.Width <- v - 2
    override this.Click() =
        presses <- presses + 1
        let r = base.Click()
        not r && presses < 3
type Panel(title: string) =
    inherit Widget(title)
    override val Width = 10 with get, set
    override this.Render d = (String('-', this.Width)) :: [ for c in this.Children do yield! c.Render(d + 2) ]
    override this.Click() = base.Click() && this.Children |> List.fold (fun acc c -> c.Click() || acc) false
let p = Panel "main"
let b = Button "OK"
(p.Add(Label "hello")).Add(b) |> ignore
p.Clicked.Add(printfn "clicked %s")
for i in 1 .. 4 do printfn "%b" (p.Click())
p.Render 0 |> List.iter (printfn "%s")
(b :> Label).Width <- 3
(b :> Widget).Width <- 10
printfn "%d %d %d" b.Width (b :> Label).Width p.Area
p.Width <- 4
p.Render 1 |> List.iter (printfn "%s|")

type Expr =
    abstract Eval: IDictionary<string, float> -> float
    abstract Diff: string -> Expr
    abstract Show: unit -> string
    abstract Simplify: unit -> Expr
[<AbstractClass>]
type Binary(l: Expr, r: Expr, op: string) =
    member _.L = l
    member _.R = r
    abstract Apply: float * float -> float
    abstract Make: Expr * Expr -> Expr
    abstract DiffWith: string -> Expr
    abstract Rules: Expr * Expr -> Expr option
    default _.Rules(_, _) = None
    interface Expr with
        member this.Eval env = this.Apply(l.Eval env, r.Eval env)
        member this.Diff v = this.DiffWith v
        member _.Show() = "(" + l.Show() + " " + op + " " + r.Show() + ")"
        member this.Simplify() =
            let l', r' = l.Simplify(), r.Simplify()
            defaultArg (this.Rules(l', r')) (this.Make(l', r'))
type Const(v: float) =
    member _.V = v
    interface Expr with
        member _.Eval _ = v
        member _.Diff _ = Const 0.0 :> Expr
        member _.Show() = string v
        member this.Simplify() = this :> Expr
type Var(n: string) =
    interface Expr with
        member _.Eval env = env.[n]
        member _.Diff v = Const(if v = n then 1.0 else 0.0) :> Expr
        member _.Show() = n
        member this.Simplify() = this :> Expr
let (|C|_|) (e: Expr) = match e with :? Const as c -> Some c.V | _ -> None
type Sum(l, r) =
    inherit Binary(l, r, "+")
    override _.Apply(a, b) = a + b
    override _.Make(a, b) = Sum(a, b) :> Expr
    override _.DiffWith v = Sum(l.Diff v, r.Diff v) :> Expr
    override _.Rules(a, b) =
        match a, b with
        | C 0.0, e | e, C 0.0 -> Some e
        | C x, C y -> Some(Const(x + y) :> Expr)
        | _ -> None
type Prod(l, r) =
    inherit Binary(l, r, "*")
    override _.Apply(a, b) = a * b
    override _.Make(a, b) = Prod(a, b) :> Expr
    override _.DiffWith v = Sum(Prod(l.Diff v, r), Prod(l, r.Diff v)) :> Expr
    override this.Rules(a, b) =
        match a, b with
        | C 0.0, _ | _, C 0.0 -> Some(Const 0.0 :> Expr)
        | C 1.0, e | e, C 1.0 -> Some e
        | C x, C y -> Some(Const(x * y) :> Expr)
        | _ -> base.Rules(a, b)
let x = Var "x" :> Expr
let e = Sum(Prod(Const 3.0, Prod(x, x)), Sum(Prod(Const 2.0, x), Const 1.0)) :> Expr
printfn "%s = %g" (e.Show()) (e.Eval(dict [ "x", 2.0 ]))
printfn "%s" (e.Diff("x").Show())
printfn "%s = %g" (e.Diff("x").Simplify().Show()) (e.Diff("x").Eval(dict [ "x", 2.0 ]))
// static val, named/optional args, overloads
type Fmt =
    static member Show(x: int) = sprintf "int %d" x
    static member Show(x: float) = sprintf "float %g" x
    static member Show(x: string, ?width: int, ?fill: char) = sprintf "str %s" (x.PadLeft(defaultArg width 0, defaultArg fill ' '))
    static member Show(xs: seq<int>) = sprintf "seq %d" (Seq.length xs)
    static member Show(x: obj) = sprintf "obj %O" x
    static member Show([<ParamArray>] xs: string[]) = String.Join("+", xs)
printfn "%s %s %s %s" (Fmt.Show 1) (Fmt.Show 1.5) (Fmt.Show "a") (Fmt.Show("a", fill = '*', width = 3))
printfn "%s %s %s" (Fmt.Show [ 1; 2 ]) (Fmt.Show 'c') (Fmt.Show("a", "b", "c"))
type P3 = { mutable X: int; Y: int } with
            member this.Move(?dx, ?dy) = { this with X = this.X + defaultArg dx 0; Y = this.Y + defaultArg dy 0 }
            static member Origin = { X = 0; Y = 0 }
let pt = P3.Origin.Move(dx = 3).Move(dy = 4)
pt.X <- pt.X * 2
printfn "%A %b" pt (pt = { X = 6; Y = 4 })
