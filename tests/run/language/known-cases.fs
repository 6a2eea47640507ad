// Patterns of one case on a value that is known to be of another case, with parts of other types.
let other () =
    match (Ok(fun (b: bool) -> not b): Result<bool -> bool, int>) with
    | Error 0 when true -> "zero"
    | Error n -> string n
    | Ok f -> if f true then "yes" else "no"

type Shape =
    | Number of int
    | Pair of string * (int -> int)
    | Nested of Shape option

let inline describe (s: Shape) =
    match s with
    | Number 3 -> "three"
    | Pair("x", f) -> "x" + string (f 1)
    | Nested(Some(Number n)) when n > 2 -> "nested " + string n
    | Pair(name, f) -> name + string (f 2)
    | Nested(Some(Pair(name, _))) -> name
    | Number n -> string n
    | Nested _ -> "none"

[<EntryPoint>]
let main _ =
    printfn "%s" (other ())
    printfn "%s %s" (describe (Number 3)) (describe (Number 4))
    printfn "%s %s" (describe (Pair("x", fun n -> n + 1))) (describe (Pair("y", fun n -> n * 5)))
    printfn "%s %s" (describe (Nested(Some(Number 5)))) (describe (Nested(Some(Number 1))))
    printfn "%s %s" (describe (Nested(Some(Pair("p", id))))) (describe (Nested None))
    let a = match (Ok(fun (x: bool) -> x): Result<(bool -> bool), int>) with | (Error 0) when true -> "x,y" | _ -> "0123456789"
    printfn "%s" a
    0
