// covers: every basic kind of pattern, guards, order of rules, incomplete information kept in bindings
type Shape =
    | Circle of radius: float
    | Rectangle of width: float * height: float
    | Polygon of (int * int) list
    | Empty

let describe shape =
    match shape with
    | Circle 0.0 -> "point"
    | Circle r when r < 0.0 -> "impossible"
    | Circle(radius = r) -> sprintf "circle %g" r
    | Rectangle(w, h) when w = h -> sprintf "square %g" w
    | Rectangle(height = h; width = w) -> sprintf "rectangle %gx%g" w h
    | Polygon [] | Empty -> "nothing"
    | Polygon [ (x, y) ] -> sprintf "dot %d,%d" x y
    | Polygon((x, _) :: (_, y) :: rest as all) -> sprintf "polygon %d %d +%d of %d" x y rest.Length all.Length

let classify n =
    match n with
    | 0 -> "zero"
    | 1 | 2 | 3 -> "small"
    | n when n < 0 && n % 2 = 0 -> "negative even"
    | n when n < 0 -> "negative odd"
    | _ -> "large"

let letter c =
    match c with
    | 'a' | 'e' | 'i' | 'o' | 'u' -> "vowel"
    | c when c >= 'a' && c <= 'z' -> "consonant"
    | '\n' -> "newline"
    | _ -> "other"

let rec merge xs ys =
    match xs, ys with
    | [], rest | rest, [] -> rest
    | x :: xs', y :: _ when x <= y -> x :: merge xs' ys
    | _, y :: ys' -> y :: merge xs ys'

let firstTwo (a: int[]) =
    match a with
    | [||] -> "none"
    | [| x |] -> sprintf "one %d" x
    | [| x; y |] -> sprintf "two %d %d" x y
    | a -> sprintf "many %d" a.[0]

let nested = function
    | Some(Ok(Some x, [ y; _ ])) -> x + y
    | Some(Ok(None, ys)) -> List.length ys
    | Some(Error(msg: string)) -> msg.Length
    | Some _ -> -1
    | None -> -2

for s in [ Circle 0.0; Circle -1.0; Circle 2.5; Rectangle(2.0, 2.0); Rectangle(2.0, 3.0); Polygon []; Empty
           Polygon [ 1, 2 ]; Polygon [ 1, 2; 3, 4; 5, 6 ] ] do
    printfn "%s" (describe s)
printfn "%A" (List.map classify [ 0; 2; -4; -3; 99 ])
printfn "%A" (List.map letter [ 'a'; 'x'; '\n'; 'Z' ])
printfn "%A" (merge [ 1; 4; 6 ] [ 2; 3; 7; 8 ])
printfn "%A" (List.map firstTwo [ [||]; [| 5 |]; [| 5; 6 |]; [| 7; 8; 9 |] ])
printfn "%A" (List.map nested [ Some(Ok(Some 3, [ 4; 5 ])); Some(Ok(None, [ 1; 2; 3 ])); Some(Error "four"); Some(Ok(Some 1, [])); None ])
let text = match "key=value".Split('=') with [| k; v |] -> v + ":" + k | _ -> "?"
printfn "%s" text
