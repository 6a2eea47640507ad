// unions, records, tuples: equality, comparison, hashing, pattern matching
type Suit = Hearts | Spades
type Card = { Rank: int; Suit: Suit }
type Shape = Circle of radius: float | Rect of w: float * h: float | Poly of (float * float) list | Unit
[<CustomEquality; CustomComparison>]
type CI = { S: string }
          with
            override x.Equals o = match o with :? CI as y -> System.String.Equals(x.S, y.S, System.StringComparison.OrdinalIgnoreCase) | _ -> false
            override x.GetHashCode() = x.S.ToLower().GetHashCode()
            interface System.IComparable with
                member x.CompareTo o = match o with :? CI as y -> compare (x.S.ToLower()) (y.S.ToLower()) | _ -> 0
[<ReferenceEquality>]
type RE = { V: int }
type Expr = Num of int | Add of Expr * Expr | Mul of Expr * Expr | Neg of Expr | Var of string | Let of string * Expr * Expr
let rec eval env = function
    | Num n -> n
    | Add(a, b) -> eval env a + eval env b
    | Mul(Num 0, _) | Mul(_, Num 0) -> 0
    | Mul(a, b) -> eval env a * eval env b
    | Neg e -> -(eval env e)
    | Var v when Map.containsKey v env -> env.[v]
    | Var v -> failwithf "unbound %s" v
    | Let(v, e, b) -> eval (Map.add v (eval env e) env) b
printfn "%d" (eval Map.empty (Let("x", Num 5, Add(Mul(Var "x", Num 3), Neg(Var "x")))))
printfn "%s" (try string (eval Map.empty (Var "q")) with Failure m -> m)
let rec simp e =
    match e with
    | Add(Num 0, x) | Add(x, Num 0) -> simp x
    | Mul(Num 1, x) | Mul(x, Num 1) -> simp x
    | Add(Num a, Num b) -> Num(a + b)
    | Add(a, b) when a = b -> Mul(Num 2, simp a)
    | Add(a, b) -> let a', b' = simp a, simp b in if a' <> a || b' <> b then simp (Add(a', b')) else e
    | Neg(Neg x) -> simp x
    | e -> e
printfn "%A" (simp (Add(Add(Num 0, Var "x"), Mul(Num 1, Var "x"))))
printfn "%b %b" ({ S = "A" } = { S = "a" }) ({ V = 1 } = { V = 1 })
printfn "%A" (List.sort [ { S = "b" }; { S = "A" }; { S = "C" } ] |> List.map (fun c -> c.S))
printfn "%A" (Set.ofList [ { S = "x" }; { S = "X" } ] |> Set.count)
printfn "%A" (List.sort [ { Rank = 3; Suit = Spades }; { Rank = 3; Suit = Hearts }; { Rank = 1; Suit = Spades } ])
printfn "%A" (List.sort [ Unit; Rect(1.0, 2.0); Circle 2.0; Rect(1.0, 1.0); Circle 1.0; Poly [ 1.0, 2.0 ] ])
printfn "%d %d" (compare (1, "b") (1, "a")) (compare [ 1; 2 ] [ 1; 2; 3 ])
printfn "%b %b %b" ((1, 2) < (1, 3)) ([| 1; 2 |] = [| 1; 2 |]) ([ Some 1; None ] > [ None ])
printfn "%b" (hash (Circle 1.0) = hash (Circle 1.0))
let f = function Circle r when r > 10.0 -> "big" | Circle _ -> "circle" | Rect(w = w; h = h) when w = h -> "square" | Rect _ -> "rect" | Poly [] -> "empty" | Poly [ _ ] -> "point" | Poly((x, _) :: _) -> sprintf "poly %g" x | Unit -> "unit"
printfn "%A" (List.map f [ Circle 11.0; Circle 1.0; Rect(2.0, 2.0); Rect(1.0, 2.0); Poly []; Poly [ 1., 2. ]; Poly [ 3., 4.; 5., 6. ]; Unit ])
let (|Ranked|) c = c.Rank
let g = function { Rank = 1 } -> "ace" | { Suit = Hearts; Rank = r } -> sprintf "h%d" r | Ranked r & { Suit = s } -> sprintf "%A%d" s r
printfn "%A" (List.map g [ { Rank = 1; Suit = Spades }; { Rank = 5; Suit = Hearts }; { Rank = 9; Suit = Spades } ])
let h = function
    | [| |] -> "none" | [| x |] -> sprintf "one %d" x | [| x; _; z |] -> sprintf "three %d %d" x z | a -> sprintf "many %d" a.Length
printfn "%A" (List.map h [ [||]; [| 1 |]; [| 1; 2; 3 |]; [| 1; 2 |] ])
let k (o: obj) = match o with :? int as i when i > 5 -> "big int" | :? int -> "int" | :? string as s -> s | :? (int list) as l -> sprintf "list %d" l.Length | :? Shape as s -> f s | null -> "null" | _ -> o.GetType().Name
printfn "%A" (List.map k [ box 9; box 1; box "s"; box [ 1; 2 ]; box Unit; null; box 2.0; box 'c'; box (1, 2) ])
let l = function x :: y :: rest as all when List.length all > 3 -> sprintf "%d %d +%d" x y rest.Length | [ _; _ ] -> "two" | _ :: _ -> "some" | [] -> "none"
printfn "%A" (List.map l [ [ 1; 2; 3; 4 ]; [ 1; 2 ]; [ 1 ]; [] ])
let m = match 3, "x" with | (1 | 2), _ -> "a" | 3, ("y" | "x" as s) -> "b" + s | _ -> "c"
printfn "%s" m
type Rec = { A: int; B: Rec option }
let rc = { A = 1; B = Some { A = 2; B = None } }
let rc2 = { rc with B = rc.B |> Option.map (fun b -> { b with A = 9 }) }
printfn "%A %b" rc2 (rc < rc2)
let anon = {| X = 1; Y = "y" |}
let anon2 = {| anon with Z = 2.0 |}
printfn "%A %d %b" anon2 anon2.X (anon = {| X = 1; Y = "y" |})
type T1 = T1 of int * string with
    static member Make(a, ?b) = T1(a, defaultArg b "d")
    member t.Deconstruct = let (T1(a, b)) = t in a, b
printfn "%A %A" (T1.Make 1) ((T1.Make(2, "z")).Deconstruct)
let choice: Choice<int, string, bool> = Choice2Of3 "c"
match choice with Choice1Of3 i -> printfn "%d" i | Choice2Of3 s -> printfn "%s" s | Choice3Of3 b -> printfn "%b" b
printfn "%A %A" (Result.bind (fun x -> if x > 0 then Ok x else Error "neg") (Ok -1)) (Option.map2 (+) (Some 1) (Some 2))
printfn "%b %b" (Unchecked.equals nan nan) ((nan, 1) = (nan, 1))
printfn "%A" (List.groupBy (function Circle _ -> "c" | _ -> "o") [ Circle 1.0; Unit; Circle 2.0 ])
printfn "%A" (List.countBy id [ Some 1; None; Some 1 ])
printfn "%A" (Map.toList (Map.ofList [ (Spades, 1); (Hearts, 2) ]))
