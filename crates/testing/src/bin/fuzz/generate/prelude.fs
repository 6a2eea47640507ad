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

