// covers: currying, partial application, captured values, functions as values, composition
let add a b = a + b
let add3 a b c = a * 100 + b * 10 + c
let increment = add 1
let counter () =
    let count = ref 0
    fun step ->
        count.Value <- count.Value + step
        count.Value

let compose fs = List.fold (fun f g -> f >> g) id fs
let flip f a b = f b a
let rec iterate n f = if n = 0 then id else f >> iterate (n - 1) f
let makeAdders ns = ns |> List.map (fun n -> fun x -> x + n)

type Operation = { Name: string; Apply: int -> int -> int }

let operations =
    [ { Name = "plus"; Apply = (+) }
      { Name = "minus"; Apply = (-) }
      { Name = "times"; Apply = fun a b -> a * b }
      { Name = "first"; Apply = fun a _ -> a } ]

printfn "%d %d" (increment 41) (add3 1 2 3)
let tick = counter ()
let tock = counter ()
printfn "%d %d %d %d" (tick 1) (tick 10) (tock 5) (tick 100)
printfn "%d" (compose [ increment; (*) 2; flip (-) 3 ] 10)
printfn "%d" (iterate 10 ((*) 2) 1)
printfn "%A" (makeAdders [ 1; 10; 100 ] |> List.map (fun f -> f 5))
for o in operations do
    printfn "%s %d" o.Name (o.Apply 7 3)
let pairs = [ for f in [ max; min ] -> f 3 8 ]
printfn "%A" pairs
let partial = List.map ((add3 1) 2) [ 3; 4 ]
printfn "%A" partial
let sideEffect =
    printfn "computed once"
    fun x -> x + 1
printfn "%d %d" (sideEffect 1) (sideEffect 2)
let (|>>) f g x = g (f x)
printfn "%s" (((+) 1 |>> string |>> (fun s -> s + "!")) 41)
