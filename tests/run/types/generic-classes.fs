// static let in generic types, static members, generic static
type Cache<'k, 'v when 'k : equality>() =
    static let store = System.Collections.Generic.Dictionary<'k, 'v>()
    static let mutable hits = 0
    static member Get(k, f) =
        match store.TryGetValue k with
        | true, v -> hits <- hits + 1; v
        | _ -> let v = f k in store.[k] <- v; v
    static member Hits = hits
    static member Count = store.Count
printfn "%d" (Cache<int, string>.Get(1, string) |> String.length)
printfn "%s" (Cache<int, string>.Get(1, fun _ -> "never"))
printfn "%d" (Cache<string, int>.Get("abc", String.length))
printfn "%d %d %d" Cache<int, string>.Hits Cache<string, int>.Hits Cache<int, string>.Count
type Id<'t>() =
    static let mutable next = 0
    let my = (next <- next + 1; next)
    member _.My = my
    static member val Label = typeof<'t>.Name with get, set
printfn "%d %d %d %d" (Id<int>().My) (Id<int>().My) (Id<string>().My) (Id<int>().My)
Id<int>.Label <- "changed"
printfn "%s %s" Id<int>.Label Id<string>.Label
[<AbstractClass>]
type Monoid<'a>() =
    abstract Zero : 'a
    abstract Plus : 'a * 'a -> 'a
    member m.Sum(xs: seq<'a>) = Seq.fold (fun a b -> m.Plus(a, b)) m.Zero xs
type IntSum() =
    inherit Monoid<int>()
    static member val Instance = IntSum() with get
    override _.Zero = 0
    override _.Plus(a, b) = a + b
type ListM<'t>() =
    inherit Monoid<'t list>()
    override _.Zero = []
    override _.Plus(a, b) = a @ b
printfn "%d %A" (IntSum.Instance.Sum [ 1; 2; 3 ]) (ListM<string>().Sum [ [ "a" ]; []; [ "b"; "c" ] ])
type Tree<'a when 'a : comparison> =
    | Leaf
    | Node of Tree<'a> * 'a * Tree<'a>
    static member Empty : Tree<'a> = Leaf
    member t.Add x =
        match t with
        | Leaf -> Node(Leaf, x, Leaf)
        | Node(l, v, r) when x < v -> Node(l.Add x, v, r)
        | Node(l, v, r) when x > v -> Node(l, v, r.Add x)
        | _ -> t
    member t.ToList() = match t with Leaf -> [] | Node(l, v, r) -> l.ToList() @ [ v ] @ r.ToList()
    member t.Depth = match t with Leaf -> 0 | Node(l, _, r) -> 1 + max l.Depth r.Depth
let t = List.fold (fun (t: Tree<_>) x -> t.Add x) Tree.Empty [ 5; 2; 8; 1; 9; 3; 5 ]
printfn "%A %d" (t.ToList()) t.Depth
printfn "%A" t
type Stack<'t>(items: 't list) =
    new() = Stack []
    member _.Push x = Stack(x :: items)
    member _.Pop() = match items with [] -> None | x :: r -> Some(x, Stack r)
    member _.Items = items
    interface System.Collections.Generic.IEnumerable<'t> with
        member _.GetEnumerator() = (items :> seq<_>).GetEnumerator()
        member _.GetEnumerator() : System.Collections.IEnumerator = (items :> System.Collections.IEnumerable).GetEnumerator()
let s = Stack<int>().Push(1).Push(2).Push(3)
for x in s do printf "%d " x
printfn "%A %d" (s |> Seq.map ((*) 2) |> List.ofSeq) (Seq.length s)
match s.Pop() with Some(x, r) -> printfn "%d %A" x r.Items | None -> ()
type Wrapper<'a> = { Value: 'a; Tag: string }
module Wrapper =
    let map f w = { Value = f w.Value; Tag = w.Tag }
    let inline zip a b = { Value = (a.Value, b.Value); Tag = a.Tag + b.Tag }
printfn "%A" (Wrapper.zip { Value = 1; Tag = "x" } (Wrapper.map string { Value = 2.5; Tag = "y" }))
type IVisitor<'r> =
    abstract Num : int -> 'r
    abstract Add : Expr * Expr -> 'r
and [<AbstractClass>] Expr() =
    abstract Accept<'r> : IVisitor<'r> -> 'r
type Num(n) =
    inherit Expr()
    override _.Accept v = v.Num n
type Add(a: Expr, b: Expr) =
    inherit Expr()
    override _.Accept v = v.Add(a, b)
let rec eval = { new IVisitor<int> with
                   member _.Num n = n
                   member v.Add(a, b) = a.Accept v + b.Accept v }
let show = { new IVisitor<string> with
               member _.Num n = string n
               member v.Add(a, b) = "(" + a.Accept v + "+" + b.Accept v + ")" }
let e = Add(Num 1 :> Expr, Add(Num 2, Num 3) :> Expr) :> Expr
printfn "%d %s" (e.Accept eval) (e.Accept show)
