module Program
open System
open System.Collections.Generic
type Shape = Circle of float | Square of side: float | Empty
type One = One of int
type Many = A | B | C | D of int | E
type Rec = { X: int }
[<Struct>] type SRec = { Y: int }
[<Struct>] type SU = SA of a: int | SB of b: string
type Cls() = class end
type Gen<'T>(x: 'T) = member _.V = x
type Color = Red = 1 | Blue = 2
exception MyErr of string * int
type MyEx(m) = inherit Exception(m)
type IFoo = abstract F: int -> int
module Inner =
    type T = { Q: int }
    type G<'a> = { W: 'a }
let p (t: Type) = printfn "%s | %s | %O | %A" t.Name t.Namespace t t
p typeof<int>; p typeof<string>; p typeof<obj>; p typeof<unit>; p typeof<char>; p typeof<float32>; p typeof<decimal>; p typeof<nativeint>
p typeof<int list>; p typeof<int option>; p typeof<int voption>; p typeof<Result<int,string>>; p typeof<int[]>; p typeof<int[,]>; p typeof<int[][]>
p typeof<int * string>; p typeof<struct (int * string)>; p typeof<int -> string>; p typeof<int -> string -> bool>; p typeof<unit -> unit>
p typeof<Shape>; p typeof<One>; p typeof<Rec>; p typeof<SRec>; p typeof<SU>; p typeof<Cls>; p typeof<Gen<int>>; p typeof<Gen<Gen<string>>>; p typeof<Color>; p typeof<MyErr>; p typeof<MyEx>; p typeof<IFoo>
p typeof<Inner.T>; p typeof<Inner.G<int>>
p typeof<Dictionary<string,int>>; p typeof<List<int>>; p typeof<HashSet<int>>; p typeof<seq<int>>; p typeof<Map<int,string>>; p typeof<Set<int>>; p typeof<exn>; p typeof<Lazy<int>>; p typeof<int ref>
p typeof<KeyValuePair<int,string>>; p typeof<IComparable>; p typeof<IDisposable>; p typeof<Choice<int,string>>; p typeof<Func<int,int>>; p typeof<Action>
let q (x: obj) = p (x.GetType())
q 1; q "s"; q 1.0; q [1]; q (Some 1); q (Circle 1.0); q (Square 2.0); q Empty; q (One 1); q A; q (D 1); q E; q { X = 1 }; q { Y = 1 }; q (SA 1); q (Cls()); q (Gen 1); q Color.Red; q (MyErr("a", 1)); q (MyEx "b"); q [|1|]; q (1, 2); q (struct (1, 2)); q ([] : int list); q (Ok 1 : Result<int,string>); q (Choice1Of2 1 : Choice<int,string>)
q (Map.ofList [1, 2]); q (set [1]); q (Dictionary<int,int>()); q 'c'; q 1m; q true; q (ref 1); q (ArgumentException "x"); q (KeyNotFoundException())
let c : Shape = Circle 1.0
printfn "%s %s" (c.GetType().Name) ((MyErr("a", 1)).GetType().Name)
let e : exn = MyEx "q" :> exn
printfn "%s %b %b" (e.GetType().Name) (e.GetType() = typeof<MyEx>) (typeof<int> = typeof<string>)
printfn "%b %b" (typeof<int>.Equals(typeof<int>)) (Object.ReferenceEquals(typeof<int>, typeof<int>))
printfn "%b %b %b %b %b" typeof<int>.IsValueType typeof<Color>.IsEnum typeof<int[]>.IsArray typeof<IFoo>.IsInterface typeof<int list>.IsGenericType

let f<'T> (x: 'T) = sprintf "%s:%A" typeof<'T>.Name x
printfn "%s %s %s" (f 1) (f "a") (f [1.0])
match typeof<int> with t when t = typeof<int> -> printfn "int!" | _ -> printfn "no"
let d = Dictionary<Type, string>()
d.[typeof<int>] <- "int"; d.[typeof<string>] <- "string"
printfn "%s %b" d.[typeof<int>] (d.ContainsKey typeof<float>)
printfn "%s" (sprintf "%A" (box 3, typeof<int>))
