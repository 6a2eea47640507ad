// covers: numbers of 128 and 16 bits, and conversions told apart by their results
open System
open System.Numerics
open System.Buffers.Binary

let show (x: obj) = printfn "%O" x

[<EntryPoint>]
let main _ =
    let a = UInt128.Parse "340282366920938463463374607431768211455"
    let b = UInt128.op_Implicit 12345678901234567890UL
    show a
    show (b * b)
    show (a / b)
    show (a % b)
    show (b + b - UInt128.One)
    show (a - b)
    show (b <<< 40)
    show (a >>> 70)
    show ((b <<< 64) ||| b)
    show (UInt128.MaxValue + UInt128.One)
    printfn "%s %s" (b.ToString "X") ((b * b).ToString "x40")
    printfn "%b %b %d" (a > b) (a = b) (compare b a)
    let i = Int128.Parse "-170141183460469231731687303715884105728"
    let j = Int128.op_Implicit -1234567890123456789L
    show i
    show (j * j)
    show (i / j)
    show (i % j)
    show (-j)
    show (j >>> 3)
    show (Int128.Abs j)
    printfn "%s" (j.ToString "X")
    show (Int128.MaxValue)
    show (j < Int128.Zero)
    show (Int128.Sign j)
    printfn "%A" (List.sort [ j; i; Int128.One; Int128.Zero ])
    for s in [ "1"; "-1"; "abc"; "340282366920938463463374607431768211456"; " 42 "; "" ] do
        let ok, v = UInt128.TryParse s
        printfn "%b %O" ok v
        let ok, v = Int128.TryParse s
        printfn "%b %O" ok v
    let tryIt f = try show (f ()) with e -> printfn "%s: %s" (e.GetType().Name) e.Message
    tryIt (fun () -> box (UInt128.Parse "x"))
    tryIt (fun () -> box (UInt128.Parse "-1"))
    tryIt (fun () -> box (Int128.Parse "999999999999999999999999999999999999999999"))
    tryIt (fun () -> box (a / UInt128.Zero))
    printfn "%d %d" (Int128.op_Explicit j : int64) (UInt128.op_Explicit b : uint64)
    printfn "%g" (UInt128.op_Explicit a : float)
    let bytes = Array.init 16 byte
    show (BinaryPrimitives.ReadUInt128BigEndian(ReadOnlySpan bytes))
    show (BinaryPrimitives.ReadUInt128LittleEndian(ReadOnlySpan bytes))
    show (BinaryPrimitives.ReadInt128BigEndian(ReadOnlySpan bytes))
    let h = Half.op_Explicit 3.14159 : Half
    show h
    for x in [ 0.1; 65504.0; 65520.0; 1e-7; 5.96e-8; 1.0; -2.5; nan; infinity; 0.333333; 1000.0; 2049.0 ] do
        let h = Half.op_Explicit x : Half
        printfn "%O %g" h (Half.op_Explicit h : float)
    show (h + h)
    show (h * h)
    show (Half.Parse "1.5")
    show (Half.MaxValue)
    show (Half.Epsilon)
    show (BinaryPrimitives.ReadHalfBigEndian(ReadOnlySpan [| 0x3Euy; 0x00uy |]))
    printfn "%b %b" (h > Half.One) (Half.NaN = Half.NaN)
    0
