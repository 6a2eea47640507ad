open System.Text.RegularExpressions

[<EntryPoint>]
let main args =
    let n = int args.[0]
    let text = System.String.Join("\n", Array.init 2000 (fun i -> sprintf "2024-%02d-%02d user%d@example%d.com GET /path/%d/item?id=%d 200 %dms" (i % 12 + 1) (i % 28 + 1) i (i % 10) i (i * 31) (i % 977)))
    let date = Regex(@"(\d{4})-(\d{2})-(\d{2})", RegexOptions.Compiled)
    let mail = Regex(@"[a-z0-9]+@[a-z0-9]+\.(com|org)", RegexOptions.Compiled)
    let time = Regex(@"\b(\d+)ms$", RegexOptions.Compiled ||| RegexOptions.Multiline)
    let word = Regex(@"(?i)\bitem\b", RegexOptions.Compiled)
    let mutable total = 0
    for i in 1 .. n do
        for m in date.Matches text do total <- total + int m.Groups.[2].Value
        total <- total + mail.Matches(text).Count
        for m in time.Matches text do total <- total + int m.Groups.[1].Value
        total <- total + word.Replace(text, "thing").Length
    printfn "%d" total
    0
