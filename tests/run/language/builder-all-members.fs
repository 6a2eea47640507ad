type Log = ResizeArray<string>
let log = Log()
let out s = log.Add s
type M<'a> = M of (unit -> 'a)
let run (M f) = f ()
type B(name: string) =
    member _.Bind(M f, k: 'a -> M<'b>) : M<'b> = out (name + ".Bind"); M(fun () -> run (k (f ())))
    member _.Return x = out (name + ".Return"); M(fun () -> x)
    member _.ReturnFrom(m: M<'a>) = out (name + ".ReturnFrom"); m
    member _.Zero() = out (name + ".Zero"); M(fun () -> ())
    member _.Delay(f: unit -> M<'a>) = out (name + ".Delay"); M(fun () -> run (f ()))
    member _.Combine(M a, M b) = out (name + ".Combine"); M(fun () -> a (); b ())
    member _.While(g, M body) = out (name + ".While"); M(fun () -> while g () do body ())
    member _.For(xs: seq<'a>, f: 'a -> M<unit>) = out (name + ".For"); M(fun () -> for x in xs do run (f x))
    member _.TryWith(M b, h) = out (name + ".TryWith"); M(fun () -> try b () with e -> run (h e))
    member _.TryFinally(M b, f) = out (name + ".TryFinally"); M(fun () -> try b () finally f ())
    member _.Using(r: 'r when 'r :> System.IDisposable, f: 'r -> M<'a>) = out (name + ".Using"); M(fun () -> try run (f r) finally r.Dispose())
    member _.Run(m: M<'a>) = out (name + ".Run"); let r = run m in out (name + ".Ran"); r
let b = B "b"
let show label v = printfn "%s: %A" label v; printfn "  %s" (String.concat " " log); log.Clear()
show "ret" (b { return 1 })
show "bind" (b { let! x = M(fun () -> 3) in return x + 1 })
show "seq" (b { out "x"; out "y"; return 2 })
show "if" (b { if log.Count > 100 then out "no"
               return 5 })
show "while" (let i = ref 0 in b { while i.Value < 3 do
                                     i.Value <- i.Value + 1
                                     do! M(fun () -> out "tick")
                                   return i.Value })
show "for" (b { let s = ref 0
                for x in [ 1; 2; 3 ] do
                    let! y = M(fun () -> x * 10)
                    s.Value <- s.Value + y
                return s.Value })
show "tryw" (b { try
                    let! x = M(fun () -> failwith "oops" : int)
                    return x
                 with
                 | Failure m when m = "nope" -> return -1
                 | Failure m -> return m.Length })
show "tryf" (b { try
                    return 7
                 finally out "fin" })
show "use" (b { use d = { new System.IDisposable with member _.Dispose() = out "disp" }
                let! x = M(fun () -> out "work"; 9)
                return x })
show "use!" (b { use! d = M(fun () -> { new System.IDisposable with member _.Dispose() = out "disp2" })
                 return! M(fun () -> 10) })
show "match" (b { match! M(fun () -> Some 4) with
                  | Some n when n > 3 -> return n * 2
                  | Some n -> return n
                  | None -> return 0 })
show "nested" (b { let! x = M(fun () -> b { return 1 })
                   let y = b { let! z = M(fun () -> 2) in return z }
                   return x + y })
show "mutable" (b { let mutable k = 0
                    for i in 1 .. 4 do k <- k + i
                    return k })
show "let rec" (b { let rec f n = if n = 0 then 1 else n * f (n - 1)
                    let! x = M(fun () -> f 5)
                    let (p, q), [ r ] = (x, 1), [ 2 ]
                    return p + q + r })
try show "uncaught" (b { failwith "out"
                         return 1 }) with e -> printfn "%s %s" e.Message (String.concat " " log); log.Clear()
