// covers: unit as a value, tuples of several sizes, nesting, swaps, comparison, tuples in lists and as results, evaluation order of their parts
let log label value =
    printf "%s " label
    value

let swap (a, b) = b, a
let third (_, _, c) = c
let nothing () = ()
let always = fun () -> 42

let divMod a b = a / b, a % b

let minMax list =
    match list with
    | [] -> None
    | first :: rest -> Some(List.fold (fun (low, high) x -> min low x, max high x) (first, first) rest)

let fibonacci n =
    let rec go (a, b) n = if n = 0 then a else go (b, a + b) (n - 1)
    go (0L, 1L) n

let rotate (a, b, c, d) = b, c, d, a

let statistics xs =
    let count, sum, squares = List.fold (fun (n, s, q) x -> n + 1, s + x, q + x * x) (0, 0.0, 0.0) xs
    let mean = sum / float count
    mean, sqrt (squares / float count - mean * mean)

let powers n = n, (n * n, n * n * n)
let unitList = [ (); (); () ]
let identity x = x

let main () =
    let pair = log "first" 1, log "second" "two"
    printfn "%A" pair
    printfn "%A %d" (swap pair) (third (1, 2, 3))
    let q, r = divMod 47 6
    printfn "%d %d" q r
    let mutable a, b = 1, 2
    let t = a
    a <- b
    b <- t
    printfn "%d %d" a b
    printfn "%A %A" (minMax [ 3; 1; 4; 1; 5 ]) (minMax ([]: int list))
    printfn "%d %d" (fibonacci 50) (fibonacci 90)
    printfn "%A" (rotate (1, 'b', "c", 4.0) |> rotate)
    let mean, deviation = statistics [ 2.0; 4.0; 4.0; 4.0; 5.0; 5.0; 7.0; 9.0 ]
    printfn "%g %g" mean deviation
    printfn "%b %b %b" ((1, "a") = (1, "a")) ((1, 2) < (1, 3)) ((2, 0) > (1, 99))
    printfn "%b %d" ((1, (2, 3)) = (1, (2, 4))) (compare (1, "b", 2.0) (1, "b", 1.0))
    printfn "%A" (List.sort [ (2, "b"); (1, "z"); (2, "a"); (1, "a") ])
    let ((x, y), (z, w)) = (1, 2), (3, 4)
    printfn "%d" (x * 1000 + y * 100 + z * 10 + w)
    let nested = 1, (2, (3, (4, 5)))
    let _, (_, (_, inner)) = nested
    printfn "%A %d" inner (fst inner + snd inner)
    printfn "%b %d" (nothing () = ()) (always ())
    printfn "%d %A" (List.length unitList) (identity ())
    let f = nothing >> always
    printfn "%d" (f ())
    let table = List.map powers [ 1; 2; 3 ]
    for n, (square, cube) in table do printf "%d:%d:%d " n square cube
    printfn ""
    let names, ages = List.unzip [ "Anna", 30; "Bo", 41 ]
    printfn "%s %d" (String.concat "+" names) (List.sum ages)
    (printf "effect "; ()) |> nothing |> ignore
    printfn "%d" (let a, b = 3, 4 in a * b)

main ()
