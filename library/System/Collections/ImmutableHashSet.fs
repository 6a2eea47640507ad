namespace System.Collections.Immutable

open System
open System.Collections
open System.Collections.Generic
open System.Runtime.CompilerServices
open System.Runtime.InteropServices
open Firefly.Runtime
open Firefly.Runtime.Collections

/// A hashed set that never changes: each change gives another one, which shares most of its parts and costs the
/// logarithm of the number of elements.
[<Sealed; AllowNullLiteral>]
type ImmutableHashSet<'T> internal (tree: HashTree<'T, bool>) =

    let known (name: string) (other: IEnumerable<'T>) : unit = notNull name other

    /// The one without elements.
    static member Empty: ImmutableHashSet<'T> = ImmutableHashSet<'T>(HashTree<'T, bool>(Bare, 0, null))

    member private this.With(changed: HashTree<'T, bool>) : ImmutableHashSet<'T> =
        if Object.ReferenceEquals(changed, tree) then this else ImmutableHashSet<'T>(changed)

    /// The elements of a collection by the same comparer.
    member private this.Others(other: IEnumerable<'T>) : HashTree<'T, bool> =
        known "other" other
        let mutable result = HashTree<'T, bool>(Bare, 0, tree.Comparer)
        for x in other do
            if not (result.Has x) then
                result <- result.Put(x, true)
        result

    /// The number of elements.
    member this.Count: int = tree.Count

    /// Whether there are no elements.
    member this.IsEmpty: bool = tree.Count = 0

    /// The equality of elements.
    member this.KeyComparer: IEqualityComparer<'T> =
        if isNullRef tree.Comparer then EqualityComparer<'T>.Default :> IEqualityComparer<'T> else tree.Comparer

    /// Whether an element is there.
    member this.Contains(item: 'T) : bool = tree.Has item

    /// The element that is there and equal to another, or that other.
    member this.TryGetValue(equalValue: 'T, [<Out>] actualValue: byref<'T>) : bool =
        actualValue <- tree.KeyOf equalValue
        tree.Has equalValue

    /// With an element.
    member this.Add(item: 'T) : ImmutableHashSet<'T> = if tree.Has item then this else this.With(tree.Put(item, true))

    /// Without an element.
    member this.Remove(item: 'T) : ImmutableHashSet<'T> = this.With(tree.Remove item)

    /// With the elements of a collection.
    member this.Union(other: IEnumerable<'T>) : ImmutableHashSet<'T> =
        known "other" other
        let mutable result = tree
        for x in other do
            if not (result.Has x) then
                result <- result.Put(x, true)
        this.With result

    /// The elements that a collection has too.
    member this.Intersect(other: IEnumerable<'T>) : ImmutableHashSet<'T> =
        known "other" other
        let mutable result = HashTree<'T, bool>(Bare, 0, tree.Comparer)
        for x in other do
            if tree.Has x && not (result.Has x) then
                result <- result.Put(tree.KeyOf x, true)
        this.With result

    /// The elements that a collection does not have.
    member this.Except(other: IEnumerable<'T>) : ImmutableHashSet<'T> =
        known "other" other
        let mutable result = tree
        for x in other do
            result <- result.Remove x
        this.With result

    /// The elements that either this set or a collection has, not both.
    member this.SymmetricExcept(other: IEnumerable<'T>) : ImmutableHashSet<'T> =
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
    member this.Clear() : ImmutableHashSet<'T> = if tree.Count = 0 then this else ImmutableHashSet<'T>(HashTree<'T, bool>(Bare, 0, tree.Comparer))

    /// The same elements by another comparer.
    member this.WithComparer(comparer: IEqualityComparer<'T>) : ImmutableHashSet<'T> =
        ImmutableHashSet<'T>(HashTree<'T, bool>(Bare, 0, comparer)).Union(tree.Keys)

    /// A set that can be changed, and becomes one that never changes at no cost.
    member this.ToBuilder() : ImmutableHashSetBuilder<'T> = ImmutableHashSetBuilder<'T>(this)

    /// Goes through the elements.
    member this.GetEnumerator() : IEnumerator<'T> = (tree.Keys :> IEnumerable<'T>).GetEnumerator()

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> = this.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.GetEnumerator() :> IEnumerator

    interface IReadOnlyCollection<'T> with
        member this.Count: int = tree.Count

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
and [<Sealed; AllowNullLiteral>] ImmutableHashSetBuilder<'T> internal (start: ImmutableHashSet<'T>) =
    let mutable current = start

    /// The number of elements.
    member this.Count: int = current.Count

    /// The equality of elements.
    member this.KeyComparer: IEqualityComparer<'T> = current.KeyComparer

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
    member this.ToImmutable() : ImmutableHashSet<'T> = current

    /// Goes through the elements.
    member this.GetEnumerator() : IEnumerator<'T> = current.GetEnumerator()

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> = current.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = current.GetEnumerator() :> IEnumerator

    interface IReadOnlyCollection<'T> with
        member this.Count: int = current.Count

/// What belongs to the type.
module ImmutableHashSet =

    /// A set that can be changed and becomes one that never changes.
    type Builder<'T> = ImmutableHashSetBuilder<'T>

/// Makes such sets.
[<Extension>]
type ImmutableHashSet =

    /// The one without elements.
    static member Create<'T>() : ImmutableHashSet<'T> = ImmutableHashSet<'T>.Empty

    /// Of one element.
    static member Create<'T>(item: 'T) : ImmutableHashSet<'T> = ImmutableHashSet<'T>.Empty.Add item

    /// Of elements.
    static member Create<'T>([<ParamArray>] items: 'T[]) : ImmutableHashSet<'T> = ImmutableHashSet<'T>.Empty.Union items

    /// The one without elements, by a comparer.
    static member Create<'T>(comparer: IEqualityComparer<'T>) : ImmutableHashSet<'T> = ImmutableHashSet<'T>.Empty.WithComparer comparer

    /// Of elements, by a comparer.
    static member Create<'T>(comparer: IEqualityComparer<'T>, [<ParamArray>] items: 'T[]) : ImmutableHashSet<'T> =
        ImmutableHashSet<'T>.Empty.WithComparer(comparer).Union items

    /// Of elements.
    static member CreateRange<'T>(items: IEnumerable<'T>) : ImmutableHashSet<'T> = ImmutableHashSet<'T>.Empty.Union items

    /// Of elements, by a comparer.
    static member CreateRange<'T>(comparer: IEqualityComparer<'T>, items: IEnumerable<'T>) : ImmutableHashSet<'T> =
        ImmutableHashSet<'T>.Empty.WithComparer(comparer).Union items

    /// A set that can be changed and becomes one that never changes.
    static member CreateBuilder<'T>() : ImmutableHashSetBuilder<'T> = ImmutableHashSetBuilder<'T>(ImmutableHashSet<'T>.Empty)

    /// A set that can be changed, by a comparer.
    static member CreateBuilder<'T>(comparer: IEqualityComparer<'T>) : ImmutableHashSetBuilder<'T> =
        ImmutableHashSetBuilder<'T>(ImmutableHashSet<'T>.Empty.WithComparer comparer)

    /// Of elements.
    [<Extension>]
    static member ToImmutableHashSet<'T>(source: IEnumerable<'T>) : ImmutableHashSet<'T> = ImmutableHashSet<'T>.Empty.Union source

    /// Of elements, by a comparer.
    [<Extension>]
    static member ToImmutableHashSet<'T>(source: IEnumerable<'T>, comparer: IEqualityComparer<'T>) : ImmutableHashSet<'T> =
        ImmutableHashSet<'T>.Empty.WithComparer(comparer).Union source
