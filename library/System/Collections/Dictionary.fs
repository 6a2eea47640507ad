namespace System.Collections.Generic

open System
open System.Collections
open Firefly.Runtime
open Firefly.Runtime.Collections
open FSharp.Collections

/// A slot of a hash table.
[<Struct; NoEquality; NoComparison>]
type HashEntry<'Key, 'Value> =
    /// The hash of the key.
    val mutable Hash: int
    /// The next slot of the same bucket, -1 at its end; in a free slot -3 less the next free slot.
    val mutable Next: int
    /// The key; zero in a free slot.
    val mutable Key: 'Key
    /// What belongs to the key; zero in a free slot.
    val mutable Value: 'Value

/// The hash table behind `Dictionary` and `HashSet`.
///
/// In: keys and, when there is one, a comparer. Out: slot numbers. Holds: slots are filled in the order of insertion; the
/// slots of removed keys are used again, the last freed first: that is the order in which .NET enumerates.
[<AllowNullLiteral>]
type HashSlots<'Key, 'Value>(comparer: IEqualityComparer<'Key>) =
    let mutable entries: HashEntry<'Key, 'Value>[] = newArray<HashEntry<'Key, 'Value>> 0
    // one more than the first slot, 0 for none
    let mutable buckets: int[] = newArray<int> 1
    let mutable used: int = 0
    let mutable free: int = -1
    let mutable freeCount: int = 0

    /// The slots that were ever used; some of them may be free.
    member this.Used: int = used

    /// The number of keys.
    member this.Count: int = used - freeCount

    /// Slots for which there is room.
    member this.Room: int = length entries

    /// The comparer, or null for the structural one.
    member this.Comparer: IEqualityComparer<'Key> = comparer

    /// Whether a slot below `Used` holds a key.
    member this.IsUsed(slot: int) : bool = (get entries slot).Next >= -1

    /// The key of a slot.
    member this.Key(slot: int) : 'Key = (get entries slot).Key

    /// What belongs to the key of a slot.
    member this.Value(slot: int) : 'Value = (get entries slot).Value

    /// Replaces what belongs to the key of a slot.
    member this.SetValue(slot: int, value: 'Value) : unit = entries.[slot].Value <- value

    member private this.Hash(key: 'Key) : int =
        if isNullRef comparer then hashKey key else comparer.GetHashCode key

    member private this.Same(a: 'Key, b: 'Key) : bool =
        if isNullRef comparer then equalObjects a b else comparer.Equals(a, b)

    /// The slot of a key, or -1.
    member this.Find(key: 'Key) : int =
        let h = this.Hash key
        let mutable slot = get buckets (h &&& (length buckets - 1)) - 1
        while slot >= 0
              && not ((get entries slot).Hash = h && this.Same((get entries slot).Key, key)) do
            slot <- (get entries slot).Next
        slot

    /// Gives a new key and what belongs to it a slot.
    member this.Insert(key: 'Key, value: 'Value) : int =
        let h = this.Hash key
        let mutable slot = free
        if slot >= 0 then
            free <- -3 - (get entries slot).Next
            freeCount <- freeCount - 1
        else
            if used = length entries then
                this.Grow(if used < 4 then 4 else used * 2)
            slot <- used
            used <- used + 1
        let bucket = h &&& (length buckets - 1)
        entries.[slot].Key <- key
        entries.[slot].Value <- value
        entries.[slot].Hash <- h
        entries.[slot].Next <- get buckets bucket - 1
        set buckets bucket (slot + 1)
        slot

    /// Frees a slot that holds a key.
    member this.Free(slot: int) : unit =
        let bucket = (get entries slot).Hash &&& (length buckets - 1)
        let after = (get entries slot).Next
        if get buckets bucket - 1 = slot then
            set buckets bucket (after + 1)
        else
            let mutable before = get buckets bucket - 1
            while (get entries before).Next <> slot do
                before <- (get entries before).Next
            entries.[before].Next <- after
        entries.[slot].Next <- -3 - free
        entries.[slot].Key <- zero<'Key> ()
        entries.[slot].Value <- zero<'Value> ()
        free <- slot
        freeCount <- freeCount + 1

    /// Frees the slot of a key and gives it, or -1.
    member this.Remove(key: 'Key) : int =
        let slot = this.Find key
        if slot >= 0 then
            this.Free slot
        slot

    /// Makes room for a number of slots.
    member this.Grow(size: int) : unit =
        let mutable width = 4
        while width < size do
            width <- width * 2
        let larger = newArray<HashEntry<'Key, 'Value>> size
        let newBuckets = newArray<int> width
        for slot in 0 .. used - 1 do
            larger.[slot].Key <- (get entries slot).Key
            larger.[slot].Value <- (get entries slot).Value
            let h = (get entries slot).Hash
            larger.[slot].Hash <- h
            if (get entries slot).Next >= -1 then
                let bucket = h &&& (width - 1)
                larger.[slot].Next <- get newBuckets bucket - 1
                set newBuckets bucket (slot + 1)
            else
                larger.[slot].Next <- (get entries slot).Next
        entries <- larger
        buckets <- newBuckets

    /// Removes all keys.
    member this.Clear() : unit =
        for slot in 0 .. used - 1 do
            entries.[slot].Key <- zero<'Key> ()
            entries.[slot].Value <- zero<'Value> ()
        for i in 0 .. length buckets - 1 do
            set buckets i 0
        used <- 0
        free <- -1
        freeCount <- 0

/// Goes through the slots that hold a key.
[<AllowNullLiteral>]
type SlotEnumerator<'Key, 'Value, 'T>(slots: HashSlots<'Key, 'Value>, version: unit -> int, item: int -> 'T) =
    let start: int = version ()
    let mutable slot: int = -1
    let mutable current: 'T = zero<'T> ()

    interface IEnumerator<'T> with
        member this.Current: 'T = current

    interface IEnumerator with
        member this.Current: obj = box current

        member this.MoveNext() : bool =
            if version () <> start then
                raiseInvalid "Collection was modified; enumeration operation may not execute."
            slot <- slot + 1
            while slot < slots.Used && not (slots.IsUsed slot) do
                slot <- slot + 1
            if slot < slots.Used then
                current <- item slot
                true
            else
                slot <- slots.Used
                current <- zero<'T> ()
                false

        member this.Reset() : unit = slot <- -1

    interface IDisposable with
        member this.Dispose() : unit = ()

/// The keys or the values of a dictionary, as they are when asked for.
[<AllowNullLiteral>]
type DictionaryView<'Key, 'Value, 'T>(slots: HashSlots<'Key, 'Value>, version: unit -> int, item: int -> 'T) =
    /// The number of elements.
    member this.Count: int = slots.Count

    /// Goes through the elements.
    member this.GetEnumerator() : IEnumerator<'T> = new SlotEnumerator<'Key, 'Value, 'T>(slots, version, item) :> IEnumerator<'T>

    /// Copies the elements into an array from an index.
    member this.CopyTo(target: 'T[], index: int) : unit =
        let mutable i = index
        for slot in 0 .. slots.Used - 1 do
            if slots.IsUsed slot then
                target.[i] <- item slot
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
            for slot in 0 .. slots.Used - 1 do
                if slots.IsUsed slot && equalObjects (item slot) value then
                    found <- true
            found

        member this.CopyTo(target: 'T[], index: int) : unit = this.CopyTo(target, index)

/// A hash table from keys to values.
///
/// In: keys, not null. Out: values; a key that is missing raises KeyNotFoundException.
[<AllowNullLiteral>]
type Dictionary<'Key, 'Value when 'Key: equality>(capacity: int, comparer: IEqualityComparer<'Key>) =
    let slots: HashSlots<'Key, 'Value> = HashSlots<'Key, 'Value>(comparer)
    let mutable takesNull = false
    let mutable version: int = 0

    do
        if capacity < 0 then
            raise (ArgumentOutOfRangeException "capacity")
        elif capacity > 0 then
            slots.Grow capacity

    /// An empty dictionary.
    new() = Dictionary<'Key, 'Value>(0, null)

    /// An empty dictionary with room.
    new(capacity: int) = Dictionary<'Key, 'Value>(capacity, null)

    /// An empty dictionary with its own equality of keys.
    new(comparer: IEqualityComparer<'Key>) = Dictionary<'Key, 'Value>(0, comparer)

    /// A dictionary of entries, whose keys are distinct.
    new(entries: IEnumerable<KeyValuePair<'Key, 'Value>>) as this =
        Dictionary<'Key, 'Value>(0, null)
        then this.AddAll entries

    /// A dictionary of entries, whose keys are distinct, with its own equality of keys.
    new(entries: IEnumerable<KeyValuePair<'Key, 'Value>>, comparer: IEqualityComparer<'Key>) as this =
        Dictionary<'Key, 'Value>(0, comparer)
        then this.AddAll entries

    member private this.AddAll(entries: IEnumerable<KeyValuePair<'Key, 'Value>>) : unit =
        for entry in entries do
            this.Add(entry.Key, entry.Value)

    /// From here on, null is a key like any other.
    member internal this.TakeNull() : unit = takesNull <- true

    member private this.Slot(key: 'Key) : int =
        if not takesNull then
            notNull "key" key
        slots.Find key

    member private this.Put(key: 'Key, value: 'Value) : unit =
        slots.Insert(key, value) |> ignore
        version <- version + 1

    /// The number of entries.
    member this.Count: int = slots.Count

    /// The equality of keys.
    member this.Comparer: IEqualityComparer<'Key> =
        if isNullRef comparer then EqualityComparer<'Key>.Default else comparer

    /// The value of a key.
    member this.Item
        with get (key: 'Key): 'Value =
            let slot = this.Slot key
            if slot < 0 then
                raise (KeyNotFoundException("The given key '" + textOf key + "' was not present in the dictionary."))
            slots.Value slot
        and set (key: 'Key) (value: 'Value): unit =
            let slot = this.Slot key
            if slot < 0 then
                this.Put(key, value)
            else
                slots.SetValue(slot, value)

    /// Adds an entry if the key is new, and tells whether it was.
    member this.TryAdd(key: 'Key, value: 'Value) : bool =
        let isNew = this.Slot key < 0
        if isNew then
            this.Put(key, value)
        isNew

    /// Adds an entry; the key must be new.
    member this.Add(key: 'Key, value: 'Value) : unit =
        if not (this.TryAdd(key, value)) then
            raise (ArgumentException("An item with the same key has already been added. Key: " + textOf key))

    /// Whether a key is there.
    member this.ContainsKey(key: 'Key) : bool = this.Slot key >= 0

    /// Whether a value is there.
    member this.ContainsValue(value: 'Value) : bool =
        let mutable found = false
        for slot in 0 .. slots.Used - 1 do
            if slots.IsUsed slot && equalObjects (slots.Value slot) value then
                found <- true
        found

    /// The value of a key, if it is there.
    member this.TryGetValue(key: 'Key, [<System.Runtime.InteropServices.Out>] value: byref<'Value>) : bool =
        let slot = this.Slot key
        value <- if slot < 0 then zero<'Value> () else slots.Value slot
        slot >= 0

    /// Removes a key; false if it was not there.
    member this.Remove(key: 'Key) : bool =
        notNull "key" key
        slots.Remove key >= 0

    /// Removes a key and gives its value; false if it was not there.
    member this.Remove(key: 'Key, [<System.Runtime.InteropServices.Out>] value: byref<'Value>) : bool =
        notNull "key" key
        let slot = slots.Find key
        value <- if slot < 0 then zero<'Value> () else slots.Value slot
        if slot >= 0 then
            slots.Free slot
        slot >= 0

    /// Removes all entries.
    member this.Clear() : unit =
        slots.Clear()
        version <- version + 1

    /// Makes room for a number of entries.
    member this.EnsureCapacity(needed: int) : int =
        if needed > slots.Room then
            slots.Grow needed
        slots.Room

    /// The keys.
    member this.Keys: DictionaryView<'Key, 'Value, 'Key> =
        DictionaryView<'Key, 'Value, 'Key>(slots, (fun () -> version), (fun slot -> slots.Key slot))

    /// The values.
    member this.Values: DictionaryView<'Key, 'Value, 'Value> =
        DictionaryView<'Key, 'Value, 'Value>(slots, (fun () -> version), (fun slot -> slots.Value slot))

    /// Goes through the entries.
    member this.GetEnumerator() : IEnumerator<KeyValuePair<'Key, 'Value>> =
        new SlotEnumerator<'Key, 'Value, KeyValuePair<'Key, 'Value>>(
            slots,
            (fun () -> version),
            (fun slot -> KeyValuePair<'Key, 'Value>(slots.Key slot, slots.Value slot))
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
            slot >= 0 && equalObjects (slots.Value slot) entry.Value

        member this.CopyTo(target: KeyValuePair<'Key, 'Value>[], index: int) : unit =
            let mutable i = index
            for entry in (this :> IEnumerable<KeyValuePair<'Key, 'Value>>) do
                target.[i] <- entry
                i <- i + 1

        member this.Remove(entry: KeyValuePair<'Key, 'Value>) : bool =
            let slot = this.Slot entry.Key
            slot >= 0 && equalObjects (slots.Value slot) entry.Value && this.Remove entry.Key

    interface IReadOnlyCollection<KeyValuePair<'Key, 'Value>> with
        member this.Count: int = slots.Count

    interface IReadOnlyDictionary<'Key, 'Value> with
        member this.Item
            with get (key: 'Key): 'Value = this.[key]

        member this.ContainsKey(key: 'Key) : bool = this.ContainsKey key
        member this.TryGetValue(key: 'Key, [<System.Runtime.InteropServices.Out>] value: byref<'Value>) : bool = this.TryGetValue(key, &value)
        member this.Keys: IEnumerable<'Key> = this.Keys :> IEnumerable<'Key>
        member this.Values: IEnumerable<'Value> = this.Values :> IEnumerable<'Value>

    interface IDictionary<'Key, 'Value> with
        member this.Item
            with get (key: 'Key): 'Value = this.[key]
            and set (key: 'Key) (value: 'Value): unit = this.[key] <- value

        member this.ContainsKey(key: 'Key) : bool = this.ContainsKey key
        member this.Add(key: 'Key, value: 'Value) : unit = this.Add(key, value)
        member this.Remove(key: 'Key) : bool = this.Remove key
        member this.TryGetValue(key: 'Key, [<System.Runtime.InteropServices.Out>] value: byref<'Value>) : bool = this.TryGetValue(key, &value)
        member this.Keys: ICollection<'Key> = this.Keys :> ICollection<'Key>
        member this.Values: ICollection<'Value> = this.Values :> ICollection<'Value>
