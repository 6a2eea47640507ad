// mutable object graphs, doubly linked list, tree with parent pointers, LRU cache, observer cycles, disposal order, inheritance chains
open System
open System.Collections.Generic
[<AllowNullLiteral>]
type Node<'T>(v: 'T) =
    member val Value = v with get, set
    member val Next: Node<'T> = null with get, set
    member val Prev: Node<'T> = null with get, set
type Deque<'T>() =
    let mutable head: Node<'T> = null
    let mutable tail: Node<'T> = null
    let mutable n = 0
    member _.Count = n
    member _.PushBack v =
        let x = Node v
        if isNull tail then head <- x else (x.Prev <- tail; tail.Next <- x)
        tail <- x
        n <- n + 1
        x
    member this.Remove(x: Node<'T>) =
        if isNull x.Prev then head <- x.Next else x.Prev.Next <- x.Next
        if isNull x.Next then tail <- x.Prev else x.Next.Prev <- x.Prev
        x.Next <- null
        x.Prev <- null
        n <- n - 1
    member this.PopFront() =
        match head with
        | null -> None
        | h -> this.Remove h; Some h.Value
    member _.Items = seq { let mutable c = head
                           while not (isNull c) do
                               yield c.Value
                               c <- c.Next }
type Lru<'K, 'V when 'K: equality>(cap: int) =
    let map = Dictionary<'K, Node<'K * 'V>>()
    let order = Deque<'K * 'V>()
    let evicted = Event<'K>()
    [<CLIEvent>]
    member _.Evicted = evicted.Publish
    member _.Get k =
        match map.TryGetValue k with
        | true, node ->
            order.Remove node
            map.[k] <- order.PushBack node.Value
            Some(snd node.Value)
        | _ -> None
    member this.Put(k, v) =
        (match map.TryGetValue k with
         | true, node -> order.Remove node
         | _ -> if map.Count = cap then
                    match order.PopFront() with
                    | Some(old, _) -> map.Remove old |> ignore; evicted.Trigger old
                    | None -> ())
        map.[k] <- order.PushBack((k, v))
    override _.ToString() = String.Join(" ", order.Items |> Seq.map (fun (k, v) -> sprintf "%O=%O" k v))
type Employee(name: string, salary: decimal) =
    let reports = ResizeArray<Employee>()
    let mutable boss: Employee option = None
    member _.Name = name
    member _.Boss with get () = boss and set v = boss <- v
    member _.Reports = reports :> IReadOnlyList<Employee>
    member this.Hire(e: Employee) = e.Boss <- Some this; reports.Add e; this
    abstract Cost: unit -> decimal
    default this.Cost() = salary + (this.Reports |> Seq.sumBy (fun r -> r.Cost()))
    abstract Title: string
    default _.Title = "employee"
    member this.Chain = match boss with None -> name | Some b -> name + "<" + b.Chain
    member this.Print(indent) =
        printfn "%s%s (%s) %M" (String(' ', indent)) name this.Title (this.Cost())
        for r in this.Reports do r.Print(indent + 2)
type Manager(name, salary, bonus) =
    inherit Employee(name, salary)
    override this.Cost() = base.Cost() + bonus
    override _.Title = "manager"
type Ceo(name) =
    inherit Manager(name, 100M, 50M)
    override _.Title = "ceo of " + base.Title
type Cell(row: int, col: int, sheet: Sheet) =
    let dependents = HashSet<Cell>(HashIdentity.Reference)
    let mutable f: (unit -> float) = fun () -> 0.0
    let mutable value = 0.0
    member _.Name = sprintf "%c%d" (char (int 'A' + col)) row
    member _.Value = value
    member _.Dependents = dependents
    member this.Set(deps: Cell list, fn) =
        for d in deps do d.Dependents.Add this |> ignore
        f <- fn
        this.Recalc()
    member this.Recalc() =
        let v = f ()
        if v <> value then
            value <- v
            sheet.Log(sprintf "%s=%g" this.Name v)
            for d in dependents |> Seq.sortBy (fun c -> c.Name) |> List.ofSeq do d.Recalc()
and Sheet() as self =
    let cells = Dictionary<int * int, Cell>()
    let log = ResizeArray<string>()
    do self.Log "created"
    member _.Log s = log.Add s
    member _.Flush() = let s = String.Join(", ", log) in log.Clear(); s
    member this.Item with get (r, c) = match cells.TryGetValue((r, c)) with | true, x -> x | _ -> (let x = Cell(r, c, this) in cells.[(r, c)] <- x; x)
type Tracker(log: List<string>, name) =
    do log.Add("+" + name)
    interface IDisposable with member _.Dispose() = log.Add("-" + name)
type Trie() =
    let kids = SortedDictionary<char, Trie>()
    member val IsEnd = false with get, set
    member this.Add(s: string) =
        let mutable t = this
        for c in s do t <- (t.Child(c, true) : Trie option).Value
        t.IsEnd <- true
    member _.Child(c, create) : Trie option =
        match kids.TryGetValue c with
        | true, k -> Some k
        | _ when create -> (let k = Trie() in kids.[c] <- k; Some k)
        | _ -> None
    member this.Words prefix : string seq = seq {
        if this.IsEnd then yield prefix
        for kv in kids do yield! kv.Value.Words(prefix + string kv.Key) }
let dq = Deque<int>()
let nodes = [ for i in 1 .. 5 -> dq.PushBack i ]
dq.Remove nodes.[2]
printfn "%A %A %d" (List.ofSeq dq.Items) (dq.PopFront()) dq.Count
let lru = Lru<string, int>(2)
lru.Evicted.Add(printfn "evicted %s")
lru.Put("a", 1)
lru.Put("b", 2)
printfn "%A" (lru.Get "a")
lru.Put("c", 3)
printfn "%A %O" (lru.Get "b") lru
let team = Ceo("Ann").Hire(Manager("Bob", 40M, 5M).Hire(Employee("Cid", 20M)).Hire(Employee("Dee", 25M))).Hire(Employee("Eve", 30M))
team.Print 0
printfn "%s" (team.Reports.[0].Reports.[1].Chain)
let sh = Sheet()
let a, b, c = sh.[1, 0], sh.[1, 1], sh.[1, 2]
a.Set([], fun () -> 3.0)
b.Set([ a ], fun () -> a.Value * 2.0)
c.Set([ a; b ], fun () -> a.Value + b.Value)
printfn "%s" (sh.Flush())
a.Set([], fun () -> 10.0)
printfn "%s" (sh.Flush())
let log = List<string>()
let scope () =
    use a = new Tracker(log, "a")
    let inner = new Tracker(log, "b")
    use _x = inner
    for i in 1 .. 2 do
        use t = new Tracker(log, sprintf "loop%d" i)
        log.Add "body"
    log.Add "end"
scope ()
printfn "%s" (String.Join(" ", log))
let t = Trie()
for w in [ "tea"; "ten"; "to"; "inn"; "in"; "t" ] do t.Add w
printfn "%A" (t.Words "" |> List.ofSeq)
let fs = Array.zeroCreate<unit -> int> 3
for i in 0 .. 2 do fs.[i] <- (fun () -> if i = 0 then 1 else fs.[i - 1] () * 2)
printfn "%d" (fs.[2] ())
let handlers = List<Action<string>>()
let rec h = Action<string>(fun s -> if s.Length < 3 then (printfn "h %s" s; for x in List.ofSeq handlers do x.Invoke(s + "!")))
handlers.Add h
h.Invoke "a"
