/// Whole numbers of 128 bits.
namespace System

open System.Globalization
open System.Numerics
open Firefly.Runtime

/// Whole numbers of 128 bits.
[<Struct; CustomEquality; CustomComparison>]
type Int128 =
    /// The upper 64 bits.
    val internal Upper: uint64
    /// The lower 64 bits.
    val internal Lower: uint64

    /// The number with these bits.
    new(upper: uint64, lower: uint64) = { Upper = upper; Lower = lower }

    /// 0
    static member Zero : Int128 = Int128(0UL, 0UL)

    /// 1
    static member One : Int128 = Int128(0UL, 1UL)

    /// -1
    static member NegativeOne : Int128 = Int128(0xFFFFFFFFFFFFFFFFUL, 0xFFFFFFFFFFFFFFFFUL)

    /// The largest number.
    static member MaxValue : Int128 = Int128(0x7FFFFFFFFFFFFFFFUL, 0xFFFFFFFFFFFFFFFFUL)

    /// The smallest number.
    static member MinValue : Int128 = Int128(0x8000000000000000UL, 0UL)

    /// Addition; what does not fit is cut off.
    static member (+)(x: Int128, y: Int128) : Int128 =
        let lower: uint64 = x.Lower + y.Lower
        Int128(x.Upper + y.Upper + (if lower < x.Lower then 1UL else 0UL), lower)

    /// Subtraction; what does not fit is cut off.
    static member (-)(x: Int128, y: Int128) : Int128 =
        Int128(x.Upper - y.Upper - (if x.Lower < y.Lower then 1UL else 0UL), x.Lower - y.Lower)

    /// Multiplication; what does not fit is cut off.
    static member (*)(x: Int128, y: Int128) : Int128 =
        Int128((# "mul_high" x.Lower y.Lower : uint64 #) + x.Upper * y.Lower + x.Lower * y.Upper, x.Lower * y.Lower)

    /// The number with the other sign.
    static member (~-)(x: Int128) : Int128 = Int128.Zero - x

    /// The number.
    static member (~+)(x: Int128) : Int128 = x

    /// The bits that both have.
    static member (&&&)(x: Int128, y: Int128) : Int128 = Int128(x.Upper &&& y.Upper, x.Lower &&& y.Lower)

    /// The bits that one has.
    static member (|||)(x: Int128, y: Int128) : Int128 = Int128(x.Upper ||| y.Upper, x.Lower ||| y.Lower)

    /// The bits that only one has.
    static member (^^^)(x: Int128, y: Int128) : Int128 = Int128(x.Upper ^^^ y.Upper, x.Lower ^^^ y.Lower)

    /// The other bits.
    static member (~~~)(x: Int128) : Int128 = Int128(~~~x.Upper, ~~~x.Lower)

    /// The bits moved up.
    static member (<<<)(x: Int128, shift: int) : Int128 =
        let n: int = shift &&& 127
        if n = 0 then x
        elif n >= 64 then Int128(x.Lower <<< (n - 64), 0UL)
        else Int128((x.Upper <<< n) ||| (x.Lower >>> (64 - n)), x.Lower <<< n)

    /// The bits moved down, the sign kept.
    static member (>>>)(x: Int128, shift: int) : Int128 =
        let n: int = shift &&& 127
        let sign: uint64 = uint64 (int64 x.Upper >>> 63)
        if n = 0 then x
        elif n >= 64 then Int128(sign, uint64 (int64 x.Upper >>> (n - 64)))
        else Int128(uint64 (int64 x.Upper >>> n), (x.Upper <<< (64 - n)) ||| (x.Lower >>> n))

    /// Below zero, zero or above it, as `left` is below, equal to or above `right`.
    static member private Compare(left: Int128, right: Int128) : int =
        if left.Upper <> right.Upper then (if int64 left.Upper < int64 right.Upper then -1 else 1)
        elif left.Lower <> right.Lower then (if left.Lower < right.Lower then -1 else 1)
        else 0

    static member private IsBelowZero(x: Int128) : bool = int64 x.Upper < 0L

    static member private Size(x: Int128) : UInt128 =
        let y: Int128 = if Int128.IsBelowZero x then -x else x
        UInt128(y.Upper, y.Lower)

    /// Quotient, towards zero, and remainder, with the sign of `left`.
    static member DivRem(left: Int128, right: Int128) : struct (Int128 * Int128) =
        if right.Upper = 0xFFFFFFFFFFFFFFFFUL && right.Lower = 0xFFFFFFFFFFFFFFFFUL
           && left.Upper = 0x8000000000000000UL && left.Lower = 0UL then
            raise (OverflowException())
        let struct (q: UInt128, r: UInt128) = UInt128.DivRem(Int128.Size left, Int128.Size right)
        let quotient: Int128 = Int128(q.Upper, q.Lower)
        let rest: Int128 = Int128(r.Upper, r.Lower)
        let differ: bool = Int128.IsBelowZero left <> Int128.IsBelowZero right
        struct ((if differ then -quotient else quotient), (if Int128.IsBelowZero left then -rest else rest))

    /// Division, towards zero.
    static member (/)(x: Int128, y: Int128) : Int128 =
        let struct (q: Int128, _: Int128) = Int128.DivRem(x, y)
        q

    /// The remainder of a division, with the sign of `x`.
    static member (%)(x: Int128, y: Int128) : Int128 =
        let struct (_: Int128, r: Int128) = Int128.DivRem(x, y)
        r

    /// Whether it is below zero.
    static member IsNegative(value: Int128) : bool = Int128.IsBelowZero value

    /// The number without its sign.
    static member Abs(value: Int128) : Int128 =
        let size: Int128 = if Int128.IsBelowZero value then -value else value
        if Int128.IsBelowZero size then
            raise (OverflowException "Negating the minimum value of a twos complement number is invalid.")
        size

    /// -1, 0 or 1.
    static member Sign(value: Int128) : int = Int128.Compare(value, Int128.Zero)

    /// How many bits are set.
    static member PopCount(value: Int128) : Int128 =
        Int128(0UL, uint64 (BitOperations.PopCount value.Upper + BitOperations.PopCount value.Lower))

    /// The larger of two.
    static member Max(x: Int128, y: Int128) : Int128 = if Int128.Compare(x, y) >= 0 then x else y

    /// The smaller of two.
    static member Min(x: Int128, y: Int128) : Int128 = if Int128.Compare(x, y) <= 0 then x else y

    /// The number, or the bound that it is beyond.
    static member Clamp(value: Int128, min: Int128, max: Int128) : Int128 = Int128.Max(min, Int128.Min(value, max))

    /// Whether it is odd.
    static member IsOddInteger(value: Int128) : bool = (value.Lower &&& 1UL) <> 0UL

    /// Whether it is even.
    static member IsEvenInteger(value: Int128) : bool = (value.Lower &&& 1UL) = 0UL

    /// Order.
    member this.CompareTo(other: Int128) : int = Int128.Compare(this, other)

    /// Order; null comes first.
    member this.CompareTo(other: obj) : int =
        match other with
        | null -> 1
        | :? Int128 as o -> Int128.Compare(this, o)
        | _ -> raise (ArgumentException "Object must be of type Int128.")

    /// Equality.
    member this.Equals(other: Int128) : bool = this.Upper = other.Upper && this.Lower = other.Lower

    override this.Equals(other: obj) : bool =
        match other with
        | :? Int128 as o -> this.Equals o
        | _ -> false

    override this.GetHashCode() : int = HashCode.Combine(this.Lower, this.Upper)

    /// Whether the numbers are equal.
    static member op_Equality(left: Int128, right: Int128) : bool = left.Equals right

    /// Whether the numbers differ.
    static member op_Inequality(left: Int128, right: Int128) : bool = not (left.Equals right)

    /// Whether the first is below the second.
    static member op_LessThan(left: Int128, right: Int128) : bool = Int128.Compare(left, right) < 0

    /// Whether the first is not above the second.
    static member op_LessThanOrEqual(left: Int128, right: Int128) : bool = Int128.Compare(left, right) <= 0

    /// Whether the first is above the second.
    static member op_GreaterThan(left: Int128, right: Int128) : bool = Int128.Compare(left, right) > 0

    /// Whether the first is not below the second.
    static member op_GreaterThanOrEqual(left: Int128, right: Int128) : bool = Int128.Compare(left, right) >= 0

    interface IEquatable<Int128> with
        member this.Equals(other: Int128) : bool = this.Equals other

    interface IComparable<Int128> with
        member this.CompareTo(other: Int128) : int = Int128.Compare(this, other)

    interface IComparable with
        member this.CompareTo(other: obj) : int = this.CompareTo other

    /// As a number of any size.
    static member op_Implicit(x: Int128) : BigInteger = BigInteger(int64 x.Upper) * BigInteger.Pow(BigInteger 2, 64) + BigInteger x.Lower

    static member private OfBig(x: BigInteger) : struct (bool * Int128) =
        let two64: BigInteger = BigInteger.Pow(BigInteger 2, 64)
        let cut: BigInteger = x &&& (two64 * two64 - BigInteger.One)
        let upper: uint64 = BigInteger.op_Explicit (cut >>> 64)
        let lower: uint64 = BigInteger.op_Explicit (cut &&& (two64 - BigInteger.One))
        let n: Int128 = Int128(upper, lower)
        struct (Int128.op_Implicit n = x, n)

    static member private Overflow() : Int128 =
        raise (OverflowException "Value was either too large or too small for an Int128.")

    /// The number; raises when it does not fit.
    static member op_Explicit(x: BigInteger) : Int128 =
        let struct (fits: bool, n: Int128) = Int128.OfBig x
        if fits then n else Int128.Overflow()

    /// The whole part of a number; the nearest bound beyond the range.
    static member op_Explicit(x: float) : Int128 =
        if Double.IsNaN x then Int128.Zero
        elif x >= 1.7014118346046923e38 then Int128.MaxValue
        elif x <= -1.7014118346046923e38 then Int128.MinValue
        else Int128.op_Explicit (BigInteger x): Int128

    /// As a number with digits behind the point.
    static member op_Explicit(x: Int128) : float = BigInteger.op_Explicit (Int128.op_Implicit x : BigInteger) : float

    /// As a number with digits behind the point.
    static member op_Explicit(x: Int128) : float32 = float32 (BigInteger.op_Explicit (Int128.op_Implicit x : BigInteger) : float)

    /// As a decimal; raises when it does not fit.
    static member op_Explicit(x: Int128) : Decimal = BigInteger.op_Explicit (Int128.op_Implicit x : BigInteger) : Decimal

    /// The lowest bits.
    static member op_Explicit(x: Int128) : byte = byte x.Lower

    /// The lowest bits.
    static member op_Explicit(x: Int128) : sbyte = sbyte x.Lower

    /// The lowest bits.
    static member op_Explicit(x: Int128) : int16 = int16 x.Lower

    /// The lowest bits.
    static member op_Explicit(x: Int128) : uint16 = uint16 x.Lower

    /// The lowest bits.
    static member op_Explicit(x: Int128) : int = int x.Lower

    /// The lowest bits.
    static member op_Explicit(x: Int128) : uint32 = uint32 x.Lower

    /// The lowest bits.
    static member op_Explicit(x: Int128) : int64 = int64 x.Lower

    /// The lowest bits.
    static member op_Explicit(x: Int128) : uint64 = uint64 x.Lower

    /// The lowest bits.
    static member op_Explicit(x: Int128) : nativeint = nativeint x.Lower

    /// The lowest bits.
    static member op_Explicit(x: Int128) : unativeint = unativeint x.Lower

    /// The lowest bits.
    static member op_Explicit(x: Int128) : char = char x.Lower

    /// The same bits.
    static member op_Explicit(x: Int128) : UInt128 = UInt128(x.Upper, x.Lower)

    /// The same bits.
    static member op_Explicit(x: UInt128) : Int128 = Int128(x.Upper, x.Lower)

    /// The number.
    static member op_Implicit(x: byte) : Int128 = Int128(0UL, uint64 x)

    /// The number.
    static member op_Implicit(x: sbyte) : Int128 = Int128(uint64 (int64 x >>> 63), uint64 (int64 x))

    /// The number.
    static member op_Implicit(x: int16) : Int128 = Int128(uint64 (int64 x >>> 63), uint64 (int64 x))

    /// The number.
    static member op_Implicit(x: uint16) : Int128 = Int128(0UL, uint64 x)

    /// The number.
    static member op_Implicit(x: int) : Int128 = Int128(uint64 (int64 x >>> 63), uint64 (int64 x))

    /// The number.
    static member op_Implicit(x: uint32) : Int128 = Int128(0UL, uint64 x)

    /// The number.
    static member op_Implicit(x: int64) : Int128 = Int128(uint64 (int64 x >>> 63), uint64 (int64 x))

    /// The number.
    static member op_Implicit(x: uint64) : Int128 = Int128(0UL, uint64 x)

    /// The number.
    static member op_Implicit(x: nativeint) : Int128 = Int128(uint64 (int64 x >>> 63), uint64 (int64 x))

    /// The number.
    static member op_Implicit(x: unativeint) : Int128 = Int128(0UL, uint64 x)

    /// The number.
    static member op_Implicit(x: char) : Int128 = Int128(0UL, uint64 x)

    /// In a format: as whole numbers have them.
    member this.ToString(format: string, provider: IFormatProvider) : string =
        let letter: char = if String.IsNullOrEmpty format then 'G' else Char.ToUpperInvariant format.[0]
        if letter = 'X' || letter = 'B' then
            let least: int = if format.Length > 1 then Int32.Parse(format.Substring 1) else 1
            let bits: int = if letter = 'X' then 4 else 1
            let mutable text: string = ""
            let mutable rest: UInt128 = UInt128(this.Upper, this.Lower)
            while rest.Upper <> 0UL || rest.Lower <> 0UL do
                let digit: int = int rest.Lower &&& ((1 <<< bits) - 1)
                let shown: char = if digit < 10 then char (48 + digit) else char ((if format.[0] = 'x' then 87 else 55) + digit)
                text <- String.Concat(string shown, text)
                rest <- rest >>> bits
            text.PadLeft(least, '0')
        else
            (Int128.op_Implicit this : BigInteger).ToString(format, provider)

    /// In a format.
    member this.ToString(format: string) : string = this.ToString(format, null)

    /// In digits.
    member this.ToString(provider: IFormatProvider) : string = this.ToString(null, provider)

    /// In digits.
    override this.ToString() : string = (Int128.op_Implicit this : BigInteger).ToString()

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)

    static member private Read(s: string, style: NumberStyles) : struct (int * Int128) =
        let hex: bool = (style &&& NumberStyles.AllowHexSpecifier) <> NumberStyles.None
        let struct (read: bool, n: BigInteger) =
            match BigInteger.TryParse((if hex then "0" + s.Trim() else s), style, null) with
            | r, n -> struct (r, n)
        if not read then struct (1, Int128.Zero)
        elif hex then
            if n >>> 128 <> BigInteger.Zero then struct (2, Int128.Zero)
            else
                let struct (_: bool, bits: Int128) = Int128.OfBig n
                struct (0, bits)
        else
            let struct (fits: bool, x: Int128) = Int128.OfBig n
            struct ((if fits then 0 else 2), x)

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : Int128 =
        if isNull s then
            raise (ArgumentNullException "s")
        match Int128.Read(s, style) with
        | struct (0, n) -> n
        | struct (1, _) -> raise (FormatException("The input string '" + s + "' was not in a correct format."))
        | struct (_, _) -> Int128.Overflow()

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string) : Int128 = Int128.Parse(s, NumberStyles.Integer, null)

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : Int128 = Int128.Parse(s, NumberStyles.Integer, provider)

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : Int128 = Int128.Parse(s, style, null)

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider, result: byref<Int128>) : bool =
        let struct (state: int, n: Int128) = if isNull s then struct (1, Int128.Zero) else Int128.Read(s, style)
        result <- (if state = 0 then n else Int128.Zero)
        state = 0

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<Int128>) : bool = Int128.TryParse(s, NumberStyles.Integer, null, &result)
