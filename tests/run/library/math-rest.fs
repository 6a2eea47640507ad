open System
printfn "%.15g %.15g %.15g" (Math.Asinh 1.0) (Math.Acosh 2.0) (Math.Atanh 0.5)
printfn "%.15g %.15g %.15g" (Math.Asinh -1e-9) (Math.Acosh 1.0) (Math.Atanh -0.999)
printfn "%.15g %.15g" (Math.Asinh 1e200) (Math.Acosh 1e200)
printfn "%f %f %f" (Math.Asinh -infinity) (Math.Acosh 0.5) (Math.Atanh 1.0)
printfn "%g" (Math.FusedMultiplyAdd(2.0, 3.0, 4.0))
printfn "%g" (Math.FusedMultiplyAdd(0.1, 10.0, -1.0))
printfn "%g" (Math.FusedMultiplyAdd(1e300, 1e300, -infinity))
printfn "%d" (Math.ILogB 1000.0)
printfn "%b" (Double.IsNormal 1e-310)
printfn "%b" (Double.IsSubnormal 1e-310)
printfn "%s %s" (Double.MaxValue.ToString()) (Double.Epsilon.ToString("R"))
printfn "%O %O" (Math.Round(2.5m)) (Math.Round(-2.5, MidpointRounding.AwayFromZero))
printfn "%O" (Math.Round(3.14159, 3))
try printfn "%d" (Math.Abs Int32.MinValue) with e -> printfn "%s" e.Message
try printfn "%d" (Math.Sign nan) with e -> printfn "%s" e.Message
try printfn "%d" (Math.Clamp(1, 5, 2)) with e -> printfn "%s" e.Message
try printfn "%O" (Math.Round(1.0, 16)) with e -> printfn "%s" e.Message
printfn "%O %O" (Math.Max(nan, 1.0)) (Math.Min(-0.0, 0.0))
