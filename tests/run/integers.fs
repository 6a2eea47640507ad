// covers: every integer type: bounds, wrap-around, division, remainder, bits, literals
printfn "%d %d" System.Int32.MaxValue (System.Int32.MaxValue + 1)
printfn "%d %d" System.Int64.MinValue (System.Int64.MinValue - 1L)
printfn "%d %d %d" 127y (127y + 1y) (-128y - 1y)
printfn "%d %d" 255uy (255uy + 1uy)
printfn "%d %d" 32767s (32767s + 1s)
printfn "%d %d" 65535us (0us - 1us)
printfn "%d %d" System.UInt32.MaxValue (0u - 1u)
printfn "%d %d" System.UInt64.MaxValue (0UL - 1UL)
printfn "%d %d %d %d" (7 / 2) (-7 / 2) (7 % -2) (-7 % 2)
printfn "%d %d" (7u / 2u) (7UL % 4UL)
printfn "%d %d %d" (0xFF) (0b1010) (0o17)
printfn "%d %d %d %d" (12 &&& 10) (12 ||| 10) (12 ^^^ 10) (~~~12)
printfn "%d %d %d" (1 <<< 31) (-16 >>> 2) (1 <<< 33)
printfn "%d %d" (0xF0000000u >>> 28) (0x8000000000000000UL >>> 63)
printfn "%d %d" (200uy * 2uy) (-100y * 2y)
printfn "%d %d" (abs -5) (sign -3)
printfn "%d %d" (pown 3 4) (pown 2L 40)
printfn "%d %d" (max 3 8) (min -1L 1L)
printfn "%d" (1_000_000 * 3)
printfn "%d" (int64 System.Int32.MaxValue * 2L)
printfn "%b %b" (5 = 5) (5 <> 5)
try printfn "%d" (1 / (List.length [])) with e -> printfn "%s" e.Message
try printfn "%d" (Checked.(+) System.Int32.MaxValue (abs -1)) with e -> printfn "%s" e.Message
try printfn "%d" (abs System.Int32.MinValue) with e -> printfn "%s" (e.GetType().Name)
try printfn "%d" (List.sum [ System.Int32.MaxValue; 1 ]) with e -> printfn "%s" e.Message
printfn "%d" (List.fold (+) 0 [ System.Int32.MaxValue; 1 ])
printfn "%d %d" (nativeint 5 + 3n |> int) (int 9un)
let hashOf (s: string) = Seq.fold (fun h c -> h * 31 + int c) 17 s
printfn "%d" (hashOf "The quick brown fox jumps over the lazy dog")
let rec xorshift n (x: uint32) =
    if n = 0 then x
    else
        let x = x ^^^ (x <<< 13)
        let x = x ^^^ (x >>> 17)
        xorshift (n - 1) (x ^^^ (x <<< 5))
printfn "%d" (xorshift 1000 2463534242u)
let lcg (x: uint64) = x * 6364136223846793005UL + 1442695040888963407UL
printfn "%d" (lcg (lcg (lcg 1UL)))
