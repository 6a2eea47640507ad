/// Decimal numbers: 96 bits and a scale of at most 28 digits.
namespace System

open System.Globalization
open Firefly.Runtime

/// A decimal number: (`High` and `Low` as one integer) / 10^scale, the scale in bits 16 to 23 of `Flags`, the sign in bit 31.
[<Struct; CustomEquality; CustomComparison>]
type Decimal =
    {
        /// Low 64 bits.
        Low: uint64
        /// Bits 64 to 95.
        High: uint32
        /// Scale and sign.
        Flags: uint32
    }

    /// Digits after the point.
    member this.Scale : int = int ((this.Flags >>> 16) &&& 255u)

    /// Whether the sign is minus.
    member this.IsNegative : bool = (this.Flags >>> 31) = 1u

    static member private Raise() : Decimal =
        let e: exn = OverflowException("Value was either too large or too small for a Decimal.") :> exn
        (# "raise" e : Decimal #)

    /// A number of its parts.
    static member Make(low: uint64, high: uint32, negative: bool, scale: int) : Decimal =
        { Low = low; High = high; Flags = (uint32 scale <<< 16) ||| (if negative then 0x80000000u else 0u) }

    /// A number of an integer of 256 bits; rounds, and raises when it is too large.
    static member OfWide(w: nativeptr<byte>, negative: bool, scale: int, more: bool) : Decimal =
        let fitted: int = Wide.fit w scale more
        if fitted < 0 then Decimal.Raise() else Decimal.Make(Wide.low w, Wide.high w, negative, fitted)

    /// The largest value.
    static member MaxValue : Decimal = Decimal.Make(0xFFFFFFFFFFFFFFFFUL, 0xFFFFFFFFu, false, 0)

    /// The smallest value.
    static member MinValue : Decimal = Decimal.Make(0xFFFFFFFFFFFFFFFFUL, 0xFFFFFFFFu, true, 0)

    /// Zero.
    static member Zero : Decimal = Decimal.Make(0UL, 0u, false, 0)

    /// One.
    static member One : Decimal = Decimal.Make(1UL, 0u, false, 0)

    /// Minus one.
    static member MinusOne : Decimal = Decimal.Make(1UL, 0u, true, 0)

    /// Sum, or difference when `flip`.
    static member private Sum(x: Decimal, y: Decimal, flip: bool) : Decimal =
        let signs: uint32 = x.Flags ^^^ y.Flags ^^^ (if flip then 0x80000000u else 0u)
        if signs = 0u && (x.High ||| y.High) = 0u then
            // The same scale and sign.
            let low: uint64 = x.Low + y.Low
            { Low = low; High = (if low < x.Low then 1u else 0u); Flags = x.Flags }
        else
            Decimal.SumWide(x, y, flip)

    /// Sum, or difference when `flip`, by way of 256 bits.
    static member private SumWide(x: Decimal, y: Decimal, flip: bool) : Decimal =
        let a: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
        let b: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
        Wide.set a x.Low x.High
        Wide.set b y.Low y.High
        let scale: int = if x.Scale > y.Scale then x.Scale else y.Scale
        Wide.scaleUp a (scale - x.Scale)
        Wide.scaleUp b (scale - y.Scale)
        let minus: bool = y.IsNegative <> flip
        if x.IsNegative = minus then
            Wide.add a b
            Decimal.OfWide(a, x.IsNegative, scale, false)
        elif Wide.compare a b >= 0 then
            Wide.subtract a b
            Decimal.OfWide(a, x.IsNegative, scale, false)
        else
            Wide.subtract b a
            Decimal.OfWide(b, minus, scale, false)

    /// Sum.
    static member (+)(x: Decimal, y: Decimal) : Decimal = Decimal.Sum(x, y, false)

    /// Difference.
    static member (-)(x: Decimal, y: Decimal) : Decimal = Decimal.Sum(x, y, true)

    /// Product.
    static member (*)(x: Decimal, y: Decimal) : Decimal =
        let a: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
        let b: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
        let c: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
        Wide.set a x.Low x.High
        Wide.set b y.Low y.High
        Wide.multiply c a b
        let small: bool = x.High = 0u && y.High = 0u && (x.Low >>> 32) = 0UL && (y.Low >>> 32) = 0UL
        if (if small then x.Scale + y.Scale > 47 else Wide.isZero c) then
            Decimal.Zero
        else
            Decimal.OfWide(c, x.IsNegative <> y.IsNegative, x.Scale + y.Scale, false)

    static member private CheckDivisor(y: Decimal) : unit =
        if y.Low = 0UL && y.High = 0u then
            let e: exn = DivideByZeroException() :> exn
            (# "raise" e : unit #)

    /// Quotient.
    static member (/)(x: Decimal, y: Decimal) : Decimal =
        Decimal.CheckDivisor y
        let rest: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
        let divisor: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
        let quotient: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
        let next: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
        Wide.set rest x.Low x.High
        Wide.set divisor y.Low y.High
        let mutable scale: int = x.Scale - y.Scale
        if scale < 0 then
            Wide.scaleUp rest (0 - scale)
            scale <- 0
        Wide.divide quotient rest divisor
        // One digit at a time until the division ends or the digits are used up.
        let start: int = scale
        let mutable go: bool = Wide.fits quotient
        while go && scale < 28 && not (Wide.isZero rest) do
            Wide.multiplyAdd rest 10u 0u
            let mutable digit: uint32 = 0u
            while Wide.compare rest divisor >= 0 do
                Wide.subtract rest divisor
                digit <- digit + 1u
            Wide.copy next quotient
            Wide.multiplyAdd next 10u digit
            if Wide.fits next then
                Wide.copy quotient next
                scale <- scale + 1
            else
                // The digit does not fit: it decides the rounding.
                if digit > 5u || (digit = 5u && (not (Wide.isZero rest) || (Wide.low quotient &&& 1UL) = 1UL)) then
                    Wide.multiplyAdd quotient 1u 1u
                Wide.set rest 0UL 0u
                go <- false
        let inexact: bool = not go || not (Wide.isZero rest)
        if not (Wide.isZero rest) then
            Wide.multiplyAdd rest 2u 0u
            let order: int = Wide.compare rest divisor
            if order > 0 || (order = 0 && (Wide.low quotient &&& 1UL) = 1UL) then
                Wide.multiplyAdd quotient 1u 1u
        if (inexact || scale > start) && Wide.fits quotient then
            Decimal.OfWide(quotient, x.IsNegative <> y.IsNegative, Wide.strip quotient scale 0, false)
        else
            Decimal.OfWide(quotient, x.IsNegative <> y.IsNegative, scale, false)

    /// Remainder, with the sign of the dividend.
    static member (%)(x: Decimal, y: Decimal) : Decimal =
        Decimal.CheckDivisor y
        let a: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
        let b: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
        let q: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
        Wide.set a x.Low x.High
        Wide.set b y.Low y.High
        let scale: int = if x.Scale > y.Scale then x.Scale else y.Scale
        Wide.scaleUp a (scale - x.Scale)
        Wide.scaleUp b (scale - y.Scale)
        if Wide.compare a b < 0 then
            x
        else
            Wide.divide q a b
            Decimal.OfWide(a, x.IsNegative, scale, false)

    /// Negation.
    static member (~-)(x: Decimal) : Decimal = { Low = x.Low; High = x.High; Flags = x.Flags ^^^ 0x80000000u }

    /// The number.
    static member (~+)(x: Decimal) : Decimal = x

    /// Order.
    static member Compare(x: Decimal, y: Decimal) : int =
        let a: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
        let b: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
        Wide.set a x.Low x.High
        Wide.set b y.Low y.High
        Wide.scaleUp a (if y.Scale > x.Scale then y.Scale - x.Scale else 0)
        Wide.scaleUp b (if x.Scale > y.Scale then x.Scale - y.Scale else 0)
        if Wide.isZero a && Wide.isZero b then 0
        elif x.IsNegative <> y.IsNegative then (if x.IsNegative then -1 else 1)
        elif x.IsNegative then Wide.compare b a
        else Wide.compare a b

    /// Equality of values, whatever the scales.
    static member Equals(x: Decimal, y: Decimal) : bool = Decimal.Compare(x, y) = 0

    /// Order.
    member this.CompareTo(other: Decimal) : int = Decimal.Compare(this, other)

    /// Equality.
    member this.Equals(other: Decimal) : bool = Decimal.Compare(this, other) = 0

    override this.Equals(other: obj) : bool =
        match other with
        | :? Decimal as d -> Decimal.Compare(this, d) = 0
        | _ -> false

    /// Hash of the value without zeros at its end.
    override this.GetHashCode() : int =
        if this.Low = 0UL && this.High = 0u then
            0
        else
            let w: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
            Wide.set w this.Low this.High
            let scale: int = Wide.strip w this.Scale 0
            let low: uint64 = Wide.low w
            let flags: uint32 = (this.Flags &&& 0x80000000u) ||| (uint32 scale <<< 16)
            int (flags ^^^ Wide.high w ^^^ uint32 (low >>> 32) ^^^ uint32 low)

    interface IEquatable<Decimal> with
        member this.Equals(other: Decimal) : bool = Decimal.Compare(this, other) = 0

    interface IComparable<Decimal> with
        member this.CompareTo(other: Decimal) : int = Decimal.Compare(this, other)

    /// Order; null comes first, and anything but a decimal raises.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? Decimal as d -> Decimal.Compare(this, d)
        | _ -> Objects.wrongType "Decimal"

    interface IComparable with
        member this.CompareTo(other: obj) : int = this.CompareTo(other)

    /// A number of an integer.
    static member OfInt64(x: int64) : Decimal =
        Decimal.Make((if x < 0L then 0UL - uint64 x else uint64 x), 0u, x < 0L, 0)

    /// A number of an integer.
    static member OfUInt64(x: uint64) : Decimal = Decimal.Make(x, 0u, false, 0)

    /// 10^n for 0 <= n <= 28, to the nearest float.
    static member private Power(n: int) : float =
        match n with
        | 23 -> 1e23
        | 24 -> 1e24
        | 25 -> 1e25
        | 26 -> 1e26
        | 27 -> 1e27
        | 28 -> 1e28
        | _ ->
            let mutable power: float = 1.0
            let mutable i: int = 0
            while i < n do
                power <- power * 10.0
                i <- i + 1
            power

    /// A number of a float of a binary exponent, rounded to some digits as .NET does it: by a product of floats.
    static member private OfFloat(x: float, exponent: int, digits: int) : Decimal =
        if exponent < -94 then
            Decimal.Zero
        elif exponent > 96 then
            Decimal.Raise()
        else
            let mutable size: float = (# "fabs" x : float #)
            let most: float = Decimal.Power digits
            let mutable power: int = digits - 1 - ((exponent * 19728) >>> 16)
            if power >= 0 then
                power <- if power > 28 then 28 else power
                size <- size * Decimal.Power power
            elif power <> -1 || size >= most then
                size <- size / Decimal.Power(0 - power)
            else
                power <- 0
            if size < Decimal.Power(digits - 1) && power < 28 then
                size <- size * 10.0
                power <- power + 1
            let whole: uint64 = uint64 size
            let rest: float = size - float whole
            let mantissa: uint64 =
                if rest > 0.5 || (rest = 0.5 && (whole &&& 1UL) = 1UL) then whole + 1UL else whole
            let w: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
            Wide.set w mantissa 0u
            if mantissa = 0UL then
                Decimal.Zero
            elif power < 0 then
                Wide.scaleUp w (0 - power)
                Decimal.OfWide(w, x < 0.0, 0, false)
            else
                let least: int = if power > digits - 1 then power - (digits - 1) else 0
                Decimal.OfWide(w, x < 0.0, Wide.strip w power least, false)

    /// A number of a float, of 15 digits.
    static member OfDouble(x: float) : Decimal =
        let bits: uint64 = (# "bitcast" x : uint64 #)
        Decimal.OfFloat(x, int ((bits >>> 52) &&& 0x7FFUL) - 1022, 15)

    /// A number of a float32, of 7 digits.
    static member OfSingle(x: float32) : Decimal =
        let bits: uint32 = (# "bitcast" x : uint32 #)
        Decimal.OfFloat(float x, int ((bits >>> 23) &&& 0xFFu) - 126, 7)

    /// The nearest float.
    static member ToDouble(x: Decimal) : float =
        let size: float = float x.Low + float x.High * 18446744073709551616.0
        let r: float = size / Decimal.Power x.Scale
        if x.IsNegative then -r else r

    /// Rounds to some decimals.
    static member private Shorten(x: Decimal, decimals: int, mode: MidpointRounding) : Decimal =
        if decimals < 0 || decimals > 28 then
            let e: exn = ArgumentOutOfRangeException("decimals", "Decimal can only round to between 0 and 28 digits of precision.") :> exn
            (# "raise" e : Decimal #)
        elif decimals >= x.Scale then
            x
        else
            let w: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
            Wide.set w x.Low x.High
            let mutable digit: uint32 = 0u
            let mutable lost: bool = false
            let mutable left: int = x.Scale - decimals
            while left > 0 do
                lost <- lost || digit <> 0u
                digit <- Wide.divideSmall w 10u
                left <- left - 1
            let some: bool = lost || digit <> 0u
            let up: bool =
                match mode with
                | MidpointRounding.AwayFromZero -> digit >= 5u
                | MidpointRounding.ToZero -> false
                | MidpointRounding.ToNegativeInfinity -> x.IsNegative && some
                | MidpointRounding.ToPositiveInfinity -> not x.IsNegative && some
                | _ -> digit > 5u || (digit = 5u && (lost || (Wide.low w &&& 1UL) = 1UL))
            if up then
                Wide.multiplyAdd w 1u 1u
            Decimal.Make(Wide.low w, Wide.high w, x.IsNegative, decimals)

    /// Whole part.
    static member Truncate(x: Decimal) : Decimal = Decimal.Shorten(x, 0, MidpointRounding.ToZero)

    /// Largest whole number not above.
    static member Floor(x: Decimal) : Decimal = Decimal.Shorten(x, 0, MidpointRounding.ToNegativeInfinity)

    /// Smallest whole number not below.
    static member Ceiling(x: Decimal) : Decimal = Decimal.Shorten(x, 0, MidpointRounding.ToPositiveInfinity)

    /// Nearest whole number, ties to even.
    static member Round(x: Decimal) : Decimal = Decimal.Shorten(x, 0, MidpointRounding.ToEven)

    /// Nearest number of some decimals, ties to even.
    static member Round(x: Decimal, decimals: int) : Decimal = Decimal.Shorten(x, decimals, MidpointRounding.ToEven)

    /// Nearest whole number.
    static member Round(x: Decimal, mode: MidpointRounding) : Decimal = Decimal.Shorten(x, 0, mode)

    /// Nearest number of some decimals.
    static member Round(x: Decimal, decimals: int, mode: MidpointRounding) : Decimal = Decimal.Shorten(x, decimals, mode)

    /// Size.
    static member Abs(x: Decimal) : Decimal = { Low = x.Low; High = x.High; Flags = x.Flags &&& 0x7FFFFFFFu }

    /// Negation.
    static member Negate(x: Decimal) : Decimal = { Low = x.Low; High = x.High; Flags = x.Flags ^^^ 0x80000000u }

    /// The one farther from zero; of a number and its negative the positive one.
    static member MaxMagnitude(x: Decimal, y: Decimal) : Decimal =
        let order: int = compare (Decimal.Abs x) (Decimal.Abs y)
        if order > 0 then x
        elif order < 0 then y
        elif x.Sign < 0 then y
        else x

    /// The one nearer to zero; of a number and its negative the negative one.
    static member MinMagnitude(x: Decimal, y: Decimal) : Decimal =
        let order: int = compare (Decimal.Abs x) (Decimal.Abs y)
        if order < 0 then x
        elif order > 0 then y
        elif x.Sign < 0 then x
        else y

    /// The larger.
    static member Max(x: Decimal, y: Decimal) : Decimal = if Decimal.Compare(x, y) >= 0 then x else y

    /// The smaller.
    static member Min(x: Decimal, y: Decimal) : Decimal = if Decimal.Compare(x, y) <= 0 then x else y

    /// -1, 0 or 1.
    member this.Sign : int = if this.Low = 0UL && this.High = 0u then 0 elif this.IsNegative then -1 else 1

    /// Quotient by a whole number.
    static member DivideByInt(x: Decimal, n: int) : Decimal = x / Decimal.OfInt64(int64 n)

    /// The whole part as a number of 64 bits in bounds; raises with the name of the type otherwise.
    static member private Whole(x: Decimal, low: int64, high: int64, name: string) : int64 =
        let t: Decimal = Decimal.Truncate x
        if t.High <> 0u || t.Low > 0x8000000000000000UL || (not t.IsNegative && t.Low > 0x7FFFFFFFFFFFFFFFUL) then
            Convert.rangeError name
        else
            let n: int64 = if t.IsNegative then int64 (0UL - t.Low) else int64 t.Low
            if n < low || n > high then Convert.rangeError name else n

    /// Whole part; raises when it does not fit.
    static member op_Explicit(x: Decimal) : int = int (Decimal.Whole(x, -2147483648L, 2147483647L, "an Int32"))

    /// Whole part; raises when it does not fit.
    static member ToInt32(x: Decimal) : int = int (Decimal.Whole(x, -2147483648L, 2147483647L, "an Int32"))

    /// Whole part; raises when it does not fit.
    static member op_Explicit(x: Decimal) : int64 = int64 (Decimal.Whole(x, -9223372036854775808L, 9223372036854775807L, "an Int64"))

    /// Whole part; raises when it does not fit.
    static member ToInt64(x: Decimal) : int64 = int64 (Decimal.Whole(x, -9223372036854775808L, 9223372036854775807L, "an Int64"))

    /// Whole part; raises when it does not fit.
    static member op_Explicit(x: Decimal) : int16 = int16 (Decimal.Whole(x, -32768L, 32767L, "an Int16"))

    /// Whole part; raises when it does not fit.
    static member ToInt16(x: Decimal) : int16 = int16 (Decimal.Whole(x, -32768L, 32767L, "an Int16"))

    /// Whole part; raises when it does not fit.
    static member op_Explicit(x: Decimal) : sbyte = sbyte (Decimal.Whole(x, -128L, 127L, "a signed byte"))

    /// Whole part; raises when it does not fit.
    static member ToSByte(x: Decimal) : sbyte = sbyte (Decimal.Whole(x, -128L, 127L, "a signed byte"))

    /// Whole part; raises when it does not fit.
    static member op_Explicit(x: Decimal) : byte = byte (Decimal.Whole(x, 0L, 255L, "an unsigned byte"))

    /// Whole part; raises when it does not fit.
    static member ToByte(x: Decimal) : byte = byte (Decimal.Whole(x, 0L, 255L, "an unsigned byte"))

    /// Whole part; raises when it does not fit.
    static member op_Explicit(x: Decimal) : uint16 = uint16 (Decimal.Whole(x, 0L, 65535L, "a UInt16"))

    /// Whole part; raises when it does not fit.
    static member ToUInt16(x: Decimal) : uint16 = uint16 (Decimal.Whole(x, 0L, 65535L, "a UInt16"))

    /// Whole part; raises when it does not fit.
    static member op_Explicit(x: Decimal) : uint32 = uint32 (Decimal.Whole(x, 0L, 4294967295L, "a UInt32"))

    /// Whole part; raises when it does not fit.
    static member ToUInt32(x: Decimal) : uint32 = uint32 (Decimal.Whole(x, 0L, 4294967295L, "a UInt32"))

    /// Whole part; raises when it does not fit.
    static member op_Explicit(x: Decimal) : char = char (Decimal.Whole(x, 0L, 65535L, "a character"))

    /// Whole part; raises when it does not fit.
    static member ToUInt64(x: Decimal) : uint64 =
        let t: Decimal = Decimal.Truncate x
        if t.High <> 0u || (t.IsNegative && t.Low <> 0UL) then Convert.rangeError "a UInt64" else t.Low

    /// Whole part; raises when it does not fit.
    static member op_Explicit(x: Decimal) : uint64 = Decimal.ToUInt64 x

    /// Whole part; raises when it does not fit.
    static member op_Explicit(x: Decimal) : nativeint = nativeint (Decimal.ToInt64 x)

    /// Nearest float.
    static member op_Explicit(x: Decimal) : float = Decimal.ToDouble x

    /// Nearest float32.
    static member op_Explicit(x: Decimal) : float32 = float32 (Decimal.ToDouble x)

    /// The number itself.
    static member op_Explicit(x: Decimal) : Decimal = x

    /// Text in a format.
    static member Format(x: Decimal, format: string) : string =
        let d: nativeptr<byte> = (# "stack_alloc" 128n : nativeptr<byte> #)
        let w: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
        Wide.set w x.Low x.High
        Wide.digits w x.Scale d
        let letter: uint16 = if Text.length format = 0n then 71us else Text.unit format 0n
        let precision: int = if Text.length format = 0n then -1 else Format.standardPrecision format
        let negative: bool = x.IsNegative && Raw.loadWord d 0n > 0n
        if ((letter &&& 0xDFus) = 71us && precision = 0) then
            FloatDigits.trim d
            Format.standardText d negative false letter 29
        elif ((letter &&& 0xDFus) = 71us && precision = -1) || ((letter &&& 0xDFus) = 82us && precision > -2) then
            let target: nativeptr<byte> = (# "stack_alloc" 128n : nativeptr<byte> #)
            let count: nativeint = NumberText.positional d negative (nativeint x.Scale) false target
            Text.ofAscii target count
        elif precision = -2 then
            FloatDigits.trim d
            Format.custom d negative false format
        else
            FloatDigits.trim d
            Format.standardText d negative false letter precision

    override this.ToString() : string =
        if (# "is_unset" CurrentCultures.culture : bool #) then Decimal.Format(this, "") else this.ToString("", null)

    /// The number in a format.
    member this.ToString(format: string) : string = this.ToString(format, null)

    /// The number in a format and a culture's way.
    member this.ToString(format: string, provider: IFormatProvider) : string =
        let way: INumberWay = Ways.numbers provider
        if isNull way then
            Decimal.Format(this, format)
        else
            let value: Decimal = this
            way.Write(format, (fun f -> Decimal.Format(value, f)))

    /// The number in a culture's way.
    member this.ToString(provider: IFormatProvider) : string = this.ToString("", provider)

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)

    /// Reads a number into a value: 0 read, 1 no number, 2 too large.
    static member private Scan(s: string, result: byref<Decimal>) : int =
        let w: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
        Wide.set w 0UL 0u
        let mutable i: nativeint = 0n
        let mutable stop: nativeint = Text.length s
        while i < stop && Convert.isSpace (Text.unit s i) do
            i <- i + 1n
        while stop > i && (Convert.isSpace (Text.unit s (stop - 1n)) || Text.unit s (stop - 1n) = 0us) do
            stop <- stop - 1n
        let mutable negative: bool = false
        if i < stop && (Text.unit s i = 45us || Text.unit s i = 43us) then
            negative <- Text.unit s i = 45us
            i <- i + 1n
        elif stop > i && (Text.unit s (stop - 1n) = 45us || Text.unit s (stop - 1n) = 43us) then
            negative <- Text.unit s (stop - 1n) = 45us
            stop <- stop - 1n
        let mutable digits: bool = false
        let mutable point: bool = false
        let mutable scale: int = 0
        let mutable large: bool = false
        let mutable lost: bool = false
        let mutable kept: int = 0
        let mutable good: bool = true
        while good && i < stop do
            let c: uint16 = Text.unit s i
            if c >= 48us && c <= 57us then
                digits <- true
                if kept < 60 then
                    Wide.multiplyAdd w 10u (uint32 c - 48u)
                    if kept > 0 || c <> 48us then
                        kept <- kept + 1
                    if point then
                        scale <- scale + 1
                elif point then
                    lost <- lost || c <> 48us
                else
                    large <- true
            elif c = 46us && not point then
                point <- true
            elif c = 44us && digits && not point then
                ()
            else
                good <- false
            i <- i + 1n
        if not good || not digits then
            1
        elif large then
            2
        else
            let fitted: int = Wide.fit w scale lost
            if fitted < 0 then
                2
            else
                result <- Decimal.Make(Wide.low w, Wide.high w, negative, fitted)
                0

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : Decimal =
        if (# "is_null" s : bool #) then
            Convert.nullError "s"
        else
            let text: string = NumberParse.decimalText s style provider
            let mutable result: Decimal = Decimal.Zero
            let status: int = if isNull text then 1 else Decimal.Scan(text, &result)
            if status = 0 then result
            elif status = 1 then Convert.formatError s
            else Convert.rangeError "a Decimal"

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string) : Decimal = Decimal.Parse(s, NumberStyles.Number, null)

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : Decimal = Decimal.Parse(s, NumberStyles.Number, provider)

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : Decimal = Decimal.Parse(s, style, null)

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider, result: byref<Decimal>) : bool =
        result <- Decimal.Zero
        if (# "is_null" s : bool #) then
            false
        else
            let text: string = NumberParse.decimalText s style provider
            not (isNull text) && Decimal.Scan(text, &result) = 0

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider) : bool * Decimal =
        let mutable result: Decimal = Decimal.Zero
        let read: bool = Decimal.TryParse(s, style, provider, &result)
        (read, result)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * Decimal = Decimal.TryParse(s, NumberStyles.Number, null)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<Decimal>) : bool =
        Decimal.TryParse(s, NumberStyles.Number, null, &result)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider) : bool * Decimal =
        Decimal.TryParse(s, NumberStyles.Number, provider)

    /// Sum.
    static member Add(d1: Decimal, d2: Decimal) : Decimal = d1 + d2

    /// Difference.
    static member Subtract(d1: Decimal, d2: Decimal) : Decimal = d1 - d2

    /// Product.
    static member Multiply(d1: Decimal, d2: Decimal) : Decimal = d1 * d2

    /// Quotient.
    static member Divide(d1: Decimal, d2: Decimal) : Decimal = d1 / d2

    /// Remainder, with the sign of the dividend.
    static member Remainder(d1: Decimal, d2: Decimal) : Decimal = d1 % d2

    /// The nearest value in bounds.
    static member Clamp(value: Decimal, min: Decimal, max: Decimal) : Decimal =
        if Decimal.Compare(min, max) > 0 then NumberErrors.badClamp (min.ToString()) (max.ToString())
        elif Decimal.Compare(value, min) < 0 then min
        elif Decimal.Compare(value, max) > 0 then max
        else value

    /// Whether it is whole.
    static member IsInteger(value: Decimal) : bool = Decimal.Compare(value, Decimal.Truncate value) = 0

    /// The number of `GetBits`.
    static member New(bits: int[]) : Decimal =
        { Low = (uint64 (uint32 bits.[1]) <<< 32) ||| uint64 (uint32 bits.[0]); High = uint32 bits.[2]; Flags = uint32 bits.[3] }

    /// A number of its bits, sign and scale.
    static member New(lo: int, mid: int, hi: int, isNegative: bool, scale: byte) : Decimal =
        if scale > 28uy then
            let e: exn = ArgumentOutOfRangeException("scale", "Decimal's scale value must be between 0 and 28, inclusive.") :> exn
            (# "raise" e : unit #)
        Decimal.Make((uint64 (uint32 mid) <<< 32) ||| uint64 (uint32 lo), uint32 hi, isNegative, int scale)

    /// A number of an integer.
    static member New(value: int) : Decimal = Decimal.OfInt64(int64 value)

    /// A number of an integer.
    static member New(value: int64) : Decimal = Decimal.OfInt64 value

    /// A number of an integer.
    static member New(value: uint32) : Decimal = Decimal.OfUInt64(uint64 value)

    /// A number of an integer.
    static member New(value: uint64) : Decimal = Decimal.OfUInt64 value

    /// A number of a float, of 15 digits.
    static member New(value: float) : Decimal = Decimal.OfDouble value

    /// A number of a float32, of 7 digits.
    static member New(value: float32) : Decimal = Decimal.OfSingle value

    /// The nearest float32.
    static member ToSingle(x: Decimal) : float32 = float32 (Decimal.ToDouble x)

    /// A number of an integer.
    static member op_Implicit(x: byte) : Decimal = Decimal.OfUInt64(uint64 x)

    /// A number of an integer.
    static member op_Implicit(x: sbyte) : Decimal = Decimal.OfInt64(int64 x)

    /// A number of an integer.
    static member op_Implicit(x: int16) : Decimal = Decimal.OfInt64(int64 x)

    /// A number of an integer.
    static member op_Implicit(x: uint16) : Decimal = Decimal.OfUInt64(uint64 x)

    /// A number of an integer.
    static member op_Implicit(x: int) : Decimal = Decimal.OfInt64(int64 x)

    /// A number of an integer.
    static member op_Implicit(x: uint32) : Decimal = Decimal.OfUInt64(uint64 x)

    /// A number of an integer.
    static member op_Implicit(x: int64) : Decimal = Decimal.OfInt64(int64 x)

    /// A number of an integer.
    static member op_Implicit(x: uint64) : Decimal = Decimal.OfUInt64(uint64 x)

    /// A number of an integer.
    static member op_Implicit(x: char) : Decimal = Decimal.OfUInt64(uint64 x)

    /// Low, middle, high bits and flags.
    static member GetBits(x: Decimal) : int[] =
        let bits: int[] = (# "array_new" 4 : int[] #)
        (# "array_set" bits 0 (int x.Low) : unit #)
        (# "array_set" bits 1 (int (x.Low >>> 32)) : unit #)
        (# "array_set" bits 2 (int x.High) : unit #)
        (# "array_set" bits 3 (int x.Flags) : unit #)
        bits

namespace FSharp.Core

open System
open Firefly.Runtime

/// A decimal number.
type decimal = System.Decimal

/// Conversion to `decimal`.
[<AutoOpen>]
module DecimalConversion =

    /// Conversion to `decimal`.
    let inline decimal (value: ^T) : System.Decimal =
        if (# "type_is" type (^T, int) : bool #) then
            System.Decimal.OfInt64(int64 (# "retype" value : int #))
        elif (# "type_is" type (^T, float) : bool #) then
            System.Decimal.OfDouble(# "retype" value : float #)
        elif (# "type_is" type (^T, float32) : bool #) then
            System.Decimal.OfSingle(# "retype" value : float32 #)
        elif (# "type_is" type (^T, string) : bool #) then
            System.Decimal.Parse((# "retype" value : string #), System.Globalization.NumberStyles.Float, InvariantWay())
        elif (# "type_is" type (^T, System.Decimal) : bool #) then
            (# "retype" value : System.Decimal #)
        elif (# "type_kind" type (^T) : int #) = 2 || (# "type_kind" type (^T) : int #) = 5 then
            System.Decimal.OfUInt64(# "convert" value : uint64 #)
        elif (# "type_kind" type (^T) : int #) = 1 || (# "type_kind" type (^T) : int #) = 7 then
            System.Decimal.OfInt64(# "convert" value : int64 #)
        else
            (^T : (static member op_Explicit : ^T -> System.Decimal) (value))
