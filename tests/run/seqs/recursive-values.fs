let h () =
    let rec f x = if x = 0 then v else f (x - 1)
    and v = 10
    and w = f 3 + v
    w + f 1
printfn "%d" (h ())
let k n =
    let rec a = lazy (n + b.Value)
    and b: Lazy<int> = lazy (n * 2)
    and even x = x = 0 || odd (x - 1)
    and odd x = x <> 0 && even (x - 1)
    if even n then a.Force() else b.Force()
printfn "%d %d" (k 4) (k 5)
let selfish () =
    let rec x: Lazy<int> = lazy (x.Value + 1)
    x.Value
try printfn "%d" (selfish ()) with :? System.InvalidOperationException as e -> printfn "%s" e.Message
type Obj = { Name: string; Next: unit -> Obj }
let ring () =
    let rec a = { Name = "a"; Next = fun () -> b }
    and b = { Name = "b"; Next = fun () -> a }
    a.Next().Next().Next().Name
printfn "%s" (ring ())
let parser () =
    let rec expr: (int list -> int) = fun xs -> match xs with [] -> 0 | x :: r -> x + rest r
    and rest = fun xs -> expr xs * 2
    expr [ 1; 2; 3 ]
printfn "%d" (parser ())
let rec ma = mb + 1
and mb = 5
printfn "%d" ma
let rec mring = { Name = "m"; Next = fun () -> mring }
printfn "%s" (mring.Next().Name)
let f () =
    let rec x: Lazy<int> = lazy (1 + y.Value)
    and y: Lazy<int> = lazy 10
    x.Value
printfn "%d" (f ())
let g () =
    let rec s: seq<int> = seq { yield 1; yield! Seq.map (fun x -> x * 2) s }
    s |> Seq.take 5 |> Seq.toList
printfn "%A" (g ())
