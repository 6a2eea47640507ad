/// Events: what happens, told to those who asked for it.
namespace System

/// What is told with an event.
[<AllowNullLiteral>]
type EventArgs() =
    static let empty = EventArgs()

    /// Nothing to tell.
    static member Empty: EventArgs = empty

/// A reaction to an event.
type EventHandler = delegate of sender: obj * e: EventArgs -> unit

/// A reaction to an event that tells something.
type EventHandler<'Args> = delegate of sender: obj * e: 'Args -> unit

/// Someone to be told values.
[<AllowNullLiteral>]
type IObserver<'T> =
    /// There are no more values.
    abstract OnCompleted: unit -> unit
    /// It failed.
    abstract OnError: error: exn -> unit
    /// Another value.
    abstract OnNext: value: 'T -> unit

/// Something that tells values.
[<AllowNullLiteral>]
type IObservable<'T> =
    /// Tells an observer from now on; disposing the result ends it.
    abstract Subscribe: observer: IObserver<'T> -> IDisposable

namespace FSharp.Control

open System
open System.Collections.Generic

/// A reaction to an F# event.
type Handler<'T> = delegate of sender: obj * args: 'T -> unit

/// An event that keeps delegates.
type IDelegateEvent<'Delegate> =
    /// Calls a delegate from now on.
    abstract AddHandler: handler: 'Delegate -> unit
    /// Calls it no longer.
    abstract RemoveHandler: handler: 'Delegate -> unit

/// An event that keeps delegates, and can be observed.
[<Interface>]
type IEvent<'Delegate, 'Args> =
    inherit IDelegateEvent<'Delegate>
    inherit IObservable<'Args>

/// An event with the delegates of F#.
type IEvent<'T> = IEvent<Handler<'T>, 'T>

