// rejects: FF1010 line 5
[<NoAlloc>]
type Tools =
    static member Twice(x: int) = x * 2
    static member Text(x: int) = string x
printfn "%d %s" (Tools.Twice 3) (Tools.Text 4)
