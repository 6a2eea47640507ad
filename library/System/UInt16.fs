/// Members of `uint16`.
namespace System

open System.Globalization
open Firefly.Runtime

/// Members of `uint16`.
[<CompilerBuiltin("uint16")>]
type UInt16 =

    /// The largest value.
    static member MaxValue : uint16 = 65535us

    /// The smallest value.
    static member MinValue : uint16 = 0us

    /// Zero.
    static member Zero : uint16 = 0us

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string) : uint16 = uint16 (NumberParse.unsigned s NumberStyles.Integer null 16 "a UInt16")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : uint16 = uint16 (NumberParse.unsigned s NumberStyles.Integer provider 16 "a UInt16")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : uint16 = uint16 (NumberParse.unsigned s style null 16 "a UInt16")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : uint16 = uint16 (NumberParse.unsigned s style provider 16 "a UInt16")

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<uint16>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s NumberStyles.Integer null 16 target
        result <- if read then uint16 (Raw.loadUInt64 target 0n) else uint16 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * uint16 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s NumberStyles.Integer null 16 target then (true, uint16 (Raw.loadUInt64 target 0n)) else (false, uint16 0)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider, result: byref<uint16>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s NumberStyles.Integer provider 16 target
        result <- if read then uint16 (Raw.loadUInt64 target 0n) else uint16 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider) : bool * uint16 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s NumberStyles.Integer provider 16 target then (true, uint16 (Raw.loadUInt64 target 0n)) else (false, uint16 0)

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider, result: byref<uint16>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s style provider 16 target
        result <- if read then uint16 (Raw.loadUInt64 target 0n) else uint16 0
        read

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider) : bool * uint16 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s style provider 16 target then (true, uint16 (Raw.loadUInt64 target 0n)) else (false, uint16 0)

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
    member this.CompareTo(value: uint16) : int = if this < value then -1 elif this > value then 1 else 0

    /// Negative, zero or positive; null comes first, and anything else raises.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? uint16 as other -> this.CompareTo(other)
        | _ -> Objects.wrongType "UInt16"

    /// The larger.
    static member Max(x: uint16, y: uint16) : uint16 = if x < y then y else x

    /// The smaller.
    static member Min(x: uint16, y: uint16) : uint16 = if y < x then y else x

    /// The nearest value in bounds.
    static member Clamp(value: uint16, min: uint16, max: uint16) : uint16 =
        if min > max then NumberErrors.badClamp (min.ToString()) (max.ToString())
        elif value < min then min
        elif value > max then max
        else value

    /// Sign.
    static member Sign(value: uint16) : int = if value > 0us then 1 elif value < 0us then -1 else 0

    /// Quotient and remainder.
    static member DivRem(left: uint16, right: uint16) : struct (uint16 * uint16) = struct (left / right, left % right)

    /// Whether it is a multiple of two.
    static member IsEvenInteger(value: uint16) : bool = (value &&& 1us) = 0us

    /// Whether it is no multiple of two.
    static member IsOddInteger(value: uint16) : bool = (value &&& 1us) <> 0us

    /// Whether it is a power of two.
    static member IsPow2(value: uint16) : bool = value > 0us && (value &&& (value - 1us)) = 0us

    /// Number of bits set.
    static member PopCount(value: uint16) : uint16 = (# "popcount" value : uint16 #)

    /// Number of zero bits above the highest one.
    static member LeadingZeroCount(value: uint16) : uint16 = (# "leading_zeros" value : uint16 #)

    /// Number of zero bits below the lowest one.
    static member TrailingZeroCount(value: uint16) : uint16 = (# "trailing_zeros" value : uint16 #)

    /// Rotates the bits to the left.
    static member RotateLeft(value: uint16, rotateAmount: int) : uint16 = (# "rotate_left" value (uint16 (rotateAmount &&& 15)) : uint16 #)

    /// Rotates the bits to the right.
    static member RotateRight(value: uint16, rotateAmount: int) : uint16 = (# "rotate_right" value (uint16 (rotateAmount &&& 15)) : uint16 #)

    /// Binary logarithm, rounded down.
    static member Log2(value: uint16) : uint16 =
        if value = 0us then 0us
        else 15us - (# "leading_zeros" value : uint16 #)

    interface IComparable with
        member this.CompareTo(value: obj) : int = this.CompareTo(value)

    interface IComparable<uint16> with
        member this.CompareTo(other: uint16) : int = this.CompareTo(other)

    interface IEquatable<uint16> with
        member this.Equals(other: uint16) : bool = (# "equals_er" this other : bool #)

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)
