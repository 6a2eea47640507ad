open System
open System.Threading
let e = new ManualResetEvent(false)
let waits = async {
    printfn "waiting"
    let! came = Async.AwaitWaitHandle e
    printfn "came %b" came
    return 3 }
let sets = async {
    do! Async.Sleep 50
    printfn "setting"
    e.Set() |> ignore
    return 4 }
printfn "%A" (Async.Parallel [ waits; sets ] |> Async.RunSynchronously)
let never = new AutoResetEvent(false)
printfn "%b" (Async.AwaitWaitHandle(never, 30) |> Async.RunSynchronously)
printfn "%b" (Async.AwaitWaitHandle(never, millisecondsTimeout = 0) |> Async.RunSynchronously)
never.Set() |> ignore
printfn "%b" (Async.AwaitWaitHandle(never, 30) |> Async.RunSynchronously)
printfn "%b" (Async.AwaitWaitHandle(never, 30) |> Async.RunSynchronously)
