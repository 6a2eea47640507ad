/// Work that gives a result later.
namespace System.Threading.Tasks

open System
open System.Collections.Generic
open System.Threading
open Firefly.Runtime
open Firefly.Runtime.Fibers

/// How far a task is.
type TaskStatus =
    | Created = 0
    | WaitingForActivation = 1
    | WaitingToRun = 2
    | Running = 3
    | WaitingForChildrenToComplete = 4
    | RanToCompletion = 5
    | Canceled = 6
    | Faulted = 7

/// Wishes about how a task is run.
[<Flags>]
type TaskCreationOptions =
    | None = 0
    | PreferFairness = 1
    | LongRunning = 2
    | AttachedToParent = 4
    | DenyChildAttach = 8
    | HideScheduler = 16
    | RunContinuationsAsynchronously = 64

/// When the continuation of a task is run.
[<Flags>]
type TaskContinuationOptions =
    | None = 0
    | PreferFairness = 1
    | LongRunning = 2
    | AttachedToParent = 4
    | DenyChildAttach = 8
    | HideScheduler = 16
    | LazyCancellation = 32
    | RunContinuationsAsynchronously = 64
    | NotOnRanToCompletion = 65536
    | NotOnFaulted = 131072
    | OnlyOnCanceled = 196608
    | NotOnCanceled = 262144
    | OnlyOnFaulted = 327680
    | OnlyOnRanToCompletion = 393216
    | ExecuteSynchronously = 524288

/// Numbers of tasks.
module TaskNumbers =
    let mutable private last: int = 0

    /// The next number.
    let next () : int =
        last <- last + 1
        last

