/// Members of `uint32`.
namespace System

open System.Globalization
open Firefly.Runtime

/// Members of `uint32`.
[<CompilerBuiltin("uint32")>]
type UInt32 =

    /// The largest value.
    static member MaxValue : uint32 = 4294967295u

    /// The smallest value.
    static member MinValue : uint32 = 0u

    /// Zero.
    static member Zero : uint32 = 0u

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string) : uint32 = uint32 (NumberParse.unsigned s NumberStyles.Integer null 32 "a UInt32")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : uint32 = uint32 (NumberParse.unsigned s NumberStyles.Integer provider 32 "a UInt32")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : uint32 = uint32 (NumberParse.unsigned s style null 32 "a UInt32")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : uint32 = uint32 (NumberParse.unsigned s style provider 32 "a UInt32")

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<uint32>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s NumberStyles.Integer null 32 target
        result <- if read then uint32 (Raw.loadUInt64 target 0n) else uint32 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * uint32 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s NumberStyles.Integer null 32 target then (true, uint32 (Raw.loadUInt64 target 0n)) else (false, uint32 0)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider, result: byref<uint32>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s NumberStyles.Integer provider 32 target
        result <- if read then uint32 (Raw.loadUInt64 target 0n) else uint32 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider) : bool * uint32 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s NumberStyles.Integer provider 32 target then (true, uint32 (Raw.loadUInt64 target 0n)) else (false, uint32 0)

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider, result: byref<uint32>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s style provider 32 target
        result <- if read then uint32 (Raw.loadUInt64 target 0n) else uint32 0
        read

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider) : bool * uint32 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s style provider 32 target then (true, uint32 (Raw.loadUInt64 target 0n)) else (false, uint32 0)

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
    member this.CompareTo(value: uint32) : int = if this < value then -1 elif this > value then 1 else 0

    /// Negative, zero or positive; null comes first, and anything else raises.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? uint32 as other -> this.CompareTo(other)
        | _ -> Objects.wrongType "UInt32"

    /// The larger.
    static member Max(x: uint32, y: uint32) : uint32 = if x < y then y else x

    /// The smaller.
    static member Min(x: uint32, y: uint32) : uint32 = if y < x then y else x

    /// The nearest value in bounds.
    static member Clamp(value: uint32, min: uint32, max: uint32) : uint32 =
        if min > max then NumberErrors.badClamp (min.ToString()) (max.ToString())
        elif value < min then min
        elif value > max then max
        else value

    /// Sign.
    static member Sign(value: uint32) : int = if value > 0u then 1 elif value < 0u then -1 else 0

    /// Quotient and remainder.
    static member DivRem(left: uint32, right: uint32) : struct (uint32 * uint32) = struct (left / right, left % right)

    /// Whether it is a multiple of two.
    static member IsEvenInteger(value: uint32) : bool = (value &&& 1u) = 0u

    /// Whether it is no multiple of two.
    static member IsOddInteger(value: uint32) : bool = (value &&& 1u) <> 0u

    /// Whether it is a power of two.
    static member IsPow2(value: uint32) : bool = value > 0u && (value &&& (value - 1u)) = 0u

    /// Number of bits set.
    static member PopCount(value: uint32) : uint32 = (# "popcount" value : uint32 #)

    /// Number of zero bits above the highest one.
    static member LeadingZeroCount(value: uint32) : uint32 = (# "leading_zeros" value : uint32 #)

    /// Number of zero bits below the lowest one.
    static member TrailingZeroCount(value: uint32) : uint32 = (# "trailing_zeros" value : uint32 #)

    /// Rotates the bits to the left.
    static member RotateLeft(value: uint32, rotateAmount: int) : uint32 = (# "rotate_left" value (uint32 (rotateAmount &&& 31)) : uint32 #)

    /// Rotates the bits to the right.
    static member RotateRight(value: uint32, rotateAmount: int) : uint32 = (# "rotate_right" value (uint32 (rotateAmount &&& 31)) : uint32 #)

    /// Binary logarithm, rounded down.
    static member Log2(value: uint32) : uint32 =
        if value = 0u then 0u
        else 31u - (# "leading_zeros" value : uint32 #)

    interface IComparable with
        member this.CompareTo(value: obj) : int = this.CompareTo(value)

    interface IComparable<uint32> with
        member this.CompareTo(other: uint32) : int = this.CompareTo(other)

    interface IEquatable<uint32> with
        member this.Equals(other: uint32) : bool = (# "equals_er" this other : bool #)

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)
