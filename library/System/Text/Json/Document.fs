/// JSON documents.
namespace System.Text.Json

open System
open System.Collections
open System.Collections.Generic
open System.IO
open System.Text
open Firefly.Runtime
open Firefly.Runtime.Json

/// The parts of a document that its elements read.
[<AllowNullLiteral>]
type internal DocumentData(bytes: byte[], rows: int[]) =
    let mutable closed = false

    /// The text.
    member this.Bytes: byte[] = bytes

    /// Whether it may not be read any more.
    member this.Closed
        with get (): bool = closed
        and set (value: bool) : unit = closed <- value

    /// A number of a row.
    member inline this.Offset(row: int) : int = (# "array_get" rows row : int #)

    /// Bytes of a token, or rows of an object or array.
    member inline this.Size(row: int) : int = (# "array_get" rows (row + 1) : int #)

    /// The kind of a token.
    member inline this.Kind(row: int) : int = (# "array_get" rows (row + 2) : int #) &&& 15

    /// Whether a text has escapes.
    member inline this.Escaped(row: int) : bool = ((# "array_get" rows (row + 2) : int #) &&& Row.Escaped) <> 0

    /// The row after a value.
    member this.After(row: int) : int = if this.Kind row <= Row.Array then row + 3 * this.Size row + 3 else row + 3

    /// The end row of an object or array.
    member this.EndOf(row: int) : int = row + 3 * this.Size row

    /// The text of a token.
    member this.Text(row: int) : string = Values.unescape bytes (this.Offset row) (this.Size row) (this.Escaped row)

    /// The text of a value as it was written.
    member this.Raw(row: int) : string =
        let offset = this.Offset row
        match this.Kind row with
        | Row.Object
        | Row.Array -> Values.text bytes offset (this.Offset(this.EndOf row) + 1 - offset)
        | Row.String -> Values.text bytes (offset - 1) (this.Size row + 2)
        | _ -> Values.text bytes offset (this.Size row)

/// A value of a document.
[<Struct; NoEquality; NoComparison>]
type JsonElement =
    val internal data: DocumentData
    val internal row: int

    internal new(data: DocumentData, row: int) = { data = data; row = row }

    member internal this.Check() : unit =
        if isNull this.data then
            raise (InvalidOperationException "Operation is not valid due to the current state of the object.")
        if this.data.Closed then
            raise (ObjectDisposedException "JsonDocument")

    /// What the value is.
    member this.ValueKind: JsonValueKind =
        if isNull this.data then
            JsonValueKind.Undefined
        else
            this.Check()
            (# "retype" (byte (this.data.Kind this.row)) : JsonValueKind #)

    member private this.Wrong(wanted: string) : unit =
        raise (
            InvalidOperationException(
                "The requested operation requires an element of type '"
                + wanted
                + "', but the target element has type '"
                + this.ValueKind.ToString()
                + "'."
            )
        )

    member internal this.Require(kind: int, name: string) : unit =
        this.Check()
        if this.data.Kind this.row <> kind then
            this.Wrong name

    member private this.BadFormat() : 'T = raise (FormatException "One of the identified items was in an invalid format.")

    /// The number of elements of an array.
    member this.GetArrayLength() : int =
        this.Require(Row.Array, "Array")
        this.data.Size(this.data.EndOf this.row)

    /// An element of an array.
    member this.Item
        with get (index: int): JsonElement =
            this.Require(Row.Array, "Array")
            let count = this.data.Size(this.data.EndOf this.row)
            if index < 0 || index >= count then
                raise (IndexOutOfRangeException())
            // Elements of one row each are found at once.
            if this.data.Size this.row = count + 1 then
                JsonElement(this.data, this.row + 3 + 3 * index)
            else
                let mutable row = this.row + 3
                for _ in 1..index do
                    row <- this.data.After row
                JsonElement(this.data, row)

    /// The row of the value of a property, the last of that name; 0 if there is none.
    member private this.Find(name: string) : int =
        this.Require(Row.Object, "Object")
        let data = this.data
        let stop = data.EndOf this.row
        let mutable found = 0
        let mutable row = this.row + 3
        while row < stop do
            let value = row + 3
            let same =
                if data.Escaped row then
                    data.Text row = name
                else
                    Values.sameText data.Bytes (data.Offset row) (data.Size row) name
            if same then
                found <- value
            row <- data.After value
        found

    /// The value of a property.
    member this.TryGetProperty(propertyName: string, [<Runtime.InteropServices.Out>] value: byref<JsonElement>) : bool =
        if isNull propertyName then
            raise (ArgumentNullException "propertyName")
        let found = this.Find propertyName
        value <- if found = 0 then JsonElement() else JsonElement(this.data, found)
        found <> 0

    /// The value of a property, which must be there.
    member this.GetProperty(propertyName: string) : JsonElement =
        if isNull propertyName then
            raise (ArgumentNullException "propertyName")
        let found = this.Find propertyName
        if found = 0 then
            raise (KeyNotFoundException "The given key was not present in the dictionary.")
        JsonElement(this.data, found)

    /// The text, or null.
    member this.GetString() : string =
        this.Check()
        if this.data.Kind this.row = Row.Null then
            null
        else
            this.Require(Row.String, "String")
            this.data.Text this.row

    /// True or false.
    member this.GetBoolean() : bool =
        this.Check()
        let kind = this.data.Kind this.row
        if kind <> Row.True && kind <> Row.False then
            this.Wrong "Boolean"
        kind = Row.True

    member private this.Signed(least: int64, most: int64, value: byref<int64>) : bool =
        this.Require(Row.Number, "Number")
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if Values.integer this.data.Bytes (this.data.Offset this.row) (this.data.Size this.row) target then
            let size = Raw.loadUInt64 target 0n
            let negative = Raw.loadWord target 8n <> 0n
            if size > (if negative then 0x8000000000000000UL else 0x7FFFFFFFFFFFFFFFUL) then
                false
            else
                let number = if negative then int64 (0UL - size) else int64 size
                value <- number
                number >= least && number <= most
        else
            false

    member private this.Unsigned(most: uint64, value: byref<uint64>) : bool =
        this.Require(Row.Number, "Number")
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if Values.integer this.data.Bytes (this.data.Offset this.row) (this.data.Size this.row) target then
            let size = Raw.loadUInt64 target 0n
            value <- size
            size <= most && (Raw.loadWord target 8n = 0n || size = 0UL)
        else
            false

    /// The number as `sbyte`, if it is one.
    member this.TryGetSByte([<Runtime.InteropServices.Out>] value: byref<sbyte>) : bool =
        let mutable number = 0L
        let good = this.Signed(-128L, 127L, &number)
        value <- if good then sbyte number else sbyte 0
        good

    /// The number as `sbyte`.
    member this.GetSByte() : sbyte =
        let mutable number = 0L
        if this.Signed(-128L, 127L, &number) then sbyte number else this.BadFormat()

    /// The number as `int16`, if it is one.
    member this.TryGetInt16([<Runtime.InteropServices.Out>] value: byref<int16>) : bool =
        let mutable number = 0L
        let good = this.Signed(-32768L, 32767L, &number)
        value <- if good then int16 number else int16 0
        good

    /// The number as `int16`.
    member this.GetInt16() : int16 =
        let mutable number = 0L
        if this.Signed(-32768L, 32767L, &number) then int16 number else this.BadFormat()

    /// The number as `int`, if it is one.
    member this.TryGetInt32([<Runtime.InteropServices.Out>] value: byref<int>) : bool =
        let mutable number = 0L
        let good = this.Signed(-2147483648L, 2147483647L, &number)
        value <- if good then int number else int 0
        good

    /// The number as `int`.
    member this.GetInt32() : int =
        let mutable number = 0L
        if this.Signed(-2147483648L, 2147483647L, &number) then int number else this.BadFormat()

    /// The number as `int64`, if it is one.
    member this.TryGetInt64([<Runtime.InteropServices.Out>] value: byref<int64>) : bool =
        let mutable number = 0L
        let good = this.Signed(Int64.MinValue, Int64.MaxValue, &number)
        value <- if good then int64 number else int64 0
        good

    /// The number as `int64`.
    member this.GetInt64() : int64 =
        let mutable number = 0L
        if this.Signed(Int64.MinValue, Int64.MaxValue, &number) then int64 number else this.BadFormat()

    /// The number as `byte`, if it is one.
    member this.TryGetByte([<Runtime.InteropServices.Out>] value: byref<byte>) : bool =
        let mutable number = 0UL
        let good = this.Unsigned(255UL, &number)
        value <- if good then byte number else byte 0
        good

    /// The number as `byte`.
    member this.GetByte() : byte =
        let mutable number = 0UL
        if this.Unsigned(255UL, &number) then byte number else this.BadFormat()

    /// The number as `uint16`, if it is one.
    member this.TryGetUInt16([<Runtime.InteropServices.Out>] value: byref<uint16>) : bool =
        let mutable number = 0UL
        let good = this.Unsigned(65535UL, &number)
        value <- if good then uint16 number else uint16 0
        good

    /// The number as `uint16`.
    member this.GetUInt16() : uint16 =
        let mutable number = 0UL
        if this.Unsigned(65535UL, &number) then uint16 number else this.BadFormat()

    /// The number as `uint32`, if it is one.
    member this.TryGetUInt32([<Runtime.InteropServices.Out>] value: byref<uint32>) : bool =
        let mutable number = 0UL
        let good = this.Unsigned(4294967295UL, &number)
        value <- if good then uint32 number else uint32 0
        good

    /// The number as `uint32`.
    member this.GetUInt32() : uint32 =
        let mutable number = 0UL
        if this.Unsigned(4294967295UL, &number) then uint32 number else this.BadFormat()

    /// The number as `uint64`, if it is one.
    member this.TryGetUInt64([<Runtime.InteropServices.Out>] value: byref<uint64>) : bool =
        let mutable number = 0UL
        let good = this.Unsigned(18446744073709551615UL, &number)
        value <- if good then uint64 number else uint64 0
        good

    /// The number as `uint64`.
    member this.GetUInt64() : uint64 =
        let mutable number = 0UL
        if this.Unsigned(18446744073709551615UL, &number) then uint64 number else this.BadFormat()

    /// The number as `float`.
    member this.GetDouble() : float =
        this.Require(Row.Number, "Number")
        Values.number this.data.Bytes (this.data.Offset this.row) (this.data.Size this.row)

    /// The number as `float`.
    member this.TryGetDouble([<Runtime.InteropServices.Out>] value: byref<float>) : bool =
        value <- this.GetDouble()
        true

    member private this.NumberText() : string =
        this.Require(Row.Number, "Number")
        Values.text this.data.Bytes (this.data.Offset this.row) (this.data.Size this.row)

    /// The number as `float32`.
    member this.GetSingle() : float32 = Single.Parse(this.NumberText(), Globalization.CultureInfo.InvariantCulture)

    /// The number as `float32`.
    member this.TryGetSingle([<Runtime.InteropServices.Out>] value: byref<float32>) : bool =
        value <- this.GetSingle()
        true

    /// The number as `decimal`, if it is one.
    member this.TryGetDecimal([<Runtime.InteropServices.Out>] value: byref<decimal>) : bool =
        Decimal.TryParse(
            this.NumberText(),
            Globalization.NumberStyles.Float,
            Globalization.CultureInfo.InvariantCulture,
            &value
        )

    /// The number as `decimal`.
    member this.GetDecimal() : decimal =
        let mutable value = 0M
        if this.TryGetDecimal(&value) then value else this.BadFormat()

    /// A time in ISO 8601.
    member this.TryGetDateTime([<Runtime.InteropServices.Out>] value: byref<DateTime>) : bool =
        this.Require(Row.String, "String")
        let text = this.data.Text this.row
        let isDate = text.Length >= 10 && text.[4] = '-' && text.[7] = '-' && (text.Length = 10 || text.[10] = 'T')
        isDate
        && DateTime.TryParse(
            text,
            Globalization.CultureInfo.InvariantCulture,
            Globalization.DateTimeStyles.RoundtripKind,
            &value
        )

    /// A time in ISO 8601.
    member this.GetDateTime() : DateTime =
        let mutable value = DateTime.MinValue
        if this.TryGetDateTime(&value) then value else this.BadFormat()

    /// A time in ISO 8601.
    member this.TryGetDateTimeOffset([<Runtime.InteropServices.Out>] value: byref<DateTimeOffset>) : bool =
        this.Require(Row.String, "String")
        let text = this.data.Text this.row
        let isDate = text.Length >= 10 && text.[4] = '-' && text.[7] = '-' && (text.Length = 10 || text.[10] = 'T')
        isDate && DateTimeOffset.TryParse(text, &value)

    /// A time in ISO 8601.
    member this.GetDateTimeOffset() : DateTimeOffset =
        let mutable value = DateTimeOffset.MinValue
        if this.TryGetDateTimeOffset(&value) then value else this.BadFormat()

    /// A GUID of digits and hyphens.
    member this.TryGetGuid([<Runtime.InteropServices.Out>] value: byref<Guid>) : bool =
        this.Require(Row.String, "String")
        Guid.TryParseExact(this.data.Text this.row, "D", &value)

    /// A GUID of digits and hyphens.
    member this.GetGuid() : Guid =
        let mutable value = Guid.Empty
        if this.TryGetGuid(&value) then value else this.BadFormat()

    /// Bytes in base 64.
    member this.TryGetBytesFromBase64([<Runtime.InteropServices.Out>] value: byref<byte[]>) : bool =
        this.Require(Row.String, "String")
        try
            value <- Convert.FromBase64String(this.data.Text this.row)
            true
        with :? FormatException ->
            value <- null
            false

    /// Bytes in base 64.
    member this.GetBytesFromBase64() : byte[] =
        let mutable value: byte[] = null
        if this.TryGetBytesFromBase64(&value) then value else this.BadFormat()

    /// Whether the text is another; null equals null.
    member this.ValueEquals(text: string) : bool =
        this.Check()
        if this.data.Kind this.row = Row.Null then
            isNull text
        else
            this.Require(Row.String, "String")
            not (isNull text) && this.data.Text this.row = text

    /// The text of the value as it was written.
    member this.GetRawText() : string =
        this.Check()
        this.data.Raw this.row

    /// The text of a string, nothing for null, otherwise the value as it was written.
    override this.ToString() : string =
        if isNull this.data then
            ""
        else
            this.Check()
            match this.data.Kind this.row with
            | Row.String -> this.data.Text this.row
            | Row.Null -> ""
            | Row.True -> "True"
            | Row.False -> "False"
            | _ -> this.data.Raw this.row

    /// The elements of an array.
    member this.EnumerateArray() : ArrayEnumerator =
        this.Require(Row.Array, "Array")
        ArrayEnumerator this

    /// The properties of an object.
    member this.EnumerateObject() : ObjectEnumerator =
        this.Require(Row.Object, "Object")
        ObjectEnumerator this

    /// Writes the value.
    member this.WriteTo(writer: Utf8JsonWriter) : unit =
        if isNull writer then
            raise (ArgumentNullException "writer")
        this.Check()
        match this.data.Kind this.row with
        | Row.Object ->
            writer.WriteStartObject()
            for p in ObjectEnumerator this do
                p.WriteTo writer
            writer.WriteEndObject()
        | Row.Array ->
            writer.WriteStartArray()
            for e in ArrayEnumerator this do
                e.WriteTo writer
            writer.WriteEndArray()
        | Row.String -> writer.WriteStringValue(this.data.Text this.row)
        | Row.Number -> writer.WriteNumberText(this.data.Raw this.row)
        | Row.True -> writer.WriteBooleanValue true
        | Row.False -> writer.WriteBooleanValue false
        | _ -> writer.WriteNullValue()

    /// A copy that outlives its document.
    member this.Clone() : JsonElement =
        this.Check()
        let bytes = Encoding.UTF8.GetBytes(this.GetRawText())
        let scanner = Scanner(bytes, bytes.Length, Int32.MaxValue, true, true)
        scanner.Scan()
        JsonElement(DocumentData(bytes, scanner.Rows), 0)

/// A property of an object.
and [<Struct; NoEquality; NoComparison>] JsonProperty =
    val private value: JsonElement

    internal new(value: JsonElement) = { value = value }

    /// Its value.
    member this.Value: JsonElement = this.value

    /// Its name.
    member this.Name: string = this.value.data.Text(this.value.row - 3)

    /// Whether it has a name.
    member this.NameEquals(text: string) : bool = this.Name = text

    /// Writes name and value.
    member this.WriteTo(writer: Utf8JsonWriter) : unit =
        writer.WritePropertyName this.Name
        this.value.WriteTo writer

    /// Name and value as they were written.
    override this.ToString() : string = this.value.data.Raw(this.value.row - 3) + ":" + this.value.data.Raw this.value.row

/// Goes through the elements of an array.
and [<AllowNullLiteral>] ArrayEnumerator internal (target: JsonElement) =
    let mutable row = -1

    /// The element.
    member this.Current: JsonElement = if row < 0 then JsonElement() else JsonElement(target.data, row)

    /// Goes to the next element.
    member this.MoveNext() : bool =
        let stop = target.data.EndOf target.row
        if row < stop then
            row <- if row < 0 then target.row + 3 else target.data.After row
        row < stop

    /// Goes back to the start.
    member this.Reset() : unit = row <- -1

    /// Nothing.
    member this.Dispose() : unit = ()

    /// Goes through the elements.
    member this.GetEnumerator() : ArrayEnumerator = new ArrayEnumerator(target)

    interface IEnumerable<JsonElement> with
        member this.GetEnumerator() : IEnumerator<JsonElement> = new ArrayEnumerator(target) :> IEnumerator<JsonElement>

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = new ArrayEnumerator(target) :> IEnumerator

    interface IEnumerator<JsonElement> with
        member this.Current: JsonElement = this.Current

    interface IEnumerator with
        member this.Current: obj = box this.Current
        member this.MoveNext() : bool = this.MoveNext()
        member this.Reset() : unit = this.Reset()

    interface IDisposable with
        member this.Dispose() : unit = ()

/// Goes through the properties of an object.
and [<AllowNullLiteral>] ObjectEnumerator internal (target: JsonElement) =
    let mutable row = -1

    /// The property.
    member this.Current: JsonProperty =
        if row < 0 then JsonProperty(JsonElement()) else JsonProperty(JsonElement(target.data, row + 3))

    /// Goes to the next property.
    member this.MoveNext() : bool =
        let stop = target.data.EndOf target.row
        if row < stop then
            row <- if row < 0 then target.row + 3 else target.data.After(row + 3)
        row < stop

    /// Goes back to the start.
    member this.Reset() : unit = row <- -1

    /// Nothing.
    member this.Dispose() : unit = ()

    /// Goes through the properties.
    member this.GetEnumerator() : ObjectEnumerator = new ObjectEnumerator(target)

    interface IEnumerable<JsonProperty> with
        member this.GetEnumerator() : IEnumerator<JsonProperty> = new ObjectEnumerator(target) :> IEnumerator<JsonProperty>

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = new ObjectEnumerator(target) :> IEnumerator

    interface IEnumerator<JsonProperty> with
        member this.Current: JsonProperty = this.Current

    interface IEnumerator with
        member this.Current: obj = box this.Current
        member this.MoveNext() : bool = this.MoveNext()
        member this.Reset() : unit = this.Reset()

    interface IDisposable with
        member this.Dispose() : unit = ()

/// A JSON text that has been read: a table of its tokens, from which values are made when they are asked for.
[<Sealed; AllowNullLiteral>]
type JsonDocument private (data: DocumentData) =

    static member private Read(bytes: byte[], options: JsonDocumentOptions) : JsonDocument =
        let depth = if options.MaxDepth = 0 then 64 else options.MaxDepth
        let comments = options.CommentHandling = JsonCommentHandling.Skip
        let scanner = Scanner(bytes, bytes.Length, depth, options.AllowTrailingCommas, comments)
        scanner.Scan()
        new JsonDocument(DocumentData(bytes, scanner.Rows))

    /// Reads a text.
    static member Parse(json: string, ?options: JsonDocumentOptions) : JsonDocument =
        if isNull json then
            raise (ArgumentNullException "json")
        JsonDocument.Read(Encoding.UTF8.GetBytes json, defaultArg options (JsonDocumentOptions()))

    /// Reads UTF-8 bytes, which must not change afterwards.
    static member Parse(utf8Json: ReadOnlyMemory<byte>, ?options: JsonDocumentOptions) : JsonDocument =
        JsonDocument.Read(utf8Json.ToArray(), defaultArg options (JsonDocumentOptions()))

    /// Reads the UTF-8 bytes of a stream.
    static member Parse(utf8Json: Stream, ?options: JsonDocumentOptions) : JsonDocument =
        if isNull utf8Json then
            raise (ArgumentNullException "utf8Json")
        let all = new MemoryStream()
        utf8Json.CopyTo all
        let bytes = all.ToArray()
        let hasMark = bytes.Length >= 3 && bytes.[0] = 0xEFuy && bytes.[1] = 0xBBuy && bytes.[2] = 0xBFuy
        JsonDocument.Read((if hasMark then Array.sub bytes 3 (bytes.Length - 3) else bytes), defaultArg options (JsonDocumentOptions()))

    /// The value of the whole text.
    member this.RootElement: JsonElement =
        if data.Closed then
            raise (ObjectDisposedException "JsonDocument")
        JsonElement(data, 0)

    /// Writes the value of the whole text.
    member this.WriteTo(writer: Utf8JsonWriter) : unit = this.RootElement.WriteTo writer

    /// Ends the use of the document and its values.
    member this.Dispose() : unit = data.Closed <- true

    interface IDisposable with
        member this.Dispose() : unit = this.Dispose()
