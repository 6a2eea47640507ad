namespace Firefly.Runtime

open System
open System.Collections
open System.Collections.Generic
open Firefly.Runtime.Collections

/// What `dict` and `readOnlyDict` give: a dictionary that cannot be changed.
///
/// In: a dictionary that nobody else changes. Out: the same entries; changing raises NotSupportedException.
[<AllowNullLiteral>]
type FixedDictionary<'Key, 'Value when 'Key: equality>(entries: Dictionary<'Key, 'Value>) =
    let refuse () : 'R = raise (NotSupportedException "This value cannot be mutated")

    // .NET keeps keys that may be null in a box, which its message names
    let missing (key: 'Key) : 'R =
        let shown =
            if typeof<'Key>.IsValueType then
                textOf key
            else
                "Microsoft.FSharp.Core.CompilerServices.RuntimeHelpers+StructBox`1[" + typeof<'Key>.ToString() + "]"
        raise (KeyNotFoundException("The given key '" + shown + "' was not present in the dictionary."))

    let find (key: 'Key) : 'Value =
        let mutable value = zero<'Value> ()
        if not (entries.TryGetValue(key, &value)) then
            missing key
        value

    interface IEnumerable<KeyValuePair<'Key, 'Value>> with
        member this.GetEnumerator() : IEnumerator<KeyValuePair<'Key, 'Value>> = entries.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = entries.GetEnumerator() :> IEnumerator

    interface ICollection<KeyValuePair<'Key, 'Value>> with
        member this.Count: int = entries.Count
        member this.IsReadOnly: bool = true
        member this.Add(entry: KeyValuePair<'Key, 'Value>) : unit = refuse ()
        member this.Clear() : unit = refuse ()
        member this.Remove(entry: KeyValuePair<'Key, 'Value>) : bool = refuse ()

        member this.Contains(entry: KeyValuePair<'Key, 'Value>) : bool =
            entries.ContainsKey entry.Key && equalER entries.[entry.Key] entry.Value

        member this.CopyTo(target: KeyValuePair<'Key, 'Value>[], index: int) : unit =
            (entries :> ICollection<KeyValuePair<'Key, 'Value>>).CopyTo(target, index)

    interface IReadOnlyCollection<KeyValuePair<'Key, 'Value>> with
        member this.Count: int = entries.Count

    interface IReadOnlyDictionary<'Key, 'Value> with
        member this.Item
            with get (key: 'Key): 'Value = find key

        member this.ContainsKey(key: 'Key) : bool = entries.ContainsKey key
        member this.TryGetValue(key: 'Key, [<System.Runtime.InteropServices.Out>] value: byref<'Value>) : bool =
            entries.TryGetValue(key, &value)
        member this.Keys: IEnumerable<'Key> = entries.Keys :> IEnumerable<'Key>
        member this.Values: IEnumerable<'Value> = entries.Values :> IEnumerable<'Value>

    interface IDictionary<'Key, 'Value> with
        member this.Item
            with get (key: 'Key): 'Value = find key
            and set (key: 'Key) (value: 'Value): unit = refuse ()

        member this.ContainsKey(key: 'Key) : bool = entries.ContainsKey key
        member this.Add(key: 'Key, value: 'Value) : unit = refuse ()
        member this.Remove(key: 'Key) : bool = refuse ()
        member this.TryGetValue(key: 'Key, [<System.Runtime.InteropServices.Out>] value: byref<'Value>) : bool =
            entries.TryGetValue(key, &value)
        member this.Keys: ICollection<'Key> = entries.Keys :> ICollection<'Key>
        member this.Values: ICollection<'Value> = entries.Values :> ICollection<'Value>

namespace FSharp.Core

open System.Collections.Generic
open Firefly.Runtime
open Firefly.Runtime.Collections
open FSharp.Collections

/// The functions on collections that need no module name.
[<AutoOpen>]
module ExtraTopLevelOperators =

    /// The elements of the first list, then those of the second; costs the length of the first.
    let (@) (list1: 'T list) (list2: 'T list) : 'T list = List.append list1 list2

    /// A set of elements.
    let set (elements: seq<'T>) : Set<'T> = Set.ofSeq elements

    let private fixedOf (entries: seq<'Key * 'Value>) : FixedDictionary<'Key, 'Value> when 'Key: equality =
        let table = Dictionary<'Key, 'Value>(HashIdentity.Structural<'Key>)
        table.TakeNull()
        for (key, value) in entries do
            table.[key] <- value
        FixedDictionary<'Key, 'Value>(table)

    /// A dictionary of entries that cannot be changed; of equal keys the last counts.
    let dict (keyValuePairs: seq<'Key * 'Value>) : IDictionary<'Key, 'Value> when 'Key: equality =
        fixedOf keyValuePairs :> IDictionary<'Key, 'Value>

    /// A dictionary of entries to be read; of equal keys the last counts.
    let readOnlyDict (keyValuePairs: seq<'Key * 'Value>) : IReadOnlyDictionary<'Key, 'Value> when 'Key: equality =
        fixedOf keyValuePairs :> IReadOnlyDictionary<'Key, 'Value>

    /// The value of a lazy value, which is computed.
    let (|Lazy|) (input: Lazy<'T>) : 'T = input.Force()

    /// The key and the value of a pair.
    let (|KeyValue|) (keyValuePair: KeyValuePair<'Key, 'Value>) : 'Key * 'Value = (keyValuePair.Key, keyValuePair.Value)
