namespace Firefly.Runtime

open System
open System.Collections
open System.Collections.Generic
open Firefly.Runtime.Collections

/// Ranges as sequences.
///
/// In: the ends of a range and its step. Out: a sequence. Holds: the ends and the step of integers are looked at when the
/// sequence is made, others when it is enumerated; integers are counted without overflow.

/// Goes through the integers from `first` in steps; `left` is the number of steps to the last.
[<AllowNullLiteral>]
type CountedSteps<'T>(first: int64, step: int64, left: uint64, isEmpty: bool) =
    let mutable at: int64 = first
    let mutable left: uint64 = left
    // 0 before the first element, 1 at an element, 2 behind the last
    let mutable state: int = 0

    /// The element, or InvalidOperationException.
    member this.Value: 'T =
        if state = 1 then (# "convert" at : 'T #)
        elif state = 0 then raiseInvalid "Enumeration has not started. Call MoveNext."
        else raiseInvalid "Enumeration already finished."

    interface IEnumerator<'T> with
        member this.Current: 'T = this.Value

    interface IEnumerator with
        member this.Current: obj = box this.Value

        member this.MoveNext() : bool =
            if state = 1 then
                if left = 0UL then
                    state <- 2
                else
                    left <- left - 1UL
                    at <- at + step
            elif state = 0 then
                state <- if isEmpty then 2 else 1
            state = 1

        member this.Reset() : unit = raise (NotSupportedException "Specified method is not supported.")

    interface IDisposable with
        member this.Dispose() : unit = ()

/// A range of integers, of any integer type, as 64 bits.
[<AllowNullLiteral>]
type Counted<'T>(first: int64, step: int64, left: uint64, isEmpty: bool) =
    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> =
            new CountedSteps<'T>(first, step, left, isEmpty) :> IEnumerator<'T>

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator =
            new CountedSteps<'T>(first, step, left, isEmpty) :> IEnumerator

/// What the compiler calls for ranges.
module Ranges =

    [<NoInline; Cold>]
    let private raiseZeroStep () : 'R = raiseArgument "step" "The step of a range cannot be zero."

    /// A range of integers or chars.
    let integers<'T, 'Step> (start: 'T) (step: 'Step) (stop: 'T) : seq<'T> =
        let first: int64 = (# "convert" start : int64 #)
        let last: int64 = (# "convert" stop : int64 #)
        let by: int64 = (# "convert" step : int64 #)
        if by = 0L then
            raiseZeroStep ()
        let signed = (# "type_kind" type ('T) : int #) = 1
        let isDown = by < 0L && (# "type_kind" type ('Step) : int #) = 1
        let isEmpty =
            if signed then (if isDown then first < last else first > last)
            elif isDown then uint64 first < uint64 last
            else uint64 first > uint64 last
        let left =
            if isDown then (uint64 first - uint64 last) / uint64 (-by)
            else (uint64 last - uint64 first) / uint64 by
        Counted<'T>(first, by, left, isEmpty) :> seq<'T>

    /// A range of integers or chars in steps of one.
    [<Stage("range")>]
    let countUp<'T> (start: 'T) (stop: 'T) : seq<'T> = integers<'T, int> start 1 stop

    // A float range whose length is an exact number of steps is `start + i * step`; otherwise the step is added again
    // and again: F#'s own rule.

    let private doubles (start: float) (step: float) (stop: float) : seq<float> =
        seq {
            if step = 0.0 then
                raiseZeroStep ()
            if start <> start then
                raiseArgument "n" "The start of a range cannot be NaN."
            if step <> step then
                raiseArgument "step" "The step of a range cannot be NaN."
            if stop <> stop then
                raiseArgument "m" "The end of a range cannot be NaN."
            let steps = (stop - start) / step
            if steps = (# "ffloor" steps : float #) then
                let mutable i = 0.0
                while i <= steps do
                    yield start + i * step
                    i <- i + 1.0
            else
                let mutable x = start
                while (if step > 0.0 then x <= stop else x >= stop) do
                    yield x
                    x <- x + step
        }

    let private singles (start: float32) (step: float32) (stop: float32) : seq<float32> =
        seq {
            if step = 0.0f then
                raiseZeroStep ()
            if start <> start then
                raiseArgument "n" "The start of a range cannot be NaN."
            if step <> step then
                raiseArgument "step" "The step of a range cannot be NaN."
            if stop <> stop then
                raiseArgument "m" "The end of a range cannot be NaN."
            let steps = (stop - start) / step
            if steps = (# "ffloor" steps : float32 #) then
                let mutable i = 0.0f
                while i <= steps do
                    yield start + i * step
                    i <- i + 1.0f
            else
                let mutable x = start
                while (if step > 0.0f then x <= stop else x >= stop) do
                    yield x
                    x <- x + step
        }

    /// A range of floats, or of float32s.
    let floats<'T> (start: 'T) (step: 'T) (stop: 'T) : seq<'T> =
        if (# "type_is" type ('T, float) : bool #) then
            retype (doubles (retype start) (retype step) (retype stop))
        else
            retype (singles (retype start) (retype step) (retype stop))

    /// A range of any type with an order, `+` and `Zero`.
    let inline steps (start: ^T) (step: ^T) (stop: ^T) : seq< ^T>
        when ^T: (static member (+): ^T * ^T -> ^T) and ^T: (static member Zero: ^T) =
        seq {
            let sign = order step LanguagePrimitives.GenericZero< ^T>
            if sign = 0 then
                raiseArgument "step" "The step of a range cannot be zero."
            let mutable x = start
            let mutable going = if sign > 0 then order x stop <= 0 else order x stop >= 0
            while going do
                yield x
                let next = x + step
                // Beyond the end, or back to where it was: the type has no next value.
                going <-
                    if sign > 0 then order next stop <= 0 && order next x > 0
                    else order next stop >= 0 && order next x < 0
                x <- next
        }

    /// A range of any type with an order, `+` and `One`.
    let inline ones (start: ^T) (stop: ^T) : seq< ^T>
        when ^T: (static member (+): ^T * ^T -> ^T) and ^T: (static member One: ^T) =
        seq {
            let one = LanguagePrimitives.GenericOne< ^T>
            let mutable x = start
            let mutable going = order x stop <= 0
            while going do
                yield x
                let next = x + one
                going <- order next stop <= 0 && order next x > 0
                x <- next
        }

    /// A sequence as a list.
    let toList (source: seq<'T>) : 'T list =
        let first = anchor<'T> ()
        let mutable last = first
        for x in source do
            last <- extend last x
        built first

    /// A sequence as an array.
    let toArray (source: seq<'T>) : 'T[] = Collect.arrayOfList (toList source)
