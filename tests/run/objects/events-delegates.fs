open System
type Args(v: int) =
    inherit EventArgs()
    member _.V = v
type Button(name) =
    let click = Event<EventHandler<Args>, Args>()
    let simple = Event<string>()
    [<CLIEvent>] member _.Click = click.Publish
    member _.Simple = simple.Publish
    member this.Press n = click.Trigger(this, Args n); simple.Trigger(name + string n)
let b = Button "b"
let h = EventHandler<Args>(fun s a -> printfn "handler %d %b" a.V (Object.ReferenceEquals(s, b)))
b.Click.AddHandler h
b.Click.Add(fun a -> printfn "add %d" a.V)
let sub = b.Simple.Subscribe(fun s -> printfn "sub %s" s)
b.Simple |> Event.filter (fun s -> s.EndsWith "2") |> Event.map String.length |> Event.add (printfn "len %d")
b.Press 1
b.Press 2
b.Click.RemoveHandler h
sub.Dispose()
b.Press 32
type D = delegate of int * int -> int
let d = D(fun a b -> a * b)
printfn "%d" (d.Invoke(3, 4))
let f: Func<int, string> = Func<_, _>(fun x -> string (x + 1))
printfn "%s" (f.Invoke 4)
let act = Action<int>(fun x -> printfn "act %d" x)
act.Invoke 5
let apply (f: Func<int, int>) x = f.Invoke x
printfn "%d" (apply (Func<_, _>(fun x -> x * 2)) 21)
type M() =
    static member Run(f: Func<int, int>, x) = f.Invoke x
    static member Each(a: Action<string>, xs: seq<string>) = for x in xs do a.Invoke x
    member _.Cmp(c: Comparison<int>) = c.Invoke(1, 2)
printfn "%d" (M.Run((fun x -> x + 100), 1))
M.Each((fun s -> printf "<%s>" s), [ "a"; "b" ])
printfn " %d" (M().Cmp(fun a b -> b - a))
let l = ResizeArray [ 3; 1; 2 ]
l.Sort(fun a b -> compare b a)
printfn "%A %b %d" (List.ofSeq l) (l.Exists(fun x -> x > 2)) (l.Find(fun x -> x < 3))
l.ForEach(fun x -> printf "%d;" x)
l.RemoveAll(fun x -> x = 2) |> printfn " %d"
let p = Predicate<int>(fun x -> x > 1)
printfn "%A" (Array.FindAll([| 1; 2; 3 |], p))
type Sub() =
    inherit Button "sub"
    override _.ToString() = "Sub"
let s = Sub()
s.Simple.Add(fun x -> printfn "%O %s" s x)
s.Press 7
let obs = { new IObserver<string> with
              member _.OnNext v = printfn "next %s" v
              member _.OnError e = printfn "err %s" e.Message
              member _.OnCompleted() = printfn "done" }
let o = b.Simple :> IObservable<string>
let dis = o |> Observable.map (fun s -> s.ToUpper()) |> Observable.subscribe (fun s -> printfn "obs %s" s)
use d2 = o.Subscribe obs
b.Press 9
dis.Dispose()
b.Press 10
let e1, e2 = Event<int>(), Event<int>()
Event.merge e1.Publish e2.Publish |> Event.scan (+) 0 |> Event.add (printfn "sum %d")
e1.Trigger 5
e2.Trigger 6
