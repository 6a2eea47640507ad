/// Members of `sbyte`.
namespace System

open System.Globalization
open Firefly.Runtime

/// Members of `sbyte`.
[<CompilerBuiltin("sbyte")>]
type SByte =

    /// The largest value.
    static member MaxValue : sbyte = 127y

    /// The smallest value.
    static member MinValue : sbyte = -128y

    /// Zero.
    static member Zero : sbyte = 0y

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string) : sbyte = sbyte (NumberParse.signed s NumberStyles.Integer null 8 "a signed byte")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : sbyte = sbyte (NumberParse.signed s NumberStyles.Integer provider 8 "a signed byte")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : sbyte = sbyte (NumberParse.signed s style null 8 "a signed byte")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : sbyte = sbyte (NumberParse.signed s style provider 8 "a signed byte")

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<sbyte>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s NumberStyles.Integer null 8 target
        result <- if read then sbyte (int64 (Raw.loadUInt64 target 0n)) else sbyte 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * sbyte =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s NumberStyles.Integer null 8 target then (true, sbyte (int64 (Raw.loadUInt64 target 0n))) else (false, sbyte 0)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider, result: byref<sbyte>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s NumberStyles.Integer provider 8 target
        result <- if read then sbyte (int64 (Raw.loadUInt64 target 0n)) else sbyte 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider) : bool * sbyte =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s NumberStyles.Integer provider 8 target then (true, sbyte (int64 (Raw.loadUInt64 target 0n))) else (false, sbyte 0)

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider, result: byref<sbyte>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s style provider 8 target
        result <- if read then sbyte (int64 (Raw.loadUInt64 target 0n)) else sbyte 0
        read

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider) : bool * sbyte =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s style provider 8 target then (true, sbyte (int64 (Raw.loadUInt64 target 0n))) else (false, sbyte 0)

    /// The number.
    member this.ToString() : string =
        if (# "is_unset" CurrentCultures.culture : bool #) then Digits.signedText (int64 this) else this.ToString("", null)

    /// The number in a format.
    member this.ToString(format: string) : string = this.ToString(format, null)

    /// The number in a format and a culture's way.
    member this.ToString(format: string, provider: IFormatProvider) : string =
        let way: INumberWay = Ways.numbers provider
        if isNull way then Format.signed (int64 this) 8 format
        else way.Write(format, (fun f -> Format.signed (int64 this) 8 f))

    /// The number in a culture's way.
    member this.ToString(provider: IFormatProvider) : string = this.ToString("", provider)

    /// Negative, zero or positive.
    member this.CompareTo(value: sbyte) : int = if this < value then -1 elif this > value then 1 else 0

    /// Negative, zero or positive; null comes first, and anything else raises.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? sbyte as other -> this.CompareTo(other)
        | _ -> Objects.wrongType "SByte"

    /// The larger.
    static member Max(x: sbyte, y: sbyte) : sbyte = if x < y then y else x

    /// The smaller.
    static member Min(x: sbyte, y: sbyte) : sbyte = if y < x then y else x

    /// The nearest value in bounds.
    static member Clamp(value: sbyte, min: sbyte, max: sbyte) : sbyte =
        if min > max then NumberErrors.badClamp (min.ToString()) (max.ToString())
        elif value < min then min
        elif value > max then max
        else value

    /// The one farther from zero; of a number and its negative the positive one.
    static member MaxMagnitude(x: sbyte, y: sbyte) : sbyte =
        let ax: sbyte = if x < 0y then x else 0y - x
        let ay: sbyte = if y < 0y then y else 0y - y
        if ax < ay then x
        elif ax = ay then (if x < 0y then y else x)
        else y

    /// The one nearer to zero; of a number and its negative the negative one.
    static member MinMagnitude(x: sbyte, y: sbyte) : sbyte =
        let ax: sbyte = if x < 0y then x else 0y - x
        let ay: sbyte = if y < 0y then y else 0y - y
        if ax > ay then x
        elif ax = ay then (if x < 0y then x else y)
        else y

    /// Sign.
    static member Sign(value: sbyte) : int = if value > 0y then 1 elif value < 0y then -1 else 0

    /// Quotient and remainder.
    static member DivRem(left: sbyte, right: sbyte) : struct (sbyte * sbyte) = struct (left / right, left % right)

    /// Whether it is a multiple of two.
    static member IsEvenInteger(value: sbyte) : bool = (value &&& 1y) = 0y

    /// Whether it is no multiple of two.
    static member IsOddInteger(value: sbyte) : bool = (value &&& 1y) <> 0y

    /// Whether it is a power of two.
    static member IsPow2(value: sbyte) : bool = value > 0y && (value &&& (value - 1y)) = 0y

    /// Number of bits set.
    static member PopCount(value: sbyte) : sbyte = (# "popcount" value : sbyte #)

    /// Number of zero bits above the highest one.
    static member LeadingZeroCount(value: sbyte) : sbyte = (# "leading_zeros" value : sbyte #)

    /// Number of zero bits below the lowest one.
    static member TrailingZeroCount(value: sbyte) : sbyte = (# "trailing_zeros" value : sbyte #)

    /// Rotates the bits to the left.
    static member RotateLeft(value: sbyte, rotateAmount: int) : sbyte = (# "rotate_left" value (sbyte (rotateAmount &&& 7)) : sbyte #)

    /// Rotates the bits to the right.
    static member RotateRight(value: sbyte, rotateAmount: int) : sbyte = (# "rotate_right" value (sbyte (rotateAmount &&& 7)) : sbyte #)

    /// Binary logarithm, rounded down.
    static member Log2(value: sbyte) : sbyte =
        if value < 0y then NumberErrors.notNegative ()
        elif value = 0y then 0y
        else 7y - (# "leading_zeros" value : sbyte #)

    /// Size; raises when the type cannot hold it.
    static member Abs(value: sbyte) : sbyte = abs value

    /// The size of one number with the sign of another.
    static member CopySign(value: sbyte, sign: sbyte) : sbyte = if sign < 0y then (if value < 0y then value else -value) else abs value

    /// Whether it is below zero.
    static member IsNegative(value: sbyte) : bool = value < 0y

    /// Whether it is not below zero.
    static member IsPositive(value: sbyte) : bool = value >= 0y

    interface IComparable with
        member this.CompareTo(value: obj) : int = this.CompareTo(value)

    interface IComparable<sbyte> with
        member this.CompareTo(other: sbyte) : int = this.CompareTo(other)

    interface IEquatable<sbyte> with
        member this.Equals(other: sbyte) : bool = (# "equals_er" this other : bool #)

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)
