// covers: own operators, precedence, custom operators on types, boolean short circuit
let (|>!) x f = f x; x
let (</>) a b = a + "/" + b
let (!!) x = x * 2
let (=~) (a: float) b = abs (a - b) < 1e-9
let inline (^+) a b = a * 10 + b

type Matrix =
    | Matrix of int * int * int * int
    static member (*) (Matrix(a, b, c, d), Matrix(e, f, g, h)) =
        Matrix(a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h)
    static member (+) (Matrix(a, b, c, d), Matrix(e, f, g, h)) = Matrix(a + e, b + f, c + g, d + h)
    static member (~-) (Matrix(a, b, c, d)) = Matrix(-a, -b, -c, -d)

let rec power m n =
    if n = 0 then Matrix(1, 0, 0, 1)
    elif n % 2 = 0 then power (m * m) (n / 2)
    else m * power m (n - 1)

let noisy name result = printf "%s " name; result

printfn "%d" ([ 1; 2; 3 ] |>! (fun l -> printfn "%d" l.Length) |> List.sum)
printfn "%s" ("usr" </> "local" </> "bin")
printfn "%d %b %d" (!!21) (0.1 + 0.2 =~ 0.3) (1 ^+ 2)
printfn "%d %d %d" (2 + 3 * 4) ((2 + 3) * 4) (10 - 3 - 2)
printfn "%g" (2.0 ** 3.0 ** 2.0)
printfn "%b" (true || false && false)
printfn "%b" (noisy "a" false && noisy "b" true)
printfn "%b" (noisy "c" true || noisy "d" false)
printfn "%b" (not true = false)
printfn "%A" (power (Matrix(1, 1, 1, 0)) 30)
printfn "%A" (-(Matrix(1, 2, 3, 4) + Matrix(1, 1, 1, 1)))
printfn "%d" (5 |> (+) 3 |> (*) 2)
printfn "%A" ((3, 4) ||> (fun a b -> a * b))
printfn "%s" <| string (1 + 1)
printfn "%d" ((fun x -> x + 1) >> (fun x -> x * 2) <| 4)
printfn "%d" (1 <<< 2 ||| 1)
printfn "%b %b" (1 <> 2) ("a" = "a")
printfn "%d" -(-3)
printfn "%d" (- 4 + 1)
printfn "%A" (1 :: 2 :: [] @ [ 3 ])
