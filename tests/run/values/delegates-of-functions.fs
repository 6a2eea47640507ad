let byKey (a: int) (b: int) = compare a b
let d = System.Comparison(byKey)
printfn "%d" (d.Invoke(1,2))
let f () =
    let d = System.Comparison(byKey)
    d.Invoke(3, 2)
printfn "%d" (f ())
