/// Whole numbers of any size.
namespace System.Numerics

open System
open System.Globalization
open Firefly.Runtime

/// A whole number of any size.
[<Struct; CustomEquality; CustomComparison>]
type BigInteger =
    /// The number itself when there are no limbs, otherwise its sign: -1 or 1.
    val private Small: int64
    /// Size of a number that does not fit 64 bits; null for others.
    val private Limbs: uint64[]

    private new(small: int64, limbs: uint64[]) = { Small = small; Limbs = limbs }

    /// A number.
    new(value: int) = { Small = int64 value; Limbs = null }

    /// A number.
    new(value: uint32) = { Small = int64 value; Limbs = null }

    /// A number.
    new(value: int64) = { Small = value; Limbs = null }

    /// A number.
    new(value: uint64) =
        { Small = (if value > 9223372036854775807UL then 1L else int64 value)
          Limbs = (if value > 9223372036854775807UL then [| value |] else null) }

    /// The whole part of a number; raises when it has none.
    new(value: float) =
        let whole: BigInteger = BigInteger.OfFloat value
        { Small = whole.Small; Limbs = whole.Limbs }

    /// The whole part of a number; raises when it has none.
    new(value: float32) =
        let whole: BigInteger = BigInteger.OfFloat(float value)
        { Small = whole.Small; Limbs = whole.Limbs }

    /// The whole part of a number.
    new(value: Decimal) =
        let whole: BigInteger = BigInteger.OfDecimal value
        { Small = whole.Small; Limbs = whole.Limbs }

    /// A number of its bytes in two's complement, the lowest first.
    new(value: byte[]) =
        let whole: BigInteger = BigInteger.OfBytes(value, false, false)
        { Small = whole.Small; Limbs = whole.Limbs }

    /// A number of its bytes.
    static member private OfBytes(value: byte[], unsigned: bool, bigEndian: bool) : BigInteger =
        let count: int = value.Length
        let limbs: int = count / 8 + 1
        let bits: uint64[] = (# "array_new" limbs : uint64[] #)
        let at (i: int) : byte = if bigEndian then value.[count - 1 - i] else value.[i]
        let negative: bool = not unsigned && count > 0 && at (count - 1) >= 128uy
        for i in 0 .. limbs * 8 - 1 do
            let b: uint64 = if i < count then uint64 (at i) elif negative then 255UL else 0UL
            bits.[i / 8] <- bits.[i / 8] ||| (b <<< (i % 8 * 8))
        BigInteger.OfComplement bits

    // ---- form -------------------------------------------------------------------------------------------------------

    /// A number of its size and sign.
    static member private OfNatural(limbs: uint64[], negative: bool) : BigInteger =
        if limbs.Length = 0 then
            BigInteger(0L, null)
        elif limbs.Length = 1 && limbs.[0] <= 9223372036854775807UL then
            BigInteger((if negative then 0L - int64 limbs.[0] else int64 limbs.[0]), null)
        elif limbs.Length = 1 && negative && limbs.[0] = 9223372036854775808UL then
            BigInteger(-9223372036854775808L, null)
        else
            BigInteger((if negative then -1L else 1L), limbs)

    /// A number of two limbs.
    static member private OfTwo(high: uint64, low: uint64, negative: bool) : BigInteger =
        if high = 0UL then BigInteger.OfNatural(Natural.ofLimb low, negative)
        else BigInteger((if negative then -1L else 1L), [| low; high |])

    /// Size.
    member private this.Natural() : uint64[] =
        if (# "is_null" this.Limbs : bool #) then
            Natural.ofLimb (if this.Small < 0L then 0UL - uint64 this.Small else uint64 this.Small)
        else
            this.Limbs

    member private this.IsSmall : bool = (# "is_null" this.Limbs : bool #)

    member private this.IsNegative : bool = this.Small < 0L

    /// Two's complement in so many limbs.
    member private this.Complement(limbs: int) : uint64[] =
        let size: uint64[] = this.Natural()
        let r: uint64[] = (# "array_new" limbs : uint64[] #)
        let mutable carry: bool = this.Small < 0L
        for i in 0 .. limbs - 1 do
            let x: uint64 = if i < size.Length then size.[i] else 0UL
            if this.Small < 0L then
                let y: uint64 = ~~~x + (if carry then 1UL else 0UL)
                carry <- carry && y = 0UL
                r.[i] <- y
            else
                r.[i] <- x
        r

    /// A number of its two's complement; the array is used up.
    static member private OfComplement(bits: uint64[]) : BigInteger =
        let count: int = bits.Length
        let negative: bool = count > 0 && (bits.[count - 1] >>> 63) = 1UL
        if negative then
            let mutable carry: bool = true
            for i in 0 .. count - 1 do
                let y: uint64 = ~~~bits.[i] + (if carry then 1UL else 0UL)
                carry <- carry && y = 0UL
                bits.[i] <- y
        BigInteger.OfNatural(Natural.trim bits, negative)

    /// The whole part of a float.
    static member private OfFloat(value: float) : BigInteger =
        if value <> value then
            let e: exn = OverflowException("The value is not a number.") :> exn
            (# "raise" e : BigInteger #)
        elif value - value <> 0.0 then
            let e: exn = OverflowException("BigInteger cannot represent infinity.") :> exn
            (# "raise" e : BigInteger #)
        else
            let whole: float = (# "ftrunc" value : float #)
            if whole >= -9223372036854775808.0 && whole < 9223372036854775808.0 then
                BigInteger(int64 whole, null)
            else
                let bits: uint64 = (# "bitcast" whole : uint64 #)
                let mantissa: uint64 = (bits &&& 0xFFFFFFFFFFFFFUL) ||| 0x10000000000000UL
                let exponent: int = int ((bits >>> 52) &&& 0x7FFUL) - 1075
                BigInteger.OfNatural(Natural.shiftLeft (Natural.ofLimb mantissa) exponent, whole < 0.0)

    /// The whole part of a decimal.
    static member private OfDecimal(value: Decimal) : BigInteger =
        let whole: Decimal = Decimal.Truncate value
        BigInteger.OfTwo(uint64 whole.High, whole.Low, whole.IsNegative)

    /// Zero.
    static member Zero : BigInteger = BigInteger(0L, null)

    /// One.
    static member One : BigInteger = BigInteger(1L, null)

    /// Minus one.
    static member MinusOne : BigInteger = BigInteger(-1L, null)

    /// Whether it is zero.
    member this.IsZero : bool = this.IsSmall && this.Small = 0L

    /// Whether it is one.
    member this.IsOne : bool = this.IsSmall && this.Small = 1L

    /// Whether it is a multiple of two.
    member this.IsEven : bool =
        if this.IsSmall then (this.Small &&& 1L) = 0L else (this.Limbs.[0] &&& 1UL) = 0UL

    /// Whether it is a power of two.
    member this.IsPowerOfTwo : bool =
        if this.IsSmall then
            this.Small > 0L && (this.Small &&& (this.Small - 1L)) = 0L
        else
            let n: int = this.Limbs.Length
            let top: uint64 = this.Limbs.[n - 1]
            this.Small > 0L && (top &&& (top - 1UL)) = 0UL && not (Natural.anyBelow this.Limbs ((n - 1) * 64))

    /// -1, 0 or 1.
    member this.Sign : int = if this.Small > 0L then 1 elif this.Small < 0L then -1 else 0

    // ---- arithmetic -------------------------------------------------------------------------------------------------

    /// Sum of two numbers of sizes and signs.
    static member private Sum(a: uint64[], negativeA: bool, b: uint64[], negativeB: bool) : BigInteger =
        if negativeA = negativeB then
            BigInteger.OfNatural(Natural.add a b, negativeA)
        elif Natural.compare a b >= 0 then
            BigInteger.OfNatural(Natural.subtract a b, negativeA)
        else
            BigInteger.OfNatural(Natural.subtract b a, negativeB)

    /// Sum.
    static member (+)(x: BigInteger, y: BigInteger) : BigInteger =
        if x.IsSmall && y.IsSmall && not (# "add_overflows" x.Small y.Small : bool #) then
            BigInteger(x.Small + y.Small, null)
        else
            BigInteger.Sum(x.Natural(), x.IsNegative, y.Natural(), y.IsNegative)

    /// Difference.
    static member (-)(x: BigInteger, y: BigInteger) : BigInteger =
        if x.IsSmall && y.IsSmall && not (# "sub_overflows" x.Small y.Small : bool #) then
            BigInteger(x.Small - y.Small, null)
        else
            BigInteger.Sum(x.Natural(), x.IsNegative, y.Natural(), not y.IsNegative)

    /// Product.
    static member (*)(x: BigInteger, y: BigInteger) : BigInteger =
        if x.IsSmall && y.IsSmall && not (# "mul_overflows" x.Small y.Small : bool #) then
            BigInteger(x.Small * y.Small, null)
        else
            BigInteger.OfNatural(Natural.multiply (x.Natural()) (y.Natural()), x.IsNegative <> y.IsNegative)

    [<NoInline; Cold>]
    static member private DivideByZero() : unit =
        let e: exn = DivideByZeroException() :> exn
        (# "raise" e : unit #)

    /// Quotient, rounded towards zero.
    static member (/)(x: BigInteger, y: BigInteger) : BigInteger =
        if y.IsZero then
            BigInteger.DivideByZero()
        if x.IsSmall && y.IsSmall && y.Small <> -1L then
            BigInteger(x.Small / y.Small, null)
        else
            let struct (q, _) = Natural.divide (x.Natural()) (y.Natural())
            BigInteger.OfNatural(q, x.IsNegative <> y.IsNegative)

    /// Remainder, with the sign of the dividend.
    static member (%)(x: BigInteger, y: BigInteger) : BigInteger =
        if y.IsZero then
            BigInteger.DivideByZero()
        if x.IsSmall && y.IsSmall then
            BigInteger((if y.Small = -1L then 0L else x.Small % y.Small), null)
        else
            let struct (_, r) = Natural.divide (x.Natural()) (y.Natural())
            BigInteger.OfNatural(r, x.IsNegative)

    /// Negation.
    static member (~-)(x: BigInteger) : BigInteger =
        if x.IsSmall && x.Small <> -9223372036854775808L then BigInteger(0L - x.Small, null)
        else BigInteger.OfNatural(x.Natural(), not x.IsNegative)

    /// The number.
    static member (~+)(x: BigInteger) : BigInteger = x

    /// The number and one.
    static member op_Increment(x: BigInteger) : BigInteger = x + BigInteger.One

    /// The number without one.
    static member op_Decrement(x: BigInteger) : BigInteger = x - BigInteger.One

    /// Sum.
    static member Add(left: BigInteger, right: BigInteger) : BigInteger = left + right

    /// Difference.
    static member Subtract(left: BigInteger, right: BigInteger) : BigInteger = left - right

    /// Product.
    static member Multiply(left: BigInteger, right: BigInteger) : BigInteger = left * right

    /// Quotient, rounded towards zero.
    static member Divide(dividend: BigInteger, divisor: BigInteger) : BigInteger = dividend / divisor

    /// Remainder, with the sign of the dividend.
    static member Remainder(dividend: BigInteger, divisor: BigInteger) : BigInteger = dividend % divisor

    /// Negation.
    static member Negate(value: BigInteger) : BigInteger = -value

    /// Quotient and remainder.
    static member DivRem(left: BigInteger, right: BigInteger) : struct (BigInteger * BigInteger) =
        if right.IsZero then
            BigInteger.DivideByZero()
        let struct (q, r) = Natural.divide (left.Natural()) (right.Natural())
        struct (BigInteger.OfNatural(q, left.IsNegative <> right.IsNegative), BigInteger.OfNatural(r, left.IsNegative))

    /// Quotient; the remainder goes to `remainder`.
    static member DivRem(dividend: BigInteger, divisor: BigInteger, remainder: byref<BigInteger>) : BigInteger =
        let struct (q, r) = BigInteger.DivRem(dividend, divisor)
        remainder <- r
        q

    /// Size without sign.
    static member Abs(value: BigInteger) : BigInteger = if value.IsNegative then -value else value

    /// The one farther from zero; of a number and its negative the positive one.
    static member MaxMagnitude(x: BigInteger, y: BigInteger) : BigInteger =
        let order: int = compare (BigInteger.Abs x) (BigInteger.Abs y)
        if order > 0 then x
        elif order < 0 then y
        elif x.Sign < 0 then y
        else x

    /// The one nearer to zero; of a number and its negative the negative one.
    static member MinMagnitude(x: BigInteger, y: BigInteger) : BigInteger =
        let order: int = compare (BigInteger.Abs x) (BigInteger.Abs y)
        if order < 0 then x
        elif order > 0 then y
        elif x.Sign < 0 then x
        else y

    /// The larger.
    static member Max(left: BigInteger, right: BigInteger) : BigInteger =
        if BigInteger.Compare(left, right) < 0 then right else left

    /// The smaller.
    static member Min(left: BigInteger, right: BigInteger) : BigInteger =
        if BigInteger.Compare(left, right) <= 0 then left else right

    [<NoInline; Cold>]
    static member private NegativeExponent(exponent: string) : unit =
        let message: string = Text.concat3 "exponent ('" exponent "') must be a non-negative value. (Parameter 'exponent')\nActual value was "
        let e: exn = ArgumentOutOfRangeException(null, Text.concat3 message exponent ".") :> exn
        (# "raise" e : unit #)

    /// Power.
    static member Pow(value: BigInteger, exponent: int) : BigInteger =
        if exponent < 0 then
            BigInteger.NegativeExponent(Digits.signedText (int64 exponent))
        if exponent = 0 then
            BigInteger.One
        else
            let mutable bit: int = 30
            while (exponent >>> bit) = 0 do
                bit <- bit - 1
            let mutable r: BigInteger = value
            while bit > 0 do
                bit <- bit - 1
                r <- r * r
                if ((exponent >>> bit) &&& 1) = 1 then
                    r <- r * value
            r

    /// Power, reduced by a modulus.
    static member ModPow(value: BigInteger, exponent: BigInteger, modulus: BigInteger) : BigInteger =
        if exponent.IsNegative then
            BigInteger.NegativeExponent(exponent.ToString())
        let size: BigInteger = BigInteger.Abs modulus
        let mutable r: BigInteger = BigInteger.One % size
        let basis: BigInteger = value % size
        let bits: uint64[] = exponent.Natural()
        let mutable i: int64 = Natural.bitLength bits
        while i > 0L do
            i <- i - 1L
            r <- (r * r) % size
            if ((bits.[int (i >>> 6)] >>> int (i &&& 63L)) &&& 1UL) = 1UL then
                r <- (r * basis) % size
        r

    /// Greatest common divisor, not negative.
    static member GreatestCommonDivisor(left: BigInteger, right: BigInteger) : BigInteger =
        let mutable a: BigInteger = BigInteger.Abs left
        let mutable b: BigInteger = BigInteger.Abs right
        while not (a.IsSmall && b.IsSmall) && not b.IsZero do
            let r: BigInteger = a % b
            a <- b
            b <- r
        if b.IsZero then
            a
        else
            let mutable x: int64 = a.Small
            let mutable y: int64 = b.Small
            while y <> 0L do
                let r: int64 = x % y
                x <- y
                y <- r
            BigInteger(x, null)

    // ---- bits -------------------------------------------------------------------------------------------------------

    /// Number of limbs of the two's complement, the sign included.
    member private this.ComplementLimbs : int = if this.IsSmall then 1 else this.Limbs.Length + 1

    /// Bitwise and.
    static member (&&&)(x: BigInteger, y: BigInteger) : BigInteger =
        if x.IsSmall && y.IsSmall then
            BigInteger(x.Small &&& y.Small, null)
        else
            let n: int = if x.ComplementLimbs > y.ComplementLimbs then x.ComplementLimbs else y.ComplementLimbs
            let a: uint64[] = x.Complement n
            let b: uint64[] = y.Complement n
            for i in 0 .. n - 1 do
                a.[i] <- a.[i] &&& b.[i]
            BigInteger.OfComplement a

    /// Bitwise or.
    static member (|||)(x: BigInteger, y: BigInteger) : BigInteger =
        if x.IsSmall && y.IsSmall then
            BigInteger(x.Small ||| y.Small, null)
        else
            let n: int = if x.ComplementLimbs > y.ComplementLimbs then x.ComplementLimbs else y.ComplementLimbs
            let a: uint64[] = x.Complement n
            let b: uint64[] = y.Complement n
            for i in 0 .. n - 1 do
                a.[i] <- a.[i] ||| b.[i]
            BigInteger.OfComplement a

    /// Bitwise exclusive or.
    static member (^^^)(x: BigInteger, y: BigInteger) : BigInteger =
        if x.IsSmall && y.IsSmall then
            BigInteger(x.Small ^^^ y.Small, null)
        else
            let n: int = if x.ComplementLimbs > y.ComplementLimbs then x.ComplementLimbs else y.ComplementLimbs
            let a: uint64[] = x.Complement n
            let b: uint64[] = y.Complement n
            for i in 0 .. n - 1 do
                a.[i] <- a.[i] ^^^ b.[i]
            BigInteger.OfComplement a

    /// Bitwise complement.
    static member (~~~)(x: BigInteger) : BigInteger = -(x + BigInteger.One)

    /// Times two to a power, or divided when it is negative.
    static member private Shift(x: BigInteger, shift: int) : BigInteger =
        if shift >= 0 then
            BigInteger.OfNatural(Natural.shiftLeft (x.Natural()) shift, x.IsNegative)
        elif x.IsSmall then
            BigInteger((if shift <= -64 then x.Small >>> 63 else x.Small >>> (0 - shift)), null)
        else
            let bits: int = if shift = -2147483648 then 2147483647 else 0 - shift
            let r: uint64[] = Natural.shiftRight x.Limbs bits
            if x.IsNegative && Natural.anyBelow x.Limbs bits then
                BigInteger.OfNatural(Natural.add r (Natural.ofLimb 1UL), true)
            else
                BigInteger.OfNatural(r, x.IsNegative)

    /// Times two to a power.
    static member (<<<)(x: BigInteger, shift: int) : BigInteger = BigInteger.Shift(x, shift)

    /// Divided by two to a power, rounded down.
    static member (>>>)(x: BigInteger, shift: int) : BigInteger =
        BigInteger.Shift(x, (if shift = -2147483648 then 2147483647 else 0 - shift))

    /// Number of bits of the two's complement without the sign.
    member this.GetBitLength() : int64 =
        let n: uint64[] = this.Natural()
        let bits: int64 = Natural.bitLength n
        if this.IsNegative && (n.[n.Length - 1] &&& (n.[n.Length - 1] - 1UL)) = 0UL && not (Natural.anyBelow n ((n.Length - 1) * 64)) then
            bits - 1L
        else
            bits

    /// Bytes of the two's complement.
    member this.ToByteArray(isUnsigned: bool, isBigEndian: bool) : byte[] =
        if isUnsigned && this.IsNegative then
            let e: exn = OverflowException("Negative values do not have an unsigned representation.") :> exn
            (# "raise" e : unit #)
        let bits: uint64[] = this.Complement this.ComplementLimbs
        let length: int64 = this.GetBitLength()
        let bytes: int64 = if isUnsigned then (length + 7L) / 8L else length / 8L + 1L
        let count: int = if bytes < 1L then 1 else int bytes
        let r: byte[] = (# "array_new" count : byte[] #)
        for i in 0 .. count - 1 do
            r.[if isBigEndian then count - 1 - i else i] <- byte (bits.[i / 8] >>> (i % 8 * 8))
        r

    /// Bytes of the two's complement, the lowest first.
    member this.ToByteArray() : byte[] = this.ToByteArray(false, false)

    /// Bytes of the two's complement, the lowest first.
    member this.ToByteArray(isUnsigned: bool) : byte[] = this.ToByteArray(isUnsigned, false)

    // ---- order ------------------------------------------------------------------------------------------------------

    /// Order.
    static member Compare(left: BigInteger, right: BigInteger) : int =
        if left.IsSmall && right.IsSmall then
            (if left.Small < right.Small then -1
             elif left.Small > right.Small then 1
             else 0)
        elif left.IsNegative <> right.IsNegative then
            (if left.IsNegative then -1 else 1)
        else
            let order: int = Natural.compare (left.Natural()) (right.Natural())
            if left.IsNegative then 0 - order else order

    /// Order.
    member this.CompareTo(other: BigInteger) : int = BigInteger.Compare(this, other)

    /// Order.
    member this.CompareTo(other: int64) : int = BigInteger.Compare(this, BigInteger(other, null))

    /// Order.
    member this.CompareTo(other: obj) : int =
        match other with
        | null -> 1
        | :? BigInteger as b -> BigInteger.Compare(this, b)
        | _ ->
            let e: exn = ArgumentException("The parameter must be a BigInteger.", "obj") :> exn
            (# "raise" e : int #)

    /// Equality.
    member this.Equals(other: BigInteger) : bool =
        this.Small = other.Small && BigInteger.Compare(this, other) = 0

    /// Equality.
    member this.Equals(other: int64) : bool = this.IsSmall && this.Small = other

    override this.Equals(other: obj) : bool =
        match other with
        | :? BigInteger as b -> this.Equals b
        | _ -> false

    override this.GetHashCode() : int =
        if this.IsSmall then
            let low: int = int this.Small
            if int64 low = this.Small then low else low ^^^ int (this.Small >>> 32)
        else
            let mutable h: uint64 = uint64 this.Small
            for x in this.Limbs do
                h <- (h ^^^ x) * 0x9E3779B97F4A7C15UL
                h <- h ^^^ (h >>> 29)
            int h

    /// Whether the numbers are equal.
    static member op_Equality(left: BigInteger, right: BigInteger) : bool = left.Equals right

    /// Whether the numbers differ.
    static member op_Inequality(left: BigInteger, right: BigInteger) : bool = not (left.Equals right)

    /// Order.
    static member op_LessThan(left: BigInteger, right: BigInteger) : bool = BigInteger.Compare(left, right) < 0

    /// Order.
    static member op_LessThanOrEqual(left: BigInteger, right: BigInteger) : bool = BigInteger.Compare(left, right) <= 0

    /// Order.
    static member op_GreaterThan(left: BigInteger, right: BigInteger) : bool = BigInteger.Compare(left, right) > 0

    /// Order.
    static member op_GreaterThanOrEqual(left: BigInteger, right: BigInteger) : bool = BigInteger.Compare(left, right) >= 0

    interface IEquatable<BigInteger> with
        member this.Equals(other: BigInteger) : bool = this.Equals other

    interface IComparable<BigInteger> with
        member this.CompareTo(other: BigInteger) : int = BigInteger.Compare(this, other)

    interface IComparable with
        member this.CompareTo(other: obj) : int = this.CompareTo other

    // ---- conversions ------------------------------------------------------------------------------------------------

    [<NoInline; Cold>]
    static member private Overflow() : int64 =
        let e: exn = OverflowException() :> exn
        (# "raise" e : int64 #)

    static member private Within(x: BigInteger, low: int64, high: int64) : int64 =
        if x.IsSmall && x.Small >= low && x.Small <= high then x.Small else BigInteger.Overflow()

    /// The number as `int`; raises when it does not fit.
    static member op_Explicit(x: BigInteger) : int =
        if x.IsSmall && x.Small >= -2147483648L && x.Small <= 2147483647L then int x.Small
        // What has 32 bits is converted with a check, as .NET does.
        elif x.IsSmall && x.Small > 0L && x.Small <= 4294967295L then int (BigInteger.Overflow())
        else Convert.rangeError "an Int32"

    /// The number as `int64`; raises when it does not fit.
    static member op_Explicit(x: BigInteger) : int64 = if x.IsSmall then x.Small else Convert.rangeError "an Int64"

    /// The number as `int16`; raises when it does not fit.
    static member op_Explicit(x: BigInteger) : int16 = int16 (BigInteger.Within(x, -32768L, 32767L))

    /// The number as `sbyte`; raises when it does not fit.
    static member op_Explicit(x: BigInteger) : sbyte = sbyte (BigInteger.Within(x, -128L, 127L))

    /// The number as `byte`; raises when it does not fit.
    static member op_Explicit(x: BigInteger) : byte = byte (BigInteger.Within(x, 0L, 255L))

    /// The number as `uint16`; raises when it does not fit.
    static member op_Explicit(x: BigInteger) : uint16 = uint16 (BigInteger.Within(x, 0L, 65535L))

    /// The number as `uint32`; raises when it does not fit.
    static member op_Explicit(x: BigInteger) : uint32 = uint32 (BigInteger.Within(x, 0L, 4294967295L))

    /// The number as `char`; raises when it does not fit.
    static member op_Explicit(x: BigInteger) : char = char (BigInteger.Within(x, 0L, 65535L))

    /// The number as `uint64`; raises when it does not fit.
    static member private ToUInt64(x: BigInteger) : uint64 =
        if x.IsSmall then uint64 (BigInteger.Within(x, 0L, 9223372036854775807L))
        elif x.Small > 0L && x.Limbs.Length = 1 then x.Limbs.[0]
        else uint64 (BigInteger.Overflow())

    /// The number as `uint64`; raises when it does not fit.
    static member op_Explicit(x: BigInteger) : uint64 = BigInteger.ToUInt64 x

    /// The number as `nativeint`; raises when it does not fit.
    static member op_Explicit(x: BigInteger) : nativeint =
        nativeint (if x.IsSmall then x.Small else Convert.rangeError "an Int64")

    /// The number as `unativeint`; raises when it does not fit.
    static member op_Explicit(x: BigInteger) : unativeint =
        unativeint (BigInteger.ToUInt64 x)

    /// The number with the 53 highest bits; infinite when it is too large.
    static member private ToDouble(x: BigInteger) : float =
        let n: uint64[] = x.Natural()
        let bits: int64 = Natural.bitLength n
        if bits <= 53L then
            float x.Small
        elif bits > 1024L then
            (if x.IsNegative then -1.0 / 0.0 else 1.0 / 0.0)
        else
            let top: uint64[] = Natural.shiftRight n (int bits - 53)
            let power: uint64 = uint64 (bits - 53L + 1075L) - 1UL
            let size: uint64 = ((power + 1UL) <<< 52) ||| (top.[0] &&& 0xFFFFFFFFFFFFFUL)
            let signed: uint64 = if x.IsNegative then size ||| 0x8000000000000000UL else size
            (# "bitcast" signed : float #)

    /// The number with the 53 highest bits; infinite when it is too large.
    static member op_Explicit(x: BigInteger) : float = BigInteger.ToDouble x

    /// The number as `float32`.
    static member op_Explicit(x: BigInteger) : float32 = float32 (BigInteger.ToDouble x)

    /// The number as `decimal`; raises when it does not fit.
    static member op_Explicit(x: BigInteger) : Decimal =
        let n: uint64[] = x.Natural()
        if Natural.bitLength n > 96L then
            Convert.rangeError "a Decimal"
        else
            let low: uint64 = if n.Length > 0 then n.[0] else 0UL
            let high: uint64 = if n.Length > 1 then n.[1] else 0UL
            Decimal.Make(low, uint32 high, x.IsNegative, 0)

    /// The number itself.
    static member op_Explicit(x: BigInteger) : BigInteger = x

    /// The whole part of a float.
    static member op_Explicit(x: float) : BigInteger = BigInteger.OfFloat x

    /// The whole part of a float.
    static member op_Explicit(x: float32) : BigInteger = BigInteger.OfFloat(float x)

    /// The whole part of a decimal.
    static member op_Explicit(x: Decimal) : BigInteger = BigInteger.OfDecimal x

    /// A number.
    static member op_Implicit(x: byte) : BigInteger = BigInteger(int64 x, null)

    /// A number.
    static member op_Implicit(x: sbyte) : BigInteger = BigInteger(int64 x, null)

    /// A number.
    static member op_Implicit(x: int16) : BigInteger = BigInteger(int64 x, null)

    /// A number.
    static member op_Implicit(x: uint16) : BigInteger = BigInteger(int64 x, null)

    /// A number.
    static member op_Implicit(x: int) : BigInteger = BigInteger(int64 x, null)

    /// A number.
    static member op_Implicit(x: uint32) : BigInteger = BigInteger(int64 x, null)

    /// A number.
    static member op_Implicit(x: int64) : BigInteger = BigInteger(x, null)

    /// A number.
    static member op_Implicit(x: uint64) : BigInteger = BigInteger.OfTwo(0UL, x, false)

    // ---- logarithms -------------------------------------------------------------------------------------------------

    /// The whole part of the logarithm to base 2.
    static member Log2(value: BigInteger) : BigInteger =
        if value.Sign < 0 then
            raise (System.ArgumentOutOfRangeException("value", "Non-negative number required."))
        if value.Sign = 0 then BigInteger.Zero else BigInteger(value.GetBitLength() - 1L)

    /// Natural logarithm.
    static member Log(value: BigInteger) : float = BigInteger.Log(value, 2.7182818284590451)

    /// Logarithm to a base.
    static member Log(value: BigInteger, baseValue: float) : float =
        if value.IsNegative || baseValue = 1.0 then
            0.0 / 0.0
        elif baseValue = 1.0 / 0.0 then
            (if value.IsOne then 0.0 else 0.0 / 0.0)
        elif baseValue = 0.0 && not value.IsOne then
            0.0 / 0.0
        elif value.IsSmall && int64 (int value.Small) = value.Small then
            Firefly.Runtime.Math.log (float value.Small) / Firefly.Runtime.Math.log baseValue
        else
            let n: uint64[] = value.Natural()
            let bits: int64 = Natural.bitLength n
            let top: uint64 =
                if bits >= 64L then (Natural.shiftRight n (int (bits - 64L))).[0]
                else n.[0] <<< int (64L - bits)
            Firefly.Runtime.Math.log (float top) / Firefly.Runtime.Math.log baseValue
            + float (bits - 64L) / (Firefly.Runtime.Math.log baseValue / Firefly.Runtime.Math.log 2.0)

    /// Decimal logarithm.
    static member Log10(value: BigInteger) : float = BigInteger.Log(value, 10.0)

    // ---- text -------------------------------------------------------------------------------------------------------

    /// Decimal text with zeros in front up to a number of digits.
    member private this.Decimal(least: int) : string =
        let n: uint64[] = this.Natural()
        let room: nativeint = Natural.decimalRoom n
        let scratch: nativeptr<byte> = Heap.alloc room
        let stop: nativeptr<byte> = Raw.add scratch room
        let p: nativeptr<byte> = if n.Length = 0 then Digits.before stop 0UL else Natural.decimalBefore n stop
        let text: string = Format.padded p (Raw.address stop - Raw.address p) least this.IsNegative
        Heap.free scratch room
        text

    /// Hexadecimal digits of the two's complement, with one digit of sign when it is needed.
    member private this.Hexadecimal(least: int, upper: bool) : string =
        let bytes: byte[] = this.ToByteArray()
        let out: TextBuffer = Buffer.create ()
        let letter: uint16 = if upper then 55us else 87us
        let mutable first: bool = true
        let top: byte = bytes.[bytes.Length - 1]
        let short: bool = (top < 8uy) || (top >= 248uy)
        let count: int = bytes.Length * 2 - (if short then 1 else 0)
        Buffer.repeat out (if this.IsNegative then letter + 15us else 48us) (nativeint (least - count))
        let mutable i: int = count - 1
        while i >= 0 do
            let digit: uint16 = uint16 (bytes.[i / 2] >>> (i % 2 * 4)) &&& 15us
            Buffer.unit out (if digit < 10us then digit + 48us else digit + letter)
            i <- i - 1
        Buffer.toText out

    /// The number in a format that needs its digits.
    member private this.Formatted(format: string, precision: int) : string =
        if precision > -2 then
            Format.checkLetter (Text.unit format 0n)
        let n: uint64[] = this.Natural()
        let room: nativeint = Natural.decimalRoom n
        let d: nativeptr<byte> = Heap.alloc (room + 16n)
        Raw.storeWord d 0n 0n
        Raw.storeWord d 8n 0n
        if n.Length > 0 then
            let stop: nativeptr<byte> = Raw.add d (room + 16n)
            let p: nativeptr<byte> = Natural.decimalBefore n stop
            let count: nativeint = Raw.address stop - Raw.address p
            Raw.move (Raw.add d 16n) p count
            let mutable kept: nativeint = count
            while Raw.loadByte d (15n + kept) = 48uy do
                kept <- kept - 1n
            Raw.storeWord d 0n kept
            Raw.storeWord d 8n count
        let text: string =
            if precision = -2 then Format.custom d this.IsNegative false format
            else Format.standardText d this.IsNegative false (Text.unit format 0n) precision
        Heap.free d (room + 16n)
        text

    override this.ToString() : string = if this.IsSmall then Digits.signedText this.Small else this.Decimal 0

    /// The number in a format.
    member this.ToString(format: string) : string =
        if Text.length format = 0n then
            this.ToString()
        else
            let precision: int = Format.standardPrecision format
            let letter: uint16 = Text.unit format 0n
            let upper: uint16 = letter &&& 0xDFus
            if precision > -2 && (upper = 68us || upper = 71us || upper = 82us) then this.Decimal precision
            elif precision > -2 && upper = 88us then this.Hexadecimal(precision, (letter = 88us))
            elif precision > -2 && upper = 66us && this.IsSmall then Format.signed this.Small 32 format
            else this.Formatted(format, precision)

    /// The number in a format.
    member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString format

    /// The number.
    member this.ToString(provider: IFormatProvider) : string = this.ToString()

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString format

    /// Whether a text is a number of a style, and the number.
    static member private Read(s: string, style: NumberStyles) : struct (bool * BigInteger) =
        if (style &&& NumberStyles.AllowHexSpecifier) <> NumberStyles.None then
            let digits: byte[] = NumberScan.powerDigits s (int style) 4 true
            if (# "is_null" digits : bool #) then
                struct (false, BigInteger.Zero)
            else
                let count: int = digits.Length
                let limbs: int = count / 16 + 1
                let bits: uint64[] = (# "array_new" limbs : uint64[] #)
                let negative: bool = digits.[0] >= 8uy
                for i in 0 .. limbs * 16 - 1 do
                    let digit: uint64 = if i < count then uint64 digits.[count - 1 - i] elif negative then 15UL else 0UL
                    bits.[i / 16] <- bits.[i / 16] ||| (digit <<< (i % 16 * 4))
                struct (true, BigInteger.OfComplement bits)
        else
            let n: NumberScan.Number = NumberScan.scan s (int style)
            if n.Read && NumberScan.isWhole n then
                let used: int = if n.Count < n.Scale then n.Count else n.Scale
                let size: uint64[] =
                    if used <= 0 then [||]
                    else Natural.ofDecimal (# "retype" (# "array_addr" n.Digits 0 : nativeptr<byte> #) : nativeptr<byte> #) (nativeint used)
                let whole: BigInteger = BigInteger.OfNatural(size, n.Negative)
                Raw.keep n.Digits
                struct (true,
                        (if n.Scale > used && used > 0 then whole * BigInteger.Pow(BigInteger(10), n.Scale - used) else whole))
            else
                struct (false, BigInteger.Zero)

    /// Reads a number in a style; raises when the text is none.
    static member Parse(value: string, style: NumberStyles) : BigInteger =
        if (# "is_null" value : bool #) then
            Convert.nullError "value"
        else
            let struct (read, r) = BigInteger.Read(value, style)
            if read then
                r
            else
                let e: exn = FormatException("The value could not be parsed.") :> exn
                (# "raise" e : BigInteger #)

    /// Reads a number; raises when the text is none.
    static member Parse(value: string) : BigInteger = BigInteger.Parse(value, NumberStyles.Integer)

    /// Reads a number; raises when the text is none.
    static member Parse(value: string, provider: IFormatProvider) : BigInteger = BigInteger.Parse(value, NumberStyles.Integer)

    /// Reads a number in a style; raises when the text is none.
    static member Parse(value: string, style: NumberStyles, provider: IFormatProvider) : BigInteger = BigInteger.Parse(value, style)

    /// Reads a number in a style; false and zero when the text is none.
    static member TryParse(value: string, style: NumberStyles, provider: IFormatProvider) : bool * BigInteger =
        if (# "is_null" value : bool #) then
            (false, BigInteger.Zero)
        else
            let struct (read, r) = BigInteger.Read(value, style)
            (read, r)

    /// Reads a number; false and zero when the text is none.
    static member TryParse(value: string) : bool * BigInteger = BigInteger.TryParse(value, NumberStyles.Integer, null)

    /// Reads a number in a style; false and zero when the text is none.
    static member TryParse(value: string, style: NumberStyles, provider: IFormatProvider, result: byref<BigInteger>) : bool =
        let (read, r) = BigInteger.TryParse(value, style, provider)
        result <- r
        read

    /// Reads a number; false and zero when the text is none.
    static member TryParse(value: string, result: byref<BigInteger>) : bool =
        BigInteger.TryParse(value, NumberStyles.Integer, null, &result)

namespace FSharp.Core

open System.Numerics

/// A whole number of any size.
type bigint = BigInteger

/// What numeric literals with a letter become.
[<AutoOpen>]
module NumericLiterals =

    /// Literals such as `12I`.
    module NumericLiteralI =

        /// `0I`
        let inline FromZero () : BigInteger = BigInteger(0)

        /// `1I`
        let inline FromOne () : BigInteger = BigInteger(1)

        /// `12I`
        let inline FromInt32 (value: int) : BigInteger = BigInteger(value)

        /// `3000000000I`
        let inline FromInt64 (value: int64) : BigInteger = BigInteger(value)

        /// Literals that do not fit 64 bits.
        let FromString (text: string) : BigInteger = BigInteger.Parse text
