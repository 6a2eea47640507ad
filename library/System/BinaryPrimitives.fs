/// Numbers in bytes, with the order of the bytes chosen.
namespace System.Buffers.Binary

open System
open Firefly.Runtime

/// Reads and writes the bytes of numbers.
module BinaryParts =

    /// Refuses a view with too little room.
    let room (have: int) (need: int) : unit =
        if have < need then
            raise (ArgumentOutOfRangeException "length")

    /// The number in the first bytes, the lowest first.
    let little (source: ReadOnlySpan<byte>) (count: int) : uint64 =
        room source.Length count
        let mutable bits: uint64 = 0UL
        let mutable i: int = count - 1
        while i >= 0 do
            bits <- (bits <<< 8) ||| uint64 source.[i]
            i <- i - 1
        bits

    /// The number in the first bytes, the highest first.
    let big (source: ReadOnlySpan<byte>) (count: int) : uint64 =
        room source.Length count
        let mutable bits: uint64 = 0UL
        let mutable i: int = 0
        while i < count do
            bits <- (bits <<< 8) ||| uint64 source.[i]
            i <- i + 1
        bits

    /// Writes a number's bytes, the lowest first.
    let putLittle (destination: Span<byte>) (count: int) (bits: uint64) : unit =
        room destination.Length count
        let mutable view: Span<byte> = destination
        let mutable i: int = 0
        while i < count do
            view.[i] <- byte (bits >>> (8 * i))
            i <- i + 1

    /// Writes a number's bytes, the highest first.
    let putBig (destination: Span<byte>) (count: int) (bits: uint64) : unit =
        room destination.Length count
        let mutable view: Span<byte> = destination
        let mutable i: int = 0
        while i < count do
            view.[i] <- byte (bits >>> (8 * (count - 1 - i)))
            i <- i + 1

