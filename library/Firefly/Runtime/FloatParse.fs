/// Decimal text to floats, correctly rounded.
///
/// Numbers of few digits are exact products (Clinger, "How to read floating point numbers accurately", 1990), others go
/// through 128-bit powers of ten (Lemire, "Number parsing at a gigabyte per second", 2021); what that cannot decide is
/// compared with the midpoint between two floats in big integers.
module Firefly.Runtime.FloatParse

open Firefly.Runtime

/// Digits that are kept; more cannot decide anything but whether the rest is zero.
let inline private maxDigits () : nativeint = 780n

/// Parsed text is raw memory: word 0 flags (1 negative), word 1 exponent of ten of the last digit kept, word 2 digits kept,
/// from byte 24 the digits as bytes 0 to 9, without zeros in front.
let inline private parsedSize () : nativeint = 816n

let inline private isSpace (c: uint16) : bool = c = 32us || (c >= 9us && c <= 13us)

let inline private isDigit (c: uint16) : bool = c >= 48us && c <= 57us

/// Whether an ASCII word, given in small letters, stands at a place, in letters of either case.
let private wordAt (s: string) (at: nativeint) (stop: nativeint) (word: string) : bool =
    let count: nativeint = Raw.textLength word
    if stop - at <> count then
        false
    else
        let mutable i: nativeint = 0n
        while i < count && ((Text.unit s (at + i) ||| 32us) = (Text.unit word i ||| 32us)) do
            i <- i + 1n
        i = count

