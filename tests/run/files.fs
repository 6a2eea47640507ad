// covers: reads a file, writes another, reads it back
open System.IO
let path = "files.files/numbers.txt"
let lines = File.ReadAllLines path
printfn "%d" lines.Length
let parsed =
    lines
    |> Array.mapi (fun i l -> i + 1, l.Trim())
    |> Array.filter (fun (_, l) -> l <> "" && not (l.StartsWith "#"))
for (n, l) in parsed do
    match System.Int32.TryParse l with
    | true, v -> printfn "line %d: %d" n v
    | _ -> printfn "line %d: not a number: %s" n l
printfn "%d" (File.ReadAllText(path).Length)
printfn "%b %b" (File.Exists path) (File.Exists "missing.txt")
File.WriteAllText("files.files/copy.txt", String.concat "\n" [ "a"; "é"; "日" ])
printfn "%A" (File.ReadAllLines "files.files/copy.txt")
File.WriteAllLines("files.files/copy.txt", [ "x"; "y" ])
printfn "%A" (File.ReadAllText "files.files/copy.txt")
File.Delete "files.files/copy.txt"
printfn "%b" (File.Exists "files.files/copy.txt")
try
    File.ReadAllText "missing.txt" |> ignore
with :? FileNotFoundException as e -> printfn "missing: %b" (e.Message.StartsWith "Could not find file")
