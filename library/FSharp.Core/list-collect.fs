namespace Firefly.Runtime

open Firefly.Runtime.Collections

/// What list and array expressions are lowered to.
///
/// In: the elements in reverse order, as a list, or the ends of a range. Out: the list or array of the expression.
/// Holds: a float range is `start + i * step` when its length is an exact number of steps, and otherwise adds the step
/// again and again: F#'s own rule.
module Collect =

    /// The elements in reverse order.
    let reverse (list: 'T list) : 'T list =
        let mutable result: 'T list = []
        for x in list do
            result <- x :: result
        result

    /// The elements as an array.
    let arrayOfList (list: 'T list) : 'T[] =
        let result = newArray<'T> (Lists.countFrom 0 list)
        let mutable i = 0
        for x in list do
            set result i x
            i <- i + 1
        result

    /// The elements in reverse order as an array.
    let arrayOfReversed (list: 'T list) : 'T[] =
        let mutable i = Lists.countFrom 0 list
        let result = newArray<'T> i
        for x in list do
            i <- i - 1
            set result i x
        result

    let private doubleRange (start: float) (step: float) (stop: float) : Buffer<float> =
        if step = 0.0 then
            raiseArgument "step" "The step of a range cannot be zero."
        if start <> start then
            raiseArgument "n" "The start of a range cannot be NaN."
        if step <> step then
            raiseArgument "step" "The step of a range cannot be NaN."
        if stop <> stop then
            raiseArgument "m" "The end of a range cannot be NaN."
        let result = Buffer<float> 4
        let steps = (stop - start) / step
        if steps = (# "ffloor" steps : float #) then
            let mutable i = 0.0
            while i <= steps do
                result.Add(start + i * step)
                i <- i + 1.0
        else
            let mutable x = start
            while (if step > 0.0 then x <= stop else x >= stop) do
                result.Add x
                x <- x + step
        result

    let private singleRange (start: float32) (step: float32) (stop: float32) : Buffer<float32> =
        if step = 0.0f then
            raiseArgument "step" "The step of a range cannot be zero."
        if start <> start then
            raiseArgument "n" "The start of a range cannot be NaN."
        if step <> step then
            raiseArgument "step" "The step of a range cannot be NaN."
        if stop <> stop then
            raiseArgument "m" "The end of a range cannot be NaN."
        let result = Buffer<float32> 4
        let steps = (stop - start) / step
        if steps = (# "ffloor" steps : float32 #) then
            let mutable i = 0.0f
            while i <= steps do
                result.Add(start + i * step)
                i <- i + 1.0f
        else
            let mutable x = start
            while (if step > 0.0f then x <= stop else x >= stop) do
                result.Add x
                x <- x + step
        result

    /// A range of floats, or of float32s, as a list.
    let floatRange<'T> (start: 'T) (step: 'T) (stop: 'T) : 'T list =
        if (# "type_is" type ('T, float) : bool #) then
            retype ((doubleRange (retype start) (retype step) (retype stop)).ToList())
        else
            retype ((singleRange (retype start) (retype step) (retype stop)).ToList())

    /// A range of floats, or of float32s, as an array.
    let floatRangeArray<'T> (start: 'T) (step: 'T) (stop: 'T) : 'T[] =
        if (# "type_is" type ('T, float) : bool #) then
            retype ((doubleRange (retype start) (retype step) (retype stop)).ToArray())
        else
            retype ((singleRange (retype start) (retype step) (retype stop)).ToArray())
