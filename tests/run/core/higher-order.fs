// covers: functions as data: numerals, combinators, parsers, memoisation, fixed points, functions in unions and tuples
let zero _ x = x
let succ n f x = f (n f x)
let plus m n f x = m f (n f x)
let times m n f = m (n f)
let toInt n = n ((+) 1) 0

type Fix<'a> = Fix of (Fix<'a> -> 'a)
let fix f =
    let g (Fix h as self) = f (fun x -> h self x)
    g (Fix g)

type Parser<'a> = Parser of (char list -> ('a * char list) option)

let run (Parser p) text = p (Seq.toList text)

let satisfy test =
    Parser(fun input ->
        match input with
        | c :: rest when test c -> Some(c, rest)
        | _ -> None)

let map f (Parser p) = Parser(fun input -> p input |> Option.map (fun (x, rest) -> f x, rest))

let bind f (Parser p) =
    Parser(fun input ->
        match p input with
        | None -> None
        | Some(x, rest) ->
            let (Parser q) = f x
            q rest)

let (<|>) (Parser a) (Parser b) =
    Parser(fun input ->
        match a input with
        | None -> b input
        | found -> found)

let unitOf x = Parser(fun input -> Some(x, input))

let rec many p = (p |> bind (fun x -> many p |> map (fun xs -> x :: xs))) <|> unitOf []
let many1 p = p |> bind (fun x -> many p |> map (fun xs -> x :: xs))
let digit = satisfy System.Char.IsDigit |> map (fun c -> int c - int '0')
let number = many1 digit |> map (List.fold (fun n d -> n * 10 + d) 0)
let symbol c = satisfy ((=) c)

let chain item operator =
    let step = operator |> bind (fun f -> item |> map (fun b a -> f a b))
    item |> bind (fun first -> many step |> map (List.fold (fun a f -> f a) first))

let product = chain number ((symbol '*' |> map (fun _ -> (*))) <|> (symbol '/' |> map (fun _ -> (/))))
let sum = chain product ((symbol '+' |> map (fun _ -> (+))) <|> (symbol '-' |> map (fun _ -> (-))))

type Operation =
    | Unary of string * (int -> int)
    | Binary of string * (int -> int -> int)

let apply x y operation =
    match operation with
    | Unary(name, f) -> sprintf "%s %d = %d" name x (f x)
    | Binary(name, f) -> sprintf "%s %d %d = %d" name x y (f x y)

let memo f =
    let table = ref Map.empty
    let rec self n =
        match Map.tryFind n table.Value with
        | Some value -> value
        | None ->
            let value = f self n
            table.Value <- Map.add n value table.Value
            value
    self

let main () =
    let three f = succ (succ (succ zero)) f
    let two f = succ (succ zero) f
    printfn "%d %d %d" (toInt three) (toInt (plus two three)) (toInt (times two three))
    let factorial = fix (fun self n -> if n = 0 then 1 else n * self (n - 1))
    printfn "%d" (factorial 10)
    for text in [ "12"; "2+3*4-6/2"; "100-1-2"; "7*"; "x" ] do
        match run sum text with
        | Some(value, []) -> printfn "%s = %d" text value
        | Some(value, rest) -> printfn "%s = %d, then %A" text value rest
        | None -> printfn "%s is no sum" text
    [ Unary("negate", (~-)); Binary("max", max); Unary("double", (*) 2); Binary("minus", (-)) ]
    |> List.iter (apply 6 7 >> printfn "%s")
    let fib = memo (fun self n -> if n < 2 then int64 n else self (n - 1) + self (n - 2))
    printfn "%d" (fib 90)
    let pairs = [ "inc", (fun x -> x + 1); "square", (fun x -> x * x) ]
    for name, f in pairs do printfn "%s %A" name (List.map f [ 1; 2; 3 ])
    printfn "%d" (List.foldBack (fun f k -> fun x -> k (f x)) (List.map snd pairs) id 4)

main ()
