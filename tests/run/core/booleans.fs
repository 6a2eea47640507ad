// covers: && and || with their effects, not, comparison of bools, if without else, if as an expression, operators of equal precedence
let log = ref ""

let t name =
    log.Value <- log.Value + name
    true

let f name =
    log.Value <- log.Value + name
    false

let shown label value =
    printfn "%-14s %-5b %s" label value log.Value
    log.Value <- ""

let implies a b = not a || b
let xor (a: bool) b = a <> b
let majority a b c = (a && b) || (a && c) || (b && c)

let grade points =
    if points >= 90 then 'A'
    elif points >= 80 then 'B'
    elif points >= 70 then
        if points % 2 = 0 then 'C' else 'c'
    else 'F'

let leap year = year % 4 = 0 && year % 100 <> 0 || year % 400 = 0

let fizz n =
    match n % 3 = 0, n % 5 = 0 with
    | true, true -> "fizzbuzz"
    | true, false -> "fizz"
    | false, true -> "buzz"
    | false, false -> string n

shown "and" (t "a" && t "b")
shown "and, early" (f "a" && t "b")
shown "or" (f "a" || t "b")
shown "or, early" (t "a" || t "b")
shown "mixed" (f "a" && t "b" || t "c" && f "d" || t "e")
shown "brackets" (t "a" && (f "b" || f "c") || f "d")
shown "not" (not (t "a") || not (f "b"))
// An argument is evaluated whatever the function makes of it.
shown "function" (implies (f "a") (t "b"))
shown "nested if" (if (if f "a" then t "b" else t "c") then f "d" else t "e")

for a in [ false; true ] do
    for b in [ false; true ] do
        printfn "%5b %5b: %5b %5b %5b %5b" a b (a && b) (a || b) (xor a b) (implies a b)
printfn "%b %b %d" (true > false) (max false true) (compare false true)
printfn "%b %b" (majority true false true) (majority false false true)
printfn "%A" (List.map grade [ 95; 85; 74; 73; 10 ])
printfn "%A" (List.filter leap [ 1900; 1996; 2000; 2001; 2004; 2100 ])
printfn "%s" ([ 1 .. 15 ] |> List.map fizz |> String.concat " ")

let mutable count = 0
if count = 0 then count <- 5
if count > 100 then count <- -1
if count = 5 then
    count <- count + 1
    count <- count * 2
printfn "%d" count
let flags = Array.init 8 (fun i -> i &&& 5 = 5 || i = 2)
printfn "%s" (flags |> Array.map (fun b -> if b then "#" else ".") |> String.concat "")
printfn "%b %b" (1 < 2 = true) (not true = false)
let parity = List.fold (fun odd x -> odd <> (x % 2 <> 0)) false
printfn "%b %b" (parity [ 1; 2; 3 ]) (parity [ 1; 2; 4 ])
