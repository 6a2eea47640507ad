/// Members of `char`.
namespace System

open System.Globalization
open Firefly.Runtime

/// Parts of the members of `char`.
module CharParts =

    /// The char of a string at a place that has to be in it.
    let at (s: string) (index: int) : char =
        if (# "is_null" s : bool #) then
            Convert.nullError "s"
        elif unativeint index >= unativeint (Raw.textLength s) then
            let e: exn = ArgumentOutOfRangeException("index") :> exn
            (# "raise" e : char #)
        else
            char (Text.unit s (nativeint index))

    /// Raises for half of a pair that stands alone.
    [<NoInline; Cold>]
    let alone (code: int) (index: int) : int =
        let kind: string =
            if code < 0xDC00 then "high surrogate char without a following low" else "low surrogate char without a preceding high"
        let message: string =
            Text.concat
                (Text.concat4 "Found a " kind " surrogate at index: " (Digits.signedText (int64 index)))
                ". The input may not be in this encoding, or may not contain valid Unicode (UTF-16) characters."
        let e: exn = ArgumentException(message, "s") :> exn
        (# "raise" e : int #)

/// Members of `char`.
[<CompilerBuiltin("char")>]
type Char =

    /// The largest unit.
    static member MaxValue : char = '\uffff'

    /// The smallest unit.
    static member MinValue : char = '\000'

    /// Whether it is a decimal digit.
    static member IsDigit(c: char) : bool = Unicode.isDigit (uint16 c)

    /// Whether it is a number.
    static member IsNumber(c: char) : bool = Unicode.isNumber (uint16 c)

    /// Whether it is a letter.
    static member IsLetter(c: char) : bool = Unicode.isLetter (uint16 c)

    /// Whether it is a letter or a decimal digit.
    static member IsLetterOrDigit(c: char) : bool = Unicode.isLetter (uint16 c) || Unicode.isDigit (uint16 c)

    /// Whether it is white space.
    static member IsWhiteSpace(c: char) : bool = Unicode.isWhiteSpace (uint16 c)

    /// Whether it is a capital letter.
    static member IsUpper(c: char) : bool = Unicode.isUpper (uint16 c)

    /// Whether it is a small letter.
    static member IsLower(c: char) : bool = Unicode.isLower (uint16 c)

    /// Whether it is a control code.
    static member IsControl(c: char) : bool = Unicode.isControl (uint16 c)

    /// Whether it is a punctuation mark.
    static member IsPunctuation(c: char) : bool = Unicode.isPunctuation (uint16 c)

    /// Whether it is a symbol.
    static member IsSymbol(c: char) : bool = Unicode.isSymbol (uint16 c)

    /// Whether it is a separator.
    static member IsSeparator(c: char) : bool = Unicode.isSeparator (uint16 c)

    /// Whether it is half of a pair.
    static member IsSurrogate(c: char) : bool = c >= '\uD800' && c <= '\uDFFF'

    /// Whether it is the first half of a pair.
    static member IsHighSurrogate(c: char) : bool = c >= '\uD800' && c <= '\uDBFF'

    /// Whether it is the second half of a pair.
    static member IsLowSurrogate(c: char) : bool = c >= '\uDC00' && c <= '\uDFFF'

    /// Whether it is ASCII.
    static member IsAscii(c: char) : bool = c < '\u0080'

    /// Whether it is an ASCII digit.
    static member IsAsciiDigit(c: char) : bool = c >= '0' && c <= '9'

    /// Whether it is an ASCII letter.
    static member IsAsciiLetter(c: char) : bool = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')

    /// Whether it is an ASCII letter or digit.
    static member IsAsciiLetterOrDigit(c: char) : bool = Char.IsAsciiLetter c || Char.IsAsciiDigit c

    /// Whether it is an ASCII capital.
    static member IsAsciiLetterUpper(c: char) : bool = c >= 'A' && c <= 'Z'

    /// Whether it is an ASCII small letter.
    static member IsAsciiLetterLower(c: char) : bool = c >= 'a' && c <= 'z'

    /// Whether it is a hexadecimal digit.
    static member IsAsciiHexDigit(c: char) : bool = Char.IsAsciiDigit c || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')

    /// Whether it is a hexadecimal digit with capitals.
    static member IsAsciiHexDigitUpper(c: char) : bool = Char.IsAsciiDigit c || (c >= 'A' && c <= 'F')

    /// Whether it is a hexadecimal digit with small letters.
    static member IsAsciiHexDigitLower(c: char) : bool = Char.IsAsciiDigit c || (c >= 'a' && c <= 'f')

    /// Whether it lies between two others.
    static member IsBetween(c: char, minInclusive: char, maxInclusive: char) : bool = c >= minInclusive && c <= maxInclusive

    /// Whether two chars are a pair.
    static member IsSurrogatePair(highSurrogate: char, lowSurrogate: char) : bool =
        Unicode.isPair (uint16 highSurrogate) (uint16 lowSurrogate)

    /// Whether a pair stands at a place.
    static member IsSurrogatePair(s: string, index: int) : bool =
        let c: char = CharParts.at s index
        index + 1 < int (Raw.textLength s) && Unicode.isPair (uint16 c) (Text.unit s (nativeint (index + 1)))

    /// What it is.
    static member GetUnicodeCategory(c: char) : UnicodeCategory = (# "retype" (UnicodeCategories.ofUnit (uint16 c)) : UnicodeCategory #)

    /// What the char of a string is.
    static member GetUnicodeCategory(s: string, index: int) : UnicodeCategory =
        CharParts.at s index |> ignore
        (# "retype" (UnicodeCategories.ofCode (GraphemeBreaks.codeAt s (nativeint index))) : UnicodeCategory #)

    /// Whether the char of a string is a digit.
    static member IsDigit(s: string, index: int) : bool = Char.IsDigit(CharParts.at s index)

    /// Whether the char of a string is a letter.
    static member IsLetter(s: string, index: int) : bool = Char.IsLetter(CharParts.at s index)

    /// Whether the char of a string is a letter or a digit.
    static member IsLetterOrDigit(s: string, index: int) : bool = Char.IsLetterOrDigit(CharParts.at s index)

    /// Whether the char of a string is a number.
    static member IsNumber(s: string, index: int) : bool = Char.IsNumber(CharParts.at s index)

    /// Whether the char of a string is white space.
    static member IsWhiteSpace(s: string, index: int) : bool = Char.IsWhiteSpace(CharParts.at s index)

    /// Whether the char of a string is a capital letter.
    static member IsUpper(s: string, index: int) : bool = Char.IsUpper(CharParts.at s index)

    /// Whether the char of a string is a small letter.
    static member IsLower(s: string, index: int) : bool = Char.IsLower(CharParts.at s index)

    /// Whether the char of a string is a control code.
    static member IsControl(s: string, index: int) : bool = Char.IsControl(CharParts.at s index)

    /// Whether the char of a string is a punctuation mark.
    static member IsPunctuation(s: string, index: int) : bool = Char.IsPunctuation(CharParts.at s index)

    /// Whether the char of a string is a symbol.
    static member IsSymbol(s: string, index: int) : bool = Char.IsSymbol(CharParts.at s index)

    /// Whether the char of a string is a separator.
    static member IsSeparator(s: string, index: int) : bool = Char.IsSeparator(CharParts.at s index)

    /// Whether the char of a string is half of a pair.
    static member IsSurrogate(s: string, index: int) : bool = Char.IsSurrogate(CharParts.at s index)

    /// Whether the char of a string is the first half of a pair.
    static member IsHighSurrogate(s: string, index: int) : bool = Char.IsHighSurrogate(CharParts.at s index)

    /// Whether the char of a string is the second half of a pair.
    static member IsLowSurrogate(s: string, index: int) : bool = Char.IsLowSurrogate(CharParts.at s index)

    /// The capital.
    static member ToUpper(c: char) : char = char (Unicode.toUpper (uint16 c))

    /// The small letter.
    static member ToLower(c: char) : char = char (Unicode.toLower (uint16 c))

    /// The capital.
    static member ToUpperInvariant(c: char) : char = char (Unicode.toUpper (uint16 c))

    /// The small letter.
    static member ToLowerInvariant(c: char) : char = char (Unicode.toLower (uint16 c))

    /// The capital.
    static member ToUpper(c: char, culture: CultureInfo) : char = char (Unicode.toUpper (uint16 c))

    /// The small letter.
    static member ToLower(c: char, culture: CultureInfo) : char = char (Unicode.toLower (uint16 c))

    /// Value of a number, or -1.
    static member GetNumericValue(c: char) : float =
        if c < '\u0080' then (if c >= '0' && c <= '9' then float (int c - 48) else -1.0)
        else UnicodeCategories.numericValue (uint16 c)

    /// Value of the number at a place of a string, or -1.
    static member GetNumericValue(s: string, index: int) : float = Char.GetNumericValue(CharParts.at s index)

    /// The char as a string.
    static member ToString(c: char) : string = Text.ofChar c

    /// The only char of a string.
    static member Parse(s: string) : char = Convert.parseChar s

    /// The only char of a string.
    static member TryParse(s: string) : bool * char =
        if Text.length s = 1n then (true, char (Text.unit s 0n)) else (false, '\000')

    /// The code point as one or two units.
    static member ConvertFromUtf32(utf32: int) : string =
        if utf32 < 0 || utf32 > 0x10FFFF || (utf32 >= 0xD800 && utf32 <= 0xDFFF) then
            Strings.outOfRange
                "utf32"
                "A valid UTF32 value is between 0x000000 and 0x10ffff, inclusive, and should not include surrogate codepoint values (0x00d800 ~ 0x00dfff)."
        elif utf32 < 0x10000 then
            Text.ofChar (char utf32)
        else
            Text.concat (Text.ofChar (char (0xD7C0 + (utf32 >>> 10)))) (Text.ofChar (char (0xDC00 + (utf32 &&& 0x3FF))))

    /// The code point of a pair.
    static member ConvertToUtf32(highSurrogate: char, lowSurrogate: char) : int =
        if not (Char.IsHighSurrogate highSurrogate) then
            Strings.outOfRange
                "highSurrogate"
                "A valid high surrogate character is between 0xd800 and 0xdbff, inclusive."
        elif not (Char.IsLowSurrogate lowSurrogate) then
            Strings.outOfRange
                "lowSurrogate"
                "A valid low surrogate character is between 0xdc00 and 0xdfff, inclusive."
        else
            Unicode.pairCode (uint16 highSurrogate) (uint16 lowSurrogate)

    /// The code point at a place of a string.
    static member ConvertToUtf32(s: string, index: int) : int =
        if (# "is_null" s : bool #) then
            Convert.nullError "s"
        elif unativeint index >= unativeint (Raw.textLength s) then
            Strings.badPlace "index"
        else
            let code: int = GraphemeBreaks.codeAt s (nativeint index)
            if code >= 0xD800 && code <= 0xDFFF then CharParts.alone code index else code

    /// The char as a string.
    member this.ToString() : string = Text.ofChar this

    /// Difference of the units.
    member this.CompareTo(value: char) : int = int this - int value

    /// Negative, zero or positive; null comes first, and anything else raises.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? char as other -> this.CompareTo(other)
        | _ -> Objects.wrongType "Char"

    interface IComparable with
        member this.CompareTo(value: obj) : int = this.CompareTo(value)

    interface IComparable<char> with
        member this.CompareTo(other: char) : int = this.CompareTo(other)

    interface IEquatable<char> with
        member this.Equals(other: char) : bool = (# "equals_er" this other : bool #)
