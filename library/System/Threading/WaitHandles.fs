/// Waiting for signals. The program has one thread: while it waits, the work that is ready goes on.
namespace System.Threading

open System
open System.Collections.Generic
open Firefly.Runtime

/// A wait that can never end.
[<AllowNullLiteral>]
type WaitHandleCannotBeOpenedException(message: string) =
    inherit ApplicationException(message)

/// A lock that is not held is given back too often.
[<AllowNullLiteral>]
type SemaphoreFullException(message: string) =
    inherit SystemException(message)
    /// With the usual message.
    new() = SemaphoreFullException("Adding the specified count to the semaphore would cause it to exceed its maximum count.")

/// A lock is used by one who does not hold it.
[<AllowNullLiteral>]
type SynchronizationLockException(message: string) =
    inherit SystemException(message)
    /// With the usual message.
    new() = SynchronizationLockException("Object synchronization method was called from an unsynchronized block of code.")

/// A barrier's action failed.
[<AllowNullLiteral>]
type BarrierPostPhaseException(innerException: exn) =
    inherit Exception("The postPhaseAction failed with an exception.", innerException)

/// The number that stands for waiting for ever.
[<AbstractClass; Sealed>]
type Timeout =
    /// For ever, in milliseconds.
    static member Infinite: int = -1
    /// For ever.
    static member InfiniteTimeSpan: TimeSpan = TimeSpan.FromMilliseconds(-1.0)

/// Something that is waited for.
[<AbstractClass; AllowNullLiteral>]
type WaitHandle() =
    /// Whether a wait would end now.
    abstract IsOpen: unit -> bool
    /// Takes what one wait takes.
    abstract Take: unit -> unit
    default this.Take() : unit = ()

    /// Waits.
    member this.WaitOne() : bool = this.WaitOne(-1)

    /// Waits, at most for some milliseconds.
    abstract WaitOne: millisecondsTimeout: int -> bool
    default this.WaitOne(millisecondsTimeout: int) : bool =
        let came: bool = Loop.runUntil (fun () -> this.IsOpen()) (int64 millisecondsTimeout)
        if came then this.Take()
        came

    /// Waits, at most for a time.
    member this.WaitOne(timeout: TimeSpan) : bool = this.WaitOne(int timeout.TotalMilliseconds)

    /// Waits, at most for some milliseconds.
    member this.WaitOne(millisecondsTimeout: int, exitContext: bool) : bool = this.WaitOne(millisecondsTimeout)

    /// Ends its use.
    member this.Close() : unit = ()

    /// Ends its use.
    member this.Dispose() : unit = ()

    /// Waits for all.
    static member WaitAll([<ParamArray>] waitHandles: WaitHandle[]) : bool = WaitHandle.WaitAll(waitHandles, -1)

    /// Waits for all, at most for some milliseconds.
    static member WaitAll(waitHandles: WaitHandle[], millisecondsTimeout: int) : bool =
        let came: bool =
            Loop.runUntil
                (fun () -> waitHandles |> Array.forall (fun (h: WaitHandle) -> h.IsOpen()))
                (int64 millisecondsTimeout)
        if came then
            for h in waitHandles do
                h.Take()
        came

    /// Waits for one; its index.
    static member WaitAny([<ParamArray>] waitHandles: WaitHandle[]) : int = WaitHandle.WaitAny(waitHandles, -1)

    /// Waits for one, at most for some milliseconds; its index.
    static member WaitAny(waitHandles: WaitHandle[], millisecondsTimeout: int) : int =
        let found () : int =
            match waitHandles |> Array.tryFindIndex (fun (h: WaitHandle) -> h.IsOpen()) with
            | Some i -> i
            | None -> -1
        if Loop.runUntil (fun () -> found () >= 0) (int64 millisecondsTimeout) then
            let i: int = found ()
            waitHandles.[i].Take()
            i
        else
            258

    interface IDisposable with
        member this.Dispose() : unit = ()

/// How a signal ends.
type EventResetMode =
    | AutoReset = 0
    | ManualReset = 1

