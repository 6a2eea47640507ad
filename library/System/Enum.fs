namespace System

open System.Collections
open Firefly.Runtime

/// How texts become values of enums.
module internal EnumText =

    /// Names and bits of a type that must be an enum.
    let parts (enumType: Type) : EnumParts =
        if isNull enumType then
            raise (ArgumentNullException "enumType")
        let found = enumType.EnumParts
        if isNull found then
            raise (ArgumentException("Type provided must be an Enum.", "enumType"))
        found

    let private find (parts: EnumParts) (name: string) (ignoreCase: bool) : int =
        let way = if ignoreCase then StringComparison.OrdinalIgnoreCase else StringComparison.Ordinal
        let mutable found = -1
        let mutable i = 0
        while found < 0 && i < parts.Names.Length do
            if String.Equals(parts.Names.[i], name, way) then
                found <- i
            i <- i + 1
        found

    /// The number that a text is; 0 read, 1 none, 2 too large.
    let private number (parts: EnumParts) (text: string) : struct (int * uint64) =
        let name = parts.Underlying.Name
        let unsigned = name.[0] = 'U' || name.[0] = 'B'
        let mutable wide = 0I
        if not (Numerics.BigInteger.TryParse(text, &wide)) then
            struct (1, 0UL)
        else
            let bits = parts.Size * 8
            let low = if unsigned then 0I else -(1I <<< (bits - 1))
            let high = if unsigned then (1I <<< bits) - 1I else (1I <<< (bits - 1)) - 1I
            if wide < low || wide > high then struct (2, 0UL)
            elif wide < 0I then struct (0, uint64 (int64 wide))
            else struct (0, uint64 wide)

    /// The value that a text names; 0 read, 1 not found, 2 too large, 3 empty.
    let read (parts: EnumParts) (text: string) (ignoreCase: bool) : struct (int * uint64) =
        let text = if isNull text then "" else text.Trim()
        if text.Length = 0 then
            struct (3, 0UL)
        else
            let first = text.[0]
            let struct (status, value) =
                if Char.IsAsciiDigit first || first = '-' || first = '+' then number parts text else struct (1, 0UL)
            if status <> 1 then
                struct (status, value)
            else
                let mutable bits = 0UL
                let mutable good = true
                for word in text.Split(',') do
                    let i = find parts (word.Trim()) ignoreCase
                    if i < 0 then good <- false else bits <- bits ||| parts.Bits.[i]
                struct ((if good then 0 else 1), bits)

    /// As `read`; raises what .NET raises.
    let readOrRaise (parts: EnumParts) (text: string) (ignoreCase: bool) : uint64 =
        if isNull text then
            raise (ArgumentNullException "value")
        let struct (status, bits) = read parts text ignoreCase
        match status with
        | 0 -> bits
        | 1 -> raise (ArgumentException("Requested value '" + text + "' was not found."))
        | 2 ->
            let words =
                match parts.Underlying.Name with
                | "Byte" -> "an unsigned byte"
                | "SByte" -> "a signed byte"
                | "UInt16" | "UInt32" | "UInt64" -> "a " + parts.Underlying.Name
                | other -> "an " + other
            raise (OverflowException("Value was either too large or too small for " + words + "."))
        | _ -> raise (ArgumentException("Must specify valid information for parsing in the string.", "value"))

    /// The bits of an integer or enum object, and whether it is one.
    let bitsOf (value: obj) : struct (bool * uint64) =
        match value with
        | null -> raise (ArgumentNullException "value")
        | :? int as n -> struct (true, uint64 n)
        | :? byte as n -> struct (true, uint64 n)
        | :? sbyte as n -> struct (true, uint64 n)
        | :? int16 as n -> struct (true, uint64 n)
        | :? uint16 as n -> struct (true, uint64 n)
        | :? uint32 as n -> struct (true, uint64 n)
        | :? int64 as n -> struct (true, uint64 n)
        | :? uint64 as n -> struct (true, n)
        | :? char as c -> struct (true, uint64 c)
        | :? bool as b -> struct (true, (if b then 1UL else 0UL))
        | other ->
            let parts = other.GetType().EnumParts
            if isNull parts then struct (false, 0UL) else struct (true, parts.BitsOf other)

    /// The bits of a value, an enum's or an integer.
    let bitsOrRaise (value: obj) : uint64 =
        let struct (is, bits) = bitsOf value
        if is then
            bits
        else
            raise (
                ArgumentException(
                    "The value passed in must be an enum base or an underlying type for an enum, such as an Int32.",
                    "value"
                )
            )

    /// The name of bits, or null.
    let nameOf (parts: EnumParts) (bits: uint64) : string =
        let mutable found = null
        let mutable i = 0
        while isNull found && i < parts.Bits.Length do
            if parts.Bits.[i] = bits then
                found <- parts.Names.[i]
            i <- i + 1
        found

