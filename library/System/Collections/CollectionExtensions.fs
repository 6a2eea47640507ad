namespace System.Collections.Generic

open System.Runtime.CompilerServices
open Firefly.Runtime.Collections

/// What dictionaries to be read can do besides.
[<Extension>]
type CollectionExtensions =

    /// The value of a key, or another value when there is none.
    [<Extension>]
    static member GetValueOrDefault(dictionary: IReadOnlyDictionary<'Key, 'Value>, key: 'Key, defaultValue: 'Value)
        : 'Value =
        notNull "dictionary" dictionary
        let mutable value = zero<'Value> ()
        if dictionary.TryGetValue(key, &value) then value else defaultValue

    /// The value of a key, or the default value when there is none.
    [<Extension>]
    static member GetValueOrDefault(dictionary: IReadOnlyDictionary<'Key, 'Value>, key: 'Key) : 'Value =
        CollectionExtensions.GetValueOrDefault(dictionary, key, zero<'Value> ())
