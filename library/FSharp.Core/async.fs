/// Asynchronous computations.
namespace FSharp.Control

open System
open System.Collections.Generic
open System.Threading
open System.Threading.Tasks
open Firefly.Runtime
open Firefly.Runtime.Fibers

/// A computation that runs when it is started, may wait in its midst, and gives a value.
[<Sealed; NoEquality; NoComparison; CompiledName("FSharpAsync`1")>]
type Async<'T> internal (start: Fiber -> unit) =

    /// Runs it on a machine.
    member internal this.Start: Fiber -> unit = start

/// Waiting for tasks.
module AsyncParts =

    /// The token of what is started without one.
    let mutable defaultSource: CancellationTokenSource = null

    /// The source of that token.
    let source () : CancellationTokenSource =
        if isNull defaultSource then defaultSource <- new CancellationTokenSource()
        defaultSource

    /// The given token, or that of what is started without one.
    let tokenOf (given: CancellationToken option) : CancellationToken =
        match given with
        | Some t -> t
        | None -> (source ()).Token

    /// What is raised for a cancellation.
    let cancelled () : exn = OperationCanceledException() :> exn

    /// Waits for a task without a result. It fails with the task's first exception, or with all of them as one.
    let awaitTask (task: Task) (first: bool) (fiber: Fiber) : unit =
        suspend
            (fun (good: unit -> unit, bad: exn -> unit, _: unit -> unit) ->
                task.OnEnd(fun () ->
                    if task.IsFaulted then
                        bad (if first then task.Errors.Head else task.Exception :> exn)
                    elif task.IsCanceled then
                        bad (TaskCanceledException() :> exn)
                    else
                        good ()))
            fiber

    /// Waits for a task. It fails with the task's first exception, or with all of them as one.
    let awaitResult (task: Task<'T>) (first: bool) (fiber: Fiber) : unit =
        suspend
            (fun (good: 'T -> unit, bad: exn -> unit, _: unit -> unit) ->
                task.OnEnd(fun () ->
                    if task.IsFaulted then
                        bad (if first then task.Errors.Head else task.Exception :> exn)
                    elif task.IsCanceled then
                        bad (TaskCanceledException() :> exn)
                    else
                        good task.Outcome))
            fiber

    /// Runs a computation that another waits for.
    let run (computation: Async<'T>) (token: CancellationToken) (onValue: 'T -> unit) (onError: exn -> unit) (onCancel: unit -> unit) : unit =
        startNow token computation.Start onValue onError onCancel

    /// Waits some milliseconds, unless cancelled before.
    let sleep (milliseconds: int64) (fiber: Fiber) : unit =
        if fiber.IsCancelled then
            fiber.Cancel()
        elif milliseconds = 0L then
            fiber.Return(())
        else
            suspend
                (fun (good: unit -> unit, _: exn -> unit, stop: unit -> unit) ->
                    let mutable registration: CancellationTokenRegistration = new CancellationTokenRegistration()
                    let alarm: Loop.Alarm =
                        if milliseconds < 0L then
                            null
                        else
                            Loop.after milliseconds (fun () ->
                                registration.Unregister() |> ignore
                                good ())
                    registration <-
                        fiber.Token.Register(Action(fun () ->
                            if not (isNull alarm) then alarm.Cancel()
                            stop ())))
                fiber

open AsyncParts

/// The members of `async { }`.
[<Sealed>]
type AsyncBuilder internal () =

    /// Goes on with what a computation gives.
    member this.Bind(computation: Async<'T>, binder: 'T -> Async<'U>) : Async<'U> =
        Async<'U>(fun fiber ->
            if fiber.IsCancelled then
                fiber.Cancel()
            else
                fiber.Push(BindFrame<'T>(fun x f -> f.Next((binder x).Start)) :> Frame)
                fiber.Next computation.Start)

    /// Gives a value.
    member this.Return(value: 'T) : Async<'T> = Async<'T>(fun fiber -> fiber.Return value)

    /// Gives what a computation gives.
    member this.ReturnFrom(computation: Async<'T>) : Async<'T> = computation

    /// Makes the computation when it is run.
    member this.Delay(generator: unit -> Async<'T>) : Async<'T> =
        Async<'T>(fun fiber -> fiber.Next((generator ()).Start))

    /// Gives nothing.
    member this.Zero() : Async<unit> = Async<unit>(fun fiber -> fiber.Return(()))

    /// One after the other.
    member this.Combine(computation1: Async<unit>, computation2: Async<'T>) : Async<'T> =
        Async<'T>(fun fiber ->
            if fiber.IsCancelled then
                fiber.Cancel()
            else
                fiber.Push(BindFrame<unit>(fun () f -> f.Next computation2.Start) :> Frame)
                fiber.Next computation1.Start)

    /// Repeats while a condition holds.
    member this.While(guard: unit -> bool, computation: Async<unit>) : Async<unit> =
        Async<unit>(fun fiber ->
            fiber.Push(WhileFrame(guard, computation.Start, true) :> Frame)
            fiber.Return(()))

    /// Once for each element.
    member this.For(sequence: seq<'T>, body: 'T -> Async<unit>) : Async<unit> =
        Async<unit>(fun fiber ->
            let e: IEnumerator<'T> = sequence.GetEnumerator()
            fiber.Push(FinallyFrame(fun () -> e.Dispose()) :> Frame)
            fiber.Push(WhileFrame((fun () -> e.MoveNext()), (fun f -> f.Next((body e.Current).Start)), true) :> Frame)
            fiber.Return(()))

    /// Disposes a value at the end.
    member this.Using(resource: 'T, binder: 'T -> Async<'U>) : Async<'U> when 'T :> IDisposable =
        Async<'U>(fun fiber ->
            fiber.Push(FinallyFrame(fun () ->
                match box resource with
                | null -> ()
                | _ -> resource.Dispose()) :> Frame)
            fiber.Next((binder resource).Start))

    /// Does something at the end, however it ends.
    member this.TryFinally(computation: Async<'T>, compensation: unit -> unit) : Async<'T> =
        Async<'T>(fun fiber ->
            fiber.Push(FinallyFrame compensation :> Frame)
            fiber.Next computation.Start)

    /// Handles an exception.
    member this.TryWith(computation: Async<'T>, catchHandler: exn -> Async<'T>) : Async<'T> =
        Async<'T>(fun fiber ->
            fiber.Push(CatchFrame(fun e f -> f.Next((catchHandler e).Start)) :> Frame)
            fiber.Next computation.Start)

/// How many of several computations have ended, and what they gave.
type Gathering<'T>(count: int) =
    let results: 'T[] = Array.zeroCreate count
    let mutable left: int = count
    let mutable failure: exn = null
    let mutable stopped: bool = false

    /// The results.
    member this.Results: 'T[] = results
    /// Those that have not ended.
    member this.Left: int = left
    /// The first exception.
    member this.Failure: exn = failure
    /// Whether one was cancelled.
    member this.IsStopped: bool = stopped
    /// One has ended.
    member this.End() : unit = left <- left - 1
    /// One has raised.
    member this.Fail(e: exn) : bool =
        let isFirst: bool = isNull failure
        if isFirst then failure <- e
        isFirst
    /// One was cancelled.
    member this.Stop() : unit = stopped <- true

/// Making, combining and running asynchronous computations.
[<AbstractClass; Sealed>]
type Async =

    /// Runs a computation and waits for its value.
    static member RunSynchronously(computation: Async<'T>, ?timeout: int, ?cancellationToken: CancellationToken) : 'T =
        let milliseconds: int = defaultArg timeout -1
        let outer: CancellationToken = tokenOf cancellationToken
        let inner: CancellationTokenSource =
            if milliseconds >= 0 then CancellationTokenSource.CreateLinkedTokenSource outer else null
        let token: CancellationToken = if isNull inner then outer else inner.Token
        let mutable ended: bool = false
        let mutable value: 'T = Unchecked.defaultof<'T>
        let mutable failure: exn = null
        run
            computation
            token
            (fun x ->
                value <- x
                ended <- true)
            (fun e ->
                failure <- e
                ended <- true)
            (fun () ->
                failure <- cancelled ()
                ended <- true)
        if not (Loop.runUntil (fun () -> ended) (int64 milliseconds)) then
            inner.Cancel()
            Loop.runUntil (fun () -> ended) -1L |> ignore
            inner.Dispose()
            raise (TimeoutException "The operation has timed out.")
        if not (isNull inner) then inner.Dispose()
        if isNull failure then value else raise failure

    /// Starts a computation; nobody waits for it.
    static member Start(computation: Async<unit>, ?cancellationToken: CancellationToken) : unit =
        let token: CancellationToken = tokenOf cancellationToken
        Loop.post (fun () -> run computation token ignore Loop.unhandled ignore)

    /// Starts a computation here, until it first waits.
    static member StartImmediate(computation: Async<unit>, ?cancellationToken: CancellationToken) : unit =
        run computation (tokenOf cancellationToken) ignore (fun e -> raise e) ignore

    /// Runs a computation and tells how it ended.
    static member StartWithContinuations
        (
            computation: Async<'T>,
            continuation: 'T -> unit,
            exceptionContinuation: exn -> unit,
            cancellationContinuation: OperationCanceledException -> unit,
            ?cancellationToken: CancellationToken
        ) : unit =
        run computation (tokenOf cancellationToken) continuation exceptionContinuation (fun () ->
            cancellationContinuation (OperationCanceledException()))

    static member private TaskOf(computation: Async<'T>, token: CancellationToken, now: bool) : Task<'T> =
        let source: TaskCompletionSource<'T> = TaskCompletionSource<'T>()
        let go () : unit =
            run
                computation
                token
                (fun x -> source.TrySetResult x |> ignore)
                (fun (e: exn) -> source.TrySetException e |> ignore)
                (fun () -> source.TrySetCanceled() |> ignore)
        if now then go () else Loop.post go
        source.Task

    /// Starts a computation as a task.
    static member StartAsTask(computation: Async<'T>, ?taskCreationOptions: TaskCreationOptions, ?cancellationToken: CancellationToken) : Task<'T> =
        Async.TaskOf(computation, tokenOf cancellationToken, false)

    /// Starts a computation here, until it first waits, as a task.
    static member StartImmediateAsTask(computation: Async<'T>, ?cancellationToken: CancellationToken) : Task<'T> =
        Async.TaskOf(computation, tokenOf cancellationToken, true)

    /// Starts a computation as a task that is cancelled with the one that does it.
    static member StartChildAsTask(computation: Async<'T>, ?taskCreationOptions: TaskCreationOptions) : Async<Task<'T>> =
        Async<Task<'T>>(fun fiber -> fiber.Return(Async.TaskOf(computation, fiber.Token, false)))

    /// Starts a computation beside the one that does it; what is given waits for its value.
    static member StartChild(computation: Async<'T>, ?millisecondsTimeout: int) : Async<Async<'T>> =
        let limit: int = defaultArg millisecondsTimeout -1
        Async<Async<'T>>(fun fiber ->
            let own: CancellationTokenSource = CancellationTokenSource.CreateLinkedTokenSource fiber.Token
            let source: TaskCompletionSource<'T> = TaskCompletionSource<'T>()
            let mutable alarm: Loop.Alarm = null
            if limit >= 0 then
                alarm <-
                    Loop.after (int64 limit) (fun () ->
                        if source.TrySetException(TimeoutException "The operation has timed out." :> exn) then own.Cancel())
            let ended () : unit =
                if not (isNull alarm) then alarm.Cancel()
                own.Dispose()
            Loop.post (fun () ->
                run
                    computation
                    own.Token
                    (fun x ->
                        ended ()
                        source.TrySetResult x |> ignore)
                    (fun (e: exn) ->
                        ended ()
                        source.TrySetException e |> ignore)
                    (fun () ->
                        ended ()
                        source.TrySetCanceled() |> ignore))
            let task: Task<'T> = source.Task
            fiber.Return(
                Async<'T>(fun waiting ->
                    suspend
                        (fun (good: 'T -> unit, bad: exn -> unit, stop: unit -> unit) ->
                            task.OnEnd(fun () ->
                                if task.IsFaulted then bad task.Errors.Head
                                elif task.IsCanceled then stop ()
                                else good task.Outcome))
                        waiting)
            ))

    // Runs several computations, so many at a time, under a token of their own.
    static member private Gather
        (computations: Async<'T>[], atOnce: int, fiber: Fiber, finish: Gathering<'T> -> Fiber -> unit) : unit =
        let count: int = computations.Length
        let gathering: Gathering<'T> = Gathering<'T>(count)
        let own: CancellationTokenSource = CancellationTokenSource.CreateLinkedTokenSource fiber.Token
        let mutable next: int = 0
        let mutable resume: unit -> unit = ignore
        let mutable again: unit -> unit = ignore
        let ended () : unit =
            gathering.End()
            if gathering.Left = 0 then
                let go: unit -> unit = resume
                // What refers to itself through these cells is given back.
                resume <- ignore
                again <- ignore
                own.Dispose()
                go ()
            else
                again ()
        let start () : unit =
            if next < count then
                let i: int = next
                next <- i + 1
                if isNull gathering.Failure && not own.IsCancellationRequested then
                    Loop.post (fun () ->
                        run
                            computations.[i]
                            own.Token
                            (fun x ->
                                gathering.Results.[i] <- x
                                ended ())
                            (fun e ->
                                if gathering.Fail e then own.Cancel()
                                ended ())
                            (fun () ->
                                gathering.Stop()
                                ended ()))
                else
                    gathering.Stop()
                    ended ()
        again <- start
        fiber.Push(BindFrameAlways(fun f -> finish gathering f) :> Frame)
        suspend
            (fun (good: unit -> unit, _: exn -> unit, _: unit -> unit) ->
                resume <- good
                for _ in 1 .. min atOnce count do
                    start ())
            fiber

    /// Runs computations side by side and gives all their values.
    static member Parallel(computations: seq<Async<'T>>) : Async<'T[]> = Async.Parallel(computations, Int32.MaxValue)

    /// Runs computations side by side, at most so many at a time, and gives all their values.
    static member Parallel(computations: seq<Async<'T>>, ?maxDegreeOfParallelism: int) : Async<'T[]> =
        (match maxDegreeOfParallelism with
         | Some n when n < 1 ->
             let text: string = String.Format("maxDegreeOfParallelism must be positive, was {0}", n)
             raise (ArgumentException(text, "maxDegreeOfParallelism"))
         | _ -> ())
        Async<'T[]>(fun fiber ->
            let all: Async<'T>[] = Array.ofSeq computations
            if all.Length = 0 then
                fiber.Return(Array.empty<'T>)
            else
                Async.Gather(all, defaultArg maxDegreeOfParallelism all.Length, fiber, (fun g f ->
                    if not (isNull g.Failure) then f.Fail g.Failure
                    elif g.IsStopped then f.Cancel()
                    else f.Return g.Results)))

    /// Runs computations one after the other and gives all their values.
    static member Sequential(computations: seq<Async<'T>>) : Async<'T[]> = Async.Parallel(computations, 1)

    /// The value of the first of several computations that gives one; the others are cancelled.
    static member Choice(computations: seq<Async<'T option>>) : Async<'T option> =
        Async<'T option>(fun fiber ->
            let all: Async<'T option>[] = Array.ofSeq computations
            if all.Length = 0 then
                fiber.Return None
            else
                let own: CancellationTokenSource = CancellationTokenSource.CreateLinkedTokenSource fiber.Token
                suspend
                    (fun (good: 'T option -> unit, bad: exn -> unit, stop: unit -> unit) ->
                        let mutable left: int = all.Length
                        let mutable decided: bool = false
                        let decide (go: unit -> unit) : unit =
                            if not decided then
                                decided <- true
                                own.Cancel()
                                own.Dispose()
                                go ()
                        for c in all do
                            Loop.post (fun () ->
                                if not decided then
                                    run
                                        c
                                        own.Token
                                        (fun x ->
                                            left <- left - 1
                                            if Option.isSome x then decide (fun () -> good x)
                                            elif left = 0 then decide (fun () -> good None))
                                        (fun e -> decide (fun () -> bad e))
                                        (fun () -> decide stop)))
                    fiber)

    /// A computation that calls one of three functions when it goes on.
    static member FromContinuations
        (callback: ('T -> unit) * (exn -> unit) * (OperationCanceledException -> unit) -> unit) : Async<'T> =
        Async<'T>(fun fiber ->
            if fiber.IsCancelled then
                fiber.Cancel()
            else
                suspend
                    (fun (good: 'T -> unit, bad: exn -> unit, stop: unit -> unit) ->
                        callback (good, bad, (fun (_: OperationCanceledException) -> stop ())))
                    fiber)

    /// The value, or the exception.
    static member Catch(computation: Async<'T>) : Async<Choice<'T, exn>> =
        Async<Choice<'T, exn>>(fun fiber ->
            fiber.Push(CatchFrame(fun e f -> f.Return((Choice2Of2 e: Choice<'T, exn>))) :> Frame)
            fiber.Push(BindFrame<'T>(fun x f -> f.Return((Choice1Of2 x: Choice<'T, exn>))) :> Frame)
            fiber.Next computation.Start)

    /// Forgets the value.
    static member Ignore(computation: Async<'T>) : Async<unit> =
        Async<unit>(fun fiber ->
            fiber.Push(BindFrame<'T>(fun _ f -> f.Return(())) :> Frame)
            fiber.Next computation.Start)

    /// The token that cancels the computation.
    static member CancellationToken: Async<CancellationToken> =
        Async<CancellationToken>(fun fiber -> fiber.Return fiber.Token)

    /// The token of what is started without one.
    static member DefaultCancellationToken: CancellationToken = (source ()).Token

    /// Cancels what was started without a token.
    static member CancelDefaultToken() : unit =
        let s: CancellationTokenSource = source ()
        defaultSource <- new CancellationTokenSource()
        s.Cancel()

    /// Does something when the computation is cancelled, until the result is disposed.
    static member OnCancel(interruption: unit -> unit) : Async<IDisposable> =
        Async<IDisposable>(fun fiber ->
            let token: CancellationToken = fiber.Token
            let registration: CancellationTokenRegistration = token.Register(Action(interruption))
            // What the cancellation itself disposes is still called: that is what it is for.
            fiber.Return(
                { new IDisposable with
                    member _.Dispose() : unit =
                        if not token.IsCancellationRequested then
                            registration.Dispose() }
            ))

    /// Does something when the computation is cancelled.
    static member TryCancelled(computation: Async<'T>, compensation: OperationCanceledException -> unit) : Async<'T> =
        Async<'T>(fun fiber ->
            fiber.Push(CancelledFrame(fun () -> compensation (OperationCanceledException())) :> Frame)
            fiber.Next computation.Start)

    /// Waits some milliseconds.
    static member Sleep(millisecondsDueTime: int) : Async<unit> =
        if millisecondsDueTime < -1 then
            raise (ArgumentOutOfRangeException "millisecondsDueTime")
        Async<unit>(sleep (int64 millisecondsDueTime))

    /// Waits for a time.
    static member Sleep(dueTime: TimeSpan) : Async<unit> =
        if dueTime < TimeSpan.Zero then
            raise (ArgumentOutOfRangeException "dueTime")
        Async<unit>(sleep (int64 dueTime.TotalMilliseconds))

    /// Lets other work go on first.
    static member SwitchToThreadPool() : Async<unit> =
        Async<unit>(suspend (fun (good: unit -> unit, _: exn -> unit, _: unit -> unit) -> Loop.post good))

    /// Lets other work go on first.
    static member SwitchToNewThread() : Async<unit> = Async.SwitchToThreadPool()

    /// Waits for a task.
    static member AwaitTask(task: Task<'T>) : Async<'T> = Async<'T>(awaitResult task false)

    /// Waits for a task.
    static member AwaitTask(task: Task) : Async<unit> = Async<unit>(awaitTask task false)

    // Looks again and again whether a signal has come, until a time of the clock; other work goes on between.
    static member private Poll(waitHandle: System.Threading.WaitHandle, limit: int64) : Async<bool> =
        let builder: AsyncBuilder = AsyncBuilder()
        builder.Delay(fun () ->
            if waitHandle.WaitOne 0 then builder.Return true
            elif Fidelity.Time.monotonicNanoseconds () >= limit then builder.Return false
            else builder.Bind(Async.Sleep 1, fun () -> Async.Poll(waitHandle, limit)))

    /// Waits for a signal, at most for some milliseconds; the result tells whether it came.
    static member AwaitWaitHandle(waitHandle: System.Threading.WaitHandle, ?millisecondsTimeout: int) : Async<bool> =
        let limit: int64 =
            match millisecondsTimeout with
            | Some n when n >= 0 -> Fidelity.Time.monotonicNanoseconds () + int64 n * 1000000L
            | _ -> System.Int64.MaxValue
        Async.Poll(waitHandle, limit)

    /// Waits for the next time that an event happens.
    static member AwaitEvent(event: IEvent<'Del, 'T>, ?cancelAction: unit -> unit) : Async<'T> =
        Async<'T>(fun fiber ->
            suspend
                (fun (good: 'T -> unit, _: exn -> unit, stop: unit -> unit) ->
                    let mutable ending: IDisposable = null
                    let mutable registration: CancellationTokenRegistration = new CancellationTokenRegistration()
                    ending <-
                        event.Subscribe(fun (x: 'T) ->
                            ending.Dispose()
                            ending <- null
                            registration.Unregister() |> ignore
                            good x)
                    registration <-
                        fiber.Token.Register(Action(fun () ->
                            ending.Dispose()
                            ending <- null
                            match cancelAction with
                            | Some action -> action ()
                            | None -> stop ())))
                fiber)

/// The builder of asynchronous computations.
[<AutoOpen>]
module ExtraTopLevelOperators =

    /// The builder of asynchronous computations.
    let async: AsyncBuilder = AsyncBuilder()
