// covers: a small tokenizer, parser and printer over strings: lists, unions, recursion, string building
type Token = Number of float | Symbol of char
type Expr = Value of float | Binary of char * Expr * Expr
let tokenize (text: string) =
    let rec go i acc =
        if i >= text.Length then List.rev acc
        elif text.[i] = ' ' then go (i + 1) acc
        elif System.Char.IsDigit text.[i] then
            let mutable j = i
            while j < text.Length && (System.Char.IsDigit text.[j] || text.[j] = '.') do j <- j + 1
            go j (Number(float (text.Substring(i, j - i))) :: acc)
        else go (i + 1) (Symbol text.[i] :: acc)
    go 0 []
let rec expression tokens =
    let rec loop left = function
        | Symbol('+' | '-' as op) :: rest ->
            let right, rest = term rest
            loop (Binary(op, left, right)) rest
        | rest -> left, rest
    let left, rest = term tokens
    loop left rest
and term tokens =
    let rec loop left = function
        | Symbol('*' | '/' as op) :: rest ->
            let right, rest = factor rest
            loop (Binary(op, left, right)) rest
        | rest -> left, rest
    let left, rest = factor tokens
    loop left rest
and factor = function
    | Number n :: rest -> Value n, rest
    | Symbol '(' :: rest ->
        match expression rest with
        | e, Symbol ')' :: rest -> e, rest
        | _ -> failwith "missing )"
    | Symbol c :: _ -> failwithf "unexpected %c" c
    | [] -> failwith "unexpected end"
let rec eval = function
    | Value v -> v
    | Binary('+', a, b) -> eval a + eval b
    | Binary('-', a, b) -> eval a - eval b
    | Binary('*', a, b) -> eval a * eval b
    | Binary(_, a, b) -> eval a / eval b
let rec show = function
    | Value v -> string v
    | Binary(op, a, b) -> sprintf "(%s %c %s)" (show a) op (show b)
for line in [ "1 + 2 * 3"; "(1 + 2) * 3"; "10 / 4 - 1"; "2 * (3 + 4) * 5"; "1 +"; "(1"; "7 % 2" ] do
    try
        let e, rest = expression (tokenize line)
        if not rest.IsEmpty then printfn "%s: %d tokens left" line rest.Length
        else printfn "%s = %g" (show e) (eval e)
    with Failure m -> printfn "%s: %s" line m
