open System
open System.Collections.Generic

type Lru<'K, 'V when 'K: equality>(capacity: int) =
    let order = LinkedList<'K * 'V>()
    let index = Dictionary<'K, LinkedListNode<'K * 'V>>()
    member _.Get(key: 'K) =
        match index.TryGetValue key with
        | true, node ->
            order.Remove node
            order.AddFirst node
            Some(snd node.Value)
        | _ -> None
    member _.Put(key: 'K, value: 'V) =
        match index.TryGetValue key with
        | true, node ->
            node.Value <- (key, value)
            order.Remove node
            order.AddFirst node
        | _ ->
            if order.Count = capacity then
                let oldest = order.Last
                index.Remove(fst oldest.Value) |> ignore
                order.RemoveLast()
            index.[key] <- order.AddFirst((key, value))
    member _.Keys = [ for (k, _) in order -> k ]

let lru = Lru<string, int>(3)
for i, k in List.indexed [ "a"; "b"; "c"; "a"; "d"; "e"; "a" ] do
    match lru.Get k with
    | Some v -> printfn "hit %s %d" k v
    | None ->
        lru.Put(k, i)
        printfn "put %s -> %A" k lru.Keys

let list = LinkedList<int>([ 1; 2; 3; 4; 5 ])
let show () = printfn "%d: %A" list.Count (List.ofSeq list)
show ()
let three = list.Find 3
printfn "%d %d %d" three.Previous.Value three.Value three.Next.Value
list.AddBefore(three, 30) |> ignore
list.AddAfter(three, 31) |> ignore
show ()
list.Remove three
printfn "%b %b %b" (isNull three.List) (isNull three.Next) (isNull three.Previous)
list.AddLast three
show ()
printfn "%b %b" (Object.ReferenceEquals(three.List, list)) (isNull three.Next)
let mutable node = list.First
while not (isNull node) do
    node.Value <- node.Value * 10
    node <- node.Next
show ()
node <- list.Last
let back = ResizeArray()
while node <> null do
    back.Add node.Value
    node <- node.Previous
printfn "%A" (List.ofSeq back)
printfn "%b" (list.Last = three)
let message f = try f (); "no" with e -> e.GetType().Name + ": " + e.Message
printfn "%s" (message (fun () -> list.AddFirst three))
printfn "%s" (message (fun () -> LinkedList<int>().RemoveFirst()))
printfn "%s" (message (fun () -> LinkedList<int>().Remove three))
printfn "%s" (message (fun () -> list.Remove(null: LinkedListNode<int>)))
printfn "%s" (message (fun () -> for x in list do list.AddLast x |> ignore))
printfn "%b %b %b" (list.Remove 300) (list.Remove 301) (list.Contains 310)
show ()
let other = LinkedListNode<int>(7)
printfn "%b %d" (isNull other.List) other.Value
let second = LinkedList<int>()
second.AddFirst other
printfn "%s" (message (fun () -> list.AddAfter(other, 1) |> ignore))
list.Clear()
show ()
printfn "%b" (isNull list.First && isNull list.Last)
let target = Array.zeroCreate 3
second.AddLast 8 |> ignore
second.CopyTo(target, 1)
printfn "%A" target
// a queue through a list, a hundred thousand times
let ring = LinkedList<int>()
let mutable total = 0L
for i in 1 .. 100000 do
    ring.AddLast i |> ignore
    if i % 3 = 0 then
        total <- total + int64 ring.First.Value
        ring.RemoveFirst()
printfn "%d %d" ring.Count total
