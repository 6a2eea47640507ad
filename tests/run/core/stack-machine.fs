// covers: a small language from text to result: tokens, recursive descent, compilation to a stack machine, errors as values
type Token =
    | Number of int
    | Name of string
    | Symbol of char

type Expr =
    | Constant of int
    | Variable of string
    | Operation of char * Expr * Expr
    | Assign of string * Expr

type Instruction =
    | Push of int
    | Load of string
    | Store of string
    | Apply of char

let tokenise (text: string) =
    let rec take test i = if i < text.Length && test text.[i] then take test (i + 1) else i
    let rec go i tokens =
        if i >= text.Length then Ok(List.rev tokens)
        else
            match text.[i] with
            | ' ' -> go (i + 1) tokens
            | c when System.Char.IsDigit c ->
                let last = take System.Char.IsDigit i
                go last (Number(int (text.Substring(i, last - i))) :: tokens)
            | c when System.Char.IsLetter c ->
                let last = take System.Char.IsLetterOrDigit i
                go last (Name text.[i .. last - 1] :: tokens)
            | '+' | '-' | '*' | '/' | '%' | '(' | ')' | '=' as c -> go (i + 1) (Symbol c :: tokens)
            | c -> Error(sprintf "unexpected '%c' at %d" c i)
    go 0 []

let rec expression tokens =
    match tokens with
    | Name name :: Symbol '=' :: rest -> expression rest |> Result.map (fun (value, rest) -> Assign(name, value), rest)
    | _ -> term tokens |> Result.bind (fun (first, rest) -> sums first rest)

and sums left tokens =
    match tokens with
    | Symbol('+' | '-' as op) :: rest ->
        term rest |> Result.bind (fun (right, rest) -> sums (Operation(op, left, right)) rest)
    | _ -> Ok(left, tokens)

and term tokens = factor tokens |> Result.bind (fun (first, rest) -> products first rest)

and products left tokens =
    match tokens with
    | Symbol('*' | '/' | '%' as op) :: rest ->
        factor rest |> Result.bind (fun (right, rest) -> products (Operation(op, left, right)) rest)
    | _ -> Ok(left, tokens)

and factor tokens =
    match tokens with
    | Number n :: rest -> Ok(Constant n, rest)
    | Name name :: rest -> Ok(Variable name, rest)
    | Symbol '-' :: rest -> factor rest |> Result.map (fun (e, rest) -> Operation('-', Constant 0, e), rest)
    | Symbol '(' :: rest ->
        match expression rest with
        | Ok(inner, Symbol ')' :: rest) -> Ok(inner, rest)
        | Ok _ -> Error "a bracket is not closed"
        | error -> error
    | token :: _ -> Error(sprintf "unexpected %A" token)
    | [] -> Error "unexpected end"

let parse tokens =
    match expression tokens with
    | Ok(tree, []) -> Ok tree
    | Ok(_, token :: _) -> Error(sprintf "%A is left over" token)
    | Error message -> Error message

let rec compile tree =
    match tree with
    | Constant n -> [ Push n ]
    | Variable name -> [ Load name ]
    | Operation(op, a, b) -> compile a @ compile b @ [ Apply op ]
    | Assign(name, value) -> compile value @ [ Store name ]

let apply op a b =
    match op, b with
    | ('/' | '%'), 0 -> Error "division by zero"
    | '+', _ -> Ok(a + b)
    | '-', _ -> Ok(a - b)
    | '*', _ -> Ok(a * b)
    | '/', _ -> Ok(a / b)
    | '%', _ -> Ok(a % b)
    | other, _ -> Error(sprintf "no operation %c" other)

let rec execute variables stack code =
    match code, stack with
    | [], top :: _ -> Ok(top, variables)
    | Push n :: rest, _ -> execute variables (n :: stack) rest
    | Load name :: rest, _ ->
        match List.tryFind (fun (known, _) -> known = name) variables with
        | Some(_, value) -> execute variables (value :: stack) rest
        | None -> Error(sprintf "%s is not known" name)
    | Store name :: rest, top :: _ -> execute ((name, top) :: variables) stack rest
    | Apply op :: rest, b :: a :: below ->
        apply op a b |> Result.bind (fun value -> execute variables (value :: below) rest)
    | _ -> Error "the stack is empty"

let step variables line =
    let result = tokenise line |> Result.bind parse |> Result.map compile |> Result.bind (execute variables [])
    match result with
    | Ok(value, variables) ->
        printfn "%-22s = %d" line value
        variables
    | Error message ->
        printfn "%-22s ! %s" line message
        variables

[ "1 + 2 * 3"; "(1 + 2) * 3"; "x = 7"; "y = x * x - 1"; "y / 5 % 4"; "-(x - 10) * -2"; "z + 1"; "x / (y - 48)"
  "2 +"; "(2"; "2 3"; "a $ b"; "x = y = 5"; "x + y"; "100 - 10 - 1"; "))" ]
|> List.fold step []
|> List.iter (fun (name, value) -> printf "%s:%d " name value)
printfn ""
