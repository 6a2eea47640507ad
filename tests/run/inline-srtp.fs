// covers: inline functions with statically resolved type parameters
let inline square x = x * x
let inline sumOfSquares xs = List.sumBy square xs
let inline average2 a b = (a + b) / (LanguagePrimitives.GenericOne + LanguagePrimitives.GenericOne)
let inline clamp low high x = if x < low then low elif x > high then high else x
let inline lengthOf (x: ^T) = (^T: (member Length: int) x)
let inline describe (x: ^T) = (^T: (static member Describe: ^T -> string) x)

type Vector =
    { X: float; Y: float }
    static member (+) (a, b) = { X = a.X + b.X; Y = a.Y + b.Y }
    static member (*) (a: Vector, k: float) = { X = a.X * k; Y = a.Y * k }
    static member (*) (a: Vector, b: Vector) = a.X * b.X + a.Y * b.Y
    static member (~-) a = { X = -a.X; Y = -a.Y }
    static member Zero = { X = 0.0; Y = 0.0 }
    static member Describe(v: Vector) = sprintf "<%g, %g>" v.X v.Y

type Name =
    | Name of string
    static member Describe(Name n) = "name " + n

printfn "%d %g %d" (square 7) (square 1.5) (square 3L)
printfn "%d %g" (sumOfSquares [ 1; 2; 3 ]) (sumOfSquares [ 0.5; 1.5 ])
printfn "%g %d" (average2 3.0 4.0) (average2 3 4)
printfn "%d %g %c" (clamp 0 10 42) (clamp 0.0 1.0 0.5) (clamp 'b' 'y' 'a')
printfn "%d %d" (lengthOf "hello") (lengthOf [ 1; 2; 3 ])
let v = { X = 1.0; Y = 2.0 }
printfn "%s %s" (describe v) (describe (Name "ann"))
printfn "%g %s %s" (v * v) (describe (v * 3.0)) (describe (-v + v))
printfn "%s" (describe (List.sum [ v; v; { X = 10.0; Y = 0.5 } ]))
let inline add a b = a + b
printfn "%d %s %g" (add 1 2) (add "a" "b") (add 1.5 2.0)
let inline (+.) a b = square a + b
printfn "%d" (3 +. 4)
