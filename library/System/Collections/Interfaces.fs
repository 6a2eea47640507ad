namespace System.Collections.Generic

open System.Collections

/// The interfaces of collections, and pairs of a key and a value.
///
/// Holds: they extend `IEnumerable<'T>`; a collection that cannot be changed raises NotSupportedException from the
/// members that would change it.

/// A key with its value.
[<Struct>]
type KeyValuePair<'Key, 'Value>(key: 'Key, value: 'Value) =
    /// The key.
    member this.Key: 'Key = key

    /// The value.
    member this.Value: 'Value = value

    /// A pair.
    static member Create(key: 'Key, value: 'Value) : KeyValuePair<'Key, 'Value> = KeyValuePair<'Key, 'Value>(key, value)

    /// `[key, value]`
    override this.ToString() : string =
        "[" + (# "to_string" key : string #) + ", " + (# "to_string" value : string #) + "]"

/// A collection with a number of elements.
[<AllowNullLiteral>]
type IReadOnlyCollection<'T> =
    inherit IEnumerable<'T>
    /// The number of elements.
    abstract Count: int

/// A collection with an index.
[<AllowNullLiteral>]
type IReadOnlyList<'T> =
    inherit IReadOnlyCollection<'T>
    /// The element at an index.
    abstract Item: int -> 'T with get

/// A collection that can be changed.
[<AllowNullLiteral>]
type ICollection<'T> =
    inherit IEnumerable<'T>
    /// The number of elements.
    abstract Count: int
    /// Whether it refuses to be changed.
    abstract IsReadOnly: bool
    /// Adds an element.
    abstract Add: 'T -> unit
    /// Removes all elements.
    abstract Clear: unit -> unit
    /// Whether an element is there.
    abstract Contains: 'T -> bool
    /// Copies the elements into an array from an index.
    abstract CopyTo: 'T[] * int -> unit
    /// Removes an element; false if it was not there.
    abstract Remove: 'T -> bool

/// A collection with an index that can be changed.
[<AllowNullLiteral>]
type IList<'T> =
    inherit ICollection<'T>
    /// The element at an index.
    abstract Item: int -> 'T with get, set
    /// The index of an element, or -1.
    abstract IndexOf: 'T -> int
    /// Inserts an element at an index.
    abstract Insert: int * 'T -> unit
    /// Removes the element at an index.
    abstract RemoveAt: int -> unit

/// Values by keys, to be read.
[<AllowNullLiteral>]
type IReadOnlyDictionary<'Key, 'Value> =
    inherit IReadOnlyCollection<KeyValuePair<'Key, 'Value>>
    /// The value of a key.
    abstract Item: 'Key -> 'Value with get
    /// Whether a key is there.
    abstract ContainsKey: 'Key -> bool
    /// The value of a key, if it is there.
    abstract TryGetValue: key: 'Key * value: outref<'Value> -> bool
    /// The keys.
    abstract Keys: IEnumerable<'Key>
    /// The values.
    abstract Values: IEnumerable<'Value>

/// Values by keys.
[<AllowNullLiteral>]
type IDictionary<'Key, 'Value> =
    inherit ICollection<KeyValuePair<'Key, 'Value>>
    /// The value of a key.
    abstract Item: 'Key -> 'Value with get, set
    /// Whether a key is there.
    abstract ContainsKey: 'Key -> bool
    /// Adds a key, which must be new.
    abstract Add: 'Key * 'Value -> unit
    /// Removes a key; false if it was not there.
    abstract Remove: 'Key -> bool
    /// The value of a key, if it is there.
    abstract TryGetValue: key: 'Key * value: outref<'Value> -> bool
    /// The keys.
    abstract Keys: ICollection<'Key>
    /// The values.
    abstract Values: ICollection<'Value>

/// A set that can be changed.
[<AllowNullLiteral>]
type ISet<'T> =
    inherit ICollection<'T>
    /// Adds an element; false if it was there.
    abstract Add: 'T -> bool
    /// Adds all elements of another collection.
    abstract UnionWith: IEnumerable<'T> -> unit
    /// Keeps the elements that another collection has too.
    abstract IntersectWith: IEnumerable<'T> -> unit
    /// Removes the elements of another collection.
    abstract ExceptWith: IEnumerable<'T> -> unit
    /// Whether all elements are in another collection, which has others too.
    abstract IsProperSubsetOf: IEnumerable<'T> -> bool
    /// Whether all elements of another collection are there, and others too.
    abstract IsProperSupersetOf: IEnumerable<'T> -> bool
    /// Whether all elements are in another collection.
    abstract IsSubsetOf: IEnumerable<'T> -> bool
    /// Whether all elements of another collection are there.
    abstract IsSupersetOf: IEnumerable<'T> -> bool
    /// Whether another collection shares an element.
    abstract Overlaps: IEnumerable<'T> -> bool
    /// Whether another collection has the same elements.
    abstract SetEquals: IEnumerable<'T> -> bool
    /// Keeps the elements that either this set or another collection has, not both.
    abstract SymmetricExceptWith: IEnumerable<'T> -> unit
