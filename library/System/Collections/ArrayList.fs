namespace System.Collections

open System
open System.Collections.Generic
open Firefly.Runtime
open Firefly.Runtime.Collections

/// The collections of objects.
///
/// In: objects, which may be null. Out: objects. Holds: equality of objects is that of their own `Equals`.

/// A collection of objects with a number of elements.
[<AllowNullLiteral>]
type ICollection =
    inherit IEnumerable
    /// The number of elements.
    abstract Count: int
    /// Whether threads may use it at the same time.
    abstract IsSynchronized: bool
    /// What threads lock.
    abstract SyncRoot: obj

/// A collection of objects with an index.
[<AllowNullLiteral>]
type IList =
    inherit ICollection
    /// The element at an index.
    abstract Item: int -> obj with get, set
    /// Whether its size is fixed.
    abstract IsFixedSize: bool
    /// Whether it refuses to be changed.
    abstract IsReadOnly: bool
    /// Adds an element; the result is its index.
    abstract Add: obj -> int
    /// Removes all elements.
    abstract Clear: unit -> unit
    /// Whether an element is there.
    abstract Contains: obj -> bool
    /// The index of an element, or -1.
    abstract IndexOf: obj -> int
    /// Inserts an element at an index.
    abstract Insert: int * obj -> unit
    /// Removes the first element equal to an object.
    abstract Remove: obj -> unit
    /// Removes the element at an index.
    abstract RemoveAt: int -> unit

/// A key with its value, as objects.
[<Struct>]
type DictionaryEntry(key: obj, value: obj) =
    /// The key.
    member this.Key: obj = key

    /// The value.
    member this.Value: obj = value

/// Goes through a dictionary of objects.
[<AllowNullLiteral>]
type IDictionaryEnumerator =
    inherit IEnumerator
    /// The entry.
    abstract Entry: DictionaryEntry
    /// Its key.
    abstract Key: obj
    /// Its value.
    abstract Value: obj

/// Objects by objects.
[<AllowNullLiteral>]
type IDictionary =
    inherit ICollection
    /// The value of a key, or null.
    abstract Item: obj -> obj with get, set
    /// Whether a key is there.
    abstract Contains: obj -> bool
    /// Adds a key, which must be new.
    abstract Add: obj * obj -> unit
    /// Removes a key.
    abstract Remove: obj -> unit
    /// Removes all keys.
    abstract Clear: unit -> unit
    /// The keys.
    abstract Keys: ICollection
    /// The values.
    abstract Values: ICollection

/// The order of objects: that of their own `CompareTo`; null comes first.
[<AllowNullLiteral>]
type Comparer() =

    /// The order.
    static member Default: Comparer = Comparer()

    /// The order under the invariant culture.
    static member DefaultInvariant: Comparer = Comparer()

    /// Negative, zero or positive.
    member this.Compare(a: obj, b: obj) : int =
        match a with
        | :? string as x ->
            match b with
            | :? string as y -> String.Compare(x, y)
            | null -> 1
            | _ -> raise (ArgumentException "Object must be of type String.")
        | _ -> order a b

    interface IComparer with
        member this.Compare(a: obj, b: obj) : int = this.Compare(a, b)

