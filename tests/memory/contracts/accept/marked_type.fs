[<NoAlloc>]
type Tools =
    static member Twice(x: int) = x * 2
    static member Largest(a: int, b: int) = max a b
printfn "%d %d" (Tools.Twice 3) (Tools.Largest(1, 2))
