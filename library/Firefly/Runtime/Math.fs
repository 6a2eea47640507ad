/// Elementary functions of floats, without a C library.
///
/// Each result is computed as an unevaluated sum of two floats (Dekker, "A floating-point technique for extending the
/// available precision", 1971) and rounded once, so that it is the nearest float except in about one case of a hundred
/// thousand; arguments are reduced with three-part constants, large angles with as many digits of 2/pi as they need (Payne and
/// Hanek, 1983).
module Firefly.Runtime.Math

open Firefly.Runtime

// ---- sums of two floats ---------------------------------------------------------------------------------------------

/// Sum with its rounding error.
let inline twoSum (a: float) (b: float) : float * float =
    let s: float = a + b
    let c: float = s - a
    (s, (a - (s - c)) + (b - c))

/// Sum with its rounding error, where |a| >= |b|.
let inline quickSum (a: float) (b: float) : float * float =
    let s: float = a + b
    (s, b - (s - a))

/// Product with its rounding error.
let twoProduct (a: float) (b: float) : float * float =
    let p: float = a * b
    let ca: float = 134217729.0 * a
    let ah: float = ca - (ca - a)
    let al: float = a - ah
    let cb: float = 134217729.0 * b
    let bh: float = cb - (cb - b)
    let bl: float = b - bh
    (p, ((ah * bh - p) + ah * bl + al * bh) + al * bl)

/// Sum of two pairs.
let addPairs (ah: float, al: float) (bh: float, bl: float) : float * float =
    let (s, e) = twoSum ah bh
    quickSum s (e + (al + bl))

/// Product of two pairs.
let multiplyPairs (ah: float, al: float) (bh: float, bl: float) : float * float =
    let (p, e) = twoProduct ah bh
    quickSum p (e + (ah * bl + al * bh))

/// Quotient of two pairs.
let dividePairs (ah: float, al: float) (bh: float, bl: float) : float * float =
    let q: float = ah / bh
    let (p, e) = twoProduct q bh
    let rest: float = ((ah - p) - e) + al - q * bl
    quickSum q (rest / bh)

