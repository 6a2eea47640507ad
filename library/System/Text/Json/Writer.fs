/// Writing JSON.
namespace System.Text.Encodings.Web

/// Which chars are escaped in JSON and JavaScript texts.
[<AllowNullLiteral>]
type JavaScriptEncoder(relaxed: bool) =
    static let usual = JavaScriptEncoder false
    static let lax = JavaScriptEncoder true

    /// Whether letters beyond ASCII and what HTML gives a meaning stay as they are.
    member internal this.Relaxed: bool = relaxed

    /// Escapes all beyond ASCII, and what HTML gives a meaning.
    static member Default: JavaScriptEncoder = usual

    /// Escapes what JSON demands, and chars that cannot be seen.
    static member UnsafeRelaxedJsonEscaping: JavaScriptEncoder = lax

namespace System.Text.Json

open System
open System.Collections.Generic
open System.Globalization
open System.IO
open System.Text
open System.Text.Encodings.Web
open Firefly.Runtime
open Firefly.Runtime.Json

/// How JSON is written.
[<Struct>]
type JsonWriterOptions =
    val mutable private indented: bool
    val mutable private unchecked: bool
    val mutable private depth: int
    val mutable private encoder: JavaScriptEncoder

    /// Whether each value has a line of its own.
    member this.Indented
        with get (): bool = this.indented
        and set (value: bool) : unit = this.indented <- value

    /// Whether it is not looked at that the calls make a JSON text.
    member this.SkipValidation
        with get (): bool = this.unchecked
        and set (value: bool) : unit = this.unchecked <- value

    /// How deep arrays and objects may lie in each other; 0 means 1000.
    member this.MaxDepth
        with get (): int = this.depth
        and set (value: int) : unit =
            if value < 0 then
                raise (ArgumentOutOfRangeException("value", "Max depth must be positive."))
            this.depth <- value

    /// Which chars are escaped; null means the default.
    member this.Encoder
        with get (): JavaScriptEncoder = this.encoder
        and set (value: JavaScriptEncoder) : unit = this.encoder <- value

