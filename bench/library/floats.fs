open System
open System.Globalization

[<EntryPoint>]
let main args =
    let n = int args.[0]
    let mutable sum = 0.0
    let mutable chars = 0
    for i in 1 .. n do
        let x = float i * 1.000001e-3 / 7.0
        let t = x.ToString("R", CultureInfo.InvariantCulture)
        sum <- sum + Double.Parse(t, CultureInfo.InvariantCulture)
        chars <- chars + t.Length + x.ToString("F3", CultureInfo.InvariantCulture).Length + (string x).Length
    printfn "%d %d" chars (int64 sum)
    0
