// Indexers of a base class, read and written through `base`.
type A() =
    let d = [| 1; 2; 3 |]
    abstract Item: int -> int with get, set
    default _.Item with get i = d.[i] and set i v = d.[i] <- v
    abstract Named: string -> int
    default _.Named s = s.Length
type B() =
    inherit A()
    override _.Item with get i = base.[i] * 10 and set i v = base.[i] <- v + 1
    override _.Named s = base.Named s + 1
type C() =
    inherit B()
    override _.Item with get i = base.[i] + 1 and set i v = base.[i] <- v + 5
    override this.Named s = base.Named(s) * 2
let b = C() :> B
b.[0] <- 7
printfn "%d %d %d" b.[0] (b.Named "abc") (b :> A).[1]
