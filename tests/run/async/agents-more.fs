// covers: agents: state machines, timeouts, errors, queue lengths, scanning
open System
open System.Threading

type Cmd =
    | Push of int
    | Pop of AsyncReplyChannel<int option>
    | Len of AsyncReplyChannel<int>

type Stack() =
    let agent = MailboxProcessor.Start(fun inbox ->
        let rec loop items = async {
            let! msg = inbox.Receive()
            match msg, items with
            | Push x, _ -> return! loop (x :: items)
            | Pop ch, x :: rest ->
                ch.Reply(Some x)
                return! loop rest
            | Pop ch, [] ->
                ch.Reply None
                return! loop []
            | Len ch, _ ->
                ch.Reply items.Length
                return! loop items }
        loop [])
    member _.Push x = agent.Post(Push x)
    member _.Pop() = agent.PostAndReply Pop
    member _.Count = agent.PostAndReply(fun ch -> Len ch)

let s = Stack()
[ 1 .. 5 ] |> List.iter s.Push
printfn "%d" s.Count
printfn "%A %A" (s.Pop()) (s.Pop())
printfn "%d" s.Count
for _ in 1 .. 4 do printf "%A " (s.Pop())
printfn ""

let echo = new MailboxProcessor<string * AsyncReplyChannel<string>>(fun inbox ->
    async {
        while true do
            let! (text, reply) = inbox.Receive()
            if text = "bad" then failwith "bad message"
            reply.Reply(text.ToUpper()) })
let gone = new ManualResetEvent(false)
echo.Error.Add(fun e ->
    printfn "error %s" e.Message
    gone.Set() |> ignore)
echo.Start()
printfn "%s" (echo.PostAndReply(fun r -> "hello", r))
printfn "%s" (echo.PostAndAsyncReply(fun r -> "async", r) |> Async.RunSynchronously)
printfn "%A" (echo.TryPostAndReply((fun r -> "bad", r), 50))
gone.WaitOne() |> ignore
printfn "%A" (echo.TryPostAndReply((fun r -> "after", r), 20))
printfn "%s" (try echo.PostAndReply((fun r -> "x", r), 20) with :? TimeoutException as e -> e.Message)

let idle = MailboxProcessor<int>.Start(fun inbox -> async { return () })
idle.Post 1
idle.Post 2
Thread.Sleep 30
printfn "%d" idle.CurrentQueueLength

let result = new ManualResetEvent(false)
let ticker = MailboxProcessor<int>.Start(fun inbox ->
    let rec loop n = async {
        try
            let! x = inbox.Receive(20)
            printfn "got %d" x
            return! loop (n + x)
        with :? TimeoutException ->
            printfn "total %d" n
            result.Set() |> ignore }
    loop 0)
ticker.Post 3
ticker.Post 4
result.WaitOne() |> ignore

let scanned = MailboxProcessor<int>.Start(fun inbox -> async {
    let! even = inbox.Scan(fun n -> if n % 2 = 0 then Some(async { return n }) else None)
    printfn "even %d, %d left" even inbox.CurrentQueueLength
    let! none = inbox.TryScan((fun n -> if n > 100 then Some(async { return n }) else None), 10)
    printfn "%A" none
    let! first = inbox.Receive()
    let! second = inbox.Receive()
    printfn "%d %d" first second
    result.Set() |> ignore })
result.Reset() |> ignore
for n in [ 1; 3; 4 ] do scanned.Post n
result.WaitOne() |> ignore
let cts = new CancellationTokenSource()
let cancelled = MailboxProcessor<int>.Start((fun inbox ->
    let rec loop () = async {
        let! n = inbox.Receive()
        printfn "saw %d" n
        return! loop () }
    loop ()), cts.Token)
cancelled.Post 1
Thread.Sleep 20
cts.Cancel()
cancelled.Post 2
Thread.Sleep 20
printfn "end"
