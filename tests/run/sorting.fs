// covers: stable and unstable sorts as .NET does them, own orders, sorting by several keys
type Card = { Rank: int; Suit: char }
let cards = [ for i in 0 .. 19 -> { Rank = i * 7 % 5; Suit = char (97 + i) } ]
let show cs = cs |> Seq.map (fun c -> sprintf "%d%c" c.Rank c.Suit) |> String.concat " "
printfn "%s" (show (List.sortBy (fun c -> c.Rank) cards))
printfn "%s" (show (List.sortByDescending (fun c -> c.Rank) cards))
printfn "%s" (show (List.sortWith (fun a b -> compare (a.Rank % 2) (b.Rank % 2)) cards))
printfn "%s" (show (Array.sortBy (fun c -> c.Rank) (List.toArray cards)))
printfn "%s" (show (Array.sortWith (fun a b -> compare b.Rank a.Rank) (List.toArray cards)))
printfn "%s" (show (Seq.sortBy (fun c -> -c.Rank, c.Suit) cards))
printfn "%A" (List.sort [ "banana"; "Apple"; "cherry"; "apple" ])
printfn "%A" (List.sort [ nan; 1.0; -infinity; 0.0 ])
printfn "%A" (Array.sort [| for i in 0 .. 29 -> i * 37 % 31 |])
printfn "%A" (List.sortBy snd [ 1, "z"; 2, "a"; 3, "m" ])
printfn "%A" (List.sort [ [ 3 ]; [ 1; 2 ]; [] ])
printfn "%A" (List.sort [ Some 2; None; Some 1 ])
printfn "%A" (List.sortDescending [ (1, 'b'); (1, 'a'); (0, 'z') ])
printfn "%A %A" (List.maxBy snd [ 1, 5; 2, 5 ]) (List.minBy abs [ -3; 2; -2 ])
let rec quicksort = function
    | [] -> []
    | p :: rest ->
        let small, large = List.partition (fun x -> x < p) rest
        quicksort small @ [ p ] @ quicksort large
let rec mergeSort xs =
    let rec merge a b =
        match a, b with
        | [], r | r, [] -> r
        | x :: a', y :: b' -> if x <= y then x :: merge a' b else y :: merge a b'
    match xs with
    | [] | [ _ ] -> xs
    | _ ->
        let a, b = List.splitAt (List.length xs / 2) xs
        merge (mergeSort a) (mergeSort b)
let numbers = [ for i in 1 .. 200 -> i * 7919 % 1000 ]
printfn "%b %b" (quicksort numbers = List.sort numbers) (mergeSort numbers = List.sort numbers)
