[<StructuredFormatDisplay("{Text}")>]
type Fancy(a: int) =
    member _.Text = sprintf "fancy %d" a
[<StructuredFormatDisplay("<{X}, {Y}>")>]
type P = { X: int; Y: string }
[<StructuredFormatDisplay("{Items}")>]
type U = A of int list | B with member u.Items = match u with A xs -> xs | B -> []
[<StructuredFormatDisplay("Pre {AsObj} post")>]
type O(v: obj) =
    member _.AsObj = v
[<StructuredFormatDisplay("{AsString}")>]
type Path = Path of string list with
    member p.AsString = (let (Path xs) = p in String.concat "/" xs)
    override p.ToString() = "P:" + p.AsString
[<StructuredFormatDisplay("Vec[{Length}]")>]
type V<'T>(xs: 'T list) =
    member _.Length = xs.Length
[<StructuredFormatDisplay("{Priv}")>]
type Q() =
    member private _.Priv = 3
[<StructuredFormatDisplay("no holes")>]
type N() = class end
[<StructuredFormatDisplay("{Missing}")>]
type Mi() = class end
[<StructuredFormatDisplay("a {X} b {X} c \{esc\}")>]
type Tw() = member _.X = [1;2]
printfn "%A" (Fancy 3)
printfn "%A" [Fancy 3; Fancy 4]
printfn "%A" { X = 1; Y = "y" }
printfn "%A" (A [1;2], B)
printfn "%A" (Some (A [1;2]))
printfn "%A" (O (box "s"))
printfn "%A" (O (box (Some 3)))
printfn "%A" (Path ["a";"b"])
printfn "%O" (Path ["a";"b"])
printfn "%A" [Some (Path ["a"])]
printfn "%A" (V [1;2;3])
printfn "%A" (Q())
printfn "%A" (N())
printfn "%A" (Mi())
printfn "%A" (Tw())
printfn "%A" (box (Fancy 3))
printfn "%O %s" (Fancy 1) (string { X = 1; Y = "y" })
