[<StructuredFormatDisplay("<{X}>")>]
type A() = member _.X = "s"
[<StructuredFormatDisplay("<{X}>")>]
type B() = member _.X = 3
[<StructuredFormatDisplay("{X}>")>]
type C() = member _.X = "s"
[<StructuredFormatDisplay("<{X}")>]
type D() = member _.X = 4
[<StructuredFormatDisplay("{X}{X}")>]
type E() = member _.X = 4
[<StructuredFormatDisplay("{X} {X}")>]
type F() = member _.X = "s"
[<StructuredFormatDisplay("plain")>]
type G() = member _.X = "s"
[<StructuredFormatDisplay("{X}")>]
type H() = member _.X = None: int option
[<StructuredFormatDisplay("{X}")>]
type I() = member _.X = null: string
[<StructuredFormatDisplay("a{X}b{X}c")>]
type J() = member _.X = [1]
let p x = printfn "%A %A %A %A" [x; x] (Some x) (x, x) {| F = x |}
p (A())
p (B())
p (C())
p (D())
p (E())
p (F())
p (G())
p (I())
p (J())
