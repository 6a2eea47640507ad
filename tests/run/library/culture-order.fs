open System
let pairs =
    [ "résumé", "resume"; "resume", "résumé"; "résumés", "resume"; "Résumé", "resume"; "cote", "côte"; "coté", "côte"
      "ae", "æ"; "ss", "ß"; "ssa", "ßb"; "élan", "Elan"; "e\u0301", "é"; "a\u00ADb", "ab"; "ab", "a\u00ADc"; "é", "true"
      "z", "é"; "đa", "dz"; "ł", "m"; "Ω", "ω"; "я", "б"; "€", "1"; "—", "a"; "“a”", "a"; "→", "1"; "中", "я"; "ñ", "o" ]
for a, b in pairs do
    printfn "%s %s %d %d" a b (sign (String.Compare(a, b))) (sign (String.Compare(a, b, StringComparison.InvariantCultureIgnoreCase)))
let words = [| "zebra"; "Äpfel"; "apfel"; "Öl"; "ol"; "éclair"; "eclair"; "Éclair"; "über"; "Uber"; "naïve"; "naive"; "ångström"; "angstrom"; "œuvre"; "oeuvre"; "straße"; "strasse" |]
Array.Sort(words, StringComparer.InvariantCulture)
printfn "%A" words
Array.Sort(words, StringComparer.InvariantCultureIgnoreCase)
printfn "%s" (words |> Array.map (fun w -> w.ToLowerInvariant()) |> String.concat " ")
