// What makes a collection inside of try raises there, whoever consumes the collection.

let sumOf (xs: int[]) : int =
    Array.sum (try Array.map (fun x -> x + 1) xs with _ -> [| 5 |])

let filtered (xs: int[]) : int =
    Array.length (try Array.filter (fun x -> x > 1) xs with :? System.ArgumentNullException -> [| 1; 2; 3 |])

let lazily (xs: seq<int>) : int =
    Seq.length (try Seq.map (fun x -> x + 1) xs with _ -> Seq.ofList [ 1; 2; 3; 4 ])

let order (xs: int[]) : int =
    let mutable trail = ""
    let n =
        try
            Array.sum (try Array.map (fun x -> x * 2) xs finally trail <- trail + "f")
        with _ ->
            trail <- trail + "w"
            -1
    printfn "%s" trail
    n

// The handler of the loop over a sequence takes the elements that were collected so far.
let collected (flags: seq<bool>) : int[] =
    [| for flag in flags do
           yield! (try
                       List.map (fun (x: int) -> if flag then x else 3) [ 1 ]
                   with _ ->
                       List.map (fun (x: int) -> if flag then x else 4) [ 2 ]) |]

let either (flags: seq<bool>) (a: int) : int list =
    [ for flag in flags do
          yield a
          yield! (if flag then List.map (fun x -> x + a) [ 1; 2 ] else List.filter (fun x -> x > a) [ 1; 2; 3 ]) ]

let counted (flags: seq<bool>) : int =
    let mutable n = 0
    try
        for flag in flags do
            n <- n + 1
            let xs =
                if flag then
                    n <- n + 10
                    Array.map (fun x -> x + 1) [| 1; 2 |]
                else
                    n <- n + 100
                    Array.map (fun x -> x + 2) (if n > 200 then null else [| 3 |])
            n <- n + 1000 * Array.sum xs
    with _ ->
        n <- -n
    n

[<EntryPoint>]
let main _ =
    printfn "%d %d" (sumOf [| 1; 2 |]) (sumOf null)
    printfn "%d %d" (filtered [| 1; 2 |]) (filtered null)
    printfn "%d %d" (lazily [ 1; 2 ]) (lazily null)
    printfn "%d" (order [| 1; 2 |])
    printfn "%d" (order null)
    printfn "%A" (collected [ true; false ])
    printfn "%A" (either [ true; false ] 1)
    printfn "%d %d" (counted [ true; false ]) (counted (seq { yield false; yield true; yield false }))
    0
