// flags: --no-heap
let rec gcd a b = if b = 0 then a else gcd b (a % b)
exit (gcd 12 18 - 6)
