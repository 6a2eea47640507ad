namespace FSharp.Collections

open System
open System.Collections
open System.Collections.Generic
open Firefly.Runtime
open Firefly.Runtime.Collections

/// What maps share.
module MapParts =

    /// A map is asked to change.
    [<NoInline; Cold>]
    let refuse () : 'R = raise (NotSupportedException "Map values cannot be mutated.")

/// Immutable maps from keys to values.
///
/// In: keys with an order. Out: maps that share what did not change.
/// Holds: entries are visited from the smallest key; equal maps are equal, ordered and hashed by their entries.
[<Sealed>]
type Map<[<EqualityConditionalOn>] 'Key, [<EqualityConditionalOn; ComparisonConditionalOn>] 'Value when 'Key: comparison>
    internal (tree: Tree<'Key, 'Value>) =

    /// A map of the entries; of equal keys the last counts.
    new(elements: seq<'Key * 'Value>) = Map<'Key, 'Value>(Trees.ofPairs elements)

    /// The tree behind the map.
    member internal this.Tree: Tree<'Key, 'Value> = tree

    /// The map without entries.
    static member internal Empty: Map<'Key, 'Value> = Map<'Key, 'Value>(Leaf)

    /// The number of entries.
    member this.Count: int = Trees.size tree

    /// Whether there are no entries.
    member this.IsEmpty: bool = Trees.size tree = 0

    /// The value of a key.
    member this.Item
        with get (key: 'Key): 'Value =
            match Trees.tryFind key tree with
            | Some value -> value
            | None -> raiseKeyMissing ()

    /// The value of a key, if it is there.
    member this.TryFind(key: 'Key) : 'Value option = Trees.tryFind key tree

    /// The value of a key, if it is there.
    member this.TryGetValue(key: 'Key, [<System.Runtime.InteropServices.Out>] value: byref<'Value>) : bool =
        match Trees.tryFind key tree with
        | Some found ->
            value <- found
            true
        | None ->
            value <- zero<'Value> ()
            false

    /// Whether a key is there.
    member this.ContainsKey(key: 'Key) : bool = Trees.contains key tree

    /// The map with a key's value set.
    member this.Add(key: 'Key, value: 'Value) : Map<'Key, 'Value> = Map<'Key, 'Value>(Trees.add key value tree)

    /// The map without a key.
    member this.Remove(key: 'Key) : Map<'Key, 'Value> = Map<'Key, 'Value>(Trees.remove key tree)

    /// The map with a key's value changed, added or removed.
    member this.Change(key: 'Key, change: 'Value option -> 'Value option) : Map<'Key, 'Value> =
        let before = Trees.tryFind key tree
        match change before with
        | Some value -> Map<'Key, 'Value>(Trees.add key value tree)
        | None -> if before.IsNone then this else Map<'Key, 'Value>(Trees.remove key tree)

    /// The keys in order.
    member this.Keys: ICollection<'Key> =
        let keys = Buffer<'Key> 4
        Trees.iter (fun k _ -> keys.Add k) tree
        Snapshot<'Key>(keys.ToArray(), "Map values cannot be mutated.") :> ICollection<'Key>

    /// The values in the order of their keys.
    member this.Values: ICollection<'Value> =
        let values = Buffer<'Value> 4
        Trees.iter (fun _ v -> values.Add v) tree
        Snapshot<'Value>(values.ToArray(), "Map values cannot be mutated.") :> ICollection<'Value>

    /// The entry with the smallest key.
    member this.MinKeyValue: 'Key * 'Value =
        match Trees.first tree with
        | ValueSome(struct (k, v)) -> (k, v)
        | ValueNone -> raiseKeyMissing ()

    /// The entry with the largest key.
    member this.MaxKeyValue: 'Key * 'Value =
        match Trees.last tree with
        | ValueSome(struct (k, v)) -> (k, v)
        | ValueNone -> raiseKeyMissing ()

    override this.Equals(that: obj) : bool =
        match that with
        | :? Map<'Key, 'Value> as other ->
            Trees.compareWith (fun k1 v1 k2 v2 -> if equal k1 k2 && equal v1 v2 then 0 else 1) tree other.Tree = 0
        | _ -> false

    override this.GetHashCode() : int =
        Trees.fold (fun h k v -> ((((h <<< 1) + hashOf k + 631) <<< 1) + hashOf v + 631)) 0 tree

    override this.ToString() : string =
        let mutable shown = 0
        let mutable text = "map ["
        for entry in (this :> IEnumerable<KeyValuePair<'Key, 'Value>>) do
            if shown < 3 then
                if shown > 0 then
                    text <- text + "; "
                text <- text + "(" + textOf entry.Key + ", " + textOf entry.Value + ")"
            shown <- shown + 1
        if shown > 3 then text + "; ... ]" else text + "]"

    interface IComparable with
        member this.CompareTo(that: obj) : int =
            match that with
            | :? Map<'Key, 'Value> as other ->
                Trees.compareWith
                    (fun k1 v1 k2 v2 ->
                        let c = order k1 k2
                        if c <> 0 then c else order v1 v2)
                    tree
                    other.Tree
            | _ -> raiseArgument "that" "not comparable"

    interface IEnumerable<KeyValuePair<'Key, 'Value>> with
        member this.GetEnumerator() : IEnumerator<KeyValuePair<'Key, 'Value>> =
            new TreeEnumerator<'Key, 'Value, KeyValuePair<'Key, 'Value>>(tree, (fun k v -> KeyValuePair<'Key, 'Value>(k, v)))
            :> IEnumerator<KeyValuePair<'Key, 'Value>>

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator =
            new TreeEnumerator<'Key, 'Value, KeyValuePair<'Key, 'Value>>(tree, (fun k v -> KeyValuePair<'Key, 'Value>(k, v)))
            :> IEnumerator

    interface IReadOnlyCollection<KeyValuePair<'Key, 'Value>> with
        member this.Count: int = Trees.size tree

    interface IReadOnlyDictionary<'Key, 'Value> with
        member this.Item
            with get (key: 'Key): 'Value = this.[key]
        member this.ContainsKey(key: 'Key) : bool = Trees.contains key tree
        member this.TryGetValue(key: 'Key, [<System.Runtime.InteropServices.Out>] value: byref<'Value>) : bool = this.TryGetValue(key, &value)
        member this.Keys: IEnumerable<'Key> = this.Keys :> IEnumerable<'Key>
        member this.Values: IEnumerable<'Value> = this.Values :> IEnumerable<'Value>

    interface ICollection<KeyValuePair<'Key, 'Value>> with
        member this.Count: int = Trees.size tree
        member this.IsReadOnly: bool = true
        member this.Add(entry: KeyValuePair<'Key, 'Value>) : unit = MapParts.refuse ()
        member this.Clear() : unit = MapParts.refuse ()
        member this.Remove(entry: KeyValuePair<'Key, 'Value>) : bool = MapParts.refuse ()

        member this.Contains(entry: KeyValuePair<'Key, 'Value>) : bool =
            Trees.contains entry.Key tree && equal this.[entry.Key] entry.Value

        member this.CopyTo(target: KeyValuePair<'Key, 'Value>[], index: int) : unit =
            let mutable place = index
            let entries = (this :> IEnumerable<KeyValuePair<'Key, 'Value>>).GetEnumerator()
            while entries.MoveNext() do
                target.[place] <- entries.Current
                place <- place + 1

    interface IDictionary<'Key, 'Value> with
        member this.Item
            with get (key: 'Key): 'Value = this.[key]
            and set (key: 'Key) (value: 'Value): unit = MapParts.refuse ()

        member this.ContainsKey(key: 'Key) : bool = Trees.contains key tree
        member this.Add(key: 'Key, value: 'Value) : unit = MapParts.refuse ()
        member this.Remove(key: 'Key) : bool = MapParts.refuse ()
        member this.TryGetValue(key: 'Key, [<System.Runtime.InteropServices.Out>] value: byref<'Value>) : bool = this.TryGetValue(key, &value)
        member this.Keys: ICollection<'Key> = this.Keys
        member this.Values: ICollection<'Value> = this.Values

/// Functions on maps.
[<RequireQualifiedAccess>]
[<CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Map =

    /// The map without entries.
    let empty<'Key, 'T when 'Key: comparison> : Map<'Key, 'T> = Map<'Key, 'T>(Leaf: Tree<'Key, 'T>)

    /// Whether there are no entries.
    let isEmpty (table: Map<'Key, 'T>) : bool = table.IsEmpty

    /// The number of entries.
    let count (table: Map<'Key, 'T>) : int = table.Count

    /// The map with a key's value set.
    let add (key: 'Key) (value: 'T) (table: Map<'Key, 'T>) : Map<'Key, 'T> = Map<'Key, 'T>(Trees.add key value table.Tree)

    /// The map with a key's value changed, added or removed.
    let change (key: 'Key) (f: 'T option -> 'T option) (table: Map<'Key, 'T>) : Map<'Key, 'T> = table.Change(key, f)

    /// The map without a key.
    let remove (key: 'Key) (table: Map<'Key, 'T>) : Map<'Key, 'T> = Map<'Key, 'T>(Trees.remove key table.Tree)

    /// The value of a key.
    let find (key: 'Key) (table: Map<'Key, 'T>) : 'T = table.[key]

    /// The value of a key, if it is there.
    let tryFind (key: 'Key) (table: Map<'Key, 'T>) : 'T option = Trees.tryFind key table.Tree

    /// Whether a key is there.
    let containsKey (key: 'Key) (table: Map<'Key, 'T>) : bool = Trees.contains key table.Tree

    /// Applies an action to each entry.
    let iter (action: 'Key -> 'T -> unit) (table: Map<'Key, 'T>) : unit = Trees.iter action table.Tree

    /// The first result that is not None.
    let tryPick (chooser: 'Key -> 'T -> 'U option) (table: Map<'Key, 'T>) : 'U option = Trees.tryPick chooser table.Tree

    /// The first result that is not None.
    let pick (chooser: 'Key -> 'T -> 'U option) (table: Map<'Key, 'T>) : 'U =
        match Trees.tryPick chooser table.Tree with
        | Some found -> found
        | None -> raiseKeyMissing ()

    /// Whether some entry satisfies the predicate.
    let exists (predicate: 'Key -> 'T -> bool) (table: Map<'Key, 'T>) : bool = Trees.exists predicate table.Tree

    /// Whether all entries satisfy the predicate.
    let forall (predicate: 'Key -> 'T -> bool) (table: Map<'Key, 'T>) : bool =
        not (Trees.exists (fun k v -> not (predicate k v)) table.Tree)

    /// The entries that satisfy the predicate.
    let filter (predicate: 'Key -> 'T -> bool) (table: Map<'Key, 'T>) : Map<'Key, 'T> =
        Map<'Key, 'T>(Trees.filter predicate table.Tree)

    /// The entries that satisfy the predicate, and those that do not.
    let partition (predicate: 'Key -> 'T -> bool) (table: Map<'Key, 'T>) : Map<'Key, 'T> * Map<'Key, 'T> =
        let mutable no: Tree<'Key, 'T> = Leaf
        let mutable yes: Tree<'Key, 'T> = Leaf
        for entry in table do
            if predicate entry.Key entry.Value then
                yes <- Trees.add entry.Key entry.Value yes
            else
                no <- Trees.add entry.Key entry.Value no
        (Map<'Key, 'T>(yes), Map<'Key, 'T>(no))

    /// The same keys with other values.
    let map (mapping: 'Key -> 'T -> 'U) (table: Map<'Key, 'T>) : Map<'Key, 'U> = Map<'Key, 'U>(Trees.map mapping table.Tree)

    /// Folds from the smallest key.
    let fold<'Key, 'T, 'State when 'Key: comparison> (folder: 'State -> 'Key -> 'T -> 'State) (state: 'State) (table: Map<'Key, 'T>) : 'State =
        Trees.fold folder state table.Tree

    /// Folds from the largest key.
    let foldBack<'Key, 'T, 'State when 'Key: comparison> (folder: 'Key -> 'T -> 'State -> 'State) (table: Map<'Key, 'T>) (state: 'State) : 'State =
        Trees.foldBack folder table.Tree state

    /// The entries in order.
    let toList (table: Map<'Key, 'T>) : ('Key * 'T) list = Trees.foldBack (fun k v rest -> (k, v) :: rest) table.Tree []

    /// The entries in order.
    let toArray (table: Map<'Key, 'T>) : ('Key * 'T)[] =
        let result = newArray<'Key * 'T> table.Count
        let mutable i = 0
        for entry in table do
            set result i (entry.Key, entry.Value)
            i <- i + 1
        result

    /// The entries in order.
    let toSeq (table: Map<'Key, 'T>) : seq<'Key * 'T> = toArray table :> seq<'Key * 'T>

    /// A map of entries; of equal keys the last counts.
    let ofList (elements: ('Key * 'T) list) : Map<'Key, 'T> =
        let mutable tree: Tree<'Key, 'T> = Leaf
        for (key, value) in elements do
            tree <- Trees.add key value tree
        Map<'Key, 'T>(tree)

    /// A map of entries; of equal keys the last counts.
    let ofArray (elements: ('Key * 'T)[]) : Map<'Key, 'T> =
        let mutable tree: Tree<'Key, 'T> = Leaf
        for (key, value) in elements do
            tree <- Trees.add key value tree
        Map<'Key, 'T>(tree)

    /// A map of entries; of equal keys the last counts.
    let ofSeq (elements: seq<'Key * 'T>) : Map<'Key, 'T> = Map<'Key, 'T>(Trees.ofPairs elements)

    /// The first key, in order, whose entry satisfies the predicate, if there is one.
    let tryFindKey (predicate: 'Key -> 'T -> bool) (table: Map<'Key, 'T>) : 'Key option =
        Trees.tryPick (fun k v -> if predicate k v then Some k else None) table.Tree

    /// The first key, in order, whose entry satisfies the predicate.
    let findKey (predicate: 'Key -> 'T -> bool) (table: Map<'Key, 'T>) : 'Key =
        match tryFindKey predicate table with
        | Some key -> key
        | None -> raiseNotFound ()

    /// The keys in order.
    let keys (table: Map<'Key, 'T>) : ICollection<'Key> = table.Keys

    /// The values in the order of their keys.
    let values (table: Map<'Key, 'T>) : ICollection<'T> = table.Values

    /// The entry with the smallest key.
    let minKeyValue (table: Map<'Key, 'T>) : 'Key * 'T = table.MinKeyValue

    /// The entry with the largest key.
    let maxKeyValue (table: Map<'Key, 'T>) : 'Key * 'T = table.MaxKeyValue
