/// Members of `char`.
namespace System

open Firefly.Runtime

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

    /// Whether the char of a string is a digit.
    static member IsDigit(s: string, index: int) : bool = Unicode.isDigit (uint16 s.[index])

    /// Whether the char of a string is a letter.
    static member IsLetter(s: string, index: int) : bool = Unicode.isLetter (uint16 s.[index])

    /// Whether the char of a string is white space.
    static member IsWhiteSpace(s: string, index: int) : bool = Unicode.isWhiteSpace (uint16 s.[index])

    /// The capital.
    static member ToUpper(c: char) : char = char (Unicode.toUpper (uint16 c))

    /// The small letter.
    static member ToLower(c: char) : char = char (Unicode.toLower (uint16 c))

    /// The capital.
    static member ToUpperInvariant(c: char) : char = char (Unicode.toUpper (uint16 c))

    /// The small letter.
    static member ToLowerInvariant(c: char) : char = char (Unicode.toLower (uint16 c))

    /// Value of a digit, or -1.
    static member GetNumericValue(c: char) : float = if c >= '0' && c <= '9' then float (int c - 48) else -1.0

    /// The char as a string.
    static member ToString(c: char) : string = Text.ofChar c

    /// The only char of a string.
    static member Parse(s: string) : char = Convert.parseChar s

    /// The only char of a string.
    static member TryParse(s: string) : bool * char =
        if Text.length s = 1n then (true, char (Text.unit s 0n)) else (false, '\000')

    /// The code point as one or two units.
    static member ConvertFromUtf32(code: int) : string =
        if code < 0x10000 then
            Text.ofChar (char code)
        else
            Text.concat (Text.ofChar (char (0xD7C0 + (code >>> 10)))) (Text.ofChar (char (0xDC00 + (code &&& 0x3FF))))

    /// The code point of a pair.
    static member ConvertToUtf32(high: char, low: char) : int = ((int high - 0xD7C0) <<< 10) + (int low - 0xDC00)

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
