open System
open System.Collections.Immutable
let t name (f: unit -> 'a) =
    try printfn "%s = %A" name (f ())
    with e -> printfn "%s ! %s: %s" name (e.GetType().Name) e.Message
let s = ImmutableStack.Create(1, 2, 3)
let s2 = s.Push 4
printfn "%A %A %d %b" (List.ofSeq s) (List.ofSeq s2) (s2.Peek()) s.IsEmpty
printfn "%A" (List.ofSeq (s2.Pop().Pop()))
let e = ImmutableStack<int>.Empty
t "pop" (fun () -> e.Pop() |> Seq.length)
t "peek" (fun () -> e.Peek())
printfn "%b" (s.Pop().Pop().Pop().IsEmpty)
let q = ImmutableQueue.CreateRange [ "a"; "b"; "c" ]
let q2 = q.Enqueue "d"
printfn "%s %s %s" (q.Peek()) (String.Join(",", q)) (String.Join(",", q2.Dequeue()))
t "dequeue" (fun () -> ImmutableQueue<int>.Empty.Dequeue() |> Seq.length)
let mutable top = 0
let rest = s.Pop(&top)
printfn "%d %d" top (Seq.length rest)
let rec drain (q: ImmutableQueue<string>) = if not q.IsEmpty then (printf "%s;" (q.Peek()); drain (q.Dequeue()))
drain q2
printfn ""
for x in s do printf "%d " x
printfn ""
let mutable big = ImmutableQueue<int>.Empty
for i in 1 .. 1000 do big <- big.Enqueue i
printfn "%d" (Seq.sum big)
