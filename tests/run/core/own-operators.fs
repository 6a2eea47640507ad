// covers: own operators, infix and prefix: their precedence and direction, operators as functions, operators on own types, redefined ones
type Complex =
    { Re: float
      Im: float }

    static member (+)(a, b) = { Re = a.Re + b.Re; Im = a.Im + b.Im }
    static member (*)(a, b) = { Re = a.Re * b.Re - a.Im * b.Im; Im = a.Re * b.Im + a.Im * b.Re }
    static member (*)(k: float, a) = { Re = k * a.Re; Im = k * a.Im }
    static member (~-)(a) = { Re = -a.Re; Im = -a.Im }

type Text =
    | Text of string
    static member (/)(Text a, Text b) = Text(a + "/" + b)
    static member (-)(Text a, count: int) = Text(a.Substring(0, a.Length - count))
    static member (%)(Text a, Text b) = a.Contains b

let (|?) option fallback = match option with Some x -> x | None -> fallback
let (++) a b = sprintf "(%s++%s)" a b
let ( ** ) a b = sprintf "(%s**%s)" a b
let (=>) a b = sprintf "(%s=>%s)" a b
let (^+) a b = sprintf "(%s^+%s)" a b
let (|->) a b = sprintf "(%s|->%s)" a b
let (&&&&) a b = sprintf "(%s&&&&%s)" a b
let (<+>) a b = sprintf "(%s<+>%s)" a b
let (!!) x = x * 10
let (~~) x = x + 1
let (>=>) f g x = f x |> Option.bind g
let (.*) a b = List.map2 (*) a b
let inline (|>>) (a, b) f = f a, f b

let i = { Re = 0.0; Im = 1.0 }
let show c = sprintf "%g%+gi" c.Re c.Im
let (Text path) = Text "usr" / Text "local" / Text "binary" - 3
let halve x = if x % 2 = 0 then Some(x / 2) else None
let minus = (-)
let reversed f a b = f b a

module Redefined =
    let (+) a b = a * b
    let inside = 3 + 4

let sumWith (+) items = List.fold (+) 0 items

printfn "%s %s %s" (show (i * i)) (show (-i + 2.0 * i)) (show (i + i * { Re = 1.0; Im = 1.0 }))
printfn "%s %b" path (Text "firefly" % Text "ref")
printfn "%d %d" (Some 1 |? 5) (None |? 5)
printfn "%s" ("a" ++ "b" ++ "c")
printfn "%s" ("a" ** "b" ** "c")
printfn "%s" ("a" ++ "b" ** "c" ++ "d")
printfn "%s" ("a" => "b" ++ "c" => "d")
printfn "%s" ("a" ^+ "b" ^+ "c")
printfn "%s" ("a" |-> "b" <+> "c" ^+ "d" ++ "e")
printfn "%s" ("a" &&&& "b" => "c")
printfn "%d %d" (!!3 + 1) (~~(!!2))
printfn "%A %A" ((halve >=> halve >=> halve) 24) ((halve >=> halve) 6)
printfn "%A" ([ 1; 2; 3 ] .* [ 4; 5; 6 ])
printfn "%A" ((1, 2) |>> ((*) 2))
printfn "%d %d %d" (minus 10 3) (reversed minus 10 3) ((-) 1 |> fun f -> f 5)
printfn "%d %d" Redefined.inside (3 + 4)
printfn "%d %d" (sumWith (+) [ 1; 2; 3 ]) (sumWith (fun a b -> a * 10 + b) [ 1; 2; 3 ])
printfn "%d %d" (-2 + 3) (- -2)
printfn "%b %b" (not true || true) (1 = 1 <> false)
printfn "%d %d" (2 + 3 * 4 - 8 / 3 % 2) (1 <<< 2 + 1)
printfn "%A" ([ 3; 4 ] @ [ 1 ] |> List.map (( ~- )))
