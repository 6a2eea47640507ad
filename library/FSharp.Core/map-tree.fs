namespace Firefly.Runtime

open System.Collections
open System.Collections.Generic
open Firefly.Runtime.Collections

/// The balanced search trees behind maps and sets.
///
/// In: keys with a structural order. Out: immutable trees that share what did not change.
/// Holds: a node's size counts its keys; neither side of a node has more than three times the keys of the other
/// (Adams 1993, with the parameters of Hirai and Yamamoto 2011), so the depth is logarithmic and recursion is safe.

/// A search tree; a set is a tree whose values are unit.
[<NoEquality; NoComparison>]
type Tree<'K, 'V> =
    /// No keys.
    | Leaf
    /// A key with its value between smaller and larger keys.
    | Node of size: int * key: 'K * value: 'V * left: Tree<'K, 'V> * right: Tree<'K, 'V>

/// Operations on trees.
module Trees =

    /// The number of keys.
    let inline size (tree: Tree<'K, 'V>) : int =
        match tree with
        | Leaf -> 0
        | Node(n, _, _, _, _) -> n

    let inline private node (key: 'K) (value: 'V) (left: Tree<'K, 'V>) (right: Tree<'K, 'V>) : Tree<'K, 'V> =
        Node(size left + size right + 1, key, value, left, right)

    let private rotateLeft (key: 'K) (value: 'V) (left: Tree<'K, 'V>) (right: Tree<'K, 'V>) : Tree<'K, 'V> =
        match right with
        | Node(_, k, v, inner, outer) ->
            if size inner < 2 * size outer then
                node k v (node key value left inner) outer
            else
                match inner with
                | Node(_, k2, v2, a, b) -> node k2 v2 (node key value left a) (node k v b outer)
                | Leaf -> node key value left right
        | Leaf -> node key value left right

    let private rotateRight (key: 'K) (value: 'V) (left: Tree<'K, 'V>) (right: Tree<'K, 'V>) : Tree<'K, 'V> =
        match left with
        | Node(_, k, v, outer, inner) ->
            if size inner < 2 * size outer then
                node k v outer (node key value inner right)
            else
                match inner with
                | Node(_, k2, v2, a, b) -> node k2 v2 (node k v outer a) (node key value b right)
                | Leaf -> node key value left right
        | Leaf -> node key value left right

    /// A node whose sides may be out of balance by one insertion or removal.
    let private balance (key: 'K) (value: 'V) (left: Tree<'K, 'V>) (right: Tree<'K, 'V>) : Tree<'K, 'V> =
        let l = size left
        let r = size right
        if l + r <= 1 then node key value left right
        elif r > 3 * l then rotateLeft key value left right
        elif l > 3 * r then rotateRight key value left right
        else node key value left right

    /// The value of a key, if it is there.
    let rec tryFind (key: 'K) (tree: Tree<'K, 'V>) : 'V option =
        match tree with
        | Leaf -> None
        | Node(_, k, v, left, right) ->
            let c = order key k
            if c < 0 then tryFind key left
            elif c > 0 then tryFind key right
            else Some v

    /// Whether a key is there.
    let rec contains (key: 'K) (tree: Tree<'K, 'V>) : bool =
        match tree with
        | Leaf -> false
        | Node(_, k, _, left, right) ->
            let c = order key k
            if c < 0 then contains key left
            elif c > 0 then contains key right
            else true

    /// The tree with a key's value set.
    let rec add (key: 'K) (value: 'V) (tree: Tree<'K, 'V>) : Tree<'K, 'V> =
        match tree with
        | Leaf -> Node(1, key, value, Leaf, Leaf)
        | Node(n, k, v, left, right) ->
            let c = order key k
            if c < 0 then balance k v (add key value left) right
            elif c > 0 then balance k v left (add key value right)
            else Node(n, key, value, left, right)

    /// The tree with a key: one that is equal to it stays in its place.
    let rec addKey (key: 'K) (tree: Tree<'K, unit>) : Tree<'K, unit> =
        match tree with
        | Leaf -> Node(1, key, (), Leaf, Leaf)
        | Node(_, k, (), left, right) ->
            let c = order key k
            if c < 0 then balance k () (addKey key left) right
            elif c > 0 then balance k () left (addKey key right)
            else tree

    /// The smallest key with its value and the tree without it; the tree is not empty.
    let rec private takeFirst (key: 'K) (value: 'V) (left: Tree<'K, 'V>) (right: Tree<'K, 'V>) : struct ('K * 'V * Tree<'K, 'V>) =
        match left with
        | Leaf -> struct (key, value, right)
        | Node(_, k, v, l, r) ->
            let struct (firstKey, firstValue, rest) = takeFirst k v l r
            struct (firstKey, firstValue, balance key value rest right)

    /// Two trees of neighbouring sizes in one; all keys of the first are smaller.
    let private glue (left: Tree<'K, 'V>) (right: Tree<'K, 'V>) : Tree<'K, 'V> =
        match left, right with
        | Leaf, _ -> right
        | _, Leaf -> left
        | _, Node(_, k, v, l, r) ->
            let struct (key, value, rest) = takeFirst k v l r
            balance key value left rest

    /// The tree without a key.
    let rec remove (key: 'K) (tree: Tree<'K, 'V>) : Tree<'K, 'V> =
        match tree with
        | Leaf -> Leaf
        | Node(_, k, v, left, right) ->
            let c = order key k
            if c < 0 then balance k v (remove key left) right
            elif c > 0 then balance k v left (remove key right)
            else glue left right

    /// Two trees of any sizes with a key between them.
    let rec private link (key: 'K) (value: 'V) (left: Tree<'K, 'V>) (right: Tree<'K, 'V>) : Tree<'K, 'V> =
        match left, right with
        | Leaf, _ -> add key value right
        | _, Leaf -> add key value left
        | Node(l, lk, lv, ll, lr), Node(r, rk, rv, rl, rr) ->
            if 3 * l < r then balance rk rv (link key value left rl) rr
            elif 3 * r < l then balance lk lv ll (link key value lr right)
            else node key value left right

    /// Two trees of any sizes; all keys of the first are smaller.
    let private merge (left: Tree<'K, 'V>) (right: Tree<'K, 'V>) : Tree<'K, 'V> =
        match right with
        | Leaf -> left
        | Node(_, k, v, l, r) ->
            let struct (key, value, rest) = takeFirst k v l r
            link key value left rest

    /// The keys below a key, whether it is there, and the keys above it.
    let rec private split (key: 'K) (tree: Tree<'K, 'V>) : struct (Tree<'K, 'V> * bool * Tree<'K, 'V>) =
        match tree with
        | Leaf -> struct (Leaf, false, Leaf)
        | Node(_, k, v, left, right) ->
            let c = order key k
            if c < 0 then
                let struct (below, found, above) = split key left
                struct (below, found, link k v above right)
            elif c > 0 then
                let struct (below, found, above) = split key right
                struct (link k v left below, found, above)
            else
                struct (left, true, right)

    /// The keys of either tree; those of the first are kept where both have them.
    let rec union (a: Tree<'K, 'V>) (b: Tree<'K, 'V>) : Tree<'K, 'V> =
        match a, b with
        | Leaf, _ -> b
        | _, Leaf -> a
        | Node(_, k, v, left, right), _ ->
            let struct (below, _, above) = split k b
            link k v (union left below) (union right above)

    /// The keys of the first tree which the second has too.
    let rec intersect (a: Tree<'K, 'V>) (b: Tree<'K, 'V>) : Tree<'K, 'V> =
        match a, b with
        | Leaf, _
        | _, Leaf -> Leaf
        | Node(_, k, v, left, right), _ ->
            let struct (below, found, above) = split k b
            let l = intersect left below
            let r = intersect right above
            if found then link k v l r else merge l r

    /// The keys of the first tree which the second does not have.
    let rec difference (a: Tree<'K, 'V>) (b: Tree<'K, 'V>) : Tree<'K, 'V> =
        match a, b with
        | Leaf, _ -> Leaf
        | _, Leaf -> a
        | _, Node(_, k, _, left, right) ->
            let struct (below, _, above) = split k a
            merge (difference below left) (difference above right)

    /// The entries that satisfy the predicate, asked in order.
    let rec filter (predicate: 'K -> 'V -> bool) (tree: Tree<'K, 'V>) : Tree<'K, 'V> =
        match tree with
        | Leaf -> Leaf
        | Node(_, k, v, left, right) ->
            let l = filter predicate left
            let keep = predicate k v
            let r = filter predicate right
            if keep then link k v l r else merge l r

    /// The same keys with other values, computed in order.
    let rec map (mapping: 'K -> 'V -> 'U) (tree: Tree<'K, 'V>) : Tree<'K, 'U> =
        match tree with
        | Leaf -> Leaf
        | Node(n, k, v, left, right) ->
            let l = map mapping left
            let value = mapping k v
            Node(n, k, value, l, map mapping right)

    /// Folds from the smallest key.
    let rec fold (folder: 'S -> 'K -> 'V -> 'S) (state: 'S) (tree: Tree<'K, 'V>) : 'S =
        match tree with
        | Leaf -> state
        | Node(_, k, v, left, right) -> fold folder (folder (fold folder state left) k v) right

    /// Folds from the largest key.
    let rec foldBack (folder: 'K -> 'V -> 'S -> 'S) (tree: Tree<'K, 'V>) (state: 'S) : 'S =
        match tree with
        | Leaf -> state
        | Node(_, k, v, left, right) -> foldBack folder left (folder k v (foldBack folder right state))

    /// Applies an action in order.
    let rec iter (action: 'K -> 'V -> unit) (tree: Tree<'K, 'V>) : unit =
        match tree with
        | Leaf -> ()
        | Node(_, k, v, left, right) ->
            iter action left
            action k v
            iter action right

    /// Whether some entry satisfies the predicate, asked in order.
    let rec exists (predicate: 'K -> 'V -> bool) (tree: Tree<'K, 'V>) : bool =
        match tree with
        | Leaf -> false
        | Node(_, k, v, left, right) -> exists predicate left || predicate k v || exists predicate right

    /// The first result, in order, that is not None.
    let rec tryPick (chooser: 'K -> 'V -> 'U option) (tree: Tree<'K, 'V>) : 'U option =
        match tree with
        | Leaf -> None
        | Node(_, k, v, left, right) ->
            match tryPick chooser left with
            | Some x -> Some x
            | None ->
                match chooser k v with
                | Some x -> Some x
                | None -> tryPick chooser right

    /// The entry with the smallest key; None for the empty tree.
    let rec first (tree: Tree<'K, 'V>) : struct ('K * 'V) voption =
        match tree with
        | Leaf -> ValueNone
        | Node(_, k, v, Leaf, _) -> ValueSome(struct (k, v))
        | Node(_, _, _, left, _) -> first left

    /// The entry with the largest key; None for the empty tree.
    let rec last (tree: Tree<'K, 'V>) : struct ('K * 'V) voption =
        match tree with
        | Leaf -> ValueNone
        | Node(_, k, v, _, Leaf) -> ValueSome(struct (k, v))
        | Node(_, _, _, _, right) -> last right

    /// The trees still to be visited after the left spine of a tree has been put on the stack.
    let rec descend (tree: Tree<'K, 'V>) (stack: Tree<'K, 'V> list) : Tree<'K, 'V> list =
        match tree with
        | Leaf -> stack
        | Node(_, _, _, left, _) -> descend left (tree :: stack)

    /// Whether all keys of the first tree are in the second.
    let rec isSubset (a: Tree<'K, 'V>) (b: Tree<'K, 'V>) : bool =
        match a with
        | Leaf -> true
        | Node(_, k, _, left, right) -> contains k b && isSubset left b && isSubset right b

    /// A tree of entries; of equal keys the last counts.
    let ofPairs (elements: seq<'K * 'V>) : Tree<'K, 'V> =
        let mutable tree: Tree<'K, 'V> = Leaf
        for (key, value) in elements do
            tree <- add key value tree
        tree

    /// A tree of keys without values.
    let ofKeys (elements: seq<'K>) : Tree<'K, unit> =
        let mutable tree: Tree<'K, unit> = Leaf
        for x in elements do
            tree <- addKey x tree
        tree

    /// The order of two trees by their entries from the smallest key; `compareEntries` gives the order of two entries.
    let compareWith (compareEntries: 'K -> 'V -> 'K -> 'V -> int) (a: Tree<'K, 'V>) (b: Tree<'K, 'V>) : int =
        let mutable left = descend a []
        let mutable right = descend b []
        let mutable result = 0
        let mutable going = true
        while going do
            match left, right with
            | Node(_, k1, v1, _, r1) :: rest1, Node(_, k2, v2, _, r2) :: rest2 ->
                result <- compareEntries k1 v1 k2 v2
                going <- result = 0
                left <- descend r1 rest1
                right <- descend r2 rest2
            | [], [] -> going <- false
            | [], _ ->
                result <- -1
                going <- false
            | _, _ ->
                result <- 1
                going <- false
        result

/// Goes through a tree in the order of its keys; `choose` makes the element of an entry.
[<AllowNullLiteral>]
type TreeEnumerator<'K, 'V, 'T>(tree: Tree<'K, 'V>, choose: 'K -> 'V -> 'T) =
    let mutable stack: Tree<'K, 'V> list = Trees.descend tree []
    let mutable current: 'T = zero<'T> ()
    let mutable state: int = 0

    /// The element, or InvalidOperationException.
    member this.Value: 'T =
        if state = 1 then current
        elif state = 0 then raiseInvalid "Enumeration has not started. Call MoveNext."
        else raiseInvalid "Enumeration already finished."

    interface IEnumerator<'T> with
        member this.Current: 'T = this.Value

    interface IEnumerator with
        member this.Current: obj = box this.Value

        member this.MoveNext() : bool =
            match stack with
            | Node(_, k, v, _, right) :: rest ->
                current <- choose k v
                stack <- Trees.descend right rest
                state <- 1
                true
            | _ ->
                state <- 2
                false

        member this.Reset() : unit =
            stack <- Trees.descend tree []
            state <- 0

    interface System.IDisposable with
        member this.Dispose() : unit = ()

/// The keys or the values of a collection as they are at one time.
[<AllowNullLiteral>]
type Snapshot<'T>(items: 'T[], refusal: string) =
    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> =
            new ArrayEnumerator<'T>(items, length items) :> IEnumerator<'T>

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = new ArrayEnumerator<'T>(items, length items) :> IEnumerator

    interface IReadOnlyCollection<'T> with
        member this.Count: int = length items

    interface ICollection<'T> with
        member this.Count: int = length items
        member this.IsReadOnly: bool = true
        member this.Add(item: 'T) : unit = raise (System.NotSupportedException refusal)
        member this.Clear() : unit = raise (System.NotSupportedException refusal)
        member this.Remove(item: 'T) : bool = raise (System.NotSupportedException refusal)

        member this.Contains(item: 'T) : bool =
            let mutable found = false
            for i in 0 .. length items - 1 do
                if equalER (get items i) item then
                    found <- true
            found

        member this.CopyTo(target: 'T[], index: int) : unit =
            for i in 0 .. length items - 1 do
                target.[index + i] <- get items i
