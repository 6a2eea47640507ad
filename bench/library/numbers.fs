open System
open System.Globalization

[<EntryPoint>]
let main args =
    let n = int args.[0]
    let mutable sum = 0L
    for i in 1 .. n do
        let t = (i * 7919).ToString()
        sum <- sum + int64 (Int32.Parse t) + int64 t.Length
        sum <- sum + int64 (string (int64 i * 1000000007L)).Length
        match Int64.TryParse(t + "12") with
        | true, v -> sum <- sum + v
        | _ -> ()
    printfn "%d" sum
    0
