open System
open System.Collections.Generic
type Tree<'T> =
    | Empty
    | Node of 'T * Tree<'T> list
    member t.Fold(f, acc) =
        match t with
        | Empty -> acc
        | Node(v, kids) -> List.fold (fun a (k: Tree<'T>) -> k.Fold(f, a)) (f acc v) kids
type Cache<'K, 'V when 'K: equality>(load: 'K -> 'V) =
    let d = Dictionary<'K, 'V>()
    let mutable onMiss: 'K -> unit = ignore
    member _.OnMiss with set f = onMiss <- f
    member _.Item k =
        match d.TryGetValue k with
        | true, v -> v
        | _ ->
            onMiss k
            let v = load k
            d.[k] <- v
            v
let c = Cache<string, int>(String.length)
c.OnMiss <- printfn "miss %s"
printfn "%d %d" c.["abc"] c.["abc"]
let mutable hooks : (string * (int -> int)) list = []
hooks <- ("dbl", fun x -> x * 2) :: hooks
hooks <- ("inc", (+) 1) :: hooks
printfn "%A" (hooks |> List.map (fun (n, f) -> n, f 10))
let mutable validators = [| (fun (s: string) -> s.Length > 2); (fun s -> s.Contains "a") |]
validators.[0] <- (fun s -> s <> "")
printfn "%A" (validators |> Array.map (fun v -> v "x"))
let apply (f: Func<int, int>) x = f.Invoke x
printfn "%d %d" (apply (Func<_, _>(fun x -> x + 1)) 1) (apply (Func<int, int>((*) 3)) 4)
let mutable del = Func<int, int>(fun x -> x)
del <- Func<int, int>(fun x -> x * 9)
printfn "%d" (del.Invoke 3)
let acts = Dictionary<string, Action<string>>()
acts.["p"] <- Action<string>(fun s -> printfn "p:%s" s)
acts.["p"].Invoke "q"
let comb = (Delegate.Combine(acts.["p"], Action<string>(printfn "second %s")) :?> Action<string>)
comb.Invoke "z"
let cmpr = Comparison<string>(fun a b -> compare b a)
let l = List<string>([ "b"; "c"; "a" ])
l.Sort cmpr
printfn "%A" (List.ofSeq l)
l.ForEach(fun s -> printf "%s " s)
printfn ""
printfn "%b %s" (l.TrueForAll(fun s -> s.Length = 1)) (l.Find(fun s -> s > "a"))
let pred = Predicate<int>(fun x -> x > 2)
printfn "%d" (Array.Find([| 1; 2; 3 |], pred))
printfn "%A" (Array.ConvertAll([| 1; 2 |], Converter(fun x -> string x)))
let o = box del
printfn "%b %b %s" (o :? Func<int, int>) (o :? Delegate) (o.GetType().Name)
printfn "%d" (Node(1, [ Node(2, []); Node(3, [ Empty; Node(4, []) ]) ]).Fold((+), 0))
type Ev() =
    let e1 = Event<_>()
    let e2 = DelegateEvent<EventHandler>()
    [<CLIEvent>] member _.Changed = e1.Publish
    [<CLIEvent>] member _.Click = e2.Publish
    member this.Go x = e1.Trigger x; e2.Trigger [| box this; box EventArgs.Empty |]
let ev = Ev()
ev.Changed.Add(printfn "changed %d")
ev.Click.AddHandler(EventHandler(fun s _ -> printfn "click %s" (s.GetType().Name)))
ev.Go 5
let lazyF = lazy (fun x -> x + 1)
printfn "%d" (lazyF.Value 1)
let swap (a: 'a byref) (b: 'a byref) = (let t = a in a <- b; b <- t)
let mutable f1, f2 = (fun () -> 1), (fun () -> 2)
swap &f1 &f2
printfn "%d %d" (f1 ()) (f2 ())
type Machine() =
    let mutable state = fun (_: Machine) -> "start"
    member m.Step() = state m
    member m.Become s = state <- s
let mach = Machine()
printfn "%s" (mach.Step())
mach.Become(fun m -> m.Become(fun _ -> "third"); "second")
printfn "%s %s" (mach.Step()) (mach.Step())
let arr: obj[] = [| 1; "a"; null; 2.5; [ 1 ]; Some 3; (fun x -> x + 1); del |]
for x in arr do
    match x with
    | null -> printf "null "
    | :? int as i -> printf "i%d " i
    | :? string as s -> printf "s%s " s
    | :? Func<int, int> as f -> printf "f%d " (f.Invoke 1)
    | :? (int -> int) as f -> printf "fn%d " (f 1)
    | :? Option<int> as o -> printf "o%A " o
    | :? IFormattable as f -> printf "fmt "
    | x -> printf "%A " x
printfn ""
