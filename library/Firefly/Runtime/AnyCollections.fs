/// `%A` of sequences, sets and maps.
module Firefly.Runtime.AnyCollections

open System.Collections.Generic
open Firefly.Runtime

let private reversed (nodes: Any.Node list) : Any.Node list =
    let mutable forward: Any.Node list = []
    let mutable rest: Any.Node list = nodes
    let mutable go: bool = true
    while go do
        match rest with
        | head :: tail ->
            forward <- head :: forward
            rest <- tail
        | [] -> go <- false
    forward

/// Nodes of the elements, one more than are shown.
let private elements (source: IEnumerable<'T>) (limit: int) : Any.Node list =
    let e: IEnumerator<'T> = source.GetEnumerator()
    let mutable nodes: Any.Node list = []
    let mutable count: int = 0
    while count <= limit && e.MoveNext() do
        nodes <- (# "any_node" e.Current : Any.Node #) :: nodes
        count <- count + 1
    e.Dispose()
    reversed nodes

/// A sequence that is no list, array, set or map.
let sequence (source: IEnumerable<'T>) : Any.Node = Any.seq (elements source 4)

/// A set.
let set (source: IEnumerable<'T>) : Any.Node = Any.set (elements source 9)

/// A map: its entries are pairs.
let map (source: IEnumerable<KeyValuePair<'Key, 'Value>>) : Any.Node =
    let e: IEnumerator<KeyValuePair<'Key, 'Value>> = source.GetEnumerator()
    let mutable nodes: Any.Node list = []
    let mutable count: int = 0
    while count <= 9 && e.MoveNext() do
        let entry: KeyValuePair<'Key, 'Value> = e.Current
        let key: Any.Node = (# "any_node" entry.Key : Any.Node #)
        let value: Any.Node = (# "any_node" entry.Value : Any.Node #)
        nodes <- Any.tuple [ key; value ] :: nodes
        count <- count + 1
    e.Dispose()
    Any.map (reversed nodes)
