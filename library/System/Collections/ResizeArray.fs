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
                Refuse.modified ()
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
            Refuse.negative "capacity"
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
        if uint32 index >= uint32 count then
            Refuse.index "index"

    member private this.Grow(needed: int) : unit =
        let doubled = if length items = 0 then 4 else 2 * length items
        let larger = newArray<'T> (max doubled needed)
        ArraySupport.copyInto items 0 larger 0 count
        items <- larger

    /// The array that holds the elements, for the library.
    member internal this.Items: 'T[] = items

    /// Another number after each change, for the library.
    member internal this.Version: int = version

    /// Makes room for a number of elements.
    member this.EnsureCapacity(capacity: int) : int =
        if capacity < 0 then
            Refuse.negativeValue "capacity" capacity
        if capacity > length items then
            this.Grow capacity
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
            this.Check index
            get items index
        and set (index: int) (value: 'T): unit =
            this.Check index
            set items index value
            version <- version + 1

    /// Adds an element at the end.
    member this.Add(item: 'T) : unit =
        version <- version + 1
        if count = length items then
            this.Grow(count + 1)
        set items count item
        count <- count + 1

    /// Inserts an element at an index.
    member this.Insert(index: int, item: 'T) : unit =
        if uint32 index > uint32 count then
            raise (ArgumentOutOfRangeException("index", "Index must be within the bounds of the List."))
        if count = length items then
            this.Grow(count + 1)
        ArraySupport.copyInto items index items (index + 1) (count - index)
        set items index item
        count <- count + 1
        version <- version + 1

    /// Inserts the elements of a collection at an index.
    member this.InsertRange(index: int, collection: IEnumerable<'T>) : unit =
        notNull "collection" collection
        if uint32 index > uint32 count then
            Refuse.place "index"
        let added = ArraySupport.ofSeq collection
        if count + length added > length items then
            this.Grow(count + length added)
        ArraySupport.copyInto items index items (index + length added) (count - index)
        ArraySupport.copyInto added 0 items index (length added)
        count <- count + length added
        version <- version + 1

    /// Adds the elements of a collection at the end.
    member this.AddRange(collection: IEnumerable<'T>) : unit =
        notNull "collection" collection
        match collection with
        | :? ICollection<'T> as known ->
            let added = known.Count
            if added > 0 then
                if count + added > length items then
                    this.Grow(count + added)
                known.CopyTo(items, count)
                count <- count + added
                version <- version + 1
        | _ ->
            for x in collection do
                this.Add x

    /// Removes elements from an index.
    member this.RemoveRange(index: int, count: int) : unit =
        Refuse.range3 "index" index "count" count this.Count
        this.Cut(index, count)

    /// Removes elements that are there.
    member private this.Cut(index: int, number: int) : unit =
        if number > 0 then
            ArraySupport.copyInto items (index + number) items index (count - index - number)
            for i in count - number .. count - 1 do
                set items i (zero<'T> ())
            count <- count - number
            version <- version + 1

    /// Removes the element at an index.
    member this.RemoveAt(index: int) : unit =
        this.Check index
        this.Cut(index, 1)

    /// Removes the first element equal to another; false if there is none.
    member this.Remove(item: 'T) : bool =
        let i = this.IndexOf item
        if i >= 0 then
            this.Cut(i, 1)
        i >= 0

    /// Removes all elements.
    member this.Clear() : unit =
        for i in 0 .. count - 1 do
            set items i (zero<'T> ())
        count <- 0
        version <- version + 1

    /// Removes the elements that satisfy a condition and gives their number.
    member this.RemoveAll(``match``: Predicate<'T>) : int =
        notNull "match" ``match``
        let mutable kept = 0
        for i in 0 .. count - 1 do
            let x = get items i
            if not (``match``.Invoke x) then
                set items kept x
                kept <- kept + 1
        let removed = count - kept
        this.Cut(kept, removed)
        removed

    /// The index of the first element equal to another, or -1.
    member this.IndexOf(item: 'T) : int = ArrayParts.indexOf items item 0 count

    /// The index of the first element from an index on that is equal to another, or -1.
    member this.IndexOf(item: 'T, index: int) : int =
        if index > count then
            Refuse.place "index"
        if index < 0 then
            Refuse.place "startIndex"
        ArrayParts.indexOf items item index (count - index)

    /// The index of the first element of a part that is equal to another, or -1.
    member this.IndexOf(item: 'T, index: int, count: int) : int =
        if uint32 index > uint32 this.Count then
            Refuse.place "index"
        if count < 0 || index > this.Count - count then
            Refuse.count "count"
        ArrayParts.indexOf items item index count

    /// The index of the last element equal to another, or -1.
    member this.LastIndexOf(item: 'T) : int = ArrayParts.lastIndexOf items item (count - 1) count

    /// The index of the last element up to an index that is equal to another, or -1.
    member this.LastIndexOf(item: 'T, index: int) : int =
        if index >= count then
            Refuse.index "index"
        this.LastIndexOf(item, index, index + 1)

    /// The index of the last element of a part that ends at an index that is equal to another, or -1.
    member this.LastIndexOf(item: 'T, index: int, count: int) : int =
        let size = this.Count
        if size <> 0 && index < 0 then
            Refuse.negative "index"
        if size <> 0 && count < 0 then
            Refuse.negative "count"
        if size = 0 then
            -1
        else
            if index >= size then
                raise (ArgumentOutOfRangeException("index", "Larger than collection size."))
            if count > index + 1 then
                raise (ArgumentOutOfRangeException("count", "Larger than collection size."))
            ArrayParts.lastIndexOf items item index count

    /// Whether there is an element equal to another.
    member this.Contains(item: 'T) : bool = this.IndexOf item >= 0

    /// The index of the first element that satisfies a condition, or -1.
    member this.FindIndex(``match``: Predicate<'T>) : int =
        notNull "match" ``match``
        ArrayParts.findIndex items ``match`` 0 count

    /// The index of the first element from an index on that satisfies a condition, or -1.
    member this.FindIndex(startIndex: int, ``match``: Predicate<'T>) : int =
        this.FindIndex(startIndex, count - startIndex, ``match``)

    /// The index of the first element of a part that satisfies a condition, or -1.
    member this.FindIndex(startIndex: int, count: int, ``match``: Predicate<'T>) : int =
        Refuse.search startIndex count this.Count
        notNull "match" ``match``
        ArrayParts.findIndex items ``match`` startIndex count

    /// The index of the last element that satisfies a condition, or -1.
    member this.FindLastIndex(``match``: Predicate<'T>) : int =
        notNull "match" ``match``
        ArrayParts.findLastIndex items ``match`` (count - 1) count

    /// The index of the last element up to an index that satisfies a condition, or -1.
    member this.FindLastIndex(startIndex: int, ``match``: Predicate<'T>) : int =
        this.FindLastIndex(startIndex, startIndex + 1, ``match``)

    /// The index of the last element of a part that ends at an index that satisfies a condition, or -1.
    member this.FindLastIndex(startIndex: int, count: int, ``match``: Predicate<'T>) : int =
        notNull "match" ``match``
        Refuse.searchBack startIndex count this.Count
        ArrayParts.findLastIndex items ``match`` startIndex count

    /// The first element that satisfies a condition, or the default value.
    member this.Find(``match``: Predicate<'T>) : 'T =
        let i = this.FindIndex ``match``
        if i >= 0 then get items i else zero<'T> ()

    /// The last element that satisfies a condition, or the default value.
    member this.FindLast(``match``: Predicate<'T>) : 'T =
        let i = this.FindLastIndex ``match``
        if i >= 0 then get items i else zero<'T> ()

    /// The elements that satisfy a condition.
    member this.FindAll(``match``: Predicate<'T>) : List<'T> =
        notNull "match" ``match``
        let result = List<'T>()
        for i in 0 .. count - 1 do
            if ``match``.Invoke(get items i) then
                result.Add(get items i)
        result

    /// Whether some element satisfies a condition.
    member this.Exists(``match``: Predicate<'T>) : bool = this.FindIndex ``match`` >= 0

    /// Whether all elements satisfy a condition.
    member this.TrueForAll(``match``: Predicate<'T>) : bool =
        notNull "match" ``match``
        let mutable i = 0
        while i < count && ``match``.Invoke(get items i) do
            i <- i + 1
        i = count

    /// Applies an action to each element.
    member this.ForEach(action: Action<'T>) : unit =
        notNull "action" action
        let start = version
        let mutable i = 0
        while i < count && version = start do
            action.Invoke(get items i)
            i <- i + 1
        if version <> start then
            Refuse.modified ()

    /// The results of a conversion of each element.
    member this.ConvertAll<'U>(converter: Converter<'T, 'U>) : List<'U> =
        notNull "converter" converter
        let result = List<'U>(count)
        for i in 0 .. count - 1 do
            result.Add(converter.Invoke(get items i))
        result

    /// A part of the list.
    member this.GetRange(index: int, count: int) : List<'T> =
        Refuse.range3 "index" index "count" count this.Count
        let result = List<'T>(count)
        for i in index .. index + count - 1 do
            result.Add(get items i)
        result

    /// A part of the list.
    member this.Slice(start: int, length: int) : List<'T> = this.GetRange(start, length)

    /// Reverses the order of the elements.
    member this.Reverse() : unit =
        ArrayParts.reverse items 0 count
        version <- version + 1

    /// Reverses the order of a part.
    member this.Reverse(index: int, count: int) : unit =
        Refuse.range3 "index" index "count" count this.Count
        ArrayParts.reverse items index count
        version <- version + 1

    /// Sorts by the structural order.
    member this.Sort() : unit =
        ArrayParts.sort null items 0 count
        version <- version + 1

    /// Sorts by an order.
    member this.Sort(comparison: Comparison<'T>) : unit =
        notNull "comparison" comparison
        ArrayParts.sortBy (fun a b -> comparison.Invoke(a, b)) items 0 count
        version <- version + 1

    /// Sorts by an order.
    member this.Sort(comparer: IComparer<'T>) : unit =
        ArrayParts.sort comparer items 0 count
        version <- version + 1

    /// Sorts a part by an order.
    member this.Sort(index: int, count: int, comparer: IComparer<'T>) : unit =
        Refuse.range3 "index" index "count" count this.Count
        ArrayParts.sort comparer items index count
        version <- version + 1

    /// The index of an element in the sorted list, or the complement of where it would be.
    member this.BinarySearch(item: 'T) : int = ArrayParts.search null items 0 count item

    /// The index of an element in the list sorted by an order, or the complement of where it would be.
    member this.BinarySearch(item: 'T, comparer: IComparer<'T>) : int = ArrayParts.search comparer items 0 count item

    /// The index of an element in a sorted part, or the complement of where it would be.
    member this.BinarySearch(index: int, count: int, item: 'T, comparer: IComparer<'T>) : int =
        Refuse.range3 "index" index "count" count this.Count
        ArrayParts.search comparer items index count item

    /// Gives back room that is not used.
    member this.TrimExcess() : unit =
        // .NET leaves a list alone that is nine tenths full
        if count < length items * 9 / 10 then
            this.Capacity <- count

    /// The elements as an array.
    member this.ToArray() : 'T[] = ArraySupport.part items 0 count

    /// Copies the elements into an array.
    member this.CopyTo(array: 'T[]) : unit = this.CopyTo(array, 0)

    /// Copies the elements into an array from an index.
    member this.CopyTo(array: 'T[], arrayIndex: int) : unit =
        notNull "destinationArray" array
        Array.blit items 0 array arrayIndex count

    /// Copies a part into an array from an index.
    member this.CopyTo(index: int, array: 'T[], arrayIndex: int, count: int) : unit =
        if this.Count - index < count then
            Refuse.extent ()
        notNull "destinationArray" array
        Array.blit items index array arrayIndex count

    /// A view that cannot be changed.
    member this.AsReadOnly() : System.Collections.ObjectModel.ReadOnlyCollection<'T> =
        System.Collections.ObjectModel.ReadOnlyCollection<'T>(this :> IList<'T>)

    /// Goes through the list.
    member this.GetEnumerator() : ListItems<'T> = ListItems<'T>(this)

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> = new ListItems<'T>(this) :> IEnumerator<'T>

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = new ListItems<'T>(this) :> IEnumerator

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

/// Goes through a list; refuses to go on after a change.
and [<AllowNullLiteral>] ListItems<'T>(list: List<'T>) =
    let start: int = list.Version
    let mutable at: int = 0
    let mutable current: 'T = zero<'T> ()

    /// The element.
    member this.Current: 'T = current

    /// Moves on; false at the end.
    member this.MoveNext() : bool =
        if list.Version <> start then
            Refuse.modified ()
        if at < list.Count then
            current <- get list.Items at
            at <- at + 1
            true
        else
            at <- list.Count + 1
            current <- zero<'T> ()
            false

    /// Ends the enumeration.
    member this.Dispose() : unit = ()

    interface IEnumerator<'T> with
        member this.Current: 'T = current

    interface IEnumerator with
        member this.Current: obj =
            if at = 0 || at > list.Count then
                raiseInvalid "Enumeration has either not started or has already finished."
            box current

        member this.MoveNext() : bool = this.MoveNext()

        member this.Reset() : unit =
            if list.Version <> start then
                Refuse.modified ()
            at <- 0
            current <- zero<'T> ()

    interface IDisposable with
        member this.Dispose() : unit = ()
