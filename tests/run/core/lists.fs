// covers: lists: cons, append, patterns, members, the everyday functions, sharing of tails, long lists
let rec insert x sorted =
    match sorted with
    | y :: rest when y < x -> y :: insert x rest
    | _ -> x :: sorted

let insertionSort list = List.foldBack insert list []

let rec split list =
    match list with
    | a :: b :: rest ->
        let left, right = split rest
        a :: left, b :: right
    | other -> other, []

let rec merge a b =
    match a, b with
    | x :: xs, y :: _ when x <= y -> x :: merge xs b
    | _, y :: ys -> y :: merge a ys
    | rest, [] -> rest

let rec mergeSort list =
    match list with
    | [] | [ _ ] -> list
    | _ ->
        let a, b = split list
        merge (mergeSort a) (mergeSort b)

let rec quickSort list =
    match list with
    | [] -> []
    | pivot :: rest ->
        let small, large = List.partition (fun x -> x < pivot) rest
        quickSort small @ [ pivot ] @ quickSort large

let rec permutations list =
    match list with
    | [] -> [ [] ]
    | _ -> list |> List.collect (fun x -> permutations (List.filter ((<>) x) list) |> List.map (fun p -> x :: p))

let rec subsets list =
    match list with
    | [] -> [ [] ]
    | x :: rest ->
        let without = subsets rest
        without @ List.map (fun s -> x :: s) without

let numbers = [ 5; 3; 8; 1; 9; 2; 8 ]
printfn "%A %A %A" (insertionSort numbers) (mergeSort numbers) (quickSort numbers)
printfn "%A" (1 :: 2 :: [ 3 ] @ [ 4; 5 ])
printfn "%d %d %A" numbers.Head numbers.Length numbers.Tail
printfn "%d %b %b" numbers.[2] numbers.IsEmpty ([]: int list).IsEmpty
printfn "%d %d %d" (List.head numbers) (List.last numbers) (List.item 1 numbers)
printfn "%A %A" (List.rev numbers) (List.append [ 1 ] [ 2 ])
printfn "%d %d %d %d" (List.sum numbers) (List.max numbers) (List.min numbers) (List.length numbers)
printfn "%A %A" (List.map (fun x -> x * 2) numbers) (List.filter (fun x -> x > 4) numbers)
printfn "%d %s" (List.fold (-) 0 numbers) (List.foldBack (fun x text -> string x + text) numbers "")
printfn "%d" (List.reduce (fun a b -> a * 10 + b) [ 1; 2; 3 ])
printfn "%b %b %b" (List.exists ((=) 9) numbers) (List.forall ((<) 0) numbers) (List.contains 7 numbers)
printfn "%A %A" (List.tryFind (fun x -> x % 4 = 0) numbers) (List.tryFindIndex ((=) 100) numbers)
printfn "%A" (List.zip [ 1; 2 ] [ "a"; "b" ])
printfn "%A" (List.mapi (fun i x -> i * x) numbers)
printfn "%A %A" (List.take 2 numbers) (List.skip 5 numbers)
printfn "%A" (List.init 4 (fun i -> i * i))
printfn "%A" (List.replicate 3 "x")
printfn "%A" (List.concat [ [ 1 ]; []; [ 2; 3 ] ])
printfn "%d" (List.length (permutations [ 1; 2; 3; 4; 5 ]))
printfn "%A" (permutations [ 'a'; 'b'; 'c' ] |> List.map (fun p -> System.String(List.toArray p)))
printfn "%A" (subsets [ 1; 2; 3 ])
let tail = [ 2; 3 ]
let one, ten = 1 :: tail, 10 :: tail
printfn "%b %b %b" (one.Tail = ten.Tail) (one < ten) (compare one tail < 0)
printfn "%b %b" ([ 1; 2 ] < [ 1; 2; 0 ]) ([] < [ 0 ])
let long = List.init 200000 id
printfn "%d %d" (List.sumBy int64 long |> int) (long |> List.map (fun x -> x / 2) |> List.rev |> List.head)
printfn "%d" (List.append long long |> List.filter (fun x -> x % 1000 = 0) |> List.length)
List.iter2 (fun a b -> printf "%d%s " a b) [ 1; 2 ] [ "x"; "y" ]
List.iteri (printf "%d=%d ") [ 7; 8 ]
printfn ""
