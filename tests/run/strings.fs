// covers: strings: indexing, slices, members, comparison, escapes, Unicode, the String module
let s = "Hello, World"
printfn "%d %c %s %s %s" s.Length s.[4] s.[0..4] s.[7..] s.[..3]
printfn "%s|%s|%s" (s.ToUpper()) (s.ToLower()) (s.Replace("o", "0"))
printfn "%d %d %b %b" (s.IndexOf "o") (s.IndexOf('o', 5)) (s.Contains "World") (s.StartsWith "Hell")
printfn "%A" (s.Split(','))
printfn "%A" ("a b  c".Split(' '))
printfn "[%s] [%s] [%s]" ("  x ".Trim()) ("  x ".TrimStart()) ("--x--".Trim('-'))
printfn "[%s] [%s]" ("7".PadLeft(3, '0')) ("ab".PadRight 5)
printfn "%s" (String.concat "-" [ "a"; "b"; "c" ])
printfn "%s %s" (String.map System.Char.ToUpper "abc") (String.replicate 3 "xy")
printfn "%s" (String.filter System.Char.IsDigit "a1b22c3")
printfn "%s" (String.collect (fun c -> sprintf "%c," c) "abc")
printfn "%b %b" (String.exists System.Char.IsUpper "abC") (String.forall System.Char.IsLetter "ab1")
printfn "%s" (System.String([| 'x'; 'y' |]) + System.String('z', 3))
printfn "%s" ("tab\there \"quoted\" back\\slash \065 \u00e9 \x41")
printfn "%s" @"verbatim \n ""quotes"""
printfn "%s" """triple "quoted" \n"""
printfn "%b %b %d" ("abc" < "abd") ("Z" < "a") (compare "b" "a")
printfn "%d" (System.String.Compare("a", "b", System.StringComparison.Ordinal))
printfn "%s" (s.Substring(7, 5) + s.Remove(5) + s.Insert(5, "!"))
printfn "%A" (s.ToCharArray() |> Array.filter (fun c -> c > 'l'))
printfn "%d" ("naïve café 日本語 🎉".Length)
printfn "%s" "naïve café 日本語 🎉"
printfn "%s" ("日本語".Substring(1))
printfn "%b" (System.String.IsNullOrEmpty "" && System.String.IsNullOrWhiteSpace " \t")
let mutable text = ""
for i in 1 .. 5 do text <- text + string i + ";"
printfn "%s" text
printfn "%s" (Seq.rev "stressed" |> Seq.toArray |> System.String)
printfn "%d %d" (s.LastIndexOf 'o') ("".Length)
printfn "%s" ("line one
line two")
printfn "%s" ("joined \
               line")
printfn "%c%c" s.[0] (char (int s.[0] + 1))
printfn "%s" (string 'c' + string 3 + string true + string 2.5)
printfn "%s" (System.String.Join("+", [ 1; 2; 3 ]))
