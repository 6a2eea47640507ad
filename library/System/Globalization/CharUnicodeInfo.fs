/// Facts about chars.
namespace System.Globalization

open System
open Firefly.Runtime

/// What a char is.
type UnicodeCategory =
    | UppercaseLetter = 0
    | LowercaseLetter = 1
    | TitlecaseLetter = 2
    | ModifierLetter = 3
    | OtherLetter = 4
    | NonSpacingMark = 5
    | SpacingCombiningMark = 6
    | EnclosingMark = 7
    | DecimalDigitNumber = 8
    | LetterNumber = 9
    | OtherNumber = 10
    | SpaceSeparator = 11
    | LineSeparator = 12
    | ParagraphSeparator = 13
    | Control = 14
    | Format = 15
    | Surrogate = 16
    | PrivateUse = 17
    | ConnectorPunctuation = 18
    | DashPunctuation = 19
    | OpenPunctuation = 20
    | ClosePunctuation = 21
    | InitialQuotePunctuation = 22
    | FinalQuotePunctuation = 23
    | OtherPunctuation = 24
    | MathSymbol = 25
    | CurrencySymbol = 26
    | ModifierSymbol = 27
    | OtherSymbol = 28
    | OtherNotAssigned = 29

/// Parts of `CharUnicodeInfo`.
module CharFacts =

    /// The code point at a place of a string, which has to be in it.
    let codeAt (s: string) (index: int) : int =
        if isNull s then
            raise (ArgumentNullException "s")
        if index < 0 || index >= s.Length then
            raise (ArgumentOutOfRangeException "index")
        GraphemeBreaks.codeAt s (nativeint index)

    /// The value of a number, or -1.
    let numericValue (code: int) : float =
        if code < 0x10000 then
            UnicodeCategories.numericValue (uint16 code)
        elif UnicodeCategories.ofCode code = 8 then
            // Mathematical digits come without a gap, others start at a multiple of ten from 0 or 6.
            if code >= 0x1D7CE && code <= 0x1D7FF then
                float ((code - 0x1D7CE) % 10)
            else
                let low = code &&& 0xFFFF0
                float (if UnicodeCategories.ofCode low = 8 then code - low else code - low - 6)
        else
            -1.0

/// Facts about chars.
[<AbstractClass; Sealed>]
type CharUnicodeInfo =
    /// What a char is.
    static member GetUnicodeCategory(ch: char) : UnicodeCategory =
        enum<UnicodeCategory> (UnicodeCategories.ofUnit (uint16 ch))

    /// What a code point is.
    static member GetUnicodeCategory(codePoint: int) : UnicodeCategory =
        if codePoint < 0 || codePoint > 0x10FFFF then
            raise (ArgumentOutOfRangeException "codePoint")
        enum<UnicodeCategory> (UnicodeCategories.ofCode codePoint)

    /// What the char at a place is.
    static member GetUnicodeCategory(s: string, index: int) : UnicodeCategory =
        enum<UnicodeCategory> (UnicodeCategories.ofCode (CharFacts.codeAt s index))

    /// The value of a number, or -1.
    static member GetNumericValue(ch: char) : float = UnicodeCategories.numericValue (uint16 ch)

    /// The value of the number at a place, or -1.
    static member GetNumericValue(s: string, index: int) : float = CharFacts.numericValue (CharFacts.codeAt s index)

    /// The value of a decimal digit, or -1.
    static member GetDecimalDigitValue(ch: char) : int =
        if UnicodeCategories.ofUnit (uint16 ch) = 8 then int (UnicodeCategories.numericValue (uint16 ch)) else -1

    /// The value of a digit, also a raised one, or -1.
    static member GetDigitValue(ch: char) : int =
        let c = uint16 ch
        if c = 0xB2us || c = 0xB3us || c = 0xB9us || c = 0x2070us || (c >= 0x2074us && c <= 0x2079us) || (c >= 0x2080us && c <= 0x2089us) then
            int (UnicodeCategories.numericValue c)
        else
            CharUnicodeInfo.GetDecimalDigitValue ch
