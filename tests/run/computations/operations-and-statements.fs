type Q() =
    member _.For(source: 'a list, f: 'a -> 'b list) = List.collect f source
    member _.Yield x = [ x ]
    member _.Zero() = []
    [<CustomOperation("where", MaintainsVariableSpace = true)>]
    member _.Where(source: 'a list, [<ProjectionParameter>] predicate: 'a -> bool) = List.filter predicate source
    [<CustomOperation("select")>]
    member _.Select(source: 'a list, [<ProjectionParameter>] projection: 'a -> 'b) = List.map projection source
let from = Q()
let r = from {
    for a in [1;2;3;4] do
    where (a > 1)
    printfn "x%d" a
    let b = a * 10
    where (b <> 30)
    select (a + b) }
printfn "%A" r
let s = from {
    for a in [1;2;3;4] do
    printfn "first %d" a
    let b = a * 10
    for c in [b; b + 1] do
    printfn "then %d" c
    where (c % 2 = 0)
    printfn "after %d" c
    select (a, c) }
printfn "%A" s
