open System
open System.Collections.Generic
// semantics around evaluation, closures, properties
type Config() =
    member val Handler : string -> string = (fun s -> s) with get, set
    member val Items = ResizeArray<int>() with get
    static member val Count = 0 with get, set
    member val Lazy = lazy (printfn "lz"; 3)
    member this.Call s = this.Handler s
type R = { mutable F: int -> int; G: unit -> string }
let r = { F = (fun x -> x + 1); G = fun () -> "g" }
printfn "%d %s" (r.F 1) (r.G())
r.F <- (fun x -> x * 50)
printfn "%d" (r.F 2)
let c = Config(Handler = fun s -> s.ToUpper())
printfn "%s" (c.Call "abc")
c.Handler <- (fun s -> s + "!")
printfn "%s %d" (c.Handler "x") (c.Lazy.Force())
Config.Count <- Config.Count + 5
printfn "%d" Config.Count
let once = (printfn "evaluated"; fun x -> x * 2)
printfn "%d %d" (once 1) (once 2)
let prop =
    let n = ref 0
    fun () -> n.Value <- n.Value + 1; n.Value
printfn "%d %d" (prop ()) (prop ())
let fs = [ for i in 1 .. 3 -> fun x -> x * i ]
printfn "%A" (fs |> List.map (fun f -> f 10))
let acts = ResizeArray<unit -> unit>()
for i in 1 .. 3 do
    let j = i * i
    acts.Add(fun () -> printf "%d:%d " i j)
for a in acts do a ()
printfn ""
let mutable k = 0
while k < 3 do
    let kk = k
    acts.[k] <- fun () -> printf "w%d " kk
    k <- k + 1
Seq.iter (fun f -> f ()) acts
printfn ""
let arr = Array.init 3 (fun i -> lazy (printf "[%d]" i; i))
printfn "%d" (arr.[1].Force() + arr.[1].Force())
let a, b = (printf "L "; 1), (printf "R "; 2)
printfn "%d" (a + b)
let f x y = printf "call(%d,%d) " x y; x - y
printfn "%d" (f (printf "x "; 5) (printf "y "; 3))
let g = f (printf "partial "; 9)
printfn "%d %d" (g 1) (g 2)
let h = List.map (printf "once "; fun x -> x + 1)
printfn "%A %A" (h [ 1 ]) (h [ 2 ])
let inline twice f x = f (f x)
printfn "%d %s" (twice ((+) 3) 1) (twice (fun s -> s + "a") "")
type Op = Add | Sub | Mul
let table: IDictionary<Op, int -> int -> int> = dict [ Add, (+); Sub, (-); Mul, ( * ) ]
printfn "%A" [ for KeyValue(op, f) in table -> op, f 6 3 ]
let rec fix f x = f (fix f) x
printfn "%d" (fix (fun self n -> if n <= 1 then 1 else n * self (n - 1)) 10)
let pipeline = [ String.length; (fun (s: string) -> s.Split([|','|]).Length); (fun (s: string) -> s.IndexOf "c") ]
printfn "%A" (pipeline |> List.map (fun f -> f "a,b,c"))
let mutable state = 1
let readState () = state
state <- 42
printfn "%d" (readState ())
module Counter =
    let mutable private n = 0
    let next () = n <- n + 1; n
    let mutable onTick: (int -> unit) option = None
    let tick () = let v = next () in onTick |> Option.iter (fun f -> f v)
Counter.tick ()
Counter.onTick <- Some(printfn "tick %d")
Counter.tick ()
let (|>!) x f = f x; x
[ 1; 2 ] |>! (List.length >> printfn "len %d") |> List.sum |> printfn "%d"
let s = seq { printf "start "; yield 1; printf "mid "; yield 2; printf "end " }
printfn "%d" (Seq.sum s)
printfn "%d" (Seq.head s)
let e = s.GetEnumerator()
printfn "%b %d" (e.MoveNext()) e.Current
e.Dispose()
let memo = Dictionary<int, int>()
let rec fib n =
    match memo.TryGetValue n with
    | true, v -> v
    | false, _ ->
        let v = if n < 2 then n else fib (n - 1) + fib (n - 2)
        memo.Add(n, v)
        v
printfn "%d %d" (fib 40) memo.Count
let byrefs = [| 1; 2; 3 |]
let bump (x: byref<int>) = x <- x + 10
bump &byrefs.[1]
printfn "%A" byrefs
let tup = struct (1, 2)
let struct (x1, _) = tup
printfn "%d" x1
type Shape = abstract Area: float with get
let sq s = { new Shape with member _.Area = s * s }
printfn "%g" (Seq.sumBy (fun (s: Shape) -> s.Area) [ sq 2.0; sq 3.0 ])
let o = { new obj() with
            override _.ToString() = "custom"
            override _.Equals(x) = (x :? string)
            override _.GetHashCode() = 7 }
printfn "%O %b %d" o (o.Equals "a") (hash o)
let cmp = { new IComparer<string> with member _.Compare(a, b) = compare (String.length a) (String.length b) }
let names = [| "ccc"; "a"; "bb" |]
Array.Sort(names, cmp)
printfn "%A" names
let eq = HashIdentity.FromFunctions (fun (s: string) -> s.Length) (fun a b -> a.Length = b.Length)
let hs = HashSet<string>([ "aa"; "bb"; "c" ], eq)
printfn "%d" hs.Count
