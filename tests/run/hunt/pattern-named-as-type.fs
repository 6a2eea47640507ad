// An active pattern that is named as the type whose members its body uses.
open System.Text.RegularExpressions
let (|Rx|_|) p s =
    let m = Regex.Match(s, p)
    if m.Success then Some [ for g in m.Groups -> g.Value ] else None
let (|Regex|_|) p s =
    let m = Regex.Match(s, p)
    if m.Success then Some 1 else None
match "abc" with
| Regex "b" 1 -> printfn "found"
| _ -> printfn "none"
match "abc" with
| Rx "b(c)" l -> printfn "%A" l
| _ -> printfn "none"
