namespace System.Collections.Immutable

open System
open System.Collections
open System.Runtime.CompilerServices
open FSharp.Collections
open System.Collections.Generic
open Firefly.Runtime
open Firefly.Runtime.Collections

/// What immutable arrays refuse.
module ImmutableArrayParts =

    /// Refuses the array that was never made.
    let known (array: 'T[]) : unit =
        if isNullRef array then
            raise (
                InvalidOperationException
                    "This operation cannot be performed on a default instance of ImmutableArray<T>.  Consider initializing the array, or checking the ImmutableArray<T>.IsDefault property."
            )

    /// Raises for the array that was never made where .NET reads its length without looking.
    let present (array: 'T[]) : unit =
        if isNullRef array then
            raise (NullReferenceException())

    /// Refuses a value that is not inside.
    let inside (name: string) (ok: bool) : unit =
        if not ok then
            raise (ArgumentOutOfRangeException name)

    /// The array with others put in at a place.
    let insert (array: 'T[]) (index: int) (added: 'T[]) : 'T[] =
        let result = newArray<'T> (length array + length added)
        ArraySupport.copyInto array 0 result 0 index
        ArraySupport.copyInto added 0 result index (length added)
        ArraySupport.copyInto array index result (index + length added) (length array - index)
        result

    /// The array without a part.
    let cut (array: 'T[]) (index: int) (count: int) : 'T[] =
        let result = newArray<'T> (length array - count)
        ArraySupport.copyInto array 0 result 0 index
        ArraySupport.copyInto array (index + count) result index (length array - index - count)
        result

    /// The index of an element by a comparer, or by equality for null.
    let indexOf (comparer: IEqualityComparer<'T>) (array: 'T[]) (value: 'T) (start: int) (count: int) : int =
        if isNullRef comparer then
            ArrayParts.indexOf array value start count
        else
            let mutable i = start
            while i < start + count && not (comparer.Equals(get array i, value)) do
                i <- i + 1
            if i < start + count then i else -1

/// An array that does not change.
///
/// Holds: nobody else writes `items`; null only in the default value.
[<Struct; CustomEquality; NoComparison>]
type ImmutableArray<'T> =
    val private items: 'T[]

    internal new(items: 'T[]) = { items = items }

    /// The array with no elements.
    static member Empty: ImmutableArray<'T> = ImmutableArray<'T>(newArray<'T> 0)

    /// The array itself, for the library.
    member internal this.Items: 'T[] = this.items

    /// The number of elements.
    member this.Length: int =
        ImmutableArrayParts.present this.items
        length this.items

    /// Whether there are none.
    member this.IsEmpty: bool = this.Length = 0

    /// Whether this is the default value, which has no array.
    member this.IsDefault: bool = isNullRef this.items

    /// Whether there are no elements or no array.
    member this.IsDefaultOrEmpty: bool = if isNullRef this.items then true else length this.items = 0

    /// The element at an index.
    member this.Item
        with get (index: int): 'T =
            ImmutableArrayParts.present this.items
            this.items.[index]

    /// The address of an element.
    member this.ItemRef(index: int) : inref<'T> = &this.items.[index]

    /// A view of the elements.
    member this.AsSpan() : ReadOnlySpan<'T> = ReadOnlySpan<'T>(this.items)

    /// A view of some elements.
    member this.AsSpan(start: int, length: int) : ReadOnlySpan<'T> = ReadOnlySpan<'T>(this.items, start, length)

    /// The elements as memory that can be kept.
    member this.AsMemory() : ReadOnlyMemory<'T> = ReadOnlyMemory<'T>(this.items)

    /// The array with an element added.
    member this.Add(item: 'T) : ImmutableArray<'T> =
        ImmutableArrayParts.present this.items
        ImmutableArray<'T>(ImmutableArrayParts.insert this.items (length this.items) [| item |])

    /// The array with other elements added.
    member this.AddRange(items: IEnumerable<'T>) : ImmutableArray<'T> =
        this.InsertRange(this.Length, items)

    /// The array with the elements of another added.
    member this.AddRange(items: ImmutableArray<'T>) : ImmutableArray<'T> =
        this.InsertRange(this.Length, items)

    /// The array with other elements added.
    member this.AddRange([<ParamArray>] items: 'T[]) : ImmutableArray<'T> =
        notNull "items" items
        ImmutableArray<'T>(ImmutableArrayParts.insert this.items this.Length items)

    /// The array with an element put in at an index.
    member this.Insert(index: int, item: 'T) : ImmutableArray<'T> =
        ImmutableArrayParts.inside "index" (uint32 index <= uint32 this.Length)
        ImmutableArray<'T>(ImmutableArrayParts.insert this.items index [| item |])

    /// The array with elements put in at an index.
    member this.InsertRange(index: int, items: IEnumerable<'T>) : ImmutableArray<'T> =
        ImmutableArrayParts.inside "index" (uint32 index <= uint32 this.Length)
        notNull "items" items
        ImmutableArray<'T>(ImmutableArrayParts.insert this.items index (ArraySupport.ofSeq items))

    /// The array with the elements of another put in at an index.
    member this.InsertRange(index: int, items: ImmutableArray<'T>) : ImmutableArray<'T> =
        ImmutableArrayParts.present this.items
        ImmutableArrayParts.known items.items
        ImmutableArrayParts.inside "index" (uint32 index <= uint32 this.Length)
        ImmutableArray<'T>(ImmutableArrayParts.insert this.items index items.items)

    /// The array with an element replaced.
    member this.SetItem(index: int, item: 'T) : ImmutableArray<'T> =
        ImmutableArrayParts.inside "index" (uint32 index < uint32 this.Length)
        let result = Array.copy this.items
        set result index item
        ImmutableArray<'T>(result)

    /// The array with the first equal element replaced.
    member this.Replace(oldValue: 'T, newValue: 'T) : ImmutableArray<'T> = this.Replace(oldValue, newValue, null)

    /// The array with the first element that is equal by a comparer replaced.
    member this.Replace(oldValue: 'T, newValue: 'T, equalityComparer: IEqualityComparer<'T>) : ImmutableArray<'T> =
        let i = this.IndexOf(oldValue, 0, this.Length, equalityComparer)
        if i < 0 then
            raise (ArgumentException("Cannot find the old value", "oldValue"))
        this.SetItem(i, newValue)

    /// The array without the first equal element.
    member this.Remove(item: 'T) : ImmutableArray<'T> = this.Remove(item, null)

    /// The array without the first element that is equal by a comparer.
    member this.Remove(item: 'T, equalityComparer: IEqualityComparer<'T>) : ImmutableArray<'T> =
        let i = this.IndexOf(item, 0, this.Length, equalityComparer)
        if i < 0 then this else this.RemoveAt i

    /// The array without the element at an index.
    member this.RemoveAt(index: int) : ImmutableArray<'T> = this.RemoveRange(index, 1)

    /// The array without some elements.
    member this.RemoveRange(index: int, length: int) : ImmutableArray<'T> =
        let size = this.Length
        ImmutableArrayParts.inside "index" (uint32 index <= uint32 size)
        ImmutableArrayParts.inside "length" (length >= 0 && index <= size - length)
        if length = 0 then this else ImmutableArray<'T>(ImmutableArrayParts.cut this.items index length)

    /// The array without the elements that satisfy a condition.
    member this.RemoveAll(``match``: Predicate<'T>) : ImmutableArray<'T> =
        ImmutableArrayParts.present this.items
        ImmutableArray<'T>(Array.filter (fun x -> not (``match``.Invoke x)) this.items)

    /// The array without the elements of a collection, each once.
    member this.RemoveRange(items: IEnumerable<'T>) : ImmutableArray<'T> =
        notNull "items" items
        let mutable result = this
        for x in items do
            result <- result.Remove x
        result

    /// The array with no elements.
    member this.Clear() : ImmutableArray<'T> = ImmutableArray<'T>(newArray<'T> 0)

    /// The array in structural order.
    member this.Sort() : ImmutableArray<'T> =
        let order: IComparer<'T> = null
        this.Sort order

    /// The array in an order.
    member this.Sort(comparer: IComparer<'T>) : ImmutableArray<'T> =
        ImmutableArrayParts.present this.items
        let result = Array.copy this.items
        ArrayParts.sort comparer result 0 (length result)
        ImmutableArray<'T>(result)

    /// The array in an order.
    member this.Sort(comparison: Comparison<'T>) : ImmutableArray<'T> =
        notNull "comparison" comparison
        ImmutableArrayParts.present this.items
        let result = Array.copy this.items
        ArrayParts.sortBy (fun a b -> comparison.Invoke(a, b)) result 0 (length result)
        ImmutableArray<'T>(result)

    /// Whether there is an element equal to another.
    member this.Contains(item: 'T) : bool = this.IndexOf item >= 0

    /// The index of the first element equal to another, or -1.
    member this.IndexOf(item: 'T) : int = this.IndexOf(item, 0, this.Length, null)

    /// The index of the first element from an index on that is equal to another, or -1.
    member this.IndexOf(item: 'T, startIndex: int) : int =
        this.IndexOf(item, startIndex, this.Length - startIndex, null)

    /// The index of the first element of a part that is equal to another, or -1.
    member this.IndexOf(item: 'T, startIndex: int, count: int) : int = this.IndexOf(item, startIndex, count, null)

    /// The index of the first element of a part that is equal to another by a comparer, or -1.
    member this.IndexOf(item: 'T, startIndex: int, count: int, equalityComparer: IEqualityComparer<'T>) : int =
        let size = this.Length
        if count = 0 && startIndex = 0 then
            -1
        else
            ImmutableArrayParts.inside "startIndex" (uint32 startIndex < uint32 size)
            ImmutableArrayParts.inside "count" (count >= 0 && startIndex <= size - count)
            ImmutableArrayParts.indexOf equalityComparer this.items item startIndex count

    /// The index of the last element equal to another, or -1.
    member this.LastIndexOf(item: 'T) : int =
        ArrayParts.lastIndexOf this.items item (this.Length - 1) this.Length

    /// Some elements.
    member this.Slice(start: int, length: int) : ImmutableArray<'T> =
        let size = this.Length
        ImmutableArrayParts.inside "start" (uint32 start <= uint32 size)
        ImmutableArrayParts.inside "length" (length >= 0 && start <= size - length)
        ImmutableArray<'T>(ArraySupport.part this.items start length)

    /// Copies the elements into an array.
    member this.CopyTo(destination: 'T[]) : unit = this.CopyTo(destination, 0)

    /// Copies the elements into an array from an index.
    member this.CopyTo(destination: 'T[], destinationIndex: int) : unit =
        ImmutableArrayParts.present this.items
        Array.blit this.items 0 destination destinationIndex (length this.items)

    /// Copies some elements into an array.
    member this.CopyTo(sourceIndex: int, destination: 'T[], destinationIndex: int, length: int) : unit =
        Array.blit this.items sourceIndex destination destinationIndex length

    /// The elements of a class.
    member this.OfType<'U>() : IEnumerable<'U> = Seq.choose (fun (x: 'T) -> tryUnbox<'U> (box x)) this.items

    /// A growing array that starts with the elements.
    member this.ToBuilder() : ImmutableArrayBuilder<'T> =
        let builder = ImmutableArrayBuilder<'T>(this.Length)
        builder.AddRange this
        builder

    /// Whether another is of the same array.
    member this.Equals(other: ImmutableArray<'T>) : bool = same this.items other.items

    override this.Equals(other: obj) : bool =
        match other with
        | :? ImmutableArray<'T> as array -> same this.items array.items
        | _ -> false

    override this.GetHashCode() : int = if isNullRef this.items then 0 else (# "phys_hash" this.items : int #)

    /// Goes through the elements.
    member this.GetEnumerator() : ArrayEnumerator<'T> =
        ImmutableArrayParts.present this.items
        new ArrayEnumerator<'T>(this.items, length this.items)

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> =
            ImmutableArrayParts.known this.items
            new ArrayEnumerator<'T>(this.items, length this.items) :> IEnumerator<'T>

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator =
            ImmutableArrayParts.known this.items
            new ArrayEnumerator<'T>(this.items, length this.items) :> IEnumerator

    interface IReadOnlyCollection<'T> with
        member this.Count: int =
            ImmutableArrayParts.known this.items
            length this.items

    interface IReadOnlyList<'T> with
        member this.Item
            with get (index: int): 'T =
                ImmutableArrayParts.known this.items
                this.items.[index]

/// A growing array that becomes an immutable one.
and [<AllowNullLiteral>] ImmutableArrayBuilder<'T> internal (capacity: int) =
    let mutable inner: List<'T> =
        if capacity < 0 then
            raise (ArgumentOutOfRangeException "capacity")
        List<'T>(capacity)

    /// The number of elements; more are the default value.
    member this.Count
        with get (): int = inner.Count
        and set (value: int): unit =
            ImmutableArrayParts.inside "value" (value >= 0)
            if value < inner.Count then
                inner.RemoveRange(value, inner.Count - value)
            while inner.Count < value do
                inner.Add(zero<'T> ())

    /// The number of elements for which there is room.
    member this.Capacity
        with get (): int = inner.Capacity
        and set (value: int): unit =
            if value < inner.Count then
                raise (ArgumentException("Capacity was less than the current Count of elements.", "value"))
            inner.Capacity <- value

    /// The element at an index.
    member this.Item
        with get (index: int): 'T =
            if uint32 index >= uint32 inner.Count then
                raise (IndexOutOfRangeException())
            inner.[index]
        and set (index: int) (value: 'T): unit =
            if uint32 index >= uint32 inner.Count then
                raise (IndexOutOfRangeException())
            inner.[index] <- value

    /// Adds an element.
    member this.Add(item: 'T) : unit = inner.Add item

    /// Adds elements.
    member this.AddRange(items: IEnumerable<'T>) : unit =
        notNull "items" items
        inner.AddRange items

    /// Adds elements.
    member this.AddRange([<ParamArray>] items: 'T[]) : unit =
        notNull "items" items
        inner.AddRange items

    /// Adds the elements of an array.
    member this.AddRange(items: ImmutableArray<'T>) : unit = this.AddRange(items.Items, items.Length)

    /// Adds the elements of a view.
    member this.AddRange(items: ReadOnlySpan<'T>) : unit =
        for i in 0 .. items.Length - 1 do
            inner.Add items.[i]

    /// Adds the elements of a view.
    member this.AddRange(items: Span<'T>) : unit =
        for i in 0 .. items.Length - 1 do
            inner.Add items.[i]

    /// Adds the first elements of an array.
    member this.AddRange(items: 'T[], length: int) : unit =
        notNull "items" items
        for i in 0 .. length - 1 do
            inner.Add items.[i]

    /// Adds the elements of another builder.
    member this.AddRange(items: ImmutableArrayBuilder<'T>) : unit =
        for i in 0 .. items.Count - 1 do
            inner.Add items.[i]

    /// Inserts an element at an index.
    member this.Insert(index: int, item: 'T) : unit =
        ImmutableArrayParts.inside "index" (uint32 index <= uint32 inner.Count)
        inner.Insert(index, item)

    /// Inserts elements at an index.
    member this.InsertRange(index: int, items: IEnumerable<'T>) : unit =
        ImmutableArrayParts.inside "index" (uint32 index <= uint32 inner.Count)
        inner.InsertRange(index, items)

    /// Removes the first element equal to another; false if there is none.
    member this.Remove(element: 'T) : bool = inner.Remove element

    /// Removes the element at an index.
    member this.RemoveAt(index: int) : unit =
        ImmutableArrayParts.inside "index" (uint32 index < uint32 inner.Count)
        inner.RemoveAt index

    /// Removes the elements that satisfy a condition.
    member this.RemoveAll(``match``: Predicate<'T>) : unit = inner.RemoveAll ``match`` |> ignore

    /// Removes some elements.
    member this.RemoveRange(index: int, length: int) : unit =
        ImmutableArrayParts.inside "index" (uint32 index <= uint32 inner.Count)
        ImmutableArrayParts.inside "length" (length >= 0 && index <= inner.Count - length)
        inner.RemoveRange(index, length)

    /// Replaces the first element equal to another.
    member this.Replace(oldValue: 'T, newValue: 'T) : unit =
        let i = inner.IndexOf oldValue
        if i >= 0 then
            inner.[i] <- newValue

    /// Removes all elements.
    member this.Clear() : unit = inner.Clear()

    /// Whether there is an element equal to another.
    member this.Contains(item: 'T) : bool = inner.Contains item

    /// The index of the first element equal to another, or -1.
    member this.IndexOf(item: 'T) : int = inner.IndexOf item

    /// The index of the last element equal to another, or -1.
    member this.LastIndexOf(item: 'T) : int = inner.LastIndexOf item

    /// Reverses the order.
    member this.Reverse() : unit = inner.Reverse()

    /// Sorts by the structural order.
    member this.Sort() : unit = inner.Sort()

    /// Sorts by an order.
    member this.Sort(comparison: Comparison<'T>) : unit = inner.Sort comparison

    /// Sorts by an order.
    member this.Sort(comparer: IComparer<'T>) : unit = inner.Sort comparer

    /// The elements as an array of their own.
    member this.ToArray() : 'T[] = inner.ToArray()

    /// Copies the elements into an array from an index.
    member this.CopyTo(array: 'T[], index: int) : unit = inner.CopyTo(array, index)

    /// The elements as an array that does not change.
    member this.ToImmutable() : ImmutableArray<'T> = ImmutableArray<'T>(inner.ToArray())

    /// The elements as an array that does not change, when all room is taken; the builder is empty then.
    member this.MoveToImmutable() : ImmutableArray<'T> =
        if inner.Capacity <> inner.Count then
            raise (InvalidOperationException "MoveToImmutable can only be performed when Count equals Capacity.")
        this.DrainToImmutable()

    /// The elements as an array that does not change; the builder is empty then.
    member this.DrainToImmutable() : ImmutableArray<'T> =
        let result = this.ToImmutable()
        inner <- List<'T>(0)
        result

    /// Goes through the elements.
    member this.GetEnumerator() : IEnumerator<'T> = (inner :> IEnumerable<'T>).GetEnumerator()

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> = this.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.GetEnumerator() :> IEnumerator

    interface IReadOnlyCollection<'T> with
        member this.Count: int = inner.Count

    interface IReadOnlyList<'T> with
        member this.Item
            with get (index: int): 'T = this.[index]

/// What belongs to the type of immutable arrays.
module ImmutableArray =

    /// A growing array that becomes an immutable one.
    type Builder<'T> = ImmutableArrayBuilder<'T>

/// Makes immutable arrays.
[<Extension>]
type ImmutableArray =

    /// The array with no elements.
    static member Create<'T>() : ImmutableArray<'T> = ImmutableArray<'T>(newArray<'T> 0)

    /// An array of one element.
    static member Create<'T>(item: 'T) : ImmutableArray<'T> = ImmutableArray<'T>([| item |])

    /// An array of two elements.
    static member Create<'T>(item1: 'T, item2: 'T) : ImmutableArray<'T> = ImmutableArray<'T>([| item1; item2 |])

    /// An array of three elements.
    static member Create<'T>(item1: 'T, item2: 'T, item3: 'T) : ImmutableArray<'T> =
        ImmutableArray<'T>([| item1; item2; item3 |])

    /// An array of four elements.
    static member Create<'T>(item1: 'T, item2: 'T, item3: 'T, item4: 'T) : ImmutableArray<'T> =
        ImmutableArray<'T>([| item1; item2; item3; item4 |])

    /// An array of the elements of another.
    static member Create<'T>([<ParamArray>] items: 'T[]) : ImmutableArray<'T> =
        ImmutableArray<'T>(if isNullRef items then newArray<'T> 0 else Array.copy items)

    /// An array of some elements of another.
    static member Create<'T>(items: 'T[], start: int, length: int) : ImmutableArray<'T> =
        notNull "items" items
        ImmutableArrayParts.inside "start" (start >= 0 && start <= items.Length)
        ImmutableArrayParts.inside "length" (length >= 0 && length <= items.Length - start)
        ImmutableArray<'T>(ArraySupport.part items start length)

    /// An array of some elements of another.
    static member Create<'T>(items: ImmutableArray<'T>, start: int, length: int) : ImmutableArray<'T> =
        ImmutableArrayParts.inside "start" (start >= 0 && start <= items.Length)
        ImmutableArrayParts.inside "length" (length >= 0 && length <= items.Length - start)
        ImmutableArray<'T>(ArraySupport.part items.Items start length)

    /// An array of the elements of a collection.
    static member CreateRange<'T>(items: IEnumerable<'T>) : ImmutableArray<'T> =
        notNull "items" items
        ImmutableArray<'T>(ArraySupport.ofSeq items)

    /// The results of a function of each element.
    static member CreateRange<'T, 'U>(items: ImmutableArray<'T>, selector: Func<'T, 'U>) : ImmutableArray<'U> =
        notNull "selector" selector
        ImmutableArrayParts.present items.Items
        ImmutableArray<'U>(ArraySupport.map (fun x -> selector.Invoke x) items.Items)

    /// The results of a function of some elements.
    static member CreateRange<'T, 'U>(items: ImmutableArray<'T>, start: int, length: int, selector: Func<'T, 'U>)
        : ImmutableArray<'U> =
        ImmutableArray.CreateRange(ImmutableArray.Create(items, start, length), selector)

    /// A growing array that becomes an immutable one.
    static member CreateBuilder<'T>() : ImmutableArrayBuilder<'T> = ImmutableArrayBuilder<'T>(8)

    /// A growing array with room for a number of elements.
    static member CreateBuilder<'T>(initialCapacity: int) : ImmutableArrayBuilder<'T> =
        ImmutableArrayBuilder<'T>(initialCapacity)

    /// The index of an element of a sorted array, or the complement of where it would be.
    [<Extension>]
    static member BinarySearch<'T>(array: ImmutableArray<'T>, value: 'T) : int =
        ArrayParts.search null array.Items 0 array.Length value

    /// The index of an element of an array sorted by an order, or the complement of where it would be.
    [<Extension>]
    static member BinarySearch<'T>(array: ImmutableArray<'T>, value: 'T, comparer: IComparer<'T>) : int =
        ArrayParts.search comparer array.Items 0 array.Length value

    /// An array of the elements of a collection.
    [<Extension>]
    static member ToImmutableArray<'T>(items: IEnumerable<'T>) : ImmutableArray<'T> = ImmutableArray.CreateRange items

    /// An array of the elements of a builder.
    [<Extension>]
    static member ToImmutableArray<'T>(builder: ImmutableArrayBuilder<'T>) : ImmutableArray<'T> = builder.ToImmutable()

namespace System.Runtime.InteropServices

open System
open System.Collections.Generic
open System.Collections.Immutable
open Firefly.Runtime
open Firefly.Runtime.Collections

/// Views of what collections hold.
type CollectionsMarshal =

    /// A view of the elements of a list, good until the list grows.
    static member AsSpan<'T>(list: List<'T>) : Span<'T> =
        if isNullRef list then Span<'T>.Empty else Span<'T>(list.Items, 0, list.Count)

    /// Sets the number of elements of a list; what is added is the default value.
    static member SetCount<'T>(list: List<'T>, count: int) : unit =
        if count < list.Count then
            list.RemoveRange(count, list.Count - count)
        while list.Count < count do
            list.Add(zero<'T> ())

/// Arrays as immutable ones and back, without copies.
type ImmutableCollectionsMarshal =

    /// An immutable array of an array that nobody writes any more.
    static member AsImmutableArray<'T>(array: 'T[]) : ImmutableArray<'T> = ImmutableArray<'T>(array)

    /// The array of an immutable one; null of the default value.
    static member AsArray<'T>(array: ImmutableArray<'T>) : 'T[] = array.Items
