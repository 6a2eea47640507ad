// covers: try with and finally: rules by type and pattern, rethrow, values of both, nesting, own exceptions, order of effects
exception Refused of reason: string * code: int
exception Empty

let log = ref []
let note text = log.Value <- text :: log.Value

let flush label =
    printfn "%-10s %s" label (log.Value |> List.rev |> String.concat " ")
    log.Value <- []

let risky n =
    match n with
    | 0 -> failwith "zero"
    | 1 -> raise (Refused("one", 1))
    | 2 -> raise Empty
    | 3 -> invalidArg "n" "three"
    | 4 -> string (10 / (n - 4))
    | 5 -> string (int "five")
    | 6 -> List.head []
    | 7 -> raise (Refused("seven", 700))
    | _ -> sprintf "fine %d" n

let classify n =
    try risky n
    with
    | Refused(reason, code) when code < 100 -> sprintf "refused %s %d" reason code
    | Empty -> "empty"
    | Failure message -> "failure " + message
    | :? System.DivideByZeroException -> "division"
    | :? System.FormatException -> "format"
    | :? System.ArgumentException as e -> "argument " + string (e.Message.Contains "three")
    | _ -> "another"

let cleanup n =
    try
        try
            note "body"
            let text = risky n
            note text
            text
        finally
            note "finally"
    with e ->
        note "with"
        "failed"

let rec unwind depth =
    try
        if depth = 0 then raise Empty
        note (sprintf "down%d" depth)
        unwind (depth - 1)
        note "never"
    finally
        note (sprintf "up%d" depth)

let rethrow n =
    try
        try risky n
        with Failure _ ->
            note "seen"
            reraise ()
    with e -> note "again"; e.Message

let inLoop () =
    let mutable good = 0
    for i in 0 .. 9 do
        try
            if i % 3 = 0 then failwith "third"
            good <- good + i
        with _ -> note (string i)
    good

let nestedResult =
    let a = try 1 + (try failwith "inner" with _ -> 10) with _ -> 100
    let b = try 1 + (try failwith "inner" finally note "f") with _ -> 100
    a, b

for n in 0 .. 8 do printfn "%d %s" n (classify n)
flush "start"
printfn "%s %s" (cleanup 8) (cleanup 0)
flush "cleanup"
(try unwind 3 with Empty -> note "caught")
flush "unwind"
printfn "%s" (rethrow 0)
flush "rethrow"
printfn "%d" (inLoop ())
flush "loop"
printfn "%A" nestedResult
printfn "%b" (try (raise (Refused("a", 1)); false) with e -> e = Refused("a", 1))
