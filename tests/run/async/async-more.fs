// covers: order of effects in async: exceptions, cancellation, agents, timeouts, events, continuations
open System
open System.Threading
open System.Threading.Tasks

let run w = Async.RunSynchronously w
let fails = async { return (failwith "inner" : int) }

// exceptions pass through parts
let a = async {
    try
        let! x = fails
        return x
    with e ->
        return -1 }
printfn "%d" (run a)

let b = async {
    try
        try
            let! x = fails
            return string x
        finally
            printfn "finally"
    with Failure m -> return m }
printfn "%s" (run b)

// reraise out of RunSynchronously
try run (async { do! Async.Sleep 1
                 return raise (InvalidOperationException "op") }) |> ignore
with :? InvalidOperationException as e -> printfn "%s" e.Message

// timeouts
try Async.RunSynchronously(Async.Sleep 5000, timeout = 10)
with :? TimeoutException as e -> printfn "%s" e.Message

let slow = async {
    let! c = Async.StartChild(Async.Sleep 5000, 10)
    try
        do! c
        return "no"
    with :? TimeoutException -> return "child timed out" }
printfn "%s" (run slow)

// FromContinuations
let fromCont = Async.FromContinuations(fun (good, bad, cancel) -> good 5)
printfn "%d" (run fromCont)
let badCont : Async<int> = Async.FromContinuations(fun (good, bad, cancel) -> bad (Exception "from cont"))
printfn "%s" (match run (Async.Catch badCont) with Choice1Of2 _ -> "?" | Choice2Of2 e -> e.Message)

// StartWithContinuations
Async.StartWithContinuations(async { return 3 }, printfn "value %d", (fun e -> printfn "error %s" e.Message), (fun _ -> printfn "cancelled"))
Async.StartWithContinuations(async { return failwith "boom" }, printfn "value %d", (fun e -> printfn "error %s" e.Message), (fun _ -> printfn "cancelled"))

// StartImmediate runs up to its first wait
let steps = ResizeArray<string>()
Async.StartImmediate(async {
    steps.Add "one"
    do! Async.Sleep 20
    steps.Add "three" })
steps.Add "two"
Thread.Sleep 100
printfn "%s" (String.Join(",", steps))

// events
let ev = Event<int>()
let waiting = async {
    let! x = Async.AwaitEvent ev.Publish
    let! y = Async.AwaitEvent ev.Publish
    return x + y }
let t = Async.StartAsTask waiting
Thread.Sleep 20
ev.Trigger 3
Thread.Sleep 20
ev.Trigger 4
printfn "%d" t.Result

// cancellation of a task
let cts = new CancellationTokenSource()
let long = Async.StartAsTask(async {
    try
        do! Async.Sleep 10000
        return 1
    finally
        printfn "cleaned" }, cancellationToken = cts.Token)
Thread.Sleep 20
cts.Cancel()
try long.Wait() with :? AggregateException as e -> printfn "%s" (e.InnerException.GetType().Name)
printfn "%b %b" long.IsCanceled long.IsFaulted

// TryCancelled and Choice
let cts2 = new CancellationTokenSource()
Async.Start(Async.TryCancelled(Async.Sleep 10000, fun e -> printfn "compensated"), cts2.Token)
Thread.Sleep 20
cts2.Cancel()
Thread.Sleep 20
printfn "%A" (run (Async.Choice [ async { do! Async.Sleep 50
                                          return Some 1 }
                                  async { do! Async.Sleep 5
                                          return Some 2 } ]))
printfn "%A" (run (Async.Choice [ async { return None }; async { return (None: int option) } ]))

// tasks
let task1 = Task.Run(fun () -> 20)
let viaAsync = async {
    let! x = Async.AwaitTask task1
    do! Async.AwaitTask(Task.Delay 1)
    return x * 2 }
printfn "%d" (run viaAsync)
let faulted = Task.Run(fun () -> (failwith "task failed" : int))
printfn "%s" (try string (run (Async.AwaitTask faulted)) with e -> e.GetType().Name + ": " + e.Message)
printfn "%s" (try string faulted.Result with :? AggregateException as e -> e.InnerException.Message)

// for with sequence and return values
let sumAll = async {
    let mutable total = 0
    for x in seq { 1 .. 5 } do
        let! y = async { return x * x }
        total <- total + y
    return total }
printfn "%d" (run sumAll)

let rec fib n = async {
    if n < 2 then return n
    else
        let! a = fib (n - 1)
        let! b = fib (n - 2)
        return a + b }
printfn "%d" (run (fib 15))
let all = [ for i in 1 .. 5 -> async { do! Async.Sleep(10 - i)
                                       return i * 10 } ]
all |> Async.Parallel |> Async.RunSynchronously |> printfn "%A"
all |> Async.Sequential |> Async.RunSynchronously |> Array.sum |> printfn "%d"
async { printfn "ignored"; return 4 } |> Async.Ignore |> Async.RunSynchronously
