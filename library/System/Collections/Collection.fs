namespace System.Collections.ObjectModel

open System.Collections
open System.Collections.Generic
open Firefly.Runtime
open Firefly.Runtime.Collections

/// A list whose changes a class that inherits from it can change.
///
/// In: elements and indices. Out: the elements. Holds: every change goes through the four members that can be overridden.
[<AllowNullLiteral>]
type Collection<'T>(list: IList<'T>) =

    /// An empty collection.
    new() = Collection<'T>(List<'T>() :> IList<'T>)

    /// The list that holds the elements.
    member this.Items: IList<'T> = list

    /// Removes all elements.
    abstract ClearItems: unit -> unit

    default this.ClearItems() : unit = list.Clear()

    /// Inserts an element at an index.
    abstract InsertItem: index: int * item: 'T -> unit

    default this.InsertItem(index: int, item: 'T) : unit = list.Insert(index, item)

    /// Removes the element at an index.
    abstract RemoveItem: index: int -> unit

    default this.RemoveItem(index: int) : unit = list.RemoveAt index

    /// Replaces the element at an index.
    abstract SetItem: index: int * item: 'T -> unit

    default this.SetItem(index: int, item: 'T) : unit = list.[index] <- item

    /// The number of elements.
    member this.Count: int = list.Count

    /// The element at an index.
    member this.Item
        with get (index: int): 'T = list.[index]
        and set (index: int) (value: 'T): unit =
            if uint32 index >= uint32 list.Count then
                Refuse.index "index"
            this.SetItem(index, value)

    /// Adds an element at the end.
    member this.Add(item: 'T) : unit = this.InsertItem(list.Count, item)

    /// Removes all elements.
    member this.Clear() : unit = this.ClearItems()

    /// Whether there is an element equal to another.
    member this.Contains(item: 'T) : bool = list.Contains item

    /// The index of the first element equal to another, or -1.
    member this.IndexOf(item: 'T) : int = list.IndexOf item

    /// Inserts an element at an index.
    member this.Insert(index: int, item: 'T) : unit =
        if uint32 index > uint32 list.Count then
            Refuse.place "index"
        this.InsertItem(index, item)

    /// Removes the first element equal to another; false if there is none.
    member this.Remove(item: 'T) : bool =
        let i = list.IndexOf item
        if i >= 0 then
            this.RemoveItem i
        i >= 0

    /// Removes the element at an index.
    member this.RemoveAt(index: int) : unit =
        if uint32 index >= uint32 list.Count then
            Refuse.index "index"
        this.RemoveItem index

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
        member this.IsReadOnly: bool = list.IsReadOnly
        member this.Add(item: 'T) : unit = this.Add item
        member this.Clear() : unit = this.Clear()
        member this.Remove(item: 'T) : bool = this.Remove item
        member this.Contains(item: 'T) : bool = list.Contains item
        member this.CopyTo(target: 'T[], index: int) : unit = list.CopyTo(target, index)

    interface IList<'T> with
        member this.Item
            with get (index: int): 'T = list.[index]
            and set (index: int) (value: 'T): unit = this.[index] <- value

        member this.IndexOf(item: 'T) : int = list.IndexOf item
        member this.Insert(index: int, item: 'T) : unit = this.Insert(index, item)
        member this.RemoveAt(index: int) : unit = this.RemoveAt index

/// A list whose elements hold their own keys.
///
/// In: elements with distinct keys. Out: elements by index or by key. Holds: `table` has an entry for each element.
[<AbstractClass; AllowNullLiteral>]
type KeyedCollection<'Key, 'Item when 'Key: equality>(comparer: IEqualityComparer<'Key>) =
    inherit Collection<'Item>()

    let table: Dictionary<'Key, 'Item> = Dictionary<'Key, 'Item>(comparer)

    /// An empty collection.
    new() = KeyedCollection<'Key, 'Item>(null)

    /// The key of an element.
    abstract GetKeyForItem: item: 'Item -> 'Key

    /// The equality of keys.
    member this.Comparer: IEqualityComparer<'Key> = table.Comparer

    /// The element of a key.
    member this.Item
        with get (key: 'Key): 'Item = table.[key]

    /// Whether a key is there.
    member this.Contains(key: 'Key) : bool = table.ContainsKey key

    /// The element of a key, if it is there.
    member this.TryGetValue(key: 'Key, [<System.Runtime.InteropServices.Out>] item: byref<'Item>) : bool =
        table.TryGetValue(key, &item)

    /// Removes the element of a key; false if it was not there.
    member this.Remove(key: 'Key) : bool =
        let there = table.ContainsKey key
        if there then
            this.RemoveItem(this.Items.IndexOf table.[key])
        there

    override this.ClearItems() : unit =
        base.ClearItems()
        table.Clear()

    override this.InsertItem(index: int, item: 'Item) : unit =
        table.Add(this.GetKeyForItem item, item)
        base.InsertItem(index, item)

    override this.RemoveItem(index: int) : unit =
        table.Remove(this.GetKeyForItem this.Items.[index]) |> ignore
        base.RemoveItem index

    override this.SetItem(index: int, item: 'Item) : unit =
        table.Remove(this.GetKeyForItem this.Items.[index]) |> ignore
        table.Add(this.GetKeyForItem item, item)
        base.SetItem(index, item)
