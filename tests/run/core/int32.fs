// covers: int arithmetic with wrap-around, sign of / and %, shifts with masked counts, bitwise operators, literals of every base
let show label (n: int) = printfn "%-14s %d" label n

let maxInt = System.Int32.MaxValue
let minInt = System.Int32.MinValue

let wrap (a: int) (b: int) =
    printfn "%d ? %d: %d %d %d" a b (a + b) (a - b) (a * b)

let divide (a: int) (b: int) = printfn "%d / %d = %d rest %d" a b (a / b) (a % b)

// Rounds towards negative infinity.
let floorDiv a b =
    let q = a / b
    if a % b <> 0 && (a < 0) <> (b < 0) then q - 1 else q

let isqrt n =
    let mutable low, high = 0, 46341
    while high - low > 1 do
        let middle = (low + high) / 2
        if middle * middle <= n && middle <= 46340 then low <- middle else high <- middle
    low

let main () =
    wrap maxInt 1
    wrap minInt 1
    wrap maxInt maxInt
    wrap minInt -1
    wrap 65536 65536
    wrap 123456789 987654321
    for a in [ 7; -7 ] do
        for b in [ 2; -2; 10; -10 ] do divide a b
    divide minInt 2
    divide minInt maxInt
    divide 0 -5
    show "negate min" -minInt
    show "abs" (abs -maxInt)
    show "sign" (sign -5 + sign 0 + sign 9 * 10)
    show "floorDiv" (floorDiv -7 2 * 100 + floorDiv 7 2)
    show "min max" (min -3 2 * max -3 2)
    show "hex" 0xFF
    show "hex negative" 0xFFFFFFFF
    show "octal" 0o777
    show "binary" 0b1010_1010
    show "underscores" 1_000_000
    for count in [ 0; 1; 31; 32; 33; -1 ] do
        printfn "%3d: %d %d %d" count (1 <<< count) (minInt >>> count) (maxInt >>> count)
    show "and" (0b1100 &&& 0b1010)
    show "or" (0b1100 ||| 0b1010)
    show "xor" (0b1100 ^^^ 0b1010)
    show "not" (~~~0)
    show "mixed" (1 + 2 <<< 3)
    show "left" (1 <<< 2 ||| 3 >>> 1)
    show "and first?" (6 &&& 3 + 1)
    show "minus" (- 3 - -4)
    show "pown" (pown 3 19)
    show "isqrt" (isqrt maxInt)
    show "sum wraps" (List.fold (+) 0 [ maxInt; maxInt; 3 ])
    let mutable hash = 17
    for i in 1 .. 1000 do hash <- hash * 31 + i
    show "hash" hash
    let mutable seed = 12345
    for _ in 1 .. 5 do
        seed <- seed * 1103515245 + 12345
        printf "%d " ((seed >>> 16) &&& 0x7fff)
    printfn ""
    printfn "%b %b %b" (maxInt + 1 < maxInt) (minInt = -minInt) (compare minInt maxInt < 0)

main ()
