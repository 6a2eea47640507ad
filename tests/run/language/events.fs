open System
type ChangedArgs(oldValue: int, newValue: int) =
    inherit EventArgs()
    member _.Old = oldValue
    member _.New = newValue
type Model(initial: int) =
    let mutable value = initial
    let changed = Event<int * int>()
    let full = Event<EventHandler<ChangedArgs>, ChangedArgs>()
    member _.Changed = changed.Publish
    [<CLIEvent>]
    member _.FullChanged = full.Publish
    member this.Value
        with get () = value
        and set v =
            let old = value
            if old <> v then
                value <- v
                changed.Trigger(old, v)
                full.Trigger(this, ChangedArgs(old, v))
type ICounter =
    [<CLIEvent>]
    abstract Reached: IEvent<EventHandler<EventArgs>, EventArgs>
    abstract Tick: unit -> unit
type Counter(limit: int) =
    let reached = Event<EventHandler<EventArgs>, EventArgs>()
    let mutable n = 0
    interface ICounter with
        [<CLIEvent>]
        member _.Reached = reached.Publish
        member this.Tick() =
            n <- n + 1
            if n % limit = 0 then reached.Trigger(this, EventArgs.Empty)
let m = Model 1
let handler = Handler<int * int>(fun _ (o, n) -> printf "[%d->%d]" o n)
m.Changed.AddHandler handler
m.Changed.Add(fun (_, n) -> printf "(now %d)" n)
m.FullChanged.Add(fun args -> printf "{%d}" (args.New - args.Old))
m.Value <- 5
m.Value <- 5
m.Changed.RemoveHandler handler
m.Value <- 7
printfn ""
let evens, odds = m.Changed |> Event.map snd |> Event.partition (fun n -> n % 2 = 0)
let totals = m.Changed |> Event.map snd |> Event.scan (+) 0
evens |> Event.add (printf "even %d;")
odds |> Event.filter (fun n -> n > 10) |> Event.add (printf "big odd %d;")
totals.Add(printf "total %d;")
(m.Changed |> Event.pairwise).Add(fun ((_, x), (_, y)) -> printf "pair %d %d;" x y)
for v in [ 2; 13; 3 ] do m.Value <- v
printfn ""
let c = Counter 3 :> ICounter
let hits = ref 0
c.Reached.AddHandler(fun _ _ -> hits.Value <- hits.Value + 1)
for _ in 1 .. 10 do c.Tick()
printfn "%d" hits.Value
let source = Event<string>()
let subscription = source.Publish |> Observable.map String.length |> Observable.subscribe (printf "<%d>")
source.Trigger "abc"
subscription.Dispose()
source.Trigger "ignored"
printfn ""
m.add_FullChanged(fun s a -> printfn "sender %b %d" (obj.ReferenceEquals(s, m)) a.New)
m.Value <- 99
let lz = Lazy<int>(Func<int>(fun () -> 5))
printfn "%d" lz.Value
let lz2 = System.Lazy<int>(fun () -> 6)
printfn "%d" lz2.Value
type B() =
    inherit obj()
    override this.ToString() = "B:" + base.ToString()
    override this.Equals(o) = base.Equals(o)
    override this.GetHashCode() = base.GetHashCode()
printfn "%O %b %b" (B()) (B().Equals(B())) (let b = B() in b.Equals b)
let inline fix () =
    let arr = [|1;2;3|]
    use p = fixed arr
    FSharp.NativeInterop.NativePtr.get p 1
printfn "%d" (fix ())
let rethrow x = x + 1
printfn "%d" (rethrow 3)
printfn "%b" ("abc".GetHashCode() = "abc".GetHashCode())
