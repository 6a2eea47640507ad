type Counter<'T>() =
    static let mutable count = 0
    static let name = typeof<'T>.Name
    static let items = System.Collections.Generic.List<'T>()
    static member Add(x: 'T) =
        count <- count + 1
        items.Add x
        count
    static member Count = count
    static member Items = items
    member _.Next() = count <- count + 10; count

type Lazy1<'a>() =
    static let instance = new Lazy1<'a>()
    static member Instance = instance

let test () =
    printfn "%d" (Counter<int>.Add 3)
    printfn "%d" (Counter<int>.Add 4)
    printfn "%d" (Counter<string>.Add "x")
    printfn "%d %d" Counter<int>.Count Counter<string>.Count
    printfn "%d" (Counter<int>().Next())
    printfn "%d" (Seq.sum Counter<int>.Items)
    printfn "%b" (obj.ReferenceEquals(Lazy1<int>.Instance, Lazy1<int>.Instance))
test ()
