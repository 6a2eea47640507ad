type A() =
    static let x = (printfn "init A"; 5)
    static member X = x
type B() =
    static let _ = printfn "init B"
    static let mutable n = 0
    static do printfn "do B"
type G<'T>() =
    static let c = (printfn "init G %s" typeof<'T>.Name; 1)
    static member C = c
printfn "start"
printfn "%d" A.X
printfn "%d" G<int>.C
printfn "%d" G<string>.C
printfn "%d" G<int>.C
