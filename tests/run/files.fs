// covers: reads a file, writes another, reads it back
open System.IO
// from the folder of this program, or from the root of the tree
let folder = if File.Exists "files.files/numbers.txt" then "files.files" else "tests/run/files.files"
let path = Path.Combine(folder, "numbers.txt")
let copy = Path.Combine(folder, "copy.txt")
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
File.WriteAllText(copy, String.concat "\n" [ "a"; "é"; "日" ])
printfn "%A" (File.ReadAllLines copy)
File.WriteAllLines(copy, [ "x"; "y" ])
printfn "%A" (File.ReadAllText copy)
File.Delete copy
printfn "%b" (File.Exists copy)
try
    File.ReadAllText "missing.txt" |> ignore
with :? FileNotFoundException as e -> printfn "missing: %b" (e.Message.StartsWith "Could not find file")
