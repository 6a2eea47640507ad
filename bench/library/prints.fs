open System.Text

[<EntryPoint>]
let main args =
    let n = int args.[0]
    let sb = StringBuilder()
    for i in 1 .. n do
        sb.Append(i).Append(' ').Append("item").AppendLine() |> ignore
    let s = sb.ToString()
    let mutable total = 0
    for i in 1 .. n / 10 do
        total <- total + (sprintf "%d: %s %5.2f %x" i "name" (float i / 3.0) i).Length
        total <- total + (System.String.Format("{0,8} {1:F2} {2}", i, float i / 7.0, "z")).Length
    for i in 1 .. n / 5 do
        printf "%d %s\n" i "text"
    eprintfn "%d %d" s.Length total
    0
