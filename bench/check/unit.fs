type Rec$K = { X$K: int; Y$K: int; W$K: float }

type Shape$K =
    | A$K of int
    | B$K of float
    | C$K

let area$K s =
    match s with
    | A$K a -> float a * 1.5
    | B$K b -> b * b + 0.5
    | C$K -> 0.25

let step$K r k =
    let x = r.X$K * 2 + k
    let y = r.Y$K ^^^ (x >>> 1)
    let y = if y > 100000 then y % 1000 else y
    let s =
        match k % 3 with
        | 0 -> A$K(x &&& 255)
        | 1 -> B$K(r.W$K * 0.5)
        | _ -> C$K
    { X$K = x; Y$K = y; W$K = r.W$K + area$K s }

let loop$K n seed =
    let rec go k r = if k >= n then r else go (k + 1) (step$K r k)
    let r = go 0 { X$K = seed; Y$K = $K; W$K = 0.0 }
    (r.X$K + r.Y$K + int r.W$K) &&& 0xffffff

