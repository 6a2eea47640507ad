/// Numbers to text in .NET's standard formats. What goes in is a digit buffer (see `FloatDigits`) or a number, what comes out is
/// ASCII in raw memory; each function gives the number of bytes written.
module Firefly.Runtime.NumberText

open Firefly.Runtime

/// Writes a short ASCII string at a place.
let private put (target: nativeptr<byte>) (at: nativeint) (text: string) : nativeint =
    let count: nativeint = Raw.textLength text
    Raw.copy (Raw.add target at) (Raw.textData text) count
    at + count

/// Writes an exponent: letter, sign, at least `least` digits.
let private exponent (target: nativeptr<byte>) (at: nativeint) (letter: byte) (value: nativeint) (least: nativeint) : nativeint =
    Raw.storeByte target at letter
    Raw.storeByte target (at + 1n) (if value < 0n then 45uy else 43uy)
    let scratch: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
    let stop: nativeptr<byte> = Raw.add scratch 32n
    let size: nativeint = if value < 0n then 0n - value else value
    let mutable p: nativeptr<byte> = Digits.before stop (uint64 size)
    while Raw.address stop - Raw.address p < least do
        p <- Raw.add p -1n
        Raw.storeByte p 0n 48uy
    let count: nativeint = Raw.address stop - Raw.address p
    Raw.copy (Raw.add target (at + 2n)) p count
    at + 2n + count

/// The `i`-th digit, `0` past the end.
let inline private digit (d: nativeptr<byte>) (i: nativeint) : byte =
    if i < Raw.loadWord d 0n then Raw.loadByte d (16n + i) else 48uy

/// The format `G`: positional while the scale lies between -3 and `most`, otherwise with an exponent.
let general (d: nativeptr<byte>) (negative: bool) (most: nativeint) (letter: byte) (target: nativeptr<byte>) : nativeint =
    let count: nativeint = Raw.loadWord d 0n
    let scale: nativeint = Raw.loadWord d 8n
    let scientific: bool = scale > most || scale < -3n
    let mutable point: nativeint = if scientific then 1n else scale
    let mutable at: nativeint = 0n
    let mutable next: nativeint = 0n
    if negative then
        Raw.storeByte target 0n 45uy
        at <- 1n
    if point > 0n then
        while point > 0n do
            Raw.storeByte target at (digit d next)
            next <- next + 1n
            at <- at + 1n
            point <- point - 1n
    else
        Raw.storeByte target at 48uy
        at <- at + 1n
    if next < count || point < 0n then
        Raw.storeByte target at 46uy
        at <- at + 1n
        while point < 0n do
            Raw.storeByte target at 48uy
            at <- at + 1n
            point <- point + 1n
        while next < count do
            Raw.storeByte target at (digit d next)
            at <- at + 1n
            next <- next + 1n
    if scientific then exponent target at letter (scale - 1n) 2n else at

/// The formats `F` and, with groups of three, `N`.
let positional (d: nativeptr<byte>) (negative: bool) (decimals: nativeint) (grouped: bool) (target: nativeptr<byte>) : nativeint =
    let scale: nativeint = Raw.loadWord d 8n
    let mutable at: nativeint = 0n
    let mutable next: nativeint = 0n
    if negative then
        Raw.storeByte target 0n 45uy
        at <- 1n
    if scale <= 0n then
        Raw.storeByte target at 48uy
        at <- at + 1n
    while next < scale do
        if grouped && next > 0n && (scale - next) % 3n = 0n then
            Raw.storeByte target at 44uy
            at <- at + 1n
        Raw.storeByte target at (digit d next)
        at <- at + 1n
        next <- next + 1n
    if decimals > 0n then
        Raw.storeByte target at 46uy
        at <- at + 1n
        let mutable place: nativeint = 0n
        while place < decimals do
            let i: nativeint = scale + place
            Raw.storeByte target at (if i < 0n then 48uy else digit d i)
            at <- at + 1n
            place <- place + 1n
    at

/// The format `E`: one digit, the decimals, an exponent of at least three digits.
let scientific (d: nativeptr<byte>) (negative: bool) (decimals: nativeint) (letter: byte) (target: nativeptr<byte>) : nativeint =
    let mutable at: nativeint = 0n
    if negative then
        Raw.storeByte target 0n 45uy
        at <- 1n
    Raw.storeByte target at (digit d 0n)
    at <- at + 1n
    if decimals > 0n then
        Raw.storeByte target at 46uy
        at <- at + 1n
        let mutable i: nativeint = 1n
        while i <= decimals do
            Raw.storeByte target at (digit d i)
            at <- at + 1n
            i <- i + 1n
    exponent target at letter (if Raw.loadWord d 0n = 0n then 0n else Raw.loadWord d 8n - 1n) 3n

/// Digits in one of the standard formats `E`, `F`, `G`, `N`, `P`; `letter` is the format's letter, -1 the absent precision.
/// `float` tells numbers that know -0 and round ties to even from those that do not.
let standard (d: nativeptr<byte>) (minus: bool) (isFloat: bool) (letter: byte) (precision: int) (target: nativeptr<byte>) : nativeint =
    let upper: byte = letter &&& 0xDFuy
    let scale: int = int (Raw.loadWord d 8n)
    if upper = 69uy then // E
        let decimals: int = if precision < 0 then 6 else precision
        FloatDigits.round d (decimals + 1) isFloat
        let negative: bool = minus && (isFloat || Raw.loadWord d 0n > 0n)
        scientific d negative (nativeint decimals) letter target
    elif upper = 71uy then // G
        if precision > 0 then
            FloatDigits.round d precision isFloat
        let most: int = if precision > 0 then precision else 29
        let negative: bool = minus && (isFloat || Raw.loadWord d 0n > 0n)
        general d negative (nativeint most) (letter - 2uy) target
    else
        let decimals: int = if precision < 0 then 2 else precision
        let percent: bool = upper = 80uy
        if percent && Raw.loadWord d 0n > 0n then
            Raw.storeWord d 8n (nativeint (scale + 2))
        FloatDigits.round d (int (Raw.loadWord d 8n) + decimals) isFloat
        let negative: bool = minus && (isFloat || Raw.loadWord d 0n > 0n)
        let at: nativeint = positional d negative (nativeint decimals) (upper <> 70uy) target
        if percent then put target at " %" else at

