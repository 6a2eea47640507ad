type B() =
    static let _ = printfn "init B"
    static let y = (printfn "init B.y"; 3)
    static let mutable n = 0
    static do printfn "do B %d" n
    let q = y
type G<'T>() =
    static let v = (printfn "v G"; 4)
    member _.V = v
type R = { A: int } with static member Z = 3
printfn "start"
printfn "%d" (G<int>().V)
printfn "%d" (G<string>().V)
