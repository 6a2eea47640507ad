open System.Numerics
let a = Complex(1.0, 2.0)
let b = Complex(0.5, -1.5)
printfn "%s" (a.ToString())
printfn "%O %O %O %O" (a + b) (a - b) (a * b) (a / b)
printfn "%O" (-a)
printfn "%f %f %f %f" a.Real a.Imaginary a.Magnitude a.Phase
printfn "%b %b" (a = b) (a = Complex(1.0, 2.0))
printfn "%O %O %O" Complex.Zero Complex.One Complex.ImaginaryOne
printfn "%O" (Complex.Conjugate a)
printfn "%f" (Complex.Abs a)
printfn "%O" (a + Complex(2.0, 0.0))
printfn "%O" (a * 2.0)
printfn "%O" (2.0 * a)
let rec escape (c: Complex) (z: Complex) n = if n >= 50 || z.Magnitude > 2.0 then n else escape c (z * z + c) (n + 1)
printfn "%d %d" (escape (Complex(0.3, 0.5)) Complex.Zero 0) (escape (Complex(1.0, 1.0)) Complex.Zero 0)
printfn "%A" a
printfn "%O" (Complex.Sqrt(Complex(-4.0, 0.0)))
printfn "%.4f" (Complex.Exp(Complex(0.0, System.Math.PI))).Real
printfn "%.4f" (Complex.FromPolarCoordinates(2.0, 0.5)).Imaginary
printfn "%O" (Complex(3.0,4.0) / 2.0)
