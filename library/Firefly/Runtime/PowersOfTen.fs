/// Powers of ten as 128-bit significands, for printing and parsing floats.
///
/// Every 27th power is held to 192 bits; the others are one of these times a small power of five (the idea of the
/// compressed table of Junekey Jeon's "Dragonbox", 2020, with a third word, so that no correction is needed).
module Firefly.Runtime.PowersOfTen

open Firefly.Runtime

let private store3 (target: nativeptr<byte>) (a: uint64) (b: uint64) (c: uint64) : unit =
    Raw.storeUInt64 target 0n a
    Raw.storeUInt64 target 8n b
    Raw.storeUInt64 target 16n c

/// The significand of 10^(27 * index - 351), rounded down.
let private anchor (index: int) (target: nativeptr<byte>) : unit =
    match index with
    | 0 -> store3 target 0x8049A4AC0C5811AEUL 0x205B896D777D6278UL 0xAC261E9F5141430BUL
    | 1 -> store3 target 0xCF42894A5DCE35EAUL 0x52064CAC828675B9UL 0x475F2B7D7DF1AD7AUL
    | 2 -> store3 target 0xA76C582338ED2621UL 0xAF2AF2B80AF6F24EUL 0x657C8F4D43323A36UL
    | 3 -> store3 target 0x873E4F75E2224E68UL 0x5A7744A6E804A291UL 0xCC35EDDFCF0996D7UL
    | 4 -> store3 target 0xDA7F5BF590966848UL 0xAF39A475506A899EUL 0xA30294CC2934E662UL
    | 5 -> store3 target 0xB080392CC4349DECUL 0xBD8D794D96AACFB3UL 0xFE13A5C86AF64418UL
    | 6 -> store3 target 0x8E938662882AF53EUL 0x547EB47B7282EE9CUL 0x41B0230E1421487DUL
    | 7 -> store3 target 0xE65829B3046B0AFAUL 0x0CB4A5A3112A5112UL 0xA3B561B1CB208396UL
    | 8 -> store3 target 0xBA121A4650E4DDEBUL 0x92F34D62616CE413UL 0x21A0183E10583CD3UL
    | 9 -> store3 target 0x964E858C91BA2655UL 0x3A6A07F8D510F86FUL 0xE9082F25E9C5E9ECUL
    | 10 -> store3 target 0xF2D56790AB41C2A2UL 0xFAE27299423FB9C3UL 0x3695DAD7E8858901UL
    | 11 -> store3 target 0xC428D05AA4751E4CUL 0xAA97E14C3C26B886UL 0x96842DC95323F5A8UL
    | 12 -> store3 target 0x9E74D1B791E07E48UL 0x775EA264CF55347DUL 0xCA49F1C05120C9C7UL
    | 13 -> store3 target 0x8000000000000000UL 0x0000000000000000UL 0x0000000000000000UL
    | 14 -> store3 target 0xCECB8F27F4200F3AUL 0x0000000000000000UL 0x0000000000000000UL
    | 15 -> store3 target 0xA70C3C40A64E6C51UL 0x999090B65F67D924UL 0x0000000000000000UL
    | 16 -> store3 target 0x86F0AC99B4E8DAFDUL 0x69A028BB3DED71A3UL 0xDF9F915627C04E28UL
    | 17 -> store3 target 0xDA01EE641A708DE9UL 0xE80E6F4820CC9495UL 0xD74BAAD03BC1D8D3UL
    | 18 -> store3 target 0xB01AE745B101E9E4UL 0x5EC05DCFF72E7F8FUL 0xC04C79FFE324301FUL
    | 19 -> store3 target 0x8E41ADE9FBEBC27DUL 0x14588F13BE847307UL 0x23BD6A2059C002F5UL
    | 20 -> store3 target 0xE5D3EF282A242E81UL 0x8F1668C8A86DA5FAUL 0xF0B5CCF5176ECC7CUL
    | 21 -> store3 target 0xB9A74A0637CE2EE1UL 0x6D953E2BD7173692UL 0x88EFB0037AC08BDEUL
    | 22 -> store3 target 0x95F83D0A1FB69CD9UL 0x4ABDAF101564F98EUL 0x0D5A4AF7B3A98E47UL
    | 23 -> store3 target 0xF24A01A73CF2DCCFUL 0xBC633B39673C8CECUL 0x3D9C44CD2F36917CUL
    | 24 -> store3 target 0xC3B8358109E84F07UL 0x0A862F80EC4700C8UL 0x02606EA01029DC37UL
    | _ -> store3 target 0x9E19DB92B4E31BA9UL 0x6C07A2C26A8346D1UL 0x4944D9F52CD0DEC2UL

/// The binary exponent of 10^k: the largest e with 2^e <= 10^k, for -400 < k < 400.
let inline log2 (k: int) : int = (k * 1741647) >>> 19

/// The 128-bit significand of 10^k for -342 <= k <= 325, between 2^127 and 2^128, rounded down: high word, low word.
let floor (k: int) (target: nativeptr<byte>) : unit =
    let index: int = (k + 351) / 27
    let start: int = index * 27 - 351
    let words: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
    anchor index words
    let mutable five: uint64 = 1UL
    let mutable i: int = start
    while i < k do
        five <- five * 5UL
        i <- i + 1
    let shift: int = log2 k - log2 start - (k - start)
    let a: uint64 = Raw.loadUInt64 words 0n
    let b: uint64 = Raw.loadUInt64 words 8n
    let c: uint64 = Raw.loadUInt64 words 16n
    if shift = 0 then
        Raw.storeUInt64 target 0n a
        Raw.storeUInt64 target 8n b
    else
        // The product of three words and one: p3 p2 p1 and a word that is not needed.
        let high: uint64 = (# "mul_high" c five : uint64 #)
        let low1: uint64 = b * five
        let p1: uint64 = low1 + high
        let carry1: uint64 = (# "mul_high" b five : uint64 #) + (if p1 < low1 then 1UL else 0UL)
        let low2: uint64 = a * five
        let p2: uint64 = low2 + carry1
        let p3: uint64 = (# "mul_high" a five : uint64 #) + (if p2 < low2 then 1UL else 0UL)
        Raw.storeUInt64 target 0n ((p3 <<< (64 - shift)) ||| (p2 >>> shift))
        Raw.storeUInt64 target 8n ((p2 <<< (64 - shift)) ||| (p1 >>> shift))

/// As `floor`, but rounded up where the power is not exact.
let ceiling (k: int) (target: nativeptr<byte>) : unit =
    floor k target
    if k < 0 || k > 55 then
        let low: uint64 = Raw.loadUInt64 target 8n + 1UL
        Raw.storeUInt64 target 8n low
        if low = 0UL then
            Raw.storeUInt64 target 0n (Raw.loadUInt64 target 0n + 1UL)
