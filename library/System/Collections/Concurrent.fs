namespace System.Collections.Concurrent

open System
open System.Collections
open FSharp.Collections
open System.Collections.Generic
open Firefly.Runtime
open Firefly.Runtime.Collections

/// The collections that several threads may share. A program of Firefly has one thread, so that nothing is locked.

/// A collection to which elements are added and from which they are taken.
[<AllowNullLiteral>]
type IProducerConsumerCollection<'T> =
    inherit IEnumerable<'T>
    /// The number of elements.
    abstract Count: int
    /// Adds an element.
    abstract TryAdd: 'T -> bool
    /// Takes an element, if there is one.
    abstract TryTake: item: outref<'T> -> bool
    /// The elements.
    abstract ToArray: unit -> 'T[]

/// A queue: first in, first out.
[<AllowNullLiteral>]
type ConcurrentQueue<'T>() =
    let items = Queue<'T>()

    /// A queue of the elements of a collection.
    new(collection: IEnumerable<'T>) as this =
        ConcurrentQueue<'T>()
        then
            notNull "collection" collection
            for x in collection do
                this.Enqueue x

    /// The number of elements.
    member this.Count: int = items.Count

    /// Whether there are none.
    member this.IsEmpty: bool = items.Count = 0

    /// Adds an element at the end.
    member this.Enqueue(item: 'T) : unit = items.Enqueue item

    /// Removes the first element and gives it, if there is one.
    member this.TryDequeue([<System.Runtime.InteropServices.Out>] result: byref<'T>) : bool = items.TryDequeue(&result)

    /// The first element, if there is one.
    member this.TryPeek([<System.Runtime.InteropServices.Out>] result: byref<'T>) : bool = items.TryPeek(&result)

    /// Removes all elements.
    member this.Clear() : unit = items.Clear()

    /// The elements, the first one first.
    member this.ToArray() : 'T[] = items.ToArray()

    /// Copies the elements into an array from an index.
    member this.CopyTo(array: 'T[], index: int) : unit = items.CopyTo(array, index)

    /// Goes through the elements as they are now.
    member this.GetEnumerator() : IEnumerator<'T> = (items.ToArray() :> IEnumerable<'T>).GetEnumerator()

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> = this.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.GetEnumerator() :> IEnumerator

    interface IReadOnlyCollection<'T> with
        member this.Count: int = items.Count

/// A stack: last in, first out.
[<AllowNullLiteral>]
type ConcurrentStack<'T>() =
    let items = Stack<'T>()

    /// A stack of the elements of a collection, the last one on top.
    new(collection: IEnumerable<'T>) as this =
        ConcurrentStack<'T>()
        then
            notNull "collection" collection
            for x in collection do
                this.Push x

    /// The number of elements.
    member this.Count: int = items.Count

    /// Whether there are none.
    member this.IsEmpty: bool = items.Count = 0

    /// Adds an element on top.
    member this.Push(item: 'T) : unit = items.Push item

    /// Adds elements, the last one on top.
    member this.PushRange(elements: 'T[]) : unit =
        notNull "items" elements
        for x in elements do
            items.Push x

    /// Removes the top element and gives it, if there is one.
    member this.TryPop([<System.Runtime.InteropServices.Out>] result: byref<'T>) : bool = items.TryPop(&result)

    /// The top element, if there is one.
    member this.TryPeek([<System.Runtime.InteropServices.Out>] result: byref<'T>) : bool = items.TryPeek(&result)

    /// Removes all elements.
    member this.Clear() : unit = items.Clear()

    /// The elements, the top one first.
    member this.ToArray() : 'T[] = items.ToArray()

    /// Goes through the elements as they are now.
    member this.GetEnumerator() : IEnumerator<'T> = (items.ToArray() :> IEnumerable<'T>).GetEnumerator()

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> = this.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.GetEnumerator() :> IEnumerator

    interface IReadOnlyCollection<'T> with
        member this.Count: int = items.Count

/// Elements in no order; within one thread the last one added is the first taken.
[<AllowNullLiteral>]
type ConcurrentBag<'T>() =
    let items = Stack<'T>()

    /// A bag of the elements of a collection.
    new(collection: IEnumerable<'T>) as this =
        ConcurrentBag<'T>()
        then
            notNull "collection" collection
            for x in collection do
                this.Add x

    /// The number of elements.
    member this.Count: int = items.Count

    /// Whether there are none.
    member this.IsEmpty: bool = items.Count = 0

    /// Adds an element.
    member this.Add(item: 'T) : unit = items.Push item

    /// Takes an element, if there is one.
    member this.TryTake([<System.Runtime.InteropServices.Out>] result: byref<'T>) : bool = items.TryPop(&result)

    /// An element, if there is one.
    member this.TryPeek([<System.Runtime.InteropServices.Out>] result: byref<'T>) : bool = items.TryPeek(&result)

    /// Removes all elements.
    member this.Clear() : unit = items.Clear()

    /// The elements.
    member this.ToArray() : 'T[] = items.ToArray()

    /// Goes through the elements as they are now.
    member this.GetEnumerator() : IEnumerator<'T> = (items.ToArray() :> IEnumerable<'T>).GetEnumerator()

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> = this.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.GetEnumerator() :> IEnumerator

    interface IReadOnlyCollection<'T> with
        member this.Count: int = items.Count

/// Values by keys.
[<AllowNullLiteral>]
type ConcurrentDictionary<'Key, 'Value>(comparer: IEqualityComparer<'Key>) =
    let entries = Dictionary<'Key, 'Value>(comparer)

    /// An empty dictionary.
    new() = ConcurrentDictionary<'Key, 'Value>(null: IEqualityComparer<'Key>)

    /// An empty dictionary; the arguments only say what to expect.
    new(concurrencyLevel: int, capacity: int) = ConcurrentDictionary<'Key, 'Value>(null: IEqualityComparer<'Key>)

    /// The entries of a collection; of equal keys the last counts.
    new(collection: IEnumerable<KeyValuePair<'Key, 'Value>>) as this =
        ConcurrentDictionary<'Key, 'Value>(null: IEqualityComparer<'Key>)
        then
            notNull "collection" collection
            for entry in collection do
                this.[entry.Key] <- entry.Value

    /// The number of entries.
    member this.Count: int = entries.Count

    /// Whether there are none.
    member this.IsEmpty: bool = entries.Count = 0

    /// The value of a key.
    member this.Item
        with get (key: 'Key): 'Value = entries.[key]
        and set (key: 'Key) (value: 'Value): unit = entries.[key] <- value

    /// Whether a key is there.
    member this.ContainsKey(key: 'Key) : bool = entries.ContainsKey key

    /// The value of a key, if it is there.
    member this.TryGetValue(key: 'Key, [<System.Runtime.InteropServices.Out>] value: byref<'Value>) : bool =
        entries.TryGetValue(key, &value)

    /// Adds a key; false if it was there.
    member this.TryAdd(key: 'Key, value: 'Value) : bool = entries.TryAdd(key, value)

    /// Removes a key and gives its value; false if it was not there.
    member this.TryRemove(key: 'Key, [<System.Runtime.InteropServices.Out>] value: byref<'Value>) : bool =
        if entries.TryGetValue(key, &value) then entries.Remove key else false

    /// Replaces the value of a key, if it is another given one.
    member this.TryUpdate(key: 'Key, newValue: 'Value, comparisonValue: 'Value) : bool =
        let mutable found = zero<'Value> ()
        let there = entries.TryGetValue(key, &found) && equalObjects found comparisonValue
        if there then
            entries.[key] <- newValue
        there

    /// The value of a key, which is added if it is new.
    member this.GetOrAdd(key: 'Key, value: 'Value) : 'Value =
        let mutable found = zero<'Value> ()
        if entries.TryGetValue(key, &found) then
            found
        else
            entries.[key] <- value
            value

    /// The value of a key, which is made if it is new.
    member this.GetOrAdd(key: 'Key, valueFactory: Func<'Key, 'Value>) : 'Value =
        notNull "valueFactory" valueFactory
        let mutable found = zero<'Value> ()
        if entries.TryGetValue(key, &found) then
            found
        else
            let value = valueFactory.Invoke key
            this.GetOrAdd(key, value)

    /// Adds a value, or replaces it by what a function makes of the old one; gives the new value.
    member this.AddOrUpdate(key: 'Key, addValue: 'Value, updateValueFactory: Func<'Key, 'Value, 'Value>) : 'Value =
        notNull "updateValueFactory" updateValueFactory
        let mutable found = zero<'Value> ()
        let value = if entries.TryGetValue(key, &found) then updateValueFactory.Invoke(key, found) else addValue
        entries.[key] <- value
        value

    /// Makes a value, or replaces it by what a function makes of the old one; gives the new value.
    member this.AddOrUpdate
        (key: 'Key, addValueFactory: Func<'Key, 'Value>, updateValueFactory: Func<'Key, 'Value, 'Value>)
        : 'Value =
        notNull "addValueFactory" addValueFactory
        notNull "updateValueFactory" updateValueFactory
        let mutable found = zero<'Value> ()
        let value =
            if entries.TryGetValue(key, &found) then
                updateValueFactory.Invoke(key, found)
            else
                addValueFactory.Invoke key
        entries.[key] <- value
        value

    /// Removes all keys.
    member this.Clear() : unit = entries.Clear()

    /// The keys.
    member this.Keys: ICollection<'Key> = List<'Key>(entries.Keys) :> ICollection<'Key>

    /// The values.
    member this.Values: ICollection<'Value> = List<'Value>(entries.Values) :> ICollection<'Value>

    /// The entries.
    member this.ToArray() : KeyValuePair<'Key, 'Value>[] = Seq.toArray entries

    /// Goes through the entries as they are now.
    member this.GetEnumerator() : IEnumerator<KeyValuePair<'Key, 'Value>> =
        (this.ToArray() :> IEnumerable<KeyValuePair<'Key, 'Value>>).GetEnumerator()

    interface IEnumerable<KeyValuePair<'Key, 'Value>> with
        member this.GetEnumerator() : IEnumerator<KeyValuePair<'Key, 'Value>> = this.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.GetEnumerator() :> IEnumerator

    interface ICollection<KeyValuePair<'Key, 'Value>> with
        member this.Count: int = entries.Count
        member this.IsReadOnly: bool = false
        member this.Add(entry: KeyValuePair<'Key, 'Value>) : unit = entries.Add(entry.Key, entry.Value)
        member this.Clear() : unit = entries.Clear()

        member this.Contains(entry: KeyValuePair<'Key, 'Value>) : bool =
            entries.ContainsKey entry.Key && equalObjects entries.[entry.Key] entry.Value

        member this.CopyTo(target: KeyValuePair<'Key, 'Value>[], index: int) : unit =
            Array.blit (this.ToArray()) 0 target index entries.Count

        member this.Remove(entry: KeyValuePair<'Key, 'Value>) : bool = entries.Remove entry.Key

    interface IReadOnlyCollection<KeyValuePair<'Key, 'Value>> with
        member this.Count: int = entries.Count

    interface IDictionary<'Key, 'Value> with
        member this.Item
            with get (key: 'Key): 'Value = entries.[key]
            and set (key: 'Key) (value: 'Value): unit = entries.[key] <- value

        member this.ContainsKey(key: 'Key) : bool = entries.ContainsKey key
        member this.Add(key: 'Key, value: 'Value) : unit = entries.Add(key, value)
        member this.Remove(key: 'Key) : bool = entries.Remove key
        member this.TryGetValue(key: 'Key, [<System.Runtime.InteropServices.Out>] value: byref<'Value>) : bool =
            entries.TryGetValue(key, &value)
        member this.Keys: ICollection<'Key> = this.Keys
        member this.Values: ICollection<'Value> = this.Values
