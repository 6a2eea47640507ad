/// Whole numbers of 128 bits without sign.
namespace System

open System.Globalization
open System.Numerics
open Firefly.Runtime

/// Whole numbers of 128 bits without sign.
[<Struct; CustomEquality; CustomComparison>]
type UInt128 =
    /// The upper 64 bits.
    val internal Upper: uint64
    /// The lower 64 bits.
    val internal Lower: uint64

    /// The number with these bits.
    new(upper: uint64, lower: uint64) = { Upper = upper; Lower = lower }

    /// 0
    static member Zero : UInt128 = UInt128(0UL, 0UL)

    /// 1
    static member One : UInt128 = UInt128(0UL, 1UL)

    /// The largest number.
    static member MaxValue : UInt128 = UInt128(0xFFFFFFFFFFFFFFFFUL, 0xFFFFFFFFFFFFFFFFUL)

    /// The smallest number.
    static member MinValue : UInt128 = UInt128(0UL, 0UL)

    /// Addition; what does not fit is cut off.
    static member (+)(x: UInt128, y: UInt128) : UInt128 =
        let lower: uint64 = x.Lower + y.Lower
        UInt128(x.Upper + y.Upper + (if lower < x.Lower then 1UL else 0UL), lower)

    /// Subtraction; what does not fit is cut off.
    static member (-)(x: UInt128, y: UInt128) : UInt128 =
        UInt128(x.Upper - y.Upper - (if x.Lower < y.Lower then 1UL else 0UL), x.Lower - y.Lower)

    /// Multiplication; what does not fit is cut off.
    static member (*)(x: UInt128, y: UInt128) : UInt128 =
        UInt128((# "mul_high" x.Lower y.Lower : uint64 #) + x.Upper * y.Lower + x.Lower * y.Upper, x.Lower * y.Lower)

    /// The number with the other sign.
    static member (~-)(x: UInt128) : UInt128 = UInt128.Zero - x

    /// The number.
    static member (~+)(x: UInt128) : UInt128 = x

    /// The bits that both have.
    static member (&&&)(x: UInt128, y: UInt128) : UInt128 = UInt128(x.Upper &&& y.Upper, x.Lower &&& y.Lower)

    /// The bits that one has.
    static member (|||)(x: UInt128, y: UInt128) : UInt128 = UInt128(x.Upper ||| y.Upper, x.Lower ||| y.Lower)

    /// The bits that only one has.
    static member (^^^)(x: UInt128, y: UInt128) : UInt128 = UInt128(x.Upper ^^^ y.Upper, x.Lower ^^^ y.Lower)

    /// The other bits.
    static member (~~~)(x: UInt128) : UInt128 = UInt128(~~~x.Upper, ~~~x.Lower)

    /// The bits moved up.
    static member (<<<)(x: UInt128, shift: int) : UInt128 =
        let n: int = shift &&& 127
        if n = 0 then x
        elif n >= 64 then UInt128(x.Lower <<< (n - 64), 0UL)
        else UInt128((x.Upper <<< n) ||| (x.Lower >>> (64 - n)), x.Lower <<< n)

    /// The bits moved down.
    static member (>>>)(x: UInt128, shift: int) : UInt128 =
        let n: int = shift &&& 127
        if n = 0 then x
        elif n >= 64 then UInt128(0UL, x.Upper >>> (n - 64))
        else UInt128(x.Upper >>> n, (x.Upper <<< (64 - n)) ||| (x.Lower >>> n))

    /// Below zero, zero or above it, as `left` is below, equal to or above `right`.
    static member private Compare(left: UInt128, right: UInt128) : int =
        if left.Upper <> right.Upper then (if left.Upper < right.Upper then -1 else 1)
        elif left.Lower <> right.Lower then (if left.Lower < right.Lower then -1 else 1)
        else 0

    /// Quotient and remainder, bit by bit where both have more than 64.
    static member DivRem(left: UInt128, right: UInt128) : struct (UInt128 * UInt128) =
        if right.Upper = 0UL && right.Lower = 0UL && left.Upper <> 0UL then
            raise (ArgumentOutOfRangeException())
        if left.Upper = 0UL && right.Upper = 0UL then
            struct (UInt128(0UL, left.Lower / right.Lower), UInt128(0UL, left.Lower % right.Lower))
        else
            let mutable quotient: UInt128 = UInt128.Zero
            let mutable rest: UInt128 = UInt128.Zero
            for i in 127 .. -1 .. 0 do
                let carry: bool = (rest.Upper >>> 63) <> 0UL
                rest <- (rest <<< 1) ||| ((left >>> i) &&& UInt128.One)
                if carry || UInt128.Compare(rest, right) >= 0 then
                    rest <- rest - right
                    quotient <- quotient ||| (UInt128.One <<< i)
            struct (quotient, rest)

    /// Division.
    static member (/)(x: UInt128, y: UInt128) : UInt128 =
        let struct (q: UInt128, _: UInt128) = UInt128.DivRem(x, y)
        q

    /// The remainder of a division.
    static member (%)(x: UInt128, y: UInt128) : UInt128 =
        let struct (_: UInt128, r: UInt128) = UInt128.DivRem(x, y)
        r

    /// How many zeros stand before the first one.
    static member LeadingZeroCount(value: UInt128) : UInt128 =
        let n: int =
            if value.Upper <> 0UL then BitOperations.LeadingZeroCount value.Upper
            else 64 + BitOperations.LeadingZeroCount value.Lower
        UInt128(0UL, uint64 n)

    /// -1, 0 or 1.
    static member Sign(value: UInt128) : int = UInt128.Compare(value, UInt128.Zero)

    /// How many bits are set.
    static member PopCount(value: UInt128) : UInt128 =
        UInt128(0UL, uint64 (BitOperations.PopCount value.Upper + BitOperations.PopCount value.Lower))

    /// The larger of two.
    static member Max(x: UInt128, y: UInt128) : UInt128 = if UInt128.Compare(x, y) >= 0 then x else y

    /// The smaller of two.
    static member Min(x: UInt128, y: UInt128) : UInt128 = if UInt128.Compare(x, y) <= 0 then x else y

    /// The number, or the bound that it is beyond.
    static member Clamp(value: UInt128, min: UInt128, max: UInt128) : UInt128 = UInt128.Max(min, UInt128.Min(value, max))

    /// Whether it is odd.
    static member IsOddInteger(value: UInt128) : bool = (value.Lower &&& 1UL) <> 0UL

    /// Whether it is even.
    static member IsEvenInteger(value: UInt128) : bool = (value.Lower &&& 1UL) = 0UL

    /// Order.
    member this.CompareTo(other: UInt128) : int = UInt128.Compare(this, other)

    /// Order; null comes first.
    member this.CompareTo(other: obj) : int =
        match other with
        | null -> 1
        | :? UInt128 as o -> UInt128.Compare(this, o)
        | _ -> raise (ArgumentException "Object must be of type UInt128.")

    /// Equality.
    member this.Equals(other: UInt128) : bool = this.Upper = other.Upper && this.Lower = other.Lower

    override this.Equals(other: obj) : bool =
        match other with
        | :? UInt128 as o -> this.Equals o
        | _ -> false

    override this.GetHashCode() : int = HashCode.Combine(this.Lower, this.Upper)

    /// Whether the numbers are equal.
    static member op_Equality(left: UInt128, right: UInt128) : bool = left.Equals right

    /// Whether the numbers differ.
    static member op_Inequality(left: UInt128, right: UInt128) : bool = not (left.Equals right)

    /// Whether the first is below the second.
    static member op_LessThan(left: UInt128, right: UInt128) : bool = UInt128.Compare(left, right) < 0

    /// Whether the first is not above the second.
    static member op_LessThanOrEqual(left: UInt128, right: UInt128) : bool = UInt128.Compare(left, right) <= 0

    /// Whether the first is above the second.
    static member op_GreaterThan(left: UInt128, right: UInt128) : bool = UInt128.Compare(left, right) > 0

    /// Whether the first is not below the second.
    static member op_GreaterThanOrEqual(left: UInt128, right: UInt128) : bool = UInt128.Compare(left, right) >= 0

    interface IEquatable<UInt128> with
        member this.Equals(other: UInt128) : bool = this.Equals other

    interface IComparable<UInt128> with
        member this.CompareTo(other: UInt128) : int = UInt128.Compare(this, other)

    interface IComparable with
        member this.CompareTo(other: obj) : int = this.CompareTo other

    /// As a number of any size.
    static member op_Implicit(x: UInt128) : BigInteger = BigInteger x.Upper * BigInteger.Pow(BigInteger 2, 64) + BigInteger x.Lower

    static member private OfBig(x: BigInteger) : struct (bool * UInt128) =
        let two64: BigInteger = BigInteger.Pow(BigInteger 2, 64)
        let cut: BigInteger = x &&& (two64 * two64 - BigInteger.One)
        let upper: uint64 = BigInteger.op_Explicit (cut >>> 64)
        let lower: uint64 = BigInteger.op_Explicit (cut &&& (two64 - BigInteger.One))
        let n: UInt128 = UInt128(upper, lower)
        struct (UInt128.op_Implicit n = x, n)

    static member private Overflow() : UInt128 =
        raise (OverflowException "Value was either too large or too small for a UInt128.")

    /// The number; raises when it does not fit.
    static member op_Explicit(x: BigInteger) : UInt128 =
        let struct (fits: bool, n: UInt128) = UInt128.OfBig x
        if fits then n else UInt128.Overflow()

    /// The whole part of a number that is not below zero; the nearest bound beyond the range.
    static member op_Explicit(x: float) : UInt128 =
        if Double.IsNaN x then UInt128.Zero
        elif x >= 3.4028236692093846e38 then UInt128.MaxValue
        elif x <= 0.0 then UInt128.MinValue
        else UInt128.op_Explicit (BigInteger x): UInt128

    /// As a number with digits behind the point.
    static member op_Explicit(x: UInt128) : float = BigInteger.op_Explicit (UInt128.op_Implicit x : BigInteger) : float

    /// As a number with digits behind the point.
    static member op_Explicit(x: UInt128) : float32 = float32 (BigInteger.op_Explicit (UInt128.op_Implicit x : BigInteger) : float)

    /// As a decimal; raises when it does not fit.
    static member op_Explicit(x: UInt128) : Decimal = BigInteger.op_Explicit (UInt128.op_Implicit x : BigInteger) : Decimal

    /// The lowest bits.
    static member op_Explicit(x: UInt128) : byte = byte x.Lower

    /// The lowest bits.
    static member op_Explicit(x: UInt128) : sbyte = sbyte x.Lower

    /// The lowest bits.
    static member op_Explicit(x: UInt128) : int16 = int16 x.Lower

    /// The lowest bits.
    static member op_Explicit(x: UInt128) : uint16 = uint16 x.Lower

    /// The lowest bits.
    static member op_Explicit(x: UInt128) : int = int x.Lower

    /// The lowest bits.
    static member op_Explicit(x: UInt128) : uint32 = uint32 x.Lower

    /// The lowest bits.
    static member op_Explicit(x: UInt128) : int64 = int64 x.Lower

    /// The lowest bits.
    static member op_Explicit(x: UInt128) : uint64 = uint64 x.Lower

    /// The lowest bits.
    static member op_Explicit(x: UInt128) : nativeint = nativeint x.Lower

    /// The lowest bits.
    static member op_Explicit(x: UInt128) : unativeint = unativeint x.Lower

    /// The lowest bits.
    static member op_Explicit(x: UInt128) : char = char x.Lower

    /// The number.
    static member op_Implicit(x: byte) : UInt128 = UInt128(0UL, uint64 x)

    /// The number; one below zero has its bits.
    static member op_Explicit(x: sbyte) : UInt128 = UInt128(uint64 (int64 x >>> 63), uint64 (int64 x))

    /// The number; one below zero has its bits.
    static member op_Explicit(x: int16) : UInt128 = UInt128(uint64 (int64 x >>> 63), uint64 (int64 x))

    /// The number.
    static member op_Implicit(x: uint16) : UInt128 = UInt128(0UL, uint64 x)

    /// The number; one below zero has its bits.
    static member op_Explicit(x: int) : UInt128 = UInt128(uint64 (int64 x >>> 63), uint64 (int64 x))

    /// The number.
    static member op_Implicit(x: uint32) : UInt128 = UInt128(0UL, uint64 x)

    /// The number; one below zero has its bits.
    static member op_Explicit(x: int64) : UInt128 = UInt128(uint64 (int64 x >>> 63), uint64 (int64 x))

    /// The number.
    static member op_Implicit(x: uint64) : UInt128 = UInt128(0UL, uint64 x)

    /// The number; one below zero has its bits.
    static member op_Explicit(x: nativeint) : UInt128 = UInt128(uint64 (int64 x >>> 63), uint64 (int64 x))

    /// The number.
    static member op_Implicit(x: unativeint) : UInt128 = UInt128(0UL, uint64 x)

    /// The number.
    static member op_Implicit(x: char) : UInt128 = UInt128(0UL, uint64 x)

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
            (UInt128.op_Implicit this : BigInteger).ToString(format, provider)

    /// In a format.
    member this.ToString(format: string) : string = this.ToString(format, null)

    /// In digits.
    member this.ToString(provider: IFormatProvider) : string = this.ToString(null, provider)

    /// In digits.
    override this.ToString() : string = (UInt128.op_Implicit this : BigInteger).ToString()

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)

    static member private Read(s: string, style: NumberStyles) : struct (int * UInt128) =
        let hex: bool = (style &&& NumberStyles.AllowHexSpecifier) <> NumberStyles.None
        let struct (read: bool, n: BigInteger) =
            match BigInteger.TryParse((if hex then "0" + s.Trim() else s), style, null) with
            | r, n -> struct (r, n)
        if not read then struct (1, UInt128.Zero)
        elif hex then
            if n >>> 128 <> BigInteger.Zero then struct (2, UInt128.Zero)
            else
                let struct (_: bool, bits: UInt128) = UInt128.OfBig n
                struct (0, bits)
        else
            let struct (fits: bool, x: UInt128) = UInt128.OfBig n
            struct ((if fits then 0 else 2), x)

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : UInt128 =
        if isNull s then
            raise (ArgumentNullException "s")
        match UInt128.Read(s, style) with
        | struct (0, n) -> n
        | struct (1, _) -> raise (FormatException("The input string '" + s + "' was not in a correct format."))
        | struct (_, _) -> UInt128.Overflow()

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string) : UInt128 = UInt128.Parse(s, NumberStyles.Integer, null)

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : UInt128 = UInt128.Parse(s, NumberStyles.Integer, provider)

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : UInt128 = UInt128.Parse(s, style, null)

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider, result: byref<UInt128>) : bool =
        let struct (state: int, n: UInt128) = if isNull s then struct (1, UInt128.Zero) else UInt128.Read(s, style)
        result <- (if state = 0 then n else UInt128.Zero)
        state = 0

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<UInt128>) : bool = UInt128.TryParse(s, NumberStyles.Integer, null, &result)
