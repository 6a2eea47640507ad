// covers: inline functions with statically resolved parameters over numbers of every type and own types with operators and members
let inline sum items = List.fold (+) LanguagePrimitives.GenericZero items
let inline dot a b = List.map2 (*) a b |> sum
let inline square x = x * x
let inline average a b = (a + b) / (LanguagePrimitives.GenericOne + LanguagePrimitives.GenericOne)
let inline clamp low high x = if x < low then low elif x > high then high else x
let inline half (x: ^T) : ^T = x / (LanguagePrimitives.GenericOne + LanguagePrimitives.GenericOne)

let inline lengthOf (x: ^T) : int = (^T: (member Size: int) x)

let inline describe (x: ^T) : string = (^T: (member Describe: int -> string) (x, 2))

type Vector =
    { X: float; Y: float }
    static member (+)(a, b) = { X = a.X + b.X; Y = a.Y + b.Y }
    static member (-)(a, b) = { X = a.X - b.X; Y = a.Y - b.Y }
    static member (*)(k: float, v) = { X = k * v.X; Y = k * v.Y }
    static member (~-)(v) = { X = -v.X; Y = -v.Y }
    static member Zero = { X = 0.0; Y = 0.0 }
    member v.Size = int (sqrt (v.X * v.X + v.Y * v.Y))
    member v.Describe(digits: int) = sprintf "(%.*f, %.*f)" digits v.X digits v.Y

type Modular =
    | Modular of int
    static member (+)(Modular a, Modular b) = Modular((a + b) % 7)
    static member (*)(Modular a, Modular b) = Modular((a * b) % 7)
    static member Zero = Modular 0
    static member One = Modular 1
    member m.Size = match m with Modular n -> n
    member m.Describe(times: int) = String.replicate times (string m.Size)

let inline power x n =
    let mutable result = LanguagePrimitives.GenericOne
    for _ in 1 .. n do result <- result * x
    result

let inline lerp a b t = a + t * (b - a)
let inline addTo x = fun y -> x + y

printfn "%d %d %g %g" (sum [ 1; 2; 3 ]) (sum [ 1L; 2L ]) (sum [ 0.5; 0.25 ]) (sum [ 1.5f ])
printfn "%d %d" (sum [ 200uy; 100uy ]) (sum [ 100y; 100y ])
printfn "%d %g" (dot [ 1; 2; 3 ] [ 4; 5; 6 ]) (dot [ 0.5 ] [ 4.0 ])
printfn "%d %d %g %d" (square 5) (square -3L) (square 1.5) (square 16uy)
printfn "%d %g %d" (average 3 6) (average 3.0 6.0) (average 1s 4s)
printfn "%d %s %c %g" (clamp 0 10 15) (clamp "b" "d" "a") (clamp 'a' 'f' 'c') (clamp 0.0 1.0 nan)
printfn "%d %g %d" (half 7) (half 7.0) (half -7L)
printfn "%d %g %d" (power 2 10) (power 0.5 3) (power 3UL 20)
let v, w = { X = 3.0; Y = 4.0 }, { X = 1.0; Y = -1.0 }
printfn "%s %s" (describe (v + w)) (describe (-v))
printfn "%s" (describe (sum [ v; w; w ]))
printfn "%s %s" (describe (lerp v w 0.5)) (describe (2.0 * v - w))
printfn "%g" (lerp 1.0 2.0 0.25)
printfn "%d %d" (lengthOf v) (lengthOf (Modular 5))
printfn "%d %d" (sum [ Modular 5; Modular 4 ]).Size (power (Modular 3) 5).Size
printfn "%s" (describe (Modular 3))

printfn "%d %s" (addTo 1 2) (addTo "x" "y")
