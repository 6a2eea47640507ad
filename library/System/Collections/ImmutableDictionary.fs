namespace System.Collections.Immutable

open System
open System.Collections
open System.Collections.Generic
open System.Runtime.CompilerServices
open System.Runtime.InteropServices
open Firefly.Runtime
open Firefly.Runtime.Collections

/// A hashed table that never changes: each change gives another one, which shares most of its parts and costs the
/// logarithm of the number of keys.
[<Sealed; AllowNullLiteral>]
type ImmutableDictionary<'Key, 'Value> internal (tree: HashTree<'Key, 'Value>, valueComparer: IEqualityComparer<'Value>) =

    /// The one without keys.
    static member Empty: ImmutableDictionary<'Key, 'Value> = ImmutableDictionary<'Key, 'Value>(HashTree<'Key, 'Value>(Bare, 0, null), null)

    /// The table itself, for the library.
    member internal this.Tree: HashTree<'Key, 'Value> = tree

    /// The equality of values, for the library; null for their own.
    member internal this.Same: IEqualityComparer<'Value> = valueComparer

    member private this.With(changed: HashTree<'Key, 'Value>) : ImmutableDictionary<'Key, 'Value> =
        if Object.ReferenceEquals(changed, tree) then this else ImmutableDictionary<'Key, 'Value>(changed, valueComparer)

    /// The number of keys.
    member this.Count: int = tree.Count

    /// Whether there are no keys.
    member this.IsEmpty: bool = tree.Count = 0

    /// The equality of keys.
    member this.KeyComparer: IEqualityComparer<'Key> =
        if isNullRef tree.Comparer then EqualityComparer<'Key>.Default :> IEqualityComparer<'Key> else tree.Comparer

    /// The equality of values.
    member this.ValueComparer: IEqualityComparer<'Value> =
        if isNullRef valueComparer then
            EqualityComparer<'Value>.Default :> IEqualityComparer<'Value>
        else
            valueComparer

    /// What belongs to a key; raises KeyNotFoundException if it is not there.
    member this.Item
        with get (key: 'Key): 'Value =
            ImmutableRefusals.key key
            if not (tree.Has key) then
                ImmutableRefusals.missing key
            tree.Get key

    /// The keys in order.
    member this.Keys: IEnumerable<'Key> = tree.Keys :> IEnumerable<'Key>

    /// What belongs to the keys, in their order.
    member this.Values: IEnumerable<'Value> =
        let all = ResizeArray<'Value>(tree.Count)
        for item in tree.Items do
            all.Add item.Value
        all :> IEnumerable<'Value>

    /// Whether a key is there.
    member this.ContainsKey(key: 'Key) : bool =
        ImmutableRefusals.key key
        tree.Has key

    /// Whether a key is there with a value.
    member this.Contains(pair: KeyValuePair<'Key, 'Value>) : bool =
        tree.Has pair.Key && ImmutableRefusals.sameValue valueComparer (tree.Get pair.Key) pair.Value

    /// Whether a value belongs to some key: looks at all of them.
    member this.ContainsValue(value: 'Value) : bool =
        let mutable found = false
        for item in tree.Items do
            if ImmutableRefusals.sameValue valueComparer item.Value value then
                found <- true
        found

    /// What belongs to a key, if it is there.
    member this.TryGetValue(key: 'Key, [<Out>] value: byref<'Value>) : bool =
        ImmutableRefusals.key key
        value <- tree.Get key
        tree.Has key

    /// The key that is there and equal to another.
    member this.TryGetKey(equalKey: 'Key, [<Out>] actualKey: byref<'Key>) : bool =
        ImmutableRefusals.key equalKey
        actualKey <- tree.KeyOf equalKey
        tree.Has equalKey

    /// With a new key. A key that is there with another value raises ArgumentException.
    member this.Add(key: 'Key, value: 'Value) : ImmutableDictionary<'Key, 'Value> =
        ImmutableRefusals.key key
        if tree.Has key then
            if not (ImmutableRefusals.sameValue valueComparer (tree.Get key) value) then
                ImmutableRefusals.duplicate key
            this
        else
            this.With(tree.Put(key, value))

    /// With new keys, as `Add` for each.
    member this.AddRange(pairs: IEnumerable<KeyValuePair<'Key, 'Value>>) : ImmutableDictionary<'Key, 'Value> =
        notNull "items" pairs
        let mutable result = this
        for pair in pairs do
            result <- result.Add(pair.Key, pair.Value)
        result

    /// With a key, new or not.
    member this.SetItem(key: 'Key, value: 'Value) : ImmutableDictionary<'Key, 'Value> =
        ImmutableRefusals.key key
        if tree.Has key && ImmutableRefusals.sameValue valueComparer (tree.Get key) value then
            this
        else
            this.With(tree.Put(tree.KeyOf key, value))

    /// With keys, new or not.
    member this.SetItems(items: IEnumerable<KeyValuePair<'Key, 'Value>>) : ImmutableDictionary<'Key, 'Value> =
        notNull "items" items
        let mutable result = this
        for pair in items do
            result <- result.SetItem(pair.Key, pair.Value)
        result

    /// Without a key.
    member this.Remove(key: 'Key) : ImmutableDictionary<'Key, 'Value> =
        ImmutableRefusals.key key
        this.With(tree.Remove key)

    /// Without some keys.
    member this.RemoveRange(keys: IEnumerable<'Key>) : ImmutableDictionary<'Key, 'Value> =
        notNull "keys" keys
        let mutable result = tree
        for key in keys do
            result <- result.Remove key
        this.With result

    /// The one without keys, with the same comparers.
    member this.Clear() : ImmutableDictionary<'Key, 'Value> =
        if tree.Count = 0 then this
        else ImmutableDictionary<'Key, 'Value>(HashTree<'Key, 'Value>(Bare, 0, tree.Comparer), valueComparer)

    /// The same keys by other comparers.
    member this.WithComparers(keyComparer: IEqualityComparer<'Key>, valueComparer: IEqualityComparer<'Value>)
        : ImmutableDictionary<'Key, 'Value> =
        let mutable result = ImmutableDictionary<'Key, 'Value>(HashTree<'Key, 'Value>(Bare, 0, keyComparer), valueComparer)
        for pair in tree.Items do
            result <- result.Add(pair.Key, pair.Value)
        result

    /// The same keys by another comparer.
    member this.WithComparers(keyComparer: IEqualityComparer<'Key>) : ImmutableDictionary<'Key, 'Value> =
        this.WithComparers(keyComparer, valueComparer)

    /// A table that can be changed, and becomes one that never changes at no cost.
    member this.ToBuilder() : ImmutableDictionaryBuilder<'Key, 'Value> = ImmutableDictionaryBuilder<'Key, 'Value>(this)

    /// Goes through the keys and values.
    member this.GetEnumerator() : IEnumerator<KeyValuePair<'Key, 'Value>> =
        (tree.Items :> IEnumerable<KeyValuePair<'Key, 'Value>>).GetEnumerator()

    interface IEnumerable<KeyValuePair<'Key, 'Value>> with
        member this.GetEnumerator() : IEnumerator<KeyValuePair<'Key, 'Value>> = this.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.GetEnumerator() :> IEnumerator

    interface IReadOnlyCollection<KeyValuePair<'Key, 'Value>> with
        member this.Count: int = tree.Count

    interface IReadOnlyDictionary<'Key, 'Value> with
        member this.Item
            with get (key: 'Key): 'Value = this.[key]
        member this.ContainsKey(key: 'Key) : bool = this.ContainsKey key
        member this.TryGetValue(key: 'Key, value: byref<'Value>) : bool = this.TryGetValue(key, &value)
        member this.Keys: IEnumerable<'Key> = this.Keys
        member this.Values: IEnumerable<'Value> = this.Values

    interface ICollection<KeyValuePair<'Key, 'Value>> with
        member this.Count: int = tree.Count
        member this.IsReadOnly: bool = true
        member this.Add(item: KeyValuePair<'Key, 'Value>) : unit = ImmutableRefusals.noChange ()
        member this.Clear() : unit = ImmutableRefusals.noChange ()
        member this.Contains(item: KeyValuePair<'Key, 'Value>) : bool = this.Contains item
        member this.CopyTo(target: KeyValuePair<'Key, 'Value>[], index: int) : unit = tree.Items.CopyTo(target, index)
        member this.Remove(item: KeyValuePair<'Key, 'Value>) : bool = ImmutableRefusals.noChange ()

    interface IDictionary<'Key, 'Value> with
        member this.Item
            with get (key: 'Key): 'Value = this.[key]
            and set (key: 'Key) (value: 'Value): unit = ImmutableRefusals.noChange ()
        member this.ContainsKey(key: 'Key) : bool = this.ContainsKey key
        member this.Add(key: 'Key, value: 'Value) : unit = ImmutableRefusals.noChange ()
        member this.Remove(key: 'Key) : bool = ImmutableRefusals.noChange ()
        member this.TryGetValue(key: 'Key, value: byref<'Value>) : bool = this.TryGetValue(key, &value)
        member this.Keys: ICollection<'Key> = tree.Keys :> ICollection<'Key>
        member this.Values: ICollection<'Value> = ResizeArray<'Value>(this.Values) :> ICollection<'Value>

/// A table that can be changed, and becomes one that never changes at no cost.
and [<Sealed; AllowNullLiteral>] ImmutableDictionaryBuilder<'Key, 'Value> internal (start: ImmutableDictionary<'Key, 'Value>) =
    let mutable current = start

    /// The number of keys.
    member this.Count: int = current.Count

    /// The equality of keys.
    member this.KeyComparer: IEqualityComparer<'Key> = current.KeyComparer

    /// The equality of values.
    member this.ValueComparer: IEqualityComparer<'Value> = current.ValueComparer

    /// What belongs to a key.
    member this.Item
        with get (key: 'Key): 'Value = current.[key]
        and set (key: 'Key) (value: 'Value): unit = current <- current.SetItem(key, value)

    /// The keys in order.
    member this.Keys: IEnumerable<'Key> = current.Keys

    /// What belongs to the keys, in their order.
    member this.Values: IEnumerable<'Value> = current.Values

    /// Adds a key. A key that is there with another value raises ArgumentException.
    member this.Add(key: 'Key, value: 'Value) : unit = current <- current.Add(key, value)

    /// Adds a key.
    member this.Add(item: KeyValuePair<'Key, 'Value>) : unit = current <- current.Add(item.Key, item.Value)

    /// Adds keys.
    member this.AddRange(items: IEnumerable<KeyValuePair<'Key, 'Value>>) : unit = current <- current.AddRange items

    /// Whether a key is there.
    member this.ContainsKey(key: 'Key) : bool = current.ContainsKey key

    /// Whether a value belongs to some key.
    member this.ContainsValue(value: 'Value) : bool = current.ContainsValue value

    /// Whether a key is there with a value.
    member this.Contains(item: KeyValuePair<'Key, 'Value>) : bool = current.Contains item

    /// What belongs to a key, or the default.
    member this.GetValueOrDefault(key: 'Key) : 'Value =
        ImmutableRefusals.key key
        current.Tree.Get key

    /// What belongs to a key, or another value.
    member this.GetValueOrDefault(key: 'Key, defaultValue: 'Value) : 'Value =
        ImmutableRefusals.key key
        if current.Tree.Has key then current.Tree.Get key else defaultValue

    /// What belongs to a key, if it is there.
    member this.TryGetValue(key: 'Key, [<Out>] value: byref<'Value>) : bool = current.TryGetValue(key, &value)

    /// The key that is there and equal to another.
    member this.TryGetKey(equalKey: 'Key, [<Out>] actualKey: byref<'Key>) : bool =
        current.TryGetKey(equalKey, &actualKey)

    /// Removes a key; false if it was not there.
    member this.Remove(key: 'Key) : bool =
        let before = current.Count
        current <- current.Remove key
        current.Count < before

    /// Removes some keys.
    member this.RemoveRange(keys: IEnumerable<'Key>) : unit = current <- current.RemoveRange keys

    /// Removes all keys.
    member this.Clear() : unit = current <- current.Clear()

    /// The table as it is now, as one that never changes.
    member this.ToImmutable() : ImmutableDictionary<'Key, 'Value> = current

    /// Goes through the keys and values.
    member this.GetEnumerator() : IEnumerator<KeyValuePair<'Key, 'Value>> = current.GetEnumerator()

    interface IEnumerable<KeyValuePair<'Key, 'Value>> with
        member this.GetEnumerator() : IEnumerator<KeyValuePair<'Key, 'Value>> = current.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = current.GetEnumerator() :> IEnumerator

    interface IReadOnlyCollection<KeyValuePair<'Key, 'Value>> with
        member this.Count: int = current.Count

    interface IReadOnlyDictionary<'Key, 'Value> with
        member this.Item
            with get (key: 'Key): 'Value = current.[key]
        member this.ContainsKey(key: 'Key) : bool = current.ContainsKey key
        member this.TryGetValue(key: 'Key, value: byref<'Value>) : bool = current.TryGetValue(key, &value)
        member this.Keys: IEnumerable<'Key> = current.Keys
        member this.Values: IEnumerable<'Value> = current.Values

/// What belongs to the type.
module ImmutableDictionary =

    /// A table that can be changed and becomes one that never changes.
    type Builder<'Key, 'Value> = ImmutableDictionaryBuilder<'Key, 'Value>

/// Makes such tables.
[<Extension>]
type ImmutableDictionary =

    /// The one without keys.
    static member Create<'Key, 'Value>() : ImmutableDictionary<'Key, 'Value> = ImmutableDictionary<'Key, 'Value>.Empty

    /// The one without keys, by a comparer.
    static member Create<'Key, 'Value>(keyComparer: IEqualityComparer<'Key>) : ImmutableDictionary<'Key, 'Value> =
        ImmutableDictionary<'Key, 'Value>.Empty.WithComparers(keyComparer)

    /// The one without keys, by comparers.
    static member Create<'Key, 'Value>(keyComparer: IEqualityComparer<'Key>, valueComparer: IEqualityComparer<'Value>)
        : ImmutableDictionary<'Key, 'Value> =
        ImmutableDictionary<'Key, 'Value>.Empty.WithComparers(keyComparer, valueComparer)

    /// Of keys and values.
    static member CreateRange<'Key, 'Value>(items: IEnumerable<KeyValuePair<'Key, 'Value>>) : ImmutableDictionary<'Key, 'Value> =
        ImmutableDictionary<'Key, 'Value>.Empty.AddRange items

    /// Of keys and values, by a comparer.
    static member CreateRange<'Key, 'Value>(keyComparer: IEqualityComparer<'Key>, items: IEnumerable<KeyValuePair<'Key, 'Value>>)
        : ImmutableDictionary<'Key, 'Value> =
        ImmutableDictionary<'Key, 'Value>.Empty.WithComparers(keyComparer).AddRange items

    /// A table that can be changed and becomes one that never changes.
    static member CreateBuilder<'Key, 'Value>() : ImmutableDictionaryBuilder<'Key, 'Value> =
        ImmutableDictionaryBuilder<'Key, 'Value>(ImmutableDictionary<'Key, 'Value>.Empty)

    /// A table that can be changed, by a comparer.
    static member CreateBuilder<'Key, 'Value>(keyComparer: IEqualityComparer<'Key>) : ImmutableDictionaryBuilder<'Key, 'Value> =
        ImmutableDictionaryBuilder<'Key, 'Value>(ImmutableDictionary<'Key, 'Value>.Empty.WithComparers(keyComparer))

    /// Of keys and values.
    [<Extension>]
    static member ToImmutableDictionary<'Key, 'Value>(source: IEnumerable<KeyValuePair<'Key, 'Value>>) : ImmutableDictionary<'Key, 'Value> =
        ImmutableDictionary<'Key, 'Value>.Empty.AddRange source

    /// Of keys and values, by a comparer.
    [<Extension>]
    static member ToImmutableDictionary<'Key, 'Value>(source: IEnumerable<KeyValuePair<'Key, 'Value>>, keyComparer: IEqualityComparer<'Key>)
        : ImmutableDictionary<'Key, 'Value> =
        ImmutableDictionary<'Key, 'Value>.Empty.WithComparers(keyComparer).AddRange source

    /// Of what functions make of elements.
    [<Extension>]
    static member ToImmutableDictionary<'Source, 'Key, 'Value>
        (source: IEnumerable<'Source>, keySelector: Func<'Source, 'Key>, elementSelector: Func<'Source, 'Value>)
        : ImmutableDictionary<'Key, 'Value> =
        let mutable result = ImmutableDictionary<'Key, 'Value>.Empty
        for x in source do
            result <- result.Add(keySelector.Invoke x, elementSelector.Invoke x)
        result

    /// Of elements by keys that a function makes.
    [<Extension>]
    static member ToImmutableDictionary<'Source, 'Key>(source: IEnumerable<'Source>, keySelector: Func<'Source, 'Key>)
        : ImmutableDictionary<'Key, 'Source> =
        let mutable result = ImmutableDictionary<'Key, 'Source>.Empty
        for x in source do
            result <- result.Add(keySelector.Invoke x, x)
        result

    /// What belongs to a key, or the default.
    [<Extension>]
    static member GetValueOrDefault<'Key, 'Value>(dictionary: ImmutableDictionary<'Key, 'Value>, key: 'Key) : 'Value =
        ImmutableRefusals.key key
        dictionary.Tree.Get key

    /// What belongs to a key, or another value.
    [<Extension>]
    static member GetValueOrDefault<'Key, 'Value>(dictionary: ImmutableDictionary<'Key, 'Value>, key: 'Key, defaultValue: 'Value)
        : 'Value =
        ImmutableRefusals.key key
        if dictionary.Tree.Has key then dictionary.Tree.Get key else defaultValue

    /// Whether a key is there with a value.
    [<Extension>]
    static member Contains<'Key, 'Value>(dictionary: ImmutableDictionary<'Key, 'Value>, key: 'Key, value: 'Value) : bool =
        dictionary.Contains(KeyValuePair<'Key, 'Value>(key, value))
