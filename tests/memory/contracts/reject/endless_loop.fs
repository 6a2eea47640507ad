// rejects: FF1010 line 5
[<NoAlloc>]
let rec serve (n: int) : unit =
    if n > 1000 then exit 0
    let s = string n
    if s.Length > 0 then serve (n + 1)
serve 0
