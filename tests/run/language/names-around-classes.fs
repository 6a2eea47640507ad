// covers: names of unknown type where sequences are wanted, a class's let that hides an outer name, extensions of types of one name, indexed properties
let private bad names currentPath =
    let currentPath =
        defaultArg currentPath (names |> String.concat ".")
    let msg = "x" + (String.concat "." names)
    (msg, currentPath, List.tryLast names |> Option.defaultValue "")
printfn "%A" (bad ["a";"b"] None)
let opt x = x + 1
type G(value: int) =
    let required = opt value
    let opt = { new System.IDisposable with member _.Dispose() = printfn "%d" (opt value) }
    member _.R = required
    member _.O = opt
G(3).O.Dispose()
printfn "%d" (G(4).R)
type Foo() = class end
type Foo<'a>() = class end
type Foo with
    static member D = 1
type Foo<'a> with
    member x.D = 11
printfn "%d %d" Foo.D (Foo<int>().D)
type A() =
    let mutable last = ""
    member this.X3 with set (i: int) (y: string) = last <- y + string i
    member this.P2 with get (i: int) = i * 2 and set (i: int) (v: int) = last <- sprintf "%d-%d" i v
    member _.Last = last
let a = A()
a.X3(5) <- "hi"
printfn "%s" a.Last
a.P2(7) <- 8
printfn "%s %d" a.Last (a.P2(4))


let f s e = [| for n in s..e -> n, float n |]
printfn "%A" (f 1 3)
