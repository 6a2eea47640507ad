// covers: standard input to its end, Map of counts and positions, Set of words, sorting by several keys
let rec readLines lines =
    match System.Console.ReadLine() with
    | null -> List.rev lines
    | line -> readLines (line :: lines)

let wordsOf (line: string) =
    let letter c = System.Char.IsLetter c || c = '\''
    let close word words = if word = "" then words else word :: words
    let step (word, words) c = if letter c then word + string (System.Char.ToLower c), words else "", close word words
    let word, words = line |> Seq.fold step ("", [])
    List.rev (close word words)

let count words =
    let add counts word =
        let old = counts |> Map.tryFind word |> Option.defaultValue 0
        Map.add word (old + 1) counts
    List.fold add Map.empty words

let positions lines =
    lines
    |> List.mapi (fun i line -> wordsOf line |> List.map (fun word -> word, i + 1))
    |> List.concat
    |> List.fold
        (fun index (word, line) ->
            let known = Map.tryFind word index |> Option.defaultValue Set.empty
            Map.add word (Set.add line known) index)
        Map.empty

let lines = readLines []
let words = List.collect wordsOf lines
let counts = count words

printfn "%d lines, %d words, %d different" lines.Length words.Length (Map.count counts)

counts
|> Map.toList
|> List.sortBy (fun (word, n) -> -n, word)
|> List.truncate 5
|> List.iter (fun (word, n) -> printfn "%4d %-8s %s" n word (String.replicate n "*"))

let index = positions lines
for KeyValue(word, at) in index do
    if Set.count at > 2 then printfn "%s: %s" word (at |> Set.toList |> List.map string |> String.concat ",")

let firstLine, lastLine = Set.ofList (wordsOf (List.head lines)), Set.ofList (wordsOf (List.last lines))
printfn "%A" (Set.intersect firstLine lastLine |> Set.toList)
printfn "%d %d" (Set.count (Set.union firstLine lastLine)) (Set.count (firstLine - lastLine))
printfn "%b %b" (Map.containsKey "sea" counts) (Map.containsKey "Sea" counts)
printfn "%A" (counts |> Map.filter (fun word n -> word.Length > 5 && n > 1) |> Map.toList)
let longest = words |> List.maxBy String.length
printfn "%s %d" longest (Map.find longest counts)
printfn "%A" (lines |> List.filter (fun line -> line.Trim() = "") |> List.length)
