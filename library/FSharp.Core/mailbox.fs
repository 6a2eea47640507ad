/// Agents: computations with a queue of messages.
namespace FSharp.Control

open System
open System.Collections.Generic
open System.Threading
open System.Threading.Tasks
open Firefly.Runtime
open Firefly.Runtime.Fibers
open AsyncParts

/// Where an agent sends its answer.
[<Sealed; CompiledName("FSharpAsyncReplyChannel`1")>]
type AsyncReplyChannel<'Reply> internal (reply: 'Reply -> unit) =
    /// Answers.
    member this.Reply(value: 'Reply) : unit = reply value

/// An agent.
[<Sealed; AutoSerializable(false); CompiledName("FSharpMailboxProcessor`1")>]
type MailboxProcessor<'Msg>(body: MailboxProcessor<'Msg> -> Async<unit>, ?cancellationToken: CancellationToken) =
    let messages: List<'Msg> = List<'Msg>()
    let failed: Event<exn> = Event<exn>()
    // What it does, until it has begun: it may hold the agent itself.
    let mutable work: MailboxProcessor<'Msg> -> Async<unit> = body
    let mutable started: bool = false
    let mutable arrived: unit -> unit = ignore
    let mutable isWaiting: bool = false
    let mutable defaultTimeout: int = -1

    // Does something when a message comes, or when the time is over.
    let wait (milliseconds: int) (onMessage: Fiber -> unit) (onTimeout: Fiber -> unit) (fiber: Fiber) : unit =
        if isWaiting then
            raise (InvalidOperationException "multiple waiting reader continuations for mailbox")
        let mutable alarm: Loop.Alarm = null
        let mutable timedOut: bool = false
        fiber.Push(BindFrameAlways(fun f -> if timedOut then onTimeout f else onMessage f) :> Frame)
        suspend
            (fun (good: unit -> unit, _: exn -> unit, stop: unit -> unit) ->
                isWaiting <- true
                let mutable registration: CancellationTokenRegistration = new CancellationTokenRegistration()
                let held: int64 = Loop.hold (fun () ->
                    arrived <- ignore
                    registration.Unregister() |> ignore
                    if not (isNull alarm) then alarm.Cancel())
                let ended () : unit =
                    Loop.release held
                    isWaiting <- false
                    arrived <- ignore
                    registration.Unregister() |> ignore
                    if not (isNull alarm) then alarm.Cancel()
                arrived <-
                    (fun () ->
                        ended ()
                        Loop.post good)
                if milliseconds >= 0 then
                    alarm <-
                        Loop.after (int64 milliseconds) (fun () ->
                            timedOut <- true
                            ended ()
                            good ())
                registration <-
                    fiber.Token.Register(Action(fun () ->
                        ended ()
                        stop ())))
            fiber

    // Takes the first message from an index that a function wants.
    let rec scan (from: int) (scanner: 'Msg -> Async<'T> option) (deadline: int64) (late: Fiber -> unit) (fiber: Fiber) : unit =
        let mutable i: int = from
        let mutable found: Async<'T> option = None
        while Option.isNone found && i < messages.Count do
            found <- scanner messages.[i]
            if Option.isSome found then messages.RemoveAt i else i <- i + 1
        match found with
        | Some computation -> fiber.Next computation.Start
        | None ->
            let seen: int = i
            let left: int =
                if deadline < 0L then -1
                else int (max 0L ((deadline - Fidelity.Time.monotonicNanoseconds ()) / 1000000L))
            wait left (fun f -> scan seen scanner deadline late f) late fiber

    let rec receive (deadline: int64) (taken: 'Msg -> Fiber -> unit) (late: Fiber -> unit) (fiber: Fiber) : unit =
        if messages.Count > 0 then
            let first: 'Msg = messages.[0]
            messages.RemoveAt 0
            taken first fiber
        else
            let left: int =
                if deadline < 0L then -1
                else int (max 0L ((deadline - Fidelity.Time.monotonicNanoseconds ()) / 1000000L))
            wait left (fun f -> receive deadline taken late f) late fiber

    let deadlineOf (timeout: int) : int64 =
        if timeout < 0 then -1L else Fidelity.Time.monotonicNanoseconds () + int64 timeout * 1000000L

    /// An agent, with a wish about exceptions of posting after its end.
    new(body: MailboxProcessor<'Msg> -> Async<unit>, isThrowExceptionAfterDisposed: bool, ?cancellationToken: CancellationToken) =
        new MailboxProcessor<'Msg>(body, ?cancellationToken = cancellationToken)

    /// How many messages wait.
    member this.CurrentQueueLength: int = messages.Count

    /// How long to wait where nothing else is said, in milliseconds.
    member this.DefaultTimeout
        with get () : int = defaultTimeout
        and set (value: int) : unit = defaultTimeout <- value

    /// Happens when the agent raises.
    [<CLIEvent>]
    member this.Error: IEvent<Handler<exn>, exn> = failed.Publish

    member private this.Go(now: bool) : unit =
        if started then
            raise (InvalidOperationException "The MailboxProcessor has already been started.")
        started <- true
        let token: CancellationToken = tokenOf cancellationToken
        let go () : unit =
            let first: MailboxProcessor<'Msg> -> Async<unit> = work
            work <- Unchecked.defaultof<MailboxProcessor<'Msg> -> Async<unit>>
            let computation: Fiber -> unit = fun (fiber: Fiber) -> fiber.Next((first this).Start)
            startNow token computation (fun () -> ()) (fun e -> failed.Trigger e) ignore
        if now then go () else Loop.post go

    /// Starts it.
    member this.Start() : unit = this.Go false

    /// Starts it here, until it first waits.
    member this.StartImmediate() : unit = this.Go true

    /// Makes an agent and starts it.
    static member Start(body: MailboxProcessor<'Msg> -> Async<unit>, ?cancellationToken: CancellationToken) : MailboxProcessor<'Msg> =
        let m: MailboxProcessor<'Msg> = new MailboxProcessor<'Msg>(body, ?cancellationToken = cancellationToken)
        m.Start()
        m

    /// Makes an agent and starts it here, until it first waits.
    static member StartImmediate(body: MailboxProcessor<'Msg> -> Async<unit>, ?cancellationToken: CancellationToken) : MailboxProcessor<'Msg> =
        let m: MailboxProcessor<'Msg> = new MailboxProcessor<'Msg>(body, ?cancellationToken = cancellationToken)
        m.StartImmediate()
        m

    /// Sends a message.
    member this.Post(message: 'Msg) : unit =
        messages.Add message
        arrived ()

    /// Waits for a message.
    member this.Receive(?timeout: int) : Async<'Msg> =
        let limit: int = defaultArg timeout defaultTimeout
        Async<'Msg>(fun fiber ->
            receive
                (deadlineOf limit)
                (fun m f -> f.Return m)
                (fun f -> f.Fail(TimeoutException "Mailbox.Receive timed out."))
                fiber)

    /// Waits for a message for some time.
    member this.TryReceive(?timeout: int) : Async<'Msg option> =
        let limit: int = defaultArg timeout defaultTimeout
        Async<'Msg option>(fun fiber ->
            receive (deadlineOf limit) (fun m f -> f.Return(Some m)) (fun f -> f.Return((None: 'Msg option))) fiber)

    /// Waits for a message that a function wants; the others stay.
    member this.Scan(scanner: 'Msg -> Async<'T> option, ?timeout: int) : Async<'T> =
        let limit: int = defaultArg timeout defaultTimeout
        Async<'T>(fun fiber ->
            scan 0 scanner (deadlineOf limit) (fun f -> f.Fail(TimeoutException "Mailbox.Scan timed out.")) fiber)

    /// Waits for a message that a function wants for some time; the others stay.
    member this.TryScan(scanner: 'Msg -> Async<'T> option, ?timeout: int) : Async<'T option> =
        let limit: int = defaultArg timeout defaultTimeout
        Async<'T option>(fun fiber ->
            let wanted (m: 'Msg) : Async<'T option> option =
                match scanner m with
                | Some a ->
                    Some(
                        Async<'T option>(fun g ->
                            g.Push(BindFrame<'T>(fun x h -> h.Return(Some x)) :> Frame)
                            g.Next a.Start)
                    )
                | None -> None
            scan 0 wanted (deadlineOf limit) (fun f -> f.Return((None: 'T option))) fiber)

    /// Sends a message with a channel and waits for the answer for some time.
    member this.TryPostAndReply(buildMessage: AsyncReplyChannel<'Reply> -> 'Msg, ?timeout: int) : 'Reply option =
        let limit: int = defaultArg timeout defaultTimeout
        let mutable answer: 'Reply option = None
        this.Post(buildMessage (AsyncReplyChannel<'Reply>(fun r -> if Option.isNone answer then answer <- Some r)))
        Loop.runUntil (fun () -> Option.isSome answer) (int64 limit) |> ignore
        answer

    /// Sends a message with a channel and waits for the answer.
    member this.PostAndReply(buildMessage: AsyncReplyChannel<'Reply> -> 'Msg, ?timeout: int) : 'Reply =
        match this.TryPostAndReply(buildMessage, ?timeout = timeout) with
        | Some r -> r
        | None -> raise (TimeoutException "MailboxProcessor.PostAndReply timed out.")

    /// Sends a message with a channel; the result waits for the answer for some time.
    member this.PostAndTryAsyncReply(buildMessage: AsyncReplyChannel<'Reply> -> 'Msg, ?timeout: int) : Async<'Reply option> =
        let limit: int = defaultArg timeout defaultTimeout
        let source: TaskCompletionSource<'Reply option> = TaskCompletionSource<'Reply option>()
        this.Post(buildMessage (AsyncReplyChannel<'Reply>(fun r -> source.TrySetResult(Some r) |> ignore)))
        Async<'Reply option>(fun fiber ->
            if limit >= 0 then
                Loop.after (int64 limit) (fun () -> source.TrySetResult None |> ignore) |> ignore
            awaitResult source.Task true fiber)

    /// Sends a message with a channel; the result waits for the answer.
    member this.PostAndAsyncReply(buildMessage: AsyncReplyChannel<'Reply> -> 'Msg, ?timeout: int) : Async<'Reply> =
        let waiting: Async<'Reply option> = this.PostAndTryAsyncReply(buildMessage, ?timeout = timeout)
        Async<'Reply>(fun fiber ->
            fiber.Push(BindFrame<'Reply option>(fun answer f ->
                match answer with
                | Some r -> f.Return r
                | None -> f.Fail(TimeoutException "MailboxProcessor.PostAndAsyncReply timed out.")) :> Frame)
            fiber.Next waiting.Start)

    /// Ends it.
    member this.Dispose() : unit = ()

    interface IDisposable with
        member this.Dispose() : unit = this.Dispose()