/// A list of objects.
[<AllowNullLiteral>]
type ArrayList() =
    let items = List<obj>()

    let compareBy (comparer: IComparer) (a: obj) (b: obj) : int =
        if isNullRef comparer then Comparer.Default.Compare(a, b) else comparer.Compare(a, b)

    /// An empty list with room for elements.
    new(capacity: int) as this =
        ArrayList()
        then
            if capacity < 0 then
                Refuse.negativeValue "capacity" capacity
            this.Capacity <- capacity

    /// A list of the elements of a collection.
    new(c: IEnumerable) as this =
        ArrayList()
        then
            notNull "c" c
            this.AddRange c

    /// The number of elements.
    member this.Count: int = items.Count

    /// The number of elements for which there is room.
    member this.Capacity
        with get (): int = items.Capacity
        and set (value: int): unit = items.Capacity <- value

    /// Whether its size is fixed.
    member this.IsFixedSize: bool = false

    /// Whether it refuses to be changed.
    member this.IsReadOnly: bool = false

    /// The element at an index.
    member this.Item
        with get (index: int): obj = items.[index]
        and set (index: int) (value: obj): unit = items.[index] <- value

    /// Adds an element; the result is its index.
    member this.Add(value: obj) : int =
        items.Add value
        items.Count - 1

    /// Adds all elements of a collection.
    member this.AddRange(c: IEnumerable) : unit =
        notNull "c" c
        for x in c do
            items.Add x

    /// Inserts an element at an index.
    member this.Insert(index: int, value: obj) : unit = items.Insert(index, value)

    /// Inserts the elements of a collection at an index.
    member this.InsertRange(index: int, c: IEnumerable) : unit =
        notNull "c" c
        let mutable place = index
        for x in c do
            items.Insert(place, x)
            place <- place + 1

    /// Removes all elements.
    member this.Clear() : unit = items.Clear()

    /// The index of the first element equal to an object, or -1.
    member this.IndexOf(value: obj) : int = items.IndexOf value

    /// The index of the last element equal to an object, or -1.
    member this.LastIndexOf(value: obj) : int = items.LastIndexOf value

    /// Whether there is an element equal to an object.
    member this.Contains(item: obj) : bool = items.IndexOf item >= 0

    /// Removes the first element equal to an object.
    member this.Remove(obj: obj) : unit = items.Remove obj |> ignore

    /// Removes the element at an index.
    member this.RemoveAt(index: int) : unit = items.RemoveAt index

    /// Removes elements from an index on.
    member this.RemoveRange(index: int, count: int) : unit = items.RemoveRange(index, count)

    /// The elements of a part as a list of their own.
    member this.GetRange(index: int, count: int) : ArrayList = ArrayList(items.GetRange(index, count) :> IEnumerable)

    /// Reverses the order.
    member this.Reverse() : unit = items.Reverse()

    /// Reverses the order of a part.
    member this.Reverse(index: int, count: int) : unit = items.Reverse(index, count)

    /// Sorts by the order of the elements.
    member this.Sort() : unit = this.Sort(null)

    /// Sorts by an order.
    member this.Sort(comparer: IComparer) : unit = items.Sort(Comparison<obj>(fun a b -> compareBy comparer a b))

    /// The index of an object in a sorted list, or the complement of where it would be.
    member this.BinarySearch(value: obj) : int =
        let mutable low = 0
        let mutable high = items.Count - 1
        let mutable found = -1
        while found < 0 && low <= high do
            let middle = low + ((high - low) >>> 1)
            let c = compareBy null items.[middle] value
            if c = 0 then found <- middle
            elif c < 0 then low <- middle + 1
            else high <- middle - 1
        if found >= 0 then found else ~~~low

    /// The elements as an array.
    member this.ToArray() : obj[] = items.ToArray()

    /// Copies the elements into an array.
    member this.CopyTo(array: obj[]) : unit = items.CopyTo array

    /// Copies the elements into an array from an index.
    member this.CopyTo(array: obj[], arrayIndex: int) : unit = items.CopyTo(array, arrayIndex)

    /// A list of the same elements.
    member this.Clone() : obj = box (ArrayList(items :> IEnumerable))

    /// Gives back room that is not needed.
    member this.TrimToSize() : unit = items.TrimExcess()

    /// Goes through the elements.
    member this.GetEnumerator() : IEnumerator = (items :> IEnumerable<obj>).GetEnumerator() :> IEnumerator

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.GetEnumerator()

    interface ICollection with
        member this.Count: int = items.Count
        member this.IsSynchronized: bool = false
        member this.SyncRoot: obj = box this

    interface IList with
        member this.Item
            with get (index: int): obj = items.[index]
            and set (index: int) (value: obj): unit = items.[index] <- value

        member this.IsFixedSize: bool = false
        member this.IsReadOnly: bool = false
        member this.Add(value: obj) : int = this.Add value
        member this.Clear() : unit = items.Clear()
        member this.Contains(value: obj) : bool = this.Contains value
        member this.IndexOf(value: obj) : int = items.IndexOf value
        member this.Insert(index: int, value: obj) : unit = items.Insert(index, value)
        member this.Remove(value: obj) : unit = this.Remove value
        member this.RemoveAt(index: int) : unit = items.RemoveAt index

