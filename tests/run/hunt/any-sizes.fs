let big = [1..60]
printfn "%0A" big
printfn "%5.3A" big
printfn "%.3A" [[1;2;3];[4;5;6]]
printfn "%.5A" (Some (1, 2, [3; 4]))
printfn "%.2A" (Some (1, 2, [3; 4]))
printfn "%.1A" 5
printfn "%.0A" [1;2]
printfn "%*A" 10 [1;2;3;4;5]
printfn "%-20A|" [1;2]
printfn "%+A" (Some 1)
type R = { Name: string; Items: int list; Sub: R option }
let r = { Name = "a"; Items = [1;2]; Sub = Some { Name = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"; Items = [1..30]; Sub = None } }
printfn "%0A" r
printfn "%120A" r
printfn "%20A" r
printfn "%.4A" r
printfn "%.12A" r
printfn "%.3A" (Map.ofList [1, "a"; 2, "b"; 3, "c"])
printfn "%.3A" {| A = 1; B = 2 |}
printfn "%.2A" [| 1; 2; 3 |]
printfn "%.2A" (seq { 1 .. 10 })
