/// What can be wrong with a regular expression.
namespace System.Text.RegularExpressions

open System

/// How a regular expression is read and matched.
[<Flags>]
type RegexOptions =
    | None = 0
    | IgnoreCase = 1
    | Multiline = 2
    | ExplicitCapture = 4
    | Compiled = 8
    | Singleline = 16
    | IgnorePatternWhitespace = 32
    | RightToLeft = 64
    | ECMAScript = 256
    | CultureInvariant = 512
    | NonBacktracking = 1024

/// What is wrong with a regular expression.
type RegexParseError =
    | Unknown = 0
    | AlternationHasTooManyConditions = 1
    | AlternationHasMalformedCondition = 2
    | InvalidUnicodePropertyEscape = 3
    | MalformedUnicodePropertyEscape = 4
    | UnrecognizedEscape = 5
    | UnrecognizedControlCharacter = 6
    | MissingControlCharacter = 7
    | InsufficientOrInvalidHexDigits = 8
    | QuantifierOrCaptureGroupOutOfRange = 9
    | UndefinedNamedReference = 10
    | UndefinedNumberedReference = 11
    | MalformedNamedReference = 12
    | UnescapedEndingBackslash = 13
    | UnterminatedComment = 14
    | InvalidGroupingConstruct = 15
    | AlternationHasNamedCapture = 16
    | AlternationHasComment = 17
    | AlternationHasMalformedReference = 18
    | AlternationHasUndefinedReference = 19
    | CaptureGroupNameInvalid = 20
    | CaptureGroupOfZero = 21
    | UnterminatedBracket = 22
    | ExclusionGroupNotLast = 23
    | ReversedCharacterRange = 24
    | ShorthandClassInCharacterRange = 25
    | InsufficientClosingParentheses = 26
    | ReversedQuantifierRange = 27
    | NestedQuantifiersNotParenthesized = 28
    | QuantifierAfterNothing = 29
    | InsufficientOpeningParentheses = 30
    | UnrecognizedUnicodeProperty = 31

/// A regular expression that cannot be read.
[<Sealed; AllowNullLiteral>]
type RegexParseException(error: RegexParseError, offset: int, message: string) =
    inherit ArgumentException(message)

    /// What is wrong.
    member this.Error: RegexParseError = error

    /// Where.
    member this.Offset: int = offset
