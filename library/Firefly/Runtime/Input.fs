/// Standard input and other files as UTF-8 text, read through a buffer.
///
/// A source is raw memory: word 0 the file handle, word 1 the bytes in the buffer, word 2 the bytes taken, word 3 whether the
/// end was seen, from byte 32 a buffer of 8 KiB.
module Firefly.Runtime.Input

open Firefly
open Firefly.Runtime

/// Bytes of a source.
let inline size () : nativeint = 8224n

/// Standard input. Its memory starts as zeros, which is a source of handle 0 at its start.
let standard () : nativeptr<byte> = (# "static_buffer" 8224 : nativeptr<byte> #)

/// Prepares a source.
let init (source: nativeptr<byte>) (handle: nativeint) : unit =
    Raw.storeWord source 0n handle
    Raw.storeWord source 8n 0n
    Raw.storeWord source 16n 0n
    Raw.storeWord source 24n 0n

/// Fills the buffer when everything was taken; false at the end.
let fill (source: nativeptr<byte>) : bool =
    if Raw.loadWord source 16n < Raw.loadWord source 8n then
        true
    elif Raw.loadWord source 24n <> 0n then
        false
    else
        let handle: nativeint = Raw.loadWord source 0n
        if handle = 0n then
            Output.flush ()
        let mutable got: nativeint = Platform.read handle (Raw.add source 32n) 8192n
        while got = -4n do
            got <- Platform.read handle (Raw.add source 32n) 8192n
        Raw.storeWord source 16n 0n
        if got <= 0n then
            Raw.storeWord source 8n 0n
            // A terminal may give more after an end; a file does not.
            Raw.storeWord source 24n 1n
            false
        else
            Raw.storeWord source 8n got
            true

/// Bytes up to and without the end of the line, where the buffer holds it whole; otherwise collects the parts in memory.
let private longLine (source: nativeptr<byte>) : string =
    let mutable capacity: nativeint = 16384n
    let mutable memory: nativeptr<byte> = Heap.alloc capacity
    let mutable used: nativeint = 0n
    let mutable go: bool = true
    while go && fill source do
        let start: nativeint = Raw.loadWord source 16n
        let stop: nativeint = Raw.loadWord source 8n
        let mutable i: nativeint = start
        while i < stop && Raw.loadByte source (32n + i) <> 10uy do
            i <- i + 1n
        let count: nativeint = i - start
        if used + count > capacity then
            let bigger: nativeint = (used + count) * 2n
            let fresh: nativeptr<byte> = Heap.alloc bigger
            Raw.copy fresh memory used
            Heap.free memory capacity
            memory <- fresh
            capacity <- bigger
        Raw.copy (Raw.add memory used) (Raw.add source (32n + start)) count
        used <- used + count
        if i < stop then
            Raw.storeWord source 16n (i + 1n)
            go <- false
        else
            Raw.storeWord source 16n stop
    if used > 0n && Raw.loadByte memory (used - 1n) = 13uy then
        used <- used - 1n
    let text: string = Utf8.toText memory used
    Heap.free memory capacity
    text

/// The next line without its end, or null after the last.
let line (source: nativeptr<byte>) : string =
    if not (fill source) then
        null
    else
        let start: nativeint = Raw.loadWord source 16n
        let stop: nativeint = Raw.loadWord source 8n
        let mutable i: nativeint = start
        while i < stop && Raw.loadByte source (32n + i) <> 10uy do
            i <- i + 1n
        if i < stop then
            Raw.storeWord source 16n (i + 1n)
            let last: nativeint = if i > start && Raw.loadByte source (31n + i) = 13uy then i - 1n else i
            Utf8.toText (Raw.add source (32n + start)) (last - start)
        else
            longLine source

/// Everything that is left.
let rest (source: nativeptr<byte>) : string =
    let mutable capacity: nativeint = 65536n
    let mutable memory: nativeptr<byte> = Heap.alloc capacity
    let mutable used: nativeint = 0n
    while fill source do
        let start: nativeint = Raw.loadWord source 16n
        let count: nativeint = Raw.loadWord source 8n - start
        if used + count > capacity then
            let bigger: nativeint = capacity * 2n
            let fresh: nativeptr<byte> = Heap.alloc bigger
            Raw.copy fresh memory used
            Heap.free memory capacity
            memory <- fresh
            capacity <- bigger
        Raw.copy (Raw.add memory used) (Raw.add source (32n + start)) count
        used <- used + count
        Raw.storeWord source 16n (start + count)
    let text: string = Utf8.toText memory used
    Heap.free memory capacity
    text

/// The next byte without taking it, or -1 at the end.
let peek (source: nativeptr<byte>) : int =
    if fill source then int (Raw.loadByte source (32n + Raw.loadWord source 16n)) else -1

/// The next byte, or -1 at the end.
let next (source: nativeptr<byte>) : int =
    if fill source then
        let at: nativeint = Raw.loadWord source 16n
        Raw.storeWord source 16n (at + 1n)
        int (Raw.loadByte source (32n + at))
    else
        -1
