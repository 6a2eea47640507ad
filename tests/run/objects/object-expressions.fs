open System
type ICounter =
    abstract Next : unit -> int
    abstract Peek : int
    abstract Reset : ?start: int -> unit
let mk start =
    let n = ref start
    let mutable history = []
    let add = ResizeArray()
    { new ICounter with
        member _.Next() = n.Value <- n.Value + 1; add.Add n.Value; n.Value
        member _.Peek = n.Value
        member _.Reset(?start) = n.Value <- defaultArg start 0
      interface IDisposable with
        member _.Dispose() = printfn "disposed %A" (List.ofSeq add) }
let c = mk 10
printfn "%d %d" (c.Next()) (c.Next())
c.Reset()
printfn "%d" (c.Next())
c.Reset(start = 50)
printfn "%d %d" c.Peek (c.Next())
(c :?> IDisposable).Dispose()
[<AbstractClass>]
type Greeter(name: string) =
    abstract Greet : string -> string
    abstract Name : string
    default _.Name = name
    member this.Both a b = this.Greet a + "/" + this.Greet b
let g suffix =
    { new Greeter("bob") with
        override this.Greet x = this.Name + ":" + x + suffix
        override this.Name = base.Name.ToUpper()
        override _.ToString() = "greeter" + suffix }
printfn "%s %O" ((g "!").Both "a" "b") (g "?")
let cmp f = { new Collections.Generic.IComparer<'a> with member _.Compare(a, b) = f a b }
let arr = [| "pear"; "fig"; "banana"; "kiwi" |]
Array.Sort(arr, cmp (fun (a: string) b -> compare (a.Length, a) (b.Length, b)))
printfn "%A" arr
let makers = [ for i in 1 .. 3 -> { new ICounter with
                                      member _.Next() = i * 10
                                      member _.Peek = i
                                      member _.Reset(?s) = printfn "reset %d %A" i s } ]
for m in makers do m.Reset(); m.Reset(m.Next()); printfn "%d" m.Peek