/// Writes a JSON text to a stream as UTF-8, token by token.
[<Sealed; AllowNullLiteral>]
type Utf8JsonWriter(stream: Stream, options: JsonWriterOptions) =
    let indented = options.Indented
    let checks = not options.SkipValidation
    let maxDepth = if options.MaxDepth = 0 then 1000 else options.MaxDepth
    let relaxed = not (isNull options.Encoder) && options.Encoder.Relaxed
    let mutable buffer: byte[] = Array.zeroCreate 256
    let mutable used = 0
    let mutable committed = 0L
    // For each open value: 1 an object, 0 an array.
    let kinds = List<int>()
    // Name of the last token as .NET tells it; null for comments, which do not count.
    let mutable last = "None"
    let mutable needsComma = false
    let mutable closed = false

    do
        if isNull stream then
            raise (ArgumentNullException "utf8Json")

    /// With the default options.
    new(stream: Stream) = new Utf8JsonWriter(stream, JsonWriterOptions())

    member private this.Byte(b: int) : unit =
        if used = buffer.Length then
            let larger: byte[] = Array.zeroCreate (2 * buffer.Length)
            Array.blit buffer 0 larger 0 used
            buffer <- larger
        (# "array_set" buffer used (byte b) : unit #)
        used <- used + 1

    /// ASCII text as it is.
    member private this.Ascii(text: string) : unit =
        for i in 0 .. text.Length - 1 do
            this.Byte(int text.[i])

    member private this.Utf8(text: string) : unit =
        for b in Encoding.UTF8.GetBytes text do
            this.Byte(int b)

    member private this.Escape(code: int) : unit =
        this.Ascii "\\u"
        this.Ascii(code.ToString("X4"))

    /// A text in quotes.
    member private this.Quoted(text: string) : unit =
        this.Byte 34
        let mutable i = 0
        while i < text.Length do
            let c = int text.[i]
            match c with
            | 92 -> this.Ascii "\\\\"
            | 8 -> this.Ascii "\\b"
            | 9 -> this.Ascii "\\t"
            | 10 -> this.Ascii "\\n"
            | 12 -> this.Ascii "\\f"
            | 13 -> this.Ascii "\\r"
            | 34 when relaxed -> this.Ascii "\\\""
            | 34
            | 38
            | 39
            | 43
            | 60
            | 62
            | 96 when not relaxed -> this.Escape c
            | _ when c < 32 || c = 127 -> this.Escape c
            | _ when c < 127 -> this.Byte c
            | _ ->
                let isPair = Char.IsHighSurrogate text.[i] && i + 1 < text.Length && Char.IsLowSurrogate text.[i + 1]
                if isPair then
                    this.Escape c
                    this.Escape(int text.[i + 1])
                    i <- i + 1
                elif Char.IsSurrogate text.[i] then
                    this.Escape 0xFFFD
                elif relaxed && Utf8JsonWriter.IsSeen text.[i] then
                    this.Utf8(string text.[i])
                else
                    this.Escape c
            i <- i + 1
        this.Byte 34

    /// Whether a char beyond ASCII can be seen.
    static member private IsSeen(c: char) : bool =
        match Char.GetUnicodeCategory c with
        | UnicodeCategory.Control
        | UnicodeCategory.Format
        | UnicodeCategory.LineSeparator
        | UnicodeCategory.ParagraphSeparator
        | UnicodeCategory.OtherNotAssigned
        | UnicodeCategory.PrivateUse
        | UnicodeCategory.SpaceSeparator
        | UnicodeCategory.Surrogate -> false
        | _ -> true

    static member private Refuse(message: string) : unit = raise (InvalidOperationException message)

    member private this.CheckOpen() : unit =
        if closed then
            raise (ObjectDisposedException "Utf8JsonWriter")

    member private this.NewLine() : unit =
        this.Byte 10
        for _ in 1 .. kinds.Count do
            this.Byte 32
            this.Byte 32

    /// What stands before a value or a name.
    member private this.Separate() : unit =
        if needsComma then
            this.Byte 44
        if indented && last <> "None" && last <> "PropertyName" then
            this.NewLine()

    member private this.InObject: bool = kinds.Count > 0 && kinds.[kinds.Count - 1] = 1

    /// A value may stand here.
    member private this.BeforeValue(token: string, opens: bool) : unit =
        this.CheckOpen()
        if checks then
            if this.InObject && last <> "PropertyName" then
                if opens then
                    Utf8JsonWriter.Refuse(
                        "Cannot write the start of an object or array without a property name. Current token type is '" + last + "'."
                    )
                else
                    Utf8JsonWriter.Refuse(
                        "Cannot write a JSON value within an object without a property name. Current token type is '" + last + "'."
                    )
            elif kinds.Count = 0 && last <> "None" then
                if opens then
                    Utf8JsonWriter.Refuse(
                        "Cannot write the start of an object/array after a single JSON value or outside of an existing closed object/array. Current token type is '"
                        + last
                        + "'."
                    )
                else
                    Utf8JsonWriter.Refuse(
                        "Cannot write a JSON value after a single JSON value or outside of an existing closed object/array. Current token type is '"
                        + last
                        + "'."
                    )
        this.Separate()
        last <- token

    member private this.Open(kind: int, token: string) : unit =
        if kinds.Count >= maxDepth then
            Utf8JsonWriter.Refuse(
                "CurrentDepth ("
                + string kinds.Count
                + ") is equal to or larger than the maximum allowed depth of "
                + string maxDepth
                + ". Cannot write the next JSON object or array."
            )
        this.BeforeValue(token, true)
        this.Byte(if kind = 1 then 123 else 91)
        kinds.Add kind
        needsComma <- false

    member private this.Close(kind: int, token: string) : unit =
        this.CheckOpen()
        let bracket = if kind = 1 then "}" else "]"
        if checks then
            if last = "PropertyName" then
                Utf8JsonWriter.Refuse("'" + bracket + "' is invalid following a property name.")
            if kinds.Count = 0 || kinds.[kinds.Count - 1] <> kind then
                Utf8JsonWriter.Refuse("'" + bracket + "' is invalid without a matching open.")
        if kinds.Count > 0 then
            kinds.RemoveAt(kinds.Count - 1)
        if indented && last <> "StartObject" && last <> "StartArray" then
            this.NewLine()
        this.Ascii bracket
        last <- token
        needsComma <- true

    member private this.Plain(text: string, token: string) : unit =
        this.BeforeValue(token, false)
        this.Ascii text
        needsComma <- true

    /// Starts an object.
    member this.WriteStartObject() : unit = this.Open(1, "StartObject")

    /// Starts an object of a name.
    member this.WriteStartObject(propertyName: string) : unit =
        this.WritePropertyName propertyName
        this.Open(1, "StartObject")

    /// Ends an object.
    member this.WriteEndObject() : unit = this.Close(1, "EndObject")

    /// Starts an array.
    member this.WriteStartArray() : unit = this.Open(0, "StartArray")

    /// Starts an array of a name.
    member this.WriteStartArray(propertyName: string) : unit =
        this.WritePropertyName propertyName
        this.Open(0, "StartArray")

    /// Ends an array.
    member this.WriteEndArray() : unit = this.Close(0, "EndArray")

    /// The name of the next value.
    member this.WritePropertyName(propertyName: string) : unit =
        if isNull propertyName then
            raise (ArgumentNullException "propertyName")
        this.CheckOpen()
        if checks then
            if not this.InObject then
                Utf8JsonWriter.Refuse(
                    "Cannot write a JSON property within an array or as the first JSON token. Current token type is '" + last + "'."
                )
            if last = "PropertyName" then
                Utf8JsonWriter.Refuse "Cannot write a JSON property name following another property name. A JSON value is missing."
        this.Separate()
        this.Quoted propertyName
        this.Byte 58
        if indented then
            this.Byte 32
        last <- "PropertyName"
        needsComma <- false

    /// Null.
    member this.WriteNullValue() : unit = this.Plain("null", "Null")

    /// True or false.
    member this.WriteBooleanValue(value: bool) : unit =
        this.Plain((if value then "true" else "false"), (if value then "True" else "False"))

    /// A text; null is written as such.
    member this.WriteStringValue(value: string) : unit =
        if isNull value then
            this.WriteNullValue()
        else
            this.BeforeValue("String", false)
            this.Quoted value
            needsComma <- true

    /// A time in ISO 8601.
    member this.WriteStringValue(value: DateTime) : unit =
        this.BeforeValue("String", false)
        this.Ascii("\"" + value.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture) + "\"")
        needsComma <- true

    /// A time in ISO 8601.
    member this.WriteStringValue(value: DateTimeOffset) : unit =
        this.BeforeValue("String", false)
        this.Ascii("\"" + value.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture) + "\"")
        needsComma <- true

    /// A GUID.
    member this.WriteStringValue(value: Guid) : unit = this.WriteStringValue(value.ToString())

    /// An integer.
    member this.WriteNumberValue(value: int) : unit = this.Plain(value.ToString(), "Number")

    /// An integer.
    member this.WriteNumberValue(value: int64) : unit = this.Plain(value.ToString(), "Number")

    /// An integer.
    member this.WriteNumberValue(value: uint32) : unit = this.Plain(value.ToString(), "Number")

    /// An integer.
    member this.WriteNumberValue(value: uint64) : unit = this.Plain(value.ToString(), "Number")

    static member private CheckFinite(value: float) : unit =
        if Double.IsNaN value || Double.IsInfinity value then
            raise (
                ArgumentException
                    ".NET number values such as positive and negative infinity cannot be written as valid JSON. To make it work when using 'JsonSerializer', consider specifying 'JsonNumberHandling.AllowNamedFloatingPointLiterals' (see https://docs.microsoft.com/dotnet/api/system.text.json.serialization.jsonnumberhandling)."
            )

    /// A number, which must be finite.
    member this.WriteNumberValue(value: float) : unit =
        Utf8JsonWriter.CheckFinite value
        this.Plain(value.ToString("R", CultureInfo.InvariantCulture), "Number")

    /// A number, which must be finite.
    member this.WriteNumberValue(value: float32) : unit =
        Utf8JsonWriter.CheckFinite(float value)
        this.Plain(value.ToString("R", CultureInfo.InvariantCulture), "Number")

    /// A number.
    member this.WriteNumberValue(value: decimal) : unit = this.Plain(value.ToString(CultureInfo.InvariantCulture), "Number")

    /// Bytes in base 64.
    member this.WriteBase64StringValue(bytes: ReadOnlySpan<byte>) : unit =
        this.BeforeValue("String", false)
        this.Ascii("\"" + Convert.ToBase64String(bytes.ToArray()) + "\"")
        needsComma <- true

    /// A name and null.
    member this.WriteNull(propertyName: string) : unit =
        this.WritePropertyName propertyName
        this.WriteNullValue()

    /// A name and true or false.
    member this.WriteBoolean(propertyName: string, value: bool) : unit =
        this.WritePropertyName propertyName
        this.WriteBooleanValue value

    /// A name and a text.
    member this.WriteString(propertyName: string, value: string) : unit =
        this.WritePropertyName propertyName
        this.WriteStringValue value

    /// A name and a text.
    member this.WriteString(propertyName: string, value: DateTime) : unit =
        this.WritePropertyName propertyName
        this.WriteStringValue value

    /// A name and a text.
    member this.WriteString(propertyName: string, value: DateTimeOffset) : unit =
        this.WritePropertyName propertyName
        this.WriteStringValue value

    /// A name and a text.
    member this.WriteString(propertyName: string, value: Guid) : unit =
        this.WritePropertyName propertyName
        this.WriteStringValue value

    /// A name and a number.
    member this.WriteNumber(propertyName: string, value: int) : unit =
        this.WritePropertyName propertyName
        this.WriteNumberValue value

    /// A name and a number.
    member this.WriteNumber(propertyName: string, value: int64) : unit =
        this.WritePropertyName propertyName
        this.WriteNumberValue value

    /// A name and a number.
    member this.WriteNumber(propertyName: string, value: uint32) : unit =
        this.WritePropertyName propertyName
        this.WriteNumberValue value

    /// A name and a number.
    member this.WriteNumber(propertyName: string, value: uint64) : unit =
        this.WritePropertyName propertyName
        this.WriteNumberValue value

    /// A name and a number.
    member this.WriteNumber(propertyName: string, value: float) : unit =
        this.WritePropertyName propertyName
        this.WriteNumberValue value

    /// A name and a number.
    member this.WriteNumber(propertyName: string, value: float32) : unit =
        this.WritePropertyName propertyName
        this.WriteNumberValue value

    /// A name and a number.
    member this.WriteNumber(propertyName: string, value: decimal) : unit =
        this.WritePropertyName propertyName
        this.WriteNumberValue value

    /// A name and bytes in base 64.
    member this.WriteBase64String(propertyName: string, bytes: ReadOnlySpan<byte>) : unit =
        this.WritePropertyName propertyName
        this.WriteBase64StringValue bytes

    /// A value as it stands, which must be JSON unless that is not to be looked at.
    member this.WriteRawValue(json: string, ?skipInputValidation: bool) : unit =
        if isNull json then
            raise (ArgumentNullException "json")
        let bytes = Encoding.UTF8.GetBytes json
        if not (defaultArg skipInputValidation false) then
            Scanner(bytes, bytes.Length, Int32.MaxValue, false, false).Scan()
        this.BeforeValue("Number", false)
        for b in bytes do
            this.Byte(int b)
        needsComma <- true

    /// The text of a number as it was written.
    member internal this.WriteNumberText(text: string) : unit = this.Plain(text, "Number")

    /// A comment.
    member this.WriteCommentValue(value: string) : unit =
        if isNull value then
            raise (ArgumentNullException "value")
        if value.Contains "*/" then
            raise (ArgumentException("Cannot write a comment value which contains the end of comment delimiter."))
        this.CheckOpen()
        if indented && last <> "None" then
            this.NewLine()
        this.Utf8("/*" + value + "*/")

    /// Bytes that the stream has been given.
    member this.BytesCommitted: int64 = committed

    /// Bytes that wait.
    member this.BytesPending: int = used

    /// How many objects and arrays are open.
    member this.CurrentDepth: int = kinds.Count

    /// The options.
    member this.Options: JsonWriterOptions = options

    /// Gives the stream what waits.
    member this.Flush() : unit =
        this.CheckOpen()
        stream.Write(buffer, 0, used)
        stream.Flush()
        committed <- committed + int64 used
        used <- 0

    /// Starts anew; what waits is dropped.
    member this.Reset() : unit =
        this.CheckOpen()
        used <- 0
        committed <- 0L
        kinds.Clear()
        last <- "None"
        needsComma <- false

    /// Gives the stream what waits, and ends.
    member this.Dispose() : unit =
        if not closed then
            this.Flush()
            closed <- true

    interface IDisposable with
        member this.Dispose() : unit = this.Dispose()
