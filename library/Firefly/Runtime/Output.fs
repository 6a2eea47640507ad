/// Standard output and standard error. Output is collected in one static buffer of 8 KiB and written when that is full,
/// at the end of the process, and before standard input is read; errors are written at the end of each call.
///
/// A channel is static memory: word 0 the file handle, word 1 the bytes waiting, word 2 the capacity, then the bytes.
module Firefly.Runtime.Output

open Firefly
open Firefly.Runtime

let private standard () : nativeptr<byte> = (# "static_buffer" 8216 : nativeptr<byte> #)

let private errors () : nativeptr<byte> = (# "static_buffer" 1048 : nativeptr<byte> #)

/// The channel of standard output.
let output () : nativeptr<byte> =
    let c: nativeptr<byte> = standard ()
    if Raw.loadWord c 16n = 0n then
        Raw.storeWord c 0n 1n
        Raw.storeWord c 16n 8192n
    c

/// The channel of standard error.
let error () : nativeptr<byte> =
    let c: nativeptr<byte> = errors ()
    if Raw.loadWord c 16n = 0n then
        Raw.storeWord c 0n 2n
        Raw.storeWord c 16n 1024n
    c

/// Writes bytes to a file until all are out; false when the file does not take them.
let writeAll (handle: nativeint) (p: nativeptr<byte>) (count: nativeint) : bool =
    let mutable at: nativeint = 0n
    let mutable good: bool = true
    while good && at < count do
        let n: nativeint = Platform.write handle (Raw.add p at) (count - at)
        if n > 0n then at <- at + n
        elif n <> -4n then good <- false
    good

/// Writes what waits in a channel.
let flushChannel (c: nativeptr<byte>) : unit =
    let waiting: nativeint = Raw.loadWord c 8n
    if waiting > 0n then
        Raw.storeWord c 8n 0n
        writeAll (Raw.loadWord c 0n) (Raw.add c 24n) waiting |> ignore

/// Writes what waits in standard output.
let flush () : unit = flushChannel (standard ())

/// Appends bytes to a channel.
let bytes (c: nativeptr<byte>) (p: nativeptr<byte>) (count: nativeint) : unit =
    let capacity: nativeint = Raw.loadWord c 16n
    if count > capacity - Raw.loadWord c 8n then
        flushChannel c
    if count > capacity then
        writeAll (Raw.loadWord c 0n) p count |> ignore
    else
        let used: nativeint = Raw.loadWord c 8n
        Raw.copy (Raw.add c (24n + used)) p count
        Raw.storeWord c 8n (used + count)

/// Appends one byte to a channel.
let byte (c: nativeptr<byte>) (value: byte) : unit =
    if Raw.loadWord c 8n = Raw.loadWord c 16n then
        flushChannel c
    let used: nativeint = Raw.loadWord c 8n
    Raw.storeByte c (24n + used) value
    Raw.storeWord c 8n (used + 1n)

/// Appends wide text to a channel as UTF-8.
[<NoInline>]
let private wide (c: nativeptr<byte>) (s: string) : unit =
    let written: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
    let count: nativeint = Raw.textLength s
    let capacity: nativeint = Raw.loadWord c 16n
    let mutable at: nativeint = 0n
    while at < count do
        if capacity - Raw.loadWord c 8n < 64n then
            flushChannel c
        let used: nativeint = Raw.loadWord c 8n
        at <- Utf8.encode s at (Raw.add c (24n + used)) (capacity - used) written
        Raw.storeWord c 8n (used + Raw.loadWord written 0n)

/// Appends text to a channel; null is empty.
let text (c: nativeptr<byte>) (s: string) : unit =
    if (# "is_null" s : bool #) then ()
    elif Raw.textWide s then wide c s
    else bytes c (Raw.textData s) (Raw.textLength s)

/// Ends a piece of output: standard error is written at once, after what waits in standard output.
let finish (c: nativeptr<byte>) : unit =
    if Raw.loadWord c 0n = 2n then
        flush ()
        flushChannel c
