/// Members of `byte`.
namespace System

open System.Globalization
open Firefly.Runtime

/// Members of `byte`.
[<CompilerBuiltin("byte")>]
type Byte =

    /// The largest value.
    static member MaxValue : byte = 255uy

    /// The smallest value.
    static member MinValue : byte = 0uy

    /// Zero.
    static member Zero : byte = 0uy

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string) : byte = byte (NumberParse.unsigned s NumberStyles.Integer null 8 "an unsigned byte")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : byte = byte (NumberParse.unsigned s NumberStyles.Integer provider 8 "an unsigned byte")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : byte = byte (NumberParse.unsigned s style null 8 "an unsigned byte")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : byte = byte (NumberParse.unsigned s style provider 8 "an unsigned byte")

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<byte>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s NumberStyles.Integer null 8 target
        result <- if read then byte (Raw.loadUInt64 target 0n) else byte 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * byte =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s NumberStyles.Integer null 8 target then (true, byte (Raw.loadUInt64 target 0n)) else (false, byte 0)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider, result: byref<byte>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s NumberStyles.Integer provider 8 target
        result <- if read then byte (Raw.loadUInt64 target 0n) else byte 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider) : bool * byte =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s NumberStyles.Integer provider 8 target then (true, byte (Raw.loadUInt64 target 0n)) else (false, byte 0)

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider, result: byref<byte>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s style provider 8 target
        result <- if read then byte (Raw.loadUInt64 target 0n) else byte 0
        read

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider) : bool * byte =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s style provider 8 target then (true, byte (Raw.loadUInt64 target 0n)) else (false, byte 0)

    /// The number.
    member this.ToString() : string =
        if (# "is_unset" CurrentCultures.culture : bool #) then Digits.unsignedText (uint64 this) else this.ToString("", null)

    /// The number in a format.
    member this.ToString(format: string) : string = this.ToString(format, null)

    /// The number in a format and a culture's way.
    member this.ToString(format: string, provider: IFormatProvider) : string =
        let way: INumberWay = Ways.numbers provider
        if isNull way then Format.unsigned (uint64 this) format
        else way.Write(format, (fun f -> Format.unsigned (uint64 this) f))

    /// The number in a culture's way.
    member this.ToString(provider: IFormatProvider) : string = this.ToString("", provider)

    /// Negative, zero or positive.
    member this.CompareTo(value: byte) : int = if this < value then -1 elif this > value then 1 else 0

    /// Negative, zero or positive; null comes first, and anything else raises.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? byte as other -> this.CompareTo(other)
        | _ -> Objects.wrongType "Byte"

    /// The larger.
    static member Max(x: byte, y: byte) : byte = if x < y then y else x

    /// The smaller.
    static member Min(x: byte, y: byte) : byte = if y < x then y else x

    /// The nearest value in bounds.
    static member Clamp(value: byte, min: byte, max: byte) : byte =
        if min > max then NumberErrors.badClamp (min.ToString()) (max.ToString())
        elif value < min then min
        elif value > max then max
        else value

    /// Sign.
    static member Sign(value: byte) : int = if value > 0uy then 1 elif value < 0uy then -1 else 0

    /// Quotient and remainder.
    static member DivRem(left: byte, right: byte) : struct (byte * byte) = struct (left / right, left % right)

    /// Whether it is a multiple of two.
    static member IsEvenInteger(value: byte) : bool = (value &&& 1uy) = 0uy

    /// Whether it is no multiple of two.
    static member IsOddInteger(value: byte) : bool = (value &&& 1uy) <> 0uy

    /// Whether it is a power of two.
    static member IsPow2(value: byte) : bool = value > 0uy && (value &&& (value - 1uy)) = 0uy

    /// Number of bits set.
    static member PopCount(value: byte) : byte = (# "popcount" value : byte #)

    /// Number of zero bits above the highest one.
    static member LeadingZeroCount(value: byte) : byte = (# "leading_zeros" value : byte #)

    /// Number of zero bits below the lowest one.
    static member TrailingZeroCount(value: byte) : byte = (# "trailing_zeros" value : byte #)

    /// Rotates the bits to the left.
    static member RotateLeft(value: byte, rotateAmount: int) : byte = (# "rotate_left" value (byte (rotateAmount &&& 7)) : byte #)

    /// Rotates the bits to the right.
    static member RotateRight(value: byte, rotateAmount: int) : byte = (# "rotate_right" value (byte (rotateAmount &&& 7)) : byte #)

    /// Binary logarithm, rounded down.
    static member Log2(value: byte) : byte =
        if value = 0uy then 0uy
        else 7uy - (# "leading_zeros" value : byte #)

    interface IComparable with
        member this.CompareTo(value: obj) : int = this.CompareTo(value)

    interface IComparable<byte> with
        member this.CompareTo(other: byte) : int = this.CompareTo(other)

    interface IEquatable<byte> with
        member this.Equals(other: byte) : bool = (# "equals_er" this other : bool #)

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)
