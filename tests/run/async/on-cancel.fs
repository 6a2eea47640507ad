open System
open System.Threading
let run name body =
    printfn "-- %s" name
    let cts = new CancellationTokenSource()
    let t = Async.StartAsTask(body, cancellationToken = cts.Token)
    Thread.Sleep 60
    cts.Cancel()
    printfn "after cancel"
    try t.Wait() with :? AggregateException as e -> printfn "%s" (e.InnerExceptions.[0].GetType().Name)
    Thread.Sleep 30
let disp n = { new IDisposable with member _.Dispose() = printfn "disposed %s" n }
run "two" (async {
    use! h = Async.OnCancel(fun () -> printfn "cancelled 1")
    use! h = Async.OnCancel(fun () -> printfn "cancelled 2")
    do! Async.Sleep 1000 })
run "use between" (async {
    use a = disp "a"
    use! h = Async.OnCancel(fun () -> printfn "cancelled 1")
    use b = disp "b"
    do! Async.Sleep 1000
    printfn "not here" })
run "let!" (async {
    let! h = Async.OnCancel(fun () -> printfn "cancelled 1")
    try do! Async.Sleep 1000 finally h.Dispose(); printfn "finally" })
run "over" (async {
    use! h = Async.OnCancel(fun () -> printfn "cancelled 1")
    do! Async.Sleep 10 })
run "trycancelled" (Async.TryCancelled(async { do! Async.Sleep 1000 }, fun e -> printfn "tc %s" e.Message))
