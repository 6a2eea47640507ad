// covers: reads lines until the end of input
open System
let rec readAll acc =
    match Console.ReadLine() with
    | null -> List.rev acc
    | line -> readAll (line :: acc)
let lines = readAll []
printfn "%d lines" lines.Length
for i, line in List.indexed lines do
    printfn "%2d %s" (i + 1) (line.ToUpper())
let numbers =
    lines |> List.collect (fun l -> l.Split(' ') |> Array.toList) |> List.choose (fun w -> match Int32.TryParse w with | true, n -> Some n | _ -> None)
printfn "sum %d max %d" (List.sum numbers) (List.max numbers)
let words = lines |> List.collect (fun l -> l.Split(' ') |> Array.filter (fun w -> w <> "") |> Array.toList)
words
|> List.countBy id
|> List.sortBy (fun (w, n) -> -n, w)
|> List.truncate 3
|> List.iter (fun (w, n) -> printfn "%s %d" w n)
