open System.Collections.Generic
type Parser = { Name: string; mutable Alternatives: Parser list }
type Observer(name: string) =
    let subs = List<Observer>()
    member _.Name = name
    member _.Subscribe(o: Observer) = subs.Add o
    member _.Notify depth =
        let rec go (o: Observer) d = if d = 0 then 0 else 1 + Seq.sumBy (fun s -> go s (d - 1)) o.Subs
        go (subs.[0]) depth
    member _.Subs = subs :> seq<Observer>
let memo f =
    let cache = Dictionary<int, int>()
    let rec g n =
        match cache.TryGetValue n with
        | true, v -> v
        | _ ->
            let v = f g n
            cache.[n] <- v
            v
    g
let fib = memo (fun self n -> if n < 2 then n else self (n - 1) + self (n - 2))
printfn "%d" (fib 40)
let mk n =
    let os = [ for i in 1 .. n -> Observer(string i) ]
    for o in os do for p in os do o.Subscribe p
    os.Head
printfn "%d" (List.sum [ for i in 1 .. 40 -> (mk (i % 5 + 1)).Notify 4 ])
let rec fact = lazy (fun n -> if n <= 1 then 1 else n * fact.Force() (n - 1))
printfn "%d" (fact.Force() 10)
let grammar () =
    let expr = { Name = "expr"; Alternatives = [] }
    let term = { Name = "term"; Alternatives = [ expr ] }
    expr.Alternatives <- [ term; expr ]
    expr
let rec count p d = if d = 0 then 1 else p.Alternatives |> List.sumBy (fun a -> count a (d - 1))
printfn "%d" (Seq.init 100 (fun i -> count (grammar ()) (i % 8)) |> Seq.sum)
let actions = List<unit -> unit>()
let mutable n = 0
for i in 1 .. 1000 do
    let r = ref 0
    let self = ref Unchecked.defaultof<unit -> unit>
    self.Value <- fun () -> r.Value <- r.Value + i; (if r.Value < 3 * i then self.Value ())
    if i % 100 = 0 then actions.Add self.Value
    self.Value ()
    n <- n + r.Value
for a in actions do a ()
printfn "%d" n
let cont =
    let stack = Stack<unit -> unit>()
    let rec push k = if k > 0 then stack.Push(fun () -> n <- n + 1; push (k - 1))
    push 5000
    while stack.Count > 0 do stack.Pop() ()
    n
printfn "%d" cont
type Actor(name: string) =
    let inbox = Queue<Actor * int>()
    member val Peers: Actor[] = [||] with get, set
    member this.Send(from: Actor, k: int) = inbox.Enqueue((from, k))
    member this.Run() =
        let mutable c = 0
        while inbox.Count > 0 do
            let from, k = inbox.Dequeue()
            c <- c + 1
            if k > 0 then for p in this.Peers do p.Send(this, k - 1)
        c
let ring =
    let actors = Array.init 6 (fun i -> Actor(string i))
    actors |> Array.iteri (fun i a -> a.Peers <- [| actors.[(i + 1) % 6]; actors.[(i + 5) % 6] |])
    actors.[0].Send(actors.[3], 6)
    let mutable total = 0
    let mutable go = true
    while go do
        let s = Array.sumBy (fun (a: Actor) -> a.Run()) actors
        total <- total + s
        go <- s > 0
    total
printfn "%d" ring
