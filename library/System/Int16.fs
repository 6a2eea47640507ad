/// Members of `int16`.
namespace System

open System.Globalization
open Firefly.Runtime

/// Members of `int16`.
[<CompilerBuiltin("int16")>]
type Int16 =

    /// The largest value.
    static member MaxValue : int16 = 32767s

    /// The smallest value.
    static member MinValue : int16 = -32768s

    /// Zero.
    static member Zero : int16 = 0s

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string) : int16 = int16 (NumberParse.signed s NumberStyles.Integer null 16 "an Int16")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : int16 = int16 (NumberParse.signed s NumberStyles.Integer provider 16 "an Int16")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : int16 = int16 (NumberParse.signed s style null 16 "an Int16")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : int16 = int16 (NumberParse.signed s style provider 16 "an Int16")

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<int16>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s NumberStyles.Integer null 16 target
        result <- if read then int16 (int64 (Raw.loadUInt64 target 0n)) else int16 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * int16 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s NumberStyles.Integer null 16 target then (true, int16 (int64 (Raw.loadUInt64 target 0n))) else (false, int16 0)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider, result: byref<int16>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s NumberStyles.Integer provider 16 target
        result <- if read then int16 (int64 (Raw.loadUInt64 target 0n)) else int16 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider) : bool * int16 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s NumberStyles.Integer provider 16 target then (true, int16 (int64 (Raw.loadUInt64 target 0n))) else (false, int16 0)

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider, result: byref<int16>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s style provider 16 target
        result <- if read then int16 (int64 (Raw.loadUInt64 target 0n)) else int16 0
        read

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider) : bool * int16 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s style provider 16 target then (true, int16 (int64 (Raw.loadUInt64 target 0n))) else (false, int16 0)

    /// The number.
    member this.ToString() : string =
        if (# "is_unset" CurrentCultures.culture : bool #) then Digits.signedText (int64 this) else this.ToString("", null)

    /// The number in a format.
    member this.ToString(format: string) : string = this.ToString(format, null)

    /// The number in a format and a culture's way.
    member this.ToString(format: string, provider: IFormatProvider) : string =
        let way: INumberWay = Ways.numbers provider
        if isNull way then Format.signed (int64 this) 16 format
        else way.Write(format, (fun f -> Format.signed (int64 this) 16 f))

    /// The number in a culture's way.
    member this.ToString(provider: IFormatProvider) : string = this.ToString("", provider)

    /// Negative, zero or positive.
    member this.CompareTo(value: int16) : int = if this < value then -1 elif this > value then 1 else 0

    /// Negative, zero or positive; null comes first, and anything else raises.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? int16 as other -> this.CompareTo(other)
        | _ -> Objects.wrongType "Int16"

    /// The larger.
    static member Max(x: int16, y: int16) : int16 = if x < y then y else x

    /// The smaller.
    static member Min(x: int16, y: int16) : int16 = if y < x then y else x

    /// The nearest value in bounds.
    static member Clamp(value: int16, min: int16, max: int16) : int16 =
        if min > max then NumberErrors.badClamp (min.ToString()) (max.ToString())
        elif value < min then min
        elif value > max then max
        else value

    /// The one farther from zero; of a number and its negative the positive one.
    static member MaxMagnitude(x: int16, y: int16) : int16 =
        let ax: int16 = if x < 0s then x else 0s - x
        let ay: int16 = if y < 0s then y else 0s - y
        if ax < ay then x
        elif ax = ay then (if x < 0s then y else x)
        else y

    /// The one nearer to zero; of a number and its negative the negative one.
    static member MinMagnitude(x: int16, y: int16) : int16 =
        let ax: int16 = if x < 0s then x else 0s - x
        let ay: int16 = if y < 0s then y else 0s - y
        if ax > ay then x
        elif ax = ay then (if x < 0s then x else y)
        else y

    /// Sign.
    static member Sign(value: int16) : int = if value > 0s then 1 elif value < 0s then -1 else 0

    /// Quotient and remainder.
    static member DivRem(left: int16, right: int16) : struct (int16 * int16) = struct (left / right, left % right)

    /// Whether it is a multiple of two.
    static member IsEvenInteger(value: int16) : bool = (value &&& 1s) = 0s

    /// Whether it is no multiple of two.
    static member IsOddInteger(value: int16) : bool = (value &&& 1s) <> 0s

    /// Whether it is a power of two.
    static member IsPow2(value: int16) : bool = value > 0s && (value &&& (value - 1s)) = 0s

    /// Number of bits set.
    static member PopCount(value: int16) : int16 = (# "popcount" value : int16 #)

    /// Number of zero bits above the highest one.
    static member LeadingZeroCount(value: int16) : int16 = (# "leading_zeros" value : int16 #)

    /// Number of zero bits below the lowest one.
    static member TrailingZeroCount(value: int16) : int16 = (# "trailing_zeros" value : int16 #)

    /// Rotates the bits to the left.
    static member RotateLeft(value: int16, rotateAmount: int) : int16 = (# "rotate_left" value (int16 (rotateAmount &&& 15)) : int16 #)

    /// Rotates the bits to the right.
    static member RotateRight(value: int16, rotateAmount: int) : int16 = (# "rotate_right" value (int16 (rotateAmount &&& 15)) : int16 #)

    /// Binary logarithm, rounded down.
    static member Log2(value: int16) : int16 =
        if value < 0s then NumberErrors.notNegative ()
        elif value = 0s then 0s
        else 15s - (# "leading_zeros" value : int16 #)

    /// Size; raises when the type cannot hold it.
    static member Abs(value: int16) : int16 = abs value

    /// The size of one number with the sign of another.
    static member CopySign(value: int16, sign: int16) : int16 = if sign < 0s then (if value < 0s then value else -value) else abs value

    /// Whether it is below zero.
    static member IsNegative(value: int16) : bool = value < 0s

    /// Whether it is not below zero.
    static member IsPositive(value: int16) : bool = value >= 0s

    interface IComparable with
        member this.CompareTo(value: obj) : int = this.CompareTo(value)

    interface IComparable<int16> with
        member this.CompareTo(other: int16) : int = this.CompareTo(other)

    interface IEquatable<int16> with
        member this.Equals(other: int16) : bool = (# "equals_er" this other : bool #)

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)
