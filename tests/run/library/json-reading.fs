// covers: System.Text.Json: documents, elements, every error of the reader
open System
open System.Text.Json
let bad = [ ""; "  "; "a"; "{a:1}"; "{\"a\" 1}"; "{\"a\":1,}"; "[1,]"; "[1 2]"; "1 2"; "tru"; "trux"; "nul"; "falze"; "01"; "-"; "-a"; "1."; "1.a"; "1e"; "1ea"; "1e+"; "1e+x"; "1x"; "\"abc"; "\"a\\x\""; "\"a\\u12g4\""; "\"a\nb\""; "{"; "["; "}"; "]"; "{\"a\":1]"; "[1}"; "{\"a\":}"; "{,}"; "[,]"; "// c\n1"; "/* c */1"; "/x"; "{\"a\":1 \"b\":2}"; "\n\n  [1,\n  x]"; "é"; "\"a\\ud800\""; "[1]]"; "{\"a\"}"; "{\"a\":1,,}"; "+1"; ".5"; "NaN"; "'a'"; "\"\u0001\""; "1 /"; "\"\\u12\""; "[\"a\" \"b\"]"; "{1:2}"; String.replicate 65 "[" ]
for s in bad do
    try
        use d = JsonDocument.Parse(s)
        printfn "%A ok %A" s d.RootElement.ValueKind
    with
    | :? JsonException as e -> printfn "%A: %s | %s [%d %d %A]" s (e.GetType().Name) e.Message e.LineNumber.Value e.BytePositionInLine.Value e.Path
    | e -> printfn "%A: %s %s" s (e.GetType().Name) e.Message
let tr (f: unit -> 'a) = try printfn "%A" (f ()) with e -> printfn "%s: %s" (e.GetType().Name) e.Message
let d = JsonDocument.Parse("""{"n":12,"f":1.5,"s":"a\u00e9\n","b":true,"z":null,"a":[1,"x",{"k":1e3}],"big":12345678901,"dt":"2024-01-02T03:04:05Z","g":"6F9619FF-8B86-D011-B42D-00C04FC964FF","n":13, "e":{}, "h":"aGk=", "neg":-5}""")
let r = d.RootElement
tr (fun () -> r.GetProperty("n").GetInt32())
tr (fun () -> r.GetProperty("f").GetInt32())
tr (fun () -> r.GetProperty("f").GetDouble())
tr (fun () -> r.GetProperty("f").GetDecimal())
tr (fun () -> r.GetProperty("s").GetString())
tr (fun () -> r.GetProperty("s").GetInt32())
tr (fun () -> r.GetProperty("n").GetString())
tr (fun () -> r.GetProperty("z").GetString())
tr (fun () -> r.GetProperty("z").GetInt32())
tr (fun () -> r.GetProperty("b").GetBoolean())
tr (fun () -> r.GetProperty("n").GetBoolean())
tr (fun () -> r.GetProperty("missing"))
tr (fun () -> r.GetProperty("big").GetInt32())
tr (fun () -> r.GetProperty("big").GetInt64())
tr (fun () -> r.GetProperty("neg").GetUInt32())
tr (fun () -> r.GetProperty("neg").GetByte())
tr (fun () -> r.GetProperty("a").GetArrayLength())
tr (fun () -> r.GetProperty("n").GetArrayLength())
tr (fun () -> r.GetProperty("a").[2].GetProperty("k").GetDouble())
tr (fun () -> r.GetProperty("a").[3])
tr (fun () -> r.GetProperty("a").[-1])
tr (fun () -> r.GetProperty("n").[0])
tr (fun () -> r.GetProperty("a").GetProperty("x"))
tr (fun () -> r.GetProperty("dt").GetDateTime())
tr (fun () -> r.GetProperty("dt").GetDateTimeOffset())
tr (fun () -> r.GetProperty("s").GetDateTime())
tr (fun () -> r.GetProperty("g").GetGuid())
tr (fun () -> r.GetProperty("s").GetGuid())
tr (fun () -> r.GetProperty("h").GetBytesFromBase64())
tr (fun () -> r.GetProperty("s").GetBytesFromBase64())
tr (fun () -> r.GetProperty("n").EnumerateArray() |> Seq.length)
tr (fun () -> r.GetProperty("n").EnumerateObject() |> Seq.length)
for p in r.EnumerateObject() do printfn "%s=%s|%s|%O|%A" p.Name (p.Value.ToString()) (p.Value.GetRawText()) p p.Value.ValueKind
for e in r.GetProperty("a").EnumerateArray() do printfn "%O" e
tr (fun () -> r.TryGetProperty("n"))
tr (fun () -> r.TryGetProperty("q") |> fst)
tr (fun () -> r.GetProperty("n").TryGetInt32())
tr (fun () -> r.GetProperty("f").TryGetInt32())
tr (fun () -> r.GetProperty("s").TryGetInt32())
tr (fun () -> r.GetProperty("s").ValueEquals("aé\n"))
tr (fun () -> r.GetProperty("n").ValueEquals("12"))
tr (fun () -> JsonElement().ValueKind)
tr (fun () -> JsonElement().GetInt32())
tr (fun () -> r.ToString().Length)
d.Dispose()
tr (fun () -> r.GetProperty("n").GetInt32())
let o = JsonDocumentOptions(AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip)
tr (fun () -> JsonDocument.Parse("/*x*/[1, // y\n 2,]", o).RootElement.GetArrayLength())
tr (fun () -> JsonDocument.Parse("{\"a\":1,/*c*/}", o).RootElement.GetRawText())
tr (fun () -> JsonDocument.Parse("[[[1]]]", JsonDocumentOptions(MaxDepth = 2)).RootElement.GetRawText())
tr (fun () -> JsonDocument.Parse("[1] /* unclosed", o).RootElement.GetRawText())
