// covers: total, partial and parameterised active patterns
let (|Even|Odd|) n = if n % 2 = 0 then Even else Odd
let (|Int|_|) (s: string) = match System.Int32.TryParse s with | true, n -> Some n | _ -> None
let (|DivisibleBy|_|) d n = if n % d = 0 then Some(n / d) else None
let (|Prefix|_|) (p: string) (s: string) = if s.StartsWith p then Some(s.Substring p.Length) else None
let (|Head|) (xs: 'a list) = List.tryHead xs
let parity = function Even -> "even" | Odd -> "odd"
let fizz n =
    match n with
    | DivisibleBy 15 _ -> "FizzBuzz"
    | DivisibleBy 5 k -> sprintf "Buzz%d" k
    | DivisibleBy 3 _ -> "Fizz"
    | n -> string n
let command line =
    match line with
    | Prefix "add " (Int n) -> sprintf "add %d" n
    | Prefix "add " rest -> sprintf "cannot add '%s'" rest
    | Int n when n > 100 -> "big"
    | Int _ & Prefix "0" _ -> "leading zero"
    | Int n -> sprintf "number %d" n
    | _ -> "unknown"
printfn "%A" (List.map parity [ 1; 2; 3 ])
printfn "%s" (String.concat " " (List.map fizz [ 1 .. 15 ]))
for l in [ "add 5"; "add x"; "101"; "007"; "9"; "quit" ] do printfn "%s" (command l)
let (Head h) = [ 7; 8 ]
printfn "%A" h
