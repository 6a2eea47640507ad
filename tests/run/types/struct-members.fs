open System
open System.Collections
open System.Collections.Generic
[<Struct>]
type Counter =
    val mutable n: int
    new(start) = { n = start }
    member c.Inc() = c.n <- c.n + 1
    member c.Twice() = c.Inc(); c.Inc()
    member c.N with get() = c.n and set v = c.n <- v
    member c.Reset() = c <- Counter(100)
    override c.ToString() = sprintf "C%d" c.n
[<Struct>]
type P = { mutable X: int; mutable Name: string }
         with member p.Move d = p.X <- p.X + d
              member p.Rename s = p.Name <- s
type Holder() =
    let mutable c = Counter(5)
    let ro = Counter(7)
    member val Pub = Counter(1) with get, set
    [<DefaultValue>] val mutable fld: Counter
    member _.Go() = c.Inc(); ro.Inc(); (c.n, ro.n)
[<Struct>]
type Outer = { mutable Inner: Counter; mutable Q: P }
let mutable g = Counter(0)
g.Inc(); g.Twice()
printfn "%d" g.n
g.N <- 42
printfn "%d %O" g.N g
g.Reset()
printfn "%d" g.n
let im = Counter(3)
im.Inc()
printfn "%d" im.n
let f () =
    let mutable l = Counter(0)
    for i in 1..5 do l.Inc()
    l.Twice()
    let mutable p = { X = 1; Name = "a" }
    p.Move 4
    p.Rename ("b" + string p.X)
    printfn "%d %d %s" l.n p.X p.Name
f ()
let arr = [| Counter(1); Counter(2) |]
arr.[0].Inc()
arr.[1].N <- 9
arr.[1].n <- arr.[1].n + 1
printfn "%d %d" arr.[0].n arr.[1].n
let ps = [| { X = 1; Name = "q" } |]
ps.[0].Move 3
ps.[0].Rename ("z" + string 1)
ps.[0].Name <- ps.[0].Name + "!"
printfn "%A" ps
let h = Holder()
printfn "%A %A" (h.Go()) (h.Go())
h.fld.Inc()
h.fld.n <- h.fld.n + 5
printfn "%d" h.fld.n
h.Pub.Inc()
printfn "%d" h.Pub.n
let mutable o = { Inner = Counter(1); Q = { X = 0; Name = "n" } }
o.Inner.Inc()
o.Q.Move 2
o.Q.Rename ("long" + string o.Q.X)
o.Q.X <- o.Q.X * 10
printfn "%d %d %s" o.Inner.n o.Q.X o.Q.Name
let os = Array.create 2 o
os.[1].Inner.Inc()
os.[1].Q.Rename "other"
printfn "%d %d %s %s" os.[0].Inner.n os.[1].Inner.n os.[0].Q.Name os.[1].Q.Name
let byr (c: byref<Counter>) = c.Inc(); c.n <- c.n * 2
let mutable z = Counter(4)
byr &z
byr &arr.[0]
printfn "%d %d" z.n arr.[0].n
[<Struct>]
type E =
    val mutable i: int
    val top: int
    new(t) = { i = 0; top = t }
    interface IEnumerator<int> with
        member e.Current = e.i
    interface IEnumerator with
        member e.Current = box e.i
        member e.MoveNext() = e.i <- e.i + 1; e.i <= e.top
        member e.Reset() = e.i <- 0
    interface IDisposable with
        member e.Dispose() = ()
let e = new E(3) :> IEnumerator<int>
while e.MoveNext() do printf "%d " e.Current
printfn ""
let cap () =
    let mutable k = Counter(0)
    k.Inc()
    let mutable r = ref (Counter 5)
    r.Value.Inc()
    printfn "%d %d" k.n r.Value.n
cap ()
let rr = ref { X = 1; Name = "r" }
rr.Value.Move 1
rr.contents.Move 1
printfn "%d" rr.Value.X
