/// Members of `nativeint`.
namespace System

open System.Globalization
open Firefly.Runtime

/// Members of `nativeint`.
[<CompilerBuiltin("nativeint")>]
type IntPtr =

    /// The largest value.
    static member MaxValue : nativeint = nativeint 9223372036854775807L

    /// The smallest value.
    static member MinValue : nativeint = nativeint -9223372036854775808L

    /// Zero.
    static member Zero : nativeint = 0n

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string) : nativeint = nativeint (NumberParse.signed s NumberStyles.Integer null 64 "an Int64")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : nativeint = nativeint (NumberParse.signed s NumberStyles.Integer provider 64 "an Int64")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : nativeint = nativeint (NumberParse.signed s style null 64 "an Int64")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : nativeint = nativeint (NumberParse.signed s style provider 64 "an Int64")

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<nativeint>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s NumberStyles.Integer null 64 target
        result <- if read then nativeint (int64 (Raw.loadUInt64 target 0n)) else nativeint 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * nativeint =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s NumberStyles.Integer null 64 target then (true, nativeint (int64 (Raw.loadUInt64 target 0n))) else (false, nativeint 0)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider, result: byref<nativeint>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s NumberStyles.Integer provider 64 target
        result <- if read then nativeint (int64 (Raw.loadUInt64 target 0n)) else nativeint 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider) : bool * nativeint =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s NumberStyles.Integer provider 64 target then (true, nativeint (int64 (Raw.loadUInt64 target 0n))) else (false, nativeint 0)

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider, result: byref<nativeint>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s style provider 64 target
        result <- if read then nativeint (int64 (Raw.loadUInt64 target 0n)) else nativeint 0
        read

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider) : bool * nativeint =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s style provider 64 target then (true, nativeint (int64 (Raw.loadUInt64 target 0n))) else (false, nativeint 0)

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
    member this.CompareTo(value: nativeint) : int = if this < value then -1 elif this > value then 1 else 0

    /// Negative, zero or positive; null comes first, and anything else raises.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? nativeint as other -> this.CompareTo(other)
        | _ -> Objects.wrongType "IntPtr"

    /// The larger.
    static member Max(x: nativeint, y: nativeint) : nativeint = if x < y then y else x

    /// The smaller.
    static member Min(x: nativeint, y: nativeint) : nativeint = if y < x then y else x

    /// The nearest value in bounds.
    static member Clamp(value: nativeint, min: nativeint, max: nativeint) : nativeint =
        if min > max then NumberErrors.badClamp (min.ToString()) (max.ToString())
        elif value < min then min
        elif value > max then max
        else value

    /// Sign.
    static member Sign(value: nativeint) : int = if value > 0n then 1 elif value < 0n then -1 else 0

    /// Quotient and remainder.
    static member DivRem(left: nativeint, right: nativeint) : struct (nativeint * nativeint) = struct (left / right, left % right)

    /// Whether it is a multiple of two.
    static member IsEvenInteger(value: nativeint) : bool = (value &&& 1n) = 0n

    /// Whether it is no multiple of two.
    static member IsOddInteger(value: nativeint) : bool = (value &&& 1n) <> 0n

    /// Whether it is a power of two.
    static member IsPow2(value: nativeint) : bool = value > 0n && (value &&& (value - 1n)) = 0n

    /// Number of bits set.
    static member PopCount(value: nativeint) : nativeint = (# "popcount" value : nativeint #)

    /// Number of zero bits above the highest one.
    static member LeadingZeroCount(value: nativeint) : nativeint = (# "leading_zeros" value : nativeint #)

    /// Number of zero bits below the lowest one.
    static member TrailingZeroCount(value: nativeint) : nativeint = (# "trailing_zeros" value : nativeint #)

    /// Rotates the bits to the left.
    static member RotateLeft(value: nativeint, rotateAmount: int) : nativeint = (# "rotate_left" value (nativeint (rotateAmount &&& 63)) : nativeint #)

    /// Rotates the bits to the right.
    static member RotateRight(value: nativeint, rotateAmount: int) : nativeint = (# "rotate_right" value (nativeint (rotateAmount &&& 63)) : nativeint #)

    /// Binary logarithm, rounded down.
    static member Log2(value: nativeint) : nativeint =
        if value < 0n then NumberErrors.notNegative ()
        elif value = 0n then 0n
        else 63n - (# "leading_zeros" value : nativeint #)

    /// Size; raises when the type cannot hold it.
    static member Abs(value: nativeint) : nativeint = abs value

    /// The size of one number with the sign of another.
    static member CopySign(value: nativeint, sign: nativeint) : nativeint = if sign < 0n then (if value < 0n then value else -value) else abs value

    /// Whether it is below zero.
    static member IsNegative(value: nativeint) : bool = value < 0n

    /// Whether it is not below zero.
    static member IsPositive(value: nativeint) : bool = value >= 0n

    /// Bytes of a value.
    static member Size : int = 8

    /// The number in 64 bits.
    member this.ToInt64() : int64 = int64 this

    /// The number in 32 bits; raises when it does not fit.
    member this.ToInt32() : int =
        let n: int64 = int64 this
        if n < -2147483648L || n > 2147483647L then OperatorParts.overflow () else int n

    /// The address as a pointer.
    member this.ToPointer() : voidptr = (# "retype" (nativeint this) : voidptr #)

    interface IComparable with
        member this.CompareTo(value: obj) : int = this.CompareTo(value)

    interface IComparable<nativeint> with
        member this.CompareTo(other: nativeint) : int = this.CompareTo(other)

    interface IEquatable<nativeint> with
        member this.Equals(other: nativeint) : bool = (# "equals_er" this other : bool #)

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)
