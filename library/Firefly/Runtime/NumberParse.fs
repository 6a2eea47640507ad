/// What `Parse` and `TryParse` of numbers do, with their styles and cultures.
module Firefly.Runtime.NumberParse

open System
open System.Globalization
open Firefly.Runtime

[<NoInline; Cold>]
let private badStyle (message: string) : unit = raise (ArgumentException(message, "style"))

/// Refuses a style that integers do not have.
let checkInteger (style: NumberStyles) : unit =
    let n = int style
    if (n &&& ~~~0x7FF) <> 0 then
        badStyle "An undefined NumberStyles value is being used."
    elif (n &&& 512) <> 0 && (n &&& ~~~0x203) <> 0 then
        badStyle "With the AllowHexSpecifier or AllowBinarySpecifier bit set in the enum bit field, the only other valid bits that can be combined into the enum value must be a subset of those in HexNumber."

/// Refuses a style that floats do not have.
let checkFloat (style: NumberStyles) : unit =
    let n = int style
    if (n &&& ~~~0x7FF) <> 0 then
        badStyle "An undefined NumberStyles value is being used."
    elif (n &&& 512) <> 0 then
        badStyle "The number styles AllowHexSpecifier and AllowBinarySpecifier are not supported on floating point data types."

/// Reads hexadecimal digits of at most so many bits: 0 read, 1 no number, 2 too large.
let private hexadecimal (s: string) (style: int) (bits: int) (target: nativeptr<byte>) : int =
    let digits = NumberScan.powerDigits s style 4 false
    if isNull digits then
        1
    elif digits.Length > bits / 4 then
        2
    else
        let mutable value = 0UL
        for d in digits do
            value <- (value <<< 4) ||| uint64 d
        Raw.storeUInt64 target 0n value
        0

/// Reads an integer of at most so many bits: 0 read, 1 no number, 2 too large.
let private status (s: string) (style: int) (provider: IFormatProvider) (bits: int) (signed: bool) (target: nativeptr<byte>) : int =
    let text = Ways.input s provider
    if (style &&& 512) <> 0 then
        hexadecimal text style bits target
    else
        let n = NumberScan.scan text style
        if not n.Read then
            1
        else
            let most = if signed then (1UL <<< (bits - 1)) - 1UL else (~~~0UL >>> (64 - bits))
            let known = NumberScan.whole n target
            let size = Raw.loadUInt64 target 0n
            if known <> 0 then
                2
            elif signed then
                if size > (if n.Negative then most + 1UL else most) then
                    2
                else
                    if n.Negative then
                        Raw.storeUInt64 target 0n (0UL - size)
                    0
            elif size > most || (n.Negative && size > 0UL) then
                2
            else
                0

/// Whether a text is read as an integer without styles.
let private isUsual (style: NumberStyles) (provider: IFormatProvider) : bool =
    int style = 7 && isNull (Ways.numbers provider)

/// `Parse` of a signed integer.
let signed (s: string) (style: NumberStyles) (provider: IFormatProvider) (bits: int) (name: string) : int64 =
    if isUsual style provider then
        Convert.signedOf s ((1UL <<< (bits - 1)) - 1UL) name
    else
        checkInteger style
        if isNull s then
            Convert.nullError "s"
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let result = status s (int style) provider bits true target
        if result = 1 then Convert.formatError s
        elif result = 2 then Convert.rangeError name
        else int64 (Raw.loadUInt64 target 0n)

/// `Parse` of an unsigned integer.
let unsigned (s: string) (style: NumberStyles) (provider: IFormatProvider) (bits: int) (name: string) : uint64 =
    if isUsual style provider then
        Convert.unsignedOf s (~~~0UL >>> (64 - bits)) name
    else
        checkInteger style
        if isNull s then
            Convert.nullError "s"
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let result = status s (int style) provider bits false target
        if result = 1 then Convert.formatError s
        elif result = 2 then Convert.rangeError name
        else Raw.loadUInt64 target 0n

/// `TryParse` of a signed integer, to the first word of a place.
let trySigned (s: string) (style: NumberStyles) (provider: IFormatProvider) (bits: int) (target: nativeptr<byte>) : bool =
    if isUsual style provider then
        Convert.trySigned s ((1UL <<< (bits - 1)) - 1UL) target
    else
        checkInteger style
        not (isNull s) && status s (int style) provider bits true target = 0

/// `TryParse` of an unsigned integer, to the first word of a place.
let tryUnsigned (s: string) (style: NumberStyles) (provider: IFormatProvider) (bits: int) (target: nativeptr<byte>) : bool =
    if isUsual style provider then
        Convert.tryUnsigned s (~~~0UL >>> (64 - bits)) target
    else
        checkInteger style
        not (isNull s) && status s (int style) provider bits false target = 0

/// The digits of a number that was read, with an exponent if `exponent`, otherwise with a point.
let private digitsOf (n: NumberScan.Number) (exponent: bool) : string =
    let b = Buffer.create ()
    if n.Negative then
        Buffer.unit b 45us
    if exponent then
        for i in 0 .. n.Count - 1 do
            Buffer.unit b (uint16 n.Digits.[i])
        if n.Count = 0 then
            Buffer.unit b 48us
        else
            Buffer.unit b 69us
            Buffer.text b (Digits.signedText (int64 (n.Scale - n.Count)))
    else
        if n.Scale <= 0 then
            Buffer.unit b 48us
        for i in 0 .. (if n.Scale > n.Count then n.Scale else n.Count) - 1 do
            if i = n.Scale then
                Buffer.unit b 46us
            if i = 0 && n.Scale < 0 then
                Buffer.unit b 46us
                Buffer.repeat b 48us (nativeint -n.Scale)
            Buffer.unit b (if i < n.Count then uint16 n.Digits.[i] else 48us)
    Buffer.toText b

/// Whether a text is a float in a style; its bits go to the first word of a place.
let tryFloat (s: string) (style: NumberStyles) (provider: IFormatProvider) (target: nativeptr<byte>) : bool =
    if isNull s then
        false
    else
        let text = Ways.input s provider
        if int style = 231 || int style = 167 then
            FloatParse.tryParse text (int style = 231) target
        else
            let n = NumberScan.scan text (int style)
            if n.Read then
                FloatParse.tryParse (digitsOf n true) false target
            else
                // Words for what is no number are read in any style.
                let word = text.Trim()
                word.Length > 0
                && not (Char.IsDigit word.[word.Length - 1])
                && word.Length > 2
                && Char.IsLetter word.[word.Length - 1]
                && FloatParse.tryParse word false target

/// `Parse` of a float.
let float (s: string) (style: NumberStyles) (provider: IFormatProvider) : float =
    checkFloat style
    if isNull s then
        Convert.nullError "s"
    let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
    if tryFloat s style provider target then
        let bits: uint64 = Raw.loadUInt64 target 0n
        (# "bitcast" bits : float #)
    else
        Convert.formatError s

/// A text of a decimal number in a style as the usual style writes it; null when it is none.
let decimalText (s: string) (style: NumberStyles) (provider: IFormatProvider) : string =
    checkFloat style
    let text = Ways.input s provider
    if int style = 111 then
        text
    else
        let n = NumberScan.scan text (int style)
        if n.Read then (if n.Scale > 40 || n.Scale < -60 then digitsOf n true else digitsOf n false) else null
