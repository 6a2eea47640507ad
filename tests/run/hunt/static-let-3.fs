type B() =
    static let a, b = (printfn "pair"; (1, "x"))
    static let [| p; q |] = [| 5; 6 |]
    static let _ = printfn "under %d" a
    static let () = printfn "unit %s" b
    static member S = sprintf "%d %s %d %d" a b p q
printfn "start"
printfn "%s" B.S
