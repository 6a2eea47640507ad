/// Bytes as text: base 64 and hexadecimal digits.
module Firefly.Runtime.Base64

open System
open Firefly.Runtime

let private digits () : string = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

/// Checks a part of an array.
let checkPart (bytes: byte[]) (offset: int) (length: int) : unit =
    if isNull bytes then
        raise (ArgumentNullException "inArray")
    if length < 0 then
        Strings.negative "length" length
    if offset < 0 then
        Strings.negative "offset" offset
    if offset > bytes.Length - length then
        Strings.tooLarge "offset" offset (bytes.Length - length)

/// Bytes in base 64, perhaps in lines of 76 chars.
let encode (bytes: byte[]) (offset: int) (length: int) (lines: bool) : string =
    let table = digits ()
    let b = Buffer.withCapacity (nativeint ((length + 2) / 3 * 4))
    let mutable i = 0
    let mutable column = 0
    while i < length do
        if lines && column = 76 then
            Buffer.text b "\r\n"
            column <- 0
        let left = length - i
        let x = int bytes.[offset + i] <<< 16
        let y = if left > 1 then int bytes.[offset + i + 1] <<< 8 else 0
        let z = if left > 2 then int bytes.[offset + i + 2] else 0
        let n = x ||| y ||| z
        Buffer.unit b (uint16 table.[n >>> 18])
        Buffer.unit b (uint16 table.[(n >>> 12) &&& 63])
        Buffer.unit b (if left > 1 then uint16 table.[(n >>> 6) &&& 63] else 61us)
        Buffer.unit b (if left > 2 then uint16 table.[n &&& 63] else 61us)
        column <- column + 4
        i <- i + 3
    Buffer.toText b

[<NoInline; Cold>]
let private badBase64 () : 'T =
    raise (
        FormatException(
            "The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters."
        )
    )

/// Value of a digit, 64 for the filling sign, 65 for white space, 66 for anything else.
let private valueOf (c: uint16) : int =
    if c >= 65us && c <= 90us then int c - 65
    elif c >= 97us && c <= 122us then int c - 71
    elif c >= 48us && c <= 57us then int c + 4
    elif c = 43us then 62
    elif c = 47us then 63
    elif c = 61us then 64
    elif c = 32us || c = 9us || c = 10us || c = 13us then 65
    else 66

/// The bytes of a text in base 64; white space does not count.
let decode (text: string) : byte[] =
    let count = Raw.textLength text
    let mutable used = 0
    let mutable filling = 0
    for i in 0n .. count - 1n do
        let v = valueOf (Text.unit text i)
        if v = 66 || (v < 64 && filling > 0) then
            badBase64 ()
        if v = 64 then
            filling <- filling + 1
        if v < 64 then
            used <- used + 1
    if filling > 2 || (used + filling) % 4 <> 0 then
        badBase64 ()
    let result: byte[] = (# "array_new" (used * 3 / 4) : byte[] #)
    let mutable bits = 0
    let mutable held = 0
    let mutable at = 0
    for i in 0n .. count - 1n do
        let v = valueOf (Text.unit text i)
        if v < 64 then
            bits <- ((bits <<< 6) ||| v) &&& 0xFFFFFF
            held <- held + 6
            if held >= 8 then
                held <- held - 8
                result.[at] <- byte ((bits >>> held) &&& 255)
                at <- at + 1
    result

/// Bytes as hexadecimal digits.
let hex (bytes: byte[]) (offset: int) (length: int) : string =
    let b = Buffer.withCapacity (nativeint (2 * length))
    for i in 0 .. length - 1 do
        let x = int bytes.[offset + i]
        let high = x >>> 4
        let low = x &&& 15
        Buffer.unit b (uint16 (if high < 10 then high + 48 else high + 55))
        Buffer.unit b (uint16 (if low < 10 then low + 48 else low + 55))
    Buffer.toText b

let private hexValue (c: uint16) : int =
    if c >= 48us && c <= 57us then int c - 48
    elif c >= 97us && c <= 102us then int c - 87
    elif c >= 65us && c <= 70us then int c - 55
    else raise (FormatException "The input is not a valid hex string as it contains a non-hex character.")

/// The bytes of hexadecimal digits.
let ofHex (text: string) : byte[] =
    let count = int (Raw.textLength text)
    if count % 2 <> 0 then
        raise (FormatException "The input is not a valid hex string as its length is not a multiple of 2.")
    let result: byte[] = (# "array_new" (count / 2) : byte[] #)
    for i in 0 .. result.Length - 1 do
        let high = hexValue (Text.unit text (nativeint (2 * i)))
        result.[i] <- byte ((high <<< 4) ||| hexValue (Text.unit text (nativeint (2 * i + 1))))
    result
