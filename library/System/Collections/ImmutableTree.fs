namespace System.Collections.Immutable

open System
open System.Collections.Generic
open Firefly.Runtime
open Firefly.Runtime.Collections

/// A balanced search tree that never changes: a change gives another one, which shares most of its nodes.
///
/// Holds: keys in order; the heights of two sides differ by at most one; `Count` is the number of keys.
type internal KeyNode<'Key, 'Value> =
    | Bare
    | Fork of
        Left: KeyNode<'Key, 'Value> *
        Key: 'Key *
        Value: 'Value *
        Right: KeyNode<'Key, 'Value> *
        Height: int *
        Count: int

/// Operations on the trees. The order is a function of two keys: each costs one path of the tree.
module internal KeyNodes =

    let height (node: KeyNode<'Key, 'Value>) : int =
        match node with
        | Bare -> 0
        | Fork(_, _, _, _, h, _) -> h

    let count (node: KeyNode<'Key, 'Value>) : int =
        match node with
        | Bare -> 0
        | Fork(_, _, _, _, _, n) -> n

    let make (left: KeyNode<'Key, 'Value>) (key: 'Key) (value: 'Value) (right: KeyNode<'Key, 'Value>) =
        Fork(left, key, value, right, 1 + max (height left) (height right), 1 + count left + count right)

    /// The same keys in balance; the heights differ by at most two.
    let balance (left: KeyNode<'Key, 'Value>) (key: 'Key) (value: 'Value) (right: KeyNode<'Key, 'Value>) =
        if height left > height right + 1 then
            match left with
            | Fork(ll, lk, lv, lr, _, _) when height ll >= height lr -> make ll lk lv (make lr key value right)
            | Fork(ll, lk, lv, Fork(a, k, v, b, _, _), _, _) -> make (make ll lk lv a) k v (make b key value right)
            | _ -> make left key value right
        elif height right > height left + 1 then
            match right with
            | Fork(rl, rk, rv, rr, _, _) when height rr >= height rl -> make (make left key value rl) rk rv rr
            | Fork(Fork(a, k, v, b, _, _), rk, rv, rr, _, _) -> make (make left key value a) k v (make b rk rv rr)
            | _ -> make left key value right
        else
            make left key value right

    /// The node of a key, or `Bare`.
    let rec find (order: 'Key -> 'Key -> int) (key: 'Key) (node: KeyNode<'Key, 'Value>) : KeyNode<'Key, 'Value> =
        match node with
        | Bare -> Bare
        | Fork(left, k, _, right, _, _) ->
            let c = order key k
            if c = 0 then node
            elif c < 0 then find order key left
            else find order key right

    /// The tree with a key and its value. A key that is there stays the same object unless told otherwise.
    let rec put (order: 'Key -> 'Key -> int) (key: 'Key) (value: 'Value) (node: KeyNode<'Key, 'Value>)
        : KeyNode<'Key, 'Value> =
        match node with
        | Bare -> Fork(Bare, key, value, Bare, 1, 1)
        | Fork(left, k, v, right, _, _) ->
            let c = order key k
            if c = 0 then make left key value right
            elif c < 0 then balance (put order key value left) k v right
            else balance left k v (put order key value right)

    /// The node at an index that is inside.
    let rec at (index: int) (node: KeyNode<'Key, 'Value>) : KeyNode<'Key, 'Value> =
        match node with
        | Bare -> Bare
        | Fork(left, _, _, right, _, _) ->
            let n = count left
            if index < n then at index left
            elif index = n then node
            else at (index - n - 1) right

    let rec private removeFirst (node: KeyNode<'Key, 'Value>) : KeyNode<'Key, 'Value> =
        match node with
        | Bare -> Bare
        | Fork(Bare, _, _, right, _, _) -> right
        | Fork(left, k, v, right, _, _) -> balance (removeFirst left) k v right

    /// The tree without a key.
    let rec remove (order: 'Key -> 'Key -> int) (key: 'Key) (node: KeyNode<'Key, 'Value>) : KeyNode<'Key, 'Value> =
        match node with
        | Bare -> Bare
        | Fork(left, k, v, right, _, _) ->
            let c = order key k
            if c < 0 then
                balance (remove order key left) k v right
            elif c > 0 then
                balance left k v (remove order key right)
            else
                match left, right with
                | Bare, other
                | other, Bare -> other
                | _ ->
                    match at 0 right with
                    | Fork(_, k, v, _, _, _) -> balance left k v (removeFirst right)
                    | Bare -> left

    /// The index of a key, or the complement of the index where it would be.
    let indexOf (order: 'Key -> 'Key -> int) (key: 'Key) (root: KeyNode<'Key, 'Value>) : int =
        let rec search (before: int) (node: KeyNode<'Key, 'Value>) : int =
            match node with
            | Bare -> ~~~before
            | Fork(left, k, _, right, _, _) ->
                let c = order key k
                if c = 0 then before + count left
                elif c < 0 then search before left
                else search (before + count left + 1) right
        search 0 root

    /// Calls an action with each key and value, in order.
    let rec iterate (action: 'Key -> 'Value -> unit) (node: KeyNode<'Key, 'Value>) : unit =
        match node with
        | Bare -> ()
        | Fork(left, k, v, right, _, _) ->
            iterate action left
            action k v
            iterate action right

/// Keys whose hashes are equal, in the order in which they came.
type internal HashChain<'Key, 'Value> =
    | ChainEnd
    | Link of Key: 'Key * Value: 'Value * Next: HashChain<'Key, 'Value>

/// A hash table that never changes: a tree of the hashes, smallest first, which is the order in which .NET enumerates.
///
/// Holds: `Count` is the number of keys in all chains of `Root`.
[<Sealed; AllowNullLiteral>]
type internal HashTree<'Key, 'Value>
    (root: KeyNode<int, HashChain<'Key, 'Value>>, count: int, keyComparer: IEqualityComparer<'Key>) =

    let hash (key: 'Key) : int =
        if isNull (box key) then 0
        elif isNullRef keyComparer then hashObject key
        else keyComparer.GetHashCode key

    let same (a: 'Key) (b: 'Key) : bool =
        if isNullRef keyComparer then equalObjects a b else keyComparer.Equals(a, b)

    let rec findIn (key: 'Key) (chain: HashChain<'Key, 'Value>) : HashChain<'Key, 'Value> =
        match chain with
        | ChainEnd -> ChainEnd
        | Link(k, _, next) -> if same k key then chain else findIn key next

    let rec putIn (key: 'Key) (value: 'Value) (chain: HashChain<'Key, 'Value>) : HashChain<'Key, 'Value> =
        match chain with
        | ChainEnd -> Link(key, value, ChainEnd)
        | Link(k, v, next) -> if same k key then Link(key, value, next) else Link(k, v, putIn key value next)

    let rec removeIn (key: 'Key) (chain: HashChain<'Key, 'Value>) : HashChain<'Key, 'Value> =
        match chain with
        | ChainEnd -> ChainEnd
        | Link(k, v, next) -> if same k key then next else Link(k, v, removeIn key next)

    let chainOf (h: int) : HashChain<'Key, 'Value> =
        match KeyNodes.find compare h root with
        | Fork(_, _, chain, _, _, _) -> chain
        | Bare -> ChainEnd

    member this.Count: int = count
    member this.Comparer: IEqualityComparer<'Key> = keyComparer
    /// Whether a key is there.
    member this.Has(key: 'Key) : bool =
        match findIn key (chainOf (hash key)) with
        | ChainEnd -> false
        | Link _ -> true

    /// What belongs to a key, or the default.
    member this.Get(key: 'Key) : 'Value =
        match findIn key (chainOf (hash key)) with
        | ChainEnd -> zero<'Value> ()
        | Link(_, v, _) -> v

    /// The key that is there and equal to another, or that other.
    member this.KeyOf(key: 'Key) : 'Key =
        match findIn key (chainOf (hash key)) with
        | ChainEnd -> key
        | Link(k, _, _) -> k

    /// The table with a key, which replaces an equal one.
    member this.Put(key: 'Key, value: 'Value) : HashTree<'Key, 'Value> =
        let h = hash key
        let chain = chainOf h
        let added =
            match findIn key chain with
            | ChainEnd -> 1
            | Link _ -> 0
        HashTree<'Key, 'Value>(KeyNodes.put compare h (putIn key value chain) root, count + added, keyComparer)

    /// The table without a key; itself if it is not there.
    member this.Remove(key: 'Key) : HashTree<'Key, 'Value> =
        let h = hash key
        let chain = chainOf h
        match findIn key chain with
        | ChainEnd -> this
        | Link _ ->
            let rest =
                match removeIn key chain with
                | ChainEnd -> KeyNodes.remove compare h root
                | left -> KeyNodes.put compare h left root
            HashTree<'Key, 'Value>(rest, count - 1, keyComparer)

    /// All keys and values in order.
    member this.Items: ResizeArray<KeyValuePair<'Key, 'Value>> =
        let all = ResizeArray<KeyValuePair<'Key, 'Value>>(count)
        let rec walk (chain: HashChain<'Key, 'Value>) : unit =
            match chain with
            | ChainEnd -> ()
            | Link(k, v, next) ->
                all.Add(KeyValuePair<'Key, 'Value>(k, v))
                walk next
        KeyNodes.iterate (fun _ chain -> walk chain) root
        all

    /// All keys in order.
    member this.Keys: ResizeArray<'Key> =
        let all = ResizeArray<'Key>(count)
        for item in this.Items do
            all.Add item.Key
        all

/// A sorted table that never changes.
[<Sealed; AllowNullLiteral>]
type internal SortedTree<'Key, 'Value>(root: KeyNode<'Key, 'Value>, keyComparer: IComparer<'Key>) =

    let order (a: 'Key) (b: 'Key) : int = if isNullRef keyComparer then orderObjects a b else keyComparer.Compare(a, b)

    member this.Count: int = KeyNodes.count root
    member this.Comparer: IComparer<'Key> = keyComparer

    /// Whether a key is there.
    member this.Has(key: 'Key) : bool =
        match KeyNodes.find order key root with
        | Bare -> false
        | Fork _ -> true

    /// What belongs to a key, or the default.
    member this.Get(key: 'Key) : 'Value =
        match KeyNodes.find order key root with
        | Bare -> zero<'Value> ()
        | Fork(_, _, v, _, _, _) -> v

    /// The key that is there and equal to another, or that other.
    member this.KeyOf(key: 'Key) : 'Key =
        match KeyNodes.find order key root with
        | Bare -> key
        | Fork(_, k, _, _, _, _) -> k

    /// The key at an index that is inside.
    member this.At(index: int) : 'Key =
        match KeyNodes.at index root with
        | Bare -> zero<'Key> ()
        | Fork(_, k, _, _, _, _) -> k

    /// The index of a key, or the complement of where it would be.
    member this.IndexOf(key: 'Key) : int = KeyNodes.indexOf order key root

    /// The table with a key, which replaces an equal one.
    member this.Put(key: 'Key, value: 'Value) : SortedTree<'Key, 'Value> =
        SortedTree<'Key, 'Value>(KeyNodes.put order key value root, keyComparer)

    /// The table without a key; itself if it is not there.
    member this.Remove(key: 'Key) : SortedTree<'Key, 'Value> =
        if this.Has key then
            SortedTree<'Key, 'Value>(KeyNodes.remove order key root, keyComparer)
        else
            this

    /// All keys and values in order.
    member this.Items: ResizeArray<KeyValuePair<'Key, 'Value>> =
        let all = ResizeArray<KeyValuePair<'Key, 'Value>>(this.Count)
        KeyNodes.iterate (fun k v -> all.Add(KeyValuePair<'Key, 'Value>(k, v))) root
        all

    /// All keys in order.
    member this.Keys: ResizeArray<'Key> =
        let all = ResizeArray<'Key>(this.Count)
        KeyNodes.iterate (fun k _ -> all.Add k) root
        all

/// What collections that never change refuse.
module internal ImmutableRefusals =

    [<NoInline; Cold>]
    let noChange () : 'R = raise (NotSupportedException())

    [<NoInline; Cold>]
    let missing (key: 'Key) : 'R =
        raise (KeyNotFoundException("The given key '" + string (box key) + "' was not present in the dictionary."))

    [<NoInline; Cold>]
    let duplicate (key: 'Key) : 'R =
        raise (
            ArgumentException(
                "An element with the same key but a different value already exists. Key: '" + string (box key) + "'"
            )
        )

    let key (key: 'Key) : unit =
        if isNull (box key) then
            raise (ArgumentNullException "key")

    /// Whether two values are the same, by a comparer or by equality for null.
    let sameValue (comparer: IEqualityComparer<'Value>) (a: 'Value) (b: 'Value) : bool =
        if isNullRef comparer then equalObjects a b else comparer.Equals(a, b)
