// covers: an incomplete match that nobody catches, after ones that were caught; finally blocks on the way out
let name n =
    match n with
    | 1 -> "one"
    | 2 -> "two"

let attempt n =
    try name n
    with MatchFailureException(_, line, _) -> sprintf "no rule, line %d" line

let guarded label action =
    try
        printfn "enter %s" label
        action ()
    finally
        printfn "leave %s" label

let first list =
    match list with
    | x :: _ when x > 0 -> x

printfn "%s, %s" (attempt 1) (attempt 3)
printfn "%d" (first [ 5; 6 ])

let result =
    try guarded "outer" (fun () -> guarded "inner" (fun () -> first [ -1 ]))
    with _ -> -100

printfn "%d" result
printfn "%s" (name 2)
printfn "%s" (name 7)
printfn "never"
