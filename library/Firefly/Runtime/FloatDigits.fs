/// Decimal digits of binary floating-point numbers.
///
/// A digit buffer is raw memory: word 0 the number of digits, word 1 the scale, from byte 16 the digits in ASCII; the value
/// is 0.d1d2.. times 10^scale. It takes `bufferSize` bytes.
module Firefly.Runtime.FloatDigits

open Firefly.Runtime

/// Bytes of a digit buffer: 767 significant digits at most, and the zeros of large integers.
let inline bufferSize () : nativeint = 1216n

/// Writes an integer into a digit buffer as its digits times 10^exponent, without zeros at the end.
let setInteger (d: nativeptr<byte>) (number: uint64) (exponent: int) : unit =
    if number = 0UL then
        Raw.storeWord d 0n 0n
        Raw.storeWord d 8n 0n
    else
        let mutable rest: uint64 = number
        let mutable power: int = exponent
        while rest % 10UL = 0UL do
            rest <- rest / 10UL
            power <- power + 1
        let scratch: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
        let stop: nativeptr<byte> = Raw.add scratch 32n
        let p: nativeptr<byte> = Digits.before stop rest
        let count: nativeint = Raw.address stop - Raw.address p
        Raw.copy (Raw.add d 16n) p count
        Raw.storeWord d 0n count
        Raw.storeWord d 8n (count + nativeint power)