/// Numbers in bytes, with the order of the bytes chosen.
[<AbstractClass; Sealed>]
type BinaryPrimitives =

    /// Reads a number, the lowest byte first.
    static member ReadInt16LittleEndian(source: ReadOnlySpan<byte>) : int16 = int16 (BinaryParts.little source 2)

    /// Reads a number, the lowest byte first; false when there are too few bytes.
    static member TryReadInt16LittleEndian(source: ReadOnlySpan<byte>, value: byref<int16>) : bool =
        let enough: bool = source.Length >= 2
        value <- (if enough then BinaryPrimitives.ReadInt16LittleEndian source else (# "zero" type (int16) : int16 #))
        enough

    /// Reads a number, the lowest byte first; false when there are too few bytes.
    static member TryReadInt16LittleEndian(source: ReadOnlySpan<byte>) : bool * int16 =
        if source.Length >= 2 then true, BinaryPrimitives.ReadInt16LittleEndian source
        else false, (# "zero" type (int16) : int16 #)

    /// Writes a number, the lowest byte first.
    static member WriteInt16LittleEndian(destination: Span<byte>, value: int16) : unit =
        BinaryParts.putLittle destination 2 (uint64 value)

    /// Writes a number, the lowest byte first; false when there is too little room.
    static member TryWriteInt16LittleEndian(destination: Span<byte>, value: int16) : bool =
        let enough: bool = destination.Length >= 2
        if enough then
            BinaryPrimitives.WriteInt16LittleEndian(destination, value)
        enough

    /// Reads a number, the highest byte first.
    static member ReadInt16BigEndian(source: ReadOnlySpan<byte>) : int16 = int16 (BinaryParts.big source 2)

    /// Reads a number, the highest byte first; false when there are too few bytes.
    static member TryReadInt16BigEndian(source: ReadOnlySpan<byte>, value: byref<int16>) : bool =
        let enough: bool = source.Length >= 2
        value <- (if enough then BinaryPrimitives.ReadInt16BigEndian source else (# "zero" type (int16) : int16 #))
        enough

    /// Reads a number, the highest byte first; false when there are too few bytes.
    static member TryReadInt16BigEndian(source: ReadOnlySpan<byte>) : bool * int16 =
        if source.Length >= 2 then true, BinaryPrimitives.ReadInt16BigEndian source
        else false, (# "zero" type (int16) : int16 #)

    /// Writes a number, the highest byte first.
    static member WriteInt16BigEndian(destination: Span<byte>, value: int16) : unit =
        BinaryParts.putBig destination 2 (uint64 value)

    /// Writes a number, the highest byte first; false when there is too little room.
    static member TryWriteInt16BigEndian(destination: Span<byte>, value: int16) : bool =
        let enough: bool = destination.Length >= 2
        if enough then
            BinaryPrimitives.WriteInt16BigEndian(destination, value)
        enough

    /// Reads a number, the lowest byte first.
    static member ReadUInt16LittleEndian(source: ReadOnlySpan<byte>) : uint16 = uint16 (BinaryParts.little source 2)

    /// Reads a number, the lowest byte first; false when there are too few bytes.
    static member TryReadUInt16LittleEndian(source: ReadOnlySpan<byte>, value: byref<uint16>) : bool =
        let enough: bool = source.Length >= 2
        value <- (if enough then BinaryPrimitives.ReadUInt16LittleEndian source else (# "zero" type (uint16) : uint16 #))
        enough

    /// Reads a number, the lowest byte first; false when there are too few bytes.
    static member TryReadUInt16LittleEndian(source: ReadOnlySpan<byte>) : bool * uint16 =
        if source.Length >= 2 then true, BinaryPrimitives.ReadUInt16LittleEndian source
        else false, (# "zero" type (uint16) : uint16 #)

    /// Writes a number, the lowest byte first.
    static member WriteUInt16LittleEndian(destination: Span<byte>, value: uint16) : unit =
        BinaryParts.putLittle destination 2 (uint64 value)

    /// Writes a number, the lowest byte first; false when there is too little room.
    static member TryWriteUInt16LittleEndian(destination: Span<byte>, value: uint16) : bool =
        let enough: bool = destination.Length >= 2
        if enough then
            BinaryPrimitives.WriteUInt16LittleEndian(destination, value)
        enough

    /// Reads a number, the highest byte first.
    static member ReadUInt16BigEndian(source: ReadOnlySpan<byte>) : uint16 = uint16 (BinaryParts.big source 2)

    /// Reads a number, the highest byte first; false when there are too few bytes.
    static member TryReadUInt16BigEndian(source: ReadOnlySpan<byte>, value: byref<uint16>) : bool =
        let enough: bool = source.Length >= 2
        value <- (if enough then BinaryPrimitives.ReadUInt16BigEndian source else (# "zero" type (uint16) : uint16 #))
        enough

    /// Reads a number, the highest byte first; false when there are too few bytes.
    static member TryReadUInt16BigEndian(source: ReadOnlySpan<byte>) : bool * uint16 =
        if source.Length >= 2 then true, BinaryPrimitives.ReadUInt16BigEndian source
        else false, (# "zero" type (uint16) : uint16 #)

    /// Writes a number, the highest byte first.
    static member WriteUInt16BigEndian(destination: Span<byte>, value: uint16) : unit =
        BinaryParts.putBig destination 2 (uint64 value)

    /// Writes a number, the highest byte first; false when there is too little room.
    static member TryWriteUInt16BigEndian(destination: Span<byte>, value: uint16) : bool =
        let enough: bool = destination.Length >= 2
        if enough then
            BinaryPrimitives.WriteUInt16BigEndian(destination, value)
        enough

    /// Reads a number, the lowest byte first.
    static member ReadInt32LittleEndian(source: ReadOnlySpan<byte>) : int = int (BinaryParts.little source 4)

    /// Reads a number, the lowest byte first; false when there are too few bytes.
    static member TryReadInt32LittleEndian(source: ReadOnlySpan<byte>, value: byref<int>) : bool =
        let enough: bool = source.Length >= 4
        value <- (if enough then BinaryPrimitives.ReadInt32LittleEndian source else (# "zero" type (int) : int #))
        enough

    /// Reads a number, the lowest byte first; false when there are too few bytes.
    static member TryReadInt32LittleEndian(source: ReadOnlySpan<byte>) : bool * int =
        if source.Length >= 4 then true, BinaryPrimitives.ReadInt32LittleEndian source
        else false, (# "zero" type (int) : int #)

    /// Writes a number, the lowest byte first.
    static member WriteInt32LittleEndian(destination: Span<byte>, value: int) : unit =
        BinaryParts.putLittle destination 4 (uint64 value)

    /// Writes a number, the lowest byte first; false when there is too little room.
    static member TryWriteInt32LittleEndian(destination: Span<byte>, value: int) : bool =
        let enough: bool = destination.Length >= 4
        if enough then
            BinaryPrimitives.WriteInt32LittleEndian(destination, value)
        enough

    /// Reads a number, the highest byte first.
    static member ReadInt32BigEndian(source: ReadOnlySpan<byte>) : int = int (BinaryParts.big source 4)

    /// Reads a number, the highest byte first; false when there are too few bytes.
    static member TryReadInt32BigEndian(source: ReadOnlySpan<byte>, value: byref<int>) : bool =
        let enough: bool = source.Length >= 4
        value <- (if enough then BinaryPrimitives.ReadInt32BigEndian source else (# "zero" type (int) : int #))
        enough

    /// Reads a number, the highest byte first; false when there are too few bytes.
    static member TryReadInt32BigEndian(source: ReadOnlySpan<byte>) : bool * int =
        if source.Length >= 4 then true, BinaryPrimitives.ReadInt32BigEndian source
        else false, (# "zero" type (int) : int #)

    /// Writes a number, the highest byte first.
    static member WriteInt32BigEndian(destination: Span<byte>, value: int) : unit =
        BinaryParts.putBig destination 4 (uint64 value)

    /// Writes a number, the highest byte first; false when there is too little room.
    static member TryWriteInt32BigEndian(destination: Span<byte>, value: int) : bool =
        let enough: bool = destination.Length >= 4
        if enough then
            BinaryPrimitives.WriteInt32BigEndian(destination, value)
        enough

    /// Reads a number, the lowest byte first.
    static member ReadUInt32LittleEndian(source: ReadOnlySpan<byte>) : uint32 = uint32 (BinaryParts.little source 4)

    /// Reads a number, the lowest byte first; false when there are too few bytes.
    static member TryReadUInt32LittleEndian(source: ReadOnlySpan<byte>, value: byref<uint32>) : bool =
        let enough: bool = source.Length >= 4
        value <- (if enough then BinaryPrimitives.ReadUInt32LittleEndian source else (# "zero" type (uint32) : uint32 #))
        enough

    /// Reads a number, the lowest byte first; false when there are too few bytes.
    static member TryReadUInt32LittleEndian(source: ReadOnlySpan<byte>) : bool * uint32 =
        if source.Length >= 4 then true, BinaryPrimitives.ReadUInt32LittleEndian source
        else false, (# "zero" type (uint32) : uint32 #)

    /// Writes a number, the lowest byte first.
    static member WriteUInt32LittleEndian(destination: Span<byte>, value: uint32) : unit =
        BinaryParts.putLittle destination 4 (uint64 value)

    /// Writes a number, the lowest byte first; false when there is too little room.
    static member TryWriteUInt32LittleEndian(destination: Span<byte>, value: uint32) : bool =
        let enough: bool = destination.Length >= 4
        if enough then
            BinaryPrimitives.WriteUInt32LittleEndian(destination, value)
        enough

    /// Reads a number, the highest byte first.
    static member ReadUInt32BigEndian(source: ReadOnlySpan<byte>) : uint32 = uint32 (BinaryParts.big source 4)

    /// Reads a number, the highest byte first; false when there are too few bytes.
    static member TryReadUInt32BigEndian(source: ReadOnlySpan<byte>, value: byref<uint32>) : bool =
        let enough: bool = source.Length >= 4
        value <- (if enough then BinaryPrimitives.ReadUInt32BigEndian source else (# "zero" type (uint32) : uint32 #))
        enough

    /// Reads a number, the highest byte first; false when there are too few bytes.
    static member TryReadUInt32BigEndian(source: ReadOnlySpan<byte>) : bool * uint32 =
        if source.Length >= 4 then true, BinaryPrimitives.ReadUInt32BigEndian source
        else false, (# "zero" type (uint32) : uint32 #)

    /// Writes a number, the highest byte first.
    static member WriteUInt32BigEndian(destination: Span<byte>, value: uint32) : unit =
        BinaryParts.putBig destination 4 (uint64 value)

    /// Writes a number, the highest byte first; false when there is too little room.
    static member TryWriteUInt32BigEndian(destination: Span<byte>, value: uint32) : bool =
        let enough: bool = destination.Length >= 4
        if enough then
            BinaryPrimitives.WriteUInt32BigEndian(destination, value)
        enough

    /// Reads a number, the lowest byte first.
    static member ReadInt64LittleEndian(source: ReadOnlySpan<byte>) : int64 = int64 (BinaryParts.little source 8)

    /// Reads a number, the lowest byte first; false when there are too few bytes.
    static member TryReadInt64LittleEndian(source: ReadOnlySpan<byte>, value: byref<int64>) : bool =
        let enough: bool = source.Length >= 8
        value <- (if enough then BinaryPrimitives.ReadInt64LittleEndian source else (# "zero" type (int64) : int64 #))
        enough

    /// Reads a number, the lowest byte first; false when there are too few bytes.
    static member TryReadInt64LittleEndian(source: ReadOnlySpan<byte>) : bool * int64 =
        if source.Length >= 8 then true, BinaryPrimitives.ReadInt64LittleEndian source
        else false, (# "zero" type (int64) : int64 #)

    /// Writes a number, the lowest byte first.
    static member WriteInt64LittleEndian(destination: Span<byte>, value: int64) : unit =
        BinaryParts.putLittle destination 8 (uint64 value)

    /// Writes a number, the lowest byte first; false when there is too little room.
    static member TryWriteInt64LittleEndian(destination: Span<byte>, value: int64) : bool =
        let enough: bool = destination.Length >= 8
        if enough then
            BinaryPrimitives.WriteInt64LittleEndian(destination, value)
        enough

    /// Reads a number, the highest byte first.
    static member ReadInt64BigEndian(source: ReadOnlySpan<byte>) : int64 = int64 (BinaryParts.big source 8)

    /// Reads a number, the highest byte first; false when there are too few bytes.
    static member TryReadInt64BigEndian(source: ReadOnlySpan<byte>, value: byref<int64>) : bool =
        let enough: bool = source.Length >= 8
        value <- (if enough then BinaryPrimitives.ReadInt64BigEndian source else (# "zero" type (int64) : int64 #))
        enough

    /// Reads a number, the highest byte first; false when there are too few bytes.
    static member TryReadInt64BigEndian(source: ReadOnlySpan<byte>) : bool * int64 =
        if source.Length >= 8 then true, BinaryPrimitives.ReadInt64BigEndian source
        else false, (# "zero" type (int64) : int64 #)

    /// Writes a number, the highest byte first.
    static member WriteInt64BigEndian(destination: Span<byte>, value: int64) : unit =
        BinaryParts.putBig destination 8 (uint64 value)

    /// Writes a number, the highest byte first; false when there is too little room.
    static member TryWriteInt64BigEndian(destination: Span<byte>, value: int64) : bool =
        let enough: bool = destination.Length >= 8
        if enough then
            BinaryPrimitives.WriteInt64BigEndian(destination, value)
        enough

    /// Reads a number, the lowest byte first.
    static member ReadUInt64LittleEndian(source: ReadOnlySpan<byte>) : uint64 = BinaryParts.little source 8

    /// Reads a number, the lowest byte first; false when there are too few bytes.
    static member TryReadUInt64LittleEndian(source: ReadOnlySpan<byte>, value: byref<uint64>) : bool =
        let enough: bool = source.Length >= 8
        value <- (if enough then BinaryPrimitives.ReadUInt64LittleEndian source else (# "zero" type (uint64) : uint64 #))
        enough

    /// Reads a number, the lowest byte first; false when there are too few bytes.
    static member TryReadUInt64LittleEndian(source: ReadOnlySpan<byte>) : bool * uint64 =
        if source.Length >= 8 then true, BinaryPrimitives.ReadUInt64LittleEndian source
        else false, (# "zero" type (uint64) : uint64 #)

    /// Writes a number, the lowest byte first.
    static member WriteUInt64LittleEndian(destination: Span<byte>, value: uint64) : unit =
        BinaryParts.putLittle destination 8 (value)

    /// Writes a number, the lowest byte first; false when there is too little room.
    static member TryWriteUInt64LittleEndian(destination: Span<byte>, value: uint64) : bool =
        let enough: bool = destination.Length >= 8
        if enough then
            BinaryPrimitives.WriteUInt64LittleEndian(destination, value)
        enough

    /// Reads a number, the highest byte first.
    static member ReadUInt64BigEndian(source: ReadOnlySpan<byte>) : uint64 = BinaryParts.big source 8

    /// Reads a number, the highest byte first; false when there are too few bytes.
    static member TryReadUInt64BigEndian(source: ReadOnlySpan<byte>, value: byref<uint64>) : bool =
        let enough: bool = source.Length >= 8
        value <- (if enough then BinaryPrimitives.ReadUInt64BigEndian source else (# "zero" type (uint64) : uint64 #))
        enough

    /// Reads a number, the highest byte first; false when there are too few bytes.
    static member TryReadUInt64BigEndian(source: ReadOnlySpan<byte>) : bool * uint64 =
        if source.Length >= 8 then true, BinaryPrimitives.ReadUInt64BigEndian source
        else false, (# "zero" type (uint64) : uint64 #)

    /// Writes a number, the highest byte first.
    static member WriteUInt64BigEndian(destination: Span<byte>, value: uint64) : unit =
        BinaryParts.putBig destination 8 (value)

    /// Writes a number, the highest byte first; false when there is too little room.
    static member TryWriteUInt64BigEndian(destination: Span<byte>, value: uint64) : bool =
        let enough: bool = destination.Length >= 8
        if enough then
            BinaryPrimitives.WriteUInt64BigEndian(destination, value)
        enough

    /// Reads a number, the lowest byte first.
    static member ReadIntPtrLittleEndian(source: ReadOnlySpan<byte>) : nativeint = nativeint (BinaryParts.little source 8)

    /// Reads a number, the lowest byte first; false when there are too few bytes.
    static member TryReadIntPtrLittleEndian(source: ReadOnlySpan<byte>, value: byref<nativeint>) : bool =
        let enough: bool = source.Length >= 8
        value <- (if enough then BinaryPrimitives.ReadIntPtrLittleEndian source else (# "zero" type (nativeint) : nativeint #))
        enough

    /// Reads a number, the lowest byte first; false when there are too few bytes.
    static member TryReadIntPtrLittleEndian(source: ReadOnlySpan<byte>) : bool * nativeint =
        if source.Length >= 8 then true, BinaryPrimitives.ReadIntPtrLittleEndian source
        else false, (# "zero" type (nativeint) : nativeint #)

    /// Writes a number, the lowest byte first.
    static member WriteIntPtrLittleEndian(destination: Span<byte>, value: nativeint) : unit =
        BinaryParts.putLittle destination 8 (uint64 value)

    /// Writes a number, the lowest byte first; false when there is too little room.
    static member TryWriteIntPtrLittleEndian(destination: Span<byte>, value: nativeint) : bool =
        let enough: bool = destination.Length >= 8
        if enough then
            BinaryPrimitives.WriteIntPtrLittleEndian(destination, value)
        enough

    /// Reads a number, the highest byte first.
    static member ReadIntPtrBigEndian(source: ReadOnlySpan<byte>) : nativeint = nativeint (BinaryParts.big source 8)

    /// Reads a number, the highest byte first; false when there are too few bytes.
    static member TryReadIntPtrBigEndian(source: ReadOnlySpan<byte>, value: byref<nativeint>) : bool =
        let enough: bool = source.Length >= 8
        value <- (if enough then BinaryPrimitives.ReadIntPtrBigEndian source else (# "zero" type (nativeint) : nativeint #))
        enough

    /// Reads a number, the highest byte first; false when there are too few bytes.
    static member TryReadIntPtrBigEndian(source: ReadOnlySpan<byte>) : bool * nativeint =
        if source.Length >= 8 then true, BinaryPrimitives.ReadIntPtrBigEndian source
        else false, (# "zero" type (nativeint) : nativeint #)

    /// Writes a number, the highest byte first.
    static member WriteIntPtrBigEndian(destination: Span<byte>, value: nativeint) : unit =
        BinaryParts.putBig destination 8 (uint64 value)

    /// Writes a number, the highest byte first; false when there is too little room.
    static member TryWriteIntPtrBigEndian(destination: Span<byte>, value: nativeint) : bool =
        let enough: bool = destination.Length >= 8
        if enough then
            BinaryPrimitives.WriteIntPtrBigEndian(destination, value)
        enough

    /// Reads a number, the lowest byte first.
    static member ReadUIntPtrLittleEndian(source: ReadOnlySpan<byte>) : unativeint = unativeint (BinaryParts.little source 8)

    /// Reads a number, the lowest byte first; false when there are too few bytes.
    static member TryReadUIntPtrLittleEndian(source: ReadOnlySpan<byte>, value: byref<unativeint>) : bool =
        let enough: bool = source.Length >= 8
        value <- (if enough then BinaryPrimitives.ReadUIntPtrLittleEndian source else (# "zero" type (unativeint) : unativeint #))
        enough

    /// Reads a number, the lowest byte first; false when there are too few bytes.
    static member TryReadUIntPtrLittleEndian(source: ReadOnlySpan<byte>) : bool * unativeint =
        if source.Length >= 8 then true, BinaryPrimitives.ReadUIntPtrLittleEndian source
        else false, (# "zero" type (unativeint) : unativeint #)

    /// Writes a number, the lowest byte first.
    static member WriteUIntPtrLittleEndian(destination: Span<byte>, value: unativeint) : unit =
        BinaryParts.putLittle destination 8 (uint64 value)

    /// Writes a number, the lowest byte first; false when there is too little room.
    static member TryWriteUIntPtrLittleEndian(destination: Span<byte>, value: unativeint) : bool =
        let enough: bool = destination.Length >= 8
        if enough then
            BinaryPrimitives.WriteUIntPtrLittleEndian(destination, value)
        enough

    /// Reads a number, the highest byte first.
    static member ReadUIntPtrBigEndian(source: ReadOnlySpan<byte>) : unativeint = unativeint (BinaryParts.big source 8)

    /// Reads a number, the highest byte first; false when there are too few bytes.
    static member TryReadUIntPtrBigEndian(source: ReadOnlySpan<byte>, value: byref<unativeint>) : bool =
        let enough: bool = source.Length >= 8
        value <- (if enough then BinaryPrimitives.ReadUIntPtrBigEndian source else (# "zero" type (unativeint) : unativeint #))
        enough

    /// Reads a number, the highest byte first; false when there are too few bytes.
    static member TryReadUIntPtrBigEndian(source: ReadOnlySpan<byte>) : bool * unativeint =
        if source.Length >= 8 then true, BinaryPrimitives.ReadUIntPtrBigEndian source
        else false, (# "zero" type (unativeint) : unativeint #)

    /// Writes a number, the highest byte first.
    static member WriteUIntPtrBigEndian(destination: Span<byte>, value: unativeint) : unit =
        BinaryParts.putBig destination 8 (uint64 value)

    /// Writes a number, the highest byte first; false when there is too little room.
    static member TryWriteUIntPtrBigEndian(destination: Span<byte>, value: unativeint) : bool =
        let enough: bool = destination.Length >= 8
        if enough then
            BinaryPrimitives.WriteUIntPtrBigEndian(destination, value)
        enough

    /// Reads a number, the lowest byte first.
    static member ReadSingleLittleEndian(source: ReadOnlySpan<byte>) : float32 = BitConverter.UInt32BitsToSingle(uint32 (BinaryParts.little source 4))

    /// Reads a number, the lowest byte first; false when there are too few bytes.
    static member TryReadSingleLittleEndian(source: ReadOnlySpan<byte>, value: byref<float32>) : bool =
        let enough: bool = source.Length >= 4
        value <- (if enough then BinaryPrimitives.ReadSingleLittleEndian source else (# "zero" type (float32) : float32 #))
        enough

    /// Reads a number, the lowest byte first; false when there are too few bytes.
    static member TryReadSingleLittleEndian(source: ReadOnlySpan<byte>) : bool * float32 =
        if source.Length >= 4 then true, BinaryPrimitives.ReadSingleLittleEndian source
        else false, (# "zero" type (float32) : float32 #)

    /// Writes a number, the lowest byte first.
    static member WriteSingleLittleEndian(destination: Span<byte>, value: float32) : unit =
        BinaryParts.putLittle destination 4 (uint64 (BitConverter.SingleToUInt32Bits value))

    /// Writes a number, the lowest byte first; false when there is too little room.
    static member TryWriteSingleLittleEndian(destination: Span<byte>, value: float32) : bool =
        let enough: bool = destination.Length >= 4
        if enough then
            BinaryPrimitives.WriteSingleLittleEndian(destination, value)
        enough

    /// Reads a number, the highest byte first.
    static member ReadSingleBigEndian(source: ReadOnlySpan<byte>) : float32 = BitConverter.UInt32BitsToSingle(uint32 (BinaryParts.big source 4))

    /// Reads a number, the highest byte first; false when there are too few bytes.
    static member TryReadSingleBigEndian(source: ReadOnlySpan<byte>, value: byref<float32>) : bool =
        let enough: bool = source.Length >= 4
        value <- (if enough then BinaryPrimitives.ReadSingleBigEndian source else (# "zero" type (float32) : float32 #))
        enough

    /// Reads a number, the highest byte first; false when there are too few bytes.
    static member TryReadSingleBigEndian(source: ReadOnlySpan<byte>) : bool * float32 =
        if source.Length >= 4 then true, BinaryPrimitives.ReadSingleBigEndian source
        else false, (# "zero" type (float32) : float32 #)

    /// Writes a number, the highest byte first.
    static member WriteSingleBigEndian(destination: Span<byte>, value: float32) : unit =
        BinaryParts.putBig destination 4 (uint64 (BitConverter.SingleToUInt32Bits value))

    /// Writes a number, the highest byte first; false when there is too little room.
    static member TryWriteSingleBigEndian(destination: Span<byte>, value: float32) : bool =
        let enough: bool = destination.Length >= 4
        if enough then
            BinaryPrimitives.WriteSingleBigEndian(destination, value)
        enough

    /// Reads a number, the lowest byte first.
    static member ReadDoubleLittleEndian(source: ReadOnlySpan<byte>) : float = BitConverter.UInt64BitsToDouble(BinaryParts.little source 8)

    /// Reads a number, the lowest byte first; false when there are too few bytes.
    static member TryReadDoubleLittleEndian(source: ReadOnlySpan<byte>, value: byref<float>) : bool =
        let enough: bool = source.Length >= 8
        value <- (if enough then BinaryPrimitives.ReadDoubleLittleEndian source else (# "zero" type (float) : float #))
        enough

    /// Reads a number, the lowest byte first; false when there are too few bytes.
    static member TryReadDoubleLittleEndian(source: ReadOnlySpan<byte>) : bool * float =
        if source.Length >= 8 then true, BinaryPrimitives.ReadDoubleLittleEndian source
        else false, (# "zero" type (float) : float #)

    /// Writes a number, the lowest byte first.
    static member WriteDoubleLittleEndian(destination: Span<byte>, value: float) : unit =
        BinaryParts.putLittle destination 8 (BitConverter.DoubleToUInt64Bits value)

    /// Writes a number, the lowest byte first; false when there is too little room.
    static member TryWriteDoubleLittleEndian(destination: Span<byte>, value: float) : bool =
        let enough: bool = destination.Length >= 8
        if enough then
            BinaryPrimitives.WriteDoubleLittleEndian(destination, value)
        enough

    /// Reads a number, the highest byte first.
    static member ReadDoubleBigEndian(source: ReadOnlySpan<byte>) : float = BitConverter.UInt64BitsToDouble(BinaryParts.big source 8)

    /// Reads a number, the highest byte first; false when there are too few bytes.
    static member TryReadDoubleBigEndian(source: ReadOnlySpan<byte>, value: byref<float>) : bool =
        let enough: bool = source.Length >= 8
        value <- (if enough then BinaryPrimitives.ReadDoubleBigEndian source else (# "zero" type (float) : float #))
        enough

    /// Reads a number, the highest byte first; false when there are too few bytes.
    static member TryReadDoubleBigEndian(source: ReadOnlySpan<byte>) : bool * float =
        if source.Length >= 8 then true, BinaryPrimitives.ReadDoubleBigEndian source
        else false, (# "zero" type (float) : float #)

    /// Writes a number, the highest byte first.
    static member WriteDoubleBigEndian(destination: Span<byte>, value: float) : unit =
        BinaryParts.putBig destination 8 (BitConverter.DoubleToUInt64Bits value)

    /// Writes a number, the highest byte first; false when there is too little room.
    static member TryWriteDoubleBigEndian(destination: Span<byte>, value: float) : bool =
        let enough: bool = destination.Length >= 8
        if enough then
            BinaryPrimitives.WriteDoubleBigEndian(destination, value)
        enough

    /// The number with its bytes in the other order.
    static member ReverseEndianness(value: int16) : int16 = (# "byte_swap" value : int16 #)

    /// The number with its bytes in the other order.
    static member ReverseEndianness(value: uint16) : uint16 = (# "byte_swap" value : uint16 #)

    /// The number with its bytes in the other order.
    static member ReverseEndianness(value: int) : int = (# "byte_swap" value : int #)

    /// The number with its bytes in the other order.
    static member ReverseEndianness(value: uint32) : uint32 = (# "byte_swap" value : uint32 #)

    /// The number with its bytes in the other order.
    static member ReverseEndianness(value: int64) : int64 = (# "byte_swap" value : int64 #)

    /// The number with its bytes in the other order.
    static member ReverseEndianness(value: uint64) : uint64 = (# "byte_swap" value : uint64 #)

    /// The number with its bytes in the other order.
    static member ReverseEndianness(value: nativeint) : nativeint = (# "byte_swap" value : nativeint #)

    /// The number with its bytes in the other order.
    static member ReverseEndianness(value: unativeint) : unativeint = (# "byte_swap" value : unativeint #)

    /// The number itself, which has one byte.
    static member ReverseEndianness(value: byte) : byte = value

    /// The number itself, which has one byte.
    static member ReverseEndianness(value: sbyte) : sbyte = value

    /// Reads a number, the lowest byte first.
    static member ReadUInt128LittleEndian(source: ReadOnlySpan<byte>) : UInt128 =
        BinaryParts.room source.Length 16
        UInt128(BinaryParts.little (source.Slice(8, 8)) 8, BinaryParts.little (source.Slice(0, 8)) 8)

    /// Reads a number, the lowest byte first.
    static member ReadInt128LittleEndian(source: ReadOnlySpan<byte>) : Int128 =
        BinaryParts.room source.Length 16
        Int128(BinaryParts.little (source.Slice(8, 8)) 8, BinaryParts.little (source.Slice(0, 8)) 8)

    /// Reads a number, the lowest byte first.
    static member ReadHalfLittleEndian(source: ReadOnlySpan<byte>) : Half = Half.OfBits(uint16 (BinaryParts.little source 2))

    /// Writes a number, the lowest byte first.
    static member WriteUInt128LittleEndian(destination: Span<byte>, value: UInt128) : unit =
        BinaryParts.room destination.Length 16
        BinaryParts.putLittle (destination.Slice(8, 8)) 8 value.Upper
        BinaryParts.putLittle (destination.Slice(0, 8)) 8 value.Lower

    /// Writes a number, the lowest byte first.
    static member WriteInt128LittleEndian(destination: Span<byte>, value: Int128) : unit =
        BinaryPrimitives.WriteUInt128LittleEndian(destination, UInt128(value.Upper, value.Lower))

    /// Writes a number, the lowest byte first.
    static member WriteHalfLittleEndian(destination: Span<byte>, value: Half) : unit =
        BinaryParts.putLittle destination 2 (uint64 (Half.BitsOf value))

    /// Reads a number, the highest byte first.
    static member ReadUInt128BigEndian(source: ReadOnlySpan<byte>) : UInt128 =
        BinaryParts.room source.Length 16
        UInt128(BinaryParts.big (source.Slice(0, 8)) 8, BinaryParts.big (source.Slice(8, 8)) 8)

    /// Reads a number, the highest byte first.
    static member ReadInt128BigEndian(source: ReadOnlySpan<byte>) : Int128 =
        BinaryParts.room source.Length 16
        Int128(BinaryParts.big (source.Slice(0, 8)) 8, BinaryParts.big (source.Slice(8, 8)) 8)

    /// Reads a number, the highest byte first.
    static member ReadHalfBigEndian(source: ReadOnlySpan<byte>) : Half = Half.OfBits(uint16 (BinaryParts.big source 2))

    /// Writes a number, the highest byte first.
    static member WriteUInt128BigEndian(destination: Span<byte>, value: UInt128) : unit =
        BinaryParts.room destination.Length 16
        BinaryParts.putBig (destination.Slice(0, 8)) 8 value.Upper
        BinaryParts.putBig (destination.Slice(8, 8)) 8 value.Lower

    /// Writes a number, the highest byte first.
    static member WriteInt128BigEndian(destination: Span<byte>, value: Int128) : unit =
        BinaryPrimitives.WriteUInt128BigEndian(destination, UInt128(value.Upper, value.Lower))

    /// Writes a number, the highest byte first.
    static member WriteHalfBigEndian(destination: Span<byte>, value: Half) : unit =
        BinaryParts.putBig destination 2 (uint64 (Half.BitsOf value))