/// The keys or the values of a table of objects.
[<AllowNullLiteral>]
type ObjectsOf(items: List<obj>) =

    /// The number of elements.
    member this.Count: int = items.Count

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = (items :> IEnumerable<obj>).GetEnumerator() :> IEnumerator

    interface ICollection with
        member this.Count: int = items.Count
        member this.IsSynchronized: bool = false
        member this.SyncRoot: obj = box this

/// Goes through the entries of a table of objects.
[<AllowNullLiteral>]
type EntryEnumerator(inner: IEnumerator<KeyValuePair<obj, obj>>) =
    interface IDictionaryEnumerator with
        member this.Entry: DictionaryEntry = DictionaryEntry(inner.Current.Key, inner.Current.Value)
        member this.Key: obj = inner.Current.Key
        member this.Value: obj = inner.Current.Value

    interface IEnumerator with
        member this.Current: obj = box (DictionaryEntry(inner.Current.Key, inner.Current.Value))
        member this.MoveNext() : bool = inner.MoveNext()
        member this.Reset() : unit = (inner :> IEnumerator).Reset()

/// Objects by objects; the order of the entries is that in which they were added.
[<AllowNullLiteral>]
type Hashtable() =
    let entries = Dictionary<obj, obj>()

    /// An empty table with room for entries.
    new(capacity: int) = Hashtable()

    /// A table of the entries of another.
    new(d: IDictionary) as this =
        Hashtable()
        then
            notNull "d" d
            for entry in d do
                match entry with
                | :? DictionaryEntry as e -> this.Add(e.Key, e.Value)
                | _ -> ()

    /// The number of entries.
    member this.Count: int = entries.Count

    /// Whether its size is fixed.
    member this.IsFixedSize: bool = false

    /// Whether it refuses to be changed.
    member this.IsReadOnly: bool = false

    /// The value of a key, or null.
    member this.Item
        with get (key: obj): obj =
            notNull "key" key
            let mutable value: obj = null
            if entries.TryGetValue(key, &value) then value else null
        and set (key: obj) (value: obj): unit =
            notNull "key" key
            entries.[key] <- value

    /// Adds a key, which must be new.
    member this.Add(key: obj, value: obj) : unit =
        notNull "key" key
        if entries.ContainsKey key then
            raise (
                ArgumentException(
                    "Item has already been added. Key in dictionary: '"
                    + textOf key
                    + "'  Key being added: '"
                    + textOf key
                    + "'"
                )
            )
        entries.Add(key, value)

    /// Whether a key is there.
    member this.Contains(key: obj) : bool = this.ContainsKey key

    /// Whether a key is there.
    member this.ContainsKey(key: obj) : bool =
        notNull "key" key
        entries.ContainsKey key

    /// Whether some key has a value.
    member this.ContainsValue(value: obj) : bool = entries.ContainsValue value

    /// Removes a key.
    member this.Remove(key: obj) : unit =
        notNull "key" key
        entries.Remove key |> ignore

    /// Removes all keys.
    member this.Clear() : unit = entries.Clear()

    /// The keys.
    member this.Keys: ICollection = ObjectsOf(List<obj>(entries.Keys)) :> ICollection

    /// The values.
    member this.Values: ICollection = ObjectsOf(List<obj>(entries.Values)) :> ICollection

    /// A table of the same entries.
    member this.Clone() : obj = box (Hashtable(this :> IDictionary))

    /// Goes through the entries.
    member this.GetEnumerator() : IDictionaryEnumerator =
        EntryEnumerator((entries :> IEnumerable<KeyValuePair<obj, obj>>).GetEnumerator()) :> IDictionaryEnumerator

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.GetEnumerator() :> IEnumerator

    interface ICollection with
        member this.Count: int = entries.Count
        member this.IsSynchronized: bool = false
        member this.SyncRoot: obj = box this

    interface IDictionary with
        member this.Item
            with get (key: obj): obj = this.[key]
            and set (key: obj) (value: obj): unit = this.[key] <- value

        member this.Contains(key: obj) : bool = this.ContainsKey key
        member this.Add(key: obj, value: obj) : unit = this.Add(key, value)
        member this.Remove(key: obj) : unit = this.Remove key
        member this.Clear() : unit = entries.Clear()
        member this.Keys: ICollection = this.Keys
        member this.Values: ICollection = this.Values
