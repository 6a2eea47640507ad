open System
type Transform = delegate of int -> int
let a = Transform(fun x -> printfn "a %d" x; x + 1)
let b = Transform(fun x -> printfn "b %d" x; x + 2)
let ab = Delegate.Combine(a, b) :?> Transform
printfn "%d" (ab.Invoke 5)
printfn "%d" (ab.GetInvocationList().Length)
printfn "%b" (ab.Equals(Delegate.Combine(a, b)))
printfn "%b" (obj.ReferenceEquals(Delegate.Remove(ab, b), a))
printfn "%b" (isNull (Delegate.Remove(a, a)))
printfn "%b" (Delegate.Remove(ab, ab) = null)
let n : Delegate = Delegate.Combine(null, null)
printfn "%b" (isNull n)
let abab = Delegate.Combine(ab, ab) :?> Transform
printfn "%d" (abab.GetInvocationList().Length)
let x = Delegate.Remove(abab, ab) :?> Transform
printfn "%d" (x.Invoke 1)
let y = Delegate.RemoveAll(abab, a)
printfn "%d" (y.GetInvocationList().Length)
for d in ab.GetInvocationList() do
    printfn "%d" ((d :?> Transform).Invoke 100)
let act = Delegate.Combine(Action<int>(printfn "x%d"), Action<int>(printfn "y%d")) :?> Action<int>
act.Invoke 3
let dd = Delegate.Combine([| Action(fun () -> printf "1") :> Delegate; Action(fun () -> printf "2") :> Delegate; null |])
(dd :?> Action).Invoke()
printfn ""
let o = box a
match o with
| :? Delegate as d -> printfn "delegate %d" (d.GetInvocationList().Length)
| _ -> printfn "no"
match o with
| :? MulticastDelegate as d -> printfn "multi"
| _ -> printfn "no"
try Delegate.Combine(a, Action(ignore)) |> ignore with :? ArgumentException as e -> printfn "%s" e.Message
printfn "%s" (a.GetType().Name)
printfn "%s" (typeof<Delegate>.FullName)
printfn "%O" a
printfn "%O" (a.DynamicInvoke(7))
printfn "%b" (a = a)
printfn "%b" ((a :> Delegate).Equals(b))
type Btn() =
    let mutable clicks : EventHandler = null
    member _.Add(h) = clicks <- downcast Delegate.Combine(clicks, h)
    member _.Remove(h) = clicks <- downcast Delegate.Remove(clicks, h)
    member this.Click() = if not (isNull clicks) then clicks.Invoke(this, EventArgs.Empty)
let btn = Btn()
let h1 = EventHandler(fun _ _ -> printfn "h1")
let h2 = EventHandler(fun _ _ -> printfn "h2"; failwith "boo")
btn.Add h1
btn.Add h2
try btn.Click() with e -> printfn "%s" e.Message
btn.Remove h2
btn.Click()
btn.Remove h1
btn.Click()