/// x * 2^k; one rounding.
let scale (x: float) (k: int) : float =
    let power (n: int) : float = (# "bitcast" (int64 (n + 1023) <<< 52) : float #)
    if k > 1023 then
        (if k > 2046 then x * power 1023 * power 1023 * power 1023 else x * power 1023 * power (k - 1023))
    elif k >= -1022 then x * power k
    elif k >= -1100 then x * power (k + 200) * power -200
    else x * 0.0

// ---- exponential and logarithm --------------------------------------------------------------------------------------

/// e^r of a pair with |r| < 0.36.
let private expSmall (r: float) (low: float) : float * float =
    let rest: float = 0.001388888888888889 + r * (0.0001984126984126984 + r * (2.48015873015873e-05 + r * (2.7557319223985893e-06 + r * (2.755731922398589e-07 + r * (2.505210838544172e-08 + r * (2.08767569878681e-09 + r * (1.6059043836821613e-10 + r * (1.1470745597729725e-11 + r * (7.647163731819816e-13 + r * (4.779477332387385e-14))))))))))
    let (a5, b5) = twoSum 0.008333333333333333 (r * rest)
    let pair: float * float = (r, low)
    let s4: float * float = addPairs (0.041666666666666664, 2.3129646346357427e-18) (multiplyPairs pair (a5, b5 + 1.1564823173178714e-19))
    let s3: float * float = addPairs (0.16666666666666666, 9.25185853854297e-18) (multiplyPairs pair s4)
    let s2: float * float = addPairs (0.5, 0.0) (multiplyPairs pair s3)
    let s1: float * float = addPairs (1.0, 0.0) (multiplyPairs pair s2)
    addPairs (1.0, 0.0) (multiplyPairs pair s1)

/// Multiple of ln 2 nearest to a number below 2000 in size.
let private exponentOf (x: float) : float = (# "frint" (x * 1.4426950408889634) : float #)

/// e^x / 2^k of a pair, k being `exponentOf` it.
let private expPair (x: float) (low: float) (k: float) : float * float =
    let (p, e) = twoProduct k 0.6931471805599453
    let (r, s) = twoSum (x - p) (low - e - k * 2.3190468138462996e-17)
    expSmall r s

/// e to a power.
let exp (x: float) : float =
    if x <> x then x
    elif x > 709.79 then 1.0 / 0.0
    elif x < -745.2 then 0.0
    else
        let k: float = exponentOf x
        let (h, l) = expPair x 0.0 k
        scale (h + l) (int k)

/// Exponent of a positive number so that the number is m * 2^e with m between the roots of 1/2 and 2.
let private binaryExponent (x: float) : int =
    let tiny: bool = x < 2.2250738585072014e-308
    let y: float = if tiny then x * 18014398509481984.0 else x
    let bits: int64 = (# "bitcast" y : int64 #)
    let e: int = int (bits >>> 52) - 1023
    let m: float = (# "bitcast" ((bits &&& 0xFFFFFFFFFFFFFL) ||| 0x3FF0000000000000L) : float #)
    (if m > 1.4142135623730951 then e + 1 else e) - (if tiny then 54 else 0)

/// The natural logarithm of a positive finite number, as a pair.
let private logPair (x: float) : float * float =
    let e: int = binaryExponent x
    let m: float = if e > 1000 then scale (x * 0.5) (1 - e) else scale x -e
    let s: float = (m - 1.0) / (m + 1.0)
    let t: float = s * s
    let first: float = s * (2.0 + t * (0.6666666666666666 + t * (0.4 + t * (0.2857142857142857 + t * (0.2222222222222222 + t * (0.18181818181818182 + t * (0.15384615384615385 + t * (0.13333333333333333 + t * (0.11764705882352941 + t * (0.10526315789473684 + t * (0.09523809523809523 + t * (0.08695652173913043 + t * (0.08)))))))))))))
    // log m = y + log (m e^-y), and the last is nearly zero.
    let (h, l) = expSmall -first 0.0
    let (p, q) = multiplyPairs (h, l) (m, 0.0)
    let rest: float = (p - 1.0) + q
    let y: float * float = twoSum first (rest - 0.5 * rest * rest)
    if e = 0 then
        y
    else
        let k: float = float e
        let (a, b) = twoProduct k 0.6931471805599453
        addPairs (a, b + k * 2.3190468138462996e-17) y

/// Natural logarithm.
let log (x: float) : float =
    if x <> x || x = 1.0 / 0.0 then x
    elif x < 0.0 then 0.0 / 0.0
    elif x = 0.0 then -1.0 / 0.0
    else
        let (h, l) = logPair x
        h + l

let private logTimes (x: float) (factor: float) (low: float) : float =
    if x <> x || x = 1.0 / 0.0 then x
    elif x < 0.0 then 0.0 / 0.0
    elif x = 0.0 then -1.0 / 0.0
    else
        let (h, l) = multiplyPairs (logPair x) (factor, low)
        h + l

/// Decimal logarithm, rounded as the usual C libraries do (fdlibm).
let log10 (x: float) : float =
    if x <> x || x = 1.0 / 0.0 then x
    elif x < 0.0 then 0.0 / 0.0
    elif x = 0.0 then -1.0 / 0.0
    else
        let tiny: bool = x < 2.2250738585072014e-308
        let y: float = if tiny then x * 18014398509481984.0 else x
        let bits: int64 = (# "bitcast" y : int64 #)
        let k: int = int (bits >>> 52) - 1023 - (if tiny then 54 else 0)
        let below: int = if k < 0 then 1 else 0
        let m: float = (# "bitcast" ((bits &&& 0xFFFFFFFFFFFFFL) ||| (int64 (1023 - below) <<< 52)) : float #)
        let e: float = float (k + below)
        let z: float = e * 3.69423907715893078616e-13 + 4.34294481903251816668e-01 * log m
        z + e * 3.01029995663611771306e-01

/// Binary logarithm.
let log2 (x: float) : float = logTimes x 1.4426950408889634 2.0355273740931033e-17

/// Size of x^y for 0 < x < infinity and finite y.
let private powSize (x: float) (y: float) : float =
    let (h, l) = logPair x
    let guess: float = h * y
    if guess > 710.0 then 1.0 / 0.0
    elif guess < -746.0 then 0.0
    elif guess > -1e-17 && guess < 1e-17 then 1.0 + guess
    else
        let (p, e) = multiplyPairs (h, l) (y, 0.0)
        let k: float = exponentOf p
        let (a, b) = expPair p e k
        scale (a + b) (int k)

/// Whether a finite number is whole, and odd: 0 no, 1 odd, 2 even.
let private wholeness (y: float) : int =
    if (# "ftrunc" y : float #) <> y then 0
    else
        let half: float = y * 0.5
        if (# "ftrunc" half : float #) = half then 2 else 1

/// Power.
let pow (x: float) (y: float) : float =
    let size: float = (# "fabs" x : float #)
    if y = 0.0 || x = 1.0 then 1.0
    elif x <> x || y <> y then 0.0 / 0.0
    elif y - y <> 0.0 then
        if size = 1.0 then 1.0
        elif (size > 1.0) = (y > 0.0) then 1.0 / 0.0
        else 0.0
    else
        let negative: bool = (# "bitcast" x : int64 #) < 0L && wholeness y = 1
        let r: float =
            if size = 0.0 then (if y > 0.0 then 0.0 else 1.0 / 0.0)
            elif size - size <> 0.0 then (if y > 0.0 then size else 0.0)
            elif x < 0.0 && wholeness y = 0 then 0.0 / 0.0
            elif y = 1.0 then size
            elif y = 2.0 then size * size
            elif y = -1.0 then 1.0 / size
            elif y = 0.5 then (# "fsqrt" size : float #)
            else powSize size y
        if negative then -r else r

/// Power of single precision.
let powSingle (x: float32) (y: float32) : float32 = float32 (pow (float x) (float y))

// ---- circular functions ---------------------------------------------------------------------------------------------

/// Sine of a pair below pi/4 in size.
let private sinSmall (r: float) (low: float) : float * float =
    let pair: float * float = (r, low)
    let square: float * float = multiplyPairs pair pair
    let t: float = fst square
    let rest: float = -0.0001984126984126984 + t * (2.7557319223985893e-06 + t * (-2.505210838544172e-08 + t * (1.6059043836821613e-10 + t * (-7.647163731819816e-13 + t * (2.8114572543455206e-15 + t * (-8.22063524662433e-18))))))
    let (a, b) = twoSum 0.008333333333333333 (t * rest)
    let s3: float * float = addPairs (-0.16666666666666666, -9.25185853854297e-18) (multiplyPairs square (a, b + 1.1564823173178714e-19))
    addPairs pair (multiplyPairs (multiplyPairs pair square) s3)

/// Cosine of a pair below pi/4 in size.
let private cosSmall (r: float) (low: float) : float * float =
    let pair: float * float = (r, low)
    let square: float * float = multiplyPairs pair pair
    let t: float = fst square
    let rest: float = -0.001388888888888889 + t * (2.48015873015873e-05 + t * (-2.755731922398589e-07 + t * (2.08767569878681e-09 + t * (-1.1470745597729725e-11 + t * (4.779477332387385e-14 + t * (-1.5619206968586225e-16))))))
    let (a, b) = twoSum 0.041666666666666664 (t * rest)
    let s2: float * float = addPairs (-0.5, 0.0) (multiplyPairs square (a, b + 2.3129646346357427e-18))
    addPairs (1.0, 0.0) (multiplyPairs square s2)

/// A word of the binary digits of 2/pi after the point.
let private twoOverPi (i: int) : uint64 =
    match i with
    | 0 -> 0xA2F9836E4E441529UL
    | 1 -> 0xFC2757D1F534DDC0UL
    | 2 -> 0xDB6295993C439041UL
    | 3 -> 0xFE5163ABDEBBC561UL
    | 4 -> 0xB7246E3A424DD2E0UL
    | 5 -> 0x06492EEA09D1921CUL
    | 6 -> 0xFE1DEB1CB129A73EUL
    | 7 -> 0xE88235F52EBB4484UL
    | 8 -> 0xE99C7026B45F7E41UL
    | 9 -> 0x3991D639835339F4UL
    | 10 -> 0x9C845F8BBDF9283BUL
    | 11 -> 0x1FF897FFDE05980FUL
    | 12 -> 0xEF2F118B5A0A6D1FUL
    | 13 -> 0x6D367ECF27CB09B7UL
    | 14 -> 0x4F463F669E5FEA2DUL
    | 15 -> 0x7527BAC7EBE5F17BUL
    | 16 -> 0x3D0739F78A5292EAUL
    | 17 -> 0x6BFB5FB11F8D5D08UL
    | 18 -> 0x56033046FC7B6BABUL
    | _ -> 0xF0CFBC209AF4361DUL

/// Sixty-four binary digits of 2/pi from a place after the point on; before the point they are zero.
let private digitsAt (place: int) : uint64 =
    if place <= -64 then 0UL
    elif place < 0 then twoOverPi 0 >>> (0 - place)
    else
        let i: int = place / 64
        let bits: int = place % 64
        if bits = 0 then twoOverPi i
        else (twoOverPi i <<< bits) ||| (twoOverPi (i + 1) >>> (64 - bits))

/// Reduces a positive number above 10^5: its quadrant, and the rest as a pair.
let private reduceLarge (x: float) : int * float * float =
    let bits: uint64 = (# "bitcast" x : uint64 #)
    let q: int = int (bits >>> 52) - 1075
    let c: uint64 = (bits &&& 0xFFFFFFFFFFFFFUL) ||| 0x10000000000000UL
    // x * 2/pi = c * 2^q * 0.b1 b2 ..: what stands more than two digits before the point is a multiple of 4.
    let start: int = q - 2
    let w0: uint64 = digitsAt start
    let w1: uint64 = digitsAt (start + 64)
    let w2: uint64 = digitsAt (start + 128)
    // The product's words below 2^2: two digits of the quadrant, then the fraction.
    let low: uint64 = (# "mul_high" c w2 : uint64 #)
    let middle: uint64 = c * w1 + low
    let carry: uint64 = (# "mul_high" c w1 : uint64 #) + (if middle < low then 1UL else 0UL)
    let high: uint64 = c * w0 + carry
    let quadrant: int = int (high >>> 62)
    let f0: uint64 = (high <<< 2) ||| (middle >>> 62)
    let f1: uint64 = middle <<< 2
    // A fraction above a half belongs to the next quadrant, negative.
    let up: bool = f0 >= 0x8000000000000000UL
    let g1: uint64 = if up then 0UL - f1 else f1
    let g0: uint64 = if up then (0UL - f0) - (if f1 <> 0UL then 1UL else 0UL) else f0
    let a: float = float (g0 >>> 11) * 1.1102230246251565e-16
    let rest: float = float (((g0 &&& 0x7FFUL) <<< 53) ||| (g1 >>> 11)) * 6.018531076210112e-36
    let (s, e) = quickSum a rest
    let (h, l) = multiplyPairs (s, e) (1.5707963267948966, 6.123233995736766e-17)
    if up then ((quadrant + 1) &&& 3, -h, -l) else (quadrant, h, l)

/// Reduces a finite number by multiples of pi/2: quadrant, and the rest as a pair of at most pi/4.
let private reduce (x: float) : int * float * float =
    let size: float = (# "fabs" x : float #)
    if size < 0.7853981633974483 then
        (0, x, 0.0)
    elif size < 100000.0 then
        let n: float = (# "frint" (x * 0.6366197723675814) : float #)
        let (p1, e1) = twoProduct n 1.5707963267948966
        let (p2, e2) = twoProduct n 6.123233995736766e-17
        let (a, b) = twoSum (x - p1) -e1
        let (c, d) = twoSum a -p2
        let (h, l) = quickSum c (d + (b - e2 - n * -1.4973849048591698e-33))
        (int n &&& 3, h, l)
    else
        let (quadrant, h, l) = reduceLarge size
        if x < 0.0 then ((4 - quadrant) &&& 3, -h, -l) else (quadrant, h, l)

/// Sine as a pair, of a finite number moved by some quadrants.
let private sinPair (x: float) (moved: int) : float * float =
    let (quadrant, r, low) = reduce x
    let q: int = (quadrant + moved) &&& 3
    let (h, l) = if (q &&& 1) = 0 then sinSmall r low else cosSmall r low
    if q >= 2 then (-h, -l) else (h, l)

/// Sine.
let sin (x: float) : float =
    if x - x <> 0.0 then 0.0 / 0.0
    elif (# "fabs" x : float #) < 1e-8 then x
    else
        let (h, l) = sinPair x 0
        h + l

/// Cosine.
let cos (x: float) : float =
    if x - x <> 0.0 then 0.0 / 0.0
    else
        let (h, l) = sinPair x 1
        h + l

/// Tangent.
let tan (x: float) : float =
    if x - x <> 0.0 then 0.0 / 0.0
    elif (# "fabs" x : float #) < 1e-8 then x
    else
        let (h, l) = dividePairs (sinPair x 0) (sinPair x 1)
        h + l

/// Angle of a point with coordinates that are not negative, as a pair: between 0 and pi/2.
let private anglePair (yh: float, yl: float) (xh: float, xl: float) : float * float =
    let steep: bool = yh > xh
    let (nh, nl) = if steep then (xh, xl) else (yh, yl)
    let (dh, dl) = if steep then (yh, yl) else (xh, xl)
    let u: float = nh / dh
    let angle: float * float =
        if u < 1e-9 then
            if u < 1e-280 then (u, 0.0) else dividePairs (nh, nl) (dh, dl)
        else
            let t: float = u * u
            // Abramowitz and Stegun, 4.4.49, to eight digits; then one step of the addition theorem.
            let guess: float =
                u * (1.0 + t * (-0.3333314528 + t * (0.1999355085 + t * (-0.1420889944 + t * (0.1065626393
                     + t * (-0.0752896400 + t * (0.0429096138 + t * (-0.0161657367 + t * 0.0028662257))))))))
            let s: float * float = sinSmall guess 0.0
            let c: float * float = cosSmall guess 0.0
            let (ph, pl) = multiplyPairs (nh, nl) c
            let (qh, ql) = multiplyPairs (dh, dl) s
            let (eh, el) = addPairs (ph, pl) (-qh, -ql)
            let bottom: float * float = addPairs (multiplyPairs (dh, dl) c) (multiplyPairs (nh, nl) s)
            let (h, l) = dividePairs (eh, el) bottom
            twoSum guess (h + (l - h * h * h / 3.0))
    if steep then
        let (h, l) = angle
        addPairs (1.5707963267948966, 6.123233995736766e-17) (-h, -l)
    else
        angle

/// Angle of a point: ordinate, then abscissa; between -pi and pi.
let atan2 (y: float) (x: float) : float =
    if x <> x || y <> y then 0.0 / 0.0
    else
        let left: bool = (# "bitcast" x : int64 #) < 0L
        let ay: float = (# "fabs" y : float #)
        let ax: float = (# "fabs" x : float #)
        let far: bool = ay > 1e150 || ax > 1e150
        let near: bool = ay < 1e-150 && ax < 1e-150
        let factor: int = if far then -540 elif near then 540 else 0
        let (h, l) =
            if ay = 0.0 then (0.0, 0.0)
            elif ax = 0.0 then (1.5707963267948966, 6.123233995736766e-17)
            elif ay - ay <> 0.0 then
                (if ax - ax <> 0.0 then (0.7853981633974483, 3.061616997868383e-17)
                 else (1.5707963267948966, 6.123233995736766e-17))
            elif ax - ax <> 0.0 then (0.0, 0.0)
            else anglePair (scale ay factor, 0.0) (scale ax factor, 0.0)
        let (a, b) = if left then addPairs (3.141592653589793, 1.2246467991473532e-16) (-h, -l) else (h, l)
        (# "fcopysign" (a + b) y : float #)

/// Angle of a tangent.
let atan (x: float) : float = if x = 0.0 then x else atan2 x 1.0

/// The root of 1 - x^2 as a pair.
let private otherSide (x: float) : float * float =
    let (p, e) = twoProduct x x
    let (a, b) = twoSum 1.0 -p
    let (h, l) = quickSum a (b - e)
    let root: float = (# "fsqrt" h : float #)
    if root = 0.0 then
        (0.0, 0.0)
    else
        let (q, f) = twoProduct root root
        quickSum root (((h - q) - f + l) / (2.0 * root))

/// Angle of a sine.
let asin (x: float) : float =
    let size: float = (# "fabs" x : float #)
    if not (size <= 1.0) then 0.0 / 0.0
    elif size < 1e-8 then x
    else
        let (h, l) = anglePair (size, 0.0) (otherSide size)
        (# "fcopysign" (h + l) x : float #)

/// Angle of a cosine.
let acos (x: float) : float =
    let size: float = (# "fabs" x : float #)
    if not (size <= 1.0) then 0.0 / 0.0
    else
        let (h, l) = anglePair (otherSide size) (size, 0.0)
        if x < 0.0 then
            let (a, b) = addPairs (3.141592653589793, 1.2246467991473532e-16) (-h, -l)
            a + b
        else
            h + l

// ---- hyperbolic functions -------------------------------------------------------------------------------------------

/// e^x - 1.
let expm1 (x: float) : float =
    if x <> x || (x < 1e-16 && x > -1e-16) then x
    elif x > 709.79 then 1.0 / 0.0
    elif x < -40.0 then -1.0
    else
        let k: float = exponentOf x
        let (a, b) = expPair x 0.0 k
        let (h, l) = addPairs (scale a (int k), scale b (int k)) (-1.0, 0.0)
        h + l

/// e^x / 2 for a large x.
let private halfExp (x: float) : float =
    if x > 711.0 then 1.0 / 0.0
    else
        let k: float = exponentOf x
        let (h, l) = expPair x 0.0 k
        scale (h + l) (int k - 1)

// The hyperbolic functions round as the usual C libraries do: their formulas over e^x - 1 are those of fdlibm.

/// Hyperbolic sine.
let sinh (x: float) : float =
    let size: float = (# "fabs" x : float #)
    if x <> x || size < 1e-9 then x
    else
        let half: float = (# "fcopysign" 0.5 x : float #)
        if size < 22.0 then
            let t: float = expm1 size
            if size < 1.0 then half * (2.0 * t - t * t / (t + 1.0)) else half * (t + t / (t + 1.0))
        else
            2.0 * half * halfExp size

/// Hyperbolic cosine.
let cosh (x: float) : float =
    let size: float = (# "fabs" x : float #)
    if x <> x then x
    elif size < 0.34657359027997264 then
        let t: float = expm1 size
        let w: float = 1.0 + t
        if size < 5e-17 then w else 1.0 + (t * t) / (w + w)
    elif size < 22.0 then
        let t: float = exp size
        0.5 * t + 0.5 / t
    else
        halfExp size

/// Hyperbolic tangent.
let tanh (x: float) : float =
    let size: float = (# "fabs" x : float #)
    if x <> x || size < 1e-17 then x
    else
        let z: float =
            if size >= 22.0 then 1.0
            elif size >= 1.0 then 1.0 - 2.0 / (expm1 (2.0 * size) + 2.0)
            else
                let t: float = expm1 (-2.0 * size)
                -t / (t + 2.0)
        (# "fcopysign" z x : float #)

/// Cube root.
let cbrt (x: float) : float =
    let size: float = (# "fabs" x : float #)
    if x <> x || size = 0.0 || size = 1.0 / 0.0 then x
    else
        let e: int = binaryExponent size / 3
        let m: float = scale size (-3 * e)
        let (h, l) = logPair m
        let guess: float = exp (h / 3.0)
        let square: float * float = twoProduct guess guess
        let (ch, cl) = multiplyPairs square (guess, 0.0)
        let root: float = guess - ((ch - m) + cl) / (3.0 * guess * guess)
        (# "fcopysign" (scale root e) x : float #)

// ---- remainder ------------------------------------------------------------------------------------------------------

/// The remainder of a division that rounds towards zero, exactly; it has the sign of the dividend.
let fmod (x: float) (y: float) : float =
    let ax: float = (# "fabs" x : float #)
    let ay: float = (# "fabs" y : float #)
    if ay <> ay || ax - ax <> 0.0 || ay = 0.0 then 0.0 / 0.0
    elif ax < ay then x
    else
        let q: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let divisor: uint64 = FloatDigits.significand (# "bitcast" ay : uint64 #) q
        let low: int = int (Raw.loadWord q 0n)
        let mutable rest: uint64 = FloatDigits.significand (# "bitcast" ax : uint64 #) q
        let mutable steps: int = int (Raw.loadWord q 0n) - low
        rest <- rest % divisor
        while steps > 0 && rest <> 0UL do
            let shift: int = if steps > 11 then 11 else steps
            rest <- (rest <<< shift) % divisor
            steps <- steps - shift
        (# "fcopysign" (scale (float rest) low) x : float #)

/// As `fmod`, of single precision.
let fmodSingle (x: float32) (y: float32) : float32 = float32 (fmod (float x) (float y))
