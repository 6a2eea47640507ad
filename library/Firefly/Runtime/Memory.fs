/// The memory functions that generated code calls by their C names. The compiler never replaces the loops here by
/// calls of the same functions.
module Firefly.Runtime.Memory

open Firefly.Runtime

/// Copies at most 32 bytes, which may overlap: all is read before anything is written, the ends by pieces that meet.
[<RuntimeCode>]
let inline private copySmall (target: nativeptr<byte>) (source: nativeptr<byte>) (bytes: nativeint) : unit =
    if bytes > 16n then
        let a: uint64 = Raw.loadUInt64 source 0n
        let b: uint64 = Raw.loadUInt64 source 8n
        let c: uint64 = Raw.loadUInt64 source (bytes - 16n)
        let d: uint64 = Raw.loadUInt64 source (bytes - 8n)
        Raw.storeUInt64 target 0n a
        Raw.storeUInt64 target 8n b
        Raw.storeUInt64 target (bytes - 16n) c
        Raw.storeUInt64 target (bytes - 8n) d
    elif bytes >= 8n then
        let a: uint64 = Raw.loadUInt64 source 0n
        let b: uint64 = Raw.loadUInt64 source (bytes - 8n)
        Raw.storeUInt64 target 0n a
        Raw.storeUInt64 target (bytes - 8n) b
    elif bytes >= 4n then
        let a: uint32 = Raw.loadUInt32 source 0n
        let b: uint32 = Raw.loadUInt32 source (bytes - 4n)
        Raw.storeUInt32 target 0n a
        Raw.storeUInt32 target (bytes - 4n) b
    elif bytes > 0n then
        let middle: nativeint = bytes >>> 1
        let a: byte = Raw.loadByte source 0n
        let b: byte = Raw.loadByte source middle
        let c: byte = Raw.loadByte source (bytes - 1n)
        Raw.storeByte target 0n a
        Raw.storeByte target middle b
        Raw.storeByte target (bytes - 1n) c

/// Copies more than 32 bytes upwards; the end is read first, since what is copied may lie over it.
[<RuntimeCode>]
let inline private copyUp (target: nativeptr<byte>) (source: nativeptr<byte>) (bytes: nativeint) : unit =
    let last: nativeint = bytes - 32n
    let e: uint64 = Raw.loadUInt64 source last
    let f: uint64 = Raw.loadUInt64 source (last + 8n)
    let g: uint64 = Raw.loadUInt64 source (last + 16n)
    let h: uint64 = Raw.loadUInt64 source (last + 24n)
    let mutable i: nativeint = 0n
    while i < last do
        let a: uint64 = Raw.loadUInt64 source i
        let b: uint64 = Raw.loadUInt64 source (i + 8n)
        let c: uint64 = Raw.loadUInt64 source (i + 16n)
        let d: uint64 = Raw.loadUInt64 source (i + 24n)
        Raw.storeUInt64 target i a
        Raw.storeUInt64 target (i + 8n) b
        Raw.storeUInt64 target (i + 16n) c
        Raw.storeUInt64 target (i + 24n) d
        i <- i + 32n
    Raw.storeUInt64 target last e
    Raw.storeUInt64 target (last + 8n) f
    Raw.storeUInt64 target (last + 16n) g
    Raw.storeUInt64 target (last + 24n) h

/// Copies `bytes` bytes; the places do not overlap.
[<RuntimeCode; Export("memcpy")>]
let memcpy (target: nativeptr<byte>) (source: nativeptr<byte>) (bytes: nativeint) : nativeptr<byte> =
    if bytes <= 32n then copySmall target source bytes else copyUp target source bytes
    target

/// Copies `bytes` bytes; the places may overlap.
[<RuntimeCode; Export("memmove")>]
let memmove (target: nativeptr<byte>) (source: nativeptr<byte>) (bytes: nativeint) : nativeptr<byte> =
    let distance: unativeint = unativeint (Raw.address target - Raw.address source)
    if bytes <= 32n then
        copySmall target source bytes
    elif distance >= unativeint bytes then
        copyUp target source bytes
    else
        let e: uint64 = Raw.loadUInt64 source 0n
        let f: uint64 = Raw.loadUInt64 source 8n
        let g: uint64 = Raw.loadUInt64 source 16n
        let h: uint64 = Raw.loadUInt64 source 24n
        let mutable i: nativeint = bytes
        while i > 32n do
            let a: uint64 = Raw.loadUInt64 source (i - 8n)
            let b: uint64 = Raw.loadUInt64 source (i - 16n)
            let c: uint64 = Raw.loadUInt64 source (i - 24n)
            let d: uint64 = Raw.loadUInt64 source (i - 32n)
            Raw.storeUInt64 target (i - 8n) a
            Raw.storeUInt64 target (i - 16n) b
            Raw.storeUInt64 target (i - 24n) c
            Raw.storeUInt64 target (i - 32n) d
            i <- i - 32n
        Raw.storeUInt64 target 0n e
        Raw.storeUInt64 target 8n f
        Raw.storeUInt64 target 16n g
        Raw.storeUInt64 target 24n h
    target

/// Sets `bytes` bytes to the low byte of `value`.
[<RuntimeCode; Export("memset")>]
let memset (target: nativeptr<byte>) (value: int) (bytes: nativeint) : nativeptr<byte> =
    let word: uint64 = uint64 (byte value) * 0x0101010101010101UL
    if bytes >= 8n then
        let last: nativeint = bytes - 8n
        let mutable i: nativeint = 0n
        while i + 32n <= bytes do
            Raw.storeUInt64 target i word
            Raw.storeUInt64 target (i + 8n) word
            Raw.storeUInt64 target (i + 16n) word
            Raw.storeUInt64 target (i + 24n) word
            i <- i + 32n
        if i < last then
            Raw.storeUInt64 target i word
        if i + 8n < last then
            Raw.storeUInt64 target (i + 8n) word
        if i + 16n < last then
            Raw.storeUInt64 target (i + 16n) word
        Raw.storeUInt64 target last word
    elif bytes >= 4n then
        Raw.storeUInt32 target 0n (uint32 word)
        Raw.storeUInt32 target (bytes - 4n) (uint32 word)
    elif bytes > 0n then
        Raw.storeByte target 0n (byte value)
        Raw.storeByte target (bytes >>> 1) (byte value)
        Raw.storeByte target (bytes - 1n) (byte value)
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
