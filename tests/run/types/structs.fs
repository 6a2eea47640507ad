[<Struct>]
type P = { X: int; Y: int }
[<Struct>]
type MP = { mutable A: int; mutable B: string }
[<Struct>]
type U = | I of i: int | F of f: float | S of s: string * n: int | N
[<Struct>]
type Vec(x: float, y: float) =
    member _.X = x
    member _.Y = y
    member this.Len = sqrt (x * x + y * y)
    static member (+) (a: Vec, b: Vec) = Vec(a.X + b.X, a.Y + b.Y)
    override this.ToString() = sprintf "<%g,%g>" x y
[<Struct>]
type Cnt =
    val mutable N: int
    new(n) = { N = n }
    member this.Inc() = this.N <- this.N + 1
    member this.Get = this.N
let mutable p = { X = 1; Y = 2 }
printfn "%A %A %b %d" p { X = p.X; Y = 5 } (p = { X = 1; Y = 2 }) (compare p { X = 0; Y = 2 })
let mutable m = { A = 1; B = "b" }
let m2 = m
m.A <- 10
m.B <- "changed"
printfn "%A %A" m m2
let us = [ I 3; F 2.5; S("s", 4); N; I 1 ]
printfn "%A" us
printfn "%A" (List.sort us)
printfn "%A %d" (us |> List.distinct |> List.length) (hash (I 3) - hash (I 3))
for u in us do
    match u with
    | I i -> printf "I%d " i
    | F f -> printf "F%g " f
    | S(s, n) -> printf "S%s%d " s n
    | N -> printf "N "
printfn ""
printfn "%O %g" (Vec(3.0, 4.0) + Vec(0.0, 0.0)) (Vec(3.0, 4.0).Len)
printfn "%b" (Vec(1.0, 2.0) = Vec(1.0, 2.0))
let mutable c = Cnt 5
c.Inc()
c.Inc()
let c2 = c
c.Inc()
printfn "%d %d" c.Get c2.Get
let arr = Array.init 3 (fun i -> Cnt i)
arr.[1].Inc()
arr.[1].N <- arr.[1].N + 10
printfn "%A" (arr |> Array.map (fun c -> c.N))
let ms = [| { A = 1; B = "x" }; { A = 2; B = "y" } |]
ms.[0].A <- 100
printfn "%d %d" ms.[0].A ms.[1].A
type Holder() =
    [<DefaultValue>] val mutable C : Cnt
    member val M = { A = 0; B = "" } with get, set
let h = Holder()
h.C.Inc()
h.C.Inc()
h.M <- { A = 3; B = "" }
printfn "%d %d" h.C.N h.M.A
let struct (a, b) = struct (1, "two")
let st = struct (a, b, 3.0)
let f (struct (x, y, z)) = sprintf "%d %s %g" x y z
printfn "%s %A %b" (f st) st (st = struct (1, "two", 3.0))
let d = System.Collections.Generic.Dictionary<struct (int * int), string>()
d.[struct (1, 2)] <- "a"
printfn "%s %b" d.[struct (1, 2)] (d.ContainsKey(struct (2, 1)))
let so = [ ValueSome 1; ValueNone ]
printfn "%A %d" so (so |> List.sumBy (function ValueSome x -> x | ValueNone -> 100))
let bump (x: byref<MP>) = x.A <- x.A + 1
let go () =
    let mutable l = { A = 1; B = "l" }
    bump &l
    bump &l
    let copy = l
    bump &l
    printfn "%d %d" l.A copy.A
go ()
[<Struct>]
type Pt<'a> = { V: 'a; W: 'a }
  with member this.Swap = { V = this.W; W = this.V }
printfn "%A %A" ({ V = 1; W = 2 }.Swap) ({ V = "a"; W = "b" }.Swap)
let mx = [ { X = 1; Y = 9 }; { X = 3; Y = 0 }; { X = 3; Y = -1 } ] |> List.max
printfn "%A" mx
let boxed = box p
printfn "%b %b %A" (boxed.Equals(box { X = 1; Y = 2 })) (boxed :? P) (unbox<P> boxed)
let inline incr2 (x: ^a when ^a : (member Get : int)) = (^a : (member Get : int) x) + 2
printfn "%d" (incr2 c)
