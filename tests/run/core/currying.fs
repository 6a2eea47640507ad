// covers: partial application and its moment of evaluation, functions that return functions, operators as functions, too many arguments
let add a b c = a + b * 10 + c * 100
let addOne = add 1
let addOneTwo = addOne 2

// The effect before the inner function happens once, at the partial application.
let makeScaler factor =
    printfn "scaler by %d" factor
    fun x -> x * factor

let noisy tag value =
    printfn "%s %d" tag value
    value

// A function of two curried arguments runs nothing until both are there.
let lateEffect a b =
    printfn "both: %d %d" a b
    a - b

let flip f a b = f b a
let twice f x = f (f x)
let apply3 f x = f (f (f x))

let choose flag = if flag then (fun a b -> a + b) else (fun a b -> a * b)

let pairwise f (a, b) (c, d) = f a c, f b d

// Tupled and curried forms
let tupled (a, b) = a - b
let curry f a b = f (a, b)
let uncurry f (a, b) = f a b

let rec applyAll functions value =
    match functions with
    | [] -> value
    | f :: rest -> applyAll rest (f value)

let main () =
    printfn "%d %d %d" (add 1 2 3) (addOne 2 3) (addOneTwo 3)
    let byThree = makeScaler 3
    printfn "made"
    printfn "%d %d" (byThree 4) (byThree 5)
    let late = lateEffect 10
    printfn "not yet"
    printfn "%d" (late 4)
    // The argument of a partial application is evaluated when it is given, once.
    let held = lateEffect (noisy "argument" 7)
    printfn "%d" (held 1 + held 2)
    printfn "%d %d" (flip (-) 3 10) (flip lateEffect 1 2)
    printfn "%d %d" (twice (twice (fun x -> x * 2)) 1) (apply3 ((+) 5) 0)
    printfn "%d %d" (choose true 6 7) (choose false 6 7)
    printfn "%A" (pairwise (+) (1, 2) (10, 20))
    printfn "%A" (pairwise choose (true, false) (1, 2) |> fun (f, g) -> f 5, g 5)
    printfn "%d %d" (curry tupled 9 4) (uncurry add (1, 2) 3)
    printfn "%d" (applyAll [ (+) 1; (*) 2; (-) 100; byThree; twice (fun x -> x - 1) ] 4)
    printfn "%b %b" (List.forall ((<) 3) [ 4; 5 ]) (List.exists ((=) "b") [ "a"; "b" ])
    let format = sprintf "%s has %d"
    let anna = format "Anna"
    printfn "%s, %s, %s" (anna 1) (anna 2) (format "Bo" 3)
    let stage1 = List.map (fun x -> printf "<%d>" x; x * x)
    printfn "stage"
    printfn "%A" (stage1 [ 1; 2; 3 ])
    let withUnit = fun () -> noisy "unit" 1
    printfn "%d" (withUnit () + withUnit ())

main ()
