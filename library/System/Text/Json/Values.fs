/// What the tokens of a JSON text mean.
module Firefly.Runtime.Json.Values

open System
open System.Text
open Firefly.Runtime

let inline private pointer (bytes: byte[]) (offset: int) : nativeptr<byte> =
    Raw.add (# "array_addr" bytes 0 : nativeptr<byte> #) (nativeint offset)

let private hexDigit (b: int) : int =
    if b <= 57 then b - 48
    elif b <= 70 then b - 55
    else b - 87

/// The bytes of a text with its escapes replaced. Half of a surrogate pair becomes U+FFFD.
let private unescaped (bytes: byte[]) (offset: int) (size: int) : byte[] =
    let result: byte[] = (# "array_new" size : byte[] #)
    let mutable n = 0
    let put (b: int) : unit =
        result.[n] <- byte b
        n <- n + 1
    let code (at: int) : int =
        (hexDigit (int bytes.[at]) <<< 12)
        ||| (hexDigit (int bytes.[at + 1]) <<< 8)
        ||| (hexDigit (int bytes.[at + 2]) <<< 4)
        ||| hexDigit (int bytes.[at + 3])
    let stop = offset + size
    let mutable i = offset
    while i < stop do
        let b = int bytes.[i]
        if b <> 92 then
            put b
            i <- i + 1
        else
            let e = int bytes.[i + 1]
            i <- i + 2
            match e with
            | 98 -> put 8
            | 102 -> put 12
            | 110 -> put 10
            | 114 -> put 13
            | 116 -> put 9
            | 117 ->
                let mutable c = code i
                i <- i + 4
                if c >= 0xD800 && c < 0xE000 then
                    let follows = c < 0xDC00 && i + 6 <= stop && bytes.[i] = 92uy && bytes.[i + 1] = 117uy
                    let low = if follows then code (i + 2) else 0
                    if low < 0xDC00 || low >= 0xE000 then
                        raise (InvalidOperationException "Cannot read incomplete UTF-16 JSON text as string with missing low surrogate.")
                    c <- 0x10000 + ((c - 0xD800) <<< 10) + (low - 0xDC00)
                    i <- i + 6
                if c < 0x80 then
                    put c
                elif c < 0x800 then
                    put (0xC0 ||| (c >>> 6))
                    put (0x80 ||| (c &&& 63))
                elif c < 0x10000 then
                    put (0xE0 ||| (c >>> 12))
                    put (0x80 ||| ((c >>> 6) &&& 63))
                    put (0x80 ||| (c &&& 63))
                else
                    put (0xF0 ||| (c >>> 18))
                    put (0x80 ||| ((c >>> 12) &&& 63))
                    put (0x80 ||| ((c >>> 6) &&& 63))
                    put (0x80 ||| (c &&& 63))
            | other -> put other
    Array.sub result 0 n

/// Bytes as a string.
let text (bytes: byte[]) (offset: int) (size: int) : string =
    if size = 0 then
        ""
    else
        let s = Utf8.toText (pointer bytes offset) (nativeint size)
        (# "keep_alive" bytes : unit #)
        s

/// A text whose escapes may have to be replaced.
let unescape (bytes: byte[]) (offset: int) (size: int) (escaped: bool) : string =
    if escaped then
        let plain = unescaped bytes offset size
        text plain 0 plain.Length
    else
        text bytes offset size

/// Whether bytes are those of a string.
let sameText (bytes: byte[]) (offset: int) (size: int) (s: string) : bool =
    if not (Raw.textWide s) then
        if Raw.textLength s <> nativeint size then
            false
        elif size = 0 then
            true
        else
            let same = Text.sameBytes (pointer bytes offset) (Raw.textData s) (nativeint size)
            Raw.keep s
            (# "keep_alive" bytes : unit #)
            same
    else
        text bytes offset size = s

/// An integer; 1 to word 1 of `target` when it is negative, its size to word 0. False when the number is no integer of at
/// most 64 bits.
let integer (bytes: byte[]) (offset: int) (size: int) (target: nativeptr<byte>) : bool =
    let negative = bytes.[offset] = 45uy
    let stop = offset + size
    let mutable i = if negative then offset + 1 else offset
    let mutable value = 0UL
    let mutable good = true
    while good && i < stop do
        let digit = uint64 bytes.[i] - 48UL
        if digit > 9UL || value > 1844674407370955161UL || (value = 1844674407370955161UL && digit > 5UL) then
            good <- false
        else
            value <- value * 10UL + digit
            i <- i + 1
    Raw.storeUInt64 target 0n value
    Raw.storeWord target 8n (if negative then 1n else 0n)
    good

/// A float of a number's text.
let number (bytes: byte[]) (offset: int) (size: int) : float =
    let stop = offset + size
    let negative = bytes.[offset] = 45uy
    let mutable i = if negative then offset + 1 else offset
    let mutable digits = 0UL
    let mutable count = 0
    let mutable scale = 0
    let mutable go = true
    let mutable inFraction = false
    // Up to 15 digits and 22 powers of ten are exact (Clinger, "How to read floating point numbers accurately", 1990).
    while go && i < stop do
        let b = bytes.[i]
        if b = 46uy then
            inFraction <- true
            i <- i + 1
        elif b >= 48uy && b <= 57uy && count < 15 then
            digits <- digits * 10UL + uint64 (b - 48uy)
            if digits > 0UL then
                count <- count + 1
            if inFraction then
                scale <- scale + 1
            i <- i + 1
        else
            go <- false
    if i = stop && scale <= 22 then
        let mutable power = 1.0
        for _ in 1..scale do
            power <- power * 10.0
        let size = float digits / power
        if negative then -size else size
    else
        Double.Parse(text bytes offset size, Globalization.CultureInfo.InvariantCulture)
