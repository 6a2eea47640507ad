// covers: Conway's game of life on a set of cells, printed as text
let neighbours (x, y) = [ for dx in -1 .. 1 do for dy in -1 .. 1 do if (dx, dy) <> (0, 0) then yield x + dx, y + dy ]
let step cells =
    cells
    |> Seq.collect neighbours
    |> Seq.countBy id
    |> Seq.filter (fun (c, n) -> n = 3 || n = 2 && Set.contains c cells)
    |> Seq.map fst
    |> Set.ofSeq
let show cells =
    for y in 0 .. 5 do
        printfn "%s" (System.String [| for x in 0 .. 7 -> if Set.contains (x, y) cells then '#' else '.' |])
let glider = set [ 1, 0; 2, 1; 0, 2; 1, 2; 2, 2 ]
let mutable world = glider
for generation in 0 .. 4 do
    printfn "generation %d: %d cells" generation (Set.count world)
    show world
    world <- step world
