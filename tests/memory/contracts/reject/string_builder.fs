// rejects: FF1010 line 4
open System.Text
[<NoAlloc>]
let add (b: StringBuilder) = b.Append("x") |> ignore
let b = StringBuilder()
add b
printfn "%O" b
