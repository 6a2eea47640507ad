// An array of references is an array of their supertypes too; what is stored is tested.
open System
type Shape(n: string) =
    abstract Area: float
    default _.Area = 0.0
    member _.Name = n
type Circle(r: float) =
    inherit Shape("circle")
    override _.Area = r * r
type Square(a: float) =
    inherit Shape("square")
    override _.Area = a * a
let attempt name f =
    try
        f ()
        printfn "%s ok" name
    with
    | :? ArrayTypeMismatchException as e -> printfn "%s: %s" name e.Message
    | :? InvalidCastException -> printfn "%s: cast" name
let strings = [| "a"; "b" |]
let objects = box strings :?> obj[]
attempt "string" (fun () -> objects.[0] <- box "c")
attempt "number" (fun () -> objects.[1] <- box 3)
attempt "null" (fun () -> objects.[1] <- null)
printfn "%A" strings
let circles = [| Circle 1.0; Circle 2.0 |]
let shapes = (circles :> obj) :?> Shape[]
attempt "circle" (fun () -> shapes.[0] <- upcast Circle 3.0)
attempt "square" (fun () -> shapes.[1] <- upcast Square 3.0)
attempt "shape" (fun () -> Array.set shapes 1 (Shape "x"))
printfn "%A" (shapes |> Array.map (fun s -> s.Name, s.Area))
attempt "ints" (fun () -> printfn "%d" (box [| 1 |] :?> obj[]).Length)
let plain: Shape[] = Array.zeroCreate 2
attempt "plain" (fun () -> plain.[0] <- upcast Square 1.0; plain.[1] <- upcast Circle 1.0)
let mixed: obj[] = [| 1; "x" |]
attempt "mixed" (fun () -> mixed.[0] <- box 2.5; mixed.[1] <- box strings)
printfn "%A" mixed
