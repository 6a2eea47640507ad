// A setter that calls the one of the base class.
[<AbstractClass>]
type W() =
    abstract Width: int with get, set
    abstract Click: unit -> bool
    default this.Click() = true
type Label() =
    inherit W()
    let mutable w = 5
    override _.Width with get () = w and set v = w <- v
    override _.Click() = false
type Button() =
    inherit Label()
    override this.Width with get () = base.Width + 2 and set v = base.Width <- v - 2
    override this.Click() = not (base.Click())
let b = Button()
printfn "a"
printfn "%d" b.Width
printfn "%b" (b.Click())
b.Width <- 9
printfn "%d" b.Width
