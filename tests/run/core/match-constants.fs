// covers: constant patterns of every basic type, or-patterns, guards and their order, [<Literal>], function
[<Literal>]
let Limit = 10

[<Literal>]
let Greeting = "hello"

let describe n =
    match n with
    | 0 -> "zero"
    | 1 | 2 | 3 -> "few"
    | -1 -> "minus one"
    | System.Int32.MinValue -> "lowest"
    | 0x7fffffff -> "highest"
    | Limit -> "limit"
    | n when n < 0 -> "negative"
    | n when n % 2 = 0 -> "even"
    | _ -> "odd"

let kind c =
    match c with
    | 'a' | 'e' | 'i' | 'o' | 'u' -> "vowel"
    | '\n' | '\t' | ' ' -> "space"
    | '\u00e9' -> "e acute"
    | c when c >= '0' && c <= '9' -> "digit"
    | _ -> "other"

let greet =
    function
    | Greeting -> 1
    | "" -> 2
    | "Hello" -> 3
    | null -> 4
    | s when s.Length > 5 -> 5
    | _ -> 6

let small (b: byte) = match b with 0uy -> "none" | 255uy -> "full" | _ -> "some"
let wide (n: int64) = match n with 9223372036854775807L -> "max" | 4294967296L -> "2^32" | 0L -> "zero" | _ -> "?"
let unsigned n = match n with 4294967295u -> "max" | 0u -> "zero" | _ -> "?"
let real x = match x with 0.0 -> "zero" | 1.5 -> "one and a half" | -2.0 -> "minus two" | _ -> "?"
let single x = match x with 0.1f -> "tenth" | _ -> "?"
let truth a b =
    match a, b with
    | true, true -> "both"
    | true, false | false, true -> "one"
    | false, false -> "neither"

let trace label result =
    printf "%s " label
    result

// Guards are tried in order, and only after their pattern matches.
let guards n =
    match n with
    | 1 when trace "a" false -> "first"
    | 1 | 2 when trace "b" (n = 2) -> "second"
    | _ when trace "c" (n > 5) -> "third"
    | _ -> "last"

printfn "%s" ([ 0; 2; -1; -7; 10; 11; 12; System.Int32.MinValue; System.Int32.MaxValue ] |> List.map describe |> String.concat " ")
printfn "%s" ([ 'a'; 'z'; '7'; '\t'; 'é' ] |> List.map kind |> String.concat " ")
printfn "%A" ([ "hello"; ""; "Hello"; null; "longer text"; "hell" ] |> List.map greet)
printfn "%s %s %s" (small 0uy) (small 255uy) (small 7uy)
printfn "%s %s %s %s" (wide System.Int64.MaxValue) (wide (1L <<< 32)) (wide 0L) (wide 1L)
printfn "%s %s %s" (unsigned System.UInt32.MaxValue) (unsigned 0u) (unsigned 1u)
printfn "%s %s %s %s %s" (real 0.0) (real -0.0) (real 1.5) (real -2.0) (real nan)
printfn "%s %s" (single 0.1f) (single (float32 0.1 + 1e-8f))
for a in [ true; false ] do
    for b in [ true; false ] do printf "%s " (truth a b)
printfn ""
for n in [ 1; 2; 3; 6 ] do printfn "%s" (guards n)
match () with
| () -> printfn "unit"
