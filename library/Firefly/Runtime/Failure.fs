/// Failures that generated code finds: each makes the exception of .NET and raises it.
module Firefly.Runtime.Failure

open System
open Firefly
open Firefly.Runtime

/// Ends the program after an exception that nothing catches.
[<NoInline; Cold>]
let raise (e: exn) (location: string) : 'T =
    Output.flush ()
    let c: nativeptr<byte> = Output.error ()
    Output.text c "Unhandled exception. "
    Output.text c (# "class_name" e : string #)
    let message: string = e.Message
    if Text.length message > 0n then
        Output.text c ": "
        Output.text c message
    if Text.length location > 0n then
        Output.text c "\n   at "
        Output.text c location
    Output.text c "\n"
    Output.flushChannel c
    Platform.exit 134n

/// An index outside of an array or string.
[<NoInline; Cold>]
let indexOutOfRange (location: string) : 'T =
    let e: exn = IndexOutOfRangeException() :> exn
    (# "raise_at" e location : 'T #)

/// A division by zero.
[<NoInline; Cold>]
let divideByZero (location: string) : 'T =
    let e: exn = DivideByZeroException() :> exn
    (# "raise_at" e location : 'T #)

/// A result that its type cannot hold.
[<NoInline; Cold>]
let overflow (location: string) : 'T =
    let e: exn = OverflowException() :> exn
    (# "raise_at" e location : 'T #)

let private decimal (value: int) : string =
    let mutable text: string = Text.ofChar (char (48us + uint16 (value % 10)))
    let mutable rest: int = value / 10
    while rest > 0 do
        text <- Text.concat (Text.ofChar (char (48us + uint16 (rest % 10)))) text
        rest <- rest / 10
    text

/// `file(line,column)`; the line is in bits 16 to 47 of the number, the column below.
[<NoInline; Cold>]
let place (file: string) (packed: int64) : string =
    let line: string = decimal (int ((packed >>> 16) &&& 0xFFFFFFFFL))
    let column: string = decimal (int (packed &&& 0xFFFFL))
    Text.concat (Text.concat4 file "(" line ",") (Text.concat column ")")

/// The number at the end of `file(line,column)`: the second of the two when `last`.
let private numberOf (location: string) (last: bool) : int =
    let count: nativeint = Raw.textLength location
    let mutable opened: nativeint = count - 1n
    while opened > 0n && Text.unit location opened <> 40us do
        opened <- opened - 1n
    let mutable value: int = 0
    let mutable second: bool = false
    let mutable i: nativeint = opened + 1n
    while i < count do
        let code: int = int (Text.unit location i)
        if code = 44 then second <- true
        elif code >= 48 && code <= 57 && second = last then value <- value * 10 + (code - 48)
        i <- i + 1n
    value

/// The part of `file(line,column)` before the parenthesis.
let private fileOf (location: string) : string =
    let mutable opened: nativeint = Raw.textLength location - 1n
    while opened > 0n && Text.unit location opened <> 40us do
        opened <- opened - 1n
    if opened > 0n then Text.slice location 0n opened else location

/// No arm of a match fits.
[<NoInline; Cold>]
let matchFailure (location: string) : 'T =
    let e: exn =
        FSharp.Core.MatchFailureException(fileOf location, numberOf location false, numberOf location true)
    (# "raise_at" e location : 'T #)

/// A member of null.
[<NoInline; Cold>]
let nullReference (location: string) : 'T =
    let e: exn = NullReferenceException() :> exn
    (# "raise_at" e location : 'T #)

/// A conversion to a type that the object has not.
[<NoInline; Cold>]
let invalidCast (location: string) : 'T =
    let e: exn = InvalidCastException() :> exn
    (# "raise_at" e location : 'T #)

/// An array of negative length.
[<NoInline; Cold>]
let negativeLength (location: string) : 'T =
    let e: exn = OverflowException() :> exn
    (# "raise_at" e location : 'T #)

/// A delegate called with objects: too many or too few.
[<NoInline; Cold>]
let wrongArgumentCount (location: string) : 'T =
    let e: exn = System.Reflection.TargetParameterCountException() :> exn
    (# "raise_at" e location : 'T #)

/// A delegate called with objects: one of the wrong type.
[<NoInline; Cold>]
let wrongArgument (location: string) : 'T =
    let e: exn = UnfitArgument() :> exn
    (# "raise_at" e location : 'T #)

/// An array of a subtype that is given an element of another.
[<NoInline; Cold>]
let wrongElement (location: string) : 'T =
    let e: exn = ArrayTypeMismatchException() :> exn
    (# "raise_at" e location : 'T #)

/// A range that would never end.
[<NoInline; Cold>]
let zeroStep (location: string) : 'T =
    let e: exn = ArgumentException("The step of a range cannot be zero.", "step") :> exn
    (# "raise_at" e location : 'T #)

/// A recursive call at types that nest deeper than functions are compiled for.
[<NoInline; Cold>]
let typesTooDeep (location: string) : 'T =
    let e: exn =
        NotSupportedException("Polymorphic recursion is compiled to a depth of 32 types, which this call exceeds.") :> exn
    (# "raise_at" e location : 'T #)
