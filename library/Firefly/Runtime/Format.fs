/// Numbers in .NET's format strings: the standard ones (`D8`, `X`, `F2`, `N0`, ...) and the custom ones (`#,##0.00`).
module Firefly.Runtime.Format

open System
open Firefly.Runtime

[<NoInline; Cold>]
let private invalid () : 'T =
    let e: exn = FormatException("Format specifier was invalid.") :> exn
    (# "raise" e : 'T #)

let inline private isLetter (c: uint16) : bool = let d: uint16 = c ||| 32us in d >= 97us && d <= 122us

let inline private isDigit (c: uint16) : bool = c >= 48us && c <= 57us

/// Precision of a standard format: a letter and digits. -1 when there are no digits, -2 when the format is a custom one.
let standardPrecision (format: string) : int =
    let count: nativeint = Text.length format
    if count = 0n || not (isLetter (Text.unit format 0n)) then
        -2
    elif count = 1n then
        -1
    else
        let mutable value: int = 0
        let mutable i: nativeint = 1n
        while i < count && isDigit (Text.unit format i) && value < 100000000 do
            value <- value * 10 + int (Text.unit format i - 48us)
            i <- i + 1n
        if i = count then value else -2

// ---- custom formats -------------------------------------------------------------------------------------------------

/// What a section of a custom format asks for.
[<NoEquality; NoComparison>]
type private Picture =
    {
        mutable Digits: int
        mutable Point: int
        mutable FirstZero: int
        mutable LastZero: int
        mutable Scientific: bool
        mutable Thousands: bool
        mutable Scale: int
    }

/// Place after a quoted text that starts at `i`.
let private skipQuote (format: string) (i: nativeint) (stop: nativeint) : nativeint =
    let quote: uint16 = Text.unit format i
    let mutable j: nativeint = i + 1n
    while j < stop && Text.unit format j <> quote do
        j <- j + 1n
    if j < stop then j + 1n else j

/// Where a section of the format starts; the first one when it is absent or empty.
let private findSection (format: string) (section: int) : nativeint =
    let count: nativeint = Raw.textLength format
    let mutable left: int = section
    let mutable i: nativeint = 0n
    while left > 0 && i < count do
        let c: uint16 = Text.unit format i
        if c = 39us || c = 34us then
            i <- skipQuote format i count
        elif c = 92us then
            i <- i + 2n
        else
            if c = 59us then
                left <- left - 1
            i <- i + 1n
    if left > 0 || i >= count || Text.unit format i = 59us then 0n else i

/// Whether an exponent `E0`, `E+0` or `E-0` stands at a place; the number of its units before the zeros, or 0.
let private exponentAt (format: string) (i: nativeint) (count: nativeint) : nativeint =
    if i + 1n < count && Text.unit format (i + 1n) = 48us then 1n
    elif
        i + 2n < count
        && (Text.unit format (i + 1n) = 43us || Text.unit format (i + 1n) = 45us)
        && Text.unit format (i + 2n) = 48us
    then
        2n
    else
        0n

/// Reads what a section asks for.
let private readPicture (format: string) (start: nativeint) : Picture =
    let count: nativeint = Raw.textLength format
    let p: Picture =
        { Digits = 0; Point = -1; FirstZero = 2147483647; LastZero = 0; Scientific = false; Thousands = false; Scale = 0 }
    let mutable comma: int = -1
    let mutable commas: int = 0
    let mutable i: nativeint = start
    while i < count && Text.unit format i <> 59us do
        let c: uint16 = Text.unit format i
        let mutable next: nativeint = i + 1n
        if c = 35us then
            p.Digits <- p.Digits + 1
        elif c = 48us then
            if p.FirstZero = 2147483647 then
                p.FirstZero <- p.Digits
            p.Digits <- p.Digits + 1
            p.LastZero <- p.Digits
        elif c = 46us then
            if p.Point < 0 then
                p.Point <- p.Digits
        elif c = 44us then
            if p.Digits > 0 && p.Point < 0 then
                if comma >= 0 && comma = p.Digits then
                    commas <- commas + 1
                else
                    if comma >= 0 then
                        p.Thousands <- true
                    comma <- p.Digits
                    commas <- 1
        elif c = 37us then
            p.Scale <- p.Scale + 2
        elif c = 0x2030us then
            p.Scale <- p.Scale + 3
        elif c = 39us || c = 34us then
            next <- skipQuote format i count
        elif c = 92us then
            next <- i + 2n
        elif (c ||| 32us) = 101us && exponentAt format i count > 0n then
            p.Scientific <- true
            next <- i + exponentAt format i count
            while next < count && Text.unit format next = 48us do
                next <- next + 1n
        i <- next
    if p.Point < 0 then
        p.Point <- p.Digits
    if comma >= 0 then
        if comma = p.Point then p.Scale <- p.Scale - 3 * commas else p.Thousands <- true
    p

/// Where the writing of a section stands.
[<NoEquality; NoComparison>]
type private Pen =
    {
        Out: TextBuffer
        /// Address of the digits, which lie in a frame that outlives the pen.
        Digits: nativeint
        mutable Next: nativeint
        mutable Place: int
        mutable Adjust: int
        First: int
        Last: int
        Grouped: bool
    }

let private numberOf (pen: Pen) : nativeptr<byte> = (# "int_to_ptr" pen.Digits : nativeptr<byte> #)

let private putDigit (pen: Pen) (digit: uint16) : unit =
    Buffer.unit pen.Out digit
    if pen.Grouped && pen.Place > 1 && (pen.Place - 1) % 3 = 0 then
        Buffer.unit pen.Out 44us

/// The digits that stand before the first place of the picture.
let private putLeading (pen: Pen) : unit =
    while pen.Adjust > 0 do
        if pen.Next < Raw.loadWord (numberOf pen) 0n then
            putDigit pen (uint16 (Raw.loadByte (numberOf pen) (16n + pen.Next)))
            pen.Next <- pen.Next + 1n
        else
            putDigit pen 48us
        pen.Place <- pen.Place - 1
        pen.Adjust <- pen.Adjust - 1

/// A place `0` or `#`.
let private putPlace (pen: Pen) : unit =
    let digit: uint16 =
        if pen.Adjust < 0 then
            pen.Adjust <- pen.Adjust + 1
            if pen.Place <= pen.First then 48us else 0us
        elif pen.Next < Raw.loadWord (numberOf pen) 0n then
            pen.Next <- pen.Next + 1n
            uint16 (Raw.loadByte (numberOf pen) (15n + pen.Next))
        elif pen.Place > pen.Last then
            48us
        else
            0us
    if digit <> 0us then
        putDigit pen digit
    pen.Place <- pen.Place - 1

/// Writes an exponent of at least so many digits.
let private putExponent (out: TextBuffer) (letter: uint16) (value: int) (plus: bool) (least: int) : unit =
    Buffer.unit out letter
    if value < 0 then Buffer.unit out 45us
    elif plus then Buffer.unit out 43us
    let digits: string = Digits.unsignedText (uint64 (if value < 0 then 0 - value else value))
    Buffer.repeat out 48us (nativeint least - Raw.textLength digits)
    Buffer.text out digits

/// Writes a section.
let private writeSection (format: string) (start: nativeint) (p: Picture) (pen: Pen) : unit =
    let count: nativeint = Raw.textLength format
    let mutable scientific: bool = p.Scientific
    let mutable pointWritten: bool = false
    let mutable i: nativeint = start
    while i < count && Text.unit format i <> 59us do
        let c: uint16 = Text.unit format i
        let mutable next: nativeint = i + 1n
        if c = 35us || c = 48us || c = 46us then
            putLeading pen
        if c = 35us || c = 48us then
            putPlace pen
        elif c = 46us then
            if pen.Place = 0 && not pointWritten then
                if pen.Last < 0 || (p.Point < p.Digits && pen.Next < Raw.loadWord (numberOf pen) 0n) then
                    Buffer.unit pen.Out 46us
                    pointWritten <- true
        elif c = 44us then
            ()
        elif c = 39us || c = 34us then
            next <- skipQuote format i count
            let closed: bool = next > i + 1n && Text.unit format (next - 1n) = c
            Buffer.slice pen.Out format (i + 1n) ((if closed then next - 1n else next) - i - 1n)
        elif c = 92us then
            if i + 1n < count then
                Buffer.unit pen.Out (Text.unit format (i + 1n))
            next <- i + 2n
        elif (c ||| 32us) = 101us && scientific && exponentAt format i count > 0n then
            let lead: nativeint = exponentAt format i count
            next <- i + lead
            while next < count && Text.unit format next = 48us do
                next <- next + 1n
            let zeros: int = int (next - i - lead)
            let value: int =
                if Raw.loadWord (numberOf pen) 0n = 0n then 0 else int (Raw.loadWord (numberOf pen) 8n) - p.Point
            putExponent pen.Out c value (Text.unit format (i + 1n) = 43us) (if zeros > 10 then 10 else zeros)
            scientific <- false
        else
            Buffer.unit pen.Out c
        i <- next

/// Digits in a custom format.
let custom (d: nativeptr<byte>) (negative: bool) (isFloat: bool) (format: string) : string =
    let zero: bool = Raw.loadWord d 0n = 0n
    let wanted: int = if zero then 2 elif negative then 1 else 0
    let mutable start: nativeint = findSection format wanted
    let mutable p: Picture = readPicture format start
    if not zero then
        Raw.storeWord d 8n (Raw.loadWord d 8n + nativeint p.Scale)
        let keep: int = if p.Scientific then p.Digits else int (Raw.loadWord d 8n) + p.Digits - p.Point
        FloatDigits.round d keep false
        if Raw.loadWord d 0n = 0n then
            let other: nativeint = findSection format 2
            if other <> start then
                start <- other
                p <- readPicture format start
    let scale: int = if Raw.loadWord d 0n = 0n then 0 else int (Raw.loadWord d 8n)
    let out: TextBuffer = Buffer.create ()
    let minus: bool = negative && start = 0n && (isFloat || Raw.loadWord d 0n > 0n)
    if minus && scale <> 0 then
        Buffer.unit out 45us
    let pen: Pen =
        { Out = out
          Digits = (# "ptr_to_int" d : nativeint #)
          Next = 0n
          Place = if p.Scientific || scale <= p.Point then p.Point else scale
          Adjust = if p.Scientific then 0 else scale - p.Point
          First = if p.FirstZero < p.Point then p.Point - p.FirstZero else 0
          Last = if p.LastZero > p.Point then p.Point - p.LastZero else 0
          Grouped = p.Thousands }
    writeSection format start p pen
    let text: string = Buffer.toText out
    // A number below one gets its sign only when something else is written.
    if minus && scale = 0 && Raw.textLength text > 0n then Text.concat "-" text else text

// ---- numbers --------------------------------------------------------------------------------------------------------

/// Text of the format `C`: the invariant currency sign, parentheses for a minus sign.
let private currency (text: string) : string =
    if Text.unit text 0n = 45us then
        Text.concat3 "(\u00A4" (Text.slice text 1n (Raw.textLength text - 1n)) ")"
    else
        Text.concat "\u00A4" text

/// Raises unless the unit is the letter of a standard format of digits.
let checkLetter (letter: uint16) : unit =
    let upper: uint16 = letter &&& 0xDFus
    if upper <> 69us && upper <> 70us && upper <> 71us && upper <> 78us && upper <> 80us && upper <> 67us then
        invalid ()

/// Digits in a standard format of a letter among `E F G N P`, as a string; other letters are no formats.
let standardText (d: nativeptr<byte>) (negative: bool) (isFloat: bool) (letter: uint16) (precision: int) : string =
    checkLetter letter
    let scale: nativeint = Raw.loadWord d 8n
    let size: nativeint = 480n + nativeint (if precision < 0 then 0 else precision) + (if scale > 0n then 2n * scale else 0n)
    let target: nativeptr<byte> = Heap.alloc size
    let count: nativeint = NumberText.standard d negative isFloat (byte letter) precision target
    let text: string = Text.ofAscii target count
    Heap.free target size
    if (letter &&& 0xDFus) = 67us then currency text else text

/// A float in a format.
let float (x: float) (single: bool) (format: string) : string =
    if Text.length format = 0n || x - x <> 0.0 then
        (if single then NumberText.singleToString (float32 x) else NumberText.doubleToString x)
    else
        let precision: int = standardPrecision format
        let letter: uint16 = Text.unit format 0n
        let upper: uint16 = letter &&& 0xDFus
        if precision = -2 && x - x = 0.0 then
            let d: nativeptr<byte> = (# "stack_alloc" 1216n : nativeptr<byte> #)
            let q: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
            let bits: uint64 = (# "bitcast" x : uint64 #)
            let c: uint64 = FloatDigits.significand bits q
            FloatDigits.exact d c (int (Raw.loadWord q 0n))
            FloatDigits.round d (if single then 7 else 15) true
            custom d ((bits >>> 63) <> 0UL) true format
        elif precision > -2 && (upper = 69us || upper = 70us || upper = 71us || upper = 78us || upper = 80us || upper = 82us || upper = 67us) then
            let size: nativeint = 480n + nativeint (if precision < 0 then 0 else precision)
            let target: nativeptr<byte> = Heap.alloc size
            let count: nativeint = NumberText.ofFloat x single (byte letter) precision target
            let text: string = Text.ofAscii target count
            Heap.free target size
            if upper = 67us && x - x = 0.0 then currency text else text
        elif precision = -2 then
            NumberText.doubleToString x
        else
            invalid ()

/// Text with zeros in front up to a number of digits, and a sign.
let padded (p: nativeptr<byte>) (count: nativeint) (digits: int) (negative: bool) : string =
    let b: TextBuffer = Buffer.withCapacity (count + 1n)
    if negative then
        Buffer.unit b 45us
    Buffer.repeat b 48us (nativeint digits - count)
    Buffer.ascii b p count
    Buffer.toText b

/// An integer in a format: its size, its sign, and its bits for the formats `X` and `B`.
let integer (size: uint64) (negative: bool) (bits: uint64) (format: string) : string =
    let scratch: nativeptr<byte> = (# "stack_alloc" 80n : nativeptr<byte> #)
    let stop: nativeptr<byte> = Raw.add scratch 80n
    let precision: int = standardPrecision format
    let letter: uint16 = if Text.length format = 0n then 71us else Text.unit format 0n
    let upper: uint16 = letter &&& 0xDFus
    if Text.length format = 0n || (precision > -2 && (upper = 68us || upper = 82us || (upper = 71us && precision <= 0))) then
        let p: nativeptr<byte> = Digits.before stop size
        padded p (Raw.address stop - Raw.address p) (if upper = 68us then precision else 0) negative
    elif precision > -2 && upper = 88us then
        let p: nativeptr<byte> = Digits.beforeBase stop bits 4 (letter = 88us)
        padded p (Raw.address stop - Raw.address p) precision false
    elif precision > -2 && upper = 66us then
        let p: nativeptr<byte> = Digits.beforeBase stop bits 1 false
        padded p (Raw.address stop - Raw.address p) precision false
    else
        let d: nativeptr<byte> = (# "stack_alloc" 64n : nativeptr<byte> #)
        FloatDigits.setInteger d size 0
        if precision = -2 then custom d negative false format
        else standardText d negative false letter precision

/// A signed integer of a number of bits in a format.
let signed (x: int64) (bits: int) (format: string) : string =
    let unused: int = 64 - bits
    let size: uint64 = if x < 0L then 0UL - uint64 x else uint64 x
    integer size (x < 0L) ((uint64 x <<< unused) >>> unused) format

/// An unsigned integer in a format.
let unsigned (x: uint64) (format: string) : string = integer x false x format
