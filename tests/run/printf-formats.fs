// covers: formats: every specifier, flags, width, precision, sprintf, %A of nested data
printfn "%d|%5d|%-5d|%05d|%+d|% d" 42 42 42 42 42 42
printfn "%i %u %x %X %o" -7 7u 255 255 8
printfn "%s|%10s|%-10s|" "text" "right" "left"
printfn "%c|%3c|%-3c|" 'a' 'b' 'c'
printfn "%b|%8b|%-8b|" true false true
printfn "%f|%.3f|%10.2f|%-10.2f|%+.1f" 3.14159 3.14159 3.14159 3.14159 2.0
printfn "%e|%.2E|%g|%G" 12345.6789 12345.6789 12345.6789 0.00001234
printfn "%M|%.2M" 12.50m 3.14159m
printfn "%*d|%-*d|%.*f" 6 42 6 42 2 3.14159
printfn "%%|%d%%" 50
printfn "%O %O %O" 1 "s" [ 1; 2 ]
printfn "%A %A %A %A" 1 "s" 'c' 2.0
printfn "%A" (1, "two", [ 3.0 ], Some 'x', [| true |])
printfn "%A" [ Some(1, "a"); None ]
printfn "%A %A" () (Some())
printfn "%A" (Ok 3: Result<int, string>)
printfn "%A %A %A" 1L 2uy 3.5f
printfn "%A" [ [ 1; 2 ]; []; [ 3 ] ]
printfn "%A" (Map.ofList [ 1, "a"; 2, "b" ])
printfn "%A" (set [ 3; 1; 2 ])
let s = sprintf "%s=%d" "x" 5
printfn "%s %d" s s.Length
let show = sprintf "%03d-%s"
printfn "%s %s" (show 7 "a") (show 42 "b")
printf "no newline;"
printf " %d\n" 1
eprintfn "to stderr"
printfn "%s" (sprintf "%-6s|%6.2f|%4d" "row" 1.5 3)
type R = { Name: string; Tags: string list }
printfn "%A" { Name = "n"; Tags = [ "a"; "b" ] }
type U = A | B of int | C of x: int * y: string
printfn "%A %A %A" A (B 3) (C(1, "z"))
printfn "%A" (List.init 40 (fun i -> i * 1000))
let fmt: Printf.StringFormat<int -> string> = "value %d"
printfn "%s" (sprintf fmt 9)
