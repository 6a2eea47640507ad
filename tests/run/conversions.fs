// covers: conversions between all primitive types
printfn "%d %d %d %d" (int 3.99) (int -3.99) (int 'A') (int "42")
printfn "%d %d %d" (byte 300) (sbyte 200) (int16 70000)
printfn "%d %d %d" (uint32 -1) (uint64 -1) (int64 -1)
printfn "%d %d" (int 3000000000u) (int 5000000000L)
printfn "%g %g %g" (float 7) (float "2.5") (float32 0.1)
printfn "%c %c" (char 65) (char 0x20ACus)
printfn "%s %s %s" (string 5) (string 'x') (string 1.5)
printfn "%b" (System.Boolean.Parse "True")
printfn "%d %d" (int 255uy) (int -1y)
printfn "%d %d" (uint8 -1) (int8 128)
printfn "%d" (int (float System.Int32.MaxValue))
printfn "%d %d" (System.Int32.Parse " 12 ") (System.Int64.Parse "-9000000000")
printfn "%d %d" (int "0x1F") (int "-0b101")
type Color = Red = 1 | Green = 2 | Blue = 4
printfn "%d %A %A" (int Color.Blue) (enum<Color> 2) (Color.Red ||| Color.Blue)
printfn "%A" (match System.Double.TryParse "1e3" with | true, v -> v | _ -> -1.0)
for s in [ ""; "x"; "99999999999"; "1.5" ] do
    try printfn "%d" (System.Int32.Parse s)
    with e -> printfn "%s: %s" (e.GetType().Name) e.Message
try printfn "%d" (int "abc") with e -> printfn "%s" e.Message
try printfn "%d" (Checked.byte 256) with e -> printfn "%s" e.Message
printfn "%d %d" (Checked.int 3.7) (Checked.int16 -5L)
printfn "%d" (decimal 3 |> int)
printfn "%s %s" ((255).ToString("X")) ((3.14159).ToString("F2"))
printfn "%A" (byte 'a', uint16 'a', float 'a')
