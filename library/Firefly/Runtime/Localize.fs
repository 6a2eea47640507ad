/// Numbers as cultures write them. Numbers are written and read the invariant way; where a culture differs, its signs are put in
/// their places here.
module Firefly.Runtime.Localize

open System
open System.Globalization
open Firefly.Runtime

// ---- writing --------------------------------------------------------------------------------------------------------

/// Digits in groups, the first sizes from the right; the last size goes on, and 0 ends the groups.
let private grouped (digits: string) (sizes: int[]) (separator: string) : string =
    let mutable result = ""
    let mutable rest = digits
    let mutable i = 0
    let mutable go = sizes.Length > 0
    while go do
        let size = sizes.[if i < sizes.Length then i else sizes.Length - 1]
        if size = 0 || rest.Length <= size then
            go <- false
        else
            result <- separator + rest.Substring(rest.Length - size) + result
            rest <- rest.Substring(0, rest.Length - size)
            i <- i + 1
    rest + result

/// Digits with a point, without sign, with groups and the point of a culture.
let private arranged (digits: string) (sizes: int[]) (separator: string) (point: string) : string =
    let at = digits.IndexOf '.'
    if at < 0 then grouped digits sizes separator
    else grouped (digits.Substring(0, at)) sizes separator + point + digits.Substring(at + 1)

let private negativeNumber (pattern: int) : string =
    match pattern with
    | 0 -> "(n)"
    | 1 -> "-n"
    | 2 -> "- n"
    | 3 -> "n-"
    | _ -> "n -"

let private positiveAmount (pattern: int) : string =
    match pattern with
    | 0 -> "$n"
    | 1 -> "n$"
    | 2 -> "$ n"
    | _ -> "n $"

let private negativeAmount (pattern: int) : string =
    match pattern with
    | 0 -> "($n)"
    | 1 -> "-$n"
    | 2 -> "$-n"
    | 3 -> "$n-"
    | 4 -> "(n$)"
    | 5 -> "-n$"
    | 6 -> "n-$"
    | 7 -> "n$-"
    | 8 -> "-n $"
    | 9 -> "-$ n"
    | 10 -> "n $-"
    | 11 -> "$ n-"
    | 12 -> "$ -n"
    | 13 -> "n- $"
    | 14 -> "($ n)"
    | 15 -> "(n $)"
    | _ -> "$- n"

let private positivePercent (pattern: int) : string =
    match pattern with
    | 0 -> "n $"
    | 1 -> "n$"
    | 2 -> "$n"
    | _ -> "$ n"

let private negativePercent (pattern: int) : string =
    match pattern with
    | 0 -> "-n $"
    | 1 -> "-n$"
    | 2 -> "-$n"
    | 3 -> "$-n"
    | 4 -> "$n-"
    | 5 -> "n-$"
    | 6 -> "n$-"
    | 7 -> "-$ n"
    | 8 -> "n $-"
    | 9 -> "$ n-"
    | 10 -> "$ -n"
    | _ -> "n- $"

/// A pattern filled in: `n` the number, `-` the minus sign, `$` the unit.
let private filled (pattern: string) (number: string) (minus: string) (unit: string) : string =
    let b = Buffer.create ()
    for c in pattern do
        match c with
        | 'n' -> Buffer.text b number
        | '-' -> Buffer.text b minus
        | '$' -> Buffer.text b unit
        | _ -> Buffer.unit b (uint16 c)
    Buffer.toText b

/// Each sign of an invariant number in its form in a culture.
let signs (way: NumberWay) (text: string) : string =
    if text = "NaN" then way.NaNSymbol
    elif text = "Infinity" then way.PositiveInfinitySymbol
    elif text = "-Infinity" then way.NegativeInfinitySymbol
    else
        let b = Buffer.create ()
        for c in text do
            match c with
            | '.' -> Buffer.text b way.NumberDecimalSeparator
            | ',' -> Buffer.text b way.NumberGroupSeparator
            | '-' -> Buffer.text b way.NegativeSign
            | '+' -> Buffer.text b way.PositiveSign
            | '%' -> Buffer.text b way.PercentSymbol
            | '\u2030' -> Buffer.text b way.PerMilleSymbol
            | '\u00A4' -> Buffer.text b way.CurrencySymbol
            | _ -> Buffer.unit b (uint16 c)
        Buffer.toText b

