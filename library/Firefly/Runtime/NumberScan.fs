/// Text of numbers in .NET's number styles: which parts it may have is a set of flags, as `NumberStyles` has them.
module Firefly.Runtime.NumberScan

open Firefly.Runtime

/// A number that was read: 0.d1d2.. times 10^Scale.
[<NoEquality; NoComparison>]
type Number =
    {
        /// Whether the text is a number.
        mutable Read: bool
        /// Whether it has a minus sign.
        mutable Negative: bool
        /// Place of the point among the digits.
        mutable Scale: int
        /// Number of digits.
        mutable Count: int
        /// Digits in ASCII, the first one not zero.
        Digits: byte[]
    }

let inline private allows (style: int) (flag: int) : bool = (style &&& flag) <> 0

let inline private isSpace (c: uint16) : bool = c = 32us || (c >= 9us && c <= 13us)

let inline private isDigit (c: uint16) : bool = c >= 48us && c <= 57us

/// Unit at a place; 0 after the end.
let inline private at (s: string) (i: nativeint) : uint16 = if i < Raw.textLength s then Text.unit s i else 0us

/// What was met so far: a sign, an open parenthesis, a digit, a digit that is not zero, a point, the currency sign.
let inline private metSign () : int = 1
let inline private metParens () : int = 2
let inline private metDigits () : int = 4
let inline private metNonZero () : int = 8
let inline private metPoint () : int = 16
let inline private metCurrency () : int = 32

/// What stands before the digits; the place after it. `met` is returned in the low bits of the result.
let private prefix (s: string) (style: int) (n: Number) : struct (nativeint * int) =
    let mutable i: nativeint = 0n
    let mutable met: int = 0
    let mutable go: bool = true
    while go do
        let c: uint16 = at s i
        let signOnly: bool = (met &&& 1) <> 0 && (met &&& 32) = 0
        if isSpace c && allows style 1 && not signOnly then
            i <- i + 1n
        elif (c = 43us || c = 45us) && allows style 4 && (met &&& 1) = 0 then
            n.Negative <- (c = 45us)
            met <- met ||| metSign ()
            i <- i + 1n
        elif c = 40us && allows style 16 && (met &&& 1) = 0 then
            n.Negative <- true
            met <- met ||| metSign () ||| metParens ()
            i <- i + 1n
        elif c = 0xA4us && allows style 256 && (met &&& 32) = 0 then
            met <- met ||| metCurrency ()
            i <- i + 1n
        else
            go <- false
    struct (i, met)

/// The digits with point and commas.
let private digits (s: string) (style: int) (n: Number) (start: nativeint) (before: int) : struct (nativeint * int) =
    let mutable i: nativeint = start
    let mutable met: int = before
    let mutable go: bool = true
    while go do
        let c: uint16 = at s i
        if isDigit c then
            met <- met ||| metDigits ()
            if c <> 48us || (met &&& 8) <> 0 then
                n.Digits.[n.Count] <- byte c
                n.Count <- n.Count + 1
                if (met &&& 16) = 0 then
                    n.Scale <- n.Scale + 1
                met <- met ||| metNonZero ()
            elif (met &&& 16) <> 0 then
                n.Scale <- n.Scale - 1
            i <- i + 1n
        elif c = 46us && allows style 32 && (met &&& 16) = 0 then
            met <- met ||| metPoint ()
            i <- i + 1n
        elif c = 44us && allows style 64 && (met &&& 4) <> 0 && (met &&& 16) = 0 then
            i <- i + 1n
        else
            go <- false
    struct (i, met)

/// An exponent, if one stands here; the place after it.
let private exponent (s: string) (n: Number) (start: nativeint) : nativeint =
    let mutable i: nativeint = start + 1n
    let negative: bool = at s i = 45us
    if negative || at s i = 43us then
        i <- i + 1n
    if isDigit (at s i) then
        let mutable e: int = 0
        while isDigit (at s i) do
            e <- if e > 99999 then 999999 else e * 10 + int (at s i - 48us)
            i <- i + 1n
        n.Scale <- n.Scale + (if negative then 0 - e else e)
        i
    else
        start

