/// Types as values, and failures that name types.
module Firefly.Runtime.Types

open System
open Firefly.Runtime

/// The object of a type; the flags are those of `System.Type`.
[<NoInline>]
let make (name: string) (fullName: string) (text: string) (space: string) (flags: int) : Type =
    Type(name, fullName, text, space, flags)

/// The next line of a text from a place on.
let private line (text: string) (start: nativeint) : string =
    Text.slice text start (Text.indexOfUnit text 10us start (Raw.textLength text) - start)

/// A number in decimal digits.
let private number (digits: string) : uint64 =
    let count: nativeint = Raw.textLength digits
    let negative: bool = count > 0n && Text.unit digits 0n = 45us
    let mutable value: uint64 = 0UL
    let mutable i: nativeint = if negative then 1n else 0n
    while i < count do
        value <- value * 10UL + uint64 (Text.unit digits i - 48us)
        i <- i + 1n
    if negative then 0UL - value else value

/// Names and values, each line one of them, sorted by the values as unsigned numbers.
[<NoInline>]
let private sorted (names: string) (values: string) : struct (string[] * uint64[]) =
    let mutable count: int = 0
    let mutable i: nativeint = 0n
    while i < Raw.textLength names do
        if Text.unit names i = 10us then count <- count + 1
        i <- i + 1n
    let words: string[] = (# "array_new" count : string[] #)
    let bits: uint64[] = (# "array_new" count : uint64[] #)
    let mutable atName: nativeint = 0n
    let mutable atValue: nativeint = 0n
    let mutable k: int = 0
    while k < count do
        let word: string = line names atName
        let digits: string = line values atValue
        atName <- atName + Raw.textLength word + 1n
        atValue <- atValue + Raw.textLength digits + 1n
        let value: uint64 = number digits
        let mutable place: int = k
        while place > 0 && (# "array_get" bits (place - 1) : uint64 #) > value do
            (# "array_set" bits place (# "array_get" bits (place - 1) : uint64 #) : unit #)
            (# "array_set" words place (# "array_get" words (place - 1) : string #) : unit #)
            place <- place - 1
        (# "array_set" bits place value : unit #)
        (# "array_set" words place word : unit #)
        k <- k + 1
    struct (words, bits)

let private allOf (bits: uint64[]) : 'E[] =
    let count: int = (# "array_length" bits : int #)
    let all: 'E[] = (# "array_new" count : 'E[] #)
    let mutable i: int = 0
    while i < count do
        let value: uint64 = (# "array_get" bits i : uint64 #)
        let item: 'E = (# "convert" value : 'E #)
        (# "array_set" all i item : unit #)
        i <- i + 1
    all

/// The object of an enum's type; names and values are lines.
[<NoInline>]
let makeEnum<'E> (name: string) (fullName: string) (text: string) (space: string) (flags: int) (names: string) (values: string) (underlying: Type) : Type =
    let made: Type = Type(name, fullName, text, space, flags)
    let struct (words, bits) = sorted names values
    made.EnumParts <-
        EnumParts(
            words,
            bits,
            underlying,
            (# "sizeof" type ('E) : int #),
            (fun (value: uint64) ->
                let item: 'E = (# "convert" value : 'E #)
                item :> obj),
            (fun (bits: uint64[]) ->
                let all: 'E[] = allOf bits
                all :> obj),
            (fun (value: obj) ->
                match value with
                | :? 'E as item -> (# "convert" item : uint64 #)
                | _ -> 0UL),
            (fun (value: obj) ->
                match value with
                | :? 'E -> true
                | _ -> false)
        )
    made

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

/// Hexadecimal digits of the low bytes.
let private hexadecimal (bits: uint64) (size: int) : string =
    let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
    let count: nativeint = nativeint (size * 2)
    let mutable i: nativeint = 0n
    while i < count do
        let digit: byte = byte ((bits >>> (int (count - 1n - i) * 4)) &&& 15UL)
        Raw.storeByte target i (if digit < 10uy then 48uy + digit else 55uy + digit)
        i <- i + 1n
    Text.ofAscii target count

/// Bits as the names of an enum's values, or null when some have none.
let private names (parts: EnumParts) (bits: uint64) : string =
    let count: int = (# "array_length" parts.Bits : int #)
    let mutable found: string = null
    let mutable i: int = 0
    while i < count && (# "is_null" found : bool #) do
        if (# "array_get" parts.Bits i : uint64 #) = bits then
            found <- (# "array_get" parts.Names i : string #)
        i <- i + 1
    if not (# "is_null" found : bool #) then
        found
    else
        let mutable rest: uint64 = bits
        let mutable text: string = ""
        i <- count - 1
        while i >= 0 do
            let value: uint64 = (# "array_get" parts.Bits i : uint64 #)
            if value <> 0UL && (rest &&& value) = value then
                rest <- rest - value
                text <- flag (# "array_get" parts.Names i : string #) text
            i <- i - 1
        if rest = 0UL && bits <> 0UL then text else null

[<NoInline; Cold>]
let private badEnumFormat () : 'T =
    let e: exn =
        FormatException("Format string can be only \"G\", \"g\", \"X\", \"x\", \"F\", \"f\", \"D\" or \"d\".") :> exn
    (# "raise" e : 'T #)

/// The text of an enum's value in a format; `number` is the text of it as a number.
[<NoInline>]
let enumFormatted (parts: EnumParts) (bits: uint64) (plain: string) (number: string) (format: string) : string =
    let count: nativeint = Text.length format
    let letter: uint16 = if count = 0n then 103us elif count = 1n then (Text.unit format 0n ||| 32us) else 0us
    if letter = 103us then
        plain
    elif letter = 100us then
        number
    elif letter = 120us then
        hexadecimal bits parts.Size
    elif letter = 102us then
        let text: string = names parts bits
        if (# "is_null" text : bool #) then number else text
    else
        badEnumFormat ()

/// The number of an enum's value.
let enumNumber (bits: uint64) (underlying: Type) : string =
    let word: string = underlying.Name
    if Text.unit word 0n = 85us || Text.unit word 0n = 66us then
        (# "to_string" bits : string #)
    else
        let signed: int64 = int64 bits
        (# "to_string" signed : string #)

/// The text of an enum's value in a format.
let enumText<'E> (value: 'E) (format: string) : string =
    let bits: uint64 = (# "convert" value : uint64 #)
    let made: Type = (# "type_of" value : Type #)
    let plain: string = (# "to_string" value : string #)
    enumFormatted made.EnumParts bits plain (enumNumber bits made.EnumParts.Underlying) format
