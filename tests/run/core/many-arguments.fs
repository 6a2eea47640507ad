// covers: methods and functions whose tupled arguments are too large together to be one value
type Sum() =
    member _.All(a: int, b: string, c: float, d: string list, e: int64, f: float, g: float, h: float, i: string) =
        float a + float b.Length + c + float d.Length + float e + f + g + h + float i.Length
    member this.Twice(t: int * string * float * string list * int64 * float * float * float * string) = this.All t + this.All t
    abstract Slot : int * string * float * string list * int64 * float * float * float * string -> float
    default this.Slot(a, b, c, d, e, f, g, h, i) = this.All(a, b, c, d, e, f, g, h, i) + 1.0
let rec loop (n: int, a: float, b: float, c: float, d: float, e: float, f: float, g: float, h: float, s: string) =
    if n = 0 then a + b + c + d + e + f + g + h + float s.Length
    else loop (n - 1, b, c, d, e, f, g, h, a, (if n % 1000 = 0 then s + "!" else s))
let apply f = f (1, "two", 3.0, [ "4" ], 5L, 6.0, 7.0, 8.0, "nine")
let s = Sum()
let t = (1, "two", 3.0, [ "4" ], 5L, 6.0, 7.0, 8.0, "nine")
printfn "%g %g %g %g %g" (s.All(1, "two", 3.0, [ "4" ], 5L, 6.0, 7.0, 8.0, "nine")) (s.All t) (s.Twice t) (s.Slot t) (apply s.All)
printfn "%g" (loop (100000, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, ""))
