namespace System.Numerics

open System

/// A complex number.
[<Struct; NoComparison>]
type Complex(real: float, imaginary: float) =

    /// The real part.
    member this.Real: float = real

    /// The imaginary part.
    member this.Imaginary: float = imaginary

    // The length of the hypotenuse, without overflow on the way.
    static member private Hypot(a: float, b: float) : float =
        let x: float = Math.Abs a
        let y: float = Math.Abs b
        let small: float = if x < y then x else y
        let large: float = if x < y then y else x
        if small = 0.0 then large
        elif Double.IsPositiveInfinity large && not (Double.IsNaN small) then large
        else
            let ratio: float = small / large
            large * Math.Sqrt(1.0 + ratio * ratio)

    /// The distance from zero.
    static member Abs(value: Complex) : float = Complex.Hypot(value.Real, value.Imaginary)

    /// The distance from zero.
    member this.Magnitude: float = Complex.Hypot(real, imaginary)

    /// The angle to the real axis.
    member this.Phase: float = Math.Atan2(imaginary, real)

    /// 0.
    static member Zero: Complex = Complex(0.0, 0.0)

    /// 1.
    static member One: Complex = Complex(1.0, 0.0)

    /// The square root of -1.
    static member ImaginaryOne: Complex = Complex(0.0, 1.0)

    /// The number at a distance from zero and an angle to the real axis.
    static member FromPolarCoordinates(magnitude: float, phase: float) : Complex =
        Complex(magnitude * Math.Cos phase, magnitude * Math.Sin phase)

    static member (~-)(value: Complex) : Complex = Complex(-value.Real, -value.Imaginary)

    static member (+)(left: Complex, right: Complex) : Complex =
        Complex(left.Real + right.Real, left.Imaginary + right.Imaginary)

    static member (+)(left: Complex, right: float) : Complex = Complex(left.Real + right, left.Imaginary)

    static member (+)(left: float, right: Complex) : Complex = Complex(left + right.Real, right.Imaginary)

    static member (-)(left: Complex, right: Complex) : Complex =
        Complex(left.Real - right.Real, left.Imaginary - right.Imaginary)

    static member (-)(left: Complex, right: float) : Complex = Complex(left.Real - right, left.Imaginary)

    static member (-)(left: float, right: Complex) : Complex = Complex(left - right.Real, -right.Imaginary)

    static member (*)(left: Complex, right: Complex) : Complex =
        Complex(
            left.Real * right.Real - left.Imaginary * right.Imaginary,
            left.Imaginary * right.Real + left.Real * right.Imaginary
        )

    static member (*)(left: Complex, right: float) : Complex = Complex(left.Real * right, left.Imaginary * right)

    static member (*)(left: float, right: Complex) : Complex = Complex(left * right.Real, left * right.Imaginary)

    // Divides by the larger part first, so that squares cannot overflow.
    static member (/)(left: Complex, right: Complex) : Complex =
        let a: float = left.Real
        let b: float = left.Imaginary
        let c: float = right.Real
        let d: float = right.Imaginary
        if Math.Abs d < Math.Abs c then
            let q: float = d / c
            Complex((a + b * q) / (c + d * q), (b - a * q) / (c + d * q))
        else
            let q: float = c / d
            Complex((b + a * q) / (d + c * q), (-a + b * q) / (d + c * q))

    static member (/)(left: Complex, right: float) : Complex = Complex(left.Real / right, left.Imaginary / right)

    /// The sum.
    static member Add(left: Complex, right: Complex) : Complex = left + right

    /// The difference.
    static member Subtract(left: Complex, right: Complex) : Complex = left - right

    /// The product.
    static member Multiply(left: Complex, right: Complex) : Complex = left * right

    /// The quotient.
    static member Divide(dividend: Complex, divisor: Complex) : Complex = dividend / divisor

    /// The number with the other sign.
    static member Negate(value: Complex) : Complex = -value

    /// The number with the other sign of its imaginary part.
    static member Conjugate(value: Complex) : Complex = Complex(value.Real, -value.Imaginary)

    /// The square root on the right of the imaginary axis.
    static member Sqrt(value: Complex) : Complex =
        let re: float = value.Real
        let im: float = value.Imaginary
        if im = 0.0 then
            if re < 0.0 then Complex(0.0, Math.Sqrt(-re)) else Complex(Math.Sqrt re, 0.0)
        elif re >= 0.0 then
            let x: float = Math.Sqrt((Complex.Hypot(re, im) + re) * 0.5)
            Complex(x, im / (2.0 * x))
        else
            let size: float = Math.Sqrt((Complex.Hypot(re, im) - re) * 0.5)
            let y: float = if im < 0.0 then -size else size
            Complex(im / (2.0 * y), y)

    /// e to a power.
    static member Exp(value: Complex) : Complex =
        let size: float = Math.Exp value.Real
        Complex(size * Math.Cos value.Imaginary, size * Math.Sin value.Imaginary)

    /// The natural logarithm.
    static member Log(value: Complex) : Complex =
        Complex(Math.Log(Complex.Abs value), Math.Atan2(value.Imaginary, value.Real))

    override this.ToString() : string = "<" + real.ToString() + "; " + imaginary.ToString() + ">"
