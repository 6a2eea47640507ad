/// Integers to ASCII digits in raw memory.
module Firefly.Runtime.Digits

open Firefly.Runtime

/// Writes the decimal digits of a number so that they end before `stop`; the place of the first one.
let before (stop: nativeptr<byte>) (number: uint64) : nativeptr<byte> =
    let pairs: nativeptr<byte> =
        Raw.textData
            "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"
    let mutable p: nativeptr<byte> = stop
    let mutable rest: uint64 = number
    while rest >= 100UL do
        let quotient: uint64 = rest / 100UL
        let pair: nativeint = nativeint (rest - quotient * 100UL)
        p <- Raw.add p -2n
        Raw.storeUInt16 p 0n (Raw.loadUInt16 pairs (pair + pair))
        rest <- quotient
    if rest >= 10UL then
        let pair: nativeint = nativeint rest
        p <- Raw.add p -2n
        Raw.storeUInt16 p 0n (Raw.loadUInt16 pairs (pair + pair))
    else
        p <- Raw.add p -1n
        Raw.storeByte p 0n (byte (48UL + rest))
    p

/// Writes the digits of a number to a base of 2^`bits` so that they end before `stop`; the place of the first one.
let beforeBase (stop: nativeptr<byte>) (number: uint64) (bits: int) (upper: bool) : nativeptr<byte> =
    let mask: uint64 = (1UL <<< bits) - 1UL
    let letter: byte = if upper then 55uy else 87uy
    let mutable p: nativeptr<byte> = stop
    let mutable rest: uint64 = number
    let mutable go: bool = true
    while go do
        let digit: byte = byte (rest &&& mask)
        p <- Raw.add p -1n
        Raw.storeByte p 0n (if digit < 10uy then digit + 48uy else digit + letter)
        rest <- rest >>> bits
        go <- rest <> 0UL
    p

/// Decimal text of a signed number.
let signedText (number: int64) : string =
    let buffer: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
    let stop: nativeptr<byte> = Raw.add buffer 32n
    let magnitude: uint64 = if number < 0L then 0UL - uint64 number else uint64 number
    let mutable p: nativeptr<byte> = before stop magnitude
    if number < 0L then
        p <- Raw.add p -1n
        Raw.storeByte p 0n 45uy
    Text.ofAscii p (Raw.address stop - Raw.address p)

/// Decimal text of an unsigned number.
let unsignedText (number: uint64) : string =
    let buffer: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
    let stop: nativeptr<byte> = Raw.add buffer 32n
    let p: nativeptr<byte> = before stop number
    Text.ofAscii p (Raw.address stop - Raw.address p)
