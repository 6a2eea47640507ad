/// JSON: kinds, options and errors.
namespace System.Text.Json

open System
open Firefly.Runtime

/// What a JSON value is.
type JsonValueKind =
    | Undefined = 0uy
    | Object = 1uy
    | Array = 2uy
    | String = 3uy
    | Number = 4uy
    | True = 5uy
    | False = 6uy
    | Null = 7uy

/// What is done with comments.
type JsonCommentHandling =
    | Disallow = 0uy
    | Skip = 1uy
    | Allow = 2uy

/// How text is read.
[<Struct>]
type JsonDocumentOptions =
    val mutable private commas: bool
    val mutable private comments: JsonCommentHandling
    val mutable private depth: int

    /// Whether a comma may stand after the last element.
    member this.AllowTrailingCommas
        with get (): bool = this.commas
        and set (value: bool) : unit = this.commas <- value

    /// What is done with comments; they cannot be kept in a document.
    member this.CommentHandling
        with get (): JsonCommentHandling = this.comments
        and set (value: JsonCommentHandling) : unit =
            if value <> JsonCommentHandling.Disallow && value <> JsonCommentHandling.Skip then
                raise (
                    ArgumentOutOfRangeException(
                        "value",
                        "Comments cannot be stored in a JsonDocument, only the Skip and Disallow comment handling modes are supported."
                    )
                )
            this.comments <- value

    /// How deep arrays and objects may lie in each other; 0 means 64.
    member this.MaxDepth
        with get (): int = this.depth
        and set (value: int) : unit =
            if value < 0 then
                raise (ArgumentOutOfRangeException("value", "Max depth must be positive."))
            this.depth <- value

/// Text that is no JSON, or JSON that does not fit.
[<AllowNullLiteral>]
type JsonException(message: string, path: string, lineNumber: Nullable<int64>, bytePositionInLine: Nullable<int64>, inner: exn) =
    inherit Exception(message, inner)

    /// With a message, and where in the text it happened.
    new(message: string, path: string, lineNumber: Nullable<int64>, bytePositionInLine: Nullable<int64>) =
        JsonException(message, path, lineNumber, bytePositionInLine, null)

    /// With a message.
    new(message: string) = JsonException(message, null, Nullable<int64>(), Nullable<int64>(), null)

    /// With a message and a cause.
    new(message: string, inner: exn) = JsonException(message, null, Nullable<int64>(), Nullable<int64>(), inner)

    /// Without a message of its own.
    new() = JsonException("Exception of type 'System.Text.Json.JsonException' was thrown.")

    /// Where in the document it happened; null if that is not known.
    member this.Path: string = path

    /// Lines before the place.
    member this.LineNumber: Nullable<int64> = lineNumber

    /// Bytes before the place in its line.
    member this.BytePositionInLine: Nullable<int64> = bytePositionInLine

/// Text that is no JSON.
[<Sealed; AllowNullLiteral>]
type JsonReaderException(message: string, lineNumber: int64, bytePositionInLine: int64) =
    inherit JsonException(message, null, Nullable<int64> lineNumber, Nullable<int64> bytePositionInLine, null)
