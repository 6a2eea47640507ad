namespace System.Collections.Generic

open System
open System.Collections
open Firefly.Runtime
open Firefly.Runtime.Collections

/// The keys or the values of a sorted list, as they are when asked for.
[<AllowNullLiteral>]
type SortedListView<'T>(count: unit -> int, version: unit -> int, item: int -> 'T) =
    let refuse () : 'R =
        raise (NotSupportedException "This operation is not supported on SortedList nested types because they require modifying the original SortedList.")

    /// The number of elements.
    member this.Count: int = count ()

    /// The element at an index.
    member this.Item
        with get (index: int): 'T =
            if uint32 index >= uint32 (count ()) then
                raise (
                    ArgumentOutOfRangeException(
                        "index",
                        box index,
                        "Index was out of range. Must be non-negative and less than the size of the collection."
                    )
                )
            item index

    /// The index of an element, or -1.
    member this.IndexOf(value: 'T) : int =
        let mutable i = 0
        while i < count () && not (equalObjects (item i) value) do
            i <- i + 1
        if i < count () then i else -1

    /// Whether there is an element equal to another.
    member this.Contains(value: 'T) : bool = this.IndexOf value >= 0

    /// Copies the elements into an array from an index.
    member this.CopyTo(target: 'T[], index: int) : unit =
        for i in 0 .. count () - 1 do
            target.[index + i] <- item i

    /// Goes through the elements.
    member this.GetEnumerator() : IEnumerator<'T> =
        new VersionedEnumerator<'T>(version, count, item) :> IEnumerator<'T>

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> = this.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.GetEnumerator() :> IEnumerator

    interface IReadOnlyCollection<'T> with
        member this.Count: int = count ()

    interface IReadOnlyList<'T> with
        member this.Item
            with get (index: int): 'T = this.[index]

    interface ICollection<'T> with
        member this.Count: int = count ()
        member this.IsReadOnly: bool = true
        member this.Add(item: 'T) : unit = refuse ()
        member this.Clear() : unit = refuse ()
        member this.Remove(item: 'T) : bool = refuse ()
        member this.Contains(value: 'T) : bool = this.Contains value
        member this.CopyTo(target: 'T[], index: int) : unit = this.CopyTo(target, index)

    interface IList<'T> with
        member this.Item
            with get (index: int): 'T = this.[index]
            and set (index: int) (value: 'T): unit = refuse ()

        member this.IndexOf(item: 'T) : int = this.IndexOf item
        member this.Insert(index: int, item: 'T) : unit = refuse ()
        member this.RemoveAt(index: int) : unit = refuse ()

/// A dictionary whose keys and values are two arrays in the order of the keys.
///
/// In: keys, not null. Out: values, by key or by index. Holds: `keys` and `values` have `count` elements each.
[<AllowNullLiteral>]
type SortedList<'Key, 'Value>(capacity: int, comparer: IComparer<'Key>) =
    let keys: List<'Key> =
        if capacity < 0 then
            Refuse.negativeValue "capacity" capacity
        else
            List<'Key>(capacity)

    let values: List<'Value> = List<'Value>(capacity)
    let mutable version: int = 0

    /// An empty list.
    new() = SortedList<'Key, 'Value>(0, null)

    /// An empty list with room.
    new(capacity: int) = SortedList<'Key, 'Value>(capacity, null)

    /// An empty list with its own order.
    new(comparer: IComparer<'Key>) = SortedList<'Key, 'Value>(0, comparer)

    /// A list of the entries of a dictionary.
    new(dictionary: IDictionary<'Key, 'Value>) as this =
        SortedList<'Key, 'Value>(0, null)
        then
            notNull "dictionary" dictionary
            for entry in dictionary do
                this.Add(entry.Key, entry.Value)

    /// A list of the entries of a dictionary with its own order.
    new(dictionary: IDictionary<'Key, 'Value>, comparer: IComparer<'Key>) as this =
        SortedList<'Key, 'Value>(0, comparer)
        then
            notNull "dictionary" dictionary
            for entry in dictionary do
                this.Add(entry.Key, entry.Value)

    member private this.Place(key: 'Key) : int =
        notNull "key" key
        ArrayParts.search comparer keys.Items 0 keys.Count key

    member private this.InsertAt(place: int, key: 'Key, value: 'Value) : unit =
        keys.Insert(place, key)
        values.Insert(place, value)
        version <- version + 1

    member private this.CheckIndex(index: int) : unit =
        if uint32 index >= uint32 keys.Count then
            Refuse.index "index"

    /// The number of entries.
    member this.Count: int = keys.Count

    /// The number of entries for which there is room.
    member this.Capacity
        with get (): int = keys.Capacity
        and set (value: int): unit =
            keys.Capacity <- value
            values.Capacity <- value

    /// The order of keys.
    member this.Comparer: IComparer<'Key> =
        if isNullRef comparer then Comparer<'Key>.Default :> IComparer<'Key> else comparer

    /// The value of a key.
    member this.Item
        with get (key: 'Key): 'Value =
            let place = this.Place key
            if place < 0 then
                raise (KeyNotFoundException("The given key '" + textOf key + "' was not present in the dictionary."))
            values.[place]
        and set (key: 'Key) (value: 'Value): unit =
            let place = this.Place key
            if place >= 0 then
                values.[place] <- value
                version <- version + 1
            else
                this.InsertAt(~~~place, key, value)

    /// Adds an entry; the key must be new.
    member this.Add(key: 'Key, value: 'Value) : unit =
        let place = this.Place key
        if place >= 0 then
            raise (ArgumentException("An item with the same key has already been added. Key: " + textOf key, "key"))
        this.InsertAt(~~~place, key, value)

    /// Adds an entry if the key is new, and tells whether it was.
    member this.TryAdd(key: 'Key, value: 'Value) : bool =
        let place = this.Place key
        if place < 0 then
            this.InsertAt(~~~place, key, value)
        place < 0

    /// Whether a key is there.
    member this.ContainsKey(key: 'Key) : bool = this.Place key >= 0

    /// Whether a value is there.
    member this.ContainsValue(value: 'Value) : bool = values.Contains value

    /// The index of a key, or -1.
    member this.IndexOfKey(key: 'Key) : int =
        let place = this.Place key
        if place >= 0 then place else -1

    /// The index of a value, or -1.
    member this.IndexOfValue(value: 'Value) : int = values.IndexOf value

    /// The key at an index.
    member this.GetKeyAtIndex(index: int) : 'Key =
        this.CheckIndex index
        keys.[index]

    /// The value at an index.
    member this.GetValueAtIndex(index: int) : 'Value =
        this.CheckIndex index
        values.[index]

    /// Sets the value at an index.
    member this.SetValueAtIndex(index: int, value: 'Value) : unit =
        this.CheckIndex index
        values.[index] <- value
        version <- version + 1

    /// The value of a key, if it is there.
    member this.TryGetValue(key: 'Key, [<System.Runtime.InteropServices.Out>] value: byref<'Value>) : bool =
        let place = this.Place key
        value <- if place < 0 then zero<'Value> () else values.[place]
        place >= 0

    /// Removes a key; false if it was not there.
    member this.Remove(key: 'Key) : bool =
        let place = this.Place key
        if place >= 0 then
            this.RemoveAt place
        place >= 0

    /// Removes the entry at an index.
    member this.RemoveAt(index: int) : unit =
        this.CheckIndex index
        keys.RemoveAt index
        values.RemoveAt index
        version <- version + 1

    /// Removes all entries.
    member this.Clear() : unit =
        keys.Clear()
        values.Clear()
        version <- version + 1

    /// Gives back room that is not used.
    member this.TrimExcess() : unit =
        keys.TrimExcess()
        values.TrimExcess()

    /// The keys in order.
    member this.Keys: IList<'Key> =
        SortedListView<'Key>((fun () -> keys.Count), (fun () -> version), (fun i -> keys.[i])) :> IList<'Key>

    /// The values in the order of their keys.
    member this.Values: IList<'Value> =
        SortedListView<'Value>((fun () -> values.Count), (fun () -> version), (fun i -> values.[i])) :> IList<'Value>

    /// Goes through the entries.
    member this.GetEnumerator() : IEnumerator<KeyValuePair<'Key, 'Value>> =
        new VersionedEnumerator<KeyValuePair<'Key, 'Value>>(
            (fun () -> version),
            (fun () -> keys.Count),
            (fun i -> KeyValuePair<'Key, 'Value>(keys.[i], values.[i]))
        )
        :> IEnumerator<KeyValuePair<'Key, 'Value>>

    interface IEnumerable<KeyValuePair<'Key, 'Value>> with
        member this.GetEnumerator() : IEnumerator<KeyValuePair<'Key, 'Value>> = this.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.GetEnumerator() :> IEnumerator

    interface ICollection<KeyValuePair<'Key, 'Value>> with
        member this.Count: int = keys.Count
        member this.IsReadOnly: bool = false
        member this.Add(entry: KeyValuePair<'Key, 'Value>) : unit = this.Add(entry.Key, entry.Value)
        member this.Clear() : unit = this.Clear()

        member this.Contains(entry: KeyValuePair<'Key, 'Value>) : bool =
            let place = this.Place entry.Key
            place >= 0 && equalObjects values.[place] entry.Value

        member this.CopyTo(target: KeyValuePair<'Key, 'Value>[], index: int) : unit =
            for i in 0 .. keys.Count - 1 do
                target.[index + i] <- KeyValuePair<'Key, 'Value>(keys.[i], values.[i])

        member this.Remove(entry: KeyValuePair<'Key, 'Value>) : bool =
            let place = this.Place entry.Key
            let there = place >= 0 && equalObjects values.[place] entry.Value
            if there then
                this.RemoveAt place
            there

    interface IReadOnlyCollection<KeyValuePair<'Key, 'Value>> with
        member this.Count: int = keys.Count

    interface IReadOnlyDictionary<'Key, 'Value> with
        member this.Item
            with get (key: 'Key): 'Value = this.[key]

        member this.ContainsKey(key: 'Key) : bool = this.ContainsKey key
        member this.TryGetValue(key: 'Key, [<System.Runtime.InteropServices.Out>] value: byref<'Value>) : bool =
            this.TryGetValue(key, &value)
        member this.Keys: IEnumerable<'Key> = this.Keys :> IEnumerable<'Key>
        member this.Values: IEnumerable<'Value> = this.Values :> IEnumerable<'Value>

    interface IDictionary<'Key, 'Value> with
        member this.Item
            with get (key: 'Key): 'Value = this.[key]
            and set (key: 'Key) (value: 'Value): unit = this.[key] <- value

        member this.ContainsKey(key: 'Key) : bool = this.ContainsKey key
        member this.Add(key: 'Key, value: 'Value) : unit = this.Add(key, value)
        member this.Remove(key: 'Key) : bool = this.Remove key
        member this.TryGetValue(key: 'Key, [<System.Runtime.InteropServices.Out>] value: byref<'Value>) : bool =
            this.TryGetValue(key, &value)
        member this.Keys: ICollection<'Key> = this.Keys :> ICollection<'Key>
        member this.Values: ICollection<'Value> = this.Values :> ICollection<'Value>
