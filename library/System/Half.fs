/// Numbers of 16 bits with digits behind the point (IEEE 754 binary16).
namespace System

open System.Globalization

/// Conversions of bits.
module HalfBits =

    /// The nearest 16-bit number, ties to even; one that is too large is infinite.
    let ofFloat (value: float) : uint16 =
        let bits: uint64 = (# "bitcast" value : uint64 #)
        let sign: uint16 = uint16 ((bits >>> 48) &&& 0x8000UL)
        let exponent: int = int ((bits >>> 52) &&& 0x7FFUL) - 1023
        let fraction: uint64 = bits &&& 0xFFFFFFFFFFFFFUL
        if exponent = 1024 then
            if fraction = 0UL then sign ||| 0x7C00us
            else sign ||| 0x7E00us ||| uint16 (fraction >>> 42)
        elif exponent > 15 then sign ||| 0x7C00us
        elif exponent < -25 then sign
        else
            // The digits with the leading one, and how many of them are cut off.
            let digits: uint64 = fraction ||| 0x10000000000000UL
            let cut: int = if exponent >= -14 then 42 else 42 + (-14 - exponent)
            let kept: uint64 = digits >>> cut
            let rest: uint64 = digits &&& ((1UL <<< cut) - 1UL)
            let half: uint64 = 1UL <<< (cut - 1)
            let up: bool = rest > half || rest = half && (kept &&& 1UL) = 1UL
            let rounded: uint64 = kept + (if up then 1UL else 0UL)
            // A carry out of the digits raises the exponent by itself.
            if exponent >= -14 then sign ||| uint16 (rounded + (uint64 (exponent + 14) <<< 10))
            else sign ||| uint16 rounded

    /// The number of 16 bits.
    let toFloat (bits: uint16) : float =
        let exponent: int = int (bits >>> 10) &&& 31
        let fraction: int = int bits &&& 1023
        let size: float =
            if exponent = 31 then (if fraction = 0 then Double.PositiveInfinity else Double.NaN)
            elif exponent = 0 then float fraction / 16777216.0
            else (float (1024 + fraction) / 1024.0) * (if exponent >= 15 then float (1 <<< (exponent - 15)) else 1.0 / float (1 <<< (15 - exponent)))
        if (bits &&& 0x8000us) <> 0us then -size else size

/// A number of 16 bits with digits behind the point.
[<Struct; CustomEquality; CustomComparison>]
type Half =
    /// The bits.
    val internal Bits: uint16

    internal new(bits: uint16) = { Bits = bits }

    /// The number with these bits.
    static member internal OfBits(bits: uint16) : Half = Half bits

    /// The bits.
    static member internal BitsOf(value: Half) : uint16 = value.Bits

    /// The smallest number above zero.
    static member Epsilon : Half = Half 1us

    /// The largest finite number.
    static member MaxValue : Half = Half 0x7BFFus

    /// The smallest finite number.
    static member MinValue : Half = Half 0xFBFFus

    /// Not a number.
    static member NaN : Half = Half 0xFE00us

    /// Infinity.
    static member PositiveInfinity : Half = Half 0x7C00us

    /// Infinity below zero.
    static member NegativeInfinity : Half = Half 0xFC00us

    /// 0
    static member Zero : Half = Half 0us

    /// 1
    static member One : Half = Half 0x3C00us

    /// The number.
    static member op_Explicit(x: Half) : float = HalfBits.toFloat x.Bits

    /// The number.
    static member op_Explicit(x: Half) : float32 = float32 (HalfBits.toFloat x.Bits)

    /// The whole part.
    static member op_Explicit(x: Half) : int = int (HalfBits.toFloat x.Bits)

    /// The whole part.
    static member op_Explicit(x: Half) : int64 = int64 (HalfBits.toFloat x.Bits)

    /// The nearest number.
    static member op_Explicit(x: float) : Half = Half(HalfBits.ofFloat x)

    /// The nearest number.
    static member op_Explicit(x: float32) : Half = Half(HalfBits.ofFloat (float x))

    /// The nearest number.
    static member op_Explicit(x: int) : Half = Half(HalfBits.ofFloat (float x))

    /// The number.
    static member op_Implicit(x: byte) : Half = Half(HalfBits.ofFloat (float x))

    static member private Value(x: Half) : float = HalfBits.toFloat x.Bits

    /// Addition.
    static member (+)(x: Half, y: Half) : Half = Half(HalfBits.ofFloat (Half.Value x + Half.Value y))

    /// Subtraction.
    static member (-)(x: Half, y: Half) : Half = Half(HalfBits.ofFloat (Half.Value x - Half.Value y))

    /// Multiplication.
    static member (*)(x: Half, y: Half) : Half = Half(HalfBits.ofFloat (Half.Value x * Half.Value y))

    /// Division.
    static member (/)(x: Half, y: Half) : Half = Half(HalfBits.ofFloat (Half.Value x / Half.Value y))

    /// The remainder of a division.
    static member (%)(x: Half, y: Half) : Half = Half(HalfBits.ofFloat (Half.Value x % Half.Value y))

    /// The number with the other sign.
    static member (~-)(x: Half) : Half = Half(x.Bits ^^^ 0x8000us)

    /// Whether it is not a number.
    static member IsNaN(value: Half) : bool = Double.IsNaN(Half.Value value)

    /// Whether it is infinite.
    static member IsInfinity(value: Half) : bool = Double.IsInfinity(Half.Value value)

    /// Whether it is neither infinite nor not a number.
    static member IsFinite(value: Half) : bool = Double.IsFinite(Half.Value value)

    /// Whether it has a minus sign.
    static member IsNegative(value: Half) : bool = (value.Bits &&& 0x8000us) <> 0us

    /// The number without its sign.
    static member Abs(value: Half) : Half = Half(value.Bits &&& 0x7FFFus)

    /// The square root.
    static member Sqrt(value: Half) : Half = Half(HalfBits.ofFloat (Math.Sqrt(Half.Value value)))

    /// The larger of two; what is not a number wins.
    static member Max(x: Half, y: Half) : Half = Half(HalfBits.ofFloat (Math.Max(Half.Value x, Half.Value y)))

    /// The smaller of two; what is not a number wins.
    static member Min(x: Half, y: Half) : Half = Half(HalfBits.ofFloat (Math.Min(Half.Value x, Half.Value y)))

    /// Order; what is not a number comes first.
    member this.CompareTo(other: Half) : int = (Half.Value this).CompareTo(Half.Value other)

    /// Order; null comes first.
    member this.CompareTo(other: obj) : int =
        match other with
        | null -> 1
        | :? Half as o -> this.CompareTo o
        | _ -> raise (ArgumentException "Object must be of type Half.")

    /// Equality; one that is not a number equals another.
    member this.Equals(other: Half) : bool = (Half.Value this).Equals(Half.Value other)

    override this.Equals(other: obj) : bool =
        match other with
        | :? Half as o -> this.Equals o
        | _ -> false

    override this.GetHashCode() : int = (Half.Value this).GetHashCode()

    /// Whether the numbers are equal; what is not a number equals nothing.
    static member op_Equality(left: Half, right: Half) : bool = Half.Value left = Half.Value right

    /// Whether the numbers differ.
    static member op_Inequality(left: Half, right: Half) : bool = Half.Value left <> Half.Value right

    /// Whether the first is below the second.
    static member op_LessThan(left: Half, right: Half) : bool = Half.Value left < Half.Value right

    /// Whether the first is not above the second.
    static member op_LessThanOrEqual(left: Half, right: Half) : bool = Half.Value left <= Half.Value right

    /// Whether the first is above the second.
    static member op_GreaterThan(left: Half, right: Half) : bool = Half.Value left > Half.Value right

    /// Whether the first is not below the second.
    static member op_GreaterThanOrEqual(left: Half, right: Half) : bool = Half.Value left >= Half.Value right

    /// The shortest digits that name the number and no other of 16 bits.
    override this.ToString() : string =
        let value: float = Half.Value this
        if Double.IsNaN value || Double.IsInfinity value then value.ToString()
        else
            let mutable digits: int = 1
            let mutable text: string = value.ToString("G1", null)
            while digits < 6 && HalfBits.ofFloat (Double.Parse text) <> this.Bits do
                digits <- digits + 1
                text <- value.ToString("G" + string digits, null)
            (Double.Parse text).ToString()

    /// In a format.
    member this.ToString(format: string, provider: IFormatProvider) : string =
        if String.IsNullOrEmpty format then this.ToString() else (Half.Value this).ToString(format, provider)

    /// In a format.
    member this.ToString(format: string) : string = this.ToString(format, null)

    interface IEquatable<Half> with
        member this.Equals(other: Half) : bool = this.Equals other

    interface IComparable<Half> with
        member this.CompareTo(other: Half) : int = this.CompareTo other

    interface IComparable with
        member this.CompareTo(other: obj) : int = this.CompareTo other

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)

    /// Reads a number; raises when the text is none.
    static member Parse(s: string) : Half = Half(HalfBits.ofFloat (Double.Parse s))

    /// Reads a number; raises when the text is none.
    static member Parse(s: string, provider: IFormatProvider) : Half = Half(HalfBits.ofFloat (Double.Parse(s, provider)))

    /// Reads a number; false and zero when the text is none.
    static member TryParse(s: string, result: byref<Half>) : bool =
        let mutable value: float = 0.0
        let read: bool = Double.TryParse(s, &value)
        result <- Half(HalfBits.ofFloat value)
        read
