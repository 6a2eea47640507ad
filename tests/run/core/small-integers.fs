// covers: sbyte, byte, int16 and uint16: wrap-around, division, shifts, comparisons, conversions between them and from larger types
let bytes () =
    let a, b = 200uy, 100uy
    printfn "%d %d %d %d %d" (a + b) (b - a) (a * b) (a / b) (a % b)
    printfn "%d %d %d %d" (a &&& b) (a ||| b) (a ^^^ b) (~~~a)
    printfn "%d %d %d" (a <<< 1) (a >>> 3) (1uy <<< 7)
    printfn "%b %b" (a > b) (compare 3uy 200uy < 0)

let sbytes () =
    let a, b = 100y, -128y
    printfn "%d %d %d %d %d" (a + a) (a - b) (a * a) (b / 3y) (b % 3y)
    printfn "%d %d %d" (-b) (~~~b) (a ^^^ b)
    printfn "%d %d %d" (a <<< 1) (b >>> 3) (-1y >>> 7)
    printfn "%b %d" (a > b) (sign b)

let shorts () =
    let a, b = 30000s, -30000s
    printfn "%d %d %d %d %d" (a + a) (b + b) (a * b) (b / 7s) (b % 7s)
    printfn "%d %d %d" (a <<< 2) (b >>> 2) (~~~b)
    printfn "%d %d" System.Int16.MaxValue (System.Int16.MinValue - 1s)
    let c, d = 60000us, 10000us
    printfn "%d %d %d %d %d" (c + d) (d - c) (c * d) (c / d) (c % d)
    printfn "%d %d %d" (c <<< 1) (c >>> 15) (~~~c)
    printfn "%b" (c > d)

let conversions () =
    for n in [ 0; 127; 128; 255; 256; -1; -129; 65535; 65536; 305419896 ] do
        printfn "%d: %d %d %d %d" n (sbyte n) (byte n) (int16 n) (uint16 n)
    // A signed source is extended by its sign, an unsigned one by zeros.
    printfn "%d %d %d %d" (int -1y) (int 255uy) (uint32 -1y) (uint64 -1s)
    printfn "%d %d %d" (uint16 -1y) (int16 255uy) (int64 65535us)
    printfn "%d %d" (byte 'A') (sbyte 'é')
    printfn "%c %c" (char 65uy) (char 8364us)
    printfn "%d %d %d" (byte 3.99) (sbyte -3.99) (int16 -300.7)
    printfn "%d %d" (byte "255") (sbyte "-128")

let counters () =
    let mutable b = 250uy
    let mutable turns = 0
    while b <> 5uy do
        b <- b + 1uy
        turns <- turns + 1
    printfn "%d" turns
    let histogram = Array.create 4 0uy
    for i in 0 .. 999 do histogram.[i % 3] <- histogram.[i % 3] + 1uy
    printfn "%A" histogram
    let checksum = Array.fold (fun (sum: byte) (x: byte) -> (sum <<< 1) + (sum >>> 7) + x) 0uy [| 72uy; 101uy; 108uy; 108uy; 111uy |]
    printfn "%d" checksum

bytes ()
sbytes ()
shorts ()
conversions ()
counters ()
