// covers: Map and Set in algorithms: breadth first search, shortest paths, topological order, reachables, union and difference
type Graph = Map<string, Set<string>>

let addEdge a b (graph: Graph) : Graph =
    let known node = graph |> Map.tryFind node |> Option.defaultValue Set.empty
    graph |> Map.add a (Set.add b (known a)) |> fun g -> if Map.containsKey b g then g else Map.add b Set.empty g

let ofEdges edges = List.fold (fun graph (a, b) -> addEdge a b graph) Map.empty edges
let next node (graph: Graph) = Map.find node graph

let breadthFirst start graph =
    let rec go frontier seen order =
        if Set.isEmpty frontier then List.rev order
        else
            let reached = frontier |> Set.toList |> List.map (fun n -> next n graph) |> Set.unionMany
            let fresh = Set.difference reached seen
            go fresh (Set.union seen fresh) (Set.toList frontier :: order)
    go (Set.singleton start) (Set.singleton start) []

let topological graph =
    let rec visit node (done', order) =
        if Set.contains node done' then done', order
        else
            let done', order = Set.foldBack visit (next node graph) (Set.add node done', order)
            done', node :: order
    Map.foldBack (fun node _ state -> visit node state) graph (Set.empty, []) |> snd

let shortest edges start =
    let nodes = edges |> List.collect (fun (a, b, _) -> [ a; b ]) |> List.distinct
    let relax distances (a, b, cost) =
        match Map.tryFind a distances, Map.tryFind b distances with
        | Some d, Some known when d + cost < known -> Map.add b (d + cost) distances
        | Some d, None -> Map.add b (d + cost) distances
        | _ -> distances
    List.fold (fun distances _ -> List.fold relax distances edges) (Map.ofList [ start, 0 ]) nodes

let rec reachable graph seen node =
    if Set.contains node seen then seen
    else Set.fold (reachable graph) (Set.add node seen) (next node graph)

let graph = ofEdges [ "a", "b"; "a", "c"; "b", "d"; "c", "d"; "d", "e"; "x", "y"; "a", "b" ]
printfn "%d %A" (Map.count graph) (Map.toList graph |> List.map fst)
for level in breadthFirst "a" graph do printfn "%s" (String.concat " " level)
printfn "%s" (topological graph |> String.concat " ")
printfn "%s" (reachable graph Set.empty "b" |> String.concat " ")
let distances = shortest [ "s", "a", 7; "s", "b", 2; "b", "a", 3; "a", "t", 1; "b", "t", 8; "q", "s", 1 ] "s"
for KeyValue(node, cost) in distances do printf "%s=%d " node cost
printfn ""
let small, large = Set.ofList [ 3; 1; 2 ], Set.ofList [ 1 .. 5 ]
printfn "%b %b %b" (Set.isSubset small large) (Set.isSuperset small large) (small = Set.ofList [ 2; 3; 1; 1 ])
printfn "%A %A" (Set.map (fun x -> x % 2) large) (Set.partition (fun x -> x > 2) large)
printfn "%d %d" (Set.minElement large) (Set.maxElement large)
printfn "%A" (Map.ofList [ 1, "old"; 2, "b"; 1, "new" ] |> Map.map (fun k v -> string k + v) |> Map.toList)
printfn "%A" (Map.fold (fun sum k v -> sum + k * v) 0 (Map.ofList [ 1, 10; 2, 20 ]))
printfn "%s" ((Map.tryFindKey (fun _ v -> v = 0) distances) |> Option.defaultValue "none")
printfn "%A" (Map.partition (fun _ v -> v > 3) distances |> fun (a, b) -> a.Count, b.Count)
printfn "%b" (Map.remove "s" distances |> Map.isEmpty)
printfn "%A" (try Map.find "zz" distances with :? System.Collections.Generic.KeyNotFoundException -> -1)
