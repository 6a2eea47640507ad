open System
[<AbstractClass>]
type Animal(name: string, ?legs: int) =
    let legs = defaultArg legs 4
    static let mutable count = 0
    do count <- count + 1
    static member Count = count
    abstract Sound : string with get
    abstract Speak : int -> string
    default this.Speak n = String.replicate n this.Sound
    member _.Name = name
    member _.Legs = legs
    abstract Mood : string with get, set
    default val Mood = "ok" with get, set
type Dog(name) =
    inherit Animal(name)
    let mutable tricks : string list = []
    override _.Sound = "woof"
    member _.Learn t = tricks <- t :: tricks
    member _.Tricks = tricks
    override this.Speak n = base.Speak n + string tricks.Length
type Bird(name) as this =
    inherit Animal(name, 2)
    let label = lazy (this.Name + "!")
    override _.Sound = "tweet"
    member _.Label = label.Value
    override _.Mood with get () = "happy" and set v = printfn "ignored %s" v
let d, b = Dog "rex", Bird "tweety"
d.Learn "sit"
d.Learn "roll"
printfn "%s %s %d %d %s" (d.Speak 2) (b.Speak 1) d.Legs b.Legs b.Label
for a in [ d :> Animal; b :> Animal ] do
    a.Mood <- "sad"
    printfn "%s %s" a.Name a.Mood
printfn "%d" Animal.Count
type IShape =
    abstract Area : float
    abstract Name : string
type IScalable<'t> =
    abstract Scale : float -> 't
[<Struct>]
type Sq(s: float) =
    interface IShape with
        member _.Area = s * s
        member _.Name = "sq"
    interface IScalable<Sq> with
        member _.Scale k = Sq(s * k)
let grow<'t when 't :> IScalable<'t> and 't :> IShape> (x: 't) = (x.Scale 2.0).Area
printfn "%g" (grow (Sq 3.0))
type Base() =
    member _.Over(x: int) = sprintf "int %d" x
    member _.Over(x: string) = sprintf "string %s" x
    member _.Over(x: float, y: float) = sprintf "floats %g %g" x y
    member _.Over(xs: int list) = sprintf "list %d" xs.Length
    member _.Opt(a: int, ?b: int, ?c: string) = sprintf "%d %A %A" a b c
    member _.Params([<ParamArray>] xs: obj[]) = sprintf "%d:%s" xs.Length (String.Join(",", xs))
    member _.Out(x: int, [<System.Runtime.InteropServices.Out>] r: byref<int>) = r <- x * 2; x > 0
    static member (+) (a: Base, b: int) = b
    member _.Named(first: string, second: int) = first + string second
let o = Base()
printfn "%s %s %s %s" (o.Over 1) (o.Over "s") (o.Over(1.0, 2.0)) (o.Over [ 1; 2 ])
printfn "%s | %s | %s" (o.Opt 1) (o.Opt(1, 2)) (o.Opt(1, c = "z"))
printfn "%s %s %s" (o.Params()) (o.Params(1, "a", 2.5)) (o.Params [| box 1; box 2 |])
let ok, r = o.Out 21
printfn "%b %d %d" ok r (o + 5)
printfn "%s" (o.Named(second = 5, first = "f"))
type Matrix(rows: int, cols: int) =
    let data = Array2D.zeroCreate<float> rows cols
    member _.Item with get (i, j) = data.[i, j] and set (i, j) v = data.[i, j] <- v
    member _.GetSlice(r: int option, r2: int option, c: int) = [ for i in defaultArg r 0 .. defaultArg r2 (rows - 1) -> data.[i, c] ]
    static member Identity n = let m = Matrix(n, n) in (for i in 0 .. n - 1 do m.[i, i] <- 1.0); m
    static member (*) (a: Matrix, k: float) = let m = Matrix.Identity 2 in m.[0, 1] <- a.[0, 0] * k; m
let m = Matrix.Identity 3
m.[0, 2] <- 5.0
printfn "%g %g %A" m.[0, 2] (m * 3.0).[0, 1] m.[1.., 1]
type Singleton private () =
    static let inst = lazy (printfn "made"; Singleton())
    static member Instance = inst.Value
    member val Data = ResizeArray<int>() with get
Singleton.Instance.Data.Add 1
Singleton.Instance.Data.Add 2
printfn "%d" Singleton.Instance.Data.Count
module Ext =
    type String with
        member s.Shout = s.ToUpper() + "!"
        static member Make n = String('x', n)
    type List<'a> with
        member l.Second = l.[1]
    type Int32 with
        member i.Times f = for k in 1 .. i do f k
open Ext
printfn "%s %s %d" "hey".Shout (String.Make 3) [ 1; 2 ].Second
(3).Times(fun k -> printf "%d " k)
printfn ""
[<AllowNullLiteral>]
type Nd(v: int) =
    member val V = v with get, set
    member val Next : Nd = null with get, set
let nd = Nd(1, Next = Nd 2)
let rec sum (n: Nd) = if isNull n then 0 else n.V + sum n.Next
printfn "%d %b" (sum nd) (match nd.Next.Next with null -> true | _ -> false)
let eq1 = d.Equals d, d.Equals b, (d :> obj) = (d :> obj), obj.ReferenceEquals(d, d)
printfn "%A" eq1
printfn "%s %s" (d.GetType().Name) (box 1 |> fun x -> x.GetType().FullName)
