// Large numbers: products, quotients and text over many limbs.
open System.Numerics
let check name (ok: bool) = printfn "%s %b" name ok
let mutable state = 12345UL
let next () =
    state <- state * 6364136223846793005UL + 1442695040888963407UL
    state
let make limbs = Seq.fold (fun (acc: bigint) (_: int) -> (acc <<< 64) + bigint (next ())) 0I (seq { 1 .. limbs })
for n in [ 1; 2; 3; 5; 10; 31; 32; 33; 40; 64; 65; 100; 150; 257 ] do
    for m in [ 1; 2; 7; 31; 33; 63; 64; 100; 200 ] do
        let a, b = make n, make m
        let p = a * b
        if p / a <> b || p / b <> a || p % a <> 0I then printfn "product %d %d" n m
        let c = make (min n m)
        if (p + c % b) / b <> a then printfn "quotient %d %d" n m
        if (p + c % b) % b <> c % b then printfn "remainder %d %d" n m
        if (a + b) * (a - b) <> a * a - b * b then printfn "squares %d %d" n m
        if BigInteger.Parse(string p) <> p then printfn "text %d %d" n m
        if BigInteger.Parse(p.ToString("X"), System.Globalization.NumberStyles.HexNumber) <> p then printfn "hex %d %d" n m
        if BigInteger(p.ToByteArray()) <> p || BigInteger((-p).ToByteArray()) <> -p then printfn "bytes %d %d" n m
        if ((p <<< 77) >>> 77) <> p || ((-p) >>> 13) <> -((p + (pown 2I 13) - 1I) / pown 2I 13) then printfn "shift %d %d" n m
        if (p &&& a) + (p ||| a) <> p + a || (p ^^^ a) <> (p ||| a) - (p &&& a) then printfn "bits %d %d" n m
        if (-p &&& a) + (-p ||| a) <> a - p then printfn "signed bits %d %d" n m
        if BigInteger.GreatestCommonDivisor(p, a) <> a then printfn "gcd %d %d" n m
let big = make 300
printfn "%O" (big % 1000000007I)
printfn "%s" ((string big).Substring(0, 40))
printfn "%d" (string (pown 3I 5000)).Length
printfn "%O" (BigInteger.ModPow(3I, make 20, make 15) % 1000000007I)
// Quotient digits that are guessed too high.
let h = (1I <<< 64) - 1I
let worst = ((h - 1I) <<< 128) + (h <<< 64) + h
let d = ((h <<< 63) + (1I <<< 127)) 
check "guess" (worst / d * d + worst % d = worst && worst % d < d)
let u = (1I <<< 191) - 1I
let v = (1I <<< 127) + 1I
check "guess2" (u / v * v + u % v = u && u % v < v)
printfn "%O" (u / v)
let fact n = Seq.fold (*) 1I (seq { 1I .. n })
printfn "%d" ((fact 500I).ToString() |> Seq.sumBy (fun c -> int c - 48))
printfn "%.10g %.10g" (BigInteger.Log(fact 300I)) (float (fact 100I))