/// Work that ends later.
[<AllowNullLiteral>]
type Task(action: Action) =
    let mutable status: TaskStatus = if isNull action then TaskStatus.WaitingForActivation else TaskStatus.Created
    let mutable errors: exn list = []
    let mutable waiting: (unit -> unit) list = []
    let mutable id: int = 0

    /// A task that runs an action when it is started.
    new(action: Action, cancellationToken: CancellationToken) = Task(action)

    /// A task that runs an action when it is started.
    new(action: Action, creationOptions: TaskCreationOptions) = Task(action)

    // Ends it, and goes on with what waits.
    member private this.End(how: TaskStatus) : unit =
        status <- how
        let all: (unit -> unit) list = List.rev waiting
        waiting <- []
        for w in all do
            w ()

    /// Ends it well, unless it has ended.
    member internal this.EndWell() : bool =
        if this.IsCompleted then
            false
        else
            this.End TaskStatus.RanToCompletion
            true

    /// Ends it with exceptions, unless it has ended.
    member internal this.EndBadly(es: exn list) : bool =
        if this.IsCompleted then
            false
        else
            errors <- es
            this.End TaskStatus.Faulted
            true

    /// Ends it as cancelled, unless it has ended.
    member internal this.EndCancelled() : bool =
        if this.IsCompleted then
            false
        else
            this.End TaskStatus.Canceled
            true

    /// Its exceptions.
    member internal this.Errors: exn list = errors

    /// Does something when it has ended: at once, if it has.
    member internal this.OnEnd(todo: unit -> unit) : unit =
        if this.IsCompleted then todo () else waiting <- todo :: waiting

    /// Sets how far it is.
    member internal this.Become(how: TaskStatus) : unit = status <- how

    /// What it does when it is run.
    abstract Execute: unit -> unit
    default this.Execute() : unit =
        action.Invoke()
        this.EndWell() |> ignore

    /// Runs it now.
    member internal this.RunNow() : unit =
        if not this.IsCompleted then
            status <- TaskStatus.Running
            try
                this.Execute()
            with
            | :? OperationCanceledException as e -> this.EndBadly [ e :> exn ] |> ignore
            | e -> this.EndBadly [ e ] |> ignore

    /// How far it is.
    member this.Status: TaskStatus = status

    /// Whether it has ended.
    member this.IsCompleted: bool = int status >= 5

    /// Whether it has ended well.
    member this.IsCompletedSuccessfully: bool = status = TaskStatus.RanToCompletion

    /// Whether it was cancelled.
    member this.IsCanceled: bool = status = TaskStatus.Canceled

    /// Whether it raised.
    member this.IsFaulted: bool = status = TaskStatus.Faulted

    /// Its exceptions, or null.
    member this.Exception: AggregateException =
        if status = TaskStatus.Faulted then AggregateException(Seq.ofList errors) else null

    /// Its number.
    member this.Id: int =
        if id = 0 then id <- TaskNumbers.next ()
        id

    /// Starts it.
    member this.Start() : unit =
        if status <> TaskStatus.Created then
            raise (InvalidOperationException "Start may not be called on a task that has completed.")
        status <- TaskStatus.WaitingToRun
        Loop.post (fun () -> this.RunNow())

    /// Runs it here.
    member this.RunSynchronously() : unit = this.RunNow()

    /// Raises what it raised, as one exception.
    member internal this.Check() : unit =
        if status = TaskStatus.Faulted then
            raise (AggregateException(Seq.ofList errors))
        elif status = TaskStatus.Canceled then
            raise (AggregateException [ TaskCanceledException() :> exn ])

    /// Waits for its end.
    member this.Wait() : unit =
        if not this.IsCompleted then Loop.runUntil (fun () -> this.IsCompleted) -1L |> ignore
        this.Check()

    /// Waits for its end, at most for some milliseconds.
    member this.Wait(millisecondsTimeout: int) : bool =
        if Loop.runUntil (fun () -> this.IsCompleted) (int64 millisecondsTimeout) then
            this.Check()
            true
        else
            false

    /// Waits for its end, at most for a time.
    member this.Wait(timeout: TimeSpan) : bool = this.Wait(int timeout.TotalMilliseconds)

    /// Waits for its end, or for a cancellation.
    member this.Wait(cancellationToken: CancellationToken) : unit =
        Loop.runUntil (fun () -> this.IsCompleted || cancellationToken.IsCancellationRequested) -1L |> ignore
        if not this.IsCompleted then raise (OperationCanceledException())
        this.Check()

    /// Waits for its end; raises the first of its exceptions itself.
    member internal this.CheckFirst() : unit =
        if not this.IsCompleted then Loop.runUntil (fun () -> this.IsCompleted) -1L |> ignore
        match errors with
        | e :: _ -> raise e
        | [] -> if status = TaskStatus.Canceled then raise (TaskCanceledException())

    /// What waits for it.
    member this.GetAwaiter() : TaskAwaiter = TaskAwaiter(this)

    /// What waits for it; where the program goes on is not chosen here.
    member this.ConfigureAwait(continueOnCapturedContext: bool) : ConfiguredTaskAwaitable = ConfiguredTaskAwaitable(this)

    /// Ends its use.
    member this.Dispose() : unit = ()

    // A task of what follows this one.
    member private this.Follow(next: Task) : unit =
        next.Become TaskStatus.WaitingForActivation
        this.OnEnd(fun () -> Loop.post (fun () -> next.RunNow()))

    /// Does something after its end.
    member this.ContinueWith(continuationAction: Action<Task>) : Task =
        let next: Task = Task(Action(fun () -> continuationAction.Invoke this))
        this.Follow next
        next

    /// Computes something after its end.
    member this.ContinueWith(continuationFunction: Func<Task, 'R>) : Task<'R> =
        let next: Task<'R> = Task<'R>(Func<'R>(fun () -> continuationFunction.Invoke this))
        this.Follow(next :> Task)
        next

    /// A task that has ended.
    static member CompletedTask: Task =
        let t: Task = Task(null)
        t.EndWell() |> ignore
        t

    /// A task with a result.
    static member FromResult(result: 'R) : Task<'R> =
        let t: Task<'R> = Task<'R>(null)
        t.EndWith result |> ignore
        t

    /// A task that has raised.
    static member FromException(``exception``: exn) : Task =
        let t: Task = Task(null)
        t.EndBadly [ ``exception`` ] |> ignore
        t

    /// A task that has raised.
    static member FromException<'R>(``exception``: exn) : Task<'R> =
        let t: Task<'R> = Task<'R>(null)
        t.EndBadly [ ``exception`` ] |> ignore
        t

    /// A task that has been cancelled.
    static member FromCanceled(cancellationToken: CancellationToken) : Task =
        let t: Task = Task(null)
        t.EndCancelled() |> ignore
        t

    /// A task that has been cancelled.
    static member FromCanceled<'R>(cancellationToken: CancellationToken) : Task<'R> =
        let t: Task<'R> = Task<'R>(null)
        t.EndCancelled() |> ignore
        t

    /// A task that ends after some milliseconds, or is cancelled.
    static member Delay(millisecondsDelay: int, cancellationToken: CancellationToken) : Task =
        if millisecondsDelay < -1 then
            raise (ArgumentOutOfRangeException("millisecondsDelay", "The value needs to be either -1 (signifying an infinite timeout), 0 or a positive integer."))
        let t: Task = Task(null)
        if cancellationToken.IsCancellationRequested then
            t.EndCancelled() |> ignore
        elif millisecondsDelay = 0 then
            t.EndWell() |> ignore
        else
            if millisecondsDelay > 0 then
                let alarm: Loop.Alarm = Loop.after (int64 millisecondsDelay) (fun () -> t.EndWell() |> ignore)
                cancellationToken.Register(Action(fun () ->
                    alarm.Cancel()
                    t.EndCancelled() |> ignore))
                |> ignore
            else
                cancellationToken.Register(Action(fun () -> t.EndCancelled() |> ignore)) |> ignore
        t

    /// A task that ends after some milliseconds.
    static member Delay(millisecondsDelay: int) : Task = Task.Delay(millisecondsDelay, CancellationToken.None)

    /// A task that ends after a time.
    static member Delay(delay: TimeSpan) : Task = Task.Delay(int delay.TotalMilliseconds, CancellationToken.None)

    /// A task that ends after a time, or is cancelled.
    static member Delay(delay: TimeSpan, cancellationToken: CancellationToken) : Task =
        Task.Delay(int delay.TotalMilliseconds, cancellationToken)

    /// Runs an action.
    static member Run(action: Action) : Task =
        let t: Task = Task(action)
        t.Start()
        t

    /// Runs an action, unless it is cancelled before it begins.
    static member Run(action: Action, cancellationToken: CancellationToken) : Task =
        let t: Task = Task(action)
        if cancellationToken.IsCancellationRequested then t.EndCancelled() |> ignore else t.Start()
        t

    /// Runs a function.
    static member Run(``function``: Func<'R>) : Task<'R> =
        let t: Task<'R> = Task<'R>(``function``)
        t.Start()
        t

    /// Runs a function, unless it is cancelled before it begins.
    static member Run(``function``: Func<'R>, cancellationToken: CancellationToken) : Task<'R> =
        let t: Task<'R> = Task<'R>(``function``)
        if cancellationToken.IsCancellationRequested then t.EndCancelled() |> ignore else t.Start()
        t

    /// Runs a function that starts a task, and gives what that gives.
    static member Run(``function``: Func<Task<'R>>) : Task<'R> =
        let t: Task<'R> = Task<'R>(null)
        Loop.post (fun () ->
            try
                (``function``.Invoke()).PassTo t
            with e ->
                t.EndBadly [ e ] |> ignore)
        t

    /// Runs a function that starts a task, and gives what that gives, unless it is cancelled before it begins.
    static member Run(``function``: Func<Task<'R>>, cancellationToken: CancellationToken) : Task<'R> =
        if cancellationToken.IsCancellationRequested then Task.FromCanceled<'R> cancellationToken
        else Task.Run(``function``)

    /// Runs a function that starts a task, and ends with that.
    static member Run(``function``: Func<Task>) : Task =
        let t: Task = Task(null)
        Loop.post (fun () ->
            try
                (``function``.Invoke()).PassTo t
            with e ->
                t.EndBadly [ e ] |> ignore)
        t

    /// Ends another task as this one ends.
    member internal this.PassTo(other: Task) : unit =
        this.OnEnd(fun () ->
            if this.IsFaulted then other.EndBadly errors |> ignore
            elif this.IsCanceled then other.EndCancelled() |> ignore
            else other.EndWell() |> ignore)

    // Ends a task when all others have ended; `well` ends it when they ended well.
    static member internal After(tasks: Task list, whole: Task, well: unit -> unit) : unit =
        let mutable left: int = List.length tasks
        let finish () : unit =
            let errors: exn list = tasks |> List.collect (fun (t: Task) -> t.Errors)
            if not errors.IsEmpty then whole.EndBadly errors |> ignore
            elif tasks |> List.exists (fun (t: Task) -> t.IsCanceled) then whole.EndCancelled() |> ignore
            else well ()
        if left = 0 then
            well ()
        else
            for t in tasks do
                t.OnEnd(fun () ->
                    left <- left - 1
                    if left = 0 then finish ())

    /// A task that ends after all others.
    static member WhenAll(tasks: seq<Task>) : Task =
        let whole: Task = Task(null)
        Task.After(List.ofSeq tasks, whole, (fun () -> whole.EndWell() |> ignore))
        whole

    /// A task that ends after all others.
    static member WhenAll([<ParamArray>] tasks: Task[]) : Task = Task.WhenAll(tasks :> seq<Task>)

    /// A task that gives the results of all others.
    static member WhenAll(tasks: seq<Task<'R>>) : Task<'R[]> =
        let all: Task<'R>[] = Array.ofSeq tasks
        let whole: Task<'R[]> = Task<'R[]>(null)
        Task.After(
            [ for t in all -> t :> Task ],
            (whole :> Task),
            (fun () -> whole.EndWith(Array.map (fun (t: Task<'R>) -> t.Outcome) all) |> ignore)
        )
        whole

    /// A task that gives the results of all others.
    static member WhenAll([<ParamArray>] tasks: Task<'R>[]) : Task<'R[]> = Task.WhenAll(tasks :> seq<Task<'R>>)

    /// A task that gives the first other that ends.
    static member WhenAny(tasks: seq<Task>) : Task<Task> =
        let whole: Task<Task> = Task<Task>(null)
        for t in List.ofSeq tasks do
            t.OnEnd(fun () -> whole.EndWith t |> ignore)
        whole

    /// A task that gives the first other that ends.
    static member WhenAny([<ParamArray>] tasks: Task[]) : Task<Task> = Task.WhenAny(tasks :> seq<Task>)

    /// A task that gives the first other that ends.
    static member WhenAny(tasks: seq<Task<'R>>) : Task<Task<'R>> =
        let whole: Task<Task<'R>> = Task<Task<'R>>(null)
        for t in List.ofSeq tasks do
            t.OnEnd(fun () -> whole.EndWith t |> ignore)
        whole

    /// A task that gives the first other that ends.
    static member WhenAny([<ParamArray>] tasks: Task<'R>[]) : Task<Task<'R>> = Task.WhenAny(tasks :> seq<Task<'R>>)

    /// Waits for all of some tasks.
    static member WaitAll([<ParamArray>] tasks: Task[]) : unit =
        Loop.runUntil (fun () -> tasks |> Array.forall (fun (t: Task) -> t.IsCompleted)) -1L |> ignore
        let errors: exn list =
            tasks
            |> List.ofArray
            |> List.collect (fun (t: Task) -> if t.IsCanceled then [ TaskCanceledException() :> exn ] else t.Errors)
        if not errors.IsEmpty then raise (AggregateException(Seq.ofList errors))

    /// Waits for all of some tasks, at most for some milliseconds.
    static member WaitAll(tasks: Task[], millisecondsTimeout: int) : bool =
        Loop.runUntil (fun () -> tasks |> Array.forall (fun (t: Task) -> t.IsCompleted)) (int64 millisecondsTimeout)

    /// Waits for one of some tasks; its index.
    static member WaitAny([<ParamArray>] tasks: Task[]) : int =
        Loop.runUntil (fun () -> tasks |> Array.exists (fun (t: Task) -> t.IsCompleted)) -1L |> ignore
        tasks |> Array.findIndex (fun (t: Task) -> t.IsCompleted)

    /// Lets other work go on first.
    static member Yield() : YieldAwaitable = YieldAwaitable()

    /// Starts tasks.
    static member Factory: TaskFactory = TaskFactory()

    interface IDisposable with
        member this.Dispose() : unit = ()

/// Work that gives a result later.
and [<AllowNullLiteral>] Task<'T>(``function``: Func<'T>) =
    inherit Task((if isNull ``function`` then null else Action(fun () -> ())))

    let mutable result: 'T = Unchecked.defaultof<'T>

    /// A task that runs a function when it is started.
    new(``function``: Func<'T>, cancellationToken: CancellationToken) = Task<'T>(``function``)

    /// A task that runs a function when it is started.
    new(``function``: Func<'T>, creationOptions: TaskCreationOptions) = Task<'T>(``function``)

    override this.Execute() : unit = this.EndWith(``function``.Invoke()) |> ignore

    /// Ends it with a result, unless it has ended.
    member internal this.EndWith(value: 'T) : bool =
        if this.IsCompleted then
            false
        else
            result <- value
            this.EndWell()

    /// Its result when it has ended well.
    member internal this.Outcome: 'T = result

    /// Ends another task as this one ends.
    member internal this.PassTo(other: Task<'T>) : unit =
        this.OnEnd(fun () ->
            if this.IsFaulted then other.EndBadly this.Errors |> ignore
            elif this.IsCanceled then other.EndCancelled() |> ignore
            else other.EndWith result |> ignore)

    /// Waits for the result.
    member this.Result: 'T =
        this.Wait()
        result

    /// What waits for it.
    member this.GetAwaiter() : TaskAwaiter<'T> = TaskAwaiter<'T>(this)

    /// What waits for it; where the program goes on is not chosen here.
    member this.ConfigureAwait(continueOnCapturedContext: bool) : ConfiguredTaskAwaitable<'T> =
        ConfiguredTaskAwaitable<'T>(this)

    /// Does something after its end.
    member this.ContinueWith(continuationAction: Action<Task<'T>>) : Task =
        (this :> Task).ContinueWith(Action<Task>(fun _ -> continuationAction.Invoke this))

    /// Computes something after its end.
    member this.ContinueWith(continuationFunction: Func<Task<'T>, 'R>) : Task<'R> =
        (this :> Task).ContinueWith(Func<Task, 'R>(fun _ -> continuationFunction.Invoke this))

/// Waits for a task.
and [<Struct; NoEquality; NoComparison>] TaskAwaiter(task: Task) =
    /// Whether the task has ended.
    member this.IsCompleted: bool = task.IsCompleted
    /// Waits for the end.
    member this.GetResult() : unit = task.CheckFirst()
    /// Goes on after the end.
    member this.OnCompleted(continuation: Action) : unit = task.OnEnd(fun () -> continuation.Invoke())
    /// Goes on after the end.
    member this.UnsafeOnCompleted(continuation: Action) : unit = task.OnEnd(fun () -> continuation.Invoke())
    interface System.Runtime.CompilerServices.INotifyCompletion with
        member this.OnCompleted(continuation: Action) : unit = task.OnEnd(fun () -> continuation.Invoke())
    interface System.Runtime.CompilerServices.ICriticalNotifyCompletion with
        member this.UnsafeOnCompleted(continuation: Action) : unit = task.OnEnd(fun () -> continuation.Invoke())

/// Waits for a task with a result.
and [<Struct; NoEquality; NoComparison>] TaskAwaiter<'T>(task: Task<'T>) =
    /// Whether the task has ended.
    member this.IsCompleted: bool = task.IsCompleted
    /// Waits for the result.
    member this.GetResult() : 'T =
        task.CheckFirst()
        task.Outcome
    /// Goes on after the end.
    member this.OnCompleted(continuation: Action) : unit = task.OnEnd(fun () -> continuation.Invoke())
    /// Goes on after the end.
    member this.UnsafeOnCompleted(continuation: Action) : unit = task.OnEnd(fun () -> continuation.Invoke())
    interface System.Runtime.CompilerServices.INotifyCompletion with
        member this.OnCompleted(continuation: Action) : unit = task.OnEnd(fun () -> continuation.Invoke())
    interface System.Runtime.CompilerServices.ICriticalNotifyCompletion with
        member this.UnsafeOnCompleted(continuation: Action) : unit = task.OnEnd(fun () -> continuation.Invoke())

/// A task that is waited for.
and [<Struct; NoEquality; NoComparison>] ConfiguredTaskAwaitable(task: Task) =
    /// The task.
    member internal this.Task: Task = task
    /// What waits.
    member this.GetAwaiter() : TaskAwaiter = TaskAwaiter(task)

/// A task that is waited for.
and [<Struct; NoEquality; NoComparison>] ConfiguredTaskAwaitable<'T>(task: Task<'T>) =
    /// The task.
    member internal this.Task: Task<'T> = task
    /// What waits.
    member this.GetAwaiter() : TaskAwaiter<'T> = TaskAwaiter<'T>(task)

/// Lets other work go on.
and [<NoEquality; NoComparison>] YieldAwaitable() =
    /// What waits.
    member this.GetAwaiter() : YieldAwaiter = YieldAwaiter()

/// Waits while other work goes on.
and [<NoEquality; NoComparison>] YieldAwaiter() =
    /// Never at once.
    member this.IsCompleted: bool = false
    /// Nothing.
    member this.GetResult() : unit = ()
    /// Goes on later.
    member this.OnCompleted(continuation: Action) : unit = Loop.post (fun () -> continuation.Invoke())
    interface System.Runtime.CompilerServices.INotifyCompletion with
        member this.OnCompleted(continuation: Action) : unit = Loop.post (fun () -> continuation.Invoke())

/// Starts tasks.
and [<AllowNullLiteral>] TaskFactory() =
    /// Runs an action.
    member this.StartNew(action: Action) : Task = Task.Run(action)
    /// Runs an action.
    member this.StartNew(action: Action, creationOptions: TaskCreationOptions) : Task = Task.Run(action)
    /// Runs an action.
    member this.StartNew(action: Action, cancellationToken: CancellationToken) : Task = Task.Run(action, cancellationToken)
    /// Runs a function.
    member this.StartNew(``function``: Func<'R>) : Task<'R> =
        let t: Task<'R> = Task<'R>(``function``)
        t.Start()
        t
    /// Runs a function.
    member this.StartNew(``function``: Func<'R>, creationOptions: TaskCreationOptions) : Task<'R> = this.StartNew(``function``)

/// A task that is ended from outside.
[<AllowNullLiteral>]
type TaskCompletionSource<'T>() =
    let task: Task<'T> = Task<'T>(null)

    let refuse () : unit =
        raise (InvalidOperationException "An attempt was made to transition a task to a final state when it had already completed.")

    /// A source with wishes about how it goes on.
    new(creationOptions: TaskCreationOptions) = TaskCompletionSource<'T>()

    /// The task.
    member this.Task: Task<'T> = task
    /// Ends it with a result, unless it has ended.
    member this.TrySetResult(result: 'T) : bool = task.EndWith result
    /// Ends it with a result.
    member this.SetResult(result: 'T) : unit = if not (task.EndWith result) then refuse ()
    /// Ends it with an exception, unless it has ended.
    member this.TrySetException(``exception``: exn) : bool = task.EndBadly [ ``exception`` ]
    /// Ends it with exceptions, unless it has ended.
    member this.TrySetException(exceptions: seq<exn>) : bool = task.EndBadly(List.ofSeq exceptions)
    /// Ends it with an exception.
    member this.SetException(``exception``: exn) : unit = if not (task.EndBadly [ ``exception`` ]) then refuse ()
    /// Ends it with exceptions.
    member this.SetException(exceptions: seq<exn>) : unit = if not (task.EndBadly(List.ofSeq exceptions)) then refuse ()
    /// Ends it as cancelled, unless it has ended.
    member this.TrySetCanceled() : bool = task.EndCancelled()
    /// Ends it as cancelled.
    member this.SetCanceled() : unit = if not (task.EndCancelled()) then refuse ()

/// A task that is ended from outside.
[<AllowNullLiteral>]
type TaskCompletionSource() =
    let task: Task = Task(null)

    let refuse () : unit =
        raise (InvalidOperationException "An attempt was made to transition a task to a final state when it had already completed.")

    /// The task.
    member this.Task: Task = task
    /// Ends it, unless it has ended.
    member this.TrySetResult() : bool = task.EndWell()
    /// Ends it.
    member this.SetResult() : unit = if not (task.EndWell()) then refuse ()
    /// Ends it with an exception, unless it has ended.
    member this.TrySetException(``exception``: exn) : bool = task.EndBadly [ ``exception`` ]
    /// Ends it with an exception.
    member this.SetException(``exception``: exn) : unit = if not (task.EndBadly [ ``exception`` ]) then refuse ()
    /// Ends it as cancelled, unless it has ended.
    member this.TrySetCanceled() : bool = task.EndCancelled()
    /// Ends it as cancelled.
    member this.SetCanceled() : unit = if not (task.EndCancelled()) then refuse ()

/// A result that may be there already.
[<Struct; CustomEquality; NoComparison>]
type ValueTask<'T> =
    val private task: Task<'T>
    val private value: 'T

    /// A result that is there.
    new(result: 'T) = { task = null; value = result }

    /// The result of a task.
    new(task: Task<'T>) = { task = task; value = Unchecked.defaultof<'T> }

    /// Whether it has ended.
    member this.IsCompleted: bool = isNull this.task || this.task.IsCompleted
    /// Whether it has ended well.
    member this.IsCompletedSuccessfully: bool = isNull this.task || this.task.IsCompletedSuccessfully
    /// Whether it raised.
    member this.IsFaulted: bool = not (isNull this.task) && this.task.IsFaulted
    /// Whether it was cancelled.
    member this.IsCanceled: bool = not (isNull this.task) && this.task.IsCanceled
    /// The result.
    member this.Result: 'T =
        if isNull this.task then
            this.value
        else
            this.task.CheckFirst()
            this.task.Outcome
    /// It as a task.
    member this.AsTask() : Task<'T> = if isNull this.task then Task.FromResult this.value else this.task
    /// What waits for it.
    member this.GetAwaiter() : TaskAwaiter<'T> = TaskAwaiter<'T>(this.AsTask())

    override this.Equals(other: obj) : bool = false
    override this.GetHashCode() : int = 0

/// An end that may be there already.
[<Struct; CustomEquality; NoComparison>]
type ValueTask =
    val private task: Task

    /// The end of a task.
    new(task: Task) = { task = task }

    /// An end that is there.
    static member CompletedTask: ValueTask = ValueTask(null)
    /// A result that is there.
    static member FromResult(result: 'R) : ValueTask<'R> = ValueTask<'R>(result)
    /// Whether it has ended.
    member this.IsCompleted: bool = isNull this.task || this.task.IsCompleted
    /// Whether it has ended well.
    member this.IsCompletedSuccessfully: bool = isNull this.task || this.task.IsCompletedSuccessfully
    /// It as a task.
    member this.AsTask() : Task = if isNull this.task then Task.CompletedTask else this.task
    /// What waits for it.
    member this.GetAwaiter() : TaskAwaiter = TaskAwaiter(this.AsTask())

    override this.Equals(other: obj) : bool = false
    override this.GetHashCode() : int = 0