/// g * c / 2^128 rounded to odd, g being the 128-bit number of `high` and `low`.
let private roundToOdd (high: uint64) (low: uint64) (c: uint64) : uint64 =
    let x1: uint64 = (# "mul_high" low c : uint64 #)
    let y0: uint64 = high * c
    let y1: uint64 = (# "mul_high" high c : uint64 #)
    let sum: uint64 = y0 + x1
    let top: uint64 = if sum < y0 then y1 + 1UL else y1
    top ||| (if sum > 1UL then 1UL else 0UL)

/// The shortest digits that read back as c * 2^q, nearest to it among these. `closer` when the neighbour below is at half
/// the distance of the one above. (Raffaello Giulietti, "The Schubfach way to render doubles", 2021.)
let shortest (d: nativeptr<byte>) (c: uint64) (q: int) (closer: bool) : unit =
    let odd: uint64 = c &&& 1UL
    let lower: uint64 = 4UL * c - (if closer then 1UL else 2UL)
    let upper: uint64 = 4UL * c + 2UL
    let k: int = (q * 1262611 - (if closer then 524031 else 0)) >>> 22
    let h: int = q + PowersOfTen.log2 (-k) + 1
    let g: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
    PowersOfTen.ceiling (-k) g
    let high: uint64 = Raw.loadUInt64 g 0n
    let low: uint64 = Raw.loadUInt64 g 8n
    let below: uint64 = roundToOdd high low (lower <<< h) + odd
    let value: uint64 = roundToOdd high low ((4UL * c) <<< h)
    let above: uint64 = roundToOdd high low (upper <<< h) - odd
    let s: uint64 = value >>> 2
    let tens: uint64 = s / 10UL
    let downInside: bool = s >= 10UL && below <= 40UL * tens
    let upInside: bool = s >= 10UL && 40UL * tens + 40UL <= above
    if downInside <> upInside then
        setInteger d (if upInside then tens + 1UL else tens) (k + 1)
    else
        let down: bool = below <= 4UL * s
        let up: bool = 4UL * s + 4UL <= above
        if down <> up then
            setInteger d (if up then s + 1UL else s) k
        else
            let middle: uint64 = 4UL * s + 2UL
            let roundUp: bool = value > middle || (value = middle && (s &&& 1UL) <> 0UL)
            setInteger d (if roundUp then s + 1UL else s) k

/// Significand and exponent of a finite float: its size is `c` * 2^`q`; `c` is the result, `q` goes to a word.
let significand (bits: uint64) (exponent: nativeptr<byte>) : uint64 =
    let biased: int = int ((bits >>> 52) &&& 0x7FFUL)
    let fraction: uint64 = bits &&& 0xFFFFFFFFFFFFFUL
    if biased = 0 then
        Raw.storeWord exponent 0n -1074n
        fraction
    else
        Raw.storeWord exponent 0n (nativeint (biased - 1075))
        fraction ||| 0x10000000000000UL

/// Shortest digits of a finite float.
let ofDouble (d: nativeptr<byte>) (x: float) : unit =
    let bits: uint64 = (# "bitcast" x : uint64 #)
    let exponent: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
    let c: uint64 = significand bits exponent
    let q: int = int (Raw.loadWord exponent 0n)
    if c = 0UL then setInteger d 0UL 0
    else shortest d c q (c = 0x10000000000000UL && q > -1074)

/// Shortest digits of a finite float32.
let ofSingle (d: nativeptr<byte>) (x: float32) : unit =
    let bits: uint32 = (# "bitcast" x : uint32 #)
    let biased: int = int ((bits >>> 23) &&& 0xFFu)
    let fraction: uint64 = uint64 (bits &&& 0x7FFFFFu)
    if biased = 0 then
        if fraction = 0UL then setInteger d 0UL 0 else shortest d fraction -149 false
    else
        shortest d (fraction ||| 0x800000UL) (biased - 150) (fraction = 0UL && biased > 1)

/// Appends the nine digits of a number below 10^9 at a place, leaving out zeros before the first digit of all.
let private putNine (d: nativeptr<byte>) (number: uint32) : unit =
    let mutable divisor: uint32 = 100000000u
    let mutable rest: uint32 = number
    while divisor > 0u do
        let digit: uint32 = rest / divisor
        rest <- rest - digit * divisor
        divisor <- divisor / 10u
        let count: nativeint = Raw.loadWord d 0n
        if count > 0n || digit <> 0u then
            Raw.storeByte d (16n + count) (byte (48u + digit))
            Raw.storeWord d 0n (count + 1n)
        else
            Raw.storeWord d 8n (Raw.loadWord d 8n - 1n)

/// All digits of an integer of `limbs` 32-bit limbs, lowest first; the limbs are used up.
let private integerDigits (d: nativeptr<byte>) (limbs: nativeptr<byte>) (count: nativeint) : unit =
    // Groups of nine digits, lowest first: 36 limbs make 39 groups at most.
    let groups: nativeptr<byte> = (# "stack_alloc" 160n : nativeptr<byte> #)
    let mutable made: nativeint = 0n
    let mutable top: nativeint = count
    while top > 0n do
        let mutable rest: uint64 = 0UL
        let mutable i: nativeint = top - 1n
        while i >= 0n do
            let word: uint64 = (rest <<< 32) ||| uint64 (Raw.loadUInt32 limbs (4n * i))
            let quotient: uint64 = word / 1000000000UL
            Raw.storeUInt32 limbs (4n * i) (uint32 quotient)
            rest <- word - quotient * 1000000000UL
            i <- i - 1n
        Raw.storeUInt32 groups (4n * made) (uint32 rest)
        made <- made + 1n
        while top > 0n && Raw.loadUInt32 limbs (4n * (top - 1n)) = 0u do
            top <- top - 1n
    Raw.storeWord d 0n 0n
    Raw.storeWord d 8n (9n * made)
    let mutable j: nativeint = made - 1n
    while j >= 0n do
        putNine d (Raw.loadUInt32 groups (4n * j))
        j <- j - 1n

/// Appends the digits of a fraction of `limbs` 32-bit limbs, lowest first, until it is used up.
let private fractionDigits (d: nativeptr<byte>) (limbs: nativeptr<byte>) (count: nativeint) : unit =
    let mutable bottom: nativeint = 0n
    while bottom < count && Raw.loadUInt32 limbs (4n * bottom) = 0u do
        bottom <- bottom + 1n
    while bottom < count do
        let mutable carry: uint64 = 0UL
        let mutable i: nativeint = bottom
        while i < count do
            let word: uint64 = uint64 (Raw.loadUInt32 limbs (4n * i)) * 1000000000UL + carry
            Raw.storeUInt32 limbs (4n * i) (uint32 word)
            carry <- word >>> 32
            i <- i + 1n
        putNine d (uint32 carry)
        while bottom < count && Raw.loadUInt32 limbs (4n * bottom) = 0u do
            bottom <- bottom + 1n

/// Stores c shifted left by some bits into cleared limbs.
let private placeShifted (limbs: nativeptr<byte>) (c: uint64) (shift: int) : unit =
    let at: nativeint = 4n * nativeint (shift / 32)
    let bits: int = shift % 32
    let low: uint64 = c <<< bits
    let high: uint64 = if bits = 0 then 0UL else c >>> (64 - bits)
    Raw.storeUInt32 limbs at (uint32 low)
    Raw.storeUInt32 limbs (at + 4n) (uint32 (low >>> 32))
    Raw.storeUInt32 limbs (at + 8n) (uint32 high)

/// All digits of c * 2^q, exactly.
let exact (d: nativeptr<byte>) (c: uint64) (q: int) : unit =
    let limbs: nativeptr<byte> = (# "stack_alloc" 160n : nativeptr<byte> #)
    Raw.fill limbs 0uy 160n
    Raw.storeWord d 0n 0n
    Raw.storeWord d 8n 0n
    if c <> 0UL then
        if q >= 0 then
            placeShifted limbs c q
            integerDigits d limbs (nativeint (q / 32) + 3n)
        else
            let point: int = -q
            if point < 64 && (c >>> point) <> 0UL then
                setInteger d (c >>> point) 0
                // The zeros at the end that `setInteger` left out are digits here.
                let count: nativeint = Raw.loadWord d 0n
                let scale: nativeint = Raw.loadWord d 8n
                Raw.fill (Raw.add d (16n + count)) 48uy (scale - count)
                Raw.storeWord d 0n scale
            let fraction: uint64 = if point < 64 then c &&& ((1UL <<< point) - 1UL) else c
            let count: int = (point + 31) / 32
            // The fraction has `point` bits; its limbs are aligned so that the last one ends at the point.
            let pad: nativeptr<byte> = (# "stack_alloc" 176n : nativeptr<byte> #)
            Raw.fill pad 0uy 176n
            placeShifted pad fraction (count * 32 - point)
            fractionDigits d pad (nativeint count)
        // Zeros at the end are no digits.
        let mutable count: nativeint = Raw.loadWord d 0n
        while count > 0n && Raw.loadByte d (15n + count) = 48uy do
            count <- count - 1n
        Raw.storeWord d 0n count

/// Takes away the zeros at the end.
let trim (d: nativeptr<byte>) : unit =
    let mutable count: nativeint = Raw.loadWord d 0n
    while count > 0n && Raw.loadByte d (15n + count) = 48uy do
        count <- count - 1n
    Raw.storeWord d 0n count

/// Rounds to the first `keep` digits, an exact tie to the even digit when `even`, away from zero otherwise.
let round (d: nativeptr<byte>) (keep: int) (even: bool) : unit =
    let count: nativeint = Raw.loadWord d 0n
    let limit: nativeint = nativeint keep
    if limit < 0n then
        Raw.storeWord d 0n 0n
        Raw.storeWord d 8n 0n
    elif limit < count then
        let next: byte = Raw.loadByte d (16n + limit)
        let tie: bool = next = 53uy && limit + 1n = count
        let oddBefore: bool = limit > 0n && (Raw.loadByte d (15n + limit) &&& 1uy) = 1uy
        let up: bool = if tie && even then oddBefore else next >= 53uy
        let mutable last: nativeint = limit
        if up then
            while last > 0n && Raw.loadByte d (15n + last) = 57uy do
                last <- last - 1n
            if last = 0n then
                Raw.storeByte d 16n 49uy
                Raw.storeWord d 8n (Raw.loadWord d 8n + 1n)
                last <- 1n
            else
                Raw.storeByte d (15n + last) (Raw.loadByte d (15n + last) + 1uy)
        else
            while last > 0n && Raw.loadByte d (15n + last) = 48uy do
                last <- last - 1n
        Raw.storeWord d 0n last
        if last = 0n then
            Raw.storeWord d 8n 0n