/// A signal that is set or not.
[<AllowNullLiteral>]
type EventWaitHandle(initialState: bool, mode: EventResetMode) =
    inherit WaitHandle()
    let mutable isSet: bool = initialState
    override this.IsOpen() : bool = isSet
    override this.Take() : unit = if mode = EventResetMode.AutoReset then isSet <- false
    /// Sets it.
    member this.Set() : bool =
        isSet <- true
        true
    /// Unsets it.
    member this.Reset() : bool =
        isSet <- false
        true

/// A signal that stays set.
[<AllowNullLiteral; Sealed>]
type ManualResetEvent(initialState: bool) =
    inherit EventWaitHandle(initialState, EventResetMode.ManualReset)

/// A signal that one wait takes.
[<AllowNullLiteral; Sealed>]
type AutoResetEvent(initialState: bool) =
    inherit EventWaitHandle(initialState, EventResetMode.AutoReset)

/// A signal that stays set.
[<AllowNullLiteral>]
type ManualResetEventSlim(initialState: bool) =
    let mutable isSet: bool = initialState
    /// A signal that is not set.
    new() = new ManualResetEventSlim(false)
    /// Whether it is set.
    member this.IsSet: bool = isSet
    /// Sets it.
    member this.Set() : unit = isSet <- true
    /// Unsets it.
    member this.Reset() : unit = isSet <- false
    /// Waits.
    member this.Wait() : unit = Loop.runUntil (fun () -> isSet) -1L |> ignore
    /// Waits, at most for some milliseconds.
    member this.Wait(millisecondsTimeout: int) : bool = Loop.runUntil (fun () -> isSet) (int64 millisecondsTimeout)
    /// Waits, at most for a time.
    member this.Wait(timeout: TimeSpan) : bool = this.Wait(int timeout.TotalMilliseconds)
    /// Waits, unless cancelled.
    member this.Wait(cancellationToken: CancellationToken) : unit =
        Loop.runUntil (fun () -> isSet || cancellationToken.IsCancellationRequested) -1L |> ignore
        if not isSet then cancellationToken.ThrowIfCancellationRequested()
    /// Ends its use.
    member this.Dispose() : unit = ()
    interface IDisposable with
        member this.Dispose() : unit = ()

/// So many may pass.
[<AllowNullLiteral>]
type SemaphoreSlim(initialCount: int, maxCount: int) =
    let mutable count: int = initialCount
    let waiting: Queue<System.Threading.Tasks.TaskCompletionSource<bool>> = Queue<System.Threading.Tasks.TaskCompletionSource<bool>>()

    /// Without a limit.
    new(initialCount: int) = new SemaphoreSlim(initialCount, Int32.MaxValue)

    /// How many may pass now.
    member this.CurrentCount: int = count

    /// Waits, at most for some milliseconds.
    member this.Wait(millisecondsTimeout: int) : bool =
        let came: bool = Loop.runUntil (fun () -> count > 0) (int64 millisecondsTimeout)
        if came then count <- count - 1
        came

    /// Waits.
    member this.Wait() : unit = this.Wait(-1) |> ignore

    /// Waits, at most for a time.
    member this.Wait(timeout: TimeSpan) : bool = this.Wait(int timeout.TotalMilliseconds)

    /// Waits, unless cancelled.
    member this.Wait(cancellationToken: CancellationToken) : unit =
        Loop.runUntil (fun () -> count > 0 || cancellationToken.IsCancellationRequested) -1L |> ignore
        cancellationToken.ThrowIfCancellationRequested()
        count <- count - 1

    /// A task that ends when one may pass.
    member this.WaitAsync() : System.Threading.Tasks.Task = this.WaitAsync(-1) :> System.Threading.Tasks.Task

    /// A task that ends when one may pass, unless cancelled.
    member this.WaitAsync(cancellationToken: CancellationToken) : System.Threading.Tasks.Task =
        let source = System.Threading.Tasks.TaskCompletionSource<bool>()
        if cancellationToken.IsCancellationRequested then
            source.TrySetCanceled() |> ignore
        elif count > 0 then
            count <- count - 1
            source.TrySetResult true |> ignore
        else
            waiting.Enqueue source
            cancellationToken.Register(Action(fun () -> source.TrySetCanceled() |> ignore)) |> ignore
        source.Task :> System.Threading.Tasks.Task

    /// A task that ends when one may pass, or after some milliseconds.
    member this.WaitAsync(millisecondsTimeout: int) : System.Threading.Tasks.Task<bool> =
        let source = System.Threading.Tasks.TaskCompletionSource<bool>()
        if count > 0 then
            count <- count - 1
            source.TrySetResult true |> ignore
        else
            waiting.Enqueue source
            if millisecondsTimeout >= 0 then
                Loop.after (int64 millisecondsTimeout) (fun () -> source.TrySetResult false |> ignore) |> ignore
        source.Task

    /// Lets more pass; how many could before.
    member this.Release(releaseCount: int) : int =
        if releaseCount < 1 then raise (ArgumentOutOfRangeException "releaseCount")
        if maxCount - count < releaseCount then raise (SemaphoreFullException())
        let before: int = count
        count <- count + releaseCount
        while count > 0 && waiting.Count > 0 do
            let next = waiting.Dequeue()
            if not next.Task.IsCompleted then
                count <- count - 1
                Loop.post (fun () -> if not (next.TrySetResult true) then this.Release() |> ignore)
        before

    /// Lets one more pass.
    member this.Release() : int = this.Release(1)

    /// Ends its use.
    member this.Dispose() : unit = ()

    interface IDisposable with
        member this.Dispose() : unit = ()

