// covers: conversions between numbers, characters and strings: int, float, string, char, parsing failures and their messages
let attempt label (action: unit -> string) =
    try printfn "%s: %s" label (action ())
    with
    | :? System.FormatException as e -> printfn "%s: format: %s" label e.Message
    | :? System.OverflowException as e -> printfn "%s: overflow: %s" label e.Message

let rotate shift c =
    let turn start = char ((int c - int start + shift + 26) % 26 + int start)
    if c >= 'a' && c <= 'z' then turn 'a'
    elif c >= 'A' && c <= 'Z' then turn 'A'
    else c

let digitValue c =
    match c with
    | _ when c >= '0' && c <= '9' -> Some(int c - int '0')
    | _ when c >= 'a' && c <= 'z' -> Some(int c - int 'a' + 10)
    | _ -> None

let parseBase radix (text: string) =
    let step total c =
        match total, digitValue c with
        | Some sum, Some digit when digit < radix -> Some(sum * radix + digit)
        | _ -> None
    if text = "" then None else Seq.fold step (Some 0) text

let rec toBase radix n =
    let digit = if n % radix < 10 then char (int '0' + n % radix) else char (int 'a' + n % radix - 10)
    (if n >= radix then toBase radix (n / radix) else "") + string digit

let roman n =
    let rec go n table =
        match table with
        | (value, text) :: _ when n >= value -> text + go (n - value) table
        | _ :: rest -> go n rest
        | [] -> ""
    go n [ 1000, "M"; 900, "CM"; 500, "D"; 400, "CD"; 100, "C"; 90, "XC"; 50, "L"; 40, "XL"; 10, "X"; 9, "IX"; 5, "V"; 4, "IV"; 1, "I" ]

let checkDigit (isbn: string) =
    let sum = isbn |> Seq.toList |> List.mapi (fun i c -> (int c - int '0') * (if i % 2 = 0 then 1 else 3)) |> List.sum
    (10 - sum % 10) % 10

let main () =
    for n in [ 300L; -1L; 4294967295L; 2147483648L; 1L <<< 53 ] do
        printfn "%d: %d %d %d %d %g" n (byte n) (int16 n) (int n) (uint32 n) (float n)
    printfn "%d %d %c%c%c" (int 'A') (int '\u20AC') (char 72) (char 105L) (char 33uy)
    printfn "%d %d %d %d" (int "42") (int " -7 ") (int "+5") (int64 "9223372036854775807")
    printfn "%d %d %d %d" (int "0x1F") (int "0b101") (int "0o17") (int "-0x10")
    printfn "%g %g %g %g" (float "2.5") (float "-1e3") (float " .5 ") (float "7.")
    printfn "%g %g" (float "Infinity") (float "NaN")
    printfn "%d %d %s" (byte "200") (uint32 "4294967295") (string (float32 "0.1"))
    attempt "word" (fun () -> string (int "twelve"))
    attempt "empty" (fun () -> string (int ""))
    attempt "fraction" (fun () -> string (int "1.5"))
    attempt "large" (fun () -> string (int "2147483648"))
    attempt "byte" (fun () -> string (byte "256"))
    attempt "negative" (fun () -> string (uint32 "-1"))
    attempt "float" (fun () -> string (float "x1"))
    attempt "group" (fun () -> string (float "1,234.5"))
    attempt "fine" (fun () -> string (int64 "-5"))
    printfn "%s %s %s %s" (string 5) (string -5L) (string 255uy) (string 2.50)
    printfn "%s %s %s %s" (string 'c') (string true) (string "s") (string 1e21)
    printfn "%s %s" (String.map (rotate 3) "Hello, World!") (String.map (rotate 3 >> rotate -3) "xyz XYZ")
    printfn "%A %A %A %A" (parseBase 16 "ff") (parseBase 2 "1011") (parseBase 2 "12") (parseBase 10 "")
    printfn "%s %s %s" (toBase 2 37) (toBase 16 48879) (toBase 36 123456)
    printfn "%b" (List.forall (fun n -> parseBase 7 (toBase 7 n) = Some n) [ 0 .. 500 ])
    printfn "%s" ([ 1; 4; 9; 14; 40; 90; 400; 1994; 2024 ] |> List.map roman |> String.concat " ")
    printfn "%d" (checkDigit "978030640615")
    for c in [ '\n'; '\t'; '\\'; '\000'; '\065'; '\x41'; '\u0041'; 'é' ] do printf "%d " (int c)
    printfn ""

main ()
