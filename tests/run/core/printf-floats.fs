// covers: %f %e %g and their capitals, precision, widths, flags, special values, float32, and what string gives
let samples = [ 0.0; 1.0; -1.5; 3.14159265358979; 1234567.891; 1e-5; 123e18; 0.1 + 0.2; -0.0 ]

let main () =
    for x in samples do
        printfn "%f %.0f %.2f %e %g %s" x x x x x (string x)
    for x in [ 2.5; 3.5; 0.5; 1.5; -2.5; 1.005; 2.675; 0.125; 0.375 ] do
        printfn "%.0f %.1f %.2f" x x x
    for x in [ nan; infinity; -infinity ] do
        printfn "[%f] [%g] [%e] [%8.2f] [%-10f] [%s]" x x x x x (string x)
    printfn "[%8.3f] [%-8.3f] [%08.3f] [%+.2f] [% .2f] [%+08.2f]" 3.14159 3.14159 3.14159 3.14159 3.14159 -3.14159
    printfn "[%10.3e] [%-12.1E] [%.0e]" 12345.678 0.00012345 5.5
    printfn "[%g] [%g] [%g] [%g] [%g]" 100000.0 1000000.0 1234567.0 0.0001 0.00001
    printfn "[%.3g] [%.10g] [%G] [%10g]" 1234.5678 1234.5678 1e-10 2.5
    printfn "[%*.*f] [%.*f] [%-*f]" 10 2 3.14159 4 2.0 12 1.5
    printfn "%f %g %e %s" 0.1f 0.1f 0.1f (string 0.1f)
    printfn "%.10f %.10f" 0.1f 0.1
    printfn "%g %g" 16777217.0f 3.4028235e38f
    printfn "%g %g" System.Double.MaxValue System.Double.Epsilon
    printfn "%s %s" (string System.Double.MaxValue) (string System.Double.Epsilon)
    printfn "%F %.3F" 2.5 2.5
    printfn "%.15f %.20f" 0.1 0.1
    printfn "%f %.3f" 1e15 123456789012.3456
    printfn "%A %A %A %A" 1.0 0.1 1e20 -0.0
    printfn "%A %A" 100.0f 1.5e-10
    printfn "%O %O" 1.0 2.50
    let percent part whole = sprintf "%5.1f%%" (100.0 * float part / float whole)
    printfn "%s %s %s" (percent 1 3) (percent 2 2) (percent 0 7)
    let columns = [ 1.0; 22.22; 333.333 ] |> List.map (sprintf "%9.3f") |> String.concat "|"
    printfn "%s" columns
    for i in 1 .. 5 do printf "%g " (1.0 / float i)
    printfn ""
    printfn "%.2f %.2f" (float 7 / 3.0) (7.0 |> sqrt)

main ()
