open System
exception My of int
let e = InvalidOperationException "with data"
e.Data.["k"] <- 5
printfn "%O %d %b" e.Data.["k"] e.Data.Count (e.Data.Contains "z")
e.Source <- "src"
printfn "%s %b" e.Source (isNull e.HelpLink)
try raise (My 3) with e -> printfn "%d" e.Data.Count
try failwith "x" with e -> e.Data.Add("a", "b"); (for k in e.Data.Keys do printfn "%O" k)
printfn "%A" (try raise (My 3) with My n -> n | _ -> 0)
