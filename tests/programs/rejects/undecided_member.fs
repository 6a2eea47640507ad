// covers: a member asked for of a type that nothing decides
let area shape =
    (^s: (member Area: float) shape)

printfn "done"
