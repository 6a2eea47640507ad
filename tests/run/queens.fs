// covers: backtracking: n queens, permutations, subsets, knapsack by dynamic programming
let queens n =
    let rec place row (placed: int list) =
        if row = n then 1
        else
            [ 0 .. n - 1 ]
            |> List.filter (fun c -> placed |> List.mapi (fun i p -> p <> c && abs (p - c) <> i + 1) |> List.forall id)
            |> List.sumBy (fun c -> place (row + 1) (c :: placed))
    place 0 []
let rec permutations = function
    | [] -> [ [] ]
    | xs -> [ for x in xs do for p in permutations (List.filter ((<>) x) xs) -> x :: p ]
let rec subsets = function
    | [] -> [ [] ]
    | x :: xs -> let rest = subsets xs in rest @ List.map (fun s -> x :: s) rest
let knapsack capacity items =
    let best = Array.zeroCreate (capacity + 1)
    for (weight, value) in items do
        for c in capacity .. -1 .. weight do
            best.[c] <- max best.[c] (best.[c - weight] + value)
    best.[capacity]
let levenshtein (a: string) (b: string) =
    let mutable previous = Array.init (b.Length + 1) id
    for i in 1 .. a.Length do
        let current = Array.create (b.Length + 1) i
        for j in 1 .. b.Length do
            let cost = if a.[i - 1] = b.[j - 1] then 0 else 1
            current.[j] <- List.min [ previous.[j] + 1; current.[j - 1] + 1; previous.[j - 1] + cost ]
        previous <- current
    previous.[b.Length]
printfn "%A" (List.map queens [ 4 .. 7 ])
printfn "%A" (permutations [ 1; 2; 3 ])
printfn "%A" (subsets [ 'a'; 'b'; 'c' ] |> List.map (List.toArray >> System.String))
printfn "%d" (knapsack 50 [ 10, 60; 20, 100; 30, 120 ])
printfn "%d %d" (levenshtein "kitten" "sitting") (levenshtein "" "abc")
