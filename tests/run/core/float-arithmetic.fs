// covers: float and float32: special values, comparison, negative zero, remainders, rounding functions, accumulated error, conversions
let zero = 0.0
let negativeZero = -zero

let row label xs = printfn "%-9s %s" label (xs |> List.map string |> String.concat " ")

let comparisons (a: float) (b: float) =
    [ a = b; a <> b; a < b; a <= b; a > b; a >= b ] |> List.map (fun yes -> if yes then "y" else "-") |> String.concat ""

let rec newton guess x =
    let next = (guess + x / guess) / 2.0
    if abs (next - guess) < 1e-12 then next else newton next x

let bisect f low high =
    let mutable low, high = low, high
    for _ in 1 .. 60 do
        let middle = (low + high) / 2.0
        if f middle > 0.0 then high <- middle else low <- middle
    low

let kahan items =
    let add (sum, lost) x =
        let y = x - lost
        let t = sum + y
        t, (t - sum) - y
    items |> List.fold add (0.0, 0.0) |> fst

let main () =
    row "divide" [ 1.0 / zero; -1.0 / zero; zero / zero; 1.0 / negativeZero ]
    row "zeros" [ negativeZero; negativeZero + zero; negativeZero * 1.0; 0.0 - zero; abs negativeZero ]
    row "infinity" [ infinity + 1.0; infinity - infinity; infinity * zero; 1.0 / infinity; -infinity ]
    row "remain" [ 7.5 % 2.0; -7.5 % 2.0; 7.5 % -2.0; 1.0 % zero; infinity % 2.0; 5.0 % infinity ]
    row "tenths" [ 0.1 + 0.2; 0.3 - 0.1; 1.1 * 1.1; 0.1 * 3.0; 1.0 / 3.0 ]
    row "ends" [ 1e308 * 10.0; 5e-324 / 2.0; 2.2250738585072014e-308; 1e-5; 0.0001 ]
    printfn "%s %s %s" (comparisons 1.0 2.0) (comparisons nan nan) (comparisons nan 1.0)
    printfn "%s %s" (comparisons negativeZero zero) (comparisons infinity infinity)
    printfn "%b %b" (not (nan < 1.0)) (nan >= 1.0)
    row "max min" [ max 1.0 nan; min nan 1.0; max -infinity 2.0 ]
    for x in [ 2.5; 3.5; -2.5; 0.5; -0.5; 2.4999; -3.7; 1e300 ] do
        row (string x) [ floor x; ceil x; round x; truncate x; abs x ]
    row "roots" [ sqrt 2.0; sqrt -1.0; newton 1.0 2.0 ]
    row "powers" [ 2.0 ** 10.0; 2.0 ** -1.0; pown 1.5 3; pown 2.0 -2; 0.0 ** 0.0; nan ** 0.0 ]
    row "logs" [ exp 0.0; log 1.0; log 0.0; log -1.0 ]
    printfn "%.9f %.9f %.9f %.9f" (sin 1.0) (cos 1.0) (tan 1.0) (atan2 1.0 -1.0)
    printfn "%.9f %.9f %.9f" (exp 1.0) (log 10.0) (log10 2.0)
    printfn "%.12f" (bisect (fun x -> x * x * x - 2.0) 0.0 2.0)
    let tenths = List.replicate 1000000 0.1
    printfn "%s %s" (List.sum tenths |> string) (kahan tenths |> string)
    let a = 0.1f
    printfn "%s %s %s" (string (a + 0.2f)) (string (1.0f / 3.0f)) (string (float a))
    printfn "%s %s" (string (16777216.0f + 1.0f)) (string (3.4e38f * 10.0f))
    printfn "%b %b %b" (0.1 + 0.2 = 0.3) (0.1f + 0.2f = 0.3f) (float 0.1f = 0.1)
    let mutable single = 0.0f
    for _ in 1 .. 100000 do single <- single + 0.1f
    printfn "%s" (string single)
    printfn "%b %b" (System.Double.IsNaN(zero / zero)) (System.Double.IsInfinity(-1.0 / zero))
    printfn "%d %d %d %d" (sign -2.5) (sign 0.0) (compare 1.0 2.0) (compare infinity 1.0)
    for x in [ 2.5; -2.5; 3.999; -0.9; 1e9 ] do printf "%d %d | " (int x) (int64 x)
    printfn ""
    printfn "%d %d" (uint32 3e9) (uint64 1e19)
    printfn "%b %b" (float 9007199254740993L = 9007199254740992.0) (float32 16777217 = 16777216.0f)
    printfn "%s %s" (string (float 7 / 2.0)) (string (float (7 / 2)))

main ()
