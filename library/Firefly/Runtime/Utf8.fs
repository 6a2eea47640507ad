/// UTF-8 to strings and back. Bytes that are not UTF-8 become U+FFFD, one for each maximal ill-formed part (Unicode
/// standard, section 3.9, "best practices for using U+FFFD"), and so does a lone surrogate on the way out.
module Firefly.Runtime.Utf8

open Firefly.Runtime

/// Decodes one code point at `i < count`: the code point in the low 24 bits, the bytes taken above them.
let private decode (p: nativeptr<byte>) (i: nativeint) (count: nativeint) : uint32 =
    let b0: uint32 = uint32 (Raw.loadByte p i)
    let need: nativeint =
        if b0 < 0x80u then 0n
        elif b0 < 0xC2u then -1n
        elif b0 < 0xE0u then 1n
        elif b0 < 0xF0u then 2n
        elif b0 < 0xF5u then 3n
        else -1n
    if need = 0n then
        b0 ||| 0x01000000u
    elif need < 0n then
        0x0100FFFDu
    else
        let low: uint32 = if b0 = 0xE0u then 0xA0u elif b0 = 0xF0u then 0x90u else 0x80u
        let high: uint32 = if b0 = 0xEDu then 0x9Fu elif b0 = 0xF4u then 0x8Fu else 0xBFu
        let mutable code: uint32 = b0 &&& (if need = 1n then 0x1Fu elif need = 2n then 0x0Fu else 0x07u)
        let mutable k: nativeint = 1n
        let mutable good: bool = true
        while good && k <= need do
            let b: uint32 = if i + k < count then uint32 (Raw.loadByte p (i + k)) else 0u
            if b >= (if k = 1n then low else 0x80u) && b <= (if k = 1n then high else 0xBFu) then
                code <- (code <<< 6) ||| (b &&& 0x3Fu)
                k <- k + 1n
            else
                good <- false
        if good then code ||| (uint32 k <<< 24) else 0xFFFDu ||| (uint32 k <<< 24)

/// A string of UTF-8 bytes.
let toText (p: nativeptr<byte>) (count: nativeint) : string =
    let ascii: nativeint = Text.asciiPrefix p count
    if ascii = count then
        Text.ofAscii p count
    else
        let mutable units: nativeint = ascii
        let mutable i: nativeint = ascii
        while i < count do
            let step: uint32 = decode p i count
            units <- units + (if (step &&& 0xFFFFFFu) >= 0x10000u then 2n else 1n)
            i <- i + nativeint (step >>> 24)
        let s: string = (# "text_new" units true : string #)
        let data: nativeptr<byte> = Raw.textData s
        let mutable at: nativeint = 0n
        i <- 0n
        while i < count do
            let step: uint32 = decode p i count
            let code: uint32 = step &&& 0xFFFFFFu
            if code >= 0x10000u then
                Raw.storeUInt16 data at (uint16 (0xD7C0u + (code >>> 10)))
                Raw.storeUInt16 data (at + 2n) (uint16 (0xDC00u + (code &&& 0x3FFu)))
                at <- at + 4n
            else
                Raw.storeUInt16 data at (uint16 code)
                at <- at + 2n
            i <- i + nativeint (step >>> 24)
        s

/// The code point at a unit of wide data: a pair counts as one, a lone surrogate is U+FFFD.
let inline private codeAt (data: nativeptr<byte>) (i: nativeint) (count: nativeint) : uint32 =
    let unit: uint32 = uint32 (Raw.loadUInt16 data (i + i))
    if unit < 0xD800u || unit > 0xDFFFu then
        unit
    elif unit < 0xDC00u && i + 1n < count then
        let next: uint32 = uint32 (Raw.loadUInt16 data (i + i + 2n))
        if next >= 0xDC00u && next <= 0xDFFFu then
            ((unit - 0xD7C0u) <<< 10) + (next - 0xDC00u)
        else
            0xFFFDu
    else
        0xFFFDu

/// Bytes that a string takes in UTF-8.
let size (s: string) : nativeint =
    let count: nativeint = Text.length s
    if count = 0n || not (Raw.textWide s) then
        count
    else
        let data: nativeptr<byte> = Raw.textData s
        let mutable bytes: nativeint = 0n
        let mutable i: nativeint = 0n
        while i < count do
            let code: uint32 = codeAt data i count
            i <- i + (if code >= 0x10000u then 2n else 1n)
            bytes <-
                bytes
                + (if code < 0x80u then 1n
                   elif code < 0x800u then 2n
                   elif code < 0x10000u then 3n
                   else 4n)
        bytes

/// Encodes a string, which is not null, from a unit on while `capacity` bytes last. The first unit not encoded; the
/// number of bytes goes to the word at `written`.
let encode (s: string) (start: nativeint) (buffer: nativeptr<byte>) (capacity: nativeint) (written: nativeptr<byte>) : nativeint =
    let count: nativeint = Raw.textLength s
    let data: nativeptr<byte> = Raw.textData s
    if not (Raw.textWide s) then
        let n: nativeint = if count - start < capacity then count - start else capacity
        Raw.copy buffer (Raw.add data start) n
        Raw.storeWord written 0n n
        start + n
    else
        let mutable i: nativeint = start
        let mutable at: nativeint = 0n
        while i < count && at + 4n <= capacity do
            let code: uint32 = codeAt data i count
            i <- i + (if code >= 0x10000u then 2n else 1n)
            if code < 0x80u then
                Raw.storeByte buffer at (byte code)
                at <- at + 1n
            elif code < 0x800u then
                Raw.storeByte buffer at (byte (0xC0u ||| (code >>> 6)))
                Raw.storeByte buffer (at + 1n) (byte (0x80u ||| (code &&& 0x3Fu)))
                at <- at + 2n
            elif code < 0x10000u then
                Raw.storeByte buffer at (byte (0xE0u ||| (code >>> 12)))
                Raw.storeByte buffer (at + 1n) (byte (0x80u ||| ((code >>> 6) &&& 0x3Fu)))
                Raw.storeByte buffer (at + 2n) (byte (0x80u ||| (code &&& 0x3Fu)))
                at <- at + 3n
            else
                Raw.storeByte buffer at (byte (0xF0u ||| (code >>> 18)))
                Raw.storeByte buffer (at + 1n) (byte (0x80u ||| ((code >>> 12) &&& 0x3Fu)))
                Raw.storeByte buffer (at + 2n) (byte (0x80u ||| ((code >>> 6) &&& 0x3Fu)))
                Raw.storeByte buffer (at + 3n) (byte (0x80u ||| (code &&& 0x3Fu)))
                at <- at + 4n
        Raw.storeWord written 0n at
        i
