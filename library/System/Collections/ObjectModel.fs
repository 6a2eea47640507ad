namespace System.Collections.ObjectModel

open System
open System.Collections
open System.Collections.Generic
open Firefly.Runtime.Collections

/// A view of a list that cannot be changed.
///
/// In: a list. Out: its elements as they are when asked for; changing raises NotSupportedException.
[<AllowNullLiteral>]
type ReadOnlyCollection<'T>(list: IList<'T>) =
    do notNull "list" list

    let refuse () : 'R = raise (NotSupportedException "Collection is read-only.")

    /// The number of elements.
    member this.Count: int = list.Count

    /// The element at an index.
    member this.Item
        with get (index: int): 'T = list.[index]

    /// Whether there is an element equal to another.
    member this.Contains(value: 'T) : bool = list.Contains value

    /// The index of the first element equal to another, or -1.
    member this.IndexOf(value: 'T) : int = list.IndexOf value

    /// Copies the elements into an array from an index.
    member this.CopyTo(array: 'T[], index: int) : unit = list.CopyTo(array, index)

    /// Goes through the elements.
    member this.GetEnumerator() : IEnumerator<'T> = list.GetEnumerator()

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> = list.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = list.GetEnumerator() :> IEnumerator

    interface IReadOnlyCollection<'T> with
        member this.Count: int = list.Count

    interface IReadOnlyList<'T> with
        member this.Item
            with get (index: int): 'T = list.[index]

    interface ICollection<'T> with
        member this.Count: int = list.Count
        member this.IsReadOnly: bool = true
        member this.Add(item: 'T) : unit = refuse ()
        member this.Clear() : unit = refuse ()
        member this.Remove(item: 'T) : bool = refuse ()
        member this.Contains(item: 'T) : bool = list.Contains item
        member this.CopyTo(target: 'T[], index: int) : unit = list.CopyTo(target, index)

    interface IList<'T> with
        member this.Item
            with get (index: int): 'T = list.[index]
            and set (index: int) (value: 'T): unit = refuse ()

        member this.IndexOf(item: 'T) : int = list.IndexOf item
        member this.Insert(index: int, item: 'T) : unit = refuse ()
        member this.RemoveAt(index: int) : unit = refuse ()

/// A view of a dictionary that cannot be changed.
///
/// In: a dictionary. Out: its entries as they are when asked for; changing raises NotSupportedException.
[<AllowNullLiteral>]
type ReadOnlyDictionary<'Key, 'Value>(dictionary: IDictionary<'Key, 'Value>) =
    do notNull "dictionary" dictionary

    let refuse () : 'R = raise (NotSupportedException "Collection is read-only.")

    /// The number of entries.
    member this.Count: int = dictionary.Count

    /// The value of a key.
    member this.Item
        with get (key: 'Key): 'Value = dictionary.[key]

    /// Whether a key is there.
    member this.ContainsKey(key: 'Key) : bool = dictionary.ContainsKey key

    /// The value of a key, if it is there.
    member this.TryGetValue(key: 'Key, [<System.Runtime.InteropServices.Out>] value: byref<'Value>) : bool =
        dictionary.TryGetValue(key, &value)

    /// The keys.
    member this.Keys: ICollection<'Key> = dictionary.Keys

    /// The values.
    member this.Values: ICollection<'Value> = dictionary.Values

    /// Goes through the entries.
    member this.GetEnumerator() : IEnumerator<KeyValuePair<'Key, 'Value>> = dictionary.GetEnumerator()

    interface IEnumerable<KeyValuePair<'Key, 'Value>> with
        member this.GetEnumerator() : IEnumerator<KeyValuePair<'Key, 'Value>> = dictionary.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = dictionary.GetEnumerator() :> IEnumerator

    interface IReadOnlyCollection<KeyValuePair<'Key, 'Value>> with
        member this.Count: int = dictionary.Count

    interface IReadOnlyDictionary<'Key, 'Value> with
        member this.Item
            with get (key: 'Key): 'Value = dictionary.[key]

        member this.ContainsKey(key: 'Key) : bool = dictionary.ContainsKey key
        member this.TryGetValue(key: 'Key, [<System.Runtime.InteropServices.Out>] value: byref<'Value>) : bool =
            dictionary.TryGetValue(key, &value)
        member this.Keys: IEnumerable<'Key> = dictionary.Keys :> IEnumerable<'Key>
        member this.Values: IEnumerable<'Value> = dictionary.Values :> IEnumerable<'Value>

    interface ICollection<KeyValuePair<'Key, 'Value>> with
        member this.Count: int = dictionary.Count
        member this.IsReadOnly: bool = true
        member this.Add(item: KeyValuePair<'Key, 'Value>) : unit = refuse ()
        member this.Clear() : unit = refuse ()
        member this.Remove(item: KeyValuePair<'Key, 'Value>) : bool = refuse ()
        member this.Contains(item: KeyValuePair<'Key, 'Value>) : bool = dictionary.Contains item
        member this.CopyTo(target: KeyValuePair<'Key, 'Value>[], index: int) : unit = dictionary.CopyTo(target, index)

    interface IDictionary<'Key, 'Value> with
        member this.Item
            with get (key: 'Key): 'Value = dictionary.[key]
            and set (key: 'Key) (value: 'Value): unit = refuse ()

        member this.ContainsKey(key: 'Key) : bool = dictionary.ContainsKey key
        member this.Add(key: 'Key, value: 'Value) : unit = refuse ()
        member this.Remove(key: 'Key) : bool = refuse ()
        member this.TryGetValue(key: 'Key, [<System.Runtime.InteropServices.Out>] value: byref<'Value>) : bool =
            dictionary.TryGetValue(key, &value)
        member this.Keys: ICollection<'Key> = dictionary.Keys
        member this.Values: ICollection<'Value> = dictionary.Values
