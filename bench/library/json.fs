open System
open System.IO
open System.Text.Json

let rec walk (e: JsonElement) : struct (int * float * int) =
    match e.ValueKind with
    | JsonValueKind.Object ->
        let mutable n = 1
        let mutable sum = 0.0
        let mutable chars = 0
        for p in e.EnumerateObject() do
            let struct (a, b, c) = walk p.Value
            n <- n + a
            sum <- sum + b
            chars <- chars + c + p.Name.Length
        struct (n, sum, chars)
    | JsonValueKind.Array ->
        let mutable n = 1
        let mutable sum = 0.0
        let mutable chars = 0
        for x in e.EnumerateArray() do
            let struct (a, b, c) = walk x
            n <- n + a
            sum <- sum + b
            chars <- chars + c
        struct (n, sum, chars)
    | JsonValueKind.Number -> struct (1, e.GetDouble(), 0)
    | JsonValueKind.String -> struct (1, 0.0, e.GetString().Length)
    | _ -> struct (1, 0.0, 0)

[<EntryPoint>]
let main args =
    let bytes = File.ReadAllBytes args.[0]
    for i in 1 .. int args.[1] do
        use d = JsonDocument.Parse(ReadOnlyMemory<byte> bytes)
        let struct (n, sum, chars) = walk d.RootElement
        if i = 1 then printfn "%d %.3f %d" n sum chars
    0