/// Parts of events.
module EventParts =

    /// The delegates of an event, in the order in which they were added.
    type Handlers<'Delegate>() =
        let mutable handlers: 'Delegate list = []

        /// The delegates.
        member this.All: 'Delegate list = handlers

        /// Adds a delegate.
        member this.Add(handler: 'Delegate) : unit = handlers <- List.append handlers [ handler ]

        /// Removes the last occurrence of a delegate.
        member this.Remove(handler: 'Delegate) : unit =
            let mutable kept: 'Delegate list = []
            let mutable found: bool = false
            for h in List.rev handlers do
                if not found && (# "object_equals" h handler : bool #) then found <- true else kept <- h :: kept
            handlers <- kept

    /// An action to be run at the end.
    type Ending(action: unit -> unit) =
        interface IDisposable with
            member this.Dispose() : unit = action ()

    /// An observer that only looks at values.
    type Listener<'T>(onNext: 'T -> unit) =
        interface IObserver<'T> with
            member this.OnNext(value: 'T) : unit = onNext value
            member this.OnError(error: exn) : unit = ()
            member this.OnCompleted() : unit = ()

    /// The event behind a trigger. A delegate of any type with these arguments is called as a `Handler`.
    type Published<'Delegate, 'Args>(handlers: Handlers<'Delegate>) =
        interface IEvent<'Delegate, 'Args> with
            member this.AddHandler(handler: 'Delegate) : unit = handlers.Add handler
            member this.RemoveHandler(handler: 'Delegate) : unit = handlers.Remove handler

            member this.Subscribe(observer: IObserver<'Args>) : IDisposable =
                let h: Handler<'Args> = Handler<'Args>(fun (_: obj) (args: 'Args) -> observer.OnNext args)
                let d: 'Delegate = (# "retype" h : 'Delegate #)
                handlers.Add d
                Ending(fun () -> handlers.Remove d) :> IDisposable

open EventParts

/// An event of F#.
type Event<'T>() =
    let handlers: Handlers<Handler<'T>> = Handlers<Handler<'T>>()
    let published: IEvent<Handler<'T>, 'T> = Published<Handler<'T>, 'T>(handlers) :> IEvent<Handler<'T>, 'T>

    /// Makes it happen.
    member this.Trigger(arg: 'T) : unit =
        for h in handlers.All do
            h.Invoke(null, arg)

    /// The event as others see it.
    member this.Publish: IEvent<'T> = published

/// An event with delegates of a given type.
type Event<'Delegate, 'Args>() =
    let handlers: Handlers<'Delegate> = Handlers<'Delegate>()

    let published: IEvent<'Delegate, 'Args> = Published<'Delegate, 'Args>(handlers) :> IEvent<'Delegate, 'Args>

    /// Makes it happen.
    member this.Trigger(sender: obj, args: 'Args) : unit =
        for h in handlers.All do
            let d: Handler<'Args> = (# "retype" h : Handler<'Args> #)
            d.Invoke(sender, args)

    /// The event as others see it.
    member this.Publish: IEvent<'Delegate, 'Args> = published

/// An event of any type of delegate; each is called with objects.
type DelegateEvent<'Delegate when 'Delegate :> Delegate>() =
    let mutable all: Delegate = null

    /// Makes it happen.
    member this.Trigger(args: obj[]) : unit =
        if not (isNull all) then
            all.DynamicInvoke args |> ignore

    /// The event as others see it.
    member this.Publish: IDelegateEvent<'Delegate> =
        { new IDelegateEvent<'Delegate> with
            member _.AddHandler(handler: 'Delegate) : unit =
                all <- Delegate.Combine(all, (# "retype" handler : Delegate #))

            member _.RemoveHandler(handler: 'Delegate) : unit =
                all <- Delegate.Remove(all, (# "retype" handler : Delegate #)) }

/// Members of everything that can be observed.
[<AutoOpen>]
module CommonExtensions =

    type IObservable<'T> with

        /// Calls a function with each value.
        member this.Add(callback: 'T -> unit) : unit =
            this.Subscribe(Listener<'T>(callback) :> IObserver<'T>) |> ignore

        /// Calls a function with each value until the result is disposed.
        member this.Subscribe(callback: 'T -> unit) : IDisposable =
            this.Subscribe(Listener<'T>(callback) :> IObserver<'T>)

/// Functions on events. Each makes a new event that happens when its source does.
[<RequireQualifiedAccess>]
module Event =

    /// Calls a function whenever the event happens.
    let add (callback: 'T -> unit) (sourceEvent: IEvent<'Del, 'T>) : unit = sourceEvent.Add callback

    /// An event that tells what a function makes of the values that it is defined for.
    let choose (chooser: 'T -> 'U option) (sourceEvent: IEvent<'Del, 'T>) : IEvent<'U> =
        let ev: Event<'U> = Event<'U>()
        sourceEvent.Add(fun x ->
            match chooser x with
            | None -> ()
            | Some r -> ev.Trigger r)
        ev.Publish

    /// An event that tells what a function makes of the values.
    let map (mapping: 'T -> 'U) (sourceEvent: IEvent<'Del, 'T>) : IEvent<'U> =
        let ev: Event<'U> = Event<'U>()
        sourceEvent.Add(fun x -> ev.Trigger(mapping x))
        ev.Publish

    /// An event that tells the values that pass a test.
    let filter (predicate: 'T -> bool) (sourceEvent: IEvent<'Del, 'T>) : IEvent<'T> =
        let ev: Event<'T> = Event<'T>()
        sourceEvent.Add(fun x -> if predicate x then ev.Trigger x)
        ev.Publish

    /// Two events: of the values that pass a test, and of the others.
    let partition (predicate: 'T -> bool) (sourceEvent: IEvent<'Del, 'T>) : IEvent<'T> * IEvent<'T> =
        let yes: Event<'T> = Event<'T>()
        let no: Event<'T> = Event<'T>()
        sourceEvent.Add(fun x -> if predicate x then yes.Trigger x else no.Trigger x)
        yes.Publish, no.Publish

    /// Two events: one for each case of what a function makes of the values.
    let split (splitter: 'T -> Choice<'U1, 'U2>) (sourceEvent: IEvent<'Del, 'T>) : IEvent<'U1> * IEvent<'U2> =
        let first: Event<'U1> = Event<'U1>()
        let second: Event<'U2> = Event<'U2>()
        sourceEvent.Add(fun x ->
            match splitter x with
            | Choice1Of2 y -> first.Trigger y
            | Choice2Of2 z -> second.Trigger z)
        first.Publish, second.Publish

    /// An event that tells a state that each value changes.
    let scan (collector: 'U -> 'T -> 'U) (state: 'U) (sourceEvent: IEvent<'Del, 'T>) : IEvent<'U> =
        let ev: Event<'U> = Event<'U>()
        let mutable now: 'U = state
        sourceEvent.Add(fun x ->
            now <- collector now x
            ev.Trigger now)
        ev.Publish

    /// An event that tells each value with the one before it.
    let pairwise (sourceEvent: IEvent<'Del, 'T>) : IEvent<'T * 'T> =
        let ev: Event<'T * 'T> = Event<'T * 'T>()
        let mutable before: 'T option = None
        sourceEvent.Add(fun x ->
            match before with
            | Some b -> ev.Trigger((b, x))
            | None -> ()
            before <- Some x)
        ev.Publish

    /// An event that happens when either of two does.
    let merge (event1: IEvent<'Del1, 'T>) (event2: IEvent<'Del2, 'T>) : IEvent<'T> =
        let ev: Event<'T> = Event<'T>()
        event1.Add(fun x -> ev.Trigger x)
        event2.Add(fun x -> ev.Trigger x)
        ev.Publish

/// Functions on observables. Each observes its source once for each of its own observers.
[<RequireQualifiedAccess>]
module Observable =

    /// An observer that goes on to another through a function on values.
    type Passing<'T, 'U>(next: IObserver<'U>, step: IObserver<'U> -> 'T -> unit) =
        let mutable stopped: bool = false

        interface IObserver<'T> with
            member this.OnNext(value: 'T) : unit =
                if not stopped then
                    let failed: exn =
                        try
                            step next value
                            null
                        with e -> e
                    if not (isNull failed) then
                        stopped <- true
                        next.OnError failed

            member this.OnError(error: exn) : unit =
                if not stopped then
                    stopped <- true
                    next.OnError error

            member this.OnCompleted() : unit =
                if not stopped then
                    stopped <- true
                    next.OnCompleted()

    /// An observable made of how it is subscribed to.
    type Made<'T>(subscribe: IObserver<'T> -> IDisposable) =
        interface IObservable<'T> with
            member this.Subscribe(observer: IObserver<'T>) : IDisposable = subscribe observer

    let private passing (step: unit -> IObserver<'U> -> 'T -> unit) (source: IObservable<'T>) : IObservable<'U> =
        Made<'U>(fun observer -> source.Subscribe(Passing<'T, 'U>(observer, step ()) :> IObserver<'T>)) :> IObservable<'U>

    /// Calls a function with each value.
    let add (callback: 'T -> unit) (source: IObservable<'T>) : unit = source.Add callback

    /// Calls a function with each value until the result is disposed.
    let subscribe (callback: 'T -> unit) (source: IObservable<'T>) : IDisposable = source.Subscribe callback

    /// What a function makes of the values.
    let map (mapping: 'T -> 'U) (source: IObservable<'T>) : IObservable<'U> =
        passing (fun () -> fun (o: IObserver<'U>) (x: 'T) -> o.OnNext(mapping x)) source

    /// What a function makes of the values that it is defined for.
    let choose (chooser: 'T -> 'U option) (source: IObservable<'T>) : IObservable<'U> =
        passing
            (fun () ->
                fun (o: IObserver<'U>) (x: 'T) ->
                    match chooser x with
                    | Some y -> o.OnNext y
                    | None -> ())
            source

    /// The values that pass a test.
    let filter (predicate: 'T -> bool) (source: IObservable<'T>) : IObservable<'T> =
        passing (fun () -> fun (o: IObserver<'T>) (x: 'T) -> if predicate x then o.OnNext x) source

    /// The values that pass a test, and the others.
    let partition (predicate: 'T -> bool) (source: IObservable<'T>) : IObservable<'T> * IObservable<'T> =
        filter predicate source, filter (fun x -> not (predicate x)) source

    /// One observable for each case of what a function makes of the values.
    let split (splitter: 'T -> Choice<'U1, 'U2>) (source: IObservable<'T>) : IObservable<'U1> * IObservable<'U2> =
        choose
            (fun x ->
                match splitter x with
                | Choice1Of2 y -> Some y
                | Choice2Of2 _ -> None)
            source,
        choose
            (fun x ->
                match splitter x with
                | Choice1Of2 _ -> None
                | Choice2Of2 z -> Some z)
            source

    /// A state that each value changes.
    let scan (collector: 'U -> 'T -> 'U) (state: 'U) (source: IObservable<'T>) : IObservable<'U> =
        passing
            (fun () ->
                let mutable now: 'U = state
                fun (o: IObserver<'U>) (x: 'T) ->
                    now <- collector now x
                    o.OnNext now)
            source

    /// Each value with the one before it.
    let pairwise (source: IObservable<'T>) : IObservable<'T * 'T> =
        passing
            (fun () ->
                let mutable before: 'T option = None
                fun (o: IObserver<'T * 'T>) (x: 'T) ->
                    match before with
                    | Some b -> o.OnNext((b, x))
                    | None -> ()
                    before <- Some x)
            source

    /// The values of both.
    let merge (source1: IObservable<'T>) (source2: IObservable<'T>) : IObservable<'T> =
        Made<'T>(fun observer ->
            let a: IDisposable = source1.Subscribe observer
            let b: IDisposable = source2.Subscribe observer
            Ending(fun () ->
                a.Dispose()
                b.Dispose())
            :> IDisposable)
        :> IObservable<'T>
