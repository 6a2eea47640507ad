/// The mathematical functions as .NET has them.
namespace System

open FSharp.Core
open Firefly.Runtime

/// Parts of `Math`.
module MathParts =

    /// Rounds to a whole number.
    let roundWhole (x: float) (mode: MidpointRounding) : float =
        match mode with
        | MidpointRounding.AwayFromZero ->
            let whole: float = (# "ftrunc" x : float #)
            let rest: float = (# "fabs" (x - whole) : float #)
            if rest >= 0.5 then whole + (# "fcopysign" 1.0 x : float #) else whole
        | MidpointRounding.ToZero -> (# "ftrunc" x : float #)
        | MidpointRounding.ToNegativeInfinity -> (# "ffloor" x : float #)
        | MidpointRounding.ToPositiveInfinity -> (# "fceil" x : float #)
        | _ -> (# "frint" x : float #)

    /// Rounds to a number of decimals: .NET's way of scaling, rounding and scaling back.
    let roundDecimals (x: float) (digits: int) (mode: MidpointRounding) : float =
        if digits < 0 || digits > 15 then
            let e: exn = ArgumentOutOfRangeException("digits", "Rounding digits must be between 0 and 15, inclusive.") :> exn
            (# "raise" e : float #)
        elif (# "fabs" x : float #) < 1e16 then
            let power: float = float (NumberText.powerOfTen digits)
            roundWhole (x * power) mode / power
        else
            x

    /// The logarithm of 1 + x, exact for small x.
    let logOnePlus (x: float) : float =
        let u: float = 1.0 + x
        if u = 1.0 then x
        elif u - u <> 0.0 then Firefly.Runtime.Math.log u
        else Firefly.Runtime.Math.log u * (x / (u - 1.0))

    /// The inverse of the hyperbolic sine.
    let asinh (x: float) : float =
        let size: float = (# "fabs" x : float #)
        let result: float =
            if not (x - x = 0.0) || size < 3.725290298461914e-9 then size
            elif size > 268435456.0 then Firefly.Runtime.Math.log size + 0.6931471805599453
            elif size > 2.0 then
                Firefly.Runtime.Math.log (2.0 * size + 1.0 / ((# "fsqrt" (x * x + 1.0) : float #) + size))
            else
                let square: float = x * x
                logOnePlus (size + square / (1.0 + (# "fsqrt" (1.0 + square) : float #)))
        (# "fcopysign" result x : float #)

    /// The inverse of the hyperbolic cosine.
    let acosh (x: float) : float =
        if not (x >= 1.0) then 0.0 / 0.0
        elif x > 268435456.0 then Firefly.Runtime.Math.log x + 0.6931471805599453
        elif x > 2.0 then Firefly.Runtime.Math.log (2.0 * x - 1.0 / (x + (# "fsqrt" (x * x - 1.0) : float #)))
        else
            let t: float = x - 1.0
            logOnePlus (t + (# "fsqrt" (2.0 * t + t * t) : float #))

    /// The inverse of the hyperbolic tangent.
    let atanh (x: float) : float =
        let size: float = (# "fabs" x : float #)
        let result: float =
            if not (size <= 1.0) then 0.0 / 0.0
            elif size = 1.0 then 1.0 / 0.0
            elif size < 3.725290298461914e-9 then size
            elif size < 0.5 then
                let t: float = size + size
                0.5 * logOnePlus (t + t * size / (1.0 - size))
            else 0.5 * logOnePlus ((size + size) / (1.0 - size))
        (# "fcopysign" result x : float #)

    /// The upper half of a number's digits.
    let upper (x: float) : float =
        let c: float = 134217729.0 * x
        c - (c - x)

    /// What a sum loses in rounding.
    let sumError (a: float) (b: float) (sum: float) : float =
        let part: float = sum - a
        (a - (sum - part)) + (b - part)

    /// A sum rounded to odd: an inexact one has its last bit set.
    let sumToOdd (a: float) (b: float) : float =
        let sum: float = a + b
        let error: float = sumError a b sum
        let bits: int64 = (# "bitcast" sum : int64 #)
        if error = 0.0 || (bits &&& 1L) = 1L then sum
        else
            // the neighbour on the side of what was lost
            let away: bool = (error > 0.0) = (sum > 0.0)
            let odd: int64 = if away then bits + 1L else bits - 1L
            (# "bitcast" odd : float #)

    /// x * y + z rounded once, after Boldo and Melquiond; near the ends of the range rounded twice.
    let fused (x: float) (y: float) (z: float) : float =
        let product: float = x * y
        let size: float = (# "fabs" product : float #)
        if not (size < 1e290) || size < 1e-250 || not ((# "fabs" z : float #) < 1e290)
           || (# "fabs" x : float #) > 1e290 || (# "fabs" y : float #) > 1e290 then
            if x - x = 0.0 && y - y = 0.0 && z - z <> 0.0 then z else product + z
        else
            let xh: float = upper x
            let xl: float = x - xh
            let yh: float = upper y
            let yl: float = y - yh
            let lost: float = ((xh * yh - product) + xh * yl + xl * yh) + xl * yl
            let high: float = z + lost
            let low: float = sumError z lost high
            let top: float = product + high
            let rest: float = sumError product high top
            top + sumToOdd low rest

    [<NoInline; Cold>]
    let badClamp (low: string) (high: string) : 'T =
        let e: exn = ArgumentException(Text.concat (Text.concat3 "'" low "' cannot be greater than ") (Text.concat high ".")) :> exn
        (# "raise" e : 'T #)

/// The mathematical functions.
[<AbstractClass; Sealed>]
type Math =

    /// The ratio of a circle's circumference to its diameter.
    static member PI : float = 3.141592653589793

    /// The base of natural logarithms.
    static member E : float = 2.718281828459045

    /// The angle of a full turn.
    static member Tau : float = 6.283185307179586

    /// e to a power.
    static member Exp(x: float) : float = Firefly.Runtime.Math.exp x

    /// Natural logarithm.
    static member Log(x: float) : float = Firefly.Runtime.Math.log x

    /// Decimal logarithm.
    static member Log10(x: float) : float = Firefly.Runtime.Math.log10 x

    /// Binary logarithm.
    static member Log2(x: float) : float = Firefly.Runtime.Math.log2 x

    /// Sine.
    static member Sin(x: float) : float = Firefly.Runtime.Math.sin x

    /// Cosine.
    static member Cos(x: float) : float = Firefly.Runtime.Math.cos x

    /// Tangent.
    static member Tan(x: float) : float = Firefly.Runtime.Math.tan x

    /// Angle of a sine.
    static member Asin(x: float) : float = Firefly.Runtime.Math.asin x

    /// Angle of a cosine.
    static member Acos(x: float) : float = Firefly.Runtime.Math.acos x

    /// Angle of a tangent.
    static member Atan(x: float) : float = Firefly.Runtime.Math.atan x

    /// Hyperbolic sine.
    static member Sinh(x: float) : float = Firefly.Runtime.Math.sinh x

    /// Hyperbolic cosine.
    static member Cosh(x: float) : float = Firefly.Runtime.Math.cosh x

    /// Hyperbolic tangent.
    static member Tanh(x: float) : float = Firefly.Runtime.Math.tanh x

    /// Cube root.
    static member Cbrt(x: float) : float = Firefly.Runtime.Math.cbrt x

    /// Square root.
    static member Sqrt(x: float) : float = (# "fsqrt" x : float #)

    /// Largest whole number not above.
    static member Floor(x: float) : float = (# "ffloor" x : float #)

    /// Smallest whole number not below.
    static member Ceiling(x: float) : float = (# "fceil" x : float #)

    /// Whole part.
    static member Truncate(x: float) : float = (# "ftrunc" x : float #)

    /// Logarithm to a base.
    static member Log(a: float, newBase: float) : float =
        if a <> a then a
        elif newBase <> newBase then newBase
        elif newBase = 1.0 then 0.0 / 0.0
        elif a <> 1.0 && (newBase = 0.0 || newBase = 1.0 / 0.0) then 0.0 / 0.0
        else Firefly.Runtime.Math.log a / Firefly.Runtime.Math.log newBase

    /// Angle of a point.
    static member Atan2(y: float, x: float) : float = Firefly.Runtime.Math.atan2 y x

    /// Power.
    static member Pow(x: float, y: float) : float = Firefly.Runtime.Math.pow x y

    /// Remainder as IEEE 754 has it.
    static member IEEERemainder(x: float, y: float) : float =
        let r: float = Firefly.Runtime.Math.fmod x y
        if r <> r then r
        else
            let other: float = r - (# "fabs" y : float #) * (# "fcopysign" 1.0 x : float #)
            let a: float = (# "fabs" r : float #)
            let b: float = (# "fabs" other : float #)
            if a < b then r
            elif b < a then other
            elif (# "frint" (x / y) : float #) * y = x - r then r
            else other

    /// Nearest whole number, ties to even.
    static member Round(x: float) : float = (# "frint" x : float #)

    /// Nearest number of some decimals, ties to even.
    static member Round(x: float, digits: int) : float = MathParts.roundDecimals x digits MidpointRounding.ToEven

    /// Nearest whole number.
    static member Round(x: float, mode: MidpointRounding) : float = MathParts.roundWhole x mode

    /// Nearest number of some decimals.
    static member Round(x: float, digits: int, mode: MidpointRounding) : float = MathParts.roundDecimals x digits mode

    /// Nearest whole number, ties to even.
    static member Round(d: Decimal) : Decimal = Decimal.Round d

    /// Nearest number of some decimals, ties to even.
    static member Round(d: Decimal, decimals: int) : Decimal = Decimal.Round(d, decimals)

    /// Nearest whole number.
    static member Round(d: Decimal, mode: MidpointRounding) : Decimal = Decimal.Round(d, mode)

    /// Nearest number of some decimals.
    static member Round(d: Decimal, decimals: int, mode: MidpointRounding) : Decimal = Decimal.Round(d, decimals, mode)

    /// Largest whole number not above.
    static member Floor(d: Decimal) : Decimal = Decimal.Floor d

    /// Smallest whole number not below.
    static member Ceiling(d: Decimal) : Decimal = Decimal.Ceiling d

    /// Whole part.
    static member Truncate(d: Decimal) : Decimal = Decimal.Truncate d

    /// Size.
    static member Abs(value: Decimal) : Decimal = Decimal.Abs value

    /// Sign.
    static member Sign(value: Decimal) : int = value.Sign

    /// The larger.
    static member Max(a: Decimal, b: Decimal) : Decimal = Decimal.Max(a, b)

    /// The smaller.
    static member Min(a: Decimal, b: Decimal) : Decimal = Decimal.Min(a, b)

    /// The nearest value in bounds.
    static member Clamp(value: Decimal, min: Decimal, max: Decimal) : Decimal = Decimal.Clamp(value, min, max)

    /// Sign of a float.
    static member Sign(x: float32) : int = OperatorParts.floatSign (float x)

    /// Quotient and remainder.
    static member DivRem(a: int64, b: int64) : struct (int64 * int64) = struct (a / b, a % b)

    /// Quotient; the remainder goes to `result`.
    static member DivRem(a: int, b: int, result: byref<int>) : int =
        result <- a % b
        a / b

    /// Quotient; the remainder goes to `result`.
    static member DivRem(a: int64, b: int64, result: byref<int64>) : int64 =
        result <- a % b
        a / b

    /// The one farther from zero; of a number and its negative the positive one.
    static member MaxMagnitude(x: float, y: float) : float =
        let ax: float = (# "fabs" x : float #)
        let ay: float = (# "fabs" y : float #)
        if ax > ay || not (ax = ax) then x
        elif ax = ay then (if (# "fcopysign" 1.0 x : float #) < 0.0 then y else x)
        else y

    /// The one nearer to zero; of a number and its negative the negative one.
    static member MinMagnitude(x: float, y: float) : float =
        let ax: float = (# "fabs" x : float #)
        let ay: float = (# "fabs" y : float #)
        if ax < ay || not (ax = ax) then x
        elif ax = ay then (if (# "fcopysign" 1.0 x : float #) < 0.0 then x else y)
        else y

    /// The next larger number.
    static member BitIncrement(x: float) : float =
        let bits: int64 = (# "bitcast" x : int64 #)
        if not (x - x = 0.0) then (if x = -1.0 / 0.0 then -1.7976931348623157e308 else x)
        elif x = 0.0 then 4.9406564584124654e-324
        else
            let next: int64 = if bits < 0L then bits - 1L else bits + 1L
            (# "bitcast" next : float #)

    /// The next smaller number.
    static member BitDecrement(x: float) : float = 0.0 - Math.BitIncrement(0.0 - x)

    /// The exponent of two of a number.
    static member ILogB(x: float) : int =
        let bits: int64 = (# "bitcast" x : int64 #)
        let exponent: int = int ((bits >>> 52) &&& 0x7FFL)
        if x = 0.0 then -2147483648
        elif exponent = 0x7FF then 2147483647
        elif exponent = 0 then Math.ILogB(x * 4503599627370496.0) - 52
        else exponent - 1023

    /// The inverse of the hyperbolic sine.
    static member Asinh(x: float) : float = MathParts.asinh x

    /// The inverse of the hyperbolic cosine.
    static member Acosh(x: float) : float = MathParts.acosh x

    /// The inverse of the hyperbolic tangent.
    static member Atanh(x: float) : float = MathParts.atanh x

    /// x * y + z, rounded once.
    static member FusedMultiplyAdd(x: float, y: float, z: float) : float = MathParts.fused x y z

    /// A number times a power of two.
    static member ScaleB(x: float, n: int) : float =
        let mutable y: float = x
        let mutable rest: int = n
        // each step is exact, but for the last; the small factor keeps 53 digits clear of the numbers of few digits
        if rest > 1023 then
            y <- y * 8.98846567431158e307
            rest <- rest - 1023
            if rest > 1023 then
                y <- y * 8.98846567431158e307
                rest <- rest - 1023
                if rest > 1023 then
                    rest <- 1023
        elif rest < -1022 then
            y <- y * 2.004168360008973e-292
            rest <- rest + 969
            if rest < -1022 then
                y <- y * 2.004168360008973e-292
                rest <- rest + 969
                if rest < -1022 then
                    rest <- -1022
        let bits: int64 = int64 (rest + 1023) <<< 52
        y * (# "bitcast" bits : float #)

    /// Quotient and remainder.
    static member DivRem(a: uint32, b: uint32) : struct (uint32 * uint32) = struct (a / b, a % b)

    /// Quotient and remainder.
    static member DivRem(a: uint64, b: uint64) : struct (uint64 * uint64) = struct (a / b, a % b)

    /// Quotient and remainder.
    static member DivRem(a: int16, b: int16) : struct (int16 * int16) = struct (a / b, a % b)

    /// Quotient and remainder.
    static member DivRem(a: uint16, b: uint16) : struct (uint16 * uint16) = struct (a / b, a % b)

    /// Quotient and remainder.
    static member DivRem(a: sbyte, b: sbyte) : struct (sbyte * sbyte) = struct (a / b, a % b)

    /// Quotient and remainder.
    static member DivRem(a: byte, b: byte) : struct (byte * byte) = struct (a / b, a % b)

    /// The larger.
    static member Max(a: nativeint, b: nativeint) : nativeint = if a < b then b else a

    /// The smaller.
    static member Min(a: nativeint, b: nativeint) : nativeint = if b < a then b else a

    /// The larger.
    static member Max(a: unativeint, b: unativeint) : unativeint = if a < b then b else a

    /// The smaller.
    static member Min(a: unativeint, b: unativeint) : unativeint = if b < a then b else a

    /// The number of the size of one and the sign of another.
    static member CopySign(x: float, y: float) : float = (# "fcopysign" x y : float #)

    /// Quotient and remainder.
    static member DivRem(a: int, b: int) : struct (int * int) = struct (a / b, a % b)

    /// Product of two numbers in twice their width.
    static member BigMul(a: int, b: int) : int64 = int64 a * int64 b

    /// Sign of a float.
    static member Sign(x: float) : int = OperatorParts.floatSign x

    /// Sign.
    static member Sign(x: int) : int = sign x

    /// Size; raises when its type cannot hold it.
    static member Abs(x: int) : int = abs x

    /// Sign.
    static member Sign(x: int64) : int = sign x

    /// Size; raises when its type cannot hold it.
    static member Abs(x: int64) : int64 = abs x

    /// Sign.
    static member Sign(x: int16) : int = sign x

    /// Size; raises when its type cannot hold it.
    static member Abs(x: int16) : int16 = abs x

    /// Sign.
    static member Sign(x: sbyte) : int = sign x

    /// Size; raises when its type cannot hold it.
    static member Abs(x: sbyte) : sbyte = abs x

    /// Size.
    static member Abs(x: float) : float = (# "fabs" x : float #)

    /// Size.
    static member Abs(x: float32) : float32 = (# "fabs" x : float32 #)

    /// The larger.
    static member Max(a: int, b: int) : int = max a b

    /// The smaller.
    static member Min(a: int, b: int) : int = min a b

    /// The nearest value in bounds.
    static member Clamp(value: int, low: int, high: int) : int =
        if low > high then MathParts.badClamp (string low) (string high)
        elif value < low then low
        elif value > high then high
        else value

    /// The larger.
    static member Max(a: int64, b: int64) : int64 = max a b

    /// The smaller.
    static member Min(a: int64, b: int64) : int64 = min a b

    /// The nearest value in bounds.
    static member Clamp(value: int64, low: int64, high: int64) : int64 =
        if low > high then MathParts.badClamp (string low) (string high)
        elif value < low then low
        elif value > high then high
        else value

    /// The larger.
    static member Max(a: float, b: float) : float = max a b

    /// The smaller.
    static member Min(a: float, b: float) : float = min a b

    /// The nearest value in bounds.
    static member Clamp(value: float, low: float, high: float) : float =
        if low > high then MathParts.badClamp (string low) (string high)
        elif value < low then low
        elif value > high then high
        else value

    /// The larger.
    static member Max(a: float32, b: float32) : float32 = max a b

    /// The smaller.
    static member Min(a: float32, b: float32) : float32 = min a b

    /// The nearest value in bounds.
    static member Clamp(value: float32, low: float32, high: float32) : float32 =
        if low > high then MathParts.badClamp (string low) (string high)
        elif value < low then low
        elif value > high then high
        else value

    /// The larger.
    static member Max(a: byte, b: byte) : byte = max a b

    /// The smaller.
    static member Min(a: byte, b: byte) : byte = min a b

    /// The nearest value in bounds.
    static member Clamp(value: byte, low: byte, high: byte) : byte =
        if low > high then MathParts.badClamp (string low) (string high)
        elif value < low then low
        elif value > high then high
        else value

    /// The larger.
    static member Max(a: uint32, b: uint32) : uint32 = max a b

    /// The smaller.
    static member Min(a: uint32, b: uint32) : uint32 = min a b

    /// The nearest value in bounds.
    static member Clamp(value: uint32, low: uint32, high: uint32) : uint32 =
        if low > high then MathParts.badClamp (string low) (string high)
        elif value < low then low
        elif value > high then high
        else value

    /// The larger.
    static member Max(a: uint64, b: uint64) : uint64 = max a b

    /// The smaller.
    static member Min(a: uint64, b: uint64) : uint64 = min a b

    /// The nearest value in bounds.
    static member Clamp(value: uint64, low: uint64, high: uint64) : uint64 =
        if low > high then MathParts.badClamp (string low) (string high)
        elif value < low then low
        elif value > high then high
        else value

    /// The larger.
    static member Max(a: int16, b: int16) : int16 = max a b

    /// The smaller.
    static member Min(a: int16, b: int16) : int16 = min a b

    /// The nearest value in bounds.
    static member Clamp(value: int16, low: int16, high: int16) : int16 =
        if low > high then MathParts.badClamp (string low) (string high)
        elif value < low then low
        elif value > high then high
        else value

    /// The larger.
    static member Max(a: uint16, b: uint16) : uint16 = max a b

    /// The smaller.
    static member Min(a: uint16, b: uint16) : uint16 = min a b

    /// The nearest value in bounds.
    static member Clamp(value: uint16, low: uint16, high: uint16) : uint16 =
        if low > high then MathParts.badClamp (string low) (string high)
        elif value < low then low
        elif value > high then high
        else value

    /// The larger.
    static member Max(a: sbyte, b: sbyte) : sbyte = max a b

    /// The smaller.
    static member Min(a: sbyte, b: sbyte) : sbyte = min a b

    /// The nearest value in bounds.
    static member Clamp(value: sbyte, low: sbyte, high: sbyte) : sbyte =
        if low > high then MathParts.badClamp (string low) (string high)
        elif value < low then low
        elif value > high then high
        else value

/// The mathematical functions in single precision.
[<AbstractClass; Sealed>]
type MathF =

    /// The ratio of a circle's circumference to its diameter.
    static member PI : float32 = 3.14159265f

    /// e to a power.
    static member Exp(x: float32) : float32 = float32 (Firefly.Runtime.Math.exp (float x))

    /// Natural logarithm.
    static member Log(x: float32) : float32 = float32 (Firefly.Runtime.Math.log (float x))

    /// Sine.
    static member Sin(x: float32) : float32 = float32 (Firefly.Runtime.Math.sin (float x))

    /// Cosine.
    static member Cos(x: float32) : float32 = float32 (Firefly.Runtime.Math.cos (float x))

    /// Tangent.
    static member Tan(x: float32) : float32 = float32 (Firefly.Runtime.Math.tan (float x))

    /// Angle of a tangent.
    static member Atan(x: float32) : float32 = float32 (Firefly.Runtime.Math.atan (float x))

    /// Square root.
    static member Sqrt(x: float32) : float32 = (# "fsqrt" x : float32 #)

    /// Largest whole number not above.
    static member Floor(x: float32) : float32 = (# "ffloor" x : float32 #)

    /// Smallest whole number not below.
    static member Ceiling(x: float32) : float32 = (# "fceil" x : float32 #)

    /// Nearest whole number, ties to even.
    static member Round(x: float32) : float32 = (# "frint" x : float32 #)

    /// Size.
    static member Abs(x: float32) : float32 = (# "fabs" x : float32 #)

    /// Power.
    static member Pow(x: float32, y: float32) : float32 = Firefly.Runtime.Math.powSingle x y

    /// The larger.
    static member Max(a: float32, b: float32) : float32 = max a b

    /// The smaller.
    static member Min(a: float32, b: float32) : float32 = min a b
