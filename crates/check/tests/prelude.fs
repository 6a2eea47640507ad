namespace System
type IDisposable =
    abstract Dispose : unit -> unit
namespace System.Collections
type IEnumerator =
    abstract MoveNext : unit -> bool
type IEnumerable =
    abstract Untyped : unit -> obj
namespace System.Collections.Generic
type IEnumerator<'T> =
    inherit System.IDisposable
    inherit System.Collections.IEnumerator
    abstract Current : 'T
type IEnumerable<'T> =
    inherit System.Collections.IEnumerable
    abstract GetEnumerator : unit -> IEnumerator<'T>
namespace System
[<CompilerBuiltin("exn")>]
type Exception(message: string) =
    member this.Message : string = message
[<CompilerBuiltin("string")>]
type String =
    member this.Length : int = (# "text_length" this : int #)
    static member Join(separator: string, [<ParamArray>] parts: string[]) : string = separator
    static member Join(separator: char, parts: string[]) : string = ""
namespace FSharp.Core
type Option<'T> =
    | None
    | Some of Value: 'T
type Choice<'A, 'B> =
    | Choice1Of2 of 'A
    | Choice2Of2 of 'B
type Ref<'T> = { mutable contents: 'T }
type PrintfFormat<'Printer, 'State, 'Residue, 'Result> =
    { Run: (unit -> Firefly.Runtime.Printf.Env) -> (Firefly.Runtime.Printf.Env -> 'Result) -> 'Printer
      Text: string }
[<AutoOpen>]
module Operators =
    let inline (+) (x: ^A) (y: ^B) : ^C = ((^A or ^B) : (static member (+) : ^A * ^B -> ^C) (x, y))
    let inline (-) (x: ^A) (y: ^B) : ^C = ((^A or ^B) : (static member (-) : ^A * ^B -> ^C) (x, y))
    let inline (*) (x: ^A) (y: ^B) : ^C = ((^A or ^B) : (static member (*) : ^A * ^B -> ^C) (x, y))
    let inline (/) (x: ^A) (y: ^B) : ^C = ((^A or ^B) : (static member (/) : ^A * ^B -> ^C) (x, y))
    let inline (~-) (x: ^A) : ^A = (^A : (static member (~-) : ^A -> ^A) (x))
    let inline (=) (x: 'T) (y: 'T) : bool when 'T : equality = (# "equals" x y : bool #)
    let inline (<) (x: 'T) (y: 'T) : bool when 'T : comparison = (# "less" x y : bool #)
    let inline (>) (x: 'T) (y: 'T) : bool when 'T : comparison = (# "greater" x y : bool #)
    let inline (<=) (x: 'T) (y: 'T) : bool when 'T : comparison = (# "less_eq" x y : bool #)
    let inline (|>) (x: 'T) (f: 'T -> 'U) : 'U = f x
    let inline (>>) (f: 'A -> 'B) (g: 'B -> 'C) : 'A -> 'C = fun (x: 'A) -> g (f x)
    let inline ignore (x: 'T) : unit = ()
    let inline not (b: bool) : bool = if b then false else true
    let inline float (x: ^T) : float = (^T : (static member op_Explicit : ^T -> float) (x))
    let raise (e: exn) : 'T = (# "raise" e : 'T #)
    let failwith (m: string) : 'T = (# "raise" (System.Exception(m)) : 'T #)
    let inline ref (value: 'T) : Ref<'T> = { contents = value }
    let printfn (format: PrintfFormat<'T, unit, unit, unit>) : 'T = format.Run (fun () -> Firefly.Runtime.Printf.start ()) (fun (e: Firefly.Runtime.Printf.Env) -> ())
namespace FSharp.Collections
module List =
    let rec map (f: 'T -> 'U) (xs: 'T list) : 'U list =
        match xs with
        | [] -> []
        | x :: rest -> f x :: map f rest
module Seq =
    let length (xs: seq<'T>) : int = 0
