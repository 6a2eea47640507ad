/// Unsigned integers of 256 bits for decimal arithmetic: eight 32-bit limbs in raw memory, lowest first.
module Firefly.Runtime.Wide

open Firefly.Runtime

/// Bytes of a number.
let inline size () : nativeint = 32n

let inline private limb (w: nativeptr<byte>) (i: nativeint) : uint64 = uint64 (Raw.loadUInt32 w (4n * i))

/// Sets a number from a low word of 64 bits and a high one of 32.
let set (w: nativeptr<byte>) (low: uint64) (high: uint32) : unit =
    Raw.storeUInt64 w 0n low
    Raw.storeUInt64 w 8n (uint64 high)
    Raw.storeUInt64 w 16n 0UL
    Raw.storeUInt64 w 24n 0UL

/// Copies a number.
let copy (target: nativeptr<byte>) (source: nativeptr<byte>) : unit = Raw.copy target source 32n

/// Low 64 bits.
let low (w: nativeptr<byte>) : uint64 = Raw.loadUInt64 w 0n

/// Bits 64 to 95.
let high (w: nativeptr<byte>) : uint32 = Raw.loadUInt32 w 8n

/// Whether a number is below 2^96.
let fits (w: nativeptr<byte>) : bool =
    Raw.loadUInt32 w 12n = 0u && Raw.loadUInt64 w 16n = 0UL && Raw.loadUInt64 w 24n = 0UL

/// Whether a number is zero.
let isZero (w: nativeptr<byte>) : bool = fits w && low w = 0UL && high w = 0u

/// Multiplies by a small number and adds another.
let multiplyAdd (w: nativeptr<byte>) (factor: uint32) (term: uint32) : unit =
    let mutable carry: uint64 = uint64 term
    let mutable i: nativeint = 0n
    while i < 8n do
        let word: uint64 = limb w i * uint64 factor + carry
        Raw.storeUInt32 w (4n * i) (uint32 word)
        carry <- word >>> 32
        i <- i + 1n

/// Multiplies by a power of ten.
let scaleUp (w: nativeptr<byte>) (digits: int) : unit =
    let mutable left: int = digits
    while left >= 9 do
        multiplyAdd w 1000000000u 0u
        left <- left - 9
    while left > 0 do
        multiplyAdd w 10u 0u
        left <- left - 1

/// Divides by a small number; the remainder.
let divideSmall (w: nativeptr<byte>) (divisor: uint32) : uint32 =
    let mutable rest: uint64 = 0UL
    let mutable i: nativeint = 7n
    while i >= 0n do
        let word: uint64 = (rest <<< 32) ||| limb w i
        let quotient: uint64 = word / uint64 divisor
        Raw.storeUInt32 w (4n * i) (uint32 quotient)
        rest <- word - quotient * uint64 divisor
        i <- i - 1n
    uint32 rest

/// Order of two numbers.
let compare (a: nativeptr<byte>) (b: nativeptr<byte>) : int =
    let mutable i: nativeint = 7n
    while i > 0n && limb a i = limb b i do
        i <- i - 1n
    if limb a i = limb b i then 0
    elif limb a i > limb b i then 1
    else -1

/// Adds `b` to `a`.
let add (a: nativeptr<byte>) (b: nativeptr<byte>) : unit =
    let mutable carry: uint64 = 0UL
    let mutable i: nativeint = 0n
    while i < 8n do
        let word: uint64 = limb a i + limb b i + carry
        Raw.storeUInt32 a (4n * i) (uint32 word)
        carry <- word >>> 32
        i <- i + 1n

/// Takes `b`, which is not larger, from `a`.
let subtract (a: nativeptr<byte>) (b: nativeptr<byte>) : unit =
    let mutable borrow: uint64 = 0UL
    let mutable i: nativeint = 0n
    while i < 8n do
        let word: uint64 = limb a i - limb b i - borrow
        Raw.storeUInt32 a (4n * i) (uint32 word)
        borrow <- (word >>> 32) &&& 1UL
        i <- i + 1n

/// Product of two numbers below 2^96.
let multiply (target: nativeptr<byte>) (a: nativeptr<byte>) (b: nativeptr<byte>) : unit =
    set target 0UL 0u
    let mutable i: nativeint = 0n
    while i < 3n do
        let mutable carry: uint64 = 0UL
        let mutable j: nativeint = 0n
        while j < 3n do
            let word: uint64 = limb a i * limb b j + limb target (i + j) + carry
            Raw.storeUInt32 target (4n * (i + j)) (uint32 word)
            carry <- word >>> 32
            j <- j + 1n
        Raw.storeUInt32 target (4n * (i + 3n)) (uint32 carry)
        i <- i + 1n

/// Quotient of `a` by `b`, which is not zero; the remainder stays in `a`.
let divide (quotient: nativeptr<byte>) (a: nativeptr<byte>) (b: nativeptr<byte>) : unit =
    set quotient 0UL 0u
    let rest: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
    set rest 0UL 0u
    let mutable bit: nativeint = 255n
    while bit >= 0n do
        let next: uint32 = uint32 ((limb a (bit / 32n)) >>> int (bit % 32n)) &&& 1u
        multiplyAdd rest 2u next
        multiplyAdd quotient 2u 0u
        if compare rest b >= 0 then
            subtract rest b
            Raw.storeUInt32 quotient 0n (Raw.loadUInt32 quotient 0n ||| 1u)
        bit <- bit - 1n
    copy a rest

/// Brings a number below 2^96 and a scale to at most 28 by dividing by ten, rounding half to even. `more` says that a part
/// below the last digit was lost before. The scale, or -1 when the number is too large.
let fit (w: nativeptr<byte>) (scale: int) (more: bool) : int =
    let mutable s: int = scale
    let mutable digit: uint32 = 0u
    let mutable lost: bool = more
    let mutable go: bool = true
    while go do
        while s >= 0 && (s > 28 || not (fits w)) do
            lost <- lost || digit <> 0u
            digit <- divideSmall w 10u
            s <- s - 1
        go <- false
        if digit > 5u || (digit = 5u && (lost || (low w &&& 1UL) = 1UL)) then
            multiplyAdd w 1u 1u
            digit <- 0u
            lost <- true
            go <- not (fits w)
    if s < 0 then -1 else s

/// Divides by ten while that leaves no rest and the scale is above `least`. The scale.
let strip (w: nativeptr<byte>) (scale: int) (least: int) : int =
    let shorter: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
    let mutable s: int = scale
    let mutable go: bool = true
    while go && s > least do
        copy shorter w
        if divideSmall shorter 10u = 0u then
            copy w shorter
            s <- s - 1
        else
            go <- false
    s

/// Digits of a number below 2^96 in a digit buffer (see `FloatDigits`), with its zeros at the end; `scale` of them stand
/// after the point. The number is used up.
let digits (w: nativeptr<byte>) (scale: int) (d: nativeptr<byte>) : unit =
    let scratch: nativeptr<byte> = (# "stack_alloc" 48n : nativeptr<byte> #)
    let stop: nativeptr<byte> = Raw.add scratch 48n
    let mutable p: nativeptr<byte> = stop
    while not (isZero w) do
        let digit: uint32 = divideSmall w 10u
        p <- Raw.add p -1n
        Raw.storeByte p 0n (byte (48u + digit))
    let count: nativeint = Raw.address stop - Raw.address p
    Raw.copy (Raw.add d 16n) p count
    Raw.storeWord d 0n count
    Raw.storeWord d 8n (if count = 0n then 0n else count - nativeint scale)
