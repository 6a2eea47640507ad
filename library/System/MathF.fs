namespace System

/// Functions of float32 numbers.
[<AbstractClass; Sealed>]
type MathF =

    /// The ratio of a circle's circumference to its diameter.
    static member PI : float32 = 3.14159265f

    /// The base of natural logarithms.
    static member E : float32 = 2.71828183f

    /// The full turn.
    static member Tau : float32 = 6.283185307f

    /// The square root.
    static member Sqrt(x: float32) : float32 = float32 (Math.Sqrt(float x))

    /// The sine.
    static member Sin(x: float32) : float32 = float32 (Math.Sin(float x))

    /// The cosine.
    static member Cos(x: float32) : float32 = float32 (Math.Cos(float x))

    /// The tangent.
    static member Tan(x: float32) : float32 = float32 (Math.Tan(float x))

    /// The angle of a sine.
    static member Asin(x: float32) : float32 = float32 (Math.Asin(float x))

    /// The angle of a cosine.
    static member Acos(x: float32) : float32 = float32 (Math.Acos(float x))

    /// The angle of a tangent.
    static member Atan(x: float32) : float32 = float32 (Math.Atan(float x))

    /// The hyperbolic sine.
    static member Sinh(x: float32) : float32 = float32 (Math.Sinh(float x))

    /// The hyperbolic cosine.
    static member Cosh(x: float32) : float32 = float32 (Math.Cosh(float x))

    /// The hyperbolic tangent.
    static member Tanh(x: float32) : float32 = float32 (Math.Tanh(float x))

    /// The power of e.
    static member Exp(x: float32) : float32 = float32 (Math.Exp(float x))

    /// The natural logarithm.
    static member Log(x: float32) : float32 = float32 (Math.Log(float x))

    /// The logarithm to base 10.
    static member Log10(x: float32) : float32 = float32 (Math.Log10(float x))

    /// The logarithm to base 2.
    static member Log2(x: float32) : float32 = float32 (Math.Log2(float x))

    /// The next whole number below.
    static member Floor(x: float32) : float32 = float32 (Math.Floor(float x))

    /// The next whole number above.
    static member Ceiling(x: float32) : float32 = float32 (Math.Ceiling(float x))

    /// The whole part.
    static member Truncate(x: float32) : float32 = float32 (Math.Truncate(float x))

    /// The cube root.
    static member Cbrt(x: float32) : float32 = float32 (Math.Cbrt(float x))

    /// The nearest whole number, ties to even.
    static member Round(x: float32) : float32 = float32 (Math.Round(float x))

    /// The inverse of `Sinh`.
    static member Asinh(x: float32) : float32 = float32 (Math.Asinh(float x))

    /// The inverse of `Cosh`.
    static member Acosh(x: float32) : float32 = float32 (Math.Acosh(float x))

    /// The inverse of `Tanh`.
    static member Atanh(x: float32) : float32 = float32 (Math.Atanh(float x))

    /// A power.
    static member Pow(x: float32, y: float32) : float32 = float32 (Math.Pow(float x, float y))

    /// The angle of a point.
    static member Atan2(x: float32, y: float32) : float32 = float32 (Math.Atan2(float x, float y))

    /// What remains of dividing by the nearest whole number.
    static member IEEERemainder(x: float32, y: float32) : float32 = float32 (Math.IEEERemainder(float x, float y))

    /// The logarithm to a base.
    static member Log(x: float32, y: float32) : float32 = float32 (Math.Log(float x, float y))

    /// Without its sign.
    static member Abs(x: float32) : float32 = Math.Abs x

    /// The larger.
    static member Max(x: float32, y: float32) : float32 = Math.Max(x, y)

    /// The smaller.
    static member Min(x: float32, y: float32) : float32 = Math.Min(x, y)

    /// -1, 0 or 1.
    static member Sign(x: float32) : int = Math.Sign x

    /// Rounded to digits, ties to even.
    static member Round(x: float32, digits: int) : float32 = float32 (Math.Round(float x, digits))

    /// Rounded in a mode.
    static member Round(x: float32, mode: MidpointRounding) : float32 = float32 (Math.Round(float x, mode))

    /// Rounded to digits in a mode.
    static member Round(x: float32, digits: int, mode: MidpointRounding) : float32 =
        float32 (Math.Round(float x, digits, mode))

    /// The one farther from zero; of a number and its negative the positive one.
    static member MaxMagnitude(x: float32, y: float32) : float32 = float32 (Math.MaxMagnitude(float x, float y))

    /// The one nearer to zero; of a number and its negative the negative one.
    static member MinMagnitude(x: float32, y: float32) : float32 = float32 (Math.MinMagnitude(float x, float y))

    /// The first number with the sign of the second.
    static member CopySign(x: float32, y: float32) : float32 = (# "fcopysign" x y : float32 #)

    /// x * y + z, rounded once.
    static member FusedMultiplyAdd(x: float32, y: float32, z: float32) : float32 =
        float32 (float x * float y + float z)
