// covers: not-a-number as a pattern, and the bits of not-a-number
open System

let kind x =
    match x with
    | Double.NaN -> "nan"
    | Double.PositiveInfinity -> "infinite"
    | Double.MaxValue -> "largest"
    | _ -> "other"

let kind32 (x: float32) =
    match x with
    | Single.NaN -> "nan"
    | Single.MinValue -> "smallest"
    | _ -> "other"

[<EntryPoint>]
let main _ =
    for x in [ nan; infinity; Double.MaxValue; 1.0; 0.0 / 0.0 ] do
        printfn "%s" (kind x)
    for x in [ nanf; Single.MinValue; 0.0f ] do
        printfn "%s" (kind32 x)
    printfn "%X %X" (BitConverter.DoubleToInt64Bits nan) (BitConverter.SingleToInt32Bits nanf)
    printfn "%X %X" (BitConverter.DoubleToInt64Bits Double.NaN) (BitConverter.SingleToInt32Bits Single.NaN)
    0
