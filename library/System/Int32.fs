/// Members of `int`.
namespace System

open System.Globalization
open Firefly.Runtime

/// Members of `int`.
[<CompilerBuiltin("int")>]
type Int32 =

    /// The largest value.
    static member MaxValue : int = 2147483647

    /// The smallest value.
    static member MinValue : int = -2147483648

    /// Zero.
    static member Zero : int = 0

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string) : int = int (NumberParse.signed s NumberStyles.Integer null 32 "an Int32")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : int = int (NumberParse.signed s NumberStyles.Integer provider 32 "an Int32")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : int = int (NumberParse.signed s style null 32 "an Int32")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : int = int (NumberParse.signed s style provider 32 "an Int32")

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<int>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s NumberStyles.Integer null 32 target
        result <- if read then int (int64 (Raw.loadUInt64 target 0n)) else int 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * int =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s NumberStyles.Integer null 32 target then (true, int (int64 (Raw.loadUInt64 target 0n))) else (false, int 0)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider, result: byref<int>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s NumberStyles.Integer provider 32 target
        result <- if read then int (int64 (Raw.loadUInt64 target 0n)) else int 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider) : bool * int =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s NumberStyles.Integer provider 32 target then (true, int (int64 (Raw.loadUInt64 target 0n))) else (false, int 0)

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider, result: byref<int>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s style provider 32 target
        result <- if read then int (int64 (Raw.loadUInt64 target 0n)) else int 0
        read

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider) : bool * int =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s style provider 32 target then (true, int (int64 (Raw.loadUInt64 target 0n))) else (false, int 0)

    /// The number.
    member this.ToString() : string =
        if (# "is_unset" CurrentCultures.culture : bool #) then Digits.signedText (int64 this) else this.ToString("", null)

    /// The number in a format.
    member this.ToString(format: string) : string = this.ToString(format, null)

    /// The number in a format and a culture's way.
    member this.ToString(format: string, provider: IFormatProvider) : string =
        let way: INumberWay = Ways.numbers provider
        if isNull way then Format.signed (int64 this) 32 format
        else way.Write(format, (fun f -> Format.signed (int64 this) 32 f))

    /// The number in a culture's way.
    member this.ToString(provider: IFormatProvider) : string = this.ToString("", provider)

    /// Negative, zero or positive.
    member this.CompareTo(value: int) : int = if this < value then -1 elif this > value then 1 else 0

    /// Negative, zero or positive; null comes first, and anything else raises.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? int as other -> this.CompareTo(other)
        | _ -> Objects.wrongType "Int32"

    /// The larger.
    static member Max(x: int, y: int) : int = if x < y then y else x

    /// The smaller.
    static member Min(x: int, y: int) : int = if y < x then y else x

    /// The nearest value in bounds.
    static member Clamp(value: int, min: int, max: int) : int =
        if min > max then NumberErrors.badClamp (min.ToString()) (max.ToString())
        elif value < min then min
        elif value > max then max
        else value

    /// The one farther from zero; of a number and its negative the positive one.
    static member MaxMagnitude(x: int, y: int) : int =
        let ax: int = if x < 0 then x else 0 - x
        let ay: int = if y < 0 then y else 0 - y
        if ax < ay then x
        elif ax = ay then (if x < 0 then y else x)
        else y

    /// The one nearer to zero; of a number and its negative the negative one.
    static member MinMagnitude(x: int, y: int) : int =
        let ax: int = if x < 0 then x else 0 - x
        let ay: int = if y < 0 then y else 0 - y
        if ax > ay then x
        elif ax = ay then (if x < 0 then x else y)
        else y

    /// Sign.
    static member Sign(value: int) : int = if value > 0 then 1 elif value < 0 then -1 else 0

    /// Quotient and remainder.
    static member DivRem(left: int, right: int) : struct (int * int) = struct (left / right, left % right)

    /// Whether it is a multiple of two.
    static member IsEvenInteger(value: int) : bool = (value &&& 1) = 0

    /// Whether it is no multiple of two.
    static member IsOddInteger(value: int) : bool = (value &&& 1) <> 0

    /// Whether it is a power of two.
    static member IsPow2(value: int) : bool = value > 0 && (value &&& (value - 1)) = 0

    /// Number of bits set.
    static member PopCount(value: int) : int = (# "popcount" value : int #)

    /// Number of zero bits above the highest one.
    static member LeadingZeroCount(value: int) : int = (# "leading_zeros" value : int #)

    /// Number of zero bits below the lowest one.
    static member TrailingZeroCount(value: int) : int = (# "trailing_zeros" value : int #)

    /// Rotates the bits to the left.
    static member RotateLeft(value: int, rotateAmount: int) : int = (# "rotate_left" value (int (rotateAmount &&& 31)) : int #)

    /// Rotates the bits to the right.
    static member RotateRight(value: int, rotateAmount: int) : int = (# "rotate_right" value (int (rotateAmount &&& 31)) : int #)

    /// Binary logarithm, rounded down.
    static member Log2(value: int) : int =
        if value < 0 then NumberErrors.notNegative ()
        elif value = 0 then 0
        else 31 - (# "leading_zeros" value : int #)

    /// Size; raises when the type cannot hold it.
    static member Abs(value: int) : int = abs value

    /// The size of one number with the sign of another.
    static member CopySign(value: int, sign: int) : int = if sign < 0 then (if value < 0 then value else -value) else abs value

    /// Whether it is below zero.
    static member IsNegative(value: int) : bool = value < 0

    /// Whether it is not below zero.
    static member IsPositive(value: int) : bool = value >= 0

    interface IComparable with
        member this.CompareTo(value: obj) : int = this.CompareTo(value)

    interface IComparable<int> with
        member this.CompareTo(other: int) : int = this.CompareTo(other)

    interface IEquatable<int> with
        member this.Equals(other: int) : bool = (# "equals_er" this other : bool #)

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)