/// c * 10^q for a number of at most 19 digits: the bits of the nearest float.
let private approximate (c: uint64) (q: int) : uint64 =
    if c = 0UL || q < -342 then
        0UL
    elif q > 308 then
        0x7FF0000000000000UL
    else
        let zeros: int = int (# "leading_zeros" c : uint64 #)
        let w: uint64 = c <<< zeros
        let power: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if q < 0 then PowersOfTen.ceiling q power else PowersOfTen.floor q power
        let a: uint64 = Raw.loadUInt64 power 0n
        let first: uint64 = (# "mul_high" w a : uint64 #)
        let firstLow: uint64 = w * a
        let precise: bool = (first &&& 0x1FFUL) = 0x1FFUL
        let second: uint64 = if precise then (# "mul_high" w (Raw.loadUInt64 power 8n) : uint64 #) else 0UL
        let low: uint64 = firstLow + second
        let high: uint64 = if low < second then first + 1UL else first
        let upper: int = int (high >>> 63)
        let shift: int = upper + 9
        let mantissa: uint64 = high >>> shift
        let exponent: int = ((217706 * q) >>> 16) + 63 + upper - zeros + 1023
        if exponent <= 0 then
            if 1 - exponent >= 64 then
                0UL
            else
                let m: uint64 = mantissa >>> (1 - exponent)
                (m + (m &&& 1UL)) >>> 1
        else
            let tie: bool =
                low <= 1UL && q >= -4 && q <= 23 && (mantissa &&& 3UL) = 1UL && (mantissa <<< shift) = high
            let m: uint64 = if tie then mantissa &&& ~~~1UL else mantissa
            let rounded: uint64 = (m + (m &&& 1UL)) >>> 1
            // A carry out of the fraction goes into the exponent by itself.
            let bits: uint64 = (uint64 exponent <<< 52) + (rounded - 0x10000000000000UL)
            if bits >= 0x7FF0000000000000UL then 0x7FF0000000000000UL else bits

// ---- big integers of 32-bit limbs, lowest first; word 0 is the number of limbs -------------------------------------

let private multiplyAdd (big: nativeptr<byte>) (factor: uint32) (term: uint32) : unit =
    let count: nativeint = Raw.loadWord big 0n
    let mutable carry: uint64 = uint64 term
    let mutable i: nativeint = 0n
    while i < count do
        let word: uint64 = uint64 (Raw.loadUInt32 big (8n + 4n * i)) * uint64 factor + carry
        Raw.storeUInt32 big (8n + 4n * i) (uint32 word)
        carry <- word >>> 32
        i <- i + 1n
    if carry <> 0UL then
        Raw.storeUInt32 big (8n + 4n * count) (uint32 carry)
        Raw.storeWord big 0n (count + 1n)

let private multiplyPower (big: nativeptr<byte>) (factor: uint32) (times: int) : unit =
    let mutable i: int = 0
    while i < times do
        multiplyAdd big factor 0u
        i <- i + 1

/// Multiplies by 2^bits.
let private shiftUp (big: nativeptr<byte>) (bits: int) : unit =
    multiplyAdd big (1u <<< (bits % 32)) 0u
    let limbs: nativeint = nativeint (bits / 32)
    let count: nativeint = Raw.loadWord big 0n
    Raw.move (Raw.add big (8n + 4n * limbs)) (Raw.add big 8n) (4n * count)
    Raw.fill (Raw.add big 8n) 0uy (4n * limbs)
    Raw.storeWord big 0n (count + limbs)

let private compareBig (a: nativeptr<byte>) (b: nativeptr<byte>) : int =
    let n: nativeint = Raw.loadWord a 0n
    let m: nativeint = Raw.loadWord b 0n
    if n <> m then
        (if n > m then 1 else -1)
    else
        let mutable i: nativeint = n - 1n
        while i >= 0n && Raw.loadUInt32 a (8n + 4n * i) = Raw.loadUInt32 b (8n + 4n * i) do
            i <- i - 1n
        if i < 0n then 0
        elif Raw.loadUInt32 a (8n + 4n * i) > Raw.loadUInt32 b (8n + 4n * i) then 1
        else -1

/// The nearer of the float of `bits` and the next one above, by all digits.
let private decide (parsed: nativeptr<byte>) (bits: uint64) : uint64 =
    let left: nativeptr<byte> = (# "stack_alloc" 576n : nativeptr<byte> #)
    let right: nativeptr<byte> = (# "stack_alloc" 576n : nativeptr<byte> #)
    let count: nativeint = Raw.loadWord parsed 16n
    let exponent: int = int (Raw.loadWord parsed 8n)
    Raw.storeWord left 0n 0n
    let mutable i: nativeint = 0n
    while i < count do
        multiplyAdd left 10u (uint32 (Raw.loadByte parsed (24n + i)))
        i <- i + 1n
    let word: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
    let middle: uint64 = 2UL * FloatDigits.significand bits word + 1UL
    let scale: int = int (Raw.loadWord word 0n) - 1
    Raw.storeWord right 0n 2n
    Raw.storeUInt64 right 8n middle
    if (middle >>> 32) = 0UL then
        Raw.storeWord right 0n 1n
    if exponent >= 0 then multiplyPower left 10u exponent else multiplyPower right 10u (-exponent)
    if scale >= 0 then shiftUp right scale else shiftUp left (-scale)
    let order: int = compareBig left right
    if order > 0 || (order = 0 && (bits &&& 1UL) = 1UL) then bits + 1UL else bits

/// The float of parsed digits, without sign.
let private ofDigits (parsed: nativeptr<byte>) : float =
    let count: nativeint = Raw.loadWord parsed 16n
    let exponent: int = int (Raw.loadWord parsed 8n)
    let mutable c: uint64 = 0UL
    let mutable i: nativeint = 0n
    while i < count && i < 19n do
        c <- c * 10UL + uint64 (Raw.loadByte parsed (24n + i))
        i <- i + 1n
    if count <= 19n && c <= 9007199254740992UL && exponent >= -22 && exponent <= 22 then
        let mutable power: float = 1.0
        let mutable n: int = if exponent < 0 then 0 - exponent else exponent
        while n > 0 do
            power <- power * 10.0
            n <- n - 1
        if exponent < 0 then float c / power else float c * power
    elif exponent > 400 then
        (if c = 0UL then 0.0 else 1.0 / 0.0)
    elif exponent + int count < -400 then
        0.0
    else
        let cut: int = exponent + int (count - i)
        let bits: uint64 = approximate c cut
        let exact: uint64 =
            if count <= 19n || bits = approximate (c + 1UL) cut then bits else decide parsed bits
        (# "bitcast" exact : float #)

/// Appends a digit.
let private push (parsed: nativeptr<byte>) (digit: byte) : unit =
    let count: nativeint = Raw.loadWord parsed 16n
    if count < maxDigits () then
        if count > 0n || digit <> 0uy then
            Raw.storeByte parsed (24n + count) digit
            Raw.storeWord parsed 16n (count + 1n)
    else
        // What is cut off is kept as a last digit that is not zero.
        Raw.storeWord parsed 8n (Raw.loadWord parsed 8n + 1n)
        if digit <> 0uy && Raw.loadByte parsed (23n + count) = 0uy then
            Raw.storeByte parsed (23n + count) 1uy

/// Reads an exponent at `e`; the place after it, or `at` when there is none.
let private readExponent (s: string) (at: nativeint) (stop: nativeint) (parsed: nativeptr<byte>) : nativeint =
    let mutable i: nativeint = at + 1n
    let mutable negative: bool = false
    if i < stop && (Text.unit s i = 43us || Text.unit s i = 45us) then
        negative <- Text.unit s i = 45us
        i <- i + 1n
    if i < stop && isDigit (Text.unit s i) then
        let mutable value: nativeint = 0n
        while i < stop && isDigit (Text.unit s i) do
            value <- value * 10n + nativeint (Text.unit s i - 48us)
            // .NET takes exponents above 1000 for infinitely large.
            if value > 1000n then
                value <- 9999n
            i <- i + 1n
        Raw.storeWord parsed 8n (Raw.loadWord parsed 8n + (if negative then 0n - value else value))
        i
    else
        at

/// Reads sign, digits, point and exponent from a place on; the place after them, or -1 when there is no digit.
let private readNumber (s: string) (start: nativeint) (stop: nativeint) (thousands: bool) (parsed: nativeptr<byte>) : nativeint =
    Raw.storeWord parsed 0n 0n
    Raw.storeWord parsed 8n 0n
    Raw.storeWord parsed 16n 0n
    let mutable i: nativeint = start
    if i < stop && (Text.unit s i = 45us || Text.unit s i = 43us) then
        if Text.unit s i = 45us then
            Raw.storeWord parsed 0n 1n
        i <- i + 1n
    let mutable digits: bool = false
    let mutable go: bool = true
    while go && i < stop do
        let c: uint16 = Text.unit s i
        if isDigit c then
            push parsed (byte (c - 48us))
            digits <- true
            i <- i + 1n
        elif c = 44us && thousands && digits then
            i <- i + 1n
        else
            go <- false
    if i < stop && Text.unit s i = 46us then
        i <- i + 1n
        while i < stop && isDigit (Text.unit s i) do
            Raw.storeWord parsed 8n (Raw.loadWord parsed 8n - 1n)
            push parsed (byte (Text.unit s i - 48us))
            digits <- true
            i <- i + 1n
    if not digits then -1n
    elif i < stop && (Text.unit s i ||| 32us) = 101us then readExponent s i stop parsed
    else i

/// Parses a float with spaces around it. The float goes to `target`; false when the text is none.
let tryParse (s: string) (thousands: bool) (target: nativeptr<byte>) : bool =
    let mutable stop: nativeint = Text.length s
    let mutable start: nativeint = 0n
    // NULs at the end are ignored, as .NET does.
    while stop > 0n && Text.unit s (stop - 1n) = 0us do
        stop <- stop - 1n
    while start < stop && isSpace (Text.unit s start) do
        start <- start + 1n
    while stop > start && isSpace (Text.unit s (stop - 1n)) do
        stop <- stop - 1n
    let parsed: nativeptr<byte> = (# "stack_alloc" 816n : nativeptr<byte> #)
    let after: nativeint = readNumber s start stop thousands parsed
    if after = stop && after > start then
        let size: float = ofDigits parsed
        let value: float = if Raw.loadWord parsed 0n = 1n then -size else size
        Raw.storeUInt64 target 0n (# "bitcast" value : uint64 #)
        true
    else
        let sign: uint16 = if start < stop then Text.unit s start else 0us
        let word: nativeint = if sign = 43us || sign = 45us then start + 1n else start
        if wordAt s word stop "infinity" then
            Raw.storeUInt64 target 0n (if sign = 45us then 0xFFF0000000000000UL else 0x7FF0000000000000UL)
            true
        elif wordAt s word stop "nan" then
            Raw.storeUInt64 target 0n 0xFFF8000000000000UL
            true
        else
            false