/// A number in a format and a culture's way; `make` gives its text in an invariant format.
let write (way: NumberWay) (format: string) (make: string -> string) : string =
    let precision = Format.standardPrecision format
    let letter = if precision >= -1 then Char.ToUpperInvariant format.[0] else ' '
    if letter = 'N' || letter = 'C' || letter = 'P' then
        let usual =
            if letter = 'N' then way.NumberDecimalDigits
            elif letter = 'C' then way.CurrencyDecimalDigits
            else way.PercentDecimalDigits
        let digits = if precision < 0 then usual else precision
        let text = make ((if letter = 'P' then "P" else "F") + Digits.signedText (int64 digits))
        if text.Length > 0 && Char.IsLetter text.[text.Length - 1] then
            signs way text
        else
            let negative = text.Length > 0 && text.[0] = '-'
            let plain = text.Replace(",", "").Replace(" %", "").Replace("-", "")
            if letter = 'N' then
                let number = arranged plain way.NumberGroupSizes way.NumberGroupSeparator way.NumberDecimalSeparator
                if negative then filled (negativeNumber way.NumberNegativePattern) number way.NegativeSign "" else number
            elif letter = 'C' then
                let number = arranged plain way.CurrencyGroupSizes way.CurrencyGroupSeparator way.CurrencyDecimalSeparator
                filled
                    (if negative then negativeAmount way.CurrencyNegativePattern else positiveAmount way.CurrencyPositivePattern)
                    number
                    way.NegativeSign
                    way.CurrencySymbol
            else
                let number = arranged plain way.PercentGroupSizes way.PercentGroupSeparator way.PercentDecimalSeparator
                filled
                    (if negative then negativePercent way.PercentNegativePattern else positivePercent way.PercentPositivePattern)
                    number
                    way.NegativeSign
                    way.PercentSymbol
    else
        let text = make format
        let sizes = way.NumberGroupSizes
        if text.IndexOf ',' >= 0 && not (sizes.Length = 1 && sizes.[0] = 3) then
            let mutable stop = text.IndexOf '.'
            if stop < 0 then
                stop <- text.Length
            let first = text.IndexOfAny [| '0'; '1'; '2'; '3'; '4'; '5'; '6'; '7'; '8'; '9' |]
            let digits = text.Substring(first, stop - first).Replace(",", "")
            signs way (text.Substring(0, first)) + grouped digits sizes way.NumberGroupSeparator + signs way (text.Substring stop)
        else
            signs way text

// ---- reading --------------------------------------------------------------------------------------------------------

let private stands (text: string) (at: int) (part: string) : bool =
    part.Length > 0
    && at + part.Length <= text.Length
    && Text.matchesAt text (nativeint at) part

/// A text in a culture's way as the invariant culture writes it. What only the invariant culture has becomes U+FFFF.
let read (way: NumberWay) (text: string) : string =
    let trimmed = text.Trim()
    if trimmed = way.NaNSymbol then "NaN"
    elif trimmed = way.PositiveInfinitySymbol then "Infinity"
    elif trimmed = way.NegativeInfinitySymbol then "-Infinity"
    else
        let b = Buffer.create ()
        let mutable i = 0
        while i < text.Length do
            let c = text.[i]
            let found =
                if stands text i way.NumberDecimalSeparator then way.NumberDecimalSeparator, '.'
                elif stands text i way.CurrencySymbol then way.CurrencySymbol, '\u00A4'
                elif stands text i way.NegativeSign then way.NegativeSign, '-'
                elif stands text i way.PositiveSign then way.PositiveSign, '+'
                elif stands text i way.NumberGroupSeparator then way.NumberGroupSeparator, ','
                elif way.NumberGroupSeparator = "\u00A0" && (c = '\u0020' || c = '\u202F') then " ", ','
                elif way.NumberGroupSeparator = "\u202F" && (c = '\u0020' || c = '\u00A0') then " ", ','
                elif c = '.' || c = ',' || (c = '-' && way.NegativeSign <> "\u2212") || c = '+' || c = '\u00A4' then " ", '\uffff'
                else " ", c
            let size, image = found
            Buffer.unit b (uint16 image)
            i <- i + size.Length
        Buffer.toText b
