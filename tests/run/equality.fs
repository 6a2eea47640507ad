// covers: structural equality, order and hash of tuples, lists, unions, records, arrays, strings, floats
type U = A | B of int | C of string * U
type R = { X: int; Y: U list }
printfn "%b %b %b" ((1, "a") = (1, "a")) ([ 1; 2 ] = [ 1; 2 ]) ([| 1 |] = [| 1 |])
printfn "%b %b" (C("x", B 1) = C("x", B 1)) (C("x", B 1) = C("x", B 2))
printfn "%b" ({ X = 1; Y = [ A; B 2 ] } = { X = 1; Y = [ A; B 2 ] })
printfn "%A" (List.map2 compare [ A; B 1; B 2; C("a", A) ] [ B 0; B 2; B 2; C("a", B 1) ] |> List.map sign)
printfn "%A" (List.sort [ C("b", A); B 3; A; C("a", B 9); B -1 ])
printfn "%b %b" ([ 1; 2 ] < [ 1; 2; 0 ]) ([| 5 |] < [| 1; 1 |])
printfn "%b %b %b" ("a" < "B") ("abc" < "abd") ("" < "a")
printfn "%b %b %d" (nan = nan) ([ nan ] = [ nan ]) (compare nan nan)
printfn "%b" (hash (1, [ "x" ]) = hash (1, [ "x" ]))
printfn "%b %b" (Some 1 = None) (Some [ 1 ] = Some [ 1 ])
printfn "%b" (struct (1, 2) = struct (1, 2))
printfn "%d %d" (compare (1, 2) (1, 3)) (compare [ 3 ] [ 2; 9 ])
printfn "%A %A" (max "b" "a") (min (2, 1) (1, 2))
printfn "%b" (Set.ofList [ 1; 2 ] = Set.ofList [ 2; 1; 1 ])
printfn "%b" (box 1 = box 1)
[<CustomEquality; CustomComparison>]
type Version =
    { Major: int; Minor: int; Note: string }
    override a.Equals o = match o with :? Version as b -> a.Major = b.Major && a.Minor = b.Minor | _ -> false
    override a.GetHashCode() = a.Major * 100 + a.Minor
    interface System.IComparable with
        member a.CompareTo o =
            match o with
            | :? Version as b -> compare (a.Major, a.Minor) (b.Major, b.Minor)
            | _ -> 0
let v1, v2 = { Major = 1; Minor = 2; Note = "x" }, { Major = 1; Minor = 2; Note = "y" }
printfn "%b %d %b" (v1 = v2) (hash v1) ({ v1 with Minor = 10 } > v2)
[<ReferenceEquality>]
type Token = { Id: int }
let t = { Id = 1 }
printfn "%b %b" (t = t) (t = { Id = 1 })