/// Names and values of enums.
[<AbstractClass; Sealed>]
type Enum =

    /// The value that a text names.
    static member Parse(enumType: Type, value: string) : obj = Enum.Parse(enumType, value, false)

    /// The value that a text names.
    static member Parse(enumType: Type, value: string, ignoreCase: bool) : obj =
        let parts = EnumText.parts enumType
        parts.Box(EnumText.readOrRaise parts value ignoreCase)

    /// The value that a text names.
    static member Parse<'E>(value: string) : 'E = Enum.Parse<'E>(value, false)

    /// The value that a text names.
    static member Parse<'E>(value: string, ignoreCase: bool) : 'E =
        let bits = EnumText.readOrRaise (EnumText.parts typeof<'E>) value ignoreCase
        (# "convert" bits : 'E #)

    /// The value that a text names; false and zero when there is none.
    static member TryParse<'E>(value: string, ignoreCase: bool, result: byref<'E>) : bool =
        let struct (status, bits) = EnumText.read (EnumText.parts typeof<'E>) value ignoreCase
        let bits = if status = 0 then bits else 0UL
        result <- (# "convert" bits : 'E #)
        status = 0

    /// The value that a text names; false and zero when there is none.
    static member TryParse<'E>(value: string, result: byref<'E>) : bool =
        let struct (status, bits) = EnumText.read (EnumText.parts typeof<'E>) value false
        let bits = if status = 0 then bits else 0UL
        result <- (# "convert" bits : 'E #)
        status = 0

    /// The value that a text names; false and zero when there is none.
    static member TryParse<'E>(value: string, ignoreCase: bool) : bool * 'E =
        let struct (status, bits) = EnumText.read (EnumText.parts typeof<'E>) value ignoreCase
        let bits = if status = 0 then bits else 0UL
        (status = 0, (# "convert" bits : 'E #))

    /// The value that a text names; false and zero when there is none.
    static member TryParse<'E>(value: string) : bool * 'E = Enum.TryParse<'E>(value, false)

    /// The value that a text names; false and null when there is none.
    static member TryParse(enumType: Type, value: string, ignoreCase: bool) : bool * obj =
        let parts = EnumText.parts enumType
        let struct (status, bits) = EnumText.read parts value ignoreCase
        (status = 0, (if status = 0 then parts.Box bits else null))

    /// The value that a text names; false and null when there is none.
    static member TryParse(enumType: Type, value: string) : bool * obj = Enum.TryParse(enumType, value, false)

    /// The names, by value.
    static member GetNames(enumType: Type) : string[] = Array.copy (EnumText.parts enumType).Names

    /// The names, by value.
    static member GetNames<'E>() : string[] = Enum.GetNames typeof<'E>

    /// An array of the values, in order.
    static member GetValues(enumType: Type) : IEnumerable = (EnumText.parts enumType).All() :?> IEnumerable

    /// The values, in order.
    static member GetValues<'E>() : 'E[] = (EnumText.parts typeof<'E>).All() :?> 'E[]

    /// The name of a value, or null.
    static member GetName(enumType: Type, value: obj) : string =
        let parts = EnumText.parts enumType
        EnumText.nameOf parts (EnumText.bitsOrRaise value)

    /// The name of a value, or null.
    static member GetName<'E>(value: 'E) : string =
        EnumText.nameOf (EnumText.parts typeof<'E>) (# "convert" value : uint64 #)

    /// Whether a value or a name belongs to the enum.
    static member IsDefined(enumType: Type, value: obj) : bool =
        let parts = EnumText.parts enumType
        match value with
        | :? string as name -> Array.IndexOf(parts.Names, name) >= 0
        | _ ->
            let bits = EnumText.bitsOrRaise value
            let given = value.GetType()
            if given.Equals parts.Underlying || given.Equals enumType then
                not (isNull (EnumText.nameOf parts bits))
            elif given.IsEnum then
                raise (
                    ArgumentException(
                        "Object must be the same type as the enum. The type passed in was '"
                        + given.ToString()
                        + "'; the enum type was '"
                        + enumType.ToString()
                        + "'."
                    )
                )
            else
                raise (
                    ArgumentException(
                        "Enum underlying type and the object must be same type or object must be a String. Type passed in was '"
                        + given.ToString()
                        + "'; the enum underlying type was '"
                        + parts.Underlying.ToString()
                        + "'."
                    )
                )

    /// Whether a value belongs to the enum.
    static member IsDefined<'E>(value: 'E) : bool =
        not (isNull (EnumText.nameOf (EnumText.parts typeof<'E>) (# "convert" value : uint64 #)))

    /// The enum's value of a number.
    static member ToObject(enumType: Type, value: obj) : obj =
        let parts = EnumText.parts enumType
        parts.Box(EnumText.bitsOrRaise value)

    /// A value's text in a format.
    static member Format(enumType: Type, value: obj, format: string) : string =
        let parts = EnumText.parts enumType
        let bits = EnumText.bitsOrRaise value
        let plain = string (parts.Box bits)
        Types.enumFormatted parts bits plain (Types.enumNumber bits parts.Underlying) format

    /// The type of the numbers beneath.
    static member GetUnderlyingType(enumType: Type) : Type = (EnumText.parts enumType).Underlying
