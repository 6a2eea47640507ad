/// Short names for the memory instructions that the runtime uses. All pointers are to bytes; offsets are in bytes.
module Firefly.Runtime.Raw

/// A pointer some bytes further.
let inline add (p: nativeptr<byte>) (offset: nativeint) : nativeptr<byte> =
    (# "ptr_add" p offset : nativeptr<byte> #)

/// The address as a number.
let inline address (p: nativeptr<byte>) : nativeint = (# "ptr_to_int" p : nativeint #)

/// The pointer of an address.
let inline pointer (n: nativeint) : nativeptr<byte> = (# "int_to_ptr" n : nativeptr<byte> #)

/// The null pointer.
let inline none () : nativeptr<byte> = (# "int_to_ptr" 0n : nativeptr<byte> #)

/// Whether a pointer is null.
let inline isNone (p: nativeptr<byte>) : bool =
    let n: nativeint = (# "ptr_to_int" p : nativeint #)
    n = 0n

/// Reads a byte.
let inline loadByte (p: nativeptr<byte>) (offset: nativeint) : byte =
    let q: nativeptr<byte> = (# "ptr_add" p offset : nativeptr<byte> #)
    (# "load" q : byte #)

/// Writes a byte.
let inline storeByte (p: nativeptr<byte>) (offset: nativeint) (x: byte) : unit =
    let q: nativeptr<byte> = (# "ptr_add" p offset : nativeptr<byte> #)
    (# "store" q x : unit #)

/// Reads 16 bits.
let inline loadUInt16 (p: nativeptr<byte>) (offset: nativeint) : uint16 =
    let q: nativeptr<byte> = (# "ptr_add" p offset : nativeptr<byte> #)
    let r: nativeptr<uint16> = (# "retype" q : nativeptr<uint16> #)
    (# "load" r : uint16 #)

/// Writes 16 bits.
let inline storeUInt16 (p: nativeptr<byte>) (offset: nativeint) (x: uint16) : unit =
    let q: nativeptr<byte> = (# "ptr_add" p offset : nativeptr<byte> #)
    let r: nativeptr<uint16> = (# "retype" q : nativeptr<uint16> #)
    (# "store" r x : unit #)

/// Reads 32 bits.
let inline loadUInt32 (p: nativeptr<byte>) (offset: nativeint) : uint32 =
    let q: nativeptr<byte> = (# "ptr_add" p offset : nativeptr<byte> #)
    let r: nativeptr<uint32> = (# "retype" q : nativeptr<uint32> #)
    (# "load" r : uint32 #)

/// Writes 32 bits.
let inline storeUInt32 (p: nativeptr<byte>) (offset: nativeint) (x: uint32) : unit =
    let q: nativeptr<byte> = (# "ptr_add" p offset : nativeptr<byte> #)
    let r: nativeptr<uint32> = (# "retype" q : nativeptr<uint32> #)
    (# "store" r x : unit #)

/// Reads 64 bits.
let inline loadUInt64 (p: nativeptr<byte>) (offset: nativeint) : uint64 =
    let q: nativeptr<byte> = (# "ptr_add" p offset : nativeptr<byte> #)
    let r: nativeptr<uint64> = (# "retype" q : nativeptr<uint64> #)
    (# "load" r : uint64 #)

/// Writes 64 bits.
let inline storeUInt64 (p: nativeptr<byte>) (offset: nativeint) (x: uint64) : unit =
    let q: nativeptr<byte> = (# "ptr_add" p offset : nativeptr<byte> #)
    let r: nativeptr<uint64> = (# "retype" q : nativeptr<uint64> #)
    (# "store" r x : unit #)

/// Reads a word.
let inline loadWord (p: nativeptr<byte>) (offset: nativeint) : nativeint =
    let q: nativeptr<byte> = (# "ptr_add" p offset : nativeptr<byte> #)
    let r: nativeptr<nativeint> = (# "retype" q : nativeptr<nativeint> #)
    (# "load" r : nativeint #)

/// Writes a word.
let inline storeWord (p: nativeptr<byte>) (offset: nativeint) (x: nativeint) : unit =
    let q: nativeptr<byte> = (# "ptr_add" p offset : nativeptr<byte> #)
    let r: nativeptr<nativeint> = (# "retype" q : nativeptr<nativeint> #)
    (# "store" r x : unit #)

/// Copies bytes between places that do not overlap.
let inline copy (target: nativeptr<byte>) (source: nativeptr<byte>) (bytes: nativeint) : unit =
    (# "mem_copy" target source bytes : unit #)

/// Copies bytes between places that may overlap.
let inline move (target: nativeptr<byte>) (source: nativeptr<byte>) (bytes: nativeint) : unit =
    (# "mem_move" target source bytes : unit #)

/// Sets bytes.
let inline fill (target: nativeptr<byte>) (value: byte) (bytes: nativeint) : unit =
    (# "mem_set" target value bytes : unit #)

/// Units of a string, which is not null.
let inline textLength (s: string) : nativeint =
    let header: nativeint = (# "text_header" s : nativeint #)
    header >>> 1

/// Whether a string that is not null holds two bytes a unit.
let inline textWide (s: string) : bool =
    let header: nativeint = (# "text_header" s : nativeint #)
    (header &&& 1n) <> 0n

/// The bytes of a string.
let inline textData (s: string) : nativeptr<byte> = (# "text_data" s : nativeptr<byte> #)

/// Keeps an object up to this point, for pointers into it.
let inline keep (x: 'T) : unit = (# "keep_alive" x : unit #)
