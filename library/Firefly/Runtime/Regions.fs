/// Regions: memory that is given back as a whole.
///
/// A region is four words in the frame of the function that begins it: 0 the next free byte, 1 the end of the newest chunk,
/// 2 the newest chunk, 3 the size of the next one. A chunk begins with the address of the one before it and with its own size.
/// Chunks come from the heap's lists and go back to them, so that a region that begins where another has ended finds its
/// memory warm. A region begins without a chunk: one that nothing is put into costs four stores.
module Firefly.Runtime.Regions

open Firefly
open Firefly.Runtime

/// Bytes that a chunk keeps for itself.
[<RuntimeCode>]
let private head () : nativeint = 16n

/// The largest chunk that regions ask for unless something larger is put into them.
[<RuntimeCode>]
let private largest () : nativeint = 262144n

/// A new chunk with room for so many bytes, which are taken.
[<RuntimeCode; NoInline>]
let private extend (region: nativeptr<byte>) (bytes: nativeint) : nativeptr<byte> =
    let usual: nativeint = Raw.loadWord region 24n
    let needed: nativeint = bytes + head ()
    let size: nativeint = if needed > usual then needed else usual
    let chunk: nativeptr<byte> = Heap.alloc size
    Raw.storeWord chunk 0n (Raw.loadWord region 16n)
    Raw.storeWord chunk 8n size
    Raw.storeWord region 16n (Raw.address chunk)
    let first: nativeint = Raw.address chunk + head ()
    Raw.storeWord region 0n (first + bytes)
    Raw.storeWord region 8n (Raw.address chunk + size)
    if usual < largest () then
        Raw.storeWord region 24n (usual * 2n)
    Raw.pointer first

/// Begins a region in four words of a frame.
[<RuntimeCode>]
let enter (region: nativeptr<byte>) : unit =
    Raw.storeWord region 0n 0n
    Raw.storeWord region 8n 0n
    Raw.storeWord region 16n 0n
    Raw.storeWord region 24n 1024n

/// So many bytes of a region, a multiple of 8, not cleared.
[<RuntimeCode>]
let alloc (region: nativeptr<byte>) (bytes: nativeint) : nativeptr<byte> =
    let next: nativeint = Raw.loadWord region 0n
    if bytes <= Raw.loadWord region 8n - next then
        Raw.storeWord region 0n (next + bytes)
        Raw.pointer next
    else
        extend region bytes

/// Gives all chunks of a region back.
[<RuntimeCode; NoInline>]
let private release (region: nativeptr<byte>) : unit =
    let mutable chunk: nativeint = Raw.loadWord region 16n
    while chunk <> 0n do
        let p: nativeptr<byte> = Raw.pointer chunk
        chunk <- Raw.loadWord p 0n
        Heap.free p (Raw.loadWord p 8n)
    Raw.storeWord region 16n 0n

/// Ends a region.
[<RuntimeCode>]
let leave (region: nativeptr<byte>) : unit =
    if Raw.loadWord region 16n <> 0n then
        release region
