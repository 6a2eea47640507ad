namespace Firefly.Runtime

open System
open System.Collections
open System.Collections.Generic
open Firefly.Runtime.Collections

/// Sequences made of functions.
///
/// In: a function that starts an enumeration and one that makes its next step. Out: a sequence that can be enumerated any
/// number of times. Holds: nothing happens before the first `MoveNext`; `Dispose` releases what the step reads from.

/// Where a step puts the element that it found.
[<AllowNullLiteral>]
type Slot<'T>() =
    /// The element.
    member val Value: 'T = zero<'T> () with get, set

/// An enumerator that asks a function for each step; the function fills the slot and tells whether it did.
[<AllowNullLiteral>]
type Steps<'T>(step: Slot<'T> -> bool, release: unit -> unit) =
    let slot: Slot<'T> = Slot<'T>()
    // 0 before the first element, 1 at an element, 2 behind the last
    let mutable state: int = 0

    /// The element, or InvalidOperationException.
    member this.Value: 'T =
        if state = 1 then slot.Value
        elif state = 0 then raiseInvalid "Enumeration has not started. Call MoveNext."
        else raiseInvalid "Enumeration already finished."

    interface IEnumerator<'T> with
        member this.Current: 'T = this.Value

    interface IEnumerator with
        member this.Current: obj = box this.Value

        member this.MoveNext() : bool =
            if state <> 2 then
                state <- if step slot then 1 else 2
            state = 1

        member this.Reset() : unit =
            raise (NotSupportedException "Reset is not supported on this enumerator.")

    interface IDisposable with
        member this.Dispose() : unit =
            state <- 2
            release ()

/// Goes through 0 .. count - 1, or without an end when the count is negative; an element is computed when `Current` is
/// first asked for.
[<AllowNullLiteral>]
type Computed<'T>(count: int, compute: int -> 'T) =
    let mutable at: int = -1
    let mutable known: bool = false
    let mutable current: 'T = zero<'T> ()
    let mutable finished: bool = false

    /// The element, or InvalidOperationException.
    member this.Value: 'T =
        if finished then
            raiseInvalid "Enumeration already finished."
        elif at < 0 then
            raiseInvalid "Enumeration has not started. Call MoveNext."
        elif not known then
            current <- compute at
            known <- true
        current

    interface IEnumerator<'T> with
        member this.Current: 'T = this.Value

    interface IEnumerator with
        member this.Current: obj = box this.Value

        member this.MoveNext() : bool =
            if not finished then
                if at = Int32.MaxValue then
                    raiseInvalid "Enumeration based on System.Int32 exceeded System.Int32.MaxValue."
                at <- at + 1
                known <- false
                finished <- count >= 0 && at >= count
            not finished

        member this.Reset() : unit =
            raise (NotSupportedException "Reset is not supported on this enumerator.")

    interface IDisposable with
        member this.Dispose() : unit = finished <- true

/// A sequence that makes a new enumerator each time.
[<AllowNullLiteral>]
type Source<'T>(start: unit -> IEnumerator<'T>) =
    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> = start ()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = start () :> IEnumerator

/// Making sequences from steps.
module Sequences =

    /// A sequence from the function that starts an enumeration.
    let ofStart (start: unit -> IEnumerator<'T>) : seq<'T> = Source<'T>(start) :> seq<'T>

    /// An enumerator without anything to release.
    let steps (step: Slot<'T> -> bool) : IEnumerator<'T> = new Steps<'T>(step, (fun () -> ())) :> IEnumerator<'T>

    /// An enumerator that releases the one which it reads.
    let stepsOver (source: IEnumerator<'S>) (step: Slot<'T> -> bool) : IEnumerator<'T> =
        new Steps<'T>(step, (fun () -> source.Dispose())) :> IEnumerator<'T>

    /// A sequence that reads another: `step` gets the enumerator of the other and the slot.
    let over (source: seq<'S>) (step: IEnumerator<'S> -> Slot<'T> -> bool) : seq<'T> =
        ofStart (fun () ->
            let e = source.GetEnumerator()
            stepsOver e (fun slot -> step e slot))

    /// A sequence that is computed when its enumeration starts.
    let delayed (make: unit -> seq<'T>) : seq<'T> = ofStart (fun () -> make().GetEnumerator())

    /// Whether there is an element; then it goes to the slot.
    let inline put (slot: Slot<'T>) (value: 'T) : bool =
        slot.Value <- value
        true

/// The lazy steps that a loop can run itself: a `for` over their results needs no enumerator.
///
/// In: a function and, but for `init`, a source that is not null. Out: the sequence. Holds: a call does nothing else.
module Stages =

    open Sequences

    /// The elements that a function gives for 0 .. count - 1, where count is not negative.
    [<Stage("init")>]
    let init (count: int) (initializer: int -> 'T) : seq<'T> =
        ofStart (fun () -> new Computed<'T>(count, initializer) :> IEnumerator<'T>)

    /// The results of a function.
    [<Stage("map")>]
    let map (mapping: 'T -> 'U) (source: seq<'T>) : seq<'U> =
        over source (fun e slot -> e.MoveNext() && put slot (mapping e.Current))

    /// The elements that satisfy the predicate.
    [<Stage("filter")>]
    let filter (predicate: 'T -> bool) (source: seq<'T>) : seq<'T> =
        over source (fun e slot ->
            let mutable found = false
            while not found && e.MoveNext() do
                let x = e.Current
                if predicate x then
                    found <- put slot x
            found)

    /// What is in the results that are not None.
    [<Stage("choose")>]
    let choose (chooser: 'T -> 'U option) (source: seq<'T>) : seq<'U> =
        over source (fun e slot ->
            let mutable found = false
            while not found && e.MoveNext() do
                match chooser e.Current with
                | Some y -> found <- put slot y
                | None -> ()
            found)

    /// What is in the first result that is not None; nothing is read behind it.
    [<Stage("first")>]
    let first (chooser: 'T -> 'U option) (source: seq<'T>) : seq<'U> =
        ofStart (fun () ->
            let e = source.GetEnumerator()
            let go = ref true
            stepsOver e (fun slot ->
                let mutable found = false
                while go.Value && e.MoveNext() do
                    match chooser e.Current with
                    | Some y ->
                        go.Value <- false
                        found <- put slot y
                    | None -> ()
                found))

    /// The elements before the first that does not satisfy the predicate.
    [<Stage("takeWhile")>]
    let takeWhile (predicate: 'T -> bool) (source: seq<'T>) : seq<'T> =
        over source (fun e slot ->
            if e.MoveNext() then
                let x = e.Current
                predicate x && put slot x
            else
                false)

    /// The results of a function for each index and element.
    [<Stage("mapi")>]
    let mapi (mapping: int -> 'T -> 'U) (source: seq<'T>) : seq<'U> =
        ofStart (fun () ->
            let e = source.GetEnumerator()
            let index = ref -1
            stepsOver e (fun slot ->
                if e.MoveNext() then
                    index.Value <- index.Value + 1
                    put slot (mapping index.Value e.Current)
                else
                    false))
