/// Threads. The program has one: what is started as a thread runs when the program waits, until it waits itself.
namespace System.Threading

open System
open System.Collections.Generic
open Firefly.Runtime

/// What a thread does.
type ThreadStart = delegate of unit -> unit

/// What a thread does with a value.
type ParameterizedThreadStart = delegate of obj: obj -> unit

/// What the pool does.
type WaitCallback = delegate of state: obj -> unit

/// What a timer does.
type TimerCallback = delegate of state: obj -> unit

/// How far a thread is.
[<Flags>]
type ThreadState =
    | Running = 0
    | Background = 4
    | Unstarted = 8
    | Stopped = 16
    | WaitSleepJoin = 32

/// How soon a thread is run.
type ThreadPriority =
    | Lowest = 0
    | BelowNormal = 1
    | Normal = 2
    | AboveNormal = 3
    | Highest = 4

/// A thread.
[<AllowNullLiteral; Sealed>]
type Thread private (body: obj -> unit, isMain: bool, id: int) =
    static let mutable count: int = 1
    static let mutable current: Thread = null

    let mutable state: ThreadState = if isMain then ThreadState.Running else ThreadState.Unstarted
    let mutable name: string = null
    let mutable background: bool = false

    static member private NextId() : int =
        count <- count + 1
        count

    /// A thread that runs a function.
    new(start: ThreadStart) = Thread((fun _ -> start.Invoke()), false, Thread.NextId())

    /// A thread that runs a function with a value.
    new(start: ParameterizedThreadStart) = Thread((fun x -> start.Invoke x), false, Thread.NextId())

    /// A thread that runs a function, with a stack of some size.
    new(start: ThreadStart, maxStackSize: int) = Thread((fun _ -> start.Invoke()), false, Thread.NextId())

    /// The thread that runs.
    static member CurrentThread: Thread =
        if isNull current then current <- Thread(ignore, true, 1)
        current

    /// Its number.
    member this.ManagedThreadId: int = id

    /// Its name.
    member this.Name
        with get () : string = name
        and set (value: string) : unit = name <- value

    /// Whether the program ends without it.
    member this.IsBackground
        with get () : bool = background
        and set (value: bool) : unit = background <- value

    /// Whether it is of the pool.
    member this.IsThreadPoolThread: bool = false

    /// How soon it is run.
    member val Priority: ThreadPriority = ThreadPriority.Normal with get, set

    /// Whether it has been started and has not ended.
    member this.IsAlive: bool = state <> ThreadState.Unstarted && state <> ThreadState.Stopped

    /// How far it is.
    member this.ThreadState: ThreadState = if background then state ||| ThreadState.Background else state

    /// Starts it with a value.
    member this.Start(parameter: obj) : unit =
        if state <> ThreadState.Unstarted then
            raise (InvalidOperationException "Thread is running or terminated; it cannot restart.")
        state <- ThreadState.Running
        let counts: bool = not background
        if counts then Loop.threadStarted ()
        Loop.post (fun () ->
            let before: Thread = Thread.CurrentThread
            current <- this
            try
                body parameter
            with e ->
                Loop.unhandled e
            current <- before
            state <- ThreadState.Stopped
            if counts then Loop.threadEnded ())

    /// Starts it.
    member this.Start() : unit = this.Start(null)

    /// Waits for its end.
    member this.Join() : unit = Loop.runUntil (fun () -> state = ThreadState.Stopped) -1L |> ignore

    /// Waits for its end, at most for some milliseconds.
    member this.Join(millisecondsTimeout: int) : bool =
        Loop.runUntil (fun () -> state = ThreadState.Stopped) (int64 millisecondsTimeout)

    /// Waits for its end, at most for a time.
    member this.Join(timeout: TimeSpan) : bool = this.Join(int timeout.TotalMilliseconds)

    /// Waits for some milliseconds.
    static member Sleep(millisecondsTimeout: int) : unit = Loop.sleep (int64 millisecondsTimeout)

    /// Waits for a time.
    static member Sleep(timeout: TimeSpan) : unit = Loop.sleep (int64 timeout.TotalMilliseconds)

    /// Lets other work go on.
    static member Yield() : bool =
        Loop.sleep 0L
        true

    /// Waits a moment.
    static member SpinWait(iterations: int) : unit = Loop.sleep 0L

    /// Keeps memory in order.
    static member MemoryBarrier() : unit = ()

/// The threads that run short work.
[<AbstractClass; Sealed>]
type ThreadPool =
    /// Runs a function.
    static member QueueUserWorkItem(callBack: WaitCallback) : bool =
        Loop.post (fun () -> callBack.Invoke null)
        true
    /// Runs a function with a value.
    static member QueueUserWorkItem(callBack: WaitCallback, state: obj) : bool =
        Loop.post (fun () -> callBack.Invoke state)
        true
    /// Sets how many there are at least.
    static member SetMinThreads(workerThreads: int, completionPortThreads: int) : bool = true
    /// Sets how many there are at most.
    static member SetMaxThreads(workerThreads: int, completionPortThreads: int) : bool = true

