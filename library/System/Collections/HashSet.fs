namespace System.Collections.Generic

open System
open System.Collections
open Firefly.Runtime
open Firefly.Runtime.Collections
open FSharp.Collections

/// A hashed set.
///
/// In: elements. Out: whether they are there. Holds: the order of enumeration is that of insertion, with the places of
/// removed elements used again, the last freed first.
[<AllowNullLiteral>]
type HashSet<'T>(capacity: int, comparer: IEqualityComparer<'T>) =
    let slots: HashSlots<'T, unit> = HashSlots<'T, unit>(comparer)
    let mutable version: int = 0

    do
        if capacity < 0 then
            raise (ArgumentOutOfRangeException "capacity")
        elif capacity > 0 then
            slots.Grow capacity

    /// An empty set.
    new() = HashSet<'T>(0, null)

    /// An empty set with room.
    new(capacity: int) = HashSet<'T>(capacity, null)

    /// An empty set with its own equality.
    new(comparer: IEqualityComparer<'T>) = HashSet<'T>(0, comparer)

    /// A set of the elements of a collection.
    new(collection: IEnumerable<'T>) as this =
        HashSet<'T>(0, null)
        then this.UnionWith collection

    /// A set of the elements of a collection with its own equality.
    new(collection: IEnumerable<'T>, comparer: IEqualityComparer<'T>) as this =
        HashSet<'T>(0, comparer)
        then this.UnionWith collection

    /// The number of elements.
    member this.Count: int = slots.Count

    /// Whether an element is there.
    member this.Contains(item: 'T) : bool = slots.Find item >= 0

    /// Adds an element; false if it was there.
    member this.Add(item: 'T) : bool =
        let isNew = slots.Find item < 0
        if isNew then
            slots.Insert(item, ()) |> ignore
            version <- version + 1
        isNew

    /// Removes an element; false if it was not there.
    member this.Remove(item: 'T) : bool = slots.Remove item >= 0

    /// Removes all elements.
    member this.Clear() : unit =
        slots.Clear()
        version <- version + 1

    /// The element that is there and equal to another.
    member this.TryGetValue(equalValue: 'T, [<System.Runtime.InteropServices.Out>] actualValue: byref<'T>) : bool =
        let slot = slots.Find equalValue
        actualValue <- if slot < 0 then zero<'T> () else slots.Key slot
        slot >= 0

    /// Adds the elements of a collection.
    member this.UnionWith(other: IEnumerable<'T>) : unit =
        notNull "other" other
        for x in other do
            this.Add x |> ignore

    /// Removes the elements of a collection.
    member this.ExceptWith(other: IEnumerable<'T>) : unit =
        notNull "other" other
        for x in ArraySupport.ofSeq other do
            this.Remove x |> ignore

    /// Removes the elements that satisfy a condition and gives their number.
    member this.RemoveWhere(condition: Predicate<'T>) : int =
        let mutable removed = 0
        for slot in 0 .. slots.Used - 1 do
            if slots.IsUsed slot then
                let x = slots.Key slot
                if condition.Invoke x && this.Remove x then
                    removed <- removed + 1
        removed

    /// Another set of the elements of a collection, with the same equality.
    member private this.Other(other: IEnumerable<'T>) : HashSet<'T> =
        notNull "other" other
        HashSet<'T>(other, comparer)

    /// Keeps the elements that a collection has too.
    member this.IntersectWith(other: IEnumerable<'T>) : unit =
        let kept = this.Other other
        this.RemoveWhere(Predicate<'T>(fun x -> not (kept.Contains x))) |> ignore

    /// Keeps the elements that either this set or a collection has, not both.
    member this.SymmetricExceptWith(other: IEnumerable<'T>) : unit =
        match other with
        | :? HashSet<'T> ->
            for x in ArraySupport.ofSeq (this.Other other :> IEnumerable<'T>) do
                if not (this.Remove x) then
                    this.Add x |> ignore
        | _ ->
            // what is new takes free places before anything goes, as .NET does it: this is the order seen
            let common = System.Collections.Generic.List<'T>()
            for x in ArraySupport.ofSeq (this.Other other :> IEnumerable<'T>) do
                if not (this.Add x) then
                    common.Add x
            for x in common do
                this.Remove x |> ignore

    /// Whether all elements of a collection are there.
    member this.IsSupersetOf(other: IEnumerable<'T>) : bool =
        notNull "other" other
        Array.forall (fun x -> this.Contains x) (ArraySupport.ofSeq other)

    /// Whether all elements are in a collection.
    member this.IsSubsetOf(other: IEnumerable<'T>) : bool =
        let others = this.Other other
        Array.forall (fun x -> others.Contains x) (ArraySupport.ofSeq (this :> IEnumerable<'T>))

    /// Whether all elements of a collection are there, and others too.
    member this.IsProperSupersetOf(other: IEnumerable<'T>) : bool =
        this.IsSupersetOf other && (this.Other other).Count < slots.Count

    /// Whether all elements are in a collection, which has others too.
    member this.IsProperSubsetOf(other: IEnumerable<'T>) : bool =
        this.IsSubsetOf other && slots.Count < (this.Other other).Count

    /// Whether a collection has the same elements.
    member this.SetEquals(other: IEnumerable<'T>) : bool =
        let others = this.Other other
        others.Count = slots.Count && this.IsSupersetOf(others :> IEnumerable<'T>)

    /// Whether a collection shares an element.
    member this.Overlaps(other: IEnumerable<'T>) : bool =
        notNull "other" other
        Array.exists (fun x -> this.Contains x) (ArraySupport.ofSeq other)

    /// Copies the elements into an array from an index.
    member this.CopyTo(target: 'T[], index: int) : unit =
        Array.blit (ArraySupport.ofSeq (this :> IEnumerable<'T>)) 0 target index slots.Count

    /// Copies the elements into an array.
    member this.CopyTo(target: 'T[]) : unit = this.CopyTo(target, 0)

    /// Goes through the elements.
    member this.GetEnumerator() : IEnumerator<'T> =
        new SlotEnumerator<'T, unit, 'T>(slots, (fun () -> version), (fun slot -> slots.Key slot)) :> IEnumerator<'T>

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> = this.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.GetEnumerator() :> IEnumerator

    interface IReadOnlyCollection<'T> with
        member this.Count: int = slots.Count

    interface ICollection<'T> with
        member this.Count: int = slots.Count
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
        member this.IsProperSubsetOf(other: IEnumerable<'T>) : bool = this.IsProperSubsetOf other
        member this.IsProperSupersetOf(other: IEnumerable<'T>) : bool = this.IsProperSupersetOf other
        member this.IsSubsetOf(other: IEnumerable<'T>) : bool = this.IsSubsetOf other
        member this.IsSupersetOf(other: IEnumerable<'T>) : bool = this.IsSupersetOf other
        member this.Overlaps(other: IEnumerable<'T>) : bool = this.Overlaps other
        member this.SetEquals(other: IEnumerable<'T>) : bool = this.SetEquals other
        member this.SymmetricExceptWith(other: IEnumerable<'T>) : unit = this.SymmetricExceptWith other
