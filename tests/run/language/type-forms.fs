open System

type Token = Token
type Marker = Mark
type Op = Op with
    static member Twice(x: int) = x * 2

let kind (t: Token) = match t with Token -> "token"
printfn "%s %A %d" (kind Token) Mark (Op.Twice 4)

type IA =
    abstract A: unit -> int
type IB =
    abstract B: unit -> int
[<Interface>]
type IBoth =
    inherit IA
    inherit IB
let both =
    { new IBoth with
        member _.B() = 2
      interface IA with
        member _.A() = 1 }
printfn "%d" (both.A() + both.B())

type Point2D =
    abstract X: string with get, set
    abstract Y: int with get, set
type Impl(start: int) =
    interface Point2D with
        member val X = "x" + string start with get, set
        member val Y = start * 2 with get, set
let p = Impl 5 :> Point2D
p.X <- p.X + "!"
p.Y <- p.Y + 1
printfn "%s %d" p.X p.Y

type Counted() =
    [<DefaultValue>]
    static val mutable private count: int
    [<DefaultValue>]
    val mutable id: int
    do Counted.count <- Counted.count + 1
    member this.Next() =
        this.id <- Counted.count
        this.id
    static member Count = Counted.count
let first = Counted()
let second = Counted()
printfn "%d %d %d" (first.Next()) (second.Next()) Counted.Count

[<Literal>]
let Flag = true
[<Literal>]
let Day = DayOfWeek.Friday
let name d =
    match d with
    | Day -> "friday"
    | _ -> "other"
printfn "%b %s %s" Flag (name DayOfWeek.Friday) (name DayOfWeek.Monday)

let mutable last = 0s
let steps step finish =
    for n in finish .. step .. finish do
        last <- n
steps 1s 3s
let total a b =
    let mutable s = 0L
    for i in a .. b do s <- s + i
    s
printfn "%d %d %A %A" last (total 1L 4L) [0..-1] [3..-1..1]

let show o = o.ToString()
printfn "%s %s %s" (show 3) (show "s") (show (Some 1))
type RA = { FA: int }
type RB = { FA: int; FB: int }
let ra = { FA = 1 }
let rb = { FA = 1; FB = 2 }
printfn "%A %A" ra rb
let run (f: Func<unit, string>) = f.Invoke()
printfn "%s" (run (Func<unit, string>(fun () -> "run")))
let act = Action<_>(fun () -> printfn "acted")
act.Invoke()

type Pair() =
    let mutable a, b = 0, 0
    member _.Both
        with get () = (a, b)
        and set (x, y) =
            a <- x
            b <- y
let pair = Pair()
pair.Both <- (3, 4)
printfn "%A" pair.Both
let rethrow n = n + 1
printfn "%d" (rethrow 1)
