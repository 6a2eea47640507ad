/// The memory functions that generated code calls by their C names. The compiler never replaces the loops here by
/// calls of the same functions.
module Firefly.Runtime.Memory

open Firefly.Runtime

/// Copies upwards: words, then the rest.
[<RuntimeCode>]
let inline private copyUp (target: nativeptr<byte>) (source: nativeptr<byte>) (bytes: nativeint) : unit =
    let mutable i: nativeint = 0n
    while i + 32n <= bytes do
        let a: uint64 = Raw.loadUInt64 source i
        let b: uint64 = Raw.loadUInt64 source (i + 8n)
        let c: uint64 = Raw.loadUInt64 source (i + 16n)
        let d: uint64 = Raw.loadUInt64 source (i + 24n)
        Raw.storeUInt64 target i a
        Raw.storeUInt64 target (i + 8n) b
        Raw.storeUInt64 target (i + 16n) c
        Raw.storeUInt64 target (i + 24n) d
        i <- i + 32n
    while i + 8n <= bytes do
        Raw.storeUInt64 target i (Raw.loadUInt64 source i)
        i <- i + 8n
    while i < bytes do
        Raw.storeByte target i (Raw.loadByte source i)
        i <- i + 1n

/// Copies `bytes` bytes; the places do not overlap.
[<RuntimeCode; Export("memcpy")>]
let memcpy (target: nativeptr<byte>) (source: nativeptr<byte>) (bytes: nativeint) : nativeptr<byte> =
    copyUp target source bytes
    target

/// Copies `bytes` bytes; the places may overlap.
[<RuntimeCode; Export("memmove")>]
let memmove (target: nativeptr<byte>) (source: nativeptr<byte>) (bytes: nativeint) : nativeptr<byte> =
    let distance: unativeint = unativeint (Raw.address target - Raw.address source)
    if distance >= unativeint bytes then
        copyUp target source bytes
    else
        let mutable i: nativeint = bytes
        while i >= 32n do
            let a: uint64 = Raw.loadUInt64 source (i - 8n)
            let b: uint64 = Raw.loadUInt64 source (i - 16n)
            let c: uint64 = Raw.loadUInt64 source (i - 24n)
            let d: uint64 = Raw.loadUInt64 source (i - 32n)
            Raw.storeUInt64 target (i - 8n) a
            Raw.storeUInt64 target (i - 16n) b
            Raw.storeUInt64 target (i - 24n) c
            Raw.storeUInt64 target (i - 32n) d
            i <- i - 32n
        while i >= 8n do
            i <- i - 8n
            Raw.storeUInt64 target i (Raw.loadUInt64 source i)
        while i > 0n do
            i <- i - 1n
            Raw.storeByte target i (Raw.loadByte source i)
    target

/// Sets `bytes` bytes to the low byte of `value`.
[<RuntimeCode; Export("memset")>]
let memset (target: nativeptr<byte>) (value: int) (bytes: nativeint) : nativeptr<byte> =
    let word: uint64 = uint64 (byte value) * 0x0101010101010101UL
    let mutable i: nativeint = 0n
    while i + 32n <= bytes do
        Raw.storeUInt64 target i word
        Raw.storeUInt64 target (i + 8n) word
        Raw.storeUInt64 target (i + 16n) word
        Raw.storeUInt64 target (i + 24n) word
        i <- i + 32n
    while i + 8n <= bytes do
        Raw.storeUInt64 target i word
        i <- i + 8n
    while i < bytes do
        Raw.storeByte target i (byte value)
        i <- i + 1n
    target

/// Order of two pieces of memory by their first different byte.
[<RuntimeCode; Export("memcmp")>]
let memcmp (a: nativeptr<byte>) (b: nativeptr<byte>) (bytes: nativeint) : int =
    let mutable i: nativeint = 0n
    while i + 8n <= bytes && Raw.loadUInt64 a i = Raw.loadUInt64 b i do
        i <- i + 8n
    while i < bytes && Raw.loadByte a i = Raw.loadByte b i do
        i <- i + 1n
    if i < bytes then int (Raw.loadByte a i) - int (Raw.loadByte b i) else 0

/// Zero when two pieces of memory are equal.
[<RuntimeCode; Export("bcmp")>]
let bcmp (a: nativeptr<byte>) (b: nativeptr<byte>) (bytes: nativeint) : int = memcmp a b bytes
