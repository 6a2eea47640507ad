// covers: list functions that group, sort, window and scan; stability and order of their results; folds that carry state
type Sale = { Shop: string; Item: string; Price: int }

let sales =
    [ "North", "apple", 30; "South", "pear", 45; "North", "pear", 50; "East", "apple", 25; "South", "apple", 35; "North", "apple", 20 ]
    |> List.map (fun (shop, item, price) -> { Shop = shop; Item = item; Price = price })

let show list = printfn "%A" list

let rec pairs list =
    match list with
    | [] -> []
    | x :: rest -> List.map (fun y -> x, y) rest @ pairs rest

let primes limit =
    let rec sieve list =
        match list with
        | p :: rest when p * p <= limit -> p :: sieve (List.filter (fun n -> n % p <> 0) rest)
        | done' -> done'
    sieve [ 2 .. limit ]

let pascal row = 1 :: (List.pairwise row |> List.map (fun (a, b) -> a + b)) @ [ 1 ]

let rec transpose rows =
    match rows with
    | [] | [] :: _ -> []
    | _ -> List.map List.head rows :: transpose (List.map List.tail rows)

// Groups come in the order in which their keys first appear.
for shop, group in List.groupBy (fun s -> s.Shop) sales do
    let total = List.sumBy (fun s -> s.Price) group
    let mean = List.averageBy (fun s -> float s.Price) group
    printfn "%-6s %d %4d %6.2f %s" shop group.Length total mean (group |> List.map (fun s -> s.Item) |> String.concat ",")

show (List.countBy (fun s -> s.Item) sales)
// Sorting keeps the order of equals.
show (sales |> List.sortBy (fun s -> s.Shop) |> List.map (fun s -> s.Price))
show (sales |> List.sortByDescending (fun s -> s.Item) |> List.map (fun s -> s.Price))
show (sales |> List.sortWith (fun a b -> compare (a.Item, -a.Price) (b.Item, -b.Price)) |> List.map (fun s -> s.Price))
show (sales |> List.maxBy (fun s -> s.Price)).Item
show (sales |> List.minBy (fun s -> s.Item)).Price
show (List.sortDescending [ 3; 1; 2 ])
show (List.distinct [ 3; 1; 3; 2; 1 ], List.distinctBy (fun x -> x % 3) [ 1; 4; 2; 3; 6 ])
show (List.partition (fun x -> x % 2 = 0) [ 1 .. 7 ])
show (List.splitAt 2 [ 1; 2; 3; 4 ], List.takeWhile ((>) 3) [ 1; 2; 3; 1 ], List.skipWhile ((>) 3) [ 1; 2; 3; 1 ])
show (List.pairwise [ 1; 4; 9; 16 ] |> List.map (fun (a, b) -> b - a))
show (List.windowed 3 [ 1 .. 5 ])
show (List.chunkBySize 2 [ 1 .. 5 ])
show (List.scan (+) 0 [ 1; 2; 3; 4 ], List.scanBack (+) [ 1; 2; 3 ] 0)
show (List.unfold (fun (a, b) -> if a > 50 then None else Some(a, (b, a + b))) (0, 1))
show (List.mapFold (fun total x -> total + x, total + x) 0 [ 1; 2; 3 ])
show (List.fold2 (fun sum a b -> sum + a * b) 0 [ 1; 2; 3 ] [ 4; 5; 6 ])
show (List.map2 (fun a b -> a * b) [ 1; 2 ] [ 3; 4 ], List.unzip3 [ 1, 'a', "x"; 2, 'b', "y" ])
show (List.indexed [ "a"; "b" ])
show (List.collect (fun n -> List.replicate n n) [ 1; 2; 3 ])
show (List.tryPick (fun (k, v) -> if k = 2 then Some v else None) [ 1, "one"; 2, "two" ])
show (List.truncate 10 [ 1; 2 ], List.except [ 2 ] [ 1; 2; 3; 2 ])
show (pairs [ 1; 2; 3; 4 ] |> List.map (fun (a, b) -> a * b))
show (primes 60)
List.fold (fun row _ -> printfn "%s" (row |> List.map string |> String.concat " "); pascal row) [ 1 ] [ 1 .. 6 ] |> ignore
show (transpose [ [ 1; 2; 3 ]; [ 4; 5; 6 ] ])
