namespace FSharp.Core

open System.Collections.Generic
open FSharp.Collections
open Firefly.Runtime.Collections

/// The functions on collections that need no module name.
[<AutoOpen>]
module CollectionOperators =

    /// A set of elements.
    let set (elements: seq<'T>) : Set<'T> = Set.ofSeq elements

    /// The key and the value of a pair.
    let (|KeyValue|) (keyValuePair: KeyValuePair<'Key, 'Value>) : 'Key * 'Value = (keyValuePair.Key, keyValuePair.Value)
