// covers: System.Text.Json: the writer, its escapes, indentation and checks; elements written back
open System
open System.IO
open System.Text
open System.Text.Json
open System.Text.Encodings.Web
let show (opts: JsonWriterOptions) (f: Utf8JsonWriter -> unit) =
    use ms = new MemoryStream()
    (try
        use w = new Utf8JsonWriter(ms :> Stream, opts)
        f w
        w.Flush()
        printf "[%d %d %d] " w.BytesCommitted w.BytesPending w.CurrentDepth
     with e -> printf "%s: %s " (e.GetType().Name) e.Message)
    printfn "%s" (Encoding.UTF8.GetString(ms.ToArray()))
let p = JsonWriterOptions()
let i = JsonWriterOptions(Indented = true)
let body (w: Utf8JsonWriter) =
    w.WriteStartObject()
    w.WriteString("s", "a\"b\\c/d<e>&'+é\u2028\t\n\r\b\f\u0001\u007f`😀")
    w.WriteNumber("i", 12)
    w.WriteNumber("l", 12345678901L)
    w.WriteNumber("f", 1.5)
    w.WriteNumber("f2", 1e300)
    w.WriteNumber("g", 3.0)
    w.WriteNumber("m", 1.50M)
    w.WriteNumber("sg", 1.1f)
    w.WriteBoolean("t", true)
    w.WriteNull("n")
    w.WriteString("nil", (null: string))
    w.WriteStartArray("a")
    w.WriteNumberValue 1
    w.WriteStringValue "x"
    w.WriteBooleanValue false
    w.WriteNullValue()
    w.WriteStartObject()
    w.WriteEndObject()
    w.WriteStartArray()
    w.WriteEndArray()
    w.WriteEndArray()
    w.WritePropertyName "p\"q"
    w.WriteNumberValue 2.25
    w.WriteStartObject "o"
    w.WriteString("d", DateTime(2024, 1, 2, 3, 4, 5, DateTimeKind.Utc))
    w.WriteString("g", Guid.Empty)
    w.WriteEndObject()
    w.WriteEndObject()
show p body
show i body
show (JsonWriterOptions(Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping)) body
show p (fun w -> w.WriteNumberValue 1)
show p (fun w -> w.WriteNumberValue 1; w.WriteNumberValue 2)
show p (fun w -> w.WriteString("a", "b"))
show p (fun w -> w.WriteStartArray(); w.WriteString("a", "b"))
show p (fun w -> w.WriteStartObject(); w.WriteNumberValue 1)
show p (fun w -> w.WriteStartObject(); w.WritePropertyName "a"; w.WritePropertyName "b")
show p (fun w -> w.WriteStartObject(); w.WritePropertyName "a"; w.WriteEndObject())
show p (fun w -> w.WriteStartObject(); w.WriteEndArray())
show p (fun w -> w.WriteStartArray(); w.WriteEndObject())
show p (fun w -> w.WriteEndArray())
show p (fun w -> w.WriteStartArray())
show p (fun w -> w.WriteStartObject(); w.WriteStartObject())
show p (fun w -> w.WriteNumberValue nan)
show p (fun w -> w.WriteNumberValue infinity)
show p (fun w -> w.WritePropertyName (null: string))
show p (fun w -> w.WriteStringValue "a"; w.WriteStartArray())
show (JsonWriterOptions(SkipValidation = true)) (fun w -> w.WriteStartObject(); w.WriteNumberValue 1; w.WriteEndArray())
show p (fun w -> w.WriteRawValue "{\"a\": 1}")
show p (fun w -> w.WriteStartArray(); w.WriteRawValue "[1,2 ]"; w.WriteNumberValue 3; w.WriteEndArray())
show p (fun w -> w.WriteRawValue "{")
show p (fun w -> w.WriteCommentValue "hi"; w.WriteNumberValue 1; w.WriteCommentValue "x")
show i (fun w -> w.WriteStartArray(); w.WriteCommentValue "hi"; w.WriteNumberValue 1; w.WriteEndArray())
show p (fun w -> w.WriteStartArray(); w.WriteBase64StringValue(ReadOnlySpan<byte>([|1uy;2uy;3uy|])); w.WriteStringValue(DateTimeOffset(2024,1,2,3,4,5,TimeSpan.FromHours 2.0)); w.WriteStringValue(DateTime(2024,1,2,3,4,5,123)); w.WriteEndArray())
show i (fun w -> JsonDocument.Parse("""{"a":[1, 2.50,"é\n"],"b":{},"c":[],"d":null,"e":true,"\u0041":1e5}""").RootElement.WriteTo w)
show p (fun w -> (JsonDocument.Parse("""{"a":[1, 2.50,"é\n"],"b":{},"c":[],"d":null,"e":true,"\u0041":1e5}""")).WriteTo w)
for x in [0.1; 100.0; 1e21; 1e-7; 123456789.125; -0.0; 1e15; 1e16] do show p (fun w -> w.WriteNumberValue x)
