/// Natural numbers of any size: limbs of 64 bits in arrays, the lowest first. Lengths are passed beside the arrays; a
/// number without limbs is zero. Functions that return an array return one without zero limbs at its end.
module Firefly.Runtime.Natural

open Firefly.Runtime

let inline private get (a: uint64[]) (i: int) : uint64 = (# "array_get" a i : uint64 #)

let inline private put (a: uint64[]) (i: int) (x: uint64) : unit = (# "array_set" a i x : unit #)

let inline private high (x: uint64) (y: uint64) : uint64 = (# "mul_high" x y : uint64 #)

let inline private zeros (x: uint64) : int = int (# "leading_zeros" x : uint64 #)

/// Number of limbs without the zeros at the end.
let significant (a: uint64[]) (count: int) : int =
    let mutable n: int = count
    while n > 0 && get a (n - 1) = 0UL do
        n <- n - 1
    n

/// The first limbs as an array of their own.
let take (a: uint64[]) (count: int) : uint64[] =
    if count = a.Length then
        a
    else
        let r: uint64[] = (# "array_new" count : uint64[] #)
        for i in 0 .. count - 1 do
            put r i (get a i)
        r

/// The number without zero limbs at its end.
let trim (a: uint64[]) : uint64[] = take a (significant a a.Length)

/// A number of one limb.
let ofLimb (x: uint64) : uint64[] = if x = 0UL then [||] else [| x |]

/// Order.
let compare (a: uint64[]) (b: uint64[]) : int =
    if a.Length <> b.Length then
        (if a.Length < b.Length then -1 else 1)
    else
        let mutable i: int = a.Length - 1
        while i >= 0 && get a i = get b i do
            i <- i - 1
        if i < 0 then 0
        elif get a i < get b i then -1
        else 1

// ---- in place -------------------------------------------------------------------------------------------------------

/// r[at ..] <- r[at ..] + a[from .. from + count - 1]; the carry goes on to its end.
let private addTo (r: uint64[]) (at: int) (a: uint64[]) (from: int) (count: int) : unit =
    let mutable carry: uint64 = 0UL
    for i in 0 .. count - 1 do
        let x: uint64 = get r (at + i)
        let s: uint64 = x + get a (from + i)
        let t: uint64 = s + carry
        carry <- (if s < x then 1UL else 0UL) + (if t < s then 1UL else 0UL)
        put r (at + i) t
    let mutable i: int = at + count
    while carry <> 0UL do
        let t: uint64 = get r i + 1UL
        put r i t
        carry <- if t = 0UL then 1UL else 0UL
        i <- i + 1

/// r[at ..] <- r[at ..] - a[from .. from + count - 1]; the borrow goes on to its end.
let private subtractFrom (r: uint64[]) (at: int) (a: uint64[]) (from: int) (count: int) : unit =
    let mutable borrow: uint64 = 0UL
    for i in 0 .. count - 1 do
        let x: uint64 = get r (at + i)
        let y: uint64 = get a (from + i)
        let s: uint64 = x - y
        let t: uint64 = s - borrow
        borrow <- (if x < y then 1UL else 0UL) + (if s < borrow then 1UL else 0UL)
        put r (at + i) t
    let mutable i: int = at + count
    while borrow <> 0UL do
        let x: uint64 = get r i
        put r i (x - 1UL)
        borrow <- if x = 0UL then 1UL else 0UL
        i <- i + 1

/// a <- a * factor + term on the first limbs; the limb above them.
let scale (a: uint64[]) (count: int) (factor: uint64) (term: uint64) : uint64 =
    let mutable carry: uint64 = term
    for i in 0 .. count - 1 do
        let x: uint64 = get a i
        let low: uint64 = x * factor
        let s: uint64 = low + carry
        carry <- high x factor + (if s < low then 1UL else 0UL)
        put a i s
    carry

/// r[at .. at + count - 1] += a[from ..] * factor; the limb above.
let private addScaled (r: uint64[]) (at: int) (a: uint64[]) (from: int) (count: int) (factor: uint64) : uint64 =
    let mutable carry: uint64 = 0UL
    for i in 0 .. count - 1 do
        let x: uint64 = get a (from + i)
        let low: uint64 = x * factor
        let s: uint64 = low + carry
        let old: uint64 = get r (at + i)
        let t: uint64 = s + old
        carry <- high x factor + (if s < low then 1UL else 0UL) + (if t < old then 1UL else 0UL)
        put r (at + i) t
    carry

/// r[at .. at + count - 1] -= a[0 ..] * factor; what is missing above.
let private subtractScaled (r: uint64[]) (at: int) (a: uint64[]) (count: int) (factor: uint64) : uint64 =
    let mutable borrow: uint64 = 0UL
    for i in 0 .. count - 1 do
        let x: uint64 = get a i
        let low: uint64 = x * factor
        let s: uint64 = low + borrow
        let old: uint64 = get r (at + i)
        borrow <- high x factor + (if s < low then 1UL else 0UL) + (if old < s then 1UL else 0UL)
        put r (at + i) (old - s)
    borrow

// ---- sums -----------------------------------------------------------------------------------------------------------

/// Sum.
let add (a: uint64[]) (b: uint64[]) : uint64[] =
    let long: uint64[] = if a.Length >= b.Length then a else b
    let short: uint64[] = if a.Length >= b.Length then b else a
    let n: int = long.Length
    let r: uint64[] = (# "array_new" (n + 1) : uint64[] #)
    for i in 0 .. n - 1 do
        put r i (get long i)
    addTo r 0 short 0 short.Length
    trim r

/// Difference; the first number is not the smaller one.
let subtract (a: uint64[]) (b: uint64[]) : uint64[] =
    let n: int = a.Length
    let r: uint64[] = (# "array_new" n : uint64[] #)
    for i in 0 .. n - 1 do
        put r i (get a i)
    subtractFrom r 0 b 0 b.Length
    trim r

/// Times two to a power.
let shiftLeft (a: uint64[]) (bits: int) : uint64[] =
    let limbs: int = bits >>> 6
    let rest: int = bits &&& 63
    let n: int = a.Length
    if n = 0 then
        a
    else
        let r: uint64[] = (# "array_new" (n + limbs + 1) : uint64[] #)
        if rest = 0 then
            for i in 0 .. n - 1 do
                put r (i + limbs) (get a i)
        else
            let mutable carry: uint64 = 0UL
            for i in 0 .. n - 1 do
                let x: uint64 = get a i
                put r (i + limbs) ((x <<< rest) ||| carry)
                carry <- x >>> (64 - rest)
            put r (n + limbs) carry
        trim r

/// Divided by two to a power, rounded down.
let shiftRight (a: uint64[]) (bits: int) : uint64[] =
    let limbs: int = bits >>> 6
    let rest: int = bits &&& 63
    let n: int = a.Length - limbs
    if n <= 0 then
        [||]
    else
        let r: uint64[] = (# "array_new" n : uint64[] #)
        for i in 0 .. n - 1 do
            let low: uint64 = get a (i + limbs)
            let above: uint64 = if i + limbs + 1 < a.Length then get a (i + limbs + 1) else 0UL
            put r i (if rest = 0 then low else (low >>> rest) ||| (above <<< (64 - rest)))
        trim r

/// Whether one of the lowest bits is set.
let anyBelow (a: uint64[]) (bits: int) : bool =
    let limbs: int = bits >>> 6
    let rest: int = bits &&& 63
    if limbs >= a.Length then
        a.Length > 0
    else
        let mutable i: int = 0
        while i < limbs && get a i = 0UL do
            i <- i + 1
        i < limbs || (get a limbs &&& ((1UL <<< rest) - 1UL)) <> 0UL

/// Number of bits.
let bitLength (a: uint64[]) : int64 =
    if a.Length = 0 then 0L else int64 a.Length * 64L - int64 (zeros (get a (a.Length - 1)))

// ---- products -------------------------------------------------------------------------------------------------------

/// r[at .. at + n + m - 1] <- a[..] * b[..], by limbs; those limbs of r are zero before.
let private multiplySchool (r: uint64[]) (at: int) (a: uint64[]) (i0: int) (n: int) (b: uint64[]) (j0: int) (m: int) : unit =
    for j in 0 .. m - 1 do
        put r (at + j + n) (addScaled r (at + j) a i0 n (get b (j0 + j)))

/// Sum of two pieces of at most n limbs, of n + 1 limbs.
let private pieceSum (a: uint64[]) (i0: int) (n: int) (count: int) (m: int) : uint64[] =
    let r: uint64[] = (# "array_new" (n + 1) : uint64[] #)
    for i in 0 .. count - 1 do
        put r i (get a (i0 + i))
    addTo r 0 a (i0 + n) m
    r

/// r[at .. at + n + m - 1] <- a[..] * b[..] with n >= m; those limbs of r are zero before. Karatsuba's method for long ones.
let rec private multiplyPart (r: uint64[]) (at: int) (a: uint64[]) (i0: int) (n: int) (b: uint64[]) (j0: int) (m: int) : unit =
    if m < 32 then
        multiplySchool r at a i0 n b j0 m
    elif m <= (n + 1) / 2 then
        // Pieces of the longer one, as long as the shorter one.
        let mutable i: int = 0
        while i < n do
            let count: int = if n - i < m then n - i else m
            let piece: uint64[] = (# "array_new" (count + m) : uint64[] #)
            if count >= m then multiplyPart piece 0 a (i0 + i) count b j0 m
            else multiplyPart piece 0 b j0 m a (i0 + i) count
            addTo r (at + i) piece 0 (count + m)
            i <- i + count
    else
        let half: int = (n + 1) / 2
        let low: uint64[] = (# "array_new" (half + half) : uint64[] #)
        let top: uint64[] = (# "array_new" (n - half + m - half) : uint64[] #)
        multiplyPart low 0 a i0 half b j0 half
        multiplyPart top 0 a (i0 + half) (n - half) b (j0 + half) (m - half)
        let x: uint64[] = pieceSum a i0 half half (n - half)
        let y: uint64[] = pieceSum b j0 half half (m - half)
        let middle: uint64[] = (# "array_new" (half + half + 2) : uint64[] #)
        multiplyPart middle 0 x 0 (half + 1) y 0 (half + 1)
        subtractFrom middle 0 low 0 low.Length
        subtractFrom middle 0 top 0 top.Length
        addTo r at low 0 low.Length
        addTo r (at + half + half) top 0 top.Length
        addTo r (at + half) middle 0 (significant middle middle.Length)

/// Product.
let multiply (a: uint64[]) (b: uint64[]) : uint64[] =
    let n: int = a.Length
    let m: int = b.Length
    if n = 0 || m = 0 then
        [||]
    else
        let r: uint64[] = (# "array_new" (n + m) : uint64[] #)
        if n >= m then multiplyPart r 0 a 0 n b 0 m else multiplyPart r 0 b 0 m a 0 n
        trim r

// ---- quotients ------------------------------------------------------------------------------------------------------

/// (2^128 - 1) / d - 2^64 for a divisor with its highest bit set (N. Möller and T. Granlund, Improved division by
/// invariant integers).
let private reciprocal (d: uint64) : uint64 =
    // Division of (~d, ~0) by halves of 32 bits.
    let d1: uint64 = d >>> 32
    let d0: uint64 = d &&& 0xFFFFFFFFUL
    let digit (top: uint64) (next: uint64) : uint64 =
        let mutable q: uint64 = top / d1
        let mutable rest: uint64 = top - q * d1
        let mutable go: bool = true
        while go && (q > 0xFFFFFFFFUL || q * d0 > ((rest <<< 32) ||| next)) do
            q <- q - 1UL
            rest <- rest + d1
            go <- rest <= 0xFFFFFFFFUL
        q
    let u1: uint64 = ~~~d
    let q1: uint64 = digit u1 0xFFFFFFFFUL
    let u2: uint64 = (u1 <<< 32) + 0xFFFFFFFFUL - q1 * d
    let q0: uint64 = digit u2 0xFFFFFFFFUL
    (q1 <<< 32) + q0

/// a <- a / d on the first limbs; the remainder.
let divideLimb (a: uint64[]) (count: int) (d: uint64) : uint64 =
    let shift: int = zeros d
    let n: uint64 = d <<< shift
    let v: uint64 = reciprocal n
    let mutable rest: uint64 = 0UL
    if shift > 0 && count > 0 then
        rest <- get a (count - 1) >>> (64 - shift)
    let mutable i: int = count - 1
    while i >= 0 do
        let next: uint64 =
            if shift = 0 then get a i
            else (get a i <<< shift) ||| (if i > 0 then get a (i - 1) >>> (64 - shift) else 0UL)
        let p0: uint64 = v * rest
        let q0: uint64 = p0 + next
        let mutable q: uint64 = high v rest + rest + 1UL + (if q0 < p0 then 1UL else 0UL)
        rest <- next - q * n
        if rest > q0 then
            q <- q - 1UL
            rest <- rest + n
        if rest >= n then
            q <- q + 1UL
            rest <- rest - n
        put a i q
        i <- i - 1
    rest >>> shift

/// u[at ..] += v once too much was taken away; the carry out of it is dropped.
let private addBack (u: uint64[]) (at: int) (v: uint64[]) (m: int) : unit =
    let mutable carry: uint64 = 0UL
    for i in 0 .. m - 1 do
        let x: uint64 = get u (at + i)
        let s: uint64 = x + get v i
        let t: uint64 = s + carry
        carry <- (if s < x then 1UL else 0UL) + (if t < s then 1UL else 0UL)
        put u (at + i) t
    put u (at + m) (get u (at + m) + carry)

/// Knuth's division: u is divided by v, which has its highest bit set and at least two limbs; u's highest limb is zero. The
/// quotient goes to q, the remainder to the low limbs of u.
let private divideLong (u: uint64[]) (n: int) (v: uint64[]) (m: int) (q: uint64[]) : unit =
    let top: uint64 = get v (m - 1)
    let second: uint64 = get v (m - 2)
    let inverse: uint64 = reciprocal top
    let mutable j: int = n - m - 1
    while j >= 0 do
        let u2: uint64 = get u (j + m)
        let u1: uint64 = get u (j + m - 1)
        let u0: uint64 = get u (j + m - 2)
        let mutable digit: uint64 = 0xFFFFFFFFFFFFFFFFUL
        let mutable rest: uint64 = u1 + top
        let mutable go: bool = rest >= top
        if u2 < top then
            let p0: uint64 = inverse * u2
            let q0: uint64 = p0 + u1
            digit <- high inverse u2 + u2 + 1UL + (if q0 < p0 then 1UL else 0UL)
            rest <- u1 - digit * top
            if rest > q0 then
                digit <- digit - 1UL
                rest <- rest + top
            if rest >= top then
                digit <- digit + 1UL
                rest <- rest - top
            go <- true
        // The estimate with the second limb.
        while go do
            let h: uint64 = high digit second
            if h > rest || (h = rest && digit * second > u0) then
                digit <- digit - 1UL
                rest <- rest + top
                go <- rest >= top
            else
                go <- false
        let missing: uint64 = subtractScaled u j v m digit
        put u (j + m) (u2 - missing)
        if missing > u2 then
            digit <- digit - 1UL
            addBack u j v m
        put q j digit
        j <- j - 1

/// Quotient and remainder; the divisor is not zero.
let divide (a: uint64[]) (b: uint64[]) : struct (uint64[] * uint64[]) =
    let n: int = a.Length
    let m: int = b.Length
    if compare a b < 0 then
        struct ([||], a)
    elif m = 1 then
        let q: uint64[] = (# "array_new" n : uint64[] #)
        for i in 0 .. n - 1 do
            put q i (get a i)
        let rest: uint64 = divideLimb q n (get b 0)
        struct (trim q, ofLimb rest)
    else
        let shift: int = zeros (get b (m - 1))
        let v: uint64[] = shiftLeft b shift
        let u: uint64[] = (# "array_new" (n + 1) : uint64[] #)
        let mutable carry: uint64 = 0UL
        for i in 0 .. n - 1 do
            let x: uint64 = get a i
            put u i ((x <<< shift) ||| carry)
            carry <- if shift = 0 then 0UL else x >>> (64 - shift)
        put u n carry
        let q: uint64[] = (# "array_new" (n + 1 - m) : uint64[] #)
        divideLong u (n + 1) v m q
        struct (trim q, shiftRight (take u (significant u m)) shift)

// ---- text -----------------------------------------------------------------------------------------------------------

/// Writes the decimal digits so that they end before `stop`; the place of the first one.
let decimalBefore (a: uint64[]) (stop: nativeptr<byte>) : nativeptr<byte> =
    let rest: uint64[] = (# "array_new" a.Length : uint64[] #)
    for i in 0 .. a.Length - 1 do
        put rest i (get a i)
    let mutable count: int = significant rest rest.Length
    let mutable p: nativeptr<byte> = stop
    while count > 1 do
        let chunk: uint64 = divideLimb rest count 10000000000000000000UL
        count <- significant rest count
        let next: nativeptr<byte> = Raw.add p -19n
        let mutable first: nativeptr<byte> = Digits.before p chunk
        while Raw.address first > Raw.address next do
            first <- Raw.add first -1n
            Raw.storeByte first 0n 48uy
        p <- next
    if count = 1 then
        p <- Digits.before p (get rest 0)
    p

/// Room for the decimal digits.
let decimalRoom (a: uint64[]) : nativeint = nativeint a.Length * 20n + 24n

/// The number of decimal digits in memory.
let ofDecimal (p: nativeptr<byte>) (count: nativeint) : uint64[] =
    let r: uint64[] = (# "array_new" (int (count / 19n) + 2) : uint64[] #)
    let mutable used: int = 0
    let mutable i: nativeint = 0n
    while i < count do
        let mutable chunk: uint64 = 0UL
        let mutable power: uint64 = 1UL
        let stop: nativeint = if count - i < 19n then count else i + 19n
        while i < stop do
            chunk <- chunk * 10UL + uint64 (Raw.loadByte p i - 48uy)
            power <- power * 10UL
            i <- i + 1n
        let carry: uint64 = scale r used power chunk
        if carry <> 0UL then
            put r used carry
            used <- used + 1
    take r used
