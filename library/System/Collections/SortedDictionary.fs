namespace System.Collections.Generic

open System
open System.Collections
open Firefly.Runtime
open Firefly.Runtime.Collections
open FSharp.Collections

/// The keys or the values of a sorted dictionary, as they are when asked for.
[<AllowNullLiteral>]
type SortedDictionaryView<'Key, 'T>(slots: SortedSlots<'Key>, item: int -> 'T) =

    /// The number of elements.
    member this.Count: int = slots.Count

    /// Goes through the elements.
    member this.GetEnumerator() : IEnumerator<'T> =
        new SortedEnumerator<'Key, 'T>(slots, false, (fun _ -> 0), item) :> IEnumerator<'T>

    /// Copies the elements into an array from an index.
    member this.CopyTo(target: 'T[], index: int) : unit =
        let mutable i = index
        for x in (this :> IEnumerable<'T>) do
            target.[i] <- x
            i <- i + 1

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> = this.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.GetEnumerator() :> IEnumerator

    interface IReadOnlyCollection<'T> with
        member this.Count: int = slots.Count

    interface ICollection<'T> with
        member this.Count: int = slots.Count
        member this.IsReadOnly: bool = true
        member this.Add(item: 'T) : unit =
            raise (NotSupportedException "Mutating a key collection derived from a dictionary is not allowed.")
        member this.Clear() : unit =
            raise (NotSupportedException "Mutating a key collection derived from a dictionary is not allowed.")
        member this.Remove(item: 'T) : bool =
            raise (NotSupportedException "Mutating a key collection derived from a dictionary is not allowed.")

        member this.Contains(value: 'T) : bool =
            let mutable found = false
            for x in (this :> IEnumerable<'T>) do
                if equalObjects x value then
                    found <- true
            found

        member this.CopyTo(target: 'T[], index: int) : unit = this.CopyTo(target, index)

/// A dictionary in the order of its keys.
///
/// In: keys, not null. Out: values; a key that is missing raises KeyNotFoundException.
/// Holds: `values` has a place for each slot of the keys.
[<AllowNullLiteral>]
type SortedDictionary<'Key, 'Value>(comparer: IComparer<'Key>) =
    let slots: SortedSlots<'Key> = SortedSlots<'Key>(comparer)
    let mutable values: 'Value[] = newArray<'Value> 4

    /// An empty dictionary.
    new() = SortedDictionary<'Key, 'Value>((null: IComparer<'Key>))

    /// A dictionary of the entries of another.
    new(dictionary: IDictionary<'Key, 'Value>) as this =
        SortedDictionary<'Key, 'Value>((null: IComparer<'Key>))
        then
            notNull "dictionary" dictionary
            for entry in dictionary do
                this.Add(entry.Key, entry.Value)

    /// A dictionary of the entries of another, with its own order.
    new(dictionary: IDictionary<'Key, 'Value>, comparer: IComparer<'Key>) as this =
        SortedDictionary<'Key, 'Value>(comparer)
        then
            notNull "dictionary" dictionary
            for entry in dictionary do
                this.Add(entry.Key, entry.Value)

    member private this.Slot(key: 'Key) : int =
        notNull "key" key
        slots.Find key

    member private this.Put(slot: int, value: 'Value) : unit =
        if length values < slots.Room then
            let larger = newArray<'Value> slots.Room
            ArraySupport.copyInto values 0 larger 0 (length values)
            values <- larger
        set values slot value

    /// The number of entries.
    member this.Count: int = slots.Count

    /// The order of keys.
    member this.Comparer: IComparer<'Key> = if isNullRef comparer then Comparer<'Key>.Default else comparer

    /// The value of a key.
    member this.Item
        with get (key: 'Key): 'Value =
            let slot = this.Slot key
            if slot = 0 then
                raise (KeyNotFoundException("The given key '" + textOf key + "' was not present in the dictionary."))
            get values slot
        and set (key: 'Key) (value: 'Value): unit =
            notNull "key" key
            let slot = slots.Insert key
            this.Put(abs slot, value)

    /// Adds an entry; the key must be new.
    member this.Add(key: 'Key, value: 'Value) : unit =
        notNull "key" key
        let slot = slots.Insert key
        if slot < 0 then
            let entry = KeyValuePair<'Key, 'Value>(key, value)
            raise (ArgumentException("An item with the same key has already been added. Key: " + textOf entry))
        this.Put(slot, value)

    /// Adds an entry if the key is new, and tells whether it was.
    member this.TryAdd(key: 'Key, value: 'Value) : bool =
        notNull "key" key
        let slot = slots.Insert key
        if slot > 0 then
            this.Put(slot, value)
        slot > 0

    /// Whether a key is there.
    member this.ContainsKey(key: 'Key) : bool = this.Slot key <> 0

    /// Whether a value is there.
    member this.ContainsValue(value: 'Value) : bool =
        let mutable found = false
        for entry in (this :> IEnumerable<KeyValuePair<'Key, 'Value>>) do
            if equalObjects entry.Value value then
                found <- true
        found

    /// The value of a key, if it is there.
    member this.TryGetValue(key: 'Key, [<System.Runtime.InteropServices.Out>] value: byref<'Value>) : bool =
        let slot = this.Slot key
        value <- if slot = 0 then zero<'Value> () else get values slot
        slot <> 0

    /// Removes a key; false if it was not there.
    member this.Remove(key: 'Key) : bool =
        notNull "key" key
        let slot = slots.Remove key
        if slot <> 0 then
            set values slot (zero<'Value> ())
        slot <> 0

    /// Removes all entries.
    member this.Clear() : unit =
        slots.Clear()
        for i in 0 .. length values - 1 do
            set values i (zero<'Value> ())

    /// The keys in order.
    member this.Keys: SortedDictionaryView<'Key, 'Key> =
        SortedDictionaryView<'Key, 'Key>(slots, (fun slot -> slots.Key slot))

    /// The values in the order of their keys.
    member this.Values: SortedDictionaryView<'Key, 'Value> =
        SortedDictionaryView<'Key, 'Value>(slots, (fun slot -> get values slot))

    /// Copies the entries into an array from an index.
    member this.CopyTo(target: KeyValuePair<'Key, 'Value>[], index: int) : unit =
        let mutable i = index
        for entry in (this :> IEnumerable<KeyValuePair<'Key, 'Value>>) do
            target.[i] <- entry
            i <- i + 1

    /// Goes through the entries.
    member this.GetEnumerator() : IEnumerator<KeyValuePair<'Key, 'Value>> =
        new SortedEnumerator<'Key, KeyValuePair<'Key, 'Value>>(
            slots,
            false,
            (fun _ -> 0),
            (fun slot -> KeyValuePair<'Key, 'Value>(slots.Key slot, get values slot))
        )
        :> IEnumerator<KeyValuePair<'Key, 'Value>>

    interface IEnumerable<KeyValuePair<'Key, 'Value>> with
        member this.GetEnumerator() : IEnumerator<KeyValuePair<'Key, 'Value>> = this.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.GetEnumerator() :> IEnumerator

    interface ICollection<KeyValuePair<'Key, 'Value>> with
        member this.Count: int = slots.Count
        member this.IsReadOnly: bool = false
        member this.Add(entry: KeyValuePair<'Key, 'Value>) : unit = this.Add(entry.Key, entry.Value)
        member this.Clear() : unit = this.Clear()

        member this.Contains(entry: KeyValuePair<'Key, 'Value>) : bool =
            let slot = this.Slot entry.Key
            slot <> 0 && equalObjects (get values slot) entry.Value

        member this.CopyTo(target: KeyValuePair<'Key, 'Value>[], index: int) : unit = this.CopyTo(target, index)

        member this.Remove(entry: KeyValuePair<'Key, 'Value>) : bool =
            let slot = this.Slot entry.Key
            slot <> 0 && equalObjects (get values slot) entry.Value && this.Remove entry.Key

    interface IReadOnlyCollection<KeyValuePair<'Key, 'Value>> with
        member this.Count: int = slots.Count

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
