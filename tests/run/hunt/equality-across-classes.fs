// Equality of objects of different classes is what the first one says.
type Shape(id: int) =
    member _.Id = id
    override _.GetHashCode() = id
    override _.Equals o = match o with :? Shape as s -> s.Id = id | _ -> false
type Square(id) =
    inherit Shape(id)
    override _.GetHashCode() = base.GetHashCode() + 100
    override _.Equals o = match o with :? Square as s -> s.Id = id | _ -> false
type Round(id) =
    inherit Shape(id)
let s, q, r = Shape 1, (Square 1 :> Shape), (Round 1 :> Shape)
printfn "%b %b %b %b" (s = q) (q = s) (s = r) (r = s)
printfn "%b %b %b" (r = q) (q = r) (q = (Square 1 :> Shape))
printfn "%b %b" ((box s) = box q) ((box q).Equals s)
printfn "%b %b" (s.Equals q) (obj.Equals(q, s))
printfn "%d" (hash q)
printfn "%b" (List.contains q [ s ])
printfn "%A" (List.distinct [ s; q; r ] |> List.map (fun x -> x.GetHashCode()))
