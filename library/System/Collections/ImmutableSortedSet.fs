namespace System.Collections.Immutable

open System
open System.Collections
open System.Collections.Generic
open System.Runtime.CompilerServices
open System.Runtime.InteropServices
open Firefly.Runtime
open Firefly.Runtime.Collections

/// A sorted set that never changes: each change gives another one, which shares most of its parts and costs the
/// logarithm of the number of elements.
[<Sealed; AllowNullLiteral>]
type ImmutableSortedSet<'T> internal (tree: SortedTree<'T, bool>) =

    let known (name: string) (other: IEnumerable<'T>) : unit = notNull name other

    /// The one without elements.
    static member Empty: ImmutableSortedSet<'T> = ImmutableSortedSet<'T>(SortedTree<'T, bool>(Bare, null))

    member private this.With(changed: SortedTree<'T, bool>) : ImmutableSortedSet<'T> =
        if Object.ReferenceEquals(changed, tree) then this else ImmutableSortedSet<'T>(changed)

    /// The elements of a collection by the same comparer.
    member private this.Others(other: IEnumerable<'T>) : SortedTree<'T, bool> =
        known "other" other
        let mutable result = SortedTree<'T, bool>(Bare, tree.Comparer)
        for x in other do
            if not (result.Has x) then
                result <- result.Put(x, true)
        result

    /// The number of elements.
    member this.Count: int = tree.Count

    /// Whether there are no elements.
    member this.IsEmpty: bool = tree.Count = 0

    /// The order of elements.
    member this.KeyComparer: IComparer<'T> =
        if isNullRef tree.Comparer then Comparer<'T>.Default :> IComparer<'T> else tree.Comparer

    /// The smallest element, or the default.
    member this.Min: 'T = if tree.Count = 0 then zero<'T> () else tree.At 0

    /// The largest element, or the default.
    member this.Max: 'T = if tree.Count = 0 then zero<'T> () else tree.At(tree.Count - 1)

    /// The element at an index of the order.
    member this.Item
        with get (index: int): 'T =
            if index < 0 || index >= tree.Count then
                raise (ArgumentOutOfRangeException "index")
            tree.At index

    /// The index of an element, or the complement of where it would be.
    member this.IndexOf(item: 'T) : int = tree.IndexOf item

    /// The elements, largest first.
    member this.Reverse() : IEnumerable<'T> =
        let all = tree.Keys
        all.Reverse()
        all :> IEnumerable<'T>

    /// Whether an element is there.
    member this.Contains(item: 'T) : bool = tree.Has item

    /// The element that is there and equal to another, or that other.
    member this.TryGetValue(equalValue: 'T, [<Out>] actualValue: byref<'T>) : bool =
        actualValue <- tree.KeyOf equalValue
        tree.Has equalValue

    /// With an element.
    member this.Add(item: 'T) : ImmutableSortedSet<'T> = if tree.Has item then this else this.With(tree.Put(item, true))

    /// Without an element.
    member this.Remove(item: 'T) : ImmutableSortedSet<'T> = this.With(tree.Remove item)

    /// With the elements of a collection.
    member this.Union(other: IEnumerable<'T>) : ImmutableSortedSet<'T> =
        known "other" other
        let mutable result = tree
        for x in other do
            if not (result.Has x) then
                result <- result.Put(x, true)
        this.With result

    /// The elements that a collection has too.
    member this.Intersect(other: IEnumerable<'T>) : ImmutableSortedSet<'T> =
        known "other" other
        let mutable result = SortedTree<'T, bool>(Bare, tree.Comparer)
        for x in other do
            if tree.Has x && not (result.Has x) then
                result <- result.Put(tree.KeyOf x, true)
        this.With result

    /// The elements that a collection does not have.
    member this.Except(other: IEnumerable<'T>) : ImmutableSortedSet<'T> =
        known "other" other
        let mutable result = tree
        for x in other do
            result <- result.Remove x
        this.With result

    /// The elements that either this set or a collection has, not both.
    member this.SymmetricExcept(other: IEnumerable<'T>) : ImmutableSortedSet<'T> =
        let mutable result = tree
        for x in this.Others(other).Keys do
            result <- if tree.Has x then result.Remove x else result.Put(x, true)
        this.With result

    /// Whether a collection has the same elements.
    member this.SetEquals(other: IEnumerable<'T>) : bool =
        let others = this.Others other
        others.Count = tree.Count && this.IsSupersetOf(others.Keys)

    /// Whether all elements are in a collection.
    member this.IsSubsetOf(other: IEnumerable<'T>) : bool =
        let others = this.Others other
        let mutable all = true
        for x in tree.Keys do
            if not (others.Has x) then
                all <- false
        all

    /// Whether all elements of a collection are there.
    member this.IsSupersetOf(other: IEnumerable<'T>) : bool =
        known "other" other
        let mutable all = true
        for x in other do
            if not (tree.Has x) then
                all <- false
        all

    /// Whether all elements are in a collection, which has others too.
    member this.IsProperSubsetOf(other: IEnumerable<'T>) : bool =
        this.IsSubsetOf other && tree.Count < this.Others(other).Count

    /// Whether all elements of a collection are there, and others too.
    member this.IsProperSupersetOf(other: IEnumerable<'T>) : bool =
        this.IsSupersetOf other && this.Others(other).Count < tree.Count

    /// Whether a collection shares an element.
    member this.Overlaps(other: IEnumerable<'T>) : bool =
        known "other" other
        let mutable some = false
        for x in other do
            if tree.Has x then
                some <- true
        some

    /// The one without elements, by the same comparer.
    member this.Clear() : ImmutableSortedSet<'T> = if tree.Count = 0 then this else ImmutableSortedSet<'T>(SortedTree<'T, bool>(Bare, tree.Comparer))

    /// The same elements by another comparer.
    member this.WithComparer(comparer: IComparer<'T>) : ImmutableSortedSet<'T> =
        ImmutableSortedSet<'T>(SortedTree<'T, bool>(Bare, comparer)).Union(tree.Keys)

    /// A set that can be changed, and becomes one that never changes at no cost.
    member this.ToBuilder() : ImmutableSortedSetBuilder<'T> = ImmutableSortedSetBuilder<'T>(this)

    /// Goes through the elements.
    member this.GetEnumerator() : IEnumerator<'T> = (tree.Keys :> IEnumerable<'T>).GetEnumerator()

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> = this.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.GetEnumerator() :> IEnumerator

    interface IReadOnlyCollection<'T> with
        member this.Count: int = tree.Count

    interface IReadOnlyList<'T> with
        member this.Item
            with get (index: int): 'T = this.[index]

    interface ICollection<'T> with
        member this.Count: int = tree.Count
        member this.IsReadOnly: bool = true
        member this.Add(item: 'T) : unit = ImmutableRefusals.noChange ()
        member this.Clear() : unit = ImmutableRefusals.noChange ()
        member this.Contains(item: 'T) : bool = tree.Has item
        member this.CopyTo(target: 'T[], index: int) : unit = tree.Keys.CopyTo(target, index)
        member this.Remove(item: 'T) : bool = ImmutableRefusals.noChange ()

    interface ISet<'T> with
        member this.Add(item: 'T) : bool = ImmutableRefusals.noChange ()
        member this.UnionWith(other: IEnumerable<'T>) : unit = ImmutableRefusals.noChange ()
        member this.IntersectWith(other: IEnumerable<'T>) : unit = ImmutableRefusals.noChange ()
        member this.ExceptWith(other: IEnumerable<'T>) : unit = ImmutableRefusals.noChange ()
        member this.SymmetricExceptWith(other: IEnumerable<'T>) : unit = ImmutableRefusals.noChange ()
        member this.IsProperSubsetOf(other: IEnumerable<'T>) : bool = this.IsProperSubsetOf other
        member this.IsProperSupersetOf(other: IEnumerable<'T>) : bool = this.IsProperSupersetOf other
        member this.IsSubsetOf(other: IEnumerable<'T>) : bool = this.IsSubsetOf other
        member this.IsSupersetOf(other: IEnumerable<'T>) : bool = this.IsSupersetOf other
        member this.Overlaps(other: IEnumerable<'T>) : bool = this.Overlaps other
        member this.SetEquals(other: IEnumerable<'T>) : bool = this.SetEquals other

/// A set that can be changed, and becomes one that never changes at no cost.
and [<Sealed; AllowNullLiteral>] ImmutableSortedSetBuilder<'T> internal (start: ImmutableSortedSet<'T>) =
    let mutable current = start

    /// The number of elements.
    member this.Count: int = current.Count

    /// The order of elements.
    member this.KeyComparer: IComparer<'T> = current.KeyComparer

    /// The smallest element, or the default.
    member this.Min: 'T = current.Min

    /// The largest element, or the default.
    member this.Max: 'T = current.Max

    /// The element at an index of the order.
    member this.Item
        with get (index: int): 'T = current.[index]

    /// The index of an element, or the complement of where it would be.
    member this.IndexOf(item: 'T) : int = current.IndexOf item

    /// The elements, largest first.
    member this.Reverse() : IEnumerable<'T> = current.Reverse()

    /// Adds an element; false if it was there.
    member this.Add(item: 'T) : bool =
        let before = current.Count
        current <- current.Add item
        current.Count > before

    /// Removes an element; false if it was not there.
    member this.Remove(item: 'T) : bool =
        let before = current.Count
        current <- current.Remove item
        current.Count < before

    /// Whether an element is there.
    member this.Contains(item: 'T) : bool = current.Contains item

    /// The element that is there and equal to another, or that other.
    member this.TryGetValue(equalValue: 'T, [<Out>] actualValue: byref<'T>) : bool =
        current.TryGetValue(equalValue, &actualValue)

    /// Removes all elements.
    member this.Clear() : unit = current <- current.Clear()

    /// Adds the elements of a collection.
    member this.UnionWith(other: IEnumerable<'T>) : unit = current <- current.Union other

    /// Keeps the elements that a collection has too.
    member this.IntersectWith(other: IEnumerable<'T>) : unit = current <- current.Intersect other

    /// Removes the elements of a collection.
    member this.ExceptWith(other: IEnumerable<'T>) : unit = current <- current.Except other

    /// Keeps the elements that either this set or a collection has, not both.
    member this.SymmetricExceptWith(other: IEnumerable<'T>) : unit = current <- current.SymmetricExcept other

    /// Whether a collection has the same elements.
    member this.SetEquals(other: IEnumerable<'T>) : bool = current.SetEquals other

    /// Whether all elements are in a collection.
    member this.IsSubsetOf(other: IEnumerable<'T>) : bool = current.IsSubsetOf other

    /// Whether all elements of a collection are there.
    member this.IsSupersetOf(other: IEnumerable<'T>) : bool = current.IsSupersetOf other

    /// Whether a collection shares an element.
    member this.Overlaps(other: IEnumerable<'T>) : bool = current.Overlaps other

    /// The set as it is now, as one that never changes.
    member this.ToImmutable() : ImmutableSortedSet<'T> = current

    /// Goes through the elements.
    member this.GetEnumerator() : IEnumerator<'T> = current.GetEnumerator()

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> = current.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = current.GetEnumerator() :> IEnumerator

    interface IReadOnlyCollection<'T> with
        member this.Count: int = current.Count

/// What belongs to the type.
module ImmutableSortedSet =

    /// A set that can be changed and becomes one that never changes.
    type Builder<'T> = ImmutableSortedSetBuilder<'T>

/// Makes such sets.
[<Extension>]
type ImmutableSortedSet =

    /// The one without elements.
    static member Create<'T>() : ImmutableSortedSet<'T> = ImmutableSortedSet<'T>.Empty

    /// Of one element.
    static member Create<'T>(item: 'T) : ImmutableSortedSet<'T> = ImmutableSortedSet<'T>.Empty.Add item

    /// Of elements.
    static member Create<'T>([<ParamArray>] items: 'T[]) : ImmutableSortedSet<'T> = ImmutableSortedSet<'T>.Empty.Union items

    /// The one without elements, by a comparer.
    static member Create<'T>(comparer: IComparer<'T>) : ImmutableSortedSet<'T> = ImmutableSortedSet<'T>.Empty.WithComparer comparer

    /// Of elements, by a comparer.
    static member Create<'T>(comparer: IComparer<'T>, [<ParamArray>] items: 'T[]) : ImmutableSortedSet<'T> =
        ImmutableSortedSet<'T>.Empty.WithComparer(comparer).Union items

    /// Of elements.
    static member CreateRange<'T>(items: IEnumerable<'T>) : ImmutableSortedSet<'T> = ImmutableSortedSet<'T>.Empty.Union items

    /// Of elements, by a comparer.
    static member CreateRange<'T>(comparer: IComparer<'T>, items: IEnumerable<'T>) : ImmutableSortedSet<'T> =
        ImmutableSortedSet<'T>.Empty.WithComparer(comparer).Union items

    /// A set that can be changed and becomes one that never changes.
    static member CreateBuilder<'T>() : ImmutableSortedSetBuilder<'T> = ImmutableSortedSetBuilder<'T>(ImmutableSortedSet<'T>.Empty)

    /// A set that can be changed, by a comparer.
    static member CreateBuilder<'T>(comparer: IComparer<'T>) : ImmutableSortedSetBuilder<'T> =
        ImmutableSortedSetBuilder<'T>(ImmutableSortedSet<'T>.Empty.WithComparer comparer)

    /// Of elements.
    [<Extension>]
    static member ToImmutableSortedSet<'T>(source: IEnumerable<'T>) : ImmutableSortedSet<'T> = ImmutableSortedSet<'T>.Empty.Union source

    /// Of elements, by a comparer.
    [<Extension>]
    static member ToImmutableSortedSet<'T>(source: IEnumerable<'T>, comparer: IComparer<'T>) : ImmutableSortedSet<'T> =
        ImmutableSortedSet<'T>.Empty.WithComparer(comparer).Union source
