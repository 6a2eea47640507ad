// covers: String.Join, String.concat, Split and IndexOf over narrow and wide text of all lengths
open System
printfn "[%s] [%s] [%s]" (String.Join(",", ([||]: string[]))) (String.Join(",", [|"a"|])) (String.Join("", [|"";"";null|]))
printfn "[%s] [%s]" (String.Join("é", [|"a";"b";null;"ü"|])) (String.Join(null, [|"x";"yy"|]))
printfn "[%s] [%s]" (String.Join(", ", [|"a";"b";"c";"d"|], 1, 2)) (String.Join('-', "q", "r"))
printfn "%s" (String.concat "; " ["one"; "två"; null; ""])
for s in ["a,b;c,,d"; ",x,"; ""; "日本,語;x"; "no separators at all here"; ",,,,"; "aaaaaaaaaaaaaaaaa,b"] do
    printfn "%A" (s.Split ',')
    printfn "%A" (s.Split([|',';';'|], StringSplitOptions.RemoveEmptyEntries))
    printfn "%A" (s.Split([|',';'é'|], 2))
    printfn "%A" (s.Split([|" "; ";"; "b"|], StringSplitOptions.None))
    printfn "%A" (s.Split())
    printfn "%d %d %d" (s.IndexOf ',') (s.IndexOf ",b") (s.LastIndexOf 'a')
let long = String.replicate 37 "abcdefgh" + "é" 
for i in 0 .. 40 do printf "%d " ((long.Substring(i, 40 - i) + "z").IndexOf 'z')
printfn "%b %b" (long.Contains "hé") (long.Substring(0,200).EndsWith "gh")
