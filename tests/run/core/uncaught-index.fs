// covers: an index outside an array that nobody catches, from inside nested calls and loops; negative and too large indexes caught before
let get (items: int[]) i =
    try string items.[i]
    with :? System.IndexOutOfRangeException as e -> e.Message

let sumFirst (items: int[]) count =
    let mutable sum = 0
    for i in 0 .. count - 1 do
        printfn "adding %d" items.[i]
        sum <- sum + items.[i]
    sum

let charAt (text: string) i =
    try string text.[i]
    with :? System.IndexOutOfRangeException -> "outside"

[<EntryPoint>]
let main _ =
    let items = [| 10; 20; 30 |]
    printfn "%s" (get items 2)
    printfn "%s" (get items 3)
    printfn "%s" (get items -1)
    printfn "%s %s %s" (charAt "abc" 0) (charAt "abc" 3) (charAt "" 0)
    printfn "%d" (sumFirst items 3)
    items |> Array.iteri (fun i x -> items.[i] <- x * 2)
    printfn "%d" (List.map (fun count -> sumFirst items count) [ 1; 4; 2 ] |> List.sum)
    printfn "never"
    0
