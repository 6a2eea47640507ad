/// Members of `uint64`.
namespace System

open System.Globalization
open Firefly.Runtime

/// Members of `uint64`.
[<CompilerBuiltin("uint64")>]
type UInt64 =

    /// The largest value.
    static member MaxValue : uint64 = 18446744073709551615UL

    /// The smallest value.
    static member MinValue : uint64 = 0UL

    /// Zero.
    static member Zero : uint64 = 0UL

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string) : uint64 = uint64 (NumberParse.unsigned s NumberStyles.Integer null 64 "a UInt64")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : uint64 = uint64 (NumberParse.unsigned s NumberStyles.Integer provider 64 "a UInt64")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : uint64 = uint64 (NumberParse.unsigned s style null 64 "a UInt64")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : uint64 = uint64 (NumberParse.unsigned s style provider 64 "a UInt64")

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<uint64>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s NumberStyles.Integer null 64 target
        result <- if read then uint64 (Raw.loadUInt64 target 0n) else uint64 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * uint64 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s NumberStyles.Integer null 64 target then (true, uint64 (Raw.loadUInt64 target 0n)) else (false, uint64 0)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider, result: byref<uint64>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s NumberStyles.Integer provider 64 target
        result <- if read then uint64 (Raw.loadUInt64 target 0n) else uint64 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider) : bool * uint64 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s NumberStyles.Integer provider 64 target then (true, uint64 (Raw.loadUInt64 target 0n)) else (false, uint64 0)

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider, result: byref<uint64>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s style provider 64 target
        result <- if read then uint64 (Raw.loadUInt64 target 0n) else uint64 0
        read

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider) : bool * uint64 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s style provider 64 target then (true, uint64 (Raw.loadUInt64 target 0n)) else (false, uint64 0)

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
    member this.CompareTo(value: uint64) : int = if this < value then -1 elif this > value then 1 else 0

    /// Negative, zero or positive; null comes first, and anything else raises.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? uint64 as other -> this.CompareTo(other)
        | _ -> Objects.wrongType "UInt64"

    /// The larger.
    static member Max(x: uint64, y: uint64) : uint64 = if x < y then y else x

    /// The smaller.
    static member Min(x: uint64, y: uint64) : uint64 = if y < x then y else x

    /// The nearest value in bounds.
    static member Clamp(value: uint64, min: uint64, max: uint64) : uint64 =
        if min > max then NumberErrors.badClamp (min.ToString()) (max.ToString())
        elif value < min then min
        elif value > max then max
        else value

    /// Sign.
    static member Sign(value: uint64) : int = if value > 0UL then 1 elif value < 0UL then -1 else 0

    /// Quotient and remainder.
    static member DivRem(left: uint64, right: uint64) : struct (uint64 * uint64) = struct (left / right, left % right)

    /// Whether it is a multiple of two.
    static member IsEvenInteger(value: uint64) : bool = (value &&& 1UL) = 0UL

    /// Whether it is no multiple of two.
    static member IsOddInteger(value: uint64) : bool = (value &&& 1UL) <> 0UL

    /// Whether it is a power of two.
    static member IsPow2(value: uint64) : bool = value > 0UL && (value &&& (value - 1UL)) = 0UL

    /// Number of bits set.
    static member PopCount(value: uint64) : uint64 = (# "popcount" value : uint64 #)

    /// Number of zero bits above the highest one.
    static member LeadingZeroCount(value: uint64) : uint64 = (# "leading_zeros" value : uint64 #)

    /// Number of zero bits below the lowest one.
    static member TrailingZeroCount(value: uint64) : uint64 = (# "trailing_zeros" value : uint64 #)

    /// Rotates the bits to the left.
    static member RotateLeft(value: uint64, rotateAmount: int) : uint64 = (# "rotate_left" value (uint64 (rotateAmount &&& 63)) : uint64 #)

    /// Rotates the bits to the right.
    static member RotateRight(value: uint64, rotateAmount: int) : uint64 = (# "rotate_right" value (uint64 (rotateAmount &&& 63)) : uint64 #)

    /// Binary logarithm, rounded down.
    static member Log2(value: uint64) : uint64 =
        if value = 0UL then 0UL
        else 63UL - (# "leading_zeros" value : uint64 #)

    interface IComparable with
        member this.CompareTo(value: obj) : int = this.CompareTo(value)

    interface IComparable<uint64> with
        member this.CompareTo(other: uint64) : int = this.CompareTo(other)

    interface IEquatable<uint64> with
        member this.Equals(other: uint64) : bool = (# "equals_er" this other : bool #)

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)
