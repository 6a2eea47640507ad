/// Conversions as .NET's `Convert` has them: floats are rounded to even, and what does not fit raises.
namespace System

open System.Globalization
open Firefly.Runtime

/// Whether text in base 64 is in lines.
[<Flags>]
type Base64FormattingOptions =
    | None = 0
    | InsertLineBreaks = 1

/// Parts of `Convert`.
module ConvertParts =

    /// Refuses a base that has no digits here.
    let checkBase (numberBase: int) : unit =
        if numberBase <> 2 && numberBase <> 8 && numberBase <> 10 && numberBase <> 16 then
            raise (ArgumentException "Invalid Base.")

    /// Raises for a conversion that there is not.
    [<NoInline; Cold>]
    let invalid (source: string) (target: string) : 'T =
        raise (InvalidCastException("Invalid cast from '" + source + "' to '" + target + "'."))

    /// Raises for an object that is nothing to be converted.
    [<NoInline; Cold>]
    let noValue (value: obj) : 'T =
        raise (
            InvalidCastException(
                "Unable to cast object of type '" + (# "class_name" value : string #) + "' to type 'System.IConvertible'."
            )
        )

    /// A whole number in bounds, or OverflowException with the type's name.
    let within (value: int64) (low: int64) (high: int64) (name: string) : int64 =
        if value < low || value > high then Firefly.Runtime.Convert.rangeError name else value

    /// The nearest whole number of a float in bounds.
    let rounded (value: float) (low: int64) (high: int64) (name: string) : int64 =
        let r: float = (# "frint" value : float #)
        if r >= -9223372036854775808.0 && r < 9223372036854775808.0 then within (int64 r) low high name
        elif high = 9223372036854775807L then raise (OverflowException())
        else Firefly.Runtime.Convert.rangeError (if high <= 2147483647L then "an Int32" else name)

    /// Digits of a text to base 2, 8, 10 or 16.
    let toBase (value: string) (numberBase: int) (bits: int) (name: string) : int64 =
        checkBase numberBase
        if isNull value then
            0L
        elif numberBase <> 10 && value.Length > 0 && value.[0] = '-' then
            raise (ArgumentException "String cannot contain a minus sign if the base is not 10.")
        elif numberBase = 10 then
            Firefly.Runtime.Convert.signedOf value ((1UL <<< (bits - 1)) - 1UL) name
        else
            let digitBits: int = if numberBase = 16 then 4 elif numberBase = 8 then 3 else 1
            let count: nativeint = Text.length value
            let mutable i: nativeint = 0n
            let mutable bitsRead: uint64 = 0UL
            if numberBase = 16 && count > 2n && Text.unit value 0n = 48us && (Text.unit value 1n ||| 32us) = 120us then
                i <- 2n
            if count = 0n then
                let e: exn = ArgumentOutOfRangeException "Index was out of range. Must be non-negative and less than the size of the collection." :> exn
                (# "raise" e : unit #)
            while i < count do
                let c: uint16 = Text.unit value i
                let digit: uint64 =
                    if c >= 48us && c <= 57us then uint64 (c - 48us)
                    elif (c ||| 32us) >= 97us && (c ||| 32us) <= 102us then uint64 ((c ||| 32us) - 87us)
                    else 255UL
                if (digit >>> digitBits) <> 0UL then
                    let message: string =
                        if i = 0n then "Could not find any recognizable digits."
                        else "Additional non-parsable characters are at the end of the string."
                    let e: exn = FormatException(message) :> exn
                    (# "raise" e : unit #)
                if (bitsRead >>> (bits - digitBits)) <> 0UL then
                    Firefly.Runtime.Convert.rangeError name
                bitsRead <- (bitsRead <<< digitBits) ||| digit
                i <- i + 1n
            let unused: int = 64 - bits
            (int64 (bitsRead <<< unused)) >>> unused

    /// Text of a number of some bits to base 2, 8, 10 or 16.
    let ofBase (value: int64) (bits: int) (toBase: int) : string =
        checkBase toBase
        if toBase = 10 then
            Digits.signedText value
        else
            let scratch: nativeptr<byte> = (# "stack_alloc" 80n : nativeptr<byte> #)
            let stop: nativeptr<byte> = Raw.add scratch 80n
            let unused: int = 64 - bits
            let digitBits: int = if toBase = 16 then 4 elif toBase = 8 then 3 else 1
            let p: nativeptr<byte> = Digits.beforeBase stop ((uint64 value <<< unused) >>> unused) digitBits false
            Text.ofAscii p (Raw.address stop - Raw.address p)

/// Conversions.
[<AbstractClass; Sealed>]
type Convert =

    /// The number of a text; null is zero.
    static member ToSByte(value: string) : sbyte = if isNull value then sbyte 0 else sbyte (NumberParse.signed value NumberStyles.Integer null 8 "a signed byte")

    /// The number of a text; null is zero.
    static member ToSByte(value: string, provider: IFormatProvider) : sbyte =
        if isNull value then sbyte 0 else sbyte (NumberParse.signed value NumberStyles.Integer provider 8 "a signed byte")

    /// The number of digits to a base.
    static member ToSByte(value: string, fromBase: int) : sbyte = sbyte (ConvertParts.toBase value fromBase 8 "a signed byte")

    /// The nearest whole number.
    static member ToSByte(value: float) : sbyte = sbyte (ConvertParts.rounded value -128L 127L "a signed byte")

    /// The nearest whole number.
    static member ToSByte(value: float32) : sbyte = sbyte (ConvertParts.rounded (float value) -128L 127L "a signed byte")

    /// The nearest whole number.
    static member ToSByte(value: Decimal) : sbyte = sbyte (ConvertParts.within (Decimal.ToInt64(Decimal.Round value)) -128L 127L "a signed byte")

    /// One or zero.
    static member ToSByte(value: bool) : sbyte = if value then sbyte 1 else sbyte 0

    /// The code of a char.
    static member ToSByte(value: char) : sbyte = sbyte (ConvertParts.within (int64 (uint16 value)) -128L 127L "a signed byte")

    /// The same number.
    static member ToSByte(value: uint64) : sbyte =
        if value > 9223372036854775807UL then Firefly.Runtime.Convert.rangeError "a signed byte"
        else sbyte (ConvertParts.within (int64 value) -128L 127L "a signed byte")

    /// The same number.
    static member ToSByte(value: sbyte) : sbyte = sbyte (ConvertParts.within (int64 value) -128L 127L "a signed byte")

    /// The same number.
    static member ToSByte(value: byte) : sbyte = sbyte (ConvertParts.within (int64 value) -128L 127L "a signed byte")

    /// The same number.
    static member ToSByte(value: int16) : sbyte = sbyte (ConvertParts.within (int64 value) -128L 127L "a signed byte")

    /// The same number.
    static member ToSByte(value: uint16) : sbyte = sbyte (ConvertParts.within (int64 value) -128L 127L "a signed byte")

    /// The same number.
    static member ToSByte(value: int) : sbyte = sbyte (ConvertParts.within (int64 value) -128L 127L "a signed byte")

    /// The same number.
    static member ToSByte(value: uint32) : sbyte = sbyte (ConvertParts.within (int64 value) -128L 127L "a signed byte")

    /// The same number.
    static member ToSByte(value: int64) : sbyte = sbyte (ConvertParts.within (int64 value) -128L 127L "a signed byte")

    /// The value of an object; null is zero.
    static member ToSByte(value: obj) : sbyte =
        match value with
        | null -> sbyte 0
        | :? string as x -> Convert.ToSByte(x)
        | :? int as x -> Convert.ToSByte(x)
        | :? float as x -> Convert.ToSByte(x)
        | :? int64 as x -> Convert.ToSByte(x)
        | :? bool as x -> Convert.ToSByte(x)
        | :? char as x -> Convert.ToSByte(x)
        | :? byte as x -> Convert.ToSByte(x)
        | :? Decimal as x -> Convert.ToSByte(x)
        | :? float32 as x -> Convert.ToSByte(x)
        | :? sbyte as x -> Convert.ToSByte(x)
        | :? int16 as x -> Convert.ToSByte(x)
        | :? uint16 as x -> Convert.ToSByte(x)
        | :? uint32 as x -> Convert.ToSByte(x)
        | :? uint64 as x -> Convert.ToSByte(x)
        | _ -> ConvertParts.noValue value

    /// The number of a text; null is zero.
    static member ToByte(value: string) : byte = if isNull value then byte 0 else byte (NumberParse.unsigned value NumberStyles.Integer null 8 "an unsigned byte")

    /// The number of a text; null is zero.
    static member ToByte(value: string, provider: IFormatProvider) : byte =
        if isNull value then byte 0 else byte (NumberParse.unsigned value NumberStyles.Integer provider 8 "an unsigned byte")

    /// The number of digits to a base.
    static member ToByte(value: string, fromBase: int) : byte = byte (ConvertParts.toBase value fromBase 8 "an unsigned byte")

    /// The nearest whole number.
    static member ToByte(value: float) : byte = byte (ConvertParts.rounded value 0L 255L "an unsigned byte")

    /// The nearest whole number.
    static member ToByte(value: float32) : byte = byte (ConvertParts.rounded (float value) 0L 255L "an unsigned byte")

    /// The nearest whole number.
    static member ToByte(value: Decimal) : byte = byte (ConvertParts.within (Decimal.ToInt64(Decimal.Round value)) 0L 255L "an unsigned byte")

    /// One or zero.
    static member ToByte(value: bool) : byte = if value then byte 1 else byte 0

    /// The code of a char.
    static member ToByte(value: char) : byte = byte (ConvertParts.within (int64 (uint16 value)) 0L 255L "an unsigned byte")

    /// The same number.
    static member ToByte(value: uint64) : byte =
        if value > 9223372036854775807UL then Firefly.Runtime.Convert.rangeError "an unsigned byte"
        else byte (ConvertParts.within (int64 value) 0L 255L "an unsigned byte")

    /// The same number.
    static member ToByte(value: sbyte) : byte = byte (ConvertParts.within (int64 value) 0L 255L "an unsigned byte")

    /// The same number.
    static member ToByte(value: byte) : byte = byte (ConvertParts.within (int64 value) 0L 255L "an unsigned byte")

    /// The same number.
    static member ToByte(value: int16) : byte = byte (ConvertParts.within (int64 value) 0L 255L "an unsigned byte")

    /// The same number.
    static member ToByte(value: uint16) : byte = byte (ConvertParts.within (int64 value) 0L 255L "an unsigned byte")

    /// The same number.
    static member ToByte(value: int) : byte = byte (ConvertParts.within (int64 value) 0L 255L "an unsigned byte")

    /// The same number.
    static member ToByte(value: uint32) : byte = byte (ConvertParts.within (int64 value) 0L 255L "an unsigned byte")

    /// The same number.
    static member ToByte(value: int64) : byte = byte (ConvertParts.within (int64 value) 0L 255L "an unsigned byte")

    /// The value of an object; null is zero.
    static member ToByte(value: obj) : byte =
        match value with
        | null -> byte 0
        | :? string as x -> Convert.ToByte(x)
        | :? int as x -> Convert.ToByte(x)
        | :? float as x -> Convert.ToByte(x)
        | :? int64 as x -> Convert.ToByte(x)
        | :? bool as x -> Convert.ToByte(x)
        | :? char as x -> Convert.ToByte(x)
        | :? byte as x -> Convert.ToByte(x)
        | :? Decimal as x -> Convert.ToByte(x)
        | :? float32 as x -> Convert.ToByte(x)
        | :? sbyte as x -> Convert.ToByte(x)
        | :? int16 as x -> Convert.ToByte(x)
        | :? uint16 as x -> Convert.ToByte(x)
        | :? uint32 as x -> Convert.ToByte(x)
        | :? uint64 as x -> Convert.ToByte(x)
        | _ -> ConvertParts.noValue value

    /// The number of a text; null is zero.
    static member ToInt16(value: string) : int16 = if isNull value then int16 0 else int16 (NumberParse.signed value NumberStyles.Integer null 16 "an Int16")

    /// The number of a text; null is zero.
    static member ToInt16(value: string, provider: IFormatProvider) : int16 =
        if isNull value then int16 0 else int16 (NumberParse.signed value NumberStyles.Integer provider 16 "an Int16")

    /// The number of digits to a base.
    static member ToInt16(value: string, fromBase: int) : int16 = int16 (ConvertParts.toBase value fromBase 16 "an Int16")

    /// The nearest whole number.
    static member ToInt16(value: float) : int16 = int16 (ConvertParts.rounded value -32768L 32767L "an Int16")

    /// The nearest whole number.
    static member ToInt16(value: float32) : int16 = int16 (ConvertParts.rounded (float value) -32768L 32767L "an Int16")

    /// The nearest whole number.
    static member ToInt16(value: Decimal) : int16 = int16 (ConvertParts.within (Decimal.ToInt64(Decimal.Round value)) -32768L 32767L "an Int16")

    /// One or zero.
    static member ToInt16(value: bool) : int16 = if value then int16 1 else int16 0

    /// The code of a char.
    static member ToInt16(value: char) : int16 = int16 (ConvertParts.within (int64 (uint16 value)) -32768L 32767L "an Int16")

    /// The same number.
    static member ToInt16(value: uint64) : int16 =
        if value > 9223372036854775807UL then Firefly.Runtime.Convert.rangeError "an Int16"
        else int16 (ConvertParts.within (int64 value) -32768L 32767L "an Int16")

    /// The same number.
    static member ToInt16(value: sbyte) : int16 = int16 (ConvertParts.within (int64 value) -32768L 32767L "an Int16")

    /// The same number.
    static member ToInt16(value: byte) : int16 = int16 (ConvertParts.within (int64 value) -32768L 32767L "an Int16")

    /// The same number.
    static member ToInt16(value: int16) : int16 = int16 (ConvertParts.within (int64 value) -32768L 32767L "an Int16")

    /// The same number.
    static member ToInt16(value: uint16) : int16 = int16 (ConvertParts.within (int64 value) -32768L 32767L "an Int16")

    /// The same number.
    static member ToInt16(value: int) : int16 = int16 (ConvertParts.within (int64 value) -32768L 32767L "an Int16")

    /// The same number.
    static member ToInt16(value: uint32) : int16 = int16 (ConvertParts.within (int64 value) -32768L 32767L "an Int16")

    /// The same number.
    static member ToInt16(value: int64) : int16 = int16 (ConvertParts.within (int64 value) -32768L 32767L "an Int16")

    /// The value of an object; null is zero.
    static member ToInt16(value: obj) : int16 =
        match value with
        | null -> int16 0
        | :? string as x -> Convert.ToInt16(x)
        | :? int as x -> Convert.ToInt16(x)
        | :? float as x -> Convert.ToInt16(x)
        | :? int64 as x -> Convert.ToInt16(x)
        | :? bool as x -> Convert.ToInt16(x)
        | :? char as x -> Convert.ToInt16(x)
        | :? byte as x -> Convert.ToInt16(x)
        | :? Decimal as x -> Convert.ToInt16(x)
        | :? float32 as x -> Convert.ToInt16(x)
        | :? sbyte as x -> Convert.ToInt16(x)
        | :? int16 as x -> Convert.ToInt16(x)
        | :? uint16 as x -> Convert.ToInt16(x)
        | :? uint32 as x -> Convert.ToInt16(x)
        | :? uint64 as x -> Convert.ToInt16(x)
        | _ -> ConvertParts.noValue value

    /// The number of a text; null is zero.
    static member ToUInt16(value: string) : uint16 = if isNull value then uint16 0 else uint16 (NumberParse.unsigned value NumberStyles.Integer null 16 "a UInt16")

    /// The number of a text; null is zero.
    static member ToUInt16(value: string, provider: IFormatProvider) : uint16 =
        if isNull value then uint16 0 else uint16 (NumberParse.unsigned value NumberStyles.Integer provider 16 "a UInt16")

    /// The number of digits to a base.
    static member ToUInt16(value: string, fromBase: int) : uint16 = uint16 (ConvertParts.toBase value fromBase 16 "a UInt16")

    /// The nearest whole number.
    static member ToUInt16(value: float) : uint16 = uint16 (ConvertParts.rounded value 0L 65535L "a UInt16")

    /// The nearest whole number.
    static member ToUInt16(value: float32) : uint16 = uint16 (ConvertParts.rounded (float value) 0L 65535L "a UInt16")

    /// The nearest whole number.
    static member ToUInt16(value: Decimal) : uint16 = uint16 (ConvertParts.within (Decimal.ToInt64(Decimal.Round value)) 0L 65535L "a UInt16")

    /// One or zero.
    static member ToUInt16(value: bool) : uint16 = if value then uint16 1 else uint16 0

    /// The code of a char.
    static member ToUInt16(value: char) : uint16 = uint16 (ConvertParts.within (int64 (uint16 value)) 0L 65535L "a UInt16")

    /// The same number.
    static member ToUInt16(value: uint64) : uint16 =
        if value > 9223372036854775807UL then Firefly.Runtime.Convert.rangeError "a UInt16"
        else uint16 (ConvertParts.within (int64 value) 0L 65535L "a UInt16")

    /// The same number.
    static member ToUInt16(value: sbyte) : uint16 = uint16 (ConvertParts.within (int64 value) 0L 65535L "a UInt16")

    /// The same number.
    static member ToUInt16(value: byte) : uint16 = uint16 (ConvertParts.within (int64 value) 0L 65535L "a UInt16")

    /// The same number.
    static member ToUInt16(value: int16) : uint16 = uint16 (ConvertParts.within (int64 value) 0L 65535L "a UInt16")

    /// The same number.
    static member ToUInt16(value: uint16) : uint16 = uint16 (ConvertParts.within (int64 value) 0L 65535L "a UInt16")

    /// The same number.
    static member ToUInt16(value: int) : uint16 = uint16 (ConvertParts.within (int64 value) 0L 65535L "a UInt16")

    /// The same number.
    static member ToUInt16(value: uint32) : uint16 = uint16 (ConvertParts.within (int64 value) 0L 65535L "a UInt16")

    /// The same number.
    static member ToUInt16(value: int64) : uint16 = uint16 (ConvertParts.within (int64 value) 0L 65535L "a UInt16")

    /// The value of an object; null is zero.
    static member ToUInt16(value: obj) : uint16 =
        match value with
        | null -> uint16 0
        | :? string as x -> Convert.ToUInt16(x)
        | :? int as x -> Convert.ToUInt16(x)
        | :? float as x -> Convert.ToUInt16(x)
        | :? int64 as x -> Convert.ToUInt16(x)
        | :? bool as x -> Convert.ToUInt16(x)
        | :? char as x -> Convert.ToUInt16(x)
        | :? byte as x -> Convert.ToUInt16(x)
        | :? Decimal as x -> Convert.ToUInt16(x)
        | :? float32 as x -> Convert.ToUInt16(x)
        | :? sbyte as x -> Convert.ToUInt16(x)
        | :? int16 as x -> Convert.ToUInt16(x)
        | :? uint16 as x -> Convert.ToUInt16(x)
        | :? uint32 as x -> Convert.ToUInt16(x)
        | :? uint64 as x -> Convert.ToUInt16(x)
        | _ -> ConvertParts.noValue value

    /// The number of a text; null is zero.
    static member ToInt32(value: string) : int = if isNull value then int 0 else int (NumberParse.signed value NumberStyles.Integer null 32 "an Int32")

    /// The number of a text; null is zero.
    static member ToInt32(value: string, provider: IFormatProvider) : int =
        if isNull value then int 0 else int (NumberParse.signed value NumberStyles.Integer provider 32 "an Int32")

    /// The number of digits to a base.
    static member ToInt32(value: string, fromBase: int) : int = int (ConvertParts.toBase value fromBase 32 "an Int32")

    /// The nearest whole number.
    static member ToInt32(value: float) : int = int (ConvertParts.rounded value -2147483648L 2147483647L "an Int32")

    /// The nearest whole number.
    static member ToInt32(value: float32) : int = int (ConvertParts.rounded (float value) -2147483648L 2147483647L "an Int32")

    /// The nearest whole number.
    static member ToInt32(value: Decimal) : int =
        let nearest: Decimal = Decimal.Round value
        if Decimal.Compare(nearest, Decimal(2147483647)) > 0 || Decimal.Compare(nearest, Decimal(-2147483648)) < 0 then
            Firefly.Runtime.Convert.rangeError "an Int32"
        else
            int (Decimal.ToInt64 nearest)

    /// One or zero.
    static member ToInt32(value: bool) : int = if value then int 1 else int 0

    /// The code of a char.
    static member ToInt32(value: char) : int = int (ConvertParts.within (int64 (uint16 value)) -2147483648L 2147483647L "an Int32")

    /// The same number.
    static member ToInt32(value: uint64) : int =
        if value > 9223372036854775807UL then Firefly.Runtime.Convert.rangeError "an Int32"
        else int (ConvertParts.within (int64 value) -2147483648L 2147483647L "an Int32")

    /// The same number.
    static member ToInt32(value: sbyte) : int = int (ConvertParts.within (int64 value) -2147483648L 2147483647L "an Int32")

    /// The same number.
    static member ToInt32(value: byte) : int = int (ConvertParts.within (int64 value) -2147483648L 2147483647L "an Int32")

    /// The same number.
    static member ToInt32(value: int16) : int = int (ConvertParts.within (int64 value) -2147483648L 2147483647L "an Int32")

    /// The same number.
    static member ToInt32(value: uint16) : int = int (ConvertParts.within (int64 value) -2147483648L 2147483647L "an Int32")

    /// The same number.
    static member ToInt32(value: int) : int = int (ConvertParts.within (int64 value) -2147483648L 2147483647L "an Int32")

    /// The same number.
    static member ToInt32(value: uint32) : int = int (ConvertParts.within (int64 value) -2147483648L 2147483647L "an Int32")

    /// The same number.
    static member ToInt32(value: int64) : int = int (ConvertParts.within (int64 value) -2147483648L 2147483647L "an Int32")

    /// The value of an object; null is zero.
    static member ToInt32(value: obj) : int =
        match value with
        | null -> int 0
        | :? string as x -> Convert.ToInt32(x)
        | :? int as x -> Convert.ToInt32(x)
        | :? float as x -> Convert.ToInt32(x)
        | :? int64 as x -> Convert.ToInt32(x)
        | :? bool as x -> Convert.ToInt32(x)
        | :? char as x -> Convert.ToInt32(x)
        | :? byte as x -> Convert.ToInt32(x)
        | :? Decimal as x -> Convert.ToInt32(x)
        | :? float32 as x -> Convert.ToInt32(x)
        | :? sbyte as x -> Convert.ToInt32(x)
        | :? int16 as x -> Convert.ToInt32(x)
        | :? uint16 as x -> Convert.ToInt32(x)
        | :? uint32 as x -> Convert.ToInt32(x)
        | :? uint64 as x -> Convert.ToInt32(x)
        | _ -> ConvertParts.noValue value

    /// The number of a text; null is zero.
    static member ToUInt32(value: string) : uint32 = if isNull value then uint32 0 else uint32 (NumberParse.unsigned value NumberStyles.Integer null 32 "a UInt32")

    /// The number of a text; null is zero.
    static member ToUInt32(value: string, provider: IFormatProvider) : uint32 =
        if isNull value then uint32 0 else uint32 (NumberParse.unsigned value NumberStyles.Integer provider 32 "a UInt32")

    /// The number of digits to a base.
    static member ToUInt32(value: string, fromBase: int) : uint32 = uint32 (ConvertParts.toBase value fromBase 32 "a UInt32")

    /// The nearest whole number.
    static member ToUInt32(value: float) : uint32 = uint32 (ConvertParts.rounded value 0L 4294967295L "a UInt32")

    /// The nearest whole number.
    static member ToUInt32(value: float32) : uint32 = uint32 (ConvertParts.rounded (float value) 0L 4294967295L "a UInt32")

    /// The nearest whole number.
    static member ToUInt32(value: Decimal) : uint32 = uint32 (ConvertParts.within (Decimal.ToInt64(Decimal.Round value)) 0L 4294967295L "a UInt32")

    /// One or zero.
    static member ToUInt32(value: bool) : uint32 = if value then uint32 1 else uint32 0

    /// The code of a char.
    static member ToUInt32(value: char) : uint32 = uint32 (ConvertParts.within (int64 (uint16 value)) 0L 4294967295L "a UInt32")

    /// The same number.
    static member ToUInt32(value: uint64) : uint32 =
        if value > 9223372036854775807UL then Firefly.Runtime.Convert.rangeError "a UInt32"
        else uint32 (ConvertParts.within (int64 value) 0L 4294967295L "a UInt32")

    /// The same number.
    static member ToUInt32(value: sbyte) : uint32 = uint32 (ConvertParts.within (int64 value) 0L 4294967295L "a UInt32")

    /// The same number.
    static member ToUInt32(value: byte) : uint32 = uint32 (ConvertParts.within (int64 value) 0L 4294967295L "a UInt32")

    /// The same number.
    static member ToUInt32(value: int16) : uint32 = uint32 (ConvertParts.within (int64 value) 0L 4294967295L "a UInt32")

    /// The same number.
    static member ToUInt32(value: uint16) : uint32 = uint32 (ConvertParts.within (int64 value) 0L 4294967295L "a UInt32")

    /// The same number.
    static member ToUInt32(value: int) : uint32 = uint32 (ConvertParts.within (int64 value) 0L 4294967295L "a UInt32")

    /// The same number.
    static member ToUInt32(value: uint32) : uint32 = uint32 (ConvertParts.within (int64 value) 0L 4294967295L "a UInt32")

    /// The same number.
    static member ToUInt32(value: int64) : uint32 = uint32 (ConvertParts.within (int64 value) 0L 4294967295L "a UInt32")

    /// The value of an object; null is zero.
    static member ToUInt32(value: obj) : uint32 =
        match value with
        | null -> uint32 0
        | :? string as x -> Convert.ToUInt32(x)
        | :? int as x -> Convert.ToUInt32(x)
        | :? float as x -> Convert.ToUInt32(x)
        | :? int64 as x -> Convert.ToUInt32(x)
        | :? bool as x -> Convert.ToUInt32(x)
        | :? char as x -> Convert.ToUInt32(x)
        | :? byte as x -> Convert.ToUInt32(x)
        | :? Decimal as x -> Convert.ToUInt32(x)
        | :? float32 as x -> Convert.ToUInt32(x)
        | :? sbyte as x -> Convert.ToUInt32(x)
        | :? int16 as x -> Convert.ToUInt32(x)
        | :? uint16 as x -> Convert.ToUInt32(x)
        | :? uint32 as x -> Convert.ToUInt32(x)
        | :? uint64 as x -> Convert.ToUInt32(x)
        | _ -> ConvertParts.noValue value

    /// The number of a text; null is zero.
    static member ToInt64(value: string) : int64 = if isNull value then int64 0 else int64 (NumberParse.signed value NumberStyles.Integer null 64 "an Int64")

    /// The number of a text; null is zero.
    static member ToInt64(value: string, provider: IFormatProvider) : int64 =
        if isNull value then int64 0 else int64 (NumberParse.signed value NumberStyles.Integer provider 64 "an Int64")

    /// The number of digits to a base.
    static member ToInt64(value: string, fromBase: int) : int64 = int64 (ConvertParts.toBase value fromBase 64 "an Int64")

    /// The nearest whole number.
    static member ToInt64(value: float) : int64 = int64 (ConvertParts.rounded value -9223372036854775808L 9223372036854775807L "an Int64")

    /// The nearest whole number.
    static member ToInt64(value: float32) : int64 = int64 (ConvertParts.rounded (float value) -9223372036854775808L 9223372036854775807L "an Int64")

    /// The nearest whole number.
    static member ToInt64(value: Decimal) : int64 = int64 (ConvertParts.within (Decimal.ToInt64(Decimal.Round value)) -9223372036854775808L 9223372036854775807L "an Int64")

    /// One or zero.
    static member ToInt64(value: bool) : int64 = if value then int64 1 else int64 0

    /// The code of a char.
    static member ToInt64(value: char) : int64 = int64 (ConvertParts.within (int64 (uint16 value)) -9223372036854775808L 9223372036854775807L "an Int64")

    /// The same number.
    static member ToInt64(value: uint64) : int64 =
        if value > 9223372036854775807UL then Firefly.Runtime.Convert.rangeError "an Int64"
        else int64 (ConvertParts.within (int64 value) -9223372036854775808L 9223372036854775807L "an Int64")

    /// The same number.
    static member ToInt64(value: sbyte) : int64 = int64 (ConvertParts.within (int64 value) -9223372036854775808L 9223372036854775807L "an Int64")

    /// The same number.
    static member ToInt64(value: byte) : int64 = int64 (ConvertParts.within (int64 value) -9223372036854775808L 9223372036854775807L "an Int64")

    /// The same number.
    static member ToInt64(value: int16) : int64 = int64 (ConvertParts.within (int64 value) -9223372036854775808L 9223372036854775807L "an Int64")

    /// The same number.
    static member ToInt64(value: uint16) : int64 = int64 (ConvertParts.within (int64 value) -9223372036854775808L 9223372036854775807L "an Int64")

    /// The same number.
    static member ToInt64(value: int) : int64 = int64 (ConvertParts.within (int64 value) -9223372036854775808L 9223372036854775807L "an Int64")

    /// The same number.
    static member ToInt64(value: uint32) : int64 = int64 (ConvertParts.within (int64 value) -9223372036854775808L 9223372036854775807L "an Int64")

    /// The same number.
    static member ToInt64(value: int64) : int64 = int64 (ConvertParts.within (int64 value) -9223372036854775808L 9223372036854775807L "an Int64")

    /// The value of an object; null is zero.
    static member ToInt64(value: obj) : int64 =
        match value with
        | null -> int64 0
        | :? string as x -> Convert.ToInt64(x)
        | :? int as x -> Convert.ToInt64(x)
        | :? float as x -> Convert.ToInt64(x)
        | :? int64 as x -> Convert.ToInt64(x)
        | :? bool as x -> Convert.ToInt64(x)
        | :? char as x -> Convert.ToInt64(x)
        | :? byte as x -> Convert.ToInt64(x)
        | :? Decimal as x -> Convert.ToInt64(x)
        | :? float32 as x -> Convert.ToInt64(x)
        | :? sbyte as x -> Convert.ToInt64(x)
        | :? int16 as x -> Convert.ToInt64(x)
        | :? uint16 as x -> Convert.ToInt64(x)
        | :? uint32 as x -> Convert.ToInt64(x)
        | :? uint64 as x -> Convert.ToInt64(x)
        | _ -> ConvertParts.noValue value

    /// The number of a text; null is zero.
    static member ToUInt64(value: string) : uint64 =
        if isNull value then 0UL else NumberParse.unsigned value NumberStyles.Integer null 64 "a UInt64"

    /// The number of a text; null is zero.
    static member ToUInt64(value: string, provider: IFormatProvider) : uint64 =
        if isNull value then 0UL else NumberParse.unsigned value NumberStyles.Integer provider 64 "a UInt64"

    /// The number of digits to a base.
    static member ToUInt64(value: string, fromBase: int) : uint64 =
        if fromBase = 10 then Convert.ToUInt64 value else uint64 (ConvertParts.toBase value fromBase 64 "a UInt64")

    /// The nearest whole number.
    static member ToUInt64(value: float) : uint64 =
        let r: float = (# "frint" value : float #)
        if r >= 0.0 && r < 18446744073709551616.0 then uint64 r else raise (OverflowException())

    /// The nearest whole number.
    static member ToUInt64(value: float32) : uint64 = Convert.ToUInt64(float value)

    /// The nearest whole number.
    static member ToUInt64(value: Decimal) : uint64 = Decimal.ToUInt64(Decimal.Round value)

    /// One or zero.
    static member ToUInt64(value: bool) : uint64 = if value then 1UL else 0UL

    /// The code of a char.
    static member ToUInt64(value: char) : uint64 = uint64 (uint16 value)

    /// The same number.
    static member ToUInt64(value: uint64) : uint64 = value

    /// The same number.
    static member ToUInt64(value: sbyte) : uint64 = if int64 value < 0L then Firefly.Runtime.Convert.rangeError "a UInt64" else uint64 value

    /// The same number.
    static member ToUInt64(value: byte) : uint64 = uint64 value

    /// The same number.
    static member ToUInt64(value: int16) : uint64 = if int64 value < 0L then Firefly.Runtime.Convert.rangeError "a UInt64" else uint64 value

    /// The same number.
    static member ToUInt64(value: uint16) : uint64 = uint64 value

    /// The same number.
    static member ToUInt64(value: int) : uint64 = if int64 value < 0L then Firefly.Runtime.Convert.rangeError "a UInt64" else uint64 value

    /// The same number.
    static member ToUInt64(value: uint32) : uint64 = uint64 value

    /// The same number.
    static member ToUInt64(value: int64) : uint64 = if int64 value < 0L then Firefly.Runtime.Convert.rangeError "a UInt64" else uint64 value

    /// The value of an object; null is zero.
    static member ToUInt64(value: obj) : uint64 =
        match value with
        | null -> 0UL
        | :? string as x -> Convert.ToUInt64(x)
        | :? int as x -> Convert.ToUInt64(x)
        | :? float as x -> Convert.ToUInt64(x)
        | :? int64 as x -> Convert.ToUInt64(x)
        | :? bool as x -> Convert.ToUInt64(x)
        | :? char as x -> Convert.ToUInt64(x)
        | :? byte as x -> Convert.ToUInt64(x)
        | :? Decimal as x -> Convert.ToUInt64(x)
        | :? float32 as x -> Convert.ToUInt64(x)
        | :? sbyte as x -> Convert.ToUInt64(x)
        | :? int16 as x -> Convert.ToUInt64(x)
        | :? uint16 as x -> Convert.ToUInt64(x)
        | :? uint32 as x -> Convert.ToUInt64(x)
        | :? uint64 as x -> Convert.ToUInt64(x)
        | _ -> ConvertParts.noValue value

    /// The number of a text; null is zero.
    static member ToDouble(value: string) : float =
        if isNull value then 0.0 else NumberParse.float value (NumberStyles.Float ||| NumberStyles.AllowThousands) null

    /// The number of a text; null is zero.
    static member ToDouble(value: string, provider: IFormatProvider) : float =
        if isNull value then 0.0 else NumberParse.float value (NumberStyles.Float ||| NumberStyles.AllowThousands) provider

    /// The nearest float.
    static member ToDouble(value: Decimal) : float = Decimal.ToDouble value

    /// One or zero.
    static member ToDouble(value: bool) : float = if value then 1.0 else 0.0

    /// The same number.
    static member ToDouble(value: float) : float = value

    /// The same number.
    static member ToDouble(value: float32) : float = float value

    /// No conversion: it raises.
    static member ToDouble(value: char) : float = ConvertParts.invalid "Char" "Double"

    /// The nearest float.
    static member ToDouble(value: sbyte) : float = float value

    /// The nearest float.
    static member ToDouble(value: byte) : float = float value

    /// The nearest float.
    static member ToDouble(value: int16) : float = float value

    /// The nearest float.
    static member ToDouble(value: uint16) : float = float value

    /// The nearest float.
    static member ToDouble(value: int) : float = float value

    /// The nearest float.
    static member ToDouble(value: uint32) : float = float value

    /// The nearest float.
    static member ToDouble(value: int64) : float = float value

    /// The nearest float.
    static member ToDouble(value: uint64) : float = float value

    /// The value of an object; null is zero.
    static member ToDouble(value: obj) : float =
        match value with
        | null -> 0.0
        | :? string as x -> Convert.ToDouble(x)
        | :? int as x -> Convert.ToDouble(x)
        | :? float as x -> Convert.ToDouble(x)
        | :? int64 as x -> Convert.ToDouble(x)
        | :? bool as x -> Convert.ToDouble(x)
        | :? char as x -> Convert.ToDouble(x)
        | :? byte as x -> Convert.ToDouble(x)
        | :? Decimal as x -> Convert.ToDouble(x)
        | :? float32 as x -> Convert.ToDouble(x)
        | :? sbyte as x -> Convert.ToDouble(x)
        | :? int16 as x -> Convert.ToDouble(x)
        | :? uint16 as x -> Convert.ToDouble(x)
        | :? uint32 as x -> Convert.ToDouble(x)
        | :? uint64 as x -> Convert.ToDouble(x)
        | _ -> ConvertParts.noValue value

    /// The number of a text; null is zero.
    static member ToSingle(value: string) : float32 = float32 (Convert.ToDouble value)

    /// The number of a text; null is zero.
    static member ToSingle(value: string, provider: IFormatProvider) : float32 = float32 (Convert.ToDouble(value, provider))

    /// The nearest float.
    static member ToSingle(value: Decimal) : float32 = float32 (Decimal.ToDouble value)

    /// One or zero.
    static member ToSingle(value: bool) : float32 = if value then 1.0f else 0.0f

    /// The nearest float.
    static member ToSingle(value: float) : float32 = float32 value

    /// The same number.
    static member ToSingle(value: float32) : float32 = value

    /// No conversion: it raises.
    static member ToSingle(value: char) : float32 = ConvertParts.invalid "Char" "Single"

    /// The nearest float.
    static member ToSingle(value: sbyte) : float32 = float32 value

    /// The nearest float.
    static member ToSingle(value: byte) : float32 = float32 value

    /// The nearest float.
    static member ToSingle(value: int16) : float32 = float32 value

    /// The nearest float.
    static member ToSingle(value: uint16) : float32 = float32 value

    /// The nearest float.
    static member ToSingle(value: int) : float32 = float32 value

    /// The nearest float.
    static member ToSingle(value: uint32) : float32 = float32 value

    /// The nearest float.
    static member ToSingle(value: int64) : float32 = float32 value

    /// The nearest float.
    static member ToSingle(value: uint64) : float32 = float32 value

    /// The value of an object; null is zero.
    static member ToSingle(value: obj) : float32 =
        match value with
        | null -> 0.0f
        | :? string as x -> Convert.ToSingle(x)
        | :? int as x -> Convert.ToSingle(x)
        | :? float as x -> Convert.ToSingle(x)
        | :? int64 as x -> Convert.ToSingle(x)
        | :? bool as x -> Convert.ToSingle(x)
        | :? char as x -> Convert.ToSingle(x)
        | :? byte as x -> Convert.ToSingle(x)
        | :? Decimal as x -> Convert.ToSingle(x)
        | :? float32 as x -> Convert.ToSingle(x)
        | :? sbyte as x -> Convert.ToSingle(x)
        | :? int16 as x -> Convert.ToSingle(x)
        | :? uint16 as x -> Convert.ToSingle(x)
        | :? uint32 as x -> Convert.ToSingle(x)
        | :? uint64 as x -> Convert.ToSingle(x)
        | _ -> ConvertParts.noValue value

    /// The number of a text; null is zero.
    static member ToDecimal(value: string) : Decimal = if isNull value then Decimal.Zero else Decimal.Parse value

    /// The number of a text; null is zero.
    static member ToDecimal(value: string, provider: IFormatProvider) : Decimal =
        if isNull value then Decimal.Zero else Decimal.Parse(value, provider)

    /// The same number.
    static member ToDecimal(value: Decimal) : Decimal = value

    /// One or zero.
    static member ToDecimal(value: bool) : Decimal = Decimal.OfInt64(if value then 1L else 0L)

    /// The decimal of a number.
    static member ToDecimal(value: float) : Decimal = Decimal.OfDouble value

    /// The decimal of a number.
    static member ToDecimal(value: float32) : Decimal = decimal value

    /// The decimal of a number.
    static member ToDecimal(value: uint64) : Decimal = decimal value

    /// No conversion: it raises.
    static member ToDecimal(value: char) : Decimal = ConvertParts.invalid "Char" "Decimal"

    /// The decimal of a number.
    static member ToDecimal(value: sbyte) : Decimal = Decimal.OfInt64(int64 value)

    /// The decimal of a number.
    static member ToDecimal(value: byte) : Decimal = Decimal.OfInt64(int64 value)

    /// The decimal of a number.
    static member ToDecimal(value: int16) : Decimal = Decimal.OfInt64(int64 value)

    /// The decimal of a number.
    static member ToDecimal(value: uint16) : Decimal = Decimal.OfInt64(int64 value)

    /// The decimal of a number.
    static member ToDecimal(value: int) : Decimal = Decimal.OfInt64(int64 value)

    /// The decimal of a number.
    static member ToDecimal(value: uint32) : Decimal = Decimal.OfInt64(int64 value)

    /// The decimal of a number.
    static member ToDecimal(value: int64) : Decimal = Decimal.OfInt64(int64 value)

    /// The value of an object; null is zero.
    static member ToDecimal(value: obj) : Decimal =
        match value with
        | null -> Decimal.Zero
        | :? string as x -> Convert.ToDecimal(x)
        | :? int as x -> Convert.ToDecimal(x)
        | :? float as x -> Convert.ToDecimal(x)
        | :? int64 as x -> Convert.ToDecimal(x)
        | :? bool as x -> Convert.ToDecimal(x)
        | :? char as x -> Convert.ToDecimal(x)
        | :? byte as x -> Convert.ToDecimal(x)
        | :? Decimal as x -> Convert.ToDecimal(x)
        | :? float32 as x -> Convert.ToDecimal(x)
        | :? sbyte as x -> Convert.ToDecimal(x)
        | :? int16 as x -> Convert.ToDecimal(x)
        | :? uint16 as x -> Convert.ToDecimal(x)
        | :? uint32 as x -> Convert.ToDecimal(x)
        | :? uint64 as x -> Convert.ToDecimal(x)
        | _ -> ConvertParts.noValue value

    /// The only char of a text.
    static member ToChar(value: string) : char =
        if isNull value then raise (ArgumentNullException "value") else Firefly.Runtime.Convert.parseChar value

    /// The same char.
    static member ToChar(value: char) : char = value

    /// No conversion: it raises.
    static member ToChar(value: bool) : char = ConvertParts.invalid "Boolean" "Char"

    /// No conversion: it raises.
    static member ToChar(value: float) : char = ConvertParts.invalid "Double" "Char"

    /// No conversion: it raises.
    static member ToChar(value: float32) : char = ConvertParts.invalid "Single" "Char"

    /// No conversion: it raises.
    static member ToChar(value: Decimal) : char = ConvertParts.invalid "Decimal" "Char"

    /// The char of a code.
    static member ToChar(value: uint64) : char =
        if value > 65535UL then Firefly.Runtime.Convert.rangeError "a character" else char value

    /// The char of a code.
    static member ToChar(value: sbyte) : char = char (ConvertParts.within (int64 value) 0L 65535L "a character")

    /// The char of a code.
    static member ToChar(value: byte) : char = char (ConvertParts.within (int64 value) 0L 65535L "a character")

    /// The char of a code.
    static member ToChar(value: int16) : char = char (ConvertParts.within (int64 value) 0L 65535L "a character")

    /// The char of a code.
    static member ToChar(value: uint16) : char = char (ConvertParts.within (int64 value) 0L 65535L "a character")

    /// The char of a code.
    static member ToChar(value: int) : char = char (ConvertParts.within (int64 value) 0L 65535L "a character")

    /// The char of a code.
    static member ToChar(value: uint32) : char = char (ConvertParts.within (int64 value) 0L 65535L "a character")

    /// The char of a code.
    static member ToChar(value: int64) : char = char (ConvertParts.within (int64 value) 0L 65535L "a character")

    /// The value of an object; null is zero.
    static member ToChar(value: obj) : char =
        match value with
        | null -> '\000'
        | :? string as x -> Convert.ToChar(x)
        | :? int as x -> Convert.ToChar(x)
        | :? float as x -> Convert.ToChar(x)
        | :? int64 as x -> Convert.ToChar(x)
        | :? bool as x -> Convert.ToChar(x)
        | :? char as x -> Convert.ToChar(x)
        | :? byte as x -> Convert.ToChar(x)
        | :? Decimal as x -> Convert.ToChar(x)
        | :? float32 as x -> Convert.ToChar(x)
        | :? sbyte as x -> Convert.ToChar(x)
        | :? int16 as x -> Convert.ToChar(x)
        | :? uint16 as x -> Convert.ToChar(x)
        | :? uint32 as x -> Convert.ToChar(x)
        | :? uint64 as x -> Convert.ToChar(x)
        | _ -> ConvertParts.noValue value

    /// `true` or `false`; null is false.
    static member ToBoolean(value: string) : bool = not (isNull value) && Firefly.Runtime.Convert.parseBoolean value

    /// The same value.
    static member ToBoolean(value: bool) : bool = value

    /// Whether a number is not zero.
    static member ToBoolean(value: float) : bool = value <> 0.0

    /// Whether a number is not zero.
    static member ToBoolean(value: float32) : bool = value <> 0.0f

    /// Whether a number is not zero.
    static member ToBoolean(value: Decimal) : bool = value <> Decimal.Zero

    /// No conversion: it raises.
    static member ToBoolean(value: char) : bool = ConvertParts.invalid "Char" "Boolean"

    /// Whether a number is not zero.
    static member ToBoolean(value: uint64) : bool = value <> 0UL

    /// Whether a number is not zero.
    static member ToBoolean(value: sbyte) : bool = int64 value <> 0L

    /// Whether a number is not zero.
    static member ToBoolean(value: byte) : bool = int64 value <> 0L

    /// Whether a number is not zero.
    static member ToBoolean(value: int16) : bool = int64 value <> 0L

    /// Whether a number is not zero.
    static member ToBoolean(value: uint16) : bool = int64 value <> 0L

    /// Whether a number is not zero.
    static member ToBoolean(value: int) : bool = int64 value <> 0L

    /// Whether a number is not zero.
    static member ToBoolean(value: uint32) : bool = int64 value <> 0L

    /// Whether a number is not zero.
    static member ToBoolean(value: int64) : bool = int64 value <> 0L

    /// The value of an object; null is false.
    static member ToBoolean(value: obj) : bool =
        match value with
        | null -> false
        | :? string as x -> Convert.ToBoolean(x)
        | :? int as x -> Convert.ToBoolean(x)
        | :? float as x -> Convert.ToBoolean(x)
        | :? int64 as x -> Convert.ToBoolean(x)
        | :? bool as x -> Convert.ToBoolean(x)
        | :? char as x -> Convert.ToBoolean(x)
        | :? byte as x -> Convert.ToBoolean(x)
        | :? Decimal as x -> Convert.ToBoolean(x)
        | :? float32 as x -> Convert.ToBoolean(x)
        | :? sbyte as x -> Convert.ToBoolean(x)
        | :? int16 as x -> Convert.ToBoolean(x)
        | :? uint16 as x -> Convert.ToBoolean(x)
        | :? uint32 as x -> Convert.ToBoolean(x)
        | :? uint64 as x -> Convert.ToBoolean(x)
        | _ -> ConvertParts.noValue value

    /// Digits of a number to a base.
    static member ToString(value: int, toBase: int) : string = ConvertParts.ofBase (int64 value) 32 toBase

    /// Digits of a number to a base.
    static member ToString(value: int64, toBase: int) : string = ConvertParts.ofBase (value) 64 toBase

    /// Digits of a number to a base.
    static member ToString(value: byte, toBase: int) : string = ConvertParts.ofBase (int64 value) 8 toBase

    /// Digits of a number to a base.
    static member ToString(value: int16, toBase: int) : string = ConvertParts.ofBase (int64 value) 16 toBase

    /// The text of a number.
    static member ToString(value: sbyte) : string = value.ToString()

    /// The text of a number in a culture's way.
    static member ToString(value: sbyte, provider: IFormatProvider) : string = value.ToString(provider)

    /// The text of a number.
    static member ToString(value: byte) : string = value.ToString()

    /// The text of a number in a culture's way.
    static member ToString(value: byte, provider: IFormatProvider) : string = value.ToString(provider)

    /// The text of a number.
    static member ToString(value: int16) : string = value.ToString()

    /// The text of a number in a culture's way.
    static member ToString(value: int16, provider: IFormatProvider) : string = value.ToString(provider)

    /// The text of a number.
    static member ToString(value: uint16) : string = value.ToString()

    /// The text of a number in a culture's way.
    static member ToString(value: uint16, provider: IFormatProvider) : string = value.ToString(provider)

    /// The text of a number.
    static member ToString(value: int) : string = value.ToString()

    /// The text of a number in a culture's way.
    static member ToString(value: int, provider: IFormatProvider) : string = value.ToString(provider)

    /// The text of a number.
    static member ToString(value: uint32) : string = value.ToString()

    /// The text of a number in a culture's way.
    static member ToString(value: uint32, provider: IFormatProvider) : string = value.ToString(provider)

    /// The text of a number.
    static member ToString(value: int64) : string = value.ToString()

    /// The text of a number in a culture's way.
    static member ToString(value: int64, provider: IFormatProvider) : string = value.ToString(provider)

    /// The text of a number.
    static member ToString(value: uint64) : string = value.ToString()

    /// The text of a number in a culture's way.
    static member ToString(value: uint64, provider: IFormatProvider) : string = value.ToString(provider)

    /// The text of a number.
    static member ToString(value: float) : string = value.ToString()

    /// The text of a number in a culture's way.
    static member ToString(value: float, provider: IFormatProvider) : string = value.ToString(provider)

    /// The text of a number.
    static member ToString(value: float32) : string = value.ToString()

    /// The text of a number in a culture's way.
    static member ToString(value: float32, provider: IFormatProvider) : string = value.ToString(provider)

    /// The text of a number.
    static member ToString(value: Decimal) : string = value.ToString()

    /// The text of a number in a culture's way.
    static member ToString(value: Decimal, provider: IFormatProvider) : string = value.ToString(provider)

    /// A char as text.
    static member ToString(value: char) : string = Text.ofChar value

    /// `True` or `False`.
    static member ToString(value: bool) : string = if value then "True" else "False"

    /// The text itself.
    static member ToString(value: string) : string = value

    /// The text of an object; null is the empty text.
    static member ToString(value: obj) : string = Strings.toText value

    /// The text of an object in a culture's way; null is the empty text.
    static member ToString(value: obj, provider: IFormatProvider) : string =
        if isNull value then "" else Strings.formatted value null provider

    // ---- bytes --------------------------------------------------------------------------------------------------------

    /// Bytes in base 64.
    static member ToBase64String(inArray: byte[]) : string =
        if isNull inArray then
            raise (ArgumentNullException "inArray")
        Base64.encode inArray 0 inArray.Length false

    /// Bytes in base 64, perhaps in lines.
    static member ToBase64String(inArray: byte[], options: Base64FormattingOptions) : string =
        if isNull inArray then
            raise (ArgumentNullException "inArray")
        Base64.encode inArray 0 inArray.Length (options = Base64FormattingOptions.InsertLineBreaks)

    /// Some bytes in base 64.
    static member ToBase64String(inArray: byte[], offset: int, length: int) : string =
        Base64.checkPart inArray offset length
        Base64.encode inArray offset length false

    /// Some bytes in base 64, perhaps in lines.
    static member ToBase64String(inArray: byte[], offset: int, length: int, options: Base64FormattingOptions) : string =
        Base64.checkPart inArray offset length
        Base64.encode inArray offset length (options = Base64FormattingOptions.InsertLineBreaks)

    /// The bytes of a text in base 64.
    static member FromBase64String(s: string) : byte[] =
        if isNull s then
            raise (ArgumentNullException "s")
        Base64.decode s

    /// The bytes of chars in base 64.
    static member FromBase64CharArray(inArray: char[], offset: int, length: int) : byte[] =
        if isNull inArray then
            raise (ArgumentNullException "inArray")
        Base64.decode (String(inArray, offset, length))

    /// Bytes as hexadecimal digits.
    static member ToHexString(inArray: byte[]) : string =
        if isNull inArray then
            raise (ArgumentNullException "inArray")
        Base64.hex inArray 0 inArray.Length

    /// Some bytes as hexadecimal digits.
    static member ToHexString(inArray: byte[], offset: int, length: int) : string =
        Base64.checkPart inArray offset length
        Base64.hex inArray offset length

    /// The bytes of hexadecimal digits.
    static member FromHexString(s: string) : byte[] =
        if isNull s then
            raise (ArgumentNullException "s")
        Base64.ofHex s

    /// The date of a text; the smallest date for null.
    static member ToDateTime(value: string) : DateTime =
        if (# "is_null" value : bool #) then DateTime.MinValue else DateTime.Parse value

    /// The date of a text by a culture; the smallest date for null.
    static member ToDateTime(value: string, provider: IFormatProvider) : DateTime =
        if (# "is_null" value : bool #) then DateTime.MinValue else DateTime.Parse(value, provider)

    /// The date itself.
    static member ToDateTime(value: DateTime) : DateTime = value

    /// The date of an object.
    static member ToDateTime(value: obj) : DateTime =
        match value with
        | null -> DateTime.MinValue
        | :? DateTime as date -> date
        | :? string as text -> DateTime.Parse text
        | _ -> ConvertParts.invalid (value.GetType().Name) "DateTime"

    /// A value as another type of those that convert.
    static member ChangeType(value: obj, conversionType: Type) : obj =
        if (# "is_null" conversionType : bool #) then
            raise (ArgumentNullException "conversionType")
        elif isNull value then
            if conversionType.IsValueType then
                raise (InvalidCastException "Null object cannot be converted to a value type.")
            null
        elif conversionType = value.GetType() || conversionType = typeof<obj> then value
        elif conversionType = typeof<bool> then box (Convert.ToBoolean value)
        elif conversionType = typeof<char> then box (Convert.ToChar value)
        elif conversionType = typeof<sbyte> then box (Convert.ToSByte value)
        elif conversionType = typeof<byte> then box (Convert.ToByte value)
        elif conversionType = typeof<int16> then box (Convert.ToInt16 value)
        elif conversionType = typeof<uint16> then box (Convert.ToUInt16 value)
        elif conversionType = typeof<int> then box (Convert.ToInt32 value)
        elif conversionType = typeof<uint32> then box (Convert.ToUInt32 value)
        elif conversionType = typeof<int64> then box (Convert.ToInt64 value)
        elif conversionType = typeof<uint64> then box (Convert.ToUInt64 value)
        elif conversionType = typeof<float32> then box (Convert.ToSingle value)
        elif conversionType = typeof<float> then box (Convert.ToDouble value)
        elif conversionType = typeof<decimal> then box (Convert.ToDecimal value)
        elif conversionType = typeof<DateTime> then box (Convert.ToDateTime value)
        elif conversionType = typeof<string> then box (Convert.ToString value)
        else
            raise (
                InvalidCastException(
                    "Invalid cast from '" + value.GetType().ToString() + "' to '" + conversionType.ToString() + "'."
                )
            )