/// Calls a function again and again.
[<AllowNullLiteral; Sealed>]
type Timer(callback: TimerCallback, state: obj, dueTime: int, period: int) =
    let mutable alarm: Loop.Alarm = null

    let rec arm (after: int) (every: int) : unit =
        if after >= 0 then
            alarm <-
                Loop.after (int64 after) (fun () ->
                    if every > 0 then arm every every
                    callback.Invoke state)

    do arm dueTime period

    /// With times.
    new(callback: TimerCallback, state: obj, dueTime: TimeSpan, period: TimeSpan) =
        new Timer(callback, state, int dueTime.TotalMilliseconds, int period.TotalMilliseconds)

    /// One that is started by `Change`.
    new(callback: TimerCallback) = new Timer(callback, null, -1, -1)

    /// Sets other times.
    member this.Change(dueTime: int, period: int) : bool =
        if not (isNull alarm) then alarm.Cancel()
        arm dueTime period
        true

    /// Sets other times.
    member this.Change(dueTime: TimeSpan, period: TimeSpan) : bool =
        this.Change(int dueTime.TotalMilliseconds, int period.TotalMilliseconds)

    /// Ends it.
    member this.Dispose() : unit = if not (isNull alarm) then alarm.Cancel()

    interface IDisposable with
        member this.Dispose() : unit = this.Dispose()

