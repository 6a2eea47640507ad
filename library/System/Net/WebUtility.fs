namespace System.Net

open System
open System.Text

/// Texts of web pages and addresses.
[<AbstractClass; Sealed>]
type WebUtility =

    /// `<`, `>`, `&`, quotes and the signs of Latin 1 and beyond 16 bits by their numbers or names.
    static member HtmlEncode(value: string) : string =
        if isNull value then
            null
        else
            let out = StringBuilder()
            let mutable i = 0
            while i < value.Length do
                let c = value.[i]
                (match c with
                 | '<' -> out.Append "&lt;"
                 | '>' -> out.Append "&gt;"
                 | '&' -> out.Append "&amp;"
                 | '"' -> out.Append "&quot;"
                 | '\'' -> out.Append "&#39;"
                 | _ when c >= '\u00A0' && c < '\u0100' -> out.Append("&#").Append(int c).Append(';')
                 | _ when Char.IsHighSurrogate c && i + 1 < value.Length && Char.IsLowSurrogate value.[i + 1] ->
                     i <- i + 1
                     out.Append("&#").Append(Char.ConvertToUtf32(c, value.[i])).Append(';')
                 | _ when Char.IsSurrogate c -> out.Append '\uFFFD'
                 | _ -> out.Append c)
                |> ignore
                i <- i + 1
            out.ToString()

    static member private Named(name: string) : string =
        match name with
        | "lt" -> "<"
        | "gt" -> ">"
        | "amp" -> "&"
        | "quot" -> "\""
        | "apos" -> "'"
        | "nbsp" -> "\u00A0"
        | "copy" -> "\u00A9"
        | "reg" -> "\u00AE"
        | "euro" -> "\u20AC"
        | "hellip" -> "\u2026"
        | "mdash" -> "\u2014"
        | "ndash" -> "\u2013"
        | "lsquo" -> "\u2018"
        | "rsquo" -> "\u2019"
        | "ldquo" -> "\u201C"
        | "rdquo" -> "\u201D"
        | "laquo" -> "\u00AB"
        | "raquo" -> "\u00BB"
        | "auml" -> "\u00E4"
        | "ouml" -> "\u00F6"
        | "uuml" -> "\u00FC"
        | "Auml" -> "\u00C4"
        | "Ouml" -> "\u00D6"
        | "Uuml" -> "\u00DC"
        | "szlig" -> "\u00DF"
        | "eacute" -> "\u00E9"
        | "egrave" -> "\u00E8"
        | "agrave" -> "\u00E0"
        | "ccedil" -> "\u00E7"
        | "deg" -> "\u00B0"
        | "times" -> "\u00D7"
        | "trade" -> "\u2122"
        | "bull" -> "\u2022"
        | "middot" -> "\u00B7"
        | _ -> null

    static member private Numbered(digits: string) : string =
        let hex = digits.Length > 1 && (digits.[0] = 'x' || digits.[0] = 'X')
        let (read, code) =
            if hex then
                UInt32.TryParse(digits.Substring 1, Globalization.NumberStyles.AllowHexSpecifier, null)
            else
                UInt32.TryParse(digits, Globalization.NumberStyles.Integer, null)
        if not read || code = 0u || code > 0x10FFFFu || (code >= 0xD800u && code < 0xE000u) then
            null
        else
            Char.ConvertFromUtf32(int code)

    /// Signs that are written by number or name as they are.
    static member HtmlDecode(value: string) : string =
        if isNull value then
            null
        else
            let out = StringBuilder()
            let mutable i = 0
            while i < value.Length do
                let stop = if value.[i] = '&' then value.IndexOfAny([| ';'; '&' |], i + 1) else -1
                let text =
                    if stop > i + 1 && value.[stop] = ';' then
                        (let name = value.Substring(i + 1, stop - i - 1)
                         if name.[0] = '#' then WebUtility.Numbered(name.Substring 1) else WebUtility.Named name)
                    else
                        null
                if isNull text then
                    out.Append value.[i] |> ignore
                    i <- i + 1
                else
                    out.Append text |> ignore
                    i <- stop + 1
            out.ToString()

    /// Text as part of an address: spaces become `+`.
    static member UrlEncode(value: string) : string =
        if isNull value then
            null
        else
            UriText.escape value "-_.!*() " |> fun s -> s.Replace(' ', '+')

    /// Text of a part of an address.
    static member UrlDecode(encodedValue: string) : string =
        if isNull encodedValue then
            null
        else
            let out = StringBuilder()
            let mutable i = 0
            while i < encodedValue.Length do
                let start = i
                while UriText.byteAt encodedValue i >= 0 do
                    i <- i + 3
                if i > start then
                    let bytes =
                        Array.init ((i - start) / 3) (fun k -> byte (UriText.byteAt encodedValue (start + 3 * k)))
                    out.Append(Encoding.UTF8.GetString bytes) |> ignore
                else
                    out.Append(if encodedValue.[i] = '+' then ' ' else encodedValue.[i]) |> ignore
                    i <- i + 1
            out.ToString()
