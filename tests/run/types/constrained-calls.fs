type ICnt =
    abstract Inc : unit -> unit
    abstract Value : int
[<Struct>]
type SC =
    val mutable N : int
    new(n) = { N = n }
    interface ICnt with
        member this.Inc() = this.N <- this.N + 1
        member this.Value = this.N
let bump3 (x: byref<'t> when 't :> ICnt) = x.Inc(); x.Inc(); x.Inc()
let test () =
    let mutable c = SC 1
    bump3 &c
    printfn "%d" c.N
    let mutable i = c :> ICnt
    i.Inc()
    printfn "%d %d" i.Value c.N
let gen<'t when 't :> ICnt> (init: 't) =
    let mutable x = init
    x.Inc()
    x.Inc()
    x.Value
type Box<'t when 't :> ICnt>(v: 't) =
    [<DefaultValue>] val mutable F : 't
    member b.Set(x: 't) = b.F <- x
    member b.Bump() = b.F.Inc(); b.F.Value
let arrBump (a: 't[] when 't :> ICnt) = a.[0].Inc(); a.[0].Inc(); a.[0].Value
test ()
printfn "%d" (gen (SC 10))
let b = Box<SC>(SC 0)
b.Set(SC 5)
printfn "%d" (b.Bump())
printfn "%d" (b.Bump())
printfn "%d" (arrBump [| SC 7 |])
