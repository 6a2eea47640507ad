/// Members of `int64`.
namespace System

open System.Globalization
open Firefly.Runtime

/// Members of `int64`.
[<CompilerBuiltin("int64")>]
type Int64 =

    /// The largest value.
    static member MaxValue : int64 = 9223372036854775807L

    /// The smallest value.
    static member MinValue : int64 = -9223372036854775808L

    /// Zero.
    static member Zero : int64 = 0L

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string) : int64 = int64 (NumberParse.signed s NumberStyles.Integer null 64 "an Int64")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : int64 = int64 (NumberParse.signed s NumberStyles.Integer provider 64 "an Int64")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : int64 = int64 (NumberParse.signed s style null 64 "an Int64")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : int64 = int64 (NumberParse.signed s style provider 64 "an Int64")

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<int64>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s NumberStyles.Integer null 64 target
        result <- if read then int64 (int64 (Raw.loadUInt64 target 0n)) else int64 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * int64 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s NumberStyles.Integer null 64 target then (true, int64 (int64 (Raw.loadUInt64 target 0n))) else (false, int64 0)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider, result: byref<int64>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s NumberStyles.Integer provider 64 target
        result <- if read then int64 (int64 (Raw.loadUInt64 target 0n)) else int64 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider) : bool * int64 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s NumberStyles.Integer provider 64 target then (true, int64 (int64 (Raw.loadUInt64 target 0n))) else (false, int64 0)

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider, result: byref<int64>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s style provider 64 target
        result <- if read then int64 (int64 (Raw.loadUInt64 target 0n)) else int64 0
        read

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider) : bool * int64 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s style provider 64 target then (true, int64 (int64 (Raw.loadUInt64 target 0n))) else (false, int64 0)

    /// The number.
    member this.ToString() : string =
        if (# "is_unset" CurrentCultures.culture : bool #) then Digits.signedText (int64 this) else this.ToString("", null)

    /// The number in a format.
    member this.ToString(format: string) : string = this.ToString(format, null)

    /// The number in a format and a culture's way.
    member this.ToString(format: string, provider: IFormatProvider) : string =
        let way: INumberWay = Ways.numbers provider
        if isNull way then Format.signed (int64 this) 64 format
        else way.Write(format, (fun f -> Format.signed (int64 this) 64 f))

    /// The number in a culture's way.
    member this.ToString(provider: IFormatProvider) : string = this.ToString("", provider)

    /// Negative, zero or positive.
    member this.CompareTo(value: int64) : int = if this < value then -1 elif this > value then 1 else 0

    /// Negative, zero or positive; null comes first, and anything else raises.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? int64 as other -> this.CompareTo(other)
        | _ -> Objects.wrongType "Int64"

    /// The larger.
    static member Max(x: int64, y: int64) : int64 = if x < y then y else x

    /// The smaller.
    static member Min(x: int64, y: int64) : int64 = if y < x then y else x

    /// The nearest value in bounds.
    static member Clamp(value: int64, min: int64, max: int64) : int64 =
        if min > max then NumberErrors.badClamp (min.ToString()) (max.ToString())
        elif value < min then min
        elif value > max then max
        else value

    /// The one farther from zero; of a number and its negative the positive one.
    static member MaxMagnitude(x: int64, y: int64) : int64 =
        let ax: int64 = if x < 0L then x else 0L - x
        let ay: int64 = if y < 0L then y else 0L - y
        if ax < ay then x
        elif ax = ay then (if x < 0L then y else x)
        else y

    /// The one nearer to zero; of a number and its negative the negative one.
    static member MinMagnitude(x: int64, y: int64) : int64 =
        let ax: int64 = if x < 0L then x else 0L - x
        let ay: int64 = if y < 0L then y else 0L - y
        if ax > ay then x
        elif ax = ay then (if x < 0L then x else y)
        else y

    /// Sign.
    static member Sign(value: int64) : int = if value > 0L then 1 elif value < 0L then -1 else 0

    /// Quotient and remainder.
    static member DivRem(left: int64, right: int64) : struct (int64 * int64) = struct (left / right, left % right)

    /// Whether it is a multiple of two.
    static member IsEvenInteger(value: int64) : bool = (value &&& 1L) = 0L

    /// Whether it is no multiple of two.
    static member IsOddInteger(value: int64) : bool = (value &&& 1L) <> 0L

    /// Whether it is a power of two.
    static member IsPow2(value: int64) : bool = value > 0L && (value &&& (value - 1L)) = 0L

    /// Number of bits set.
    static member PopCount(value: int64) : int64 = (# "popcount" value : int64 #)

    /// Number of zero bits above the highest one.
    static member LeadingZeroCount(value: int64) : int64 = (# "leading_zeros" value : int64 #)

    /// Number of zero bits below the lowest one.
    static member TrailingZeroCount(value: int64) : int64 = (# "trailing_zeros" value : int64 #)

    /// Rotates the bits to the left.
    static member RotateLeft(value: int64, rotateAmount: int) : int64 = (# "rotate_left" value (int64 (rotateAmount &&& 63)) : int64 #)

    /// Rotates the bits to the right.
    static member RotateRight(value: int64, rotateAmount: int) : int64 = (# "rotate_right" value (int64 (rotateAmount &&& 63)) : int64 #)

    /// Binary logarithm, rounded down.
    static member Log2(value: int64) : int64 =
        if value < 0L then NumberErrors.notNegative ()
        elif value = 0L then 0L
        else 63L - (# "leading_zeros" value : int64 #)

    /// Size; raises when the type cannot hold it.
    static member Abs(value: int64) : int64 = abs value

    /// The size of one number with the sign of another.
    static member CopySign(value: int64, sign: int64) : int64 = if sign < 0L then (if value < 0L then value else -value) else abs value

    /// Whether it is below zero.
    static member IsNegative(value: int64) : bool = value < 0L

    /// Whether it is not below zero.
    static member IsPositive(value: int64) : bool = value >= 0L

    interface IComparable with
        member this.CompareTo(value: obj) : int = this.CompareTo(value)

    interface IComparable<int64> with
        member this.CompareTo(other: int64) : int = this.CompareTo(other)

    interface IEquatable<int64> with
        member this.Equals(other: int64) : bool = (# "equals_er" this other : bool #)

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)
