namespace System.Collections.Generic

open System
open System.Collections
open Firefly.Runtime
open Firefly.Runtime.Collections
open FSharp.Collections

/// A set in order; or a view of part of one, which shares its elements.
///
/// In: elements. Out: whether they are there. Holds: a view has `bounded`, and sees the elements from `lower` to `upper`.
[<AllowNullLiteral>]
type SortedSet<'T>(slots: SortedSlots<'T>, bounded: bool, lower: 'T, upper: 'T) =

    /// An empty set with its own order.
    new(comparer: IComparer<'T>) = SortedSet<'T>(SortedSlots<'T>(comparer), false, zero<'T> (), zero<'T> ())

    /// An empty set.
    new() = SortedSet<'T>((null: IComparer<'T>))

    /// A set of the elements of a collection.
    new(collection: IEnumerable<'T>) as this =
        SortedSet<'T>((null: IComparer<'T>))
        then
            notNull "collection" collection
            this.UnionWith collection

    /// A set of the elements of a collection with its own order.
    new(collection: IEnumerable<'T>, comparer: IComparer<'T>) as this =
        SortedSet<'T>(comparer)
        then
            notNull "collection" collection
            this.UnionWith collection

    /// Negative for an element below the view, positive for one above it.
    member private this.Side(item: 'T) : int =
        if not bounded then 0
        elif slots.Order(item, lower) < 0 then -1
        elif slots.Order(item, upper) > 0 then 1
        else 0

    member private this.Enumerate(backwards: bool) : IEnumerator<'T> =
        new SortedEnumerator<'T, 'T>(slots, backwards, (fun x -> this.Side x), (fun slot -> slots.Key slot))
        :> IEnumerator<'T>

    /// The number of elements.
    member this.Count: int =
        if bounded then
            let mutable count = 0
            let steps = this.Enumerate false
            while steps.MoveNext() do
                count <- count + 1
            count
        else
            slots.Count

    /// The order.
    member this.Comparer: IComparer<'T> = if isNullRef slots.Comparer then Comparer<'T>.Default else slots.Comparer

    /// The smallest element, or the default value.
    member this.Min: 'T =
        let steps = this.Enumerate false
        if steps.MoveNext() then steps.Current else zero<'T> ()

    /// The largest element, or the default value.
    member this.Max: 'T =
        let steps = this.Enumerate true
        if steps.MoveNext() then steps.Current else zero<'T> ()

    /// Adds an element; false if it was there.
    member this.Add(item: 'T) : bool =
        if this.Side item <> 0 then
            raise (ArgumentOutOfRangeException "item")
        slots.Insert item > 0

    /// Whether an element is there.
    member this.Contains(item: 'T) : bool = this.Side item = 0 && slots.Find item <> 0

    /// Removes an element; false if it was not there.
    member this.Remove(item: 'T) : bool = this.Side item = 0 && slots.Remove item <> 0

    /// Removes the elements that satisfy a condition and gives their number.
    member this.RemoveWhere(condition: Predicate<'T>) : int =
        notNull "match" condition
        let mutable removed = 0
        let items = this.ToArray()
        for i in 0 .. length items - 1 do
            if condition.Invoke(get items i) && this.Remove(get items i) then
                removed <- removed + 1
        removed

    /// Removes all elements.
    member this.Clear() : unit =
        if bounded then
            let items = this.ToArray()
            for i in 0 .. length items - 1 do
                this.Remove(get items i) |> ignore
        else
            slots.Clear()

    /// The element that is there and equal to another.
    member this.TryGetValue(equalValue: 'T, [<System.Runtime.InteropServices.Out>] actualValue: byref<'T>) : bool =
        let slot = if this.Side equalValue = 0 then slots.Find equalValue else 0
        actualValue <- if slot = 0 then zero<'T> () else slots.Key slot
        slot <> 0

    /// The elements in order.
    member internal this.ToArray() : 'T[] =
        let buffer = Firefly.Runtime.Collections.Buffer<'T> 4
        let steps = this.Enumerate false
        while steps.MoveNext() do
            buffer.Add steps.Current
        buffer.ToArray()

    /// A view of the elements between two, both included.
    member this.GetViewBetween(lowerValue: 'T, upperValue: 'T) : SortedSet<'T> =
        if slots.Order(lowerValue, upperValue) > 0 then
            raise (ArgumentException("Must be less than or equal to upperValue.", "lowerValue"))
        if bounded then
            if slots.Order(lowerValue, lower) < 0 then
                raise (ArgumentOutOfRangeException "lowerValue")
            if slots.Order(upperValue, upper) > 0 then
                raise (ArgumentOutOfRangeException "upperValue")
        SortedSet<'T>(slots, true, lowerValue, upperValue)

    /// The elements from the largest to the smallest.
    member this.Reverse() : IEnumerable<'T> =
        { new IEnumerable<'T> with
            member _.GetEnumerator() : IEnumerator<'T> = this.Enumerate true
          interface IEnumerable with
            member _.GetEnumerator() : IEnumerator = this.Enumerate true :> IEnumerator }

    /// Copies the elements into an array.
    member this.CopyTo(target: 'T[]) : unit = this.CopyTo(target, 0)

    /// Copies the elements into an array from an index.
    member this.CopyTo(target: 'T[], index: int) : unit =
        let items = this.ToArray()
        this.CopyTo(target, index, length items)

    /// Copies some elements into an array from an index.
    member this.CopyTo(target: 'T[], index: int, count: int) : unit =
        notNull "array" target
        if index < 0 then Refuse.negative "index"
        if count < 0 then Refuse.negative "count"
        let items = this.ToArray()
        let some = min count (length items)
        if index > length target - some then
            Refuse.shortTarget ()
        ArraySupport.copyInto items 0 target index some

    /// The elements of another collection in this set's order.
    member private this.Sorted(other: IEnumerable<'T>) : SortedSet<'T> =
        notNull "other" other
        let set = SortedSet<'T>(slots.Comparer)
        for x in other do
            set.Add x |> ignore
        set

    /// Adds the elements of a collection.
    member this.UnionWith(other: IEnumerable<'T>) : unit =
        notNull "other" other
        let items = ArraySupport.ofSeq other
        for i in 0 .. length items - 1 do
            this.Add(get items i) |> ignore

    /// Removes the elements of a collection.
    member this.ExceptWith(other: IEnumerable<'T>) : unit =
        notNull "other" other
        let items = ArraySupport.ofSeq other
        for i in 0 .. length items - 1 do
            this.Remove(get items i) |> ignore

    /// Keeps the elements that a collection has too.
    member this.IntersectWith(other: IEnumerable<'T>) : unit =
        let others = this.Sorted other
        let items = this.ToArray()
        for i in 0 .. length items - 1 do
            if not (others.Contains(get items i)) then
                this.Remove(get items i) |> ignore

    /// Keeps the elements that either this set or a collection has, not both.
    member this.SymmetricExceptWith(other: IEnumerable<'T>) : unit =
        let items = this.Sorted(other).ToArray()
        for i in 0 .. length items - 1 do
            let x = get items i
            if not (this.Remove x) then
                this.Add x |> ignore

    /// Whether a collection shares an element.
    member this.Overlaps(other: IEnumerable<'T>) : bool =
        notNull "other" other
        let items = ArraySupport.ofSeq other
        let mutable found = false
        for i in 0 .. length items - 1 do
            if this.Contains(get items i) then
                found <- true
        found

    /// The number of elements of this set that another has.
    member private this.Common(others: SortedSet<'T>) : int =
        let items = this.ToArray()
        let mutable common = 0
        for i in 0 .. length items - 1 do
            if others.Contains(get items i) then
                common <- common + 1
        common

    /// Whether a collection has the same elements.
    member this.SetEquals(other: IEnumerable<'T>) : bool =
        let others = this.Sorted other
        others.Count = this.Count && this.Common others = this.Count

    /// Whether all elements are in a collection.
    member this.IsSubsetOf(other: IEnumerable<'T>) : bool = this.Common(this.Sorted other) = this.Count

    /// Whether all elements are in a collection, which has others too.
    member this.IsProperSubsetOf(other: IEnumerable<'T>) : bool =
        let others = this.Sorted other
        this.Count < others.Count && this.Common others = this.Count

    /// Whether all elements of a collection are there.
    member this.IsSupersetOf(other: IEnumerable<'T>) : bool =
        let others = this.Sorted other
        this.Common others = others.Count

    /// Whether all elements of a collection are there, and others too.
    member this.IsProperSupersetOf(other: IEnumerable<'T>) : bool =
        let others = this.Sorted other
        this.Count > others.Count && this.Common others = others.Count

    /// Goes through the elements in order.
    member this.GetEnumerator() : IEnumerator<'T> = this.Enumerate false

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> = this.Enumerate false

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.Enumerate false :> IEnumerator

    interface IReadOnlyCollection<'T> with
        member this.Count: int = this.Count

    interface ICollection<'T> with
        member this.Count: int = this.Count
        member this.IsReadOnly: bool = false
        member this.Add(item: 'T) : unit = this.Add item |> ignore
        member this.Clear() : unit = this.Clear()
        member this.Contains(item: 'T) : bool = this.Contains item
        member this.CopyTo(target: 'T[], index: int) : unit = this.CopyTo(target, index)
        member this.Remove(item: 'T) : bool = this.Remove item

    interface ISet<'T> with
        member this.Add(item: 'T) : bool = this.Add item
        member this.UnionWith(other: IEnumerable<'T>) : unit = this.UnionWith other
        member this.IntersectWith(other: IEnumerable<'T>) : unit = this.IntersectWith other
        member this.ExceptWith(other: IEnumerable<'T>) : unit = this.ExceptWith other
        member this.SymmetricExceptWith(other: IEnumerable<'T>) : unit = this.SymmetricExceptWith other
        member this.IsSubsetOf(other: IEnumerable<'T>) : bool = this.IsSubsetOf other
        member this.IsProperSubsetOf(other: IEnumerable<'T>) : bool = this.IsProperSubsetOf other
        member this.IsSupersetOf(other: IEnumerable<'T>) : bool = this.IsSupersetOf other
        member this.IsProperSupersetOf(other: IEnumerable<'T>) : bool = this.IsProperSupersetOf other
        member this.Overlaps(other: IEnumerable<'T>) : bool = this.Overlaps other
        member this.SetEquals(other: IEnumerable<'T>) : bool = this.SetEquals other
