printfn "%1A" [1..5]
printfn "%13A" [|1..5|]
printfn "%3.1A" (seq {1..3})
printfn "%20A|" [1..30]
printfn "%0A" [1..5]
printfn "%5A" (Some 3)
printfn "%40A" {| A = 1; B = "x" |}
printfn "%10A" (1, "abc", [2.5])
