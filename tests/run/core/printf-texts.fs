// covers: %s %c %b %O %A with widths, escapes and percent signs, formats applied step by step, sprintf in functions, failwithf
type Colour =
    | Red
    | Mixed of int * string

type Point = { X: int; Y: int }

let line (label: string) value = printfn "%-8s|%8s|" label value

let tableOf rows =
    for name, amount, flag in rows do
        printfn "%-6s %6.2f %5b %c" name amount flag (if flag then 'y' else 'n')

let tagged tag text = sprintf "<%s>%s</%s>" tag text
let bold: string -> string = fun text -> tagged "b" text "b"

let check n =
    try if n > 2 then failwithf "%d is more than %s" n "two" else n
    with Failure message ->
        printfn "failed: %s" message
        0

let main () =
    printfn "[%s] [%5s] [%-5s] [%2s]" "abc" "abc" "abc" "abc"
    printfn "[%s] [%5s]" "" null
    printfn "[%c] [%3c] [%-3c]" 'x' 'y' 'z'
    printfn "[%b] [%6b] [%-6b]" true false true
    printfn "%s" "100%% of %d is text here"
    printfn "100%% \t|\"|\\|"
    printfn "%O %O %O %O" 1 "two" 3.5 'c'
    printfn "%O %O" (Some 1) true
    printfn "%A %A %A %A" 1 "two" 'c' true
    printfn "%A %A %A" 1.0 2.5f 3L
    printfn "%A %A %A" 4uy 5u 6UL
    printfn "%A %A" (1, "a") (Some(Some 2))
    printfn "%A %A" [ 1; 2 ] [| "x" |]
    printfn "%A %A %A" Red (Mixed(1, "m")) [ Red; Mixed(-1, "") ]
    printfn "%A %A" (Mixed(1, "a"), [ Some Red ]) ()
    printfn "%A" (None: int option)
    printfn "%s" (sprintf "%A" { X = 1; Y = -2 } |> String.collect (fun c -> if c = '\n' then "/" else string c))
    printfn "%A" (Ok 3: Result<int, string>)
    line "left" "right"
    line "" "x"
    line "a longer label" "a longer value"
    tableOf [ "ab", 1.5, true; "abcdef", 100.0, false; "", -2.25, true ]
    printfn "%s" (bold "text")
    let three = printfn "%s-%s-%s"
    let two = three "a"
    two "b" "c"
    let one = two "B"
    one "C"
    one "D"
    printfn "%d %d" (check 1) (check 3)
    printfn "%s" (String.concat "," (List.map (sprintf "'%s'") [ "p"; "q" ]))
    let lines = [ 1 .. 3 ] |> List.map (fun n -> sprintf "%s%d" (String.replicate n " ") n)
    printfn "%s" (String.concat "\n" lines)
    printfn "%s and %s" <| "left" <| "right"
    ("key", 42) ||> printfn "%s=%d"
    printfn "é %s 日本 %c" "ü" '€'
    printfn "%s%s" "no" "space"
    eprintfn "%s" "this goes to standard error"
    stdout.Write "written, "
    stdout.WriteLine "line"
    System.Console.WriteLine("{0} and {1}", 1, "two")
    System.Console.Write 'c'
    System.Console.WriteLine()

main ()
