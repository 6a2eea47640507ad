namespace System.Collections.Generic

open System
open System.Collections
open Firefly.Runtime
open Firefly.Runtime.Collections
open FSharp.Collections

/// Goes through elements that a function gives by index; refuses to go on after a change.
///
/// Holds: `version` gives another number after each change of the collection.
[<AllowNullLiteral>]
type VersionedEnumerator<'T>(version: unit -> int, count: unit -> int, item: int -> 'T) =
    let start: int = version ()
    let mutable at: int = -1
    let mutable current: 'T = zero<'T> ()

    interface IEnumerator<'T> with
        member this.Current: 'T = current

    interface IEnumerator with
        member this.Current: obj = box current

        member this.MoveNext() : bool =
            if version () <> start then
                raiseInvalid "Collection was modified; enumeration operation may not execute."
            if at < count () then
                at <- at + 1
            if at < count () then
                current <- item at
                true
            else
                current <- zero<'T> ()
                false

        member this.Reset() : unit = at <- -1

    interface IDisposable with
        member this.Dispose() : unit = ()

/// A growing array.
///
/// In: elements and indices; an index outside raises ArgumentOutOfRangeException. Out: the elements in their order.
/// Holds: `count <= items.Length`; the capacity doubles from 4, as .NET's does.
[<AllowNullLiteral>]
type List<'T>(capacity: int) =
    let mutable items: 'T[] =
        if capacity < 0 then
            raise (ArgumentOutOfRangeException("capacity", "Non-negative number required."))
        else
            newArray<'T> capacity

    let mutable count: int = 0
    let mutable version: int = 0

    /// An empty list.
    new() = List<'T>(0)

    /// A list of the elements of a collection.
    new(collection: IEnumerable<'T>) as this =
        List<'T>(0)
        then this.AddRange collection

    member private this.Check(index: int) : unit =
        if index < 0 || index >= count then
            raise (
                ArgumentOutOfRangeException(
                    "index",
                    "Index was out of range. Must be non-negative and less than the size of the collection."
                )
            )

    member private this.CheckRange(index: int, number: int) : unit =
        if index < 0 then
            raise (ArgumentOutOfRangeException("index", "Non-negative number required."))
        if number < 0 then
            raise (ArgumentOutOfRangeException("count", "Non-negative number required."))
        if index > count - number then
            raise (
                ArgumentException
                    "Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection."
            )

    /// Makes room for a number of elements.
    member this.EnsureCapacity(needed: int) : int =
        if needed > length items then
            let doubled = if length items = 0 then 4 else 2 * length items
            let larger = newArray<'T> (max doubled needed)
            ArraySupport.copyInto items 0 larger 0 count
            items <- larger
        length items

    /// The number of elements.
    member this.Count: int = count

    /// The number of elements for which there is room.
    member this.Capacity
        with get (): int = length items
        and set (value: int): unit =
            if value < count then
                raise (ArgumentOutOfRangeException("value", "capacity was less than the current size."))
            let resized = newArray<'T> value
            ArraySupport.copyInto items 0 resized 0 count
            items <- resized

    /// The element at an index.
    member this.Item
        with get (index: int): 'T =
            if index < 0 || index >= count then
                this.Check index
            get items index
        and set (index: int) (value: 'T): unit =
            if index < 0 || index >= count then
                this.Check index
            set items index value
            version <- version + 1

    /// Adds an element at the end.
    member this.Add(item: 'T) : unit =
        version <- version + 1
        if count = length items then
            this.EnsureCapacity(count + 1) |> ignore
        set items count item
        count <- count + 1

    /// Inserts an element at an index.
    member this.Insert(index: int, item: 'T) : unit =
        if index < 0 || index > count then
            raise (ArgumentOutOfRangeException("index", "Index must be within the bounds of the List."))
        this.EnsureCapacity(count + 1) |> ignore
        ArraySupport.copyInto items index items (index + 1) (count - index)
        set items index item
        count <- count + 1
        version <- version + 1

    /// Inserts the elements of a collection at an index.
    member this.InsertRange(index: int, collection: IEnumerable<'T>) : unit =
        notNull "collection" collection
        if index < 0 || index > count then
            raise (ArgumentOutOfRangeException("index", "Index must be within the bounds of the List."))
        let added = ArraySupport.ofSeq collection
        this.EnsureCapacity(count + length added) |> ignore
        ArraySupport.copyInto items index items (index + length added) (count - index)
        ArraySupport.copyInto added 0 items index (length added)
        count <- count + length added
        version <- version + 1

    /// Adds the elements of a collection at the end.
    member this.AddRange(collection: IEnumerable<'T>) : unit = this.InsertRange(count, collection)

    /// Removes elements from an index.
    member this.RemoveRange(index: int, number: int) : unit =
        this.CheckRange(index, number)
        if number > 0 then
            ArraySupport.copyInto items (index + number) items index (count - index - number)
            for i in count - number .. count - 1 do
                set items i (zero<'T> ())
            count <- count - number
            version <- version + 1

    /// Removes the element at an index.
    member this.RemoveAt(index: int) : unit =
        this.Check index
        this.RemoveRange(index, 1)

    /// Removes the first element equal to another; false if there is none.
    member this.Remove(item: 'T) : bool =
        let i = this.IndexOf item
        if i >= 0 then
            this.RemoveRange(i, 1)
        i >= 0

    /// Removes all elements.
    member this.Clear() : unit =
        for i in 0 .. count - 1 do
            set items i (zero<'T> ())
        count <- 0
        version <- version + 1

    /// Removes the elements that satisfy a condition and gives their number.
    member this.RemoveAll(condition: Predicate<'T>) : int =
        let mutable kept = 0
        for i in 0 .. count - 1 do
            let x = get items i
            if not (condition.Invoke x) then
                set items kept x
                kept <- kept + 1
        let removed = count - kept
        if removed > 0 then
            this.RemoveRange(kept, removed)
        removed

    /// The index of the first element equal to another, or -1.
    member this.IndexOf(item: 'T) : int =
        let mutable i = 0
        while i < count && not (equalER (get items i) item) do
            i <- i + 1
        if i < count then i else -1

    /// The index of the last element equal to another, or -1.
    member this.LastIndexOf(item: 'T) : int =
        let mutable i = count - 1
        while i >= 0 && not (equalER (get items i) item) do
            i <- i - 1
        i

    /// Whether there is an element equal to another.
    member this.Contains(item: 'T) : bool = this.IndexOf item >= 0

    /// The index of the first element that satisfies a condition, or -1.
    member this.FindIndex(condition: Predicate<'T>) : int =
        let mutable i = 0
        while i < count && not (condition.Invoke(get items i)) do
            i <- i + 1
        if i < count then i else -1

    /// The index of the last element that satisfies a condition, or -1.
    member this.FindLastIndex(condition: Predicate<'T>) : int =
        let mutable i = count - 1
        while i >= 0 && not (condition.Invoke(get items i)) do
            i <- i - 1
        i

    /// The first element that satisfies a condition, or the default value.
    member this.Find(condition: Predicate<'T>) : 'T =
        let i = this.FindIndex condition
        if i >= 0 then get items i else zero<'T> ()

    /// The last element that satisfies a condition, or the default value.
    member this.FindLast(condition: Predicate<'T>) : 'T =
        let i = this.FindLastIndex condition
        if i >= 0 then get items i else zero<'T> ()

    /// The elements that satisfy a condition.
    member this.FindAll(condition: Predicate<'T>) : List<'T> =
        let result = List<'T>()
        for i in 0 .. count - 1 do
            if condition.Invoke(get items i) then
                result.Add(get items i)
        result

    /// Whether some element satisfies a condition.
    member this.Exists(condition: Predicate<'T>) : bool = this.FindIndex condition >= 0

    /// Whether all elements satisfy a condition.
    member this.TrueForAll(condition: Predicate<'T>) : bool =
        let mutable i = 0
        while i < count && condition.Invoke(get items i) do
            i <- i + 1
        i = count

    /// Applies an action to each element.
    member this.ForEach(action: Action<'T>) : unit =
        let start = version
        for i in 0 .. count - 1 do
            if version <> start then
                raiseInvalid "Collection was modified; enumeration operation may not execute."
            action.Invoke(get items i)

    /// The results of a conversion of each element.
    member this.ConvertAll(converter: Converter<'T, 'U>) : List<'U> =
        let result = List<'U>(count)
        for i in 0 .. count - 1 do
            result.Add(converter.Invoke(get items i))
        result

    /// A part of the list.
    member this.GetRange(index: int, number: int) : List<'T> =
        this.CheckRange(index, number)
        let result = List<'T>(number)
        for i in index .. index + number - 1 do
            result.Add(get items i)
        result

    /// Reverses the order of the elements.
    member this.Reverse() : unit =
        for i in 0 .. count / 2 - 1 do
            let x = get items i
            set items i (get items (count - 1 - i))
            set items (count - 1 - i) x
        version <- version + 1

    /// Sorts by the structural order.
    member this.Sort() : unit =
        Sorting.introRange (fun a b -> order a b) items 0 count
        version <- version + 1

    /// Sorts by an order.
    member this.Sort(comparison: Comparison<'T>) : unit =
        Sorting.introRange (fun a b -> comparison.Invoke(a, b)) items 0 count
        version <- version + 1

    /// Sorts by an order.
    member this.Sort(comparer: IComparer<'T>) : unit =
        if isNullRef comparer then
            this.Sort()
        else
            Sorting.introRange (fun a b -> comparer.Compare(a, b)) items 0 count
            version <- version + 1

    /// The index of an element in the sorted list, or the complement of where it would be.
    member this.BinarySearch(item: 'T) : int =
        let mutable lo = 0
        let mutable hi = count - 1
        let mutable found = -1
        while found < 0 && lo <= hi do
            let middle = lo + (hi - lo) / 2
            let c = order (get items middle) item
            if c = 0 then found <- middle
            elif c < 0 then lo <- middle + 1
            else hi <- middle - 1
        if found >= 0 then found else ~~~lo

    /// Gives back room that is not used.
    member this.TrimExcess() : unit = this.Capacity <- count

    /// The elements as an array.
    member this.ToArray() : 'T[] = ArraySupport.part items 0 count

    /// Copies the elements into an array.
    member this.CopyTo(target: 'T[]) : unit = Array.blit items 0 target 0 count

    /// Copies the elements into an array from an index.
    member this.CopyTo(target: 'T[], index: int) : unit = Array.blit items 0 target index count

    /// Goes through the list.
    member this.GetEnumerator() : IEnumerator<'T> =
        new VersionedEnumerator<'T>((fun () -> version), (fun () -> count), (fun i -> get items i)) :> IEnumerator<'T>

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> = this.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.GetEnumerator() :> IEnumerator

    interface ICollection<'T> with
        member this.Count: int = count
        member this.IsReadOnly: bool = false
        member this.Add(item: 'T) : unit = this.Add item
        member this.Clear() : unit = this.Clear()
        member this.Contains(item: 'T) : bool = this.Contains item
        member this.CopyTo(target: 'T[], index: int) : unit = this.CopyTo(target, index)
        member this.Remove(item: 'T) : bool = this.Remove item

    interface IReadOnlyCollection<'T> with
        member this.Count: int = count

    interface IReadOnlyList<'T> with
        member this.Item
            with get (index: int): 'T = this.[index]

    interface IList<'T> with
        member this.Item
            with get (index: int): 'T = this.[index]
            and set (index: int) (value: 'T): unit = this.[index] <- value

        member this.IndexOf(item: 'T) : int = this.IndexOf item
        member this.Insert(index: int, item: 'T) : unit = this.Insert(index, item)
        member this.RemoveAt(index: int) : unit = this.RemoveAt index
