open System

[<EntryPoint>]
let main args =
    let n = int args.[0]
    let line = String.Join(",", Array.init 40 (fun i -> "field " + string i))
    let mutable total = 0
    for i in 1 .. n do
        let parts = line.Split(',')
        let joined = String.Join(";", parts)
        let upper = parts.[i % 40].ToUpper().Trim().Replace("FIELD", "f")
        total <- total + joined.Length + upper.Length + joined.IndexOf("field 39")
        if joined.Contains "field 20" && joined.StartsWith("field", StringComparison.Ordinal) then total <- total + 1
        let words = line.Split([| ' '; ',' |], StringSplitOptions.RemoveEmptyEntries)
        total <- total + words.Length + (String.concat "-" words).Length
    printfn "%d" total
    0
