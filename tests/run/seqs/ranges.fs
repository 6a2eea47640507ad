open System
let inline p (s: seq<_>) = printfn "%s" (String.Join(",", Seq.map string s))
p (seq { 1.0 .. 0.1 .. 2.0 })
p (seq { 1.0 .. 0.3 .. 2.0 })
p (seq { 0.0 .. 0.1 .. 1.0 })
p (seq { 10.0 .. -2.5 .. 0.0 })
p (seq { 1 .. 10 })
p (seq { 10 .. -3 .. 1 })
p (seq { 'a' .. 'f' })
p { 1uy .. 5uy }
p (seq { 1m .. 0.5m .. 3m })
let t name f =
    try f ()
    with
    | :? NotSupportedException as e -> printfn "%s: not supported: %s" name e.Message
    | :? InvalidOperationException as e -> printfn "%s: invalid: %s" name e.Message
    | :? ArgumentException as e -> printfn "%s: argument: %s" name e.Message
    | MatchFailureException _ -> printfn "%s: match" name
    | e -> printfn "%s: %s" name e.Message
t "zero" (fun () -> let s = seq { 1 .. 0 .. 5 } in printfn "made"; p s)
t "zerof" (fun () -> let s = seq { 1.0 .. 0.0 .. 5.0 } in printfn "made"; p s)
t "zerom" (fun () -> let s = seq { 1m .. 0m .. 5m } in printfn "made"; p s)
t "zerolist" (fun () -> let s = [ 1m .. 0m .. 5m ] in printfn "made"; p s)
t "nan" (fun () -> let s = seq { nan .. 5.0 } in printfn "made"; p s)
let g a = printfn "eval %d" a; a
let s1 = seq { g 1 .. g 3 }
printfn "after"
p s1
p s1
let e = s1.GetEnumerator()
t "cur0" (fun () -> printfn "%d" e.Current)
while e.MoveNext() do ()
t "curE" (fun () -> printfn "%d" e.Current)
let e2 = (seq { yield 1; printfn "x"; yield 2 }).GetEnumerator()
t "cur0" (fun () -> printfn "%d" e2.Current)
while e2.MoveNext() do ()
t "curE" (fun () -> printfn "%d" e2.Current)
t "reset" (fun () -> e2.Reset())
t "seqpat" (fun () -> p (seq { for Some x in [Some 1; None; Some 3] do yield x }))
t "listpat" (fun () -> p [ for Some x in [Some 1; None; Some 3] do yield x ])
t "listpat" (fun () -> p [| for Some x in [Some 1; None; Some 3] do yield x |])
type V = { X: int }
         with static member (+) (a, b) = { X = a.X + b.X }
              static member One = { X = 1 }
              static member Zero = { X = 0 }
for v in [ { X = 1 } .. { X = 4 } ] do printf "%d " v.X
for v in { X = 1 } .. { X = 2 } .. { X = 6 } do printf "%d " v.X
printfn ""
let mutable dummy = 0
let s5 = seq {
    let mutable i = 0
    while i < 3 do
        yield i
        i <- i + 1 }
p s5
p s5
t "nulltail" (fun () -> p (seq { yield 1; yield! (null: seq<int>) }))
t "nullmid" (fun () -> p (seq { yield! (null: seq<int>); yield 1 }))
