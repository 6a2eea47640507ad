type Colour = Red = 1 | Green = 2 | Blue = 40
let table () = [| 1; -2; 3; 4; 5; 6; 7; 8; -2147483648; 0x7fffffff |]
let a = table ()
a.[0] <- 100
let b = table ()
printfn "%A %A" a b
printfn "%d" (Array.sum (table ()) + a.[0])
printfn "%A" [| 1.5; -0.0; nan; infinity; 1e300; -2.25; 0.1; 3.0; 4.0 |]
printfn "%A" [| 1.5f; -2.25f; 0.1f; 3.0f; 4.0f; 5.0f; 6.0f; 7.0f |]
printfn "%A" [| 'a'; 'b'; 'é'; '\n'; '\u2028'; 'z'; '0'; '9' |]
printfn "%A" [| true; false; true; true; false; false; true; false; true |]
printfn "%A" [| 1uy; 255uy; 3uy; 4uy; 5uy; 6uy; 7uy; 8uy |]
printfn "%A" [| 1y; -128y; 3y; 4y; 5y; 6y; 7y; 8y |]
printfn "%A" [| 1L; -9223372036854775808L; 3L; 4L; 5L; 6L; 7L; 9223372036854775807L |]
printfn "%A" [| 1UL; 18446744073709551615UL; 3UL; 4UL; 5UL; 6UL; 7UL; 8UL |]
printfn "%A" [| Colour.Red; Colour.Blue; Colour.Green; Colour.Red; Colour.Red; Colour.Red; Colour.Blue; Colour.Red |]
printfn "%A" [| 1I; 2I; 3I; 4I; 5I; 6I; 7I; 8I |]
printfn "%A" [| 1M; 2.5M; 3M; 4M; 5M; 6M; 7M; 8M |]
let order = ResizeArray<int>()
let note n =
    order.Add n
    if n = 7 then failwith "seven"
    n
let attempt last =
    try
        let xs = [| (note 1, "a"); (note 2, "b"); (note 3, string last); (note last, "d"); (note 9, "e") |]
        printfn "%A" xs
    with Failure m -> printfn "%s after %A" m (List.ofSeq order)
attempt 4
attempt 7
let nested = [| [| 1; 2 |]; [||]; [| 3 |]; Array.create 2 9; [| for i in 1 .. 3 -> i |] |]
nested.[1] <- nested.[0]
nested.[0].[0] <- 50
printfn "%A" nested
let self: obj[] = [| box 1; box "two"; null; box 'c'; box 5.5; box [| 1 |]; box (Some 3); box () |]
for x in self do printfn "%s" (match x with null -> "null" | :? (int[]) as q -> sprintf "array %d" q.Length | o -> o.ToString())
let again = [| for round in 1 .. 3 -> [| round; 2; 3; 4; 5; 6; 7; 8; 9 |] |]
printfn "%A" (Array.map Array.sum again)