/// What stands after the digits; the place after it, or -1 when a parenthesis is not closed.
let private suffix (s: string) (style: int) (n: Number) (start: nativeint) (before: int) : nativeint =
    let mutable i: nativeint = start
    let mutable met: int = before
    let mutable go: bool = true
    while go do
        let c: uint16 = at s i
        if isSpace c && allows style 2 then
            i <- i + 1n
        elif (c = 43us || c = 45us) && allows style 8 && (met &&& 1) = 0 then
            n.Negative <- (c = 45us)
            met <- met ||| metSign ()
            i <- i + 1n
        elif c = 41us && (met &&& 2) <> 0 then
            met <- met &&& ~~~2
            i <- i + 1n
        elif c = 0xA4us && allows style 256 && (met &&& 32) = 0 then
            met <- met ||| metCurrency ()
            i <- i + 1n
        else
            go <- false
    if (met &&& 2) <> 0 then -1n else i

/// Reads a number of a text that is not null in a style.
let scan (s: string) (style: int) : Number =
    let length: nativeint = Raw.textLength s
    let n: Number = { Read = false; Negative = false; Scale = 0; Count = 0; Digits = (# "array_new" (int length) : byte[] #) }
    let struct (first, before) = prefix s style n
    let struct (stop, met) = digits s style n first before
    if (met &&& 4) <> 0 then
        let c: uint16 = at s stop
        let rest: nativeint = if (c = 69us || c = 101us) && allows style 128 then exponent s n stop else stop
        let mutable i: nativeint = suffix s style n rest met
        if i >= 0n then
            if (met &&& 8) = 0 then
                n.Scale <- 0
            while i < length && Text.unit s i = 0us do
                i <- i + 1n
            n.Read <- (i = length)
    n

/// Whether all digits after the point are zeros.
let isWhole (n: Number) : bool =
    let mutable i: int = if n.Scale < 0 then 0 else n.Scale
    while i < n.Count && n.Digits.[i] = 48uy do
        i <- i + 1
    i >= n.Count

/// The whole number's size when it fits 64 bits and the digits after the point are zeros: 0 read, 2 otherwise.
let whole (n: Number) (target: nativeptr<byte>) : int =
    Raw.storeUInt64 target 0n 0UL
    if not (isWhole n) || (n.Count > 0 && n.Scale > 20) then
        2
    else
        let mutable value: uint64 = 0UL
        let mutable large: bool = false
        let mutable i: int = 0
        while i < n.Scale do
            let digit: uint64 = if i < n.Count then uint64 (n.Digits.[i] - 48uy) else 0UL
            if value > 1844674407370955161UL || (value = 1844674407370955161UL && digit > 5UL) then
                large <- true
            value <- value * 10UL + digit
            i <- i + 1
        Raw.storeUInt64 target 0n value
        if large then 2 else 0

let inline private digitOf (c: uint16) : int =
    if c >= 48us && c <= 57us then int (c - 48us)
    elif c >= 97us && c <= 102us then int (c - 87us)
    elif c >= 65us && c <= 70us then int (c - 55us)
    else 255

/// Digits to base 2^`bits` of a text in a style: their values, the first one not zero unless `keep`; null when it has none
/// or something else in it.
let powerDigits (s: string) (style: int) (bits: int) (keep: bool) : byte[] =
    let mutable start: nativeint = 0n
    let mutable stop: nativeint = Raw.textLength s
    while stop > start && Text.unit s (stop - 1n) = 0us do
        stop <- stop - 1n
    if allows style 1 then
        while start < stop && isSpace (Text.unit s start) do
            start <- start + 1n
    if allows style 2 then
        while stop > start && isSpace (Text.unit s (stop - 1n)) do
            stop <- stop - 1n
    let mutable good: bool = stop > start
    while not keep && start < stop - 1n && Text.unit s start = 48us do
        start <- start + 1n
    let count: nativeint = stop - start
    let r: byte[] = (# "array_new" (int count) : byte[] #)
    let mutable i: nativeint = 0n
    while i < count do
        let digit: int = digitOf (Text.unit s (start + i))
        if (digit >>> bits) <> 0 then
            good <- false
        r.[int i] <- byte digit
        i <- i + 1n
    if good then r else (# "zero" type (byte[]) : byte[] #)
