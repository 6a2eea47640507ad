namespace System.Collections.Generic

open System
open Firefly.Runtime
open Firefly.Runtime.Collections

/// Makes pairs of a key and a value.
[<AbstractClass; Sealed>]
type KeyValuePair =

    /// A pair.
    static member Create(key: 'Key, value: 'Value) : KeyValuePair<'Key, 'Value> = KeyValuePair<'Key, 'Value>(key, value)
