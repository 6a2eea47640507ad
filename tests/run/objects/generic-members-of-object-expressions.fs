type I =
    abstract Map: ('a -> 'b) -> 'a list -> 'b list
    abstract First: 'a * 'b -> 'a
    abstract Show: 'a -> string
let make n = { new I with
                member _.Map f xs = List.map f (List.take n xs)
                member _.First(x, y) = x
                member _.Show x = sprintf "%A/%d" x n }
let i = make 2
printfn "%A" (i.Map (fun x -> x + 1) [1;2;3])
printfn "%A" (i.Map (fun x -> string x + "!") [1.5;2.5;3.0])
printfn "%A %A" (i.First(1, "a")) (i.First("b", 2.0))
printfn "%s %s" (i.Show [1]) (i.Show (Some "x"))
type G<'k> =
    abstract Fold: ('s -> 'k -> 's) -> 's -> 's
let ofList (xs: 'k list) = { new G<'k> with member _.Fold (f: 's -> 'k -> 's) (s: 's) : 's = List.fold f s xs }
let g = ofList [1;2;3]
printfn "%d %s" (g.Fold (+) 0) (g.Fold (fun s x -> s + string x) "")
printfn "%d" ((ofList ["a";"bc"]).Fold (fun n s -> n + s.Length) 0)
