// covers: floats: arithmetic, special values, printing, functions of the core library
printfn "%g %g %g" (1.0 / 3.0) 1e10 1.5e-7
printfn "%f %.2f %.0f %8.3f|%-8.1f|" 3.14159 2.71828 2.5 3.14159 2.25
printfn "%e %E" 12345.678 0.00012
printfn "%b %b %b" (nan = nan) (nan < 1.0) (infinity > 1e308)
printfn "%g %g %g" (1.0 / 0.0) (-1.0 / 0.0) (0.0 / 0.0)
printfn "%s %s %s %s" (string 1.0) (string 0.1) (string 1e21) (string -0.0)
printfn "%s %s" (string 1e-5) (string 123456789.125)
printfn "%A %A %A" 1.0 0.1 1e100
printfn "%s" (string (0.1 + 0.2))
printfn "%g %g %g %g" (floor -2.5) (ceil -2.5) (round -2.5) (truncate -2.5)
printfn "%g %g" (round 0.5) (round 1.5)
printfn "%g %g %g" (sqrt 2.0) (2.0 ** 10.0) (abs -3.5)
printfn "%.10f %.10f %.10f" (sin 1.0) (cos 1.0) (tan 1.0)
printfn "%.10f %.10f %.10f" (exp 1.0) (log 10.0) (log10 1000.0)
printfn "%.10f %.10f" (atan2 1.0 -1.0) (System.Math.PI)
printfn "%g %g" (5.5 % 2.0) (-5.5 % 2.0)
printfn "%g %g" 3.5f (1.0f / 3.0f)
printfn "%s %s" (string 0.1f) (string (float 0.1f))
printfn "%g %g" (max 1.0 2.0) (min 1.0 nan)
printfn "%b" (System.Double.IsNaN(0.0 * infinity))
printfn "%d %d %d" (int 2.9) (int -2.9) (int64 1e15)
printfn "%d" (sign -0.5)
printfn "%g" System.Double.Epsilon
printfn "%s" (string System.Double.MaxValue)
let newton f f' x0 =
    let rec go x n = if n = 0 then x else go (x - f x / f' x) (n - 1)
    go x0 20
printfn "%.12f" (newton (fun x -> x * x - 2.0) (fun x -> 2.0 * x) 1.0)
let integrate f a b n =
    let h = (b - a) / float n
    [ 0 .. n - 1 ] |> List.sumBy (fun i -> f (a + (float i + 0.5) * h) * h)
printfn "%.8f" (integrate (fun x -> x * x) 0.0 3.0 1000)
printfn "%M %M" (1.10m * 2.0m) (10m / 4m)
