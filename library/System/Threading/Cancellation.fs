/// Telling work that it is no longer wanted.
namespace System.Threading

open System
open System.Collections.Generic
open Firefly.Runtime

/// What a source tells its tokens.
module CancellationParts =

    /// A function to be called at the cancellation, until it is taken back.
    [<AllowNullLiteral>]
    type Callback(action: unit -> unit) =
        let mutable live: bool = true
        let mutable todo: unit -> unit = action

        /// Calls it, once.
        member this.Call() : unit =
            if live then
                let now: unit -> unit = todo
                this.Forget()
                now ()

        /// Forgets it.
        member this.Forget() : unit =
            live <- false
            todo <- ignore

        /// Whether it is still to be called.
        member this.IsLive: bool = live

    /// The state of a source.
    [<AllowNullLiteral>]
    type State() =
        let mutable cancelled: bool = false
        let mutable callbacks: Callback list = []

        /// Whether it has been cancelled.
        member this.IsCancelled: bool = cancelled

        /// Adds a function; calls it at once when it is too late.
        member this.Add(action: unit -> unit) : Callback =
            let c: Callback = Callback action
            if cancelled then
                c.Call()
            else
                callbacks <- c :: List.filter (fun (x: Callback) -> x.IsLive) callbacks
            c

        /// Cancels: calls the functions, the last one first, and gives what they raised.
        member this.Cancel() : exn list =
            if cancelled then
                []
            else
                cancelled <- true
                let all: Callback list = callbacks
                callbacks <- []
                let mutable raised: exn list = []
                for c in all do
                    try
                        c.Call()
                    with e ->
                        raised <- e :: raised
                List.rev raised

        /// Forgets the functions.
        member this.Clear() : unit = callbacks <- []

open CancellationParts

/// A function that a token calls when it is cancelled; disposing it takes the function back.
[<Struct; CustomEquality; NoComparison>]
type CancellationTokenRegistration =
    val private callback: Callback

    internal new(callback: Callback) = { callback = callback }

    /// Takes the function back.
    member this.Unregister() : bool =
        if isNull this.callback || not this.callback.IsLive then
            false
        else
            this.callback.Forget()
            true

    /// Takes the function back.
    member this.Dispose() : unit = this.Unregister() |> ignore

    override this.Equals(other: obj) : bool =
        match other with
        | :? CancellationTokenRegistration as o -> obj.ReferenceEquals(o.callback, this.callback)
        | _ -> false

    override this.GetHashCode() : int = 0

    interface IDisposable with
        member this.Dispose() : unit = this.Unregister() |> ignore

/// Tells whether work is still wanted.
[<Struct; CustomEquality; NoComparison>]
type CancellationToken =
    val private state: State

    internal new(state: State) = { state = state }

    /// A token that is cancelled already, or never.
    new(canceled: bool) =
        { state =
            if canceled then
                let s: State = State()
                s.Cancel() |> ignore
                s
            else
                null }

    /// A token that is never cancelled.
    static member None: CancellationToken = CancellationToken(false)

    /// Whether the work is no longer wanted.
    member this.IsCancellationRequested: bool = not (isNull this.state) && this.state.IsCancelled

    /// Whether it can be cancelled at all.
    member this.CanBeCanceled: bool = not (isNull this.state)

    /// Raises when the work is no longer wanted.
    member this.ThrowIfCancellationRequested() : unit =
        if this.IsCancellationRequested then
            raise (OperationCanceledException "The operation was canceled.")

    /// Calls a function when it is cancelled.
    member this.Register(callback: Action) : CancellationTokenRegistration =
        if isNull this.state then
            new CancellationTokenRegistration(null)
        else
            new CancellationTokenRegistration(this.state.Add(fun () -> callback.Invoke()))

    /// Calls a function with a value when it is cancelled.
    member this.Register(callback: Action<obj>, state: obj) : CancellationTokenRegistration =
        this.Register(Action(fun () -> callback.Invoke state))

    override this.Equals(other: obj) : bool =
        match other with
        | :? CancellationToken as o -> obj.ReferenceEquals(o.state, this.state)
        | _ -> false

    override this.GetHashCode() : int = if isNull this.state then 0 else 1

/// Cancels its token.
[<AllowNullLiteral>]
type CancellationTokenSource() =
    let state: State = State()
    let mutable alarm: Loop.Alarm = null
    let mutable links: CancellationTokenRegistration list = []
    let mutable disposed: bool = false

    /// A source that cancels after some milliseconds.
    new(millisecondsDelay: int) as this =
        new CancellationTokenSource()
        then this.CancelAfter(millisecondsDelay)

    /// A source that cancels after a time.
    new(delay: TimeSpan) as this =
        new CancellationTokenSource()
        then this.CancelAfter(delay)

    /// The token.
    member this.Token: CancellationToken =
        if disposed then raise (ObjectDisposedException(null, "The CancellationTokenSource has been disposed."))
        CancellationToken(state)

    /// Whether it has been cancelled.
    member this.IsCancellationRequested: bool = state.IsCancelled

    /// Cancels.
    member this.Cancel() : unit =
        if disposed then raise (ObjectDisposedException(null, "The CancellationTokenSource has been disposed."))
        let raised: exn list = state.Cancel()
        if not raised.IsEmpty then raise (AggregateException(Seq.ofList raised))

    /// Cancels; the first exception of a function goes on when asked for.
    member this.Cancel(throwOnFirstException: bool) : unit =
        match state.Cancel() with
        | [] -> ()
        | e :: _ when throwOnFirstException -> raise e
        | all -> raise (AggregateException(Seq.ofList all))

    /// Cancels after some milliseconds; -1 is never.
    member this.CancelAfter(millisecondsDelay: int) : unit =
        if not (isNull alarm) then alarm.Cancel()
        if millisecondsDelay >= 0 then
            alarm <- Loop.after (int64 millisecondsDelay) (fun () -> state.Cancel() |> ignore)

    /// Cancels after a time.
    member this.CancelAfter(delay: TimeSpan) : unit = this.CancelAfter(int delay.TotalMilliseconds)

    /// Makes it as new, unless it has been cancelled.
    member this.TryReset() : bool =
        if state.IsCancelled || disposed then
            false
        else
            if not (isNull alarm) then alarm.Cancel()
            state.Clear()
            true

    /// Ends it.
    member this.Dispose() : unit =
        if not disposed then
            disposed <- true
            if not (isNull alarm) then alarm.Cancel()
            for l in links do
                l.Unregister() |> ignore
            links <- []

    member private this.Link(token: CancellationToken) : unit =
        links <- token.Register(Action(fun () -> state.Cancel() |> ignore)) :: links

    /// A source that is cancelled with any of some tokens.
    static member CreateLinkedTokenSource([<ParamArray>] tokens: CancellationToken[]) : CancellationTokenSource =
        let s: CancellationTokenSource = new CancellationTokenSource()
        for t in tokens do
            s.Link t
        s

    interface IDisposable with
        member this.Dispose() : unit = this.Dispose()
