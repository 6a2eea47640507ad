[<NoAlloc>]
module Fast =
    let add a b = a + b
    let rec gcd a b = if b = 0 then a else gcd b (a % b)
printfn "%d %d" (Fast.add 1 2) (Fast.gcd 12 18)
