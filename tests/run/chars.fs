// covers: chars: classification, conversion, arithmetic through int
open System
let rot13 c =
    if Char.IsLower c then char ((int c - int 'a' + 13) % 26 + int 'a')
    elif Char.IsUpper c then char ((int c - int 'A' + 13) % 26 + int 'A')
    else c
printfn "%s" (String.map rot13 "Hello, World!")
printfn "%A" (List.map Char.IsDigit [ '0'; '9'; 'a'; '٣' ])
printfn "%A" (List.map Char.IsLetter [ 'a'; 'é'; '1'; '_' ])
printfn "%A" (List.map Char.IsWhiteSpace [ ' '; '\t'; 'x'; '\u00a0' ])
printfn "%A" (List.map Char.IsPunctuation [ '.'; '!'; '+'; 'a' ])
printfn "%A" (List.map Char.IsLetterOrDigit [ 'a'; '1'; '-' ])
printfn "%c %c %c" (Char.ToUpper 'é') (Char.ToLower 'Ä') (Char.ToUpperInvariant 'z')
printfn "%d %d %d" (int 'A') (int '\n') (int '€')
printfn "%b %b" ('a' < 'b') ('Z' < 'a')
printfn "%A %A" 'x' '\''
printfn "%d" (int 'z' - int 'a')
printfn "%A" [ for c in 'x' .. 'z' -> Char.ToUpper c ]
printfn "%d" ("a1b2c3" |> Seq.filter Char.IsDigit |> Seq.sumBy (fun c -> int c - int '0'))
printfn "%g" (Char.GetNumericValue '7')
printfn "%A" (byte 'A', char 97uy, 'a'B)
printfn "%A" ("abc"B)
