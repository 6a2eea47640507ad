/// Conversions as .NET's `Convert` has them: floats are rounded to even, and what does not fit raises.
namespace System

open Firefly.Runtime

/// Parts of `Convert`.
module ConvertParts =

    /// A whole number in bounds, or OverflowException with the type's name.
    let within (value: int64) (low: int64) (high: int64) (name: string) : int64 =
        if value < low || value > high then Firefly.Runtime.Convert.rangeError name else value

    /// The nearest whole number of a float in bounds.
    let rounded (value: float) (low: int64) (high: int64) (name: string) : int64 =
        let r: float = (# "frint" value : float #)
        if r >= -9223372036854775808.0 && r < 9223372036854775808.0 then within (int64 r) low high name
        else Firefly.Runtime.Convert.rangeError name

    /// Digits of a text to base 2, 8, 10 or 16.
    let toBase (value: string) (numberBase: int) (bits: int) (name: string) : int64 =
        if numberBase = 10 then
            Firefly.Runtime.Convert.signedOf value ((1UL <<< (bits - 1)) - 1UL) name
        else
            let digitBits: int = if numberBase = 16 then 4 elif numberBase = 8 then 3 else 1
            let count: nativeint = Text.length value
            let mutable i: nativeint = 0n
            let mutable bitsRead: uint64 = 0UL
            if numberBase = 16 && count > 2n && Text.unit value 0n = 48us && (Text.unit value 1n ||| 32us) = 120us then
                i <- 2n
            if count = 0n then
                let e: exn = ArgumentOutOfRangeException("startIndex", "Index was out of range. Must be non-negative and less than the size of the collection.") :> exn
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
    static member ToSByte(value: string) : sbyte =
        if (# "is_null" value : bool #) then sbyte 0 else sbyte (Firefly.Runtime.Convert.signedOf value 127UL "a signed byte")

    /// The nearest whole number.
    static member ToSByte(value: float) : sbyte = sbyte (ConvertParts.rounded value -128L 127L "a signed byte")

    /// The nearest whole number.
    static member ToSByte(value: Decimal) : sbyte =
        sbyte (ConvertParts.within (Decimal.ToInt64(Decimal.Round value)) -128L 127L "a signed byte")

    /// One or zero.
    static member ToSByte(value: bool) : sbyte = if value then sbyte 1 else sbyte 0

    /// The code of a char.
    static member ToSByte(value: char) : sbyte = sbyte (ConvertParts.within (int64 (uint16 value)) -128L 127L "a signed byte")

    /// The number of digits to a base.
    static member ToSByte(value: string, fromBase: int) : sbyte = sbyte (ConvertParts.toBase value fromBase 8 "a signed byte")

    /// The same number.
    static member ToSByte(value: int) : sbyte = sbyte (ConvertParts.within (int64 value) -128L 127L "a signed byte")

    /// The same number.
    static member ToSByte(value: int64) : sbyte = sbyte (ConvertParts.within (int64 value) -128L 127L "a signed byte")

    /// The same number.
    static member ToSByte(value: byte) : sbyte = sbyte (ConvertParts.within (int64 value) -128L 127L "a signed byte")

    /// The same number.
    static member ToSByte(value: uint32) : sbyte = sbyte (ConvertParts.within (int64 value) -128L 127L "a signed byte")

    /// The same number.
    static member ToSByte(value: int16) : sbyte = sbyte (ConvertParts.within (int64 value) -128L 127L "a signed byte")

    /// The same number.
    static member ToSByte(value: uint16) : sbyte = sbyte (ConvertParts.within (int64 value) -128L 127L "a signed byte")

    /// The same number.
    static member ToSByte(value: sbyte) : sbyte = sbyte (ConvertParts.within (int64 value) -128L 127L "a signed byte")

    /// The number of a text; null is zero.
    static member ToByte(value: string) : byte =
        if (# "is_null" value : bool #) then byte 0 else byte (Firefly.Runtime.Convert.unsignedOf value 255UL "an unsigned byte")

    /// The nearest whole number.
    static member ToByte(value: float) : byte = byte (ConvertParts.rounded value 0L 255L "an unsigned byte")

    /// The nearest whole number.
    static member ToByte(value: Decimal) : byte =
        byte (ConvertParts.within (Decimal.ToInt64(Decimal.Round value)) 0L 255L "an unsigned byte")

    /// One or zero.
    static member ToByte(value: bool) : byte = if value then byte 1 else byte 0

    /// The code of a char.
    static member ToByte(value: char) : byte = byte (ConvertParts.within (int64 (uint16 value)) 0L 255L "an unsigned byte")

    /// The number of digits to a base.
    static member ToByte(value: string, fromBase: int) : byte = byte (ConvertParts.toBase value fromBase 8 "an unsigned byte")

    /// The same number.
    static member ToByte(value: int) : byte = byte (ConvertParts.within (int64 value) 0L 255L "an unsigned byte")

    /// The same number.
    static member ToByte(value: int64) : byte = byte (ConvertParts.within (int64 value) 0L 255L "an unsigned byte")

    /// The same number.
    static member ToByte(value: byte) : byte = byte (ConvertParts.within (int64 value) 0L 255L "an unsigned byte")

    /// The same number.
    static member ToByte(value: uint32) : byte = byte (ConvertParts.within (int64 value) 0L 255L "an unsigned byte")

    /// The same number.
    static member ToByte(value: int16) : byte = byte (ConvertParts.within (int64 value) 0L 255L "an unsigned byte")

    /// The same number.
    static member ToByte(value: uint16) : byte = byte (ConvertParts.within (int64 value) 0L 255L "an unsigned byte")

    /// The same number.
    static member ToByte(value: sbyte) : byte = byte (ConvertParts.within (int64 value) 0L 255L "an unsigned byte")

    /// The number of a text; null is zero.
    static member ToInt16(value: string) : int16 =
        if (# "is_null" value : bool #) then int16 0 else int16 (Firefly.Runtime.Convert.signedOf value 32767UL "an Int16")

    /// The nearest whole number.
    static member ToInt16(value: float) : int16 = int16 (ConvertParts.rounded value -32768L 32767L "an Int16")

    /// The nearest whole number.
    static member ToInt16(value: Decimal) : int16 =
        int16 (ConvertParts.within (Decimal.ToInt64(Decimal.Round value)) -32768L 32767L "an Int16")

    /// One or zero.
    static member ToInt16(value: bool) : int16 = if value then int16 1 else int16 0

    /// The code of a char.
    static member ToInt16(value: char) : int16 = int16 (ConvertParts.within (int64 (uint16 value)) -32768L 32767L "an Int16")

    /// The number of digits to a base.
    static member ToInt16(value: string, fromBase: int) : int16 = int16 (ConvertParts.toBase value fromBase 16 "an Int16")

    /// The same number.
    static member ToInt16(value: int) : int16 = int16 (ConvertParts.within (int64 value) -32768L 32767L "an Int16")

    /// The same number.
    static member ToInt16(value: int64) : int16 = int16 (ConvertParts.within (int64 value) -32768L 32767L "an Int16")

    /// The same number.
    static member ToInt16(value: byte) : int16 = int16 (ConvertParts.within (int64 value) -32768L 32767L "an Int16")

    /// The same number.
    static member ToInt16(value: uint32) : int16 = int16 (ConvertParts.within (int64 value) -32768L 32767L "an Int16")

    /// The same number.
    static member ToInt16(value: int16) : int16 = int16 (ConvertParts.within (int64 value) -32768L 32767L "an Int16")

    /// The same number.
    static member ToInt16(value: uint16) : int16 = int16 (ConvertParts.within (int64 value) -32768L 32767L "an Int16")

    /// The same number.
    static member ToInt16(value: sbyte) : int16 = int16 (ConvertParts.within (int64 value) -32768L 32767L "an Int16")

    /// The number of a text; null is zero.
    static member ToUInt16(value: string) : uint16 =
        if (# "is_null" value : bool #) then uint16 0 else uint16 (Firefly.Runtime.Convert.unsignedOf value 65535UL "a UInt16")

    /// The nearest whole number.
    static member ToUInt16(value: float) : uint16 = uint16 (ConvertParts.rounded value 0L 65535L "a UInt16")

    /// The nearest whole number.
    static member ToUInt16(value: Decimal) : uint16 =
        uint16 (ConvertParts.within (Decimal.ToInt64(Decimal.Round value)) 0L 65535L "a UInt16")

    /// One or zero.
    static member ToUInt16(value: bool) : uint16 = if value then uint16 1 else uint16 0

    /// The code of a char.
    static member ToUInt16(value: char) : uint16 = uint16 (ConvertParts.within (int64 (uint16 value)) 0L 65535L "a UInt16")

    /// The number of digits to a base.
    static member ToUInt16(value: string, fromBase: int) : uint16 = uint16 (ConvertParts.toBase value fromBase 16 "a UInt16")

    /// The same number.
    static member ToUInt16(value: int) : uint16 = uint16 (ConvertParts.within (int64 value) 0L 65535L "a UInt16")

    /// The same number.
    static member ToUInt16(value: int64) : uint16 = uint16 (ConvertParts.within (int64 value) 0L 65535L "a UInt16")

    /// The same number.
    static member ToUInt16(value: byte) : uint16 = uint16 (ConvertParts.within (int64 value) 0L 65535L "a UInt16")

    /// The same number.
    static member ToUInt16(value: uint32) : uint16 = uint16 (ConvertParts.within (int64 value) 0L 65535L "a UInt16")

    /// The same number.
    static member ToUInt16(value: int16) : uint16 = uint16 (ConvertParts.within (int64 value) 0L 65535L "a UInt16")

    /// The same number.
    static member ToUInt16(value: uint16) : uint16 = uint16 (ConvertParts.within (int64 value) 0L 65535L "a UInt16")

    /// The same number.
    static member ToUInt16(value: sbyte) : uint16 = uint16 (ConvertParts.within (int64 value) 0L 65535L "a UInt16")

    /// The number of a text; null is zero.
    static member ToInt32(value: string) : int =
        if (# "is_null" value : bool #) then int 0 else int (Firefly.Runtime.Convert.signedOf value 2147483647UL "an Int32")

    /// The nearest whole number.
    static member ToInt32(value: float) : int = int (ConvertParts.rounded value -2147483648L 2147483647L "an Int32")

    /// The nearest whole number.
    static member ToInt32(value: Decimal) : int =
        int (ConvertParts.within (Decimal.ToInt64(Decimal.Round value)) -2147483648L 2147483647L "an Int32")

    /// One or zero.
    static member ToInt32(value: bool) : int = if value then int 1 else int 0

    /// The code of a char.
    static member ToInt32(value: char) : int = int (ConvertParts.within (int64 (uint16 value)) -2147483648L 2147483647L "an Int32")

    /// The number of digits to a base.
    static member ToInt32(value: string, fromBase: int) : int = int (ConvertParts.toBase value fromBase 32 "an Int32")

    /// The same number.
    static member ToInt32(value: int) : int = int (ConvertParts.within (int64 value) -2147483648L 2147483647L "an Int32")

    /// The same number.
    static member ToInt32(value: int64) : int = int (ConvertParts.within (int64 value) -2147483648L 2147483647L "an Int32")

    /// The same number.
    static member ToInt32(value: byte) : int = int (ConvertParts.within (int64 value) -2147483648L 2147483647L "an Int32")

    /// The same number.
    static member ToInt32(value: uint32) : int = int (ConvertParts.within (int64 value) -2147483648L 2147483647L "an Int32")

    /// The same number.
    static member ToInt32(value: int16) : int = int (ConvertParts.within (int64 value) -2147483648L 2147483647L "an Int32")

    /// The same number.
    static member ToInt32(value: uint16) : int = int (ConvertParts.within (int64 value) -2147483648L 2147483647L "an Int32")

    /// The same number.
    static member ToInt32(value: sbyte) : int = int (ConvertParts.within (int64 value) -2147483648L 2147483647L "an Int32")

    /// The number of a text; null is zero.
    static member ToUInt32(value: string) : uint32 =
        if (# "is_null" value : bool #) then uint32 0 else uint32 (Firefly.Runtime.Convert.unsignedOf value 4294967295UL "a UInt32")

    /// The nearest whole number.
    static member ToUInt32(value: float) : uint32 = uint32 (ConvertParts.rounded value 0L 4294967295L "a UInt32")

    /// The nearest whole number.
    static member ToUInt32(value: Decimal) : uint32 =
        uint32 (ConvertParts.within (Decimal.ToInt64(Decimal.Round value)) 0L 4294967295L "a UInt32")

    /// One or zero.
    static member ToUInt32(value: bool) : uint32 = if value then uint32 1 else uint32 0

    /// The code of a char.
    static member ToUInt32(value: char) : uint32 = uint32 (ConvertParts.within (int64 (uint16 value)) 0L 4294967295L "a UInt32")

    /// The number of digits to a base.
    static member ToUInt32(value: string, fromBase: int) : uint32 = uint32 (ConvertParts.toBase value fromBase 32 "a UInt32")

    /// The same number.
    static member ToUInt32(value: int) : uint32 = uint32 (ConvertParts.within (int64 value) 0L 4294967295L "a UInt32")

    /// The same number.
    static member ToUInt32(value: int64) : uint32 = uint32 (ConvertParts.within (int64 value) 0L 4294967295L "a UInt32")

    /// The same number.
    static member ToUInt32(value: byte) : uint32 = uint32 (ConvertParts.within (int64 value) 0L 4294967295L "a UInt32")

    /// The same number.
    static member ToUInt32(value: uint32) : uint32 = uint32 (ConvertParts.within (int64 value) 0L 4294967295L "a UInt32")

    /// The same number.
    static member ToUInt32(value: int16) : uint32 = uint32 (ConvertParts.within (int64 value) 0L 4294967295L "a UInt32")

    /// The same number.
    static member ToUInt32(value: uint16) : uint32 = uint32 (ConvertParts.within (int64 value) 0L 4294967295L "a UInt32")

    /// The same number.
    static member ToUInt32(value: sbyte) : uint32 = uint32 (ConvertParts.within (int64 value) 0L 4294967295L "a UInt32")

    /// The number of a text; null is zero.
    static member ToInt64(value: string) : int64 =
        if (# "is_null" value : bool #) then int64 0 else int64 (Firefly.Runtime.Convert.signedOf value 9223372036854775807UL "an Int64")

    /// The nearest whole number.
    static member ToInt64(value: float) : int64 = int64 (ConvertParts.rounded value -9223372036854775808L 9223372036854775807L "an Int64")

    /// The nearest whole number.
    static member ToInt64(value: Decimal) : int64 =
        int64 (ConvertParts.within (Decimal.ToInt64(Decimal.Round value)) -9223372036854775808L 9223372036854775807L "an Int64")

    /// One or zero.
    static member ToInt64(value: bool) : int64 = if value then int64 1 else int64 0

    /// The code of a char.
    static member ToInt64(value: char) : int64 = int64 (ConvertParts.within (int64 (uint16 value)) -9223372036854775808L 9223372036854775807L "an Int64")

    /// The number of digits to a base.
    static member ToInt64(value: string, fromBase: int) : int64 = int64 (ConvertParts.toBase value fromBase 64 "an Int64")

    /// The same number.
    static member ToInt64(value: int) : int64 = int64 (ConvertParts.within (int64 value) -9223372036854775808L 9223372036854775807L "an Int64")

    /// The same number.
    static member ToInt64(value: int64) : int64 = int64 (ConvertParts.within (int64 value) -9223372036854775808L 9223372036854775807L "an Int64")

    /// The same number.
    static member ToInt64(value: byte) : int64 = int64 (ConvertParts.within (int64 value) -9223372036854775808L 9223372036854775807L "an Int64")

    /// The same number.
    static member ToInt64(value: uint32) : int64 = int64 (ConvertParts.within (int64 value) -9223372036854775808L 9223372036854775807L "an Int64")

    /// The same number.
    static member ToInt64(value: int16) : int64 = int64 (ConvertParts.within (int64 value) -9223372036854775808L 9223372036854775807L "an Int64")

    /// The same number.
    static member ToInt64(value: uint16) : int64 = int64 (ConvertParts.within (int64 value) -9223372036854775808L 9223372036854775807L "an Int64")

    /// The same number.
    static member ToInt64(value: sbyte) : int64 = int64 (ConvertParts.within (int64 value) -9223372036854775808L 9223372036854775807L "an Int64")

    /// The number of a text; null is zero.
    static member ToDouble(value: string) : float =
        if (# "is_null" value : bool #) then 0.0 else Firefly.Runtime.Convert.doubleOf value true

    /// The number of a text; null is zero.
    static member ToDouble(value: string, provider: IFormatProvider) : float = Convert.ToDouble value

    /// The nearest float.
    static member ToDouble(value: int) : float = float value

    /// The nearest float.
    static member ToDouble(value: int64) : float = float value

    /// The nearest float.
    static member ToDouble(value: Decimal) : float = Decimal.ToDouble value

    /// The number of a text; null is zero.
    static member ToSingle(value: string) : float32 = float32 (Convert.ToDouble value)

    /// The number of a text; null is zero.
    static member ToDecimal(value: string) : Decimal =
        if (# "is_null" value : bool #) then Decimal.Zero else Decimal.Parse value

    /// The decimal of a number.
    static member ToDecimal(value: int) : Decimal = Decimal.OfInt64(int64 value)

    /// The decimal of a number.
    static member ToDecimal(value: float) : Decimal = Decimal.OfDouble value

    /// The only char of a text.
    static member ToChar(value: string) : char = Firefly.Runtime.Convert.parseChar value

    /// The char of a code.
    static member ToChar(value: int) : char = char (ConvertParts.within (int64 value) 0L 65535L "a character")

    /// `true` or `false`; null is false.
    static member ToBoolean(value: string) : bool =
        if (# "is_null" value : bool #) then false else Firefly.Runtime.Convert.parseBoolean value

    /// Whether a number is not zero.
    static member ToBoolean(value: int) : bool = value <> 0

    /// Digits of a number to a base.
    static member ToString(value: int, toBase: int) : string = ConvertParts.ofBase (int64 value) 32 toBase

    /// Digits of a number to a base.
    static member ToString(value: int64, toBase: int) : string = ConvertParts.ofBase value 64 toBase

    /// Digits of a number to a base.
    static member ToString(value: byte, toBase: int) : string = ConvertParts.ofBase (int64 value) 8 toBase

    /// Digits of a number to a base.
    static member ToString(value: int16, toBase: int) : string = ConvertParts.ofBase (int64 value) 16 toBase

    /// The text of a number.
    static member ToString(value: int) : string = Digits.signedText (int64 value)

    /// The text of a number.
    static member ToString(value: int64) : string = Digits.signedText value

    /// The text of a number.
    static member ToString(value: float) : string = NumberText.doubleToString value

    /// A char as text.
    static member ToString(value: char) : string = Text.ofChar value

    /// `True` or `False`.
    static member ToString(value: bool) : string = if value then "True" else "False"

    /// The text of an object.
    static member ToString(value: obj) : string = (# "to_string" value : string #)
