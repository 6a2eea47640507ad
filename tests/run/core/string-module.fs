// covers: the String module: concat, map, mapi, collect, filter, forall, exists, init, replicate, iter, iteri, length
let isDigit = System.Char.IsDigit
let number label (text: string) = printfn "%-10s %s" label (if text = "" then "(empty)" else text)

let runLength (text: string) =
    let rec go i out =
        if i >= text.Length then out
        else
            let mutable j = i
            while j < text.Length && text.[j] = text.[i] do j <- j + 1
            let run = j - i
            go j (out + (if run > 1 then string run else "") + string text.[i])
    go 0 ""

let expand (text: string) =
    let step (out, count) c =
        if isDigit c then out, count * 10 + int c - int '0'
        else out + String.replicate (max 1 count) (string c), 0
    text |> Seq.fold step ("", 0) |> fst

let title (text: string) =
    text.Split ' '
    |> Array.map (fun w -> if w = "" then w else string (System.Char.ToUpper w.[0]) + w.[1..])
    |> String.concat " "

let frame lines =
    let width = lines |> List.map String.length |> List.max
    let bar = "+" + String.replicate (width + 2) "-" + "+"
    printfn "%s" bar
    for line in lines do printfn "| %s |" (line + String.replicate (width - line.Length) " ")
    printfn "%s" bar

number "concat" (String.concat ", " [ "a"; ""; "c" ])
number "concat 0" (String.concat ", " [])
number "concat 1" (String.concat ", " [| "only" |])
number "map" (String.map (fun c -> if c = 'a' then 'o' else c) "banana")
number "mapi" (String.mapi (fun i c -> if i % 2 = 0 then System.Char.ToUpper c else c) "banana")
number "collect" (String.collect (fun c -> string c + string c) "abc")
number "filter" (String.filter isDigit "a1b22c")
number "init" (String.init 5 (fun i -> string (i * i) + ";"))
number "replicate" (String.replicate 3 "ab")
number "none" (String.replicate 0 "ab")
printfn "%b %b" (String.forall isDigit "123") (String.forall isDigit "")
printfn "%b %b" (String.exists isDigit "abc") (String.exists isDigit "ab3")
printfn "%d %d" (String.length "four") (String.length null)
String.iter (fun c -> printf "<%c>" c) "xyz"
printfn ""
String.iteri (fun i c -> printf "%d%c " i c) "xyz"
printfn ""
for text in [ ""; "a"; "aaabccdddd"; "abc" ] do
    let packed = runLength text
    printfn "%s -> %s -> %b" text packed (expand packed = text)
printfn "%s" (title "the quick  brown fox")
frame [ "Firefly"; ""; "a longer line" ]
let rows = [ 1 .. 4 ] |> List.map (fun r -> [ 1 .. 4 ] |> List.map (fun c -> sprintf "%3d" (r * c)) |> String.concat "")
printfn "%s" (String.concat "\n" rows)
