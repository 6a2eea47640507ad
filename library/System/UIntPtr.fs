/// Members of `unativeint`.
namespace System

open System.Globalization
open Firefly.Runtime

/// Members of `unativeint`.
[<CompilerBuiltin("unativeint")>]
type UIntPtr =

    /// The largest value.
    static member MaxValue : unativeint = unativeint 18446744073709551615UL

    /// The smallest value.
    static member MinValue : unativeint = 0un

    /// Zero.
    static member Zero : unativeint = 0un

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string) : unativeint = unativeint (NumberParse.unsigned s NumberStyles.Integer null 64 "a UInt64")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : unativeint = unativeint (NumberParse.unsigned s NumberStyles.Integer provider 64 "a UInt64")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : unativeint = unativeint (NumberParse.unsigned s style null 64 "a UInt64")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : unativeint = unativeint (NumberParse.unsigned s style provider 64 "a UInt64")

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<unativeint>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s NumberStyles.Integer null 64 target
        result <- if read then unativeint (Raw.loadUInt64 target 0n) else unativeint 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * unativeint =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s NumberStyles.Integer null 64 target then (true, unativeint (Raw.loadUInt64 target 0n)) else (false, unativeint 0)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider, result: byref<unativeint>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s NumberStyles.Integer provider 64 target
        result <- if read then unativeint (Raw.loadUInt64 target 0n) else unativeint 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider) : bool * unativeint =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s NumberStyles.Integer provider 64 target then (true, unativeint (Raw.loadUInt64 target 0n)) else (false, unativeint 0)

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider, result: byref<unativeint>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s style provider 64 target
        result <- if read then unativeint (Raw.loadUInt64 target 0n) else unativeint 0
        read

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider) : bool * unativeint =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s style provider 64 target then (true, unativeint (Raw.loadUInt64 target 0n)) else (false, unativeint 0)

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
    member this.CompareTo(value: unativeint) : int = if this < value then -1 elif this > value then 1 else 0

    /// Negative, zero or positive; null comes first, and anything else raises.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? unativeint as other -> this.CompareTo(other)
        | _ -> Objects.wrongType "UIntPtr"

    /// The larger.
    static member Max(x: unativeint, y: unativeint) : unativeint = if x < y then y else x

    /// The smaller.
    static member Min(x: unativeint, y: unativeint) : unativeint = if y < x then y else x

    /// The nearest value in bounds.
    static member Clamp(value: unativeint, min: unativeint, max: unativeint) : unativeint =
        if min > max then NumberErrors.badClamp (min.ToString()) (max.ToString())
        elif value < min then min
        elif value > max then max
        else value

    /// Sign.
    static member Sign(value: unativeint) : int = if value > 0un then 1 elif value < 0un then -1 else 0

    /// Quotient and remainder.
    static member DivRem(left: unativeint, right: unativeint) : struct (unativeint * unativeint) = struct (left / right, left % right)

    /// Whether it is a multiple of two.
    static member IsEvenInteger(value: unativeint) : bool = (value &&& 1un) = 0un

    /// Whether it is no multiple of two.
    static member IsOddInteger(value: unativeint) : bool = (value &&& 1un) <> 0un

    /// Whether it is a power of two.
    static member IsPow2(value: unativeint) : bool = value > 0un && (value &&& (value - 1un)) = 0un

    /// Number of bits set.
    static member PopCount(value: unativeint) : unativeint = (# "popcount" value : unativeint #)

    /// Number of zero bits above the highest one.
    static member LeadingZeroCount(value: unativeint) : unativeint = (# "leading_zeros" value : unativeint #)

    /// Number of zero bits below the lowest one.
    static member TrailingZeroCount(value: unativeint) : unativeint = (# "trailing_zeros" value : unativeint #)

    /// Rotates the bits to the left.
    static member RotateLeft(value: unativeint, rotateAmount: int) : unativeint = (# "rotate_left" value (unativeint (rotateAmount &&& 63)) : unativeint #)

    /// Rotates the bits to the right.
    static member RotateRight(value: unativeint, rotateAmount: int) : unativeint = (# "rotate_right" value (unativeint (rotateAmount &&& 63)) : unativeint #)

    /// Binary logarithm, rounded down.
    static member Log2(value: unativeint) : unativeint =
        if value = 0un then 0un
        else 63un - (# "leading_zeros" value : unativeint #)

    /// Bytes of a value.
    static member Size : int = 8

    /// The number in 64 bits.
    member this.ToUInt64() : uint64 = uint64 this

    /// The number in 32 bits; raises when it does not fit.
    member this.ToUInt32() : uint32 =
        let n: uint64 = uint64 this
        if n > 4294967295UL then OperatorParts.overflow () else uint32 n

    /// The address as a pointer.
    member this.ToPointer() : voidptr = (# "retype" (nativeint this) : voidptr #)

    interface IComparable with
        member this.CompareTo(value: obj) : int = this.CompareTo(value)

    interface IComparable<unativeint> with
        member this.CompareTo(other: unativeint) : int = this.CompareTo(other)

    interface IEquatable<unativeint> with
        member this.Equals(other: unativeint) : bool = (# "equals_er" this other : bool #)

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)
