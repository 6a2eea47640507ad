namespace Firefly.Runtime

open System
open Firefly.Runtime.Collections

/// The exceptions of the collections of System, with .NET's texts.
///
/// In: the name of a parameter. Out: never; each function raises.
module Refuse =

    let private range (name: string) (message: string) : 'R = raise (ArgumentOutOfRangeException(name, message))

    /// An index that is no element's.
    [<NoInline; Cold>]
    let index (name: string) : 'R =
        range name "Index was out of range. Must be non-negative and less than the size of the collection."

    /// An index behind the end.
    [<NoInline; Cold>]
    let place (name: string) : 'R =
        range name "Index was out of range. Must be non-negative and less than or equal to the size of the collection."

    /// A negative number.
    [<NoInline; Cold>]
    let negative (name: string) : 'R = range name "Non-negative number required."

    /// A negative number, with its value.
    [<NoInline; Cold>]
    let negativeValue (name: string) (value: int) : 'R =
        raise (
            ArgumentOutOfRangeException(
                name,
                box value,
                name + " ('" + string value + "') must be a non-negative value."
            )
        )

    /// A count that leads out of the collection.
    [<NoInline; Cold>]
    let count (name: string) : 'R =
        range name "Count must be positive and count must refer to a location within the string/array/collection."

    /// A range that leads out of the collection.
    [<NoInline; Cold>]
    let extent () : 'R =
        raise (
            ArgumentException
                "Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection."
        )

    /// A target that is too short.
    [<NoInline; Cold>]
    let shortTarget () : 'R =
        raise (
            ArgumentException
                "Destination array is not long enough to copy all the items in the collection. Check array index and length."
        )

    /// A collection that has changed while it was gone through.
    [<NoInline; Cold>]
    let modified () : 'R = raiseInvalid "Collection was modified; enumeration operation may not execute."

    /// An order that has failed.
    [<NoInline; Cold>]
    let comparison (reason: exn) : 'R =
        raise (InvalidOperationException("Failed to compare two elements in the array.", reason))

    /// Refuses a range that is not inside a collection of a size.
    let range3 (indexName: string) (index: int) (countName: string) (count: int) (size: int) : unit =
        if index < 0 then negative indexName
        if count < 0 then negative countName
        if index > size - count then extent ()

    /// Refuses a place and a count for a search forwards.
    let search (startIndex: int) (number: int) (size: int) : unit =
        if uint32 startIndex > uint32 size then place "startIndex"
        if number < 0 || startIndex > size - number then count "count"

    /// Refuses a place and a count for a search backwards.
    let searchBack (startIndex: int) (number: int) (size: int) : unit =
        if size = 0 then
            (if startIndex <> -1 then index "startIndex")
        elif uint32 startIndex >= uint32 size then
            index "startIndex"
        if number < 0 || startIndex - number + 1 < 0 then
            count "count"
