// mutation, refs, closures over loops, arrays of structs, nested records
open System
open System.Collections.Generic
type Node = { mutable Next: Node option; Value: int; Tags: ResizeArray<string> }
let n1 = { Next = None; Value = 1; Tags = ResizeArray [ "a" ] }
let n2 = { Next = Some n1; Value = 2; Tags = n1.Tags }
n2.Tags.Add "b"
printfn "%d %d" n1.Tags.Count n2.Next.Value.Value
let rec length n = match n.Next with None -> 1 | Some m -> 1 + length m
printfn "%d" (length n2)
let n3 = { n2 with Value = 3 }
n2.Next <- None
printfn "%d %d %b" (length n3) (length n2) (Object.ReferenceEquals(n3.Tags, n2.Tags))
let swap (a: 'a[]) i j = let t = a.[i] in a.[i] <- a.[j]; a.[j] <- t
let arr = [| 5; 3; 9; 1 |]
let rec qs (a: int[]) lo hi =
    if lo < hi then
        let p = a.[hi]
        let mutable i = lo
        for j in lo .. hi - 1 do
            if a.[j] < p then
                swap a i j
                i <- i + 1
        swap a i hi
        qs a lo (i - 1)
        qs a (i + 1) hi
qs arr 0 3
printfn "%A" arr
let grid = Array2D.create 3 3 0
for i in 0 .. 2 do for j in 0 .. 2 do grid.[i, j] <- i * j
printfn "%A %d" grid.[2, *] (Seq.cast<int> grid |> Seq.sum)
let jag = [| for i in 1 .. 3 -> Array.zeroCreate<int> i |]
jag.[2].[1] <- 7
printfn "%A" jag
let dict = Dictionary<string, int list>()
for w in [ "apple"; "avocado"; "bean"; "beet"; "corn" ] do
    let k = string w.[0]
    dict.[k] <- w.Length :: (match dict.TryGetValue k with true, l -> l | _ -> [])
for KeyValue(k, v) in dict do printf "%s=%A " k v
printfn ""
let mutable x = 0
let mutable go = true
while go do
    x <- x + 1
    if x % 7 = 0 then go <- false
printfn "%d" x
for i = 10 downto 7 do printf "%d " i
for i in 10 .. -4 .. 0 do printf "%d " i
printfn ""
let acc = ref []
let push v = acc := v :: !acc
List.iter push [ 1; 2; 3 ]
printfn "%A" !acc
let fs = Array.init 3 (fun i -> fun () -> i * i)
printfn "%A" (fs |> Array.map (fun f -> f ()))
let cell = ref (fun x -> x)
cell := fun x -> if x = 0 then 0 else x + cell.Value (x - 1)
printfn "%d" (cell.Value 4)
let lst = LinkedList<int>()
lst.AddLast 1 |> ignore
lst.AddFirst 0 |> ignore
lst.AddLast 2 |> ignore
printfn "%A %d" (List.ofSeq lst) lst.Count
lst.RemoveFirst()
printfn "%A %d" (List.ofSeq lst) lst.First.Value
let q = Queue<int>()
let st = Stack<string>()
for i in 1 .. 3 do q.Enqueue i; st.Push(string i)
printfn "%d %s %d %A" (q.Dequeue()) (st.Pop()) q.Count (List.ofSeq st)
let sb = Text.StringBuilder()
for i in 1 .. 3 do sb.Append(i).Append(',') |> ignore
printfn "%s %d" (sb.ToString().TrimEnd ',') sb.Length
let hs = HashSet<int>([ 1; 2; 3 ])
printfn "%b %b %A" (hs.Add 3) (hs.Add 4) (hs |> Seq.sort |> List.ofSeq)
let mutable tup = (1, "a")
let a, b = tup
tup <- (a + 1, b + "b")
printfn "%A" tup
let inc = let c = ref 0 in fun () -> c.Value <- c.Value + 1; c.Value
printfn "%d %d" (inc ()) (inc ())
type Account(initial: decimal) =
    let mutable balance = initial
    let history = ResizeArray<string * decimal>()
    member _.Balance with get () = balance and private set v = balance <- v
    member this.Deposit a =
        if a <= 0m then invalidArg "a" "must be positive"
        this.Balance <- balance + a
        history.Add("dep", a)
        this
    member this.Withdraw(a, ?fee) =
        let fee = defaultArg fee 0m
        if a + fee > balance then Error "insufficient" else
        balance <- balance - a - fee
        history.Add("wd", a)
        Ok balance
    member _.Item with get i = history.[i]
    member _.History = List.ofSeq history
let ac = Account(100m)
ac.Deposit(50m).Deposit(25m) |> ignore
printfn "%A %A %M" (ac.Withdraw 30m) (ac.Withdraw(1000m, fee = 1m)) ac.Balance
printfn "%A %A" ac.[0] ac.History
(try ac.Deposit -1m |> ignore with :? ArgumentException as e -> printfn "%s" e.Message)
