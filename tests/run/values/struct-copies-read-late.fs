// A copy of a struct record in a mutable variable reads each field when it is its turn; that of a class has read them all.

open System

[<Struct>]
type Total = { Sum: int; Refused: string }

[<Struct>]
type Around = { Before: string; Value: int; After: string }

type Cell = { Count: int; Note: string }

let add (texts: seq<string>) =
    let mutable total = { Sum = 0; Refused = "" }
    for t in texts do
        total <-
            { total with
                Sum =
                    total.Sum
                    + (try
                        int t
                       with :? FormatException ->
                           total <- { total with Refused = total.Refused + t }
                           -1) }
    total

[<EntryPoint>]
let main _ =
    let total = add (seq { yield "4"; yield "x"; yield "12"; yield "y" })
    printfn "%d %s" total.Sum total.Refused
    let mutable a = { Before = "a"; Value = 1; After = "a" }
    a <- { a with Value = (a <- { Before = "b"; Value = 5; After = "b" }; 2) }
    printfn "%s %d %s" a.Before a.Value a.After
    let mutable c = { Count = 1; Note = "a" }
    c <- { c with Count = (c <- { c with Note = "b" }; 2) }
    printfn "%d %s" c.Count c.Note
    0
