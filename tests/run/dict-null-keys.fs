// What dict gives takes keys that are null.
let d = dict [ (None, 1); (Some 2, 3); (None, 4) ]
printfn "%d %d %b" d.Count d.[None] (d.ContainsKey(Some 3))
let e = dict [ ((null: string), 1); ("a", 2) ]
printfn "%d %d" e.[null] e.["a"]
let r = readOnlyDict [ ((), "unit") ]
printfn "%s" r.[()]
