open System.Collections.Generic
type Shape() =
    abstract Area : unit -> float
    default _.Area() = 0.0
type Circle(r: float) =
    inherit Shape()
    override _.Area() = 3.14 * r * r
type Square(s: float) =
    inherit Shape()
    override _.Area() = s * s
type Account = { Id: int; Name: string; Balance: decimal }
[<EntryPoint>]
let main args =
    let n = int args.[0]
    let shapes = List<Shape>()
    for i in 0 .. n do shapes.Add(if i % 2 = 0 then Circle(float i) :> Shape else Square(float i) :> Shape)
    let mutable a = 0.0
    for s in shapes do a <- a + s.Area()
    let accounts = [ for i in 0 .. n / 10 -> { Id = i; Name = "n" + string (i % 100); Balance = decimal i * 1.5M } ]
    let byName = accounts |> List.groupBy (fun x -> x.Name) |> List.map (fun (k, v) -> k, List.sumBy (fun x -> x.Balance) v) |> List.sortBy fst
    let q = Queue<int>()
    for i in 0 .. n do
        q.Enqueue i
        if q.Count > 100 then q.Dequeue() |> ignore
    let st = Stack<int>()
    for i in 0 .. n do
        st.Push i
        if i % 3 = 0 then st.Pop() |> ignore
    let sd = SortedDictionary<string, int>()
    for i in 0 .. n / 20 do sd.[string (i * 7919 % 10007)] <- i
    let pq = PriorityQueue<int, int>()
    for i in 0 .. n / 10 do pq.Enqueue(i, i * 7919 % 10007)
    let mutable t = 0
    while pq.Count > 0 do t <- t ^^^ pq.Dequeue()
    let l = LinkedList<int>()
    for i in 0 .. n do l.AddLast i |> ignore
    printfn "%.1f %A %d %d %d %d %d" a (List.head byName) q.Count st.Count sd.Count t l.Count
    0