/// So many may pass.
[<AllowNullLiteral>]
type Semaphore(initialCount: int, maximumCount: int) =
    inherit WaitHandle()
    let mutable count: int = initialCount
    override this.IsOpen() : bool = count > 0
    override this.Take() : unit = count <- count - 1
    /// Lets more pass; how many could before.
    member this.Release(releaseCount: int) : int =
        if maximumCount - count < releaseCount then raise (SemaphoreFullException())
        let before: int = count
        count <- count + releaseCount
        before
    /// Lets one more pass.
    member this.Release() : int = this.Release(1)

/// Held by one thread at a time: the one that there is.
[<AllowNullLiteral>]
type Mutex(initiallyOwned: bool) =
    inherit WaitHandle()
    let mutable held: int = if initiallyOwned then 1 else 0
    /// Held by nobody.
    new() = new Mutex(false)
    override this.IsOpen() : bool = true
    override this.Take() : unit = held <- held + 1
    /// Gives it back.
    member this.ReleaseMutex() : unit =
        if held = 0 then
            raise (ApplicationException "Object synchronization method was called from an unsynchronized block of code.")
        held <- held - 1

/// Opens when it has been counted down.
[<AllowNullLiteral>]
type CountdownEvent(initialCount: int) =
    let mutable first: int = initialCount
    let mutable count: int = initialCount
    /// What is left.
    member this.CurrentCount: int = count
    /// Where it began.
    member this.InitialCount: int = first
    /// Whether it is open.
    member this.IsSet: bool = count = 0
    /// Counts down.
    member this.Signal(signalCount: int) : bool =
        if count < signalCount then
            raise (InvalidOperationException "Invalid attempt made to decrement the event's count below zero.")
        count <- count - signalCount
        count = 0
    /// Counts down by one.
    member this.Signal() : bool = this.Signal(1)
    /// Counts up.
    member this.AddCount(signalCount: int) : unit =
        if count = 0 then raise (InvalidOperationException "The event is already signaled and cannot be incremented.")
        count <- count + signalCount
    /// Counts up by one.
    member this.AddCount() : unit = this.AddCount(1)
    /// Counts up, unless it is open.
    member this.TryAddCount() : bool =
        if count = 0 then
            false
        else
            count <- count + 1
            true
    /// Begins again.
    member this.Reset() : unit = count <- first
    /// Begins again at a number.
    member this.Reset(count': int) : unit =
        first <- count'
        count <- count'
    /// Waits.
    member this.Wait() : unit = Loop.runUntil (fun () -> count = 0) -1L |> ignore
    /// Waits, at most for some milliseconds.
    member this.Wait(millisecondsTimeout: int) : bool = Loop.runUntil (fun () -> count = 0) (int64 millisecondsTimeout)
    /// Waits, at most for a time.
    member this.Wait(timeout: TimeSpan) : bool = this.Wait(int timeout.TotalMilliseconds)
    /// Ends its use.
    member this.Dispose() : unit = ()
    interface IDisposable with
        member this.Dispose() : unit = ()
