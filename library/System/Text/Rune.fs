/// Code points.
namespace System.Text

open System
open System.Collections
open System.Collections.Generic
open System.Globalization
open Firefly.Runtime

/// A code point that is no surrogate.
[<Struct; CustomEquality; CustomComparison>]
type Rune private (code: int, _checked: bool) =

    static member private Check(value: int, name: string) : int =
        if value < 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF) then
            raise (ArgumentOutOfRangeException name)
        value

    /// Of a number.
    new(value: int) = Rune(Rune.Check(value, "value"), true)

    /// Of a number.
    new(value: uint32) = Rune(Rune.Check(int value, "value"), true)

    /// Of a char that is no surrogate.
    new(ch: char) = Rune(Rune.Check(int ch, "ch"), true)

    /// Of a pair.
    new(highSurrogate: char, lowSurrogate: char) =
        Rune((if Char.IsSurrogatePair(highSurrogate, lowSurrogate) then Char.ConvertToUtf32(highSurrogate, lowSurrogate)
              else
                  raise (ArgumentOutOfRangeException(if Char.IsHighSurrogate highSurrogate then "lowSurrogate" else "highSurrogate"))),
             true)

    /// The code.
    member this.Value: int = code

    /// Whether it is ASCII.
    member this.IsAscii: bool = code < 128

    /// Whether it lies in the first plane.
    member this.IsBmp: bool = code < 0x10000

    /// The plane.
    member this.Plane: int = code >>> 16

    /// How many UTF-16 units it takes.
    member this.Utf16SequenceLength: int = if code < 0x10000 then 1 else 2

    /// How many bytes it takes in UTF-8.
    member this.Utf8SequenceLength: int =
        if code < 0x80 then 1
        elif code < 0x800 then 2
        elif code < 0x10000 then 3
        else 4

    /// U+FFFD.
    static member ReplacementChar: Rune = Rune 0xFFFD

    /// Whether a number is a code point.
    static member IsValid(value: int) : bool = value >= 0 && value <= 0x10FFFF && not (value >= 0xD800 && value <= 0xDFFF)

    /// Whether a number is a code point.
    static member IsValid(value: uint32) : bool = Rune.IsValid(int value)

    /// The code point of a number, if it is one.
    static member TryCreate(value: int) : bool * Rune = if Rune.IsValid value then (true, Rune value) else (false, Rune 0)

    /// The code point of a char, if it is one.
    static member TryCreate(ch: char) : bool * Rune = if Char.IsSurrogate ch then (false, Rune 0) else (true, Rune ch)

    /// The code point at a place, if there is one.
    static member TryGetRuneAt(input: string, index: int) : bool * Rune =
        let code = CharFacts.codeAt input index
        if Rune.IsValid code then (true, Rune code) else (false, Rune 0)

    /// The code point at a place.
    static member GetRuneAt(input: string, index: int) : Rune =
        let code = CharFacts.codeAt input index
        if not (Rune.IsValid code) then
            raise (ArgumentException("Cannot extract a Unicode scalar value from the specified index in the input.", "index"))
        Rune code

    /// What it is.
    static member GetUnicodeCategory(value: Rune) : UnicodeCategory =
        enum<UnicodeCategory> (UnicodeCategories.ofCode value.Value)

    static member private Category(value: Rune) : int = UnicodeCategories.ofCode value.Value

    /// The value of a number, or -1.
    static member GetNumericValue(value: Rune) : float = CharFacts.numericValue value.Value

    /// Whether it is a letter.
    static member IsLetter(value: Rune) : bool = Rune.Category value <= 4

    /// Whether it is a decimal digit.
    static member IsDigit(value: Rune) : bool = Rune.Category value = 8

    /// Whether it is a letter or a decimal digit.
    static member IsLetterOrDigit(value: Rune) : bool =
        let k = Rune.Category value
        k <= 4 || k = 8

    /// Whether it is a number.
    static member IsNumber(value: Rune) : bool =
        let k = Rune.Category value
        k >= 8 && k <= 10

    /// Whether it is a capital letter.
    static member IsUpper(value: Rune) : bool = Rune.Category value = 0

    /// Whether it is a small letter.
    static member IsLower(value: Rune) : bool = Rune.Category value = 1

    /// Whether it is white space.
    static member IsWhiteSpace(value: Rune) : bool = value.Value < 0x10000 && Unicode.isWhiteSpace (uint16 value.Value)

    /// Whether it is a control code.
    static member IsControl(value: Rune) : bool = Rune.Category value = 14

    /// Whether it is a punctuation mark.
    static member IsPunctuation(value: Rune) : bool =
        let k = Rune.Category value
        k >= 18 && k <= 24

    /// Whether it is a symbol.
    static member IsSymbol(value: Rune) : bool =
        let k = Rune.Category value
        k >= 25 && k <= 28

    /// Whether it is a separator.
    static member IsSeparator(value: Rune) : bool =
        let k = Rune.Category value
        k >= 11 && k <= 13

    /// The capital.
    static member ToUpperInvariant(value: Rune) : Rune = Rune(Unicode.upperCode value.Value)

    /// The small letter.
    static member ToLowerInvariant(value: Rune) : Rune = Rune(Unicode.lowerCode value.Value)

    /// The capital.
    static member ToUpper(value: Rune, culture: CultureInfo) : Rune = Rune(Unicode.upperCode value.Value)

    /// The small letter.
    static member ToLower(value: Rune, culture: CultureInfo) : Rune = Rune(Unicode.lowerCode value.Value)

    /// Difference of the codes.
    member this.CompareTo(other: Rune) : int = code - other.Value

    /// Whether the codes are the same.
    member this.Equals(other: Rune) : bool = code = other.Value

    override this.Equals(other: obj) : bool =
        match other with
        | :? Rune as r -> r.Value = code
        | _ -> false

    override this.GetHashCode() : int = code

    override this.ToString() : string = Char.ConvertFromUtf32 code

    interface IComparable with
        member this.CompareTo(other: obj) : int =
            match other with
            | :? Rune as r -> code - r.Value
            | null -> 1
            | _ -> raise (ArgumentException "Object must be of type Rune.")

    interface IComparable<Rune> with
        member this.CompareTo(other: Rune) : int = code - other.Value

    interface IEquatable<Rune> with
        member this.Equals(other: Rune) : bool = code = other.Value

/// The code points of a string; a lone surrogate is U+FFFD.
[<AllowNullLiteral>]
type StringRuneEnumerator(text: string) =
    let mutable at = 0
    let mutable current = Rune 0

    /// The present one.
    member this.Current: Rune = current

    /// Goes on; false at the end.
    member this.MoveNext() : bool =
        if at < text.Length then
            let code = GraphemeBreaks.codeAt text (nativeint at)
            at <- at + (if code >= 0x10000 then 2 else 1)
            current <- if Rune.IsValid code then Rune code else Rune.ReplacementChar
            true
        else
            false

    /// Another enumerator from the start.
    member this.GetEnumerator() : StringRuneEnumerator = new StringRuneEnumerator(text)

    interface IEnumerable<Rune> with
        member this.GetEnumerator() : IEnumerator<Rune> = new StringRuneEnumerator(text) :> IEnumerator<Rune>

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = new StringRuneEnumerator(text) :> IEnumerator

    interface IEnumerator<Rune> with
        member this.Current: Rune = current

    interface IEnumerator with
        member this.Current: obj = box current
        member this.MoveNext() : bool = this.MoveNext()
        member this.Reset() : unit = at <- 0

    interface IDisposable with
        member this.Dispose() : unit = ()
