// covers: int64, uint32, uint64, nativeint: wrap-around, unsigned division and comparison, bit algorithms over 64 bits
let fnv1a (text: string) =
    let mutable hash = 14695981039346656037UL
    for c in text do
        hash <- (hash ^^^ uint64 c) * 1099511628211UL
    hash

let rotateLeft (x: uint64) count = (x <<< count) ||| (x >>> (64 - count))

let xorshift state =
    let x = state ^^^ (state >>> 12)
    let x = x ^^^ (x <<< 25)
    let x = x ^^^ (x >>> 27)
    x, x * 2685821657736338717UL

let bitCount (x: uint64) =
    let mutable rest = x
    let mutable count = 0
    while rest <> 0UL do
        rest <- rest &&& (rest - 1UL)
        count <- count + 1
    count

let reverseBits (x: uint32) =
    let mutable result = 0u
    for i in 0 .. 31 do
        if (x >>> i) &&& 1u = 1u then result <- result ||| (1u <<< (31 - i))
    result

let crcTable =
    Array.init 256 (fun n ->
        let mutable c = uint32 n
        for _ in 1 .. 8 do
            c <- if c &&& 1u = 1u then 0xEDB88320u ^^^ (c >>> 1) else c >>> 1
        c)

let crc32 (text: string) =
    let mutable crc = 0xFFFFFFFFu
    for c in text do
        crc <- crcTable.[int ((crc ^^^ uint32 c) &&& 0xFFu)] ^^^ (crc >>> 8)
    ~~~crc

let rec powerMod (b: uint64) (e: uint64) (m: uint64) =
    if e = 0UL then 1UL % m
    else
        let half = powerMod (b * b % m) (e / 2UL) m
        if e % 2UL = 1UL then half * b % m else half

let main () =
    let big = System.Int64.MaxValue
    printfn "%d %d %d" (big + 1L) (big * 2L) (System.Int64.MinValue / 3L)
    printfn "%d %d" (-7L / 2L) (-7L % 2L)
    printfn "%d %d" (0x7FFFFFFFFFFFFFFFL) (0xFFFFFFFFFFFFFFFFL)
    let top = System.UInt64.MaxValue
    printfn "%d %d %d" top (top + 2UL) (0UL - 1UL)
    printfn "%d %d" (top / 3UL) (top % 10UL)
    printfn "%b %b" (top > 1UL) (0x8000000000000000UL > 0x7FFFFFFFFFFFFFFFUL)
    printfn "%d %d" (System.UInt32.MaxValue / 2u) (System.UInt32.MaxValue * System.UInt32.MaxValue)
    printfn "%b %d" (4000000000u > 5u) (3u - 5u)
    for count in [ 0; 31; 32; 63; 64; 65 ] do
        printfn "%2d: %d %d %d" count (1L <<< count) (System.Int64.MinValue >>> count) (top >>> count)
    printfn "%d %d" (1u <<< 32) (0x80000000u >>> 31)
    printfn "%x %x" (fnv1a "") (fnv1a "firefly")
    printfn "%X" (rotateLeft 0x0123456789ABCDEFUL 20)
    let mutable state = 42UL
    for _ in 1 .. 3 do
        let next, value = xorshift state
        state <- next
        printfn "%d" value
    printfn "%d %d %d" (bitCount 0UL) (bitCount top) (bitCount 0xF0F0UL)
    printfn "%x %x" (reverseBits 1u) (reverseBits 0x12345678u)
    printfn "%08x %08x" (crc32 "123456789") (crc32 "")
    printfn "%d" (powerMod 3UL 1000000007UL 998244353UL)
    printfn "%d %d %d" (int64 System.UInt32.MaxValue) (uint32 -1L) (int 4294967298L)
    printfn "%d %d" (uint64 -1) (int64 top)
    printfn "%d" (int (nativeint 40 + 2n))

main ()
