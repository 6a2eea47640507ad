namespace FSharp.Collections

open Firefly.Runtime.Collections

/// The rest of the functions that .NET may run on several threads, and the splits by a choice.
module Array =

    /// What the first choices hold, and what the second ones hold, in order.
    let inline partitionWith ([<InlineIfLambda>] partitioner: 'T -> Choice<'A, 'B>) (array: 'T[]) : 'A[] * 'B[] =
        notNull "array" array
        let firsts = Buffer<'A>(4)
        let seconds = Buffer<'B>(4)
        for x in array do
            match partitioner x with
            | Choice1Of2 a -> firsts.Add a
            | Choice2Of2 b -> seconds.Add b
        (firsts.ToArray(), seconds.ToArray())

    /// The functions that .NET may run on several threads; here they run in order.
    module Parallel =

        /// The first element that satisfies the predicate.
        let tryFind (predicate: 'T -> bool) (array: 'T[]) : 'T option = Array.tryFind predicate array

        /// The index of the first element that satisfies the predicate.
        let tryFindIndex (predicate: 'T -> bool) (array: 'T[]) : int option = Array.tryFindIndex predicate array

        /// The first result that is not None.
        let tryPick (chooser: 'T -> 'U option) (array: 'T[]) : 'U option = Array.tryPick chooser array

        /// Combines the elements from the left.
        let reduce (reduction: 'T -> 'T -> 'T) (array: 'T[]) : 'T = Array.reduce reduction array

        /// Combines what a function gives for the elements, from the left.
        let reduceBy (projection: 'T -> 'U) (reduction: 'U -> 'U -> 'U) (array: 'T[]) : 'U =
            notNull "array" array
            if length array = 0 then
                raiseEmptyArray ()
            let mutable result = projection (get array 0)
            for i in 1 .. length array - 1 do
                result <- reduction result (projection (get array i))
            result

        /// The greatest element.
        let inline max (array: 'T[]) : 'T when 'T: comparison = Array.max array

        /// The element for which a function gives the greatest key.
        let inline maxBy ([<InlineIfLambda>] projection: 'T -> 'Key) (array: 'T[]) : 'T when 'Key: comparison =
            Array.maxBy projection array

        /// The least element.
        let inline min (array: 'T[]) : 'T when 'T: comparison = Array.min array

        /// The element for which a function gives the least key.
        let inline minBy ([<InlineIfLambda>] projection: 'T -> 'Key) (array: 'T[]) : 'T when 'Key: comparison =
            Array.minBy projection array

        /// The sum of the elements.
        let inline sum (array: ^T[]) : ^T when ^T: (static member (+): ^T * ^T -> ^T) and ^T: (static member Zero: ^T) =
            Array.sum array

        /// The sum of what a function gives for each element.
        let inline sumBy ([<InlineIfLambda>] projection: 'T -> ^U) (array: 'T[]) : ^U
            when ^U: (static member (+): ^U * ^U -> ^U) and ^U: (static member Zero: ^U) =
            Array.sumBy projection array

        /// The mean of the elements.
        let inline average (array: ^T[]) : ^T
            when ^T: (static member (+): ^T * ^T -> ^T)
            and ^T: (static member DivideByInt: ^T * int -> ^T)
            and ^T: (static member Zero: ^T) =
            Array.average array

        /// The mean of what a function gives for each element.
        let inline averageBy ([<InlineIfLambda>] projection: 'T -> ^U) (array: 'T[]) : ^U
            when ^U: (static member (+): ^U * ^U -> ^U)
            and ^U: (static member DivideByInt: ^U * int -> ^U)
            and ^U: (static member Zero: ^U) =
            Array.averageBy projection array

        /// The elements by key, the keys in the order of their first elements.
        let groupBy (projection: 'T -> 'Key) (array: 'T[]) : ('Key * 'T[])[] when 'Key: equality =
            Array.groupBy projection array

        /// What the first choices hold, and what the second ones hold, in order.
        let partitionWith (partitioner: 'T -> Choice<'A, 'B>) (array: 'T[]) : 'A[] * 'B[] = partitionWith partitioner array

        /// The elements in order.
        let sort (array: 'T[]) : 'T[] when 'T: comparison = Array.sort array

        /// The elements in the order of their keys.
        let sortBy (projection: 'T -> 'Key) (array: 'T[]) : 'T[] when 'Key: comparison = Array.sortBy projection array

        /// The elements in the order that a function gives.
        let sortWith (comparer: 'T -> 'T -> int) (array: 'T[]) : 'T[] = Array.sortWith comparer array

        /// Sorts in place.
        let sortInPlace (array: 'T[]) : unit when 'T: comparison = Array.sortInPlace array

        /// Sorts in place by keys.
        let sortInPlaceBy (projection: 'T -> 'Key) (array: 'T[]) : unit when 'Key: comparison =
            Array.sortInPlaceBy projection array

        /// Sorts in place in the order that a function gives.
        let sortInPlaceWith (comparer: 'T -> 'T -> int) (array: 'T[]) : unit = Array.sortInPlaceWith comparer array

        /// The elements in falling order.
        let sortDescending (array: 'T[]) : 'T[] when 'T: comparison = Array.sortDescending array

        /// The elements in the falling order of their keys.
        let sortByDescending (projection: 'T -> 'Key) (array: 'T[]) : 'T[] when 'Key: comparison =
            Array.sortByDescending projection array

        /// Pairs of elements at the same index.
        let zip (array1: 'A[]) (array2: 'B[]) : ('A * 'B)[] = Array.zip array1 array2

/// Splits by a choice.
module List =

    /// What the first choices hold, and what the second ones hold, in order.
    let inline partitionWith ([<InlineIfLambda>] partitioner: 'T -> Choice<'A, 'B>) (list: 'T list) : 'A list * 'B list =
        let mutable firsts: 'A list = []
        let mutable seconds: 'B list = []
        for x in list do
            match partitioner x with
            | Choice1Of2 a -> firsts <- a :: firsts
            | Choice2Of2 b -> seconds <- b :: seconds
        (List.rev firsts, List.rev seconds)

/// Splits by a choice.
module Set =

    /// What the first choices hold, and what the second ones hold.
    let partitionWith (partitioner: 'T -> Choice<'A, 'B>) (set: Set<'T>) : Set<'A> * Set<'B> =
        let mutable firsts = Set.empty<'A>
        let mutable seconds = Set.empty<'B>
        for x in set do
            match partitioner x with
            | Choice1Of2 a -> firsts <- Set.add a firsts
            | Choice2Of2 b -> seconds <- Set.add b seconds
        (firsts, seconds)
