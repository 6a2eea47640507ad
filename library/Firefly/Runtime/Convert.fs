/// Text to numbers and numbers to text: what `int`, `float`, ... of a string and `string` of a number mean, and `Parse` and
/// `TryParse`.
module Firefly.Runtime.Convert

open System
open Firefly.Runtime

// ---- messages -------------------------------------------------------------------------------------------------------

/// Raises for text that has not the form of a number.
[<NoInline; Cold>]
let formatError (s: string) : 'T =
    let e: exn = FormatException(Text.concat3 "The input string '" s "' was not in a correct format.") :> exn
    (# "raise" e : 'T #)

/// Raises for text without digits.
[<NoInline; Cold>]
let private emptyError () : 'T =
    let e: exn = FormatException("Input string was not in a correct format.") :> exn
    (# "raise" e : 'T #)

/// Raises for a number that its type, named in the message, cannot hold.
[<NoInline; Cold>]
let rangeError (name: string) : 'T =
    let e: exn = OverflowException(Text.concat3 "Value was either too large or too small for " name ".") :> exn
    (# "raise" e : 'T #)

[<NoInline; Cold>]
let private overflowError () : 'T =
    let e: exn = OverflowException() :> exn
    (# "raise" e : 'T #)

/// Raises for a null argument.
[<NoInline; Cold>]
let nullError (name: string) : 'T =
    let e: exn = ArgumentNullException(name) :> exn
    (# "raise" e : 'T #)

// ---- integers -------------------------------------------------------------------------------------------------------

/// Whether a unit is white space for numbers.
let inline isSpace (c: uint16) : bool = c = 32us || (c >= 9us && c <= 13us)

/// Value of a digit to a base, or 255.
let inline private digitOf (c: uint16) : uint64 =
    if c >= 48us && c <= 57us then uint64 (c - 48us)
    elif c >= 97us && c <= 102us then uint64 (c - 87us)
    elif c >= 65us && c <= 70us then uint64 (c - 55us)
    else 255UL

/// As `scan`, of any text. The size goes to word 0 of `target`, 1 to word 1 when it is
/// negative. 0: read, 1: no integer, 2: more than 64 bits.
let private scanAny (s: string) (target: nativeptr<byte>) : int =
    let count: nativeint = Text.length s
    let mutable i: nativeint = 0n
    let mutable value: uint64 = 0UL
    let mutable large: bool = false
    Raw.storeWord target 8n 0n
    while i < count && isSpace (Text.unit s i) do
        i <- i + 1n
    if i < count && (Text.unit s i = 45us || Text.unit s i = 43us) then
        if Text.unit s i = 45us then
            Raw.storeWord target 8n 1n
        i <- i + 1n
    let first: nativeint = i
    let mutable go: bool = true
    while go && i < count do
        let digit: uint64 = uint64 (Text.unit s i) - 48UL
        if digit <= 9UL then
            if value > 1844674407370955161UL || (value = 1844674407370955161UL && digit > 5UL) then
                large <- true
            value <- value * 10UL + digit
            i <- i + 1n
        else
            go <- false
    let digits: bool = i > first
    while i < count && isSpace (Text.unit s i) do
        i <- i + 1n
    while i < count && Text.unit s i = 0us do
        i <- i + 1n
    Raw.storeUInt64 target 0n value
    if not digits || i < count then 1
    elif large then 2
    else 0

/// Reads a decimal integer with spaces around it and a sign. The size goes to word 0 of `target`, 1 to word 1 when it is
/// negative. 0: read, 1: no integer, 2: more than 64 bits.
let scan (s: string) (target: nativeptr<byte>) : int =
    let count: nativeint = Text.length s
    let isShort: bool = if count > 0n && count <= 18n then not (Raw.textWide s) else false
    if not isShort then
        scanAny s target
    else
        // Most are a sign and digits that cannot be too many.
        let data: nativeptr<byte> = Raw.textData s
        let first: nativeint = if Raw.loadByte data 0n = 45uy then 1n else 0n
        let mutable i: nativeint = first
        let mutable value: uint64 = 0UL
        while i < count && uint64 (Raw.loadByte data i) - 48UL <= 9UL do
            value <- value * 10UL + (uint64 (Raw.loadByte data i) - 48UL)
            i <- i + 1n
        Raw.keep s
        if i < count || i = first then
            scanAny s target
        else
            Raw.storeUInt64 target 0n value
            Raw.storeWord target 8n first
            0

/// Status of a signed integer of at most `limit`: 0 fits, 1 no integer, 2 does not fit; the value goes to word 0.
let private signedStatus (s: string) (limit: uint64) (target: nativeptr<byte>) : int =
    let status: int = scan s target
    if status <> 0 then
        status
    else
        let size: uint64 = Raw.loadUInt64 target 0n
        let negative: bool = Raw.loadWord target 8n <> 0n
        if size > (if negative then limit + 1UL else limit) then
            2
        else
            if negative then
                Raw.storeUInt64 target 0n (0UL - size)
            0

/// Status of an unsigned integer of at most `limit`.
let private unsignedStatus (s: string) (limit: uint64) (target: nativeptr<byte>) : int =
    let status: int = scan s target
    if status <> 0 then
        status
    else
        let size: uint64 = Raw.loadUInt64 target 0n
        if size > limit || (Raw.loadWord target 8n <> 0n && size > 0UL) then 2 else 0

/// Reads a signed integer; raises as `Parse` of the type named.
let signedOf (s: string) (limit: uint64) (name: string) : int64 =
    if (# "is_null" s : bool #) then
        nullError "s"
    else
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let status: int = signedStatus s limit target
        if status = 0 then int64 (Raw.loadUInt64 target 0n)
        elif status = 1 then formatError s
        else rangeError name

/// Reads an unsigned integer; raises as `Parse` of the type named.
let unsignedOf (s: string) (limit: uint64) (name: string) : uint64 =
    if (# "is_null" s : bool #) then
        nullError "s"
    else
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let status: int = unsignedStatus s limit target
        if status = 0 then Raw.loadUInt64 target 0n
        elif status = 1 then formatError s
        else rangeError name

/// Reads a signed integer to word 0 of `target`; false when it is none or does not fit.
let trySigned (s: string) (limit: uint64) (target: nativeptr<byte>) : bool = signedStatus s limit target = 0

/// Reads an unsigned integer to word 0 of `target`; false when it is none or does not fit.
let tryUnsigned (s: string) (limit: uint64) (target: nativeptr<byte>) : bool = unsignedStatus s limit target = 0

/// `Parse` with hexadecimal digits, of at most so many bits.
let hexadecimalOf (s: string) (bits: int) (name: string) : uint64 =
    let count: nativeint = Text.length s
    let mutable value: uint64 = 0UL
    let mutable large: bool = false
    let mutable i: nativeint = 0n
    let mutable stop: nativeint = count
    while i < stop && isSpace (Text.unit s i) do
        i <- i + 1n
    while stop > i && isSpace (Text.unit s (stop - 1n)) do
        stop <- stop - 1n
    let first: nativeint = i
    while i < stop && digitOf (Text.unit s i) < 16UL do
        if (value >>> (bits - 4)) <> 0UL then
            large <- true
        value <- (value <<< 4) ||| digitOf (Text.unit s i)
        i <- i + 1n
    if i = first || i < stop then formatError s
    elif large then rangeError name
    else value

// ---- F#'s own conversions of strings --------------------------------------------------------------------------------

/// The text without spaces around it and without underscores.
let private cleaned (s: string) : string =
    let count: nativeint = Raw.textLength s
    let mutable start: nativeint = 0n
    let mutable stop: nativeint = count
    while start < stop && isSpace (Text.unit s start) do
        start <- start + 1n
    while stop > start && isSpace (Text.unit s (stop - 1n)) do
        stop <- stop - 1n
    if Text.indexOfUnit s 95us start stop < 0n then
        Text.slice s start (stop - start)
    else
        let b: TextBuffer = Buffer.withCapacity (stop - start)
        while start < stop do
            let c: uint16 = Text.unit s start
            if c <> 95us then
                Buffer.unit b c
            start <- start + 1n
        Buffer.toText b

/// Base of a prefix `0x`, `0o` or `0b` at a place; 10 when there is none.
let private baseAt (s: string) (at: nativeint) : int =
    if at + 1n < Raw.textLength s && Text.unit s at = 48us then
        let letter: uint16 = Text.unit s (at + 1n) ||| 32us
        if letter = 120us then 16
        elif letter = 111us then 8
        elif letter = 98us then 2
        else 10
    else
        10

/// Digits to a base that is a power of two, to the end of the text.
let private powerDigits (s: string) (start: nativeint) (bitsOfDigit: int) (bits: int) (name: string) : uint64 =
    let count: nativeint = Raw.textLength s
    if start >= count then
        emptyError ()
    else
        let mutable value: uint64 = 0UL
        let mutable i: nativeint = start
        while i < count do
            let digit: uint64 = digitOf (Text.unit s i)
            if (digit >>> bitsOfDigit) <> 0UL then
                if bitsOfDigit = 4 then
                    formatError (Text.slice s start (count - start))
                else
                    let e: exn = FormatException("Could not find any recognizable digits.") :> exn
                    (# "raise" e : unit #)
            if (value >>> (bits - bitsOfDigit)) <> 0UL then
                rangeError name
            value <- (value <<< bitsOfDigit) ||| digit
            i <- i + 1n
        value

/// `int` and `int64` of a string: `bits` 32 or 64.
let private signedText (s: string) (bits: int) (name: string) (unsignedName: string) : int64 =
    if (# "is_null" s : bool #) then
        nullError "s"
    else
        let t: string = cleaned s
        let count: nativeint = Raw.textLength t
        let negative: bool = count > 0n && Text.unit t 0n = 45us
        let start: nativeint = if negative then 1n else 0n
        if start >= count then
            emptyError ()
        else
            let numberBase: int = baseAt t start
            let limit: uint64 = if bits = 32 then 2147483647UL else 9223372036854775807UL
            if numberBase = 10 then
                signedOf t limit name
            else
                let digitBits: int = if numberBase = 16 then 4 elif numberBase = 8 then 3 else 1
                let value: uint64 = powerDigits t (start + 2n) digitBits bits unsignedName
                let wide: int64 = if bits = 32 then int64 (int (uint32 value)) else int64 value
                if negative then 0L - wide else wide

/// `uint32` and `uint64` of a string.
let private unsignedText (s: string) (bits: int) (name: string) : uint64 =
    if (# "is_null" s : bool #) then
        nullError "s"
    else
        let t: string = cleaned s
        let count: nativeint = Raw.textLength t
        if count = 0n then
            emptyError ()
        else
            let numberBase: int = baseAt t 0n
            let limit: uint64 = if bits = 32 then 4294967295UL else 18446744073709551615UL
            if numberBase = 10 then
                unsignedOf t limit name
            else
                let digitBits: int = if numberBase = 16 then 4 elif numberBase = 8 then 3 else 1
                powerDigits t 2n digitBits bits name

/// `int s`
let parseInt32 (s: string) : int = int (signedText s 32 "an Int32" "a UInt32")

/// `int64 s`
let parseInt64 (s: string) : int64 = signedText s 64 "an Int64" "a UInt64"

/// `uint32 s`
let parseUInt32 (s: string) : uint32 = uint32 (unsignedText s 32 "a UInt32")

/// `uint64 s`
let parseUInt64 (s: string) : uint64 = unsignedText s 64 "a UInt64"

/// `sbyte s`
let parseSByte (s: string) : sbyte =
    let n: int = parseInt32 s
    if n < -128 || n > 127 then overflowError () else sbyte n

/// `int16 s`
let parseInt16 (s: string) : int16 =
    let n: int = parseInt32 s
    if n < -32768 || n > 32767 then overflowError () else int16 n

/// `byte s`
let parseByte (s: string) : byte =
    let n: uint32 = parseUInt32 s
    if n > 255u then overflowError () else byte n

/// `uint16 s`
let parseUInt16 (s: string) : uint16 =
    let n: uint32 = parseUInt32 s
    if n > 65535u then overflowError () else uint16 n

/// `nativeint s`
let parseIntPtr (s: string) : nativeint = nativeint (parseInt64 s)

/// `unativeint s`
let parseUIntPtr (s: string) : unativeint = unativeint (parseUInt64 s)

// ---- floats ---------------------------------------------------------------------------------------------------------

/// `Double.Parse`; with `thousands` commas between digits are allowed.
let doubleOf (s: string) (thousands: bool) : float =
    if (# "is_null" s : bool #) then
        nullError "s"
    else
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if FloatParse.tryParse s thousands target then
            let bits: uint64 = Raw.loadUInt64 target 0n
            (# "bitcast" bits : float #)
        else
            formatError s

/// `float s`
let parseDouble (s: string) : float =
    if (# "is_null" s : bool #) then
        nullError "s"
    elif Text.indexOfUnit s 95us 0n (Raw.textLength s) < 0n then
        doubleOf s false
    else
        doubleOf (cleaned s) false

/// `float32 s`
let parseSingle (s: string) : float32 = float32 (parseDouble s)

// ---- other types ----------------------------------------------------------------------------------------------------

/// `char s`
let parseChar (s: string) : char =
    if (# "is_null" s : bool #) then
        nullError "s"
    elif Raw.textLength s = 1n then
        char (Text.unit s 0n)
    else
        let e: exn = FormatException("String must be exactly one character long.") :> exn
        (# "raise" e : char #)

/// Whether a text is an ASCII word, given in small letters, with white space around it.
let private isWord (s: string) (word: string) : bool =
    let mutable start: nativeint = 0n
    let mutable stop: nativeint = Raw.textLength s
    while start < stop && (isSpace (Text.unit s start) || Text.unit s start = 0us) do
        start <- start + 1n
    while stop > start && (isSpace (Text.unit s (stop - 1n)) || Text.unit s (stop - 1n) = 0us) do
        stop <- stop - 1n
    let count: nativeint = Raw.textLength word
    if stop - start <> count then
        false
    else
        let mutable i: nativeint = 0n
        while i < count && (Text.unit s (start + i) ||| 32us) = Text.unit word i do
            i <- i + 1n
        i = count

/// 1: true, 0: false, -1: neither.
let booleanOf (s: string) : int =
    if (# "is_null" s : bool #) then -1
    elif isWord s "true" then 1
    elif isWord s "false" then 0
    else -1

/// `Boolean.Parse`
let parseBoolean (s: string) : bool =
    if (# "is_null" s : bool #) then
        nullError "value"
    else
        let n: int = booleanOf s
        if n >= 0 then
            n = 1
        else
            let e: exn = FormatException(Text.concat3 "String '" s "' was not recognized as a valid Boolean.") :> exn
            (# "raise" e : bool #)

// ---- numbers to text ------------------------------------------------------------------------------------------------

/// Decimal text.
let int64ToString (x: int64) : string = Digits.signedText x

/// Decimal text.
let uint64ToString (x: uint64) : string = Digits.unsignedText x

/// Shortest text that reads back as the same float.
let doubleToString (x: float) : string = NumberText.doubleToString x

/// Shortest text that reads back as the same float32.
let singleToString (x: float32) : string = NumberText.singleToString x

/// The char as a string.
let charToString (c: char) : string = Text.ofChar c

/// `True` or `False`.
let boolToString (b: bool) : string = if b then "True" else "False"