/// Operations that nothing can interrupt.
[<AbstractClass; Sealed>]
type Interlocked =
    /// Adds one.
    static member Increment(location: byref<int>) : int =
        location <- location + 1
        location
    /// Adds one.
    static member Increment(location: byref<int64>) : int64 =
        location <- location + 1L
        location
    /// Takes one away.
    static member Decrement(location: byref<int>) : int =
        location <- location - 1
        location
    /// Takes one away.
    static member Decrement(location: byref<int64>) : int64 =
        location <- location - 1L
        location
    /// Adds.
    static member Add(location1: byref<int>, value: int) : int =
        location1 <- location1 + value
        location1
    /// Adds.
    static member Add(location1: byref<int64>, value: int64) : int64 =
        location1 <- location1 + value
        location1
    /// Reads.
    static member Read(location: byref<int64>) : int64 = location
    /// Sets; what was there.
    static member Exchange(location1: byref<int>, value: int) : int =
        let before: int = location1
        location1 <- value
        before
    /// Sets; what was there.
    static member Exchange(location1: byref<int64>, value: int64) : int64 =
        let before: int64 = location1
        location1 <- value
        before
    /// Sets; what was there.
    static member Exchange(location1: byref<float>, value: float) : float =
        let before: float = location1
        location1 <- value
        before
    /// Sets; what was there.
    static member Exchange<'T when 'T: not struct>(location1: byref<'T>, value: 'T) : 'T =
        let before: 'T = location1
        location1 <- value
        before
    /// Sets when there is a certain value; what was there.
    static member CompareExchange(location1: byref<int>, value: int, comparand: int) : int =
        let before: int = location1
        if before = comparand then location1 <- value
        before
    /// Sets when there is a certain value; what was there.
    static member CompareExchange(location1: byref<int64>, value: int64, comparand: int64) : int64 =
        let before: int64 = location1
        if before = comparand then location1 <- value
        before
    /// Sets when there is a certain value; what was there.
    static member CompareExchange(location1: byref<float>, value: float, comparand: float) : float =
        let before: float = location1
        if before = comparand then location1 <- value
        before
    /// Sets when there is a certain object; what was there.
    static member CompareExchange<'T when 'T: not struct>(location1: byref<'T>, value: 'T, comparand: 'T) : 'T =
        let before: 'T = location1
        if (# "phys_equal" before comparand : bool #) then location1 <- value
        before
    /// Keeps memory in order.
    static member MemoryBarrier() : unit = ()

/// Locks of objects. There is one thread, which never waits for itself.
[<AbstractClass; Sealed>]
type Monitor =
    /// Takes the lock.
    static member Enter(obj: obj) : unit =
        if isNull obj then raise (ArgumentNullException "obj")
    /// Takes the lock, and tells so.
    static member Enter(obj: obj, lockTaken: byref<bool>) : unit =
        if isNull obj then raise (ArgumentNullException "obj")
        lockTaken <- true
    /// Takes the lock, if it is free.
    static member TryEnter(obj: obj) : bool = true
    /// Takes the lock, if it is free in time.
    static member TryEnter(obj: obj, millisecondsTimeout: int) : bool = true
    /// Takes the lock, if it is free in time.
    static member TryEnter(obj: obj, timeout: TimeSpan) : bool = true
    /// Takes the lock, if it is free, and tells so.
    static member TryEnter(obj: obj, lockTaken: byref<bool>) : unit = lockTaken <- true
    /// Gives the lock back.
    static member Exit(obj: obj) : unit =
        if isNull obj then raise (ArgumentNullException "obj")

/// Reading and writing that other threads see.
[<AbstractClass; Sealed>]
type Volatile =
    /// Reads.
    static member Read(location: byref<'T>) : 'T = location
    /// Writes.
    static member Write(location: byref<'T>, value: 'T) : unit = location <- value

/// A value of each thread.
[<AllowNullLiteral>]
type ThreadLocal<'T>(valueFactory: Func<'T>) =
    let mutable made: bool = false
    let mutable value: 'T = Unchecked.defaultof<'T>
    /// A value that begins as zero.
    new() = new ThreadLocal<'T>(Func<'T>(fun () -> Unchecked.defaultof<'T>))
    /// A value whose parts are all known.
    new(valueFactory: Func<'T>, trackAllValues: bool) = new ThreadLocal<'T>(valueFactory)
    /// Whether it has been made.
    member this.IsValueCreated: bool = made
    /// The value of this thread.
    member this.Value
        with get () : 'T =
            if not made then
                value <- valueFactory.Invoke()
                made <- true
            value
        and set (x: 'T) : unit =
            value <- x
            made <- true
    /// The values of all threads.
    member this.Values: IList<'T> = List<'T>(if made then [ value ] else []) :> IList<'T>
    /// Ends its use.
    member this.Dispose() : unit = ()
    interface IDisposable with
        member this.Dispose() : unit = ()

/// A value of the flow of control.
[<AllowNullLiteral>]
type AsyncLocal<'T>() =
    /// The value.
    member val Value: 'T = Unchecked.defaultof<'T> with get, set

/// Many may read, or one write.
[<AllowNullLiteral>]
type ReaderWriterLockSlim() =
    let mutable reads: int = 0
    let mutable writes: int = 0
    let mutable upgradeable: int = 0
    /// Begins to read.
    member this.EnterReadLock() : unit = reads <- reads + 1
    /// Ends reading.
    member this.ExitReadLock() : unit =
        if reads = 0 then raise (SynchronizationLockException "The read lock is being released without being held.")
        reads <- reads - 1
    /// Begins to write.
    member this.EnterWriteLock() : unit = writes <- writes + 1
    /// Ends writing.
    member this.ExitWriteLock() : unit =
        if writes = 0 then raise (SynchronizationLockException "The write lock is being released without being held.")
        writes <- writes - 1
    /// Begins to read, perhaps to write.
    member this.EnterUpgradeableReadLock() : unit = upgradeable <- upgradeable + 1
    /// Ends reading.
    member this.ExitUpgradeableReadLock() : unit = upgradeable <- upgradeable - 1
    /// Begins to read, if that is possible in time.
    member this.TryEnterReadLock(millisecondsTimeout: int) : bool =
        reads <- reads + 1
        true
    /// Begins to write, if that is possible in time.
    member this.TryEnterWriteLock(millisecondsTimeout: int) : bool =
        writes <- writes + 1
        true
    /// Whether it is read.
    member this.IsReadLockHeld: bool = reads > 0
    /// Whether it is written.
    member this.IsWriteLockHeld: bool = writes > 0
    /// How many read.
    member this.CurrentReadCount: int = reads
    /// Ends its use.
    member this.Dispose() : unit = ()
    interface IDisposable with
        member this.Dispose() : unit = ()

namespace System.Threading.Tasks

open System
open System.Threading

/// Wishes about loops.
[<AllowNullLiteral>]
type ParallelOptions() =
    /// How many at a time.
    member val MaxDegreeOfParallelism: int = -1 with get, set
    /// What cancels.
    member val CancellationToken: CancellationToken = CancellationToken.None with get, set

/// How a loop ended.
[<Struct>]
type ParallelLoopResult =
    /// Whether it ended by itself.
    member this.IsCompleted: bool = true

/// Loops whose rounds may run side by side. Here they run one after the other.
[<AbstractClass; Sealed>]
type Parallel =
    /// Once for each number.
    static member For(fromInclusive: int, toExclusive: int, body: Action<int>) : ParallelLoopResult =
        let mutable errors: exn list = []
        for i in fromInclusive .. toExclusive - 1 do
            try
                body.Invoke i
            with e ->
                errors <- e :: errors
        if not errors.IsEmpty then raise (AggregateException(Seq.ofList (List.rev errors)))
        Unchecked.defaultof<ParallelLoopResult>
    /// Once for each number.
    static member For(fromInclusive: int, toExclusive: int, parallelOptions: ParallelOptions, body: Action<int>) : ParallelLoopResult =
        Parallel.For(fromInclusive, toExclusive, body)
    /// Once for each element.
    static member ForEach(source: seq<'T>, body: Action<'T>) : ParallelLoopResult =
        let mutable errors: exn list = []
        for x in source do
            try
                body.Invoke x
            with e ->
                errors <- e :: errors
        if not errors.IsEmpty then raise (AggregateException(Seq.ofList (List.rev errors)))
        Unchecked.defaultof<ParallelLoopResult>
    /// Once for each element.
    static member ForEach(source: seq<'T>, parallelOptions: ParallelOptions, body: Action<'T>) : ParallelLoopResult =
        Parallel.ForEach(source, body)
    /// Each action once.
    static member Invoke([<ParamArray>] actions: Action[]) : unit =
        Parallel.ForEach(actions, Action<Action>(fun (a: Action) -> a.Invoke())) |> ignore
