// rejects: FF1010 line 9
type IShow =
    abstract Show : int -> int
type A() =
    interface IShow with
        member _.Show n = n
type B() =
    interface IShow with
        member _.Show n = (string n).Length
let all = [| A() :> IShow; B() :> IShow |]
[<NoAlloc>]
let run (i: int) = all.[i].Show i
printfn "%d %d" (run 0) (run 1)
