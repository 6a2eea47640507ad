// covers: named type variables in the patterns of object expressions
type IPair =
    abstract First: 'a * 'b -> 'a
    abstract Same: 'a -> 'a

let pair =
    { new IPair with
        member _.First(x: 'a, _: 'b) : 'a = x
        member _.Same(x: 'c) = x }

printfn "%d %s %b" (pair.First(1, "a")) (pair.First("b", 2)) (pair.Same true)
