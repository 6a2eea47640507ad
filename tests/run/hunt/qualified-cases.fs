[<RequireQualifiedAccess>]
type U = Mm | Cm of int | Two of a: int * b: string
[<RequireQualifiedAccess>]
type G<'a> = A of 'a | B
[<RequireQualifiedAccess; Struct>]
type S = X | Y of v: int
module M =
    [<RequireQualifiedAccess>]
    type In = P | Q of In option
[<RequireQualifiedAccess>]
type E = R = 1
[<RequireQualifiedAccess>]
type Rec = { F: int; G: U }
printfn "%A %A %A" U.Mm (U.Cm 3) (U.Two(1, "b"))
printfn "%A %A" (G.A 1) (G.B: G<string>)
printfn "%A %A" S.X (S.Y 2)
printfn "%A %A" M.In.P (M.In.Q(Some M.In.P))
printfn "%A %A" E.R { Rec.F = 1; Rec.G = U.Mm }
printfn "%O %s %s" (U.Cm 3) (string U.Mm) (U.Two(1, "x").ToString())
printfn "%A" [Some (U.Cm 4)]
printfn "%A" (box U.Mm)
