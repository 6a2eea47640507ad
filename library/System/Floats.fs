/// Members of the other primitive types.
namespace System

open System.Globalization
open Firefly.Runtime

/// Members of `float`.
[<CompilerBuiltin("float")>]
type Double =

    /// The largest finite value.
    static member MaxValue : float = 1.7976931348623157e308

    /// The smallest finite value.
    static member MinValue : float = -1.7976931348623157e308

    /// The smallest positive value.
    static member Epsilon : float = 4.9406564584124654e-324

    /// Not a number.
    static member NaN : float = (# "bitcast" -2251799813685248L : float #)

    /// The larger infinity.
    static member PositiveInfinity : float = 1.0 / 0.0

    /// The smaller infinity.
    static member NegativeInfinity : float = -1.0 / 0.0

    /// Whether it is no number.
    static member IsNaN(x: float) : bool = if x = x then false else true

    /// Whether it is an infinity.
    static member IsInfinity(x: float) : bool = x = 1.0 / 0.0 || x = -1.0 / 0.0

    /// Whether it is the larger infinity.
    static member IsPositiveInfinity(x: float) : bool = x = 1.0 / 0.0

    /// Whether it is the smaller infinity.
    static member IsNegativeInfinity(x: float) : bool = x = -1.0 / 0.0

    /// Whether it is a number that is not infinite.
    static member IsFinite(x: float) : bool = x - x = 0.0

    /// Whether its sign is minus.
    static member IsNegative(x: float) : bool = (# "fcopysign" 1.0 x : float #) < 0.0

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

    /// The larger; not a number when one of them is not.
    static member Max(x: float, y: float) : float = max x y

    /// The smaller; not a number when one of them is not.
    static member Min(x: float, y: float) : float = min x y

    /// The number without its sign.
    static member Abs(value: float) : float = (# "fabs" value : float #)

    /// The square root.
    static member Sqrt(x: float) : float = (# "fsqrt" x : float #)

    /// The largest whole number that is not larger.
    static member Floor(x: float) : float = (# "ffloor" x : float #)

    /// The smallest whole number that is not smaller.
    static member Ceiling(x: float) : float = (# "fceil" x : float #)

    /// The number without its fraction.
    static member Truncate(x: float) : float = (# "ftrunc" x : float #)

    /// The nearest whole number, ties to even.
    static member Round(x: float) : float = (# "frint" x : float #)

    /// e to a power.
    static member Exp(x: float) : float = Firefly.Runtime.Math.exp x

    /// 2 to a power.
    static member Exp2(x: float) : float = Firefly.Runtime.Math.pow 2.0 x

    /// 10 to a power.
    static member Exp10(x: float) : float = Firefly.Runtime.Math.pow 10.0 x

    /// The natural logarithm.
    static member Log(x: float) : float = Firefly.Runtime.Math.log x

    /// The logarithm to the base 2.
    static member Log2(x: float) : float = Firefly.Runtime.Math.log2 x

    /// The logarithm to the base 10.
    static member Log10(x: float) : float = Firefly.Runtime.Math.log10 x

    /// The sine.
    static member Sin(x: float) : float = Firefly.Runtime.Math.sin x

    /// The cosine.
    static member Cos(x: float) : float = Firefly.Runtime.Math.cos x

    /// The tangent.
    static member Tan(x: float) : float = Firefly.Runtime.Math.tan x

    /// The inverse of the sine.
    static member Asin(x: float) : float = Firefly.Runtime.Math.asin x

    /// The inverse of the cosine.
    static member Acos(x: float) : float = Firefly.Runtime.Math.acos x

    /// The inverse of the tangent.
    static member Atan(x: float) : float = Firefly.Runtime.Math.atan x

    /// The hyperbolic sine.
    static member Sinh(x: float) : float = Firefly.Runtime.Math.sinh x

    /// The hyperbolic cosine.
    static member Cosh(x: float) : float = Firefly.Runtime.Math.cosh x

    /// The hyperbolic tangent.
    static member Tanh(x: float) : float = Firefly.Runtime.Math.tanh x

    /// The cube root.
    static member Cbrt(x: float) : float = Firefly.Runtime.Math.cbrt x

    /// A number to a power.
    static member Pow(x: float, y: float) : float = Firefly.Runtime.Math.pow x y

    /// The angle of a point.
    static member Atan2(y: float, x: float) : float = Firefly.Runtime.Math.atan2 y x

    /// The first number with the sign of the second.
    static member CopySign(value: float, sign: float) : float = (# "fcopysign" value sign : float #)

    /// -1, 0 or 1; a value that is not a number raises ArithmeticException.
    static member Sign(value: float) : int = OperatorParts.floatSign value

    /// Whether its sign is plus.
    static member IsPositive(x: float) : bool = (# "fcopysign" 0.5 x : float #) > 0.0

    /// Whether it is whole and even.
    static member IsEvenInteger(x: float) : bool = x - x = 0.0 && x % 2.0 = 0.0

    /// Whether it is whole and odd.
    static member IsOddInteger(x: float) : bool = x - x = 0.0 && (# "fabs" (x % 2.0) : float #) = 1.0

    /// Whether it has all its digits.
    static member IsNormal(x: float) : bool = x - x = 0.0 && (# "fabs" x : float #) >= 2.2250738585072014e-308

    /// Whether it is so small that it has fewer digits.
    static member IsSubnormal(x: float) : bool = x <> 0.0 && (# "fabs" x : float #) < 2.2250738585072014e-308

    /// The ratio of a circle's circumference to its diameter.
    static member Pi : float = 3.141592653589793

    /// The base of natural logarithms.
    static member E : float = 2.718281828459045

    /// The angle of a full turn.
    static member Tau : float = 6.283185307179586

    /// Zero with the sign minus.
    static member NegativeZero : float = -0.0

    /// Whether it is whole.
    static member IsInteger(x: float) : bool = x - x = 0.0 && (# "ftrunc" x : float #) = x

    /// Reads a number; raises when the text is none.
    static member Parse(s: string) : float = NumberParse.float s (NumberStyles.Float ||| NumberStyles.AllowThousands) null

    /// Reads a number; raises when the text is none.
    static member Parse(s: string, provider: IFormatProvider) : float = NumberParse.float s (NumberStyles.Float ||| NumberStyles.AllowThousands) provider

    /// Reads a number in a style; raises when the text is none.
    static member Parse(s: string, style: NumberStyles) : float = NumberParse.float s style null

    /// Reads a number in a style; raises when the text is none.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : float = NumberParse.float s style provider

    /// Reads a number; false and zero when the text is none.
    static member TryParse(s: string, result: byref<float>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryFloat s (NumberStyles.Float ||| NumberStyles.AllowThousands) null target
        let bits: uint64 = if read then Raw.loadUInt64 target 0n else 0UL
        let value: float = (# "bitcast" bits : float #)
        result <- value
        read

    /// Reads a number; false and zero when the text is none.
    static member TryParse(s: string) : bool * float =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryFloat s (NumberStyles.Float ||| NumberStyles.AllowThousands) null target
        let bits: uint64 = if read then Raw.loadUInt64 target 0n else 0UL
        let value: float = (# "bitcast" bits : float #)
        (read, value)

    /// Reads a number; false and zero when the text is none.
    static member TryParse(s: string, provider: IFormatProvider, result: byref<float>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryFloat s (NumberStyles.Float ||| NumberStyles.AllowThousands) provider target
        let bits: uint64 = if read then Raw.loadUInt64 target 0n else 0UL
        let value: float = (# "bitcast" bits : float #)
        result <- value
        read

    /// Reads a number; false and zero when the text is none.
    static member TryParse(s: string, provider: IFormatProvider) : bool * float =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryFloat s (NumberStyles.Float ||| NumberStyles.AllowThousands) provider target
        let bits: uint64 = if read then Raw.loadUInt64 target 0n else 0UL
        let value: float = (# "bitcast" bits : float #)
        (read, value)

    /// Reads a number in a style; false and zero when the text is none.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider, result: byref<float>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryFloat s style provider target
        let bits: uint64 = if read then Raw.loadUInt64 target 0n else 0UL
        let value: float = (# "bitcast" bits : float #)
        result <- value
        read

    /// Reads a number in a style; false and zero when the text is none.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider) : bool * float =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryFloat s style provider target
        let bits: uint64 = if read then Raw.loadUInt64 target 0n else 0UL
        let value: float = (# "bitcast" bits : float #)
        (read, value)

    /// The number.
    member this.ToString() : string =
        if (# "is_unset" CurrentCultures.culture : bool #) then NumberText.doubleToString this else this.ToString("", null)

    /// The number in a format.
    member this.ToString(format: string) : string = this.ToString(format, null)

    /// The number in a format and a culture's way.
    member this.ToString(format: string, provider: IFormatProvider) : string =
        let way: INumberWay = Ways.numbers provider
        if isNull way then Format.float this false format
        else way.Write(format, (fun f -> Format.float this false f))

    /// The number in a culture's way.
    member this.ToString(provider: IFormatProvider) : string = this.ToString("", provider)

    /// Negative, zero or positive; NaN comes first.
    member this.CompareTo(value: float) : int = (# "compare" this value : int #)

    /// Negative, zero or positive; null comes first, and anything else raises.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? float as other -> this.CompareTo(other)
        | _ -> Objects.wrongType "Double"

    interface IComparable with
        member this.CompareTo(value: obj) : int = this.CompareTo(value)

    interface IComparable<float> with
        member this.CompareTo(other: float) : int = this.CompareTo(other)

    interface IEquatable<float> with
        member this.Equals(other: float) : bool = (# "equals_er" this other : bool #)

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)

/// Members of `float32`.
[<CompilerBuiltin("float32")>]
type Single =

    /// The largest finite value.
    static member MaxValue : float32 = 3.40282347e38f

    /// The smallest finite value.
    static member MinValue : float32 = -3.40282347e38f

    /// The smallest positive value.
    static member Epsilon : float32 = 1.401298464e-45f

    /// Not a number.
    static member NaN : float32 = (# "bitcast" -4194304 : float32 #)

    /// The larger infinity.
    static member PositiveInfinity : float32 = 1.0f / 0.0f

    /// The smaller infinity.
    static member NegativeInfinity : float32 = -1.0f / 0.0f

    /// Whether it is no number.
    static member IsNaN(x: float32) : bool = if x = x then false else true

    /// Whether it is an infinity.
    static member IsInfinity(x: float32) : bool = x = 1.0f / 0.0f || x = -1.0f / 0.0f

    /// Whether it is the larger infinity.
    static member IsPositiveInfinity(x: float32) : bool = x = 1.0f / 0.0f

    /// Whether it is the smaller infinity.
    static member IsNegativeInfinity(x: float32) : bool = x = -1.0f / 0.0f

    /// Whether it is a number that is not infinite.
    static member IsFinite(x: float32) : bool = x - x = 0.0f

    /// Whether its sign is minus.
    static member IsNegative(x: float32) : bool = (# "fcopysign" 1.0f x : float32 #) < 0.0f

    /// The one farther from zero; of a number and its negative the positive one.
    static member MaxMagnitude(x: float32, y: float32) : float32 =
        let ax: float32 = (# "fabs" x : float32 #)
        let ay: float32 = (# "fabs" y : float32 #)
        if ax > ay || not (ax = ax) then x
        elif ax = ay then (if (# "fcopysign" 1.0f x : float32 #) < 0.0f then y else x)
        else y

    /// The one nearer to zero; of a number and its negative the negative one.
    static member MinMagnitude(x: float32, y: float32) : float32 =
        let ax: float32 = (# "fabs" x : float32 #)
        let ay: float32 = (# "fabs" y : float32 #)
        if ax < ay || not (ax = ax) then x
        elif ax = ay then (if (# "fcopysign" 1.0f x : float32 #) < 0.0f then x else y)
        else y

    /// The larger; not a number when one of them is not.
    static member Max(x: float32, y: float32) : float32 = max x y

    /// The smaller; not a number when one of them is not.
    static member Min(x: float32, y: float32) : float32 = min x y

    /// The number without its sign.
    static member Abs(value: float32) : float32 = (# "fabs" value : float32 #)

    /// The square root.
    static member Sqrt(x: float32) : float32 = (# "fsqrt" x : float32 #)

    /// The largest whole number that is not larger.
    static member Floor(x: float32) : float32 = (# "ffloor" x : float32 #)

    /// The smallest whole number that is not smaller.
    static member Ceiling(x: float32) : float32 = (# "fceil" x : float32 #)

    /// The number without its fraction.
    static member Truncate(x: float32) : float32 = (# "ftrunc" x : float32 #)

    /// The nearest whole number, ties to even.
    static member Round(x: float32) : float32 = (# "frint" x : float32 #)

    /// e to a power.
    static member Exp(x: float32) : float32 = float32 (Firefly.Runtime.Math.exp (float x))

    /// 2 to a power.
    static member Exp2(x: float32) : float32 = float32 (Firefly.Runtime.Math.pow 2.0 (float x))

    /// 10 to a power.
    static member Exp10(x: float32) : float32 = float32 (Firefly.Runtime.Math.pow 10.0 (float x))

    /// The natural logarithm.
    static member Log(x: float32) : float32 = float32 (Firefly.Runtime.Math.log (float x))

    /// The logarithm to the base 2.
    static member Log2(x: float32) : float32 = float32 (Firefly.Runtime.Math.log2 (float x))

    /// The logarithm to the base 10.
    static member Log10(x: float32) : float32 = float32 (Firefly.Runtime.Math.log10 (float x))

    /// The sine.
    static member Sin(x: float32) : float32 = float32 (Firefly.Runtime.Math.sin (float x))

    /// The cosine.
    static member Cos(x: float32) : float32 = float32 (Firefly.Runtime.Math.cos (float x))

    /// The tangent.
    static member Tan(x: float32) : float32 = float32 (Firefly.Runtime.Math.tan (float x))

    /// The inverse of the sine.
    static member Asin(x: float32) : float32 = float32 (Firefly.Runtime.Math.asin (float x))

    /// The inverse of the cosine.
    static member Acos(x: float32) : float32 = float32 (Firefly.Runtime.Math.acos (float x))

    /// The inverse of the tangent.
    static member Atan(x: float32) : float32 = float32 (Firefly.Runtime.Math.atan (float x))

    /// The hyperbolic sine.
    static member Sinh(x: float32) : float32 = float32 (Firefly.Runtime.Math.sinh (float x))

    /// The hyperbolic cosine.
    static member Cosh(x: float32) : float32 = float32 (Firefly.Runtime.Math.cosh (float x))

    /// The hyperbolic tangent.
    static member Tanh(x: float32) : float32 = float32 (Firefly.Runtime.Math.tanh (float x))

    /// The cube root.
    static member Cbrt(x: float32) : float32 = float32 (Firefly.Runtime.Math.cbrt (float x))

    /// A number to a power.
    static member Pow(x: float32, y: float32) : float32 = float32 (Firefly.Runtime.Math.pow (float x) (float y))

    /// The angle of a point.
    static member Atan2(y: float32, x: float32) : float32 = float32 (Firefly.Runtime.Math.atan2 (float y) (float x))

    /// The first number with the sign of the second.
    static member CopySign(value: float32, sign: float32) : float32 = (# "fcopysign" value sign : float32 #)

    /// -1, 0 or 1; a value that is not a number raises ArithmeticException.
    static member Sign(value: float32) : int = OperatorParts.floatSign (float value)

    /// Whether its sign is plus.
    static member IsPositive(x: float32) : bool = (# "fcopysign" 0.5f x : float32 #) > 0.0f

    /// Whether it is whole and even.
    static member IsEvenInteger(x: float32) : bool = x - x = 0.0f && x % 2.0f = 0.0f

    /// Whether it is whole and odd.
    static member IsOddInteger(x: float32) : bool = x - x = 0.0f && (# "fabs" (x % 2.0f) : float32 #) = 1.0f

    /// Whether it has all its digits.
    static member IsNormal(x: float32) : bool = x - x = 0.0f && (# "fabs" x : float32 #) >= 1.17549435e-38f

    /// Whether it is so small that it has fewer digits.
    static member IsSubnormal(x: float32) : bool = x <> 0.0f && (# "fabs" x : float32 #) < 1.17549435e-38f

    /// The ratio of a circle's circumference to its diameter.
    static member Pi : float32 = 3.14159265358979f

    /// The base of natural logarithms.
    static member E : float32 = 2.7182818284590f

    /// The angle of a full turn.
    static member Tau : float32 = 6.28318530717958f

    /// Zero with the sign minus.
    static member NegativeZero : float32 = -0.0f

    /// Whether it is whole.
    static member IsInteger(x: float32) : bool = x - x = 0.0f && (# "ftrunc" x : float32 #) = x

    /// Reads a number; raises when the text is none.
    static member Parse(s: string) : float32 = float32 (NumberParse.float s (NumberStyles.Float ||| NumberStyles.AllowThousands) null)

    /// Reads a number; raises when the text is none.
    static member Parse(s: string, provider: IFormatProvider) : float32 = float32 (NumberParse.float s (NumberStyles.Float ||| NumberStyles.AllowThousands) provider)

    /// Reads a number in a style; raises when the text is none.
    static member Parse(s: string, style: NumberStyles) : float32 = float32 (NumberParse.float s style null)

    /// Reads a number in a style; raises when the text is none.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : float32 = float32 (NumberParse.float s style provider)

    /// Reads a number; false and zero when the text is none.
    static member TryParse(s: string, result: byref<float32>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryFloat s (NumberStyles.Float ||| NumberStyles.AllowThousands) null target
        let bits: uint64 = if read then Raw.loadUInt64 target 0n else 0UL
        let value: float = (# "bitcast" bits : float #)
        result <- float32 value
        read

    /// Reads a number; false and zero when the text is none.
    static member TryParse(s: string) : bool * float32 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryFloat s (NumberStyles.Float ||| NumberStyles.AllowThousands) null target
        let bits: uint64 = if read then Raw.loadUInt64 target 0n else 0UL
        let value: float = (# "bitcast" bits : float #)
        (read, float32 value)

    /// Reads a number; false and zero when the text is none.
    static member TryParse(s: string, provider: IFormatProvider, result: byref<float32>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryFloat s (NumberStyles.Float ||| NumberStyles.AllowThousands) provider target
        let bits: uint64 = if read then Raw.loadUInt64 target 0n else 0UL
        let value: float = (# "bitcast" bits : float #)
        result <- float32 value
        read

    /// Reads a number; false and zero when the text is none.
    static member TryParse(s: string, provider: IFormatProvider) : bool * float32 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryFloat s (NumberStyles.Float ||| NumberStyles.AllowThousands) provider target
        let bits: uint64 = if read then Raw.loadUInt64 target 0n else 0UL
        let value: float = (# "bitcast" bits : float #)
        (read, float32 value)

    /// Reads a number in a style; false and zero when the text is none.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider, result: byref<float32>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryFloat s style provider target
        let bits: uint64 = if read then Raw.loadUInt64 target 0n else 0UL
        let value: float = (# "bitcast" bits : float #)
        result <- float32 value
        read

    /// Reads a number in a style; false and zero when the text is none.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider) : bool * float32 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryFloat s style provider target
        let bits: uint64 = if read then Raw.loadUInt64 target 0n else 0UL
        let value: float = (# "bitcast" bits : float #)
        (read, float32 value)

    /// The number.
    member this.ToString() : string =
        if (# "is_unset" CurrentCultures.culture : bool #) then NumberText.singleToString this else this.ToString("", null)

    /// The number in a format.
    member this.ToString(format: string) : string = this.ToString(format, null)

    /// The number in a format and a culture's way.
    member this.ToString(format: string, provider: IFormatProvider) : string =
        let way: INumberWay = Ways.numbers provider
        if isNull way then Format.float (float this) true format
        else way.Write(format, (fun f -> Format.float (float this) true f))

    /// The number in a culture's way.
    member this.ToString(provider: IFormatProvider) : string = this.ToString("", provider)

    /// Negative, zero or positive; NaN comes first.
    member this.CompareTo(value: float32) : int = (# "compare" this value : int #)

    /// Negative, zero or positive; null comes first, and anything else raises.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? float32 as other -> this.CompareTo(other)
        | _ -> Objects.wrongType "Single"

    interface IComparable with
        member this.CompareTo(value: obj) : int = this.CompareTo(value)

    interface IComparable<float32> with
        member this.CompareTo(other: float32) : int = this.CompareTo(other)

    interface IEquatable<float32> with
        member this.Equals(other: float32) : bool = (# "equals_er" this other : bool #)

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)

/// Members of `bool`.
[<CompilerBuiltin("bool")>]
type Boolean =

    /// The text of true.
    static member TrueString : string = "True"

    /// The text of false.
    static member FalseString : string = "False"

    /// Reads `true` or `false` in letters of either case; raises when the text is neither.
    static member Parse(value: string) : bool = Convert.parseBoolean value

    /// Reads `true` or `false`.
    static member TryParse(value: string) : bool * bool =
        let n: int = Convert.booleanOf value
        (n >= 0, n = 1)

    /// Reads `true` or `false`.
    static member TryParse(value: string, result: byref<bool>) : bool =
        let n: int = Convert.booleanOf value
        result <- (n = 1)
        n >= 0

    /// Negative, zero or positive; false comes first.
    member this.CompareTo(value: bool) : int = if this = value then 0 elif this then 1 else -1

    /// Negative, zero or positive; null comes first, and anything else raises.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? bool as other -> this.CompareTo(other)
        | _ -> Objects.wrongType "Boolean"

    interface IComparable with
        member this.CompareTo(value: obj) : int = this.CompareTo(value)

    interface IComparable<bool> with
        member this.CompareTo(other: bool) : int = this.CompareTo(other)

    interface IEquatable<bool> with
        member this.Equals(other: bool) : bool = (# "equals_er" this other : bool #)
