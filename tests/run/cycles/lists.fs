// Doubly linked lists and graphs under steady change, longer than one search for dead cycles.
open System.Collections.Generic

[<AllowNullLiteral>]
type Item(key: int, value: string) =
    member val Prev: Item = null with get, set
    member val Next: Item = null with get, set
    member _.Key = key
    member val Value = value with get, set

/// The least recently used go first.
type Cache(capacity: int) =
    let items = Dictionary<int, Item>()
    let head = Item(-1, "")
    let tail = Item(-2, "")
    do
        head.Next <- tail
        tail.Prev <- head
    let unlink (i: Item) =
        i.Prev.Next <- i.Next
        i.Next.Prev <- i.Prev
    let pushFront (i: Item) =
        i.Next <- head.Next
        i.Prev <- head
        head.Next.Prev <- i
        head.Next <- i
    member _.TryGet key =
        match items.TryGetValue key with
        | true, i ->
            unlink i
            pushFront i
            Some i.Value
        | _ -> None
    member _.Set(key, value) =
        match items.TryGetValue key with
        | true, i ->
            i.Value <- value
            unlink i
            pushFront i
        | _ ->
            if items.Count = capacity then
                let last = tail.Prev
                unlink last
                items.Remove last.Key |> ignore
            let i = Item(key, value)
            items.[key] <- i
            pushFront i
    member _.Keys =
        let mutable i = head.Next
        [ while i.Key >= 0 do
            yield i.Key
            i <- i.Next ]

let cache = Cache 100
let mutable hits = 0
let mutable seed = 12345u
let next bound =
    seed <- seed * 1664525u + 1013904223u
    int (seed >>> 8) % bound
for _ in 1 .. 50000 do
    let k = next 150
    match cache.TryGet k with
    | Some v -> if v = string k then hits <- hits + 1
    | None -> cache.Set(k, string k)
printfn "%d %d" hits (List.sum cache.Keys)

// caches come and go
let mutable sum = 0
for n in 1 .. 400 do
    let c = Cache(n % 20 + 1)
    for i in 1 .. 40 do c.Set(next 30, "x")
    sum <- sum + c.Keys.Length
printfn "%d" sum

type Vertex(id: int) =
    member _.Id = id
    member val Edges: Vertex list = [] with get, set
    member val Seen = false with get, set
let graph n =
    let vs = Array.init n Vertex
    for v in vs do
        v.Edges <- [ for _ in 1 .. 3 -> vs.[next n] ]
    vs
let rec reach (v: Vertex) =
    if v.Seen then 0
    else
        v.Seen <- true
        1 + List.sumBy reach v.Edges
printfn "%d" (List.sum [ for i in 1 .. 300 -> reach (graph (i + 5)).[0] ])

// a ring of 100,000 dies at once, without the stack
let big = Array.init 100000 Vertex
for v in big do v.Edges <- [ big.[(v.Id + 1) % big.Length] ]
let mutable at = big.[0]
for _ in 1 .. 250000 do at <- at.Edges.Head
printfn "%d" at.Id