/// 10^n for 0 <= n <= 19.
let powerOfTen (n: int) : uint64 =
    let mutable p: uint64 = 1UL
    let mutable i: int = 0
    while i < n do
        p <- p * 10UL
        i <- i + 1
    p

/// Positional digits of a number that is an integer times 10^-decimals.
let private scaled (number: uint64) (negative: bool) (decimals: int) (target: nativeptr<byte>) : nativeint =
    let scratch: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
    let stop: nativeptr<byte> = Raw.add scratch 32n
    let mutable p: nativeptr<byte> = Digits.before stop number
    while Raw.address stop - Raw.address p <= nativeint decimals do
        p <- Raw.add p -1n
        Raw.storeByte p 0n 48uy
    let count: nativeint = Raw.address stop - Raw.address p
    let whole: nativeint = count - nativeint decimals
    let mutable at: nativeint = 0n
    if negative then
        Raw.storeByte target 0n 45uy
        at <- 1n
    Raw.copy (Raw.add target at) p whole
    at <- at + whole
    if decimals > 0 then
        Raw.storeByte target at 46uy
        Raw.copy (Raw.add target (at + 1n)) (Raw.add p whole) (nativeint decimals)
        at <- at + 1n + nativeint decimals
    at

/// c * 2^-shift rounded to an integer times 10^-decimals where 128 bits hold the product: 0 bytes when they do not.
let private fixedFast (c: uint64) (shift: int) (negative: bool) (decimals: int) (target: nativeptr<byte>) : nativeint =
    if shift < 0 || shift > 120 || decimals > 15 then
        0n
    else
        let power: uint64 = powerOfTen decimals
        let low: uint64 = c * power
        let high: uint64 = (# "mul_high" c power : uint64 #)
        let top: bool = shift >= 64
        let bits: int = if top then shift - 64 else shift
        let word: uint64 = if top then high else low
        let mask: uint64 = (1UL <<< bits) - 1UL
        let half: uint64 = if bits = 0 then 0UL else 1UL <<< (bits - 1)
        let rest: uint64 = word &&& mask
        let quotient: uint64 =
            if top || bits = 0 then word >>> bits else (high <<< (64 - bits)) ||| (word >>> bits)
        if not top && (high >>> bits) <> 0UL then
            0n
        else
            // Compares what was shifted out with a half.
            let below: uint64 = if top then low else 0UL
            let order: int =
                if top && bits = 0 then
                    (if below > 0x8000000000000000UL then 1
                     elif below = 0x8000000000000000UL then 0
                     else -1)
                elif bits = 0 then -1
                elif rest > half then 1
                elif rest < half then -1
                elif below > 0UL then 1
                else 0
            let up: bool = order > 0 || (order = 0 && (quotient &&& 1UL) = 1UL)
            scaled (if up then quotient + 1UL else quotient) negative decimals target

/// A float in a standard format; `letter` 0 or `R` is the default format. `single` when the number was a float32. Takes up to
/// `480 + precision` bytes.
let ofFloat (x: float) (single: bool) (letter: byte) (precision: int) (target: nativeptr<byte>) : nativeint =
    let bits: uint64 = (# "bitcast" x : uint64 #)
    let negative: bool = (bits >>> 63) <> 0UL
    if ((bits >>> 52) &&& 0x7FFUL) = 0x7FFUL then
        if (bits &&& 0xFFFFFFFFFFFFFUL) <> 0UL then put target 0n "NaN"
        elif negative then put target 0n "-Infinity"
        else put target 0n "Infinity"
    else
        let upper: byte = letter &&& 0xDFuy
        let q: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let c: uint64 = FloatDigits.significand bits q
        let exponent: int = int (Raw.loadWord q 0n)
        let decimals: int = if precision < 0 then 2 else precision
        let fast: nativeint =
            if upper = 70uy then fixedFast c (0 - exponent) negative decimals target else 0n
        if fast > 0n then
            fast
        else
            let d: nativeptr<byte> = (# "stack_alloc" 1216n : nativeptr<byte> #)
            if letter = 0uy || upper = 82uy || (upper = 71uy && precision <= 0) then
                if single then FloatDigits.ofSingle d (float32 x) else FloatDigits.ofDouble d x
                let least: nativeint = if single then 9n else 17n
                let count: nativeint = Raw.loadWord d 0n
                general d negative (if count > least then count else least) (if letter = 103uy then 101uy else 69uy) target
            else
                FloatDigits.exact d c exponent
                standard d negative true letter precision target

/// The default text of a float.
let doubleToString (x: float) : string =
    let target: nativeptr<byte> = (# "stack_alloc" 64n : nativeptr<byte> #)
    let count: nativeint = ofFloat x false 0uy -1 target
    Text.ofAscii target count

/// The default text of a float32.
let singleToString (x: float32) : string =
    let target: nativeptr<byte> = (# "stack_alloc" 64n : nativeptr<byte> #)
    let count: nativeint = ofFloat (float x) true 0uy -1 target
    Text.ofAscii target count
