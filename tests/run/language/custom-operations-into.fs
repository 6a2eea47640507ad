type Q<'a> = Q of 'a list
type QB() =
    member _.For(Q xs, f: 'a -> Q<'b>) = Q(xs |> List.collect (fun x -> let (Q ys) = f x in ys))
    member _.Yield x = Q [ x ]
    member _.Zero() : Q<'a> = Q []
    member _.Run(Q xs) = xs
    [<CustomOperation("where", MaintainsVariableSpace = true)>]
    member _.Where(Q xs, [<ProjectionParameter>] f: 'a -> bool) = Q(List.filter f xs)
    [<CustomOperation("select", AllowIntoPattern = true)>]
    member _.Select(Q xs, [<ProjectionParameter>] f: 'a -> 'b) = Q(List.map f xs)
    [<CustomOperation("groupBy", AllowIntoPattern = true)>]
    member _.GroupBy(Q xs, [<ProjectionParameter>] f: 'a -> 'k) = Q(List.groupBy f xs)
let q = QB()
let src = Q [ 5; 3; 8; 1; 9; 2 ]
printfn "%A" (q { for x in src do
                  for y in Q [ 1; 2 ] do
                  let z = x * y
                  where (z > 5)
                  groupBy (z % 3) into (k, g)
                  where (k > 0)
                  select (k, List.map (fun (a, b, c) -> a + b + c) g) into r
                  select (snd r) })
printfn "%A" (q { for x in src do
                  where (x > 4)
                  let y = x * 2
                  where (y > 10)
                  select (x, y) })
