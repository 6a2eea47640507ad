/// Types as values, and failures that name types.
module Firefly.Runtime.Types

open System
open Firefly.Runtime

/// The object of a type; the flags are those of `System.Type`.
[<NoInline>]
let make (name: string) (fullName: string) (text: string) (space: string) (flags: int) : Type =
    Type(name, fullName, text, space, flags)

/// A type's name as the messages of failed conversions write it: without the types around it.
let private shortName (text: string) : string =
    let count: nativeint = Raw.textLength text
    let mutable i: nativeint = 0n
    let mutable start: nativeint = 0n
    while i < count && Text.unit text i <> 91us do
        if Text.unit text i = 43us then start <- i + 1n
        i <- i + 1n
    Text.slice text start (count - start)

/// An object that is not of the type asked for.
[<NoInline; Cold>]
let castFailed (value: obj) (target: string) (location: string) : 'T =
    if (# "is_null" value : bool #) then
        let e: exn = NullReferenceException() :> exn
        (# "raise_at" e location : 'T #)
    else
        let source: Type = (# "type_of" value : Type #)
        let head: string = Text.concat3 "Unable to cast object of type '" (shortName (source.ToString())) "' to type '"
        let e: exn = InvalidCastException(Text.concat3 head target "'.") :> exn
        (# "raise_at" e location : 'T #)

/// Values of a type without order.
[<NoInline; Cold>]
let notComparable (name: string) (location: string) : 'T =
    let text: string = "Failure during generic comparison: the type '"
    let e: exn =
        ArgumentException(Text.concat3 text name "' does not implement the System.IComparable interface.") :> exn
    (# "raise_at" e location : 'T #)

/// An object that cannot be compared with a number, char, bool or string.
[<NoInline; Cold>]
let mustBe (name: string) (location: string) : 'T =
    let e: exn = ArgumentException(Text.concat3 "Object must be of type " name ".") :> exn
    (# "raise_at" e location : 'T #)

/// The name of a bit before those of the higher ones.
let flag (name: string) (others: string) : string =
    if Text.length others = 0n then name else Text.concat3 name ", " others
