[<ReferenceEquality>]
type RU = A of int | B
let a, b = A 1, A 1
printfn "%b %b %b" (a = b) (a = a) (B = B)
[<CustomEquality; CustomComparison>]
type Ver =
    | V of int * int
    | Latest
    | Named of string
    override this.Equals o = match o with :? Ver as v -> this.Key = v.Key | _ -> false
    override this.GetHashCode() = hash this.Key
    member this.Key = match this with V(a, _) -> a | Latest -> 999 | Named s -> s.Length
    interface System.IComparable with
        member this.CompareTo o = match o with :? Ver as v -> compare v.Key this.Key | _ -> -1
let vs = [ V(1, 2); Latest; V(1, 9); Named "abc"; V(3, 0) ]
printfn "%A" (List.sort vs)
printfn "%A" (List.distinct vs)
printfn "%b %b %b" (V(3, 1) = Named "xyz") (Latest = V(999, 0)) (V(1, 0) < V(2, 0))
printfn "%A" (Set.ofList vs |> Set.toList)
printfn "%A" (vs |> List.groupBy id |> List.map (fun (k, g) -> k, g.Length))
printfn "%b" (Some(V(1, 1)) = Some(V(1, 2)))
printfn "%b %d" ((V(1, 1), 2) = (V(1, 5), 2)) (compare [ V(1, 1) ] [ V(2, 1) ])
[<Struct; CustomEquality; NoComparison>]
type SU =
    | P of p: int
    | Q of q: int
    override x.Equals o = match o with :? SU as y -> x.N = y.N | _ -> false
    override x.GetHashCode() = x.N
    member x.N = match x with P n | Q n -> n
printfn "%b %d" (P 1 = Q 1) (hash (Q 4))
