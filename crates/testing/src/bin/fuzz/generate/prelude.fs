module Generated

open System
open System.Collections.Generic

let mutable written = 0

/// Writes one line of the trail; a program that writes too much is cut short.
let put (tag: string) (text: string) : unit =
    written <- written + 1
    if written < 3000 then printfn "%s %s" tag text

let failure (e: exn) : string =
    match e with
    | :? DivideByZeroException -> "division by zero"
    | :? IndexOutOfRangeException -> "index out of range"
    | :? ArgumentOutOfRangeException -> "argument out of range"
    | :? KeyNotFoundException -> "key not found"
    | :? ArgumentException -> "argument"
    | :? OverflowException -> "overflow"
    | :? InvalidOperationException -> "invalid operation"
    | Failure m -> "failure " + m
    | _ -> "other"

let attempt (f: unit -> string) : string = try f () with e -> "<" + failure e + ">"

let run (name: string) (case: unit -> unit) : unit =
    written <- 0
    put name "begins"
    try
        case ()
        put name "ends"
    with e -> put name ("raises " + failure e)

let clip (s: string) : string = if s.Length > 24 then s.Substring(0, 24) else s
let few (xs: 'a list) : 'a list = List.truncate 6 xs
let fewOf (xs: 'a[]) : 'a[] = Array.truncate 6 xs
let fmul (a: float) (b: float) : float = (let r = a * b in if abs r > 1e12 || r <> r then 1.5 else r)
let fdiv (a: float) (b: float) : float = if abs b < 1e-9 then a else fmul a (1.0 / b)
let toInt (a: float) : int = if abs a < 1e9 then int a else 7
let isSmall (s: string) : bool = s.Length < 5
let at (n: int) (length: int) : int = (n &&& 1023) % length

let showUnit () : string = "()"
let showBool (b: bool) : string = if b then "true" else "false"
let showFloat (x: float) : string = string x
let showChar (c: char) : string = "'" + string c + "'"
let showStr (s: string) : string = "\"" + s + "\""
let showOption (f: 'a -> string) (x: 'a option) : string = match x with Some v -> "Some " + f v | None -> "None"
let showValueOption (f: 'a -> string) (x: 'a voption) : string =
    match x with
    | ValueSome v -> "VSome " + f v
    | ValueNone -> "VNone"
let showList (f: 'a -> string) (xs: 'a list) : string = "[" + String.concat "; " (List.map f xs) + "]"
let showArray (f: 'a -> string) (xs: 'a[]) : string = "[|" + String.concat "; " (Array.map f xs) + "|]"
let showSeq (f: 'a -> string) (xs: seq<'a>) : string = "seq " + showList f (List.ofSeq xs)
let showItems (f: 'a -> string) (xs: ResizeArray<'a>) : string = "items " + showList f (List.ofSeq xs)
let showSet (f: 'a -> string) (xs: Set<'a>) : string = "set " + showList f (Set.toList xs)
let showRef (f: 'a -> string) (r: 'a ref) : string = "ref " + f r.contents
let showLazy (f: 'a -> string) (x: Lazy<'a>) : string = "lazy " + attempt (fun () -> f (x.Force()))
let showMap (f: 'k -> string) (g: 'v -> string) (m: Map<'k, 'v>) : string =
    "map [" + String.concat "; " (Map.toList m |> List.map (fun (k, v) -> f k + " -> " + g v)) + "]"
let showResult (f: 'a -> string) (g: 'b -> string) (r: Result<'a, 'b>) : string =
    match r with
    | Ok v -> "Ok " + f v
    | Error e -> "Error " + g e

type Handle(name: string) =
    member this.Name = name
    interface IDisposable with
        member this.Dispose() = put "dispose" name

let (|Even|Odd|) (n: int) = if n % 2 = 0 then Even else Odd
let (|Multiple|_|) (k: int) (n: int) = if n % k = 0 then Some(n / k) else None
let (|Split|) (s: string) = (s.Length, clip (s + "."))
let (|Front|_|) (s: string) = if s.Length > 0 then Some(s.[0], s.Substring 1) else None


type MaybeBuilder() =
    member this.Bind(x: 'a option, f: 'a -> 'b option) : 'b option = Option.bind f x
    member this.Return(x: 'a) : 'a option = Some x
    member this.ReturnFrom(x: 'a option) : 'a option = x
    member this.Zero() : unit option = Some()
    member this.Combine(a: unit option, b: unit -> 'a option) : 'a option = Option.bind b a
    member this.Delay(f: unit -> 'a option) : unit -> 'a option = f
    member this.Run(f: unit -> 'a option) : 'a option = f ()
    member this.For(xs: seq<'a>, f: 'a -> unit option) : unit option =
        Seq.fold (fun s x -> match s with Some() -> f x | None -> None) (Some()) xs

let maybe = MaybeBuilder()

/// A computation with a number that counts and a trail.
type Trail<'a> = Trail of (int -> string list -> 'a * int * string list)

let runTrail (Trail t) (n: int) (log: string list) : 'a * int * string list = t n log

type TrailBuilder() =
    member this.Return(x: 'a) : Trail<'a> = Trail(fun n log -> (x, n, log))
    member this.ReturnFrom(t: Trail<'a>) : Trail<'a> = t
    member this.Zero() : Trail<unit> = this.Return()
    member this.Bind(t: Trail<'a>, f: 'a -> Trail<'b>) : Trail<'b> =
        Trail(fun n log -> (let (x, n, log) = runTrail t n log in runTrail (f x) (n + 1) log))
    member this.Delay(f: unit -> Trail<'a>) : Trail<'a> = Trail(fun n log -> runTrail (f ()) n log)
    member this.Combine(a: Trail<unit>, b: Trail<'a>) : Trail<'a> = this.Bind(a, (fun () -> b))
    member this.TryWith(t: Trail<'a>, f: exn -> Trail<'a>) : Trail<'a> =
        Trail(fun n log -> (try runTrail t n log with e -> runTrail (f e) n log))
    member this.TryFinally(t: Trail<'a>, f: unit -> unit) : Trail<'a> =
        Trail(fun n log -> (try runTrail t n log finally f ()))
    member this.Using(h: 'd, f: 'd -> Trail<'a>) : Trail<'a> when 'd :> IDisposable =
        this.TryFinally(this.Delay(fun () -> f h), (fun () -> h.Dispose()))
    member this.While(test: unit -> bool, t: Trail<unit>) : Trail<unit> =
        if test () then this.Bind(t, (fun () -> this.While(test, t))) else this.Zero()
    member this.For(xs: seq<'a>, f: 'a -> Trail<unit>) : Trail<unit> =
        let e = xs.GetEnumerator()
        this.Using(e, (fun (e: IEnumerator<'a>) -> this.While((fun () -> e.MoveNext()), this.Delay(fun () -> f e.Current))))

let trail = TrailBuilder()
let note (s: string) : Trail<unit> = Trail(fun n log -> ((), n, (if log.Length > 7 then log else clip s :: log)))
let steps : Trail<int> = Trail(fun n log -> (n, n, log))

[<Measure>]
type m

[<Measure>]
type kg

exception Odd1 of int
exception Odd2 of string * int

type Vec =
    struct
        val X: int
        val Y: int
        new(x: int, y: int) = { X = x; Y = y }
        member this.Sum = this.X + this.Y
        static member (+)(a: Vec, b: Vec) = Vec(a.X + b.X, a.Y + b.Y)
        static member (*)(a: Vec, k: int) = Vec(a.X * k, a.Y * k)
        static member (~-)(a: Vec) = Vec(-a.X, -a.Y)
        static member Zero = Vec(0, 0)
    end

[<Struct>]
type Cell =
    val mutable Value: int
    val mutable Label: string
    new(v: int, l: string) = { Value = v; Label = l }
    member this.Bump(by: int) = this.Value <- this.Value + by

let inline sumOf (a: ^T) (b: ^T) : ^T = a + b + b
let inline nameOf (x: ^T) : string = (^T: (member Label: string) x)
let inline square (x: ^T) : ^T = x * x
let bumpBy (x: byref<int>) (by: int) : int =
    x <- x + by
    x * 2
let readIn (x: inref<int>) : int = x + 1
let swapBoth (a: byref<int>, b: byref<int>) : unit =
    let t = a
    a <- b
    b <- t
