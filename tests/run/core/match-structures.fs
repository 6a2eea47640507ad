// covers: patterns on tuples, lists, arrays, records, unions and options, nested, with as, or and guards; patterns in let, fun and for
type Shape =
    | Circle of radius: float
    | Box of width: float * height: float
    | Group of Shape list
    | Nothing

type Person = { Name: string; Age: int; Address: Address option }
and Address = { Street: string; City: string }

let rec area shape =
    match shape with
    | Nothing | Group [] -> 0.0
    | Circle r -> 3.0 * r * r
    | Box(w, h) when w = h -> w * w
    | Box(width = w; height = h) -> w * h
    | Group(first :: rest) -> area first + area (Group rest)

let shape list =
    match list with
    | [] -> "empty"
    | [ _ ] -> "one"
    | [ a; b ] when a = b -> "twins"
    | [ _; _ ] -> "two"
    | first :: _ :: third :: _ when first = third -> "sandwich"
    | _ :: (_ :: _ as tail) -> sprintf "more: %d after the first" (List.length tail)

let ends array =
    match array with
    | [||] -> "none"
    | [| x |] -> sprintf "%d" x
    | [| 0; y |] | [| y; 0 |] -> sprintf "zero and %d" y
    | [| x; y |] -> sprintf "%d and %d" x y
    | [| _; _; 3 |] -> "ends in 3"
    | a -> sprintf "%d items" a.Length

let where person =
    match person with
    | { Name = "Anna"; Address = Some { City = city } } -> "Anna of " + city
    | { Address = None; Age = age } when age < 18 -> "a child"
    | { Address = None } -> "nowhere"
    | { Name = name; Address = Some({ Street = street } as address) } -> sprintf "%s, %s, %s" name street address.City

let rec zip a b =
    match a, b with
    | x :: xs, y :: ys -> (x, y) :: zip xs ys
    | [], _ | _, [] -> []

let nestedOption o =
    match o with
    | Some(Some(Some n)) -> n
    | Some(Some None) -> -1
    | Some None -> -2
    | None -> -3

let order triple =
    match triple with
    | (a, b, c) as all when a <= b && b <= c -> all
    | (a, b, c) when a > c -> (c, b, a)
    | (a, b, c) when a > b -> (b, a, c)
    | (a, b, c) -> (a, c, b)

let (quotient, remainder), [ one; two ] = (17 / 5, 17 % 5), [ 1; 2 ]
let { Name = name; Age = age } = { Name = "Bo"; Age = 40; Address = None }
let addAll = List.map (fun (a, (b, c)) -> a + b + c)

printfn "%.1f" (area (Group [ Circle 1.0; Box(2.0, 2.0); Group [ Box(2.0, 3.0); Nothing ] ]))
printfn "%s" ([ []; [ 1 ]; [ 1; 1 ]; [ 1; 2 ]; [ 1; 2; 1; 5 ]; [ 1; 2; 3 ] ] |> List.map shape |> String.concat ", ")
printfn "%s" ([ [||]; [| 7 |]; [| 0; 5 |]; [| 5; 0 |]; [| 4; 5 |]; [| 1; 2; 3 |]; [| 1; 2; 4 |] ] |> List.map ends |> String.concat ", ")
let home = Some { Street = "High Street"; City = "Bath" }
for person in
    [ { Name = "Anna"; Age = 30; Address = home }
      { Name = "Cleo"; Age = 9; Address = None }
      { Name = "Dan"; Age = 90; Address = None }
      { Name = "Eve"; Age = 20; Address = home } ] do
    printfn "%s" (where person)
printfn "%A" (zip [ 1; 2; 3 ] [ "a"; "b" ])
printfn "%A" ([ Some(Some(Some 5)); Some(Some None); Some None; None ] |> List.map nestedOption)
printfn "%A %A %A" (order (1, 2, 3)) (order (9, 5, 1)) (order (1, 9, 5))
printfn "%d %d %d %d %s %d" quotient remainder one two name age
printfn "%A" (addAll [ (1, (2, 3)); (10, (20, 30)) ])
for (i, text) in [ (1, "a"); (2, "b") ] do printf "%d%s " i text
printfn ""
for Some n | Some n in [ Some 3 ] do printfn "%d" n
