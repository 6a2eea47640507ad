// covers: lazy values: when they run, what they keep, exceptions, recursion
open System
let count = ref 0
let a = lazy (count.Value <- count.Value + 1; 42)
printfn "%b" a.IsValueCreated
printfn "%d %d %d" a.Value (a.Force()) count.Value
printfn "%b" a.IsValueCreated
let b = Lazy<string>.Create(fun () -> "made")
printfn "%s" b.Value
let c = Lazy<int>(fun () -> count.Value <- 10; 7)
printfn "%d %d" c.Value count.Value
let d = Lazy<int>.CreateFromValue 5
printfn "%b %d" d.IsValueCreated d.Value
let bad = lazy (count.Value <- count.Value + 1; if count.Value > 0 then failwith "bad" else 1)
for i in 1 .. 2 do
    try printfn "%d" bad.Value with e -> printfn "%s %d %b" e.Message count.Value bad.IsValueCreated
let rec selfish: Lazy<int> = lazy (selfish.Value + 1)
try printfn "%d" selfish.Value with :? InvalidOperationException as e -> printfn "%s" e.Message
// infinite lazy list
type LazyList<'a> = Cons of 'a * Lazy<LazyList<'a>>
let rec nats n = Cons(n, lazy (nats (n + 1)))
let rec take n (Cons(x, rest)) = if n = 0 then [] else x :: take (n - 1) (rest.Force())
printfn "%A" (take 5 (nats 10))
let rec map f (Cons(x, r)) = Cons(f x, lazy (map f r.Value))
let evens = map (fun x -> x * 2) (nats 0)
printfn "%A" (take 4 evens)
printfn "%A" (take 4 evens)
// captured and passed
let useLazy (l: Lazy<int>) = if count.Value > 1000 then l.Value else -1
printfn "%d" (useLazy (lazy (failwith "never")))
let m = [ for i in 1 .. 3 -> lazy (printfn "run %d" i; i * i) ]
printfn "%d" (m |> List.sumBy (fun l -> l.Value))
printfn "%d" (m |> List.sumBy (fun l -> l.Value))
match lazy (3, "x") with
| Lazy(n, s) -> printfn "%d %s" n s
let memo =
    let cache = System.Collections.Generic.Dictionary<int, Lazy<int64>>()
    let rec fib n =
        match cache.TryGetValue n with
        | true, (v: Lazy<int64>) -> v.Value
        | _ ->
            let v = lazy (if n < 2 then int64 n else fib (n - 1) + fib (n - 2))
            cache.[n] <- v
            v.Value
    fib
printfn "%d" (memo 80)
printfn "%s" (string (lazy 3))
let z = lazy 4
z.Force() |> ignore
printfn "%s" (z.ToString())
let u = lazy (printfn "unit")
u.Value
u.Force()
let rec x: Lazy<int> = lazy (1 + y.Value)
and y: Lazy<int> = lazy 10
printfn "%d" x.Value
type Node(v: int) =
    let children: Lazy<Node list> = lazy (if v > 2 then [] else [ Node(v + 1); Node(v + 2) ])
    member _.V = v
    member _.Children = children.Value
let rec sum (n: Node) = n.V + List.sumBy sum n.Children
printfn "%d" (sum (Node 0))
printfn "%d" (let t = lazy (lazy (lazy 9)) in t.Value.Value.Value)
let p = Lazy<int>(Func<int>(fun () -> count.Value <- count.Value + 1; (if count.Value % 2 = 0 then failwith "odd"); count.Value), Threading.LazyThreadSafetyMode.PublicationOnly)
count.Value <- 1
try printfn "%d" p.Value with e -> printfn "%s" e.Message
printfn "%d" p.Value
printfn "%d" p.Value
printfn "%d" (Lazy<int>((fun () -> 3), true)).Value
let pinned = Lazy<int>(12)
printfn "%b %d" pinned.IsValueCreated pinned.Value
try Lazy<int>(null: Func<int>) |> ignore with :? ArgumentNullException as e -> printfn "%s" e.Message
