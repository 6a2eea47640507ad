namespace System.IO

open System
open System.Text
open Firefly.Runtime

/// A writer of numbers and texts as bytes, the low byte first.
///
/// In: values. Out: their bytes; a text has its number of bytes in front, seven bits at a time.
[<AllowNullLiteral>]
type BinaryWriter(output: Stream, encoding: Encoding, leaveOpen: bool) =
    let stream: Stream = if isNull output then StreamParts.missing "output" else output
    let mutable isOpen: bool = true

    do
        if not stream.CanWrite then
            raise (ArgumentException "Stream was not writable.")

    /// A writer of UTF-8.
    new(output: Stream) = new BinaryWriter(output, Encoding.Default, false)

    /// A writer with an encoding.
    new(output: Stream, encoding: Encoding) = new BinaryWriter(output, encoding, false)

    /// Writes the low bytes of a number.
    member private this.Bytes(value: uint64, count: int) : unit =
        let bytes: byte[] = (# "array_new" count : byte[] #)
        let mutable rest = value
        for i in 0 .. count - 1 do
            bytes.[i] <- byte rest
            rest <- rest >>> 8
        stream.Write(bytes, 0, count)

    /// The stream, after what waits.
    abstract BaseStream: Stream

    default this.BaseStream: Stream =
        stream.Flush()
        stream

    /// Writes a byte.
    member this.Write(value: byte) : unit = stream.WriteByte value

    /// Writes a byte.
    member this.Write(value: sbyte) : unit = stream.WriteByte(byte value)

    /// Writes 1 or 0.
    member this.Write(value: bool) : unit = stream.WriteByte(if value then 1uy else 0uy)

    /// Writes two bytes.
    member this.Write(value: int16) : unit = this.Bytes(uint64 (uint16 value), 2)

    /// Writes two bytes.
    member this.Write(value: uint16) : unit = this.Bytes(uint64 value, 2)

    /// Writes four bytes.
    member this.Write(value: int) : unit = this.Bytes(uint64 (uint32 value), 4)

    /// Writes four bytes.
    member this.Write(value: uint32) : unit = this.Bytes(uint64 value, 4)

    /// Writes eight bytes.
    member this.Write(value: int64) : unit = this.Bytes(uint64 value, 8)

    /// Writes eight bytes.
    member this.Write(value: uint64) : unit = this.Bytes(value, 8)

    /// Writes four bytes.
    member this.Write(value: float32) : unit = this.Bytes(uint64 ((# "bitcast" value : uint32 #)), 4)

    /// Writes eight bytes.
    member this.Write(value: float) : unit = this.Bytes((# "bitcast" value : uint64 #), 8)

    /// Writes sixteen bytes.
    member this.Write(value: decimal) : unit =
        for part in Decimal.GetBits value do
            this.Bytes(uint64 (uint32 part), 4)

    /// Writes a char in the encoding.
    member this.Write(ch: char) : unit = this.Write(encoding.GetBytes(String(ch, 1)))

    /// Writes bytes.
    member this.Write(buffer: byte[]) : unit =
        if isNull buffer then
            StreamParts.missing "buffer"
        stream.Write(buffer, 0, buffer.Length)

    /// Writes some bytes.
    member this.Write(buffer: byte[], index: int, count: int) : unit = stream.Write(buffer, index, count)

    /// Writes chars in the encoding.
    member this.Write(chars: char[]) : unit =
        if isNull chars then
            StreamParts.missing "chars"
        this.Write(encoding.GetBytes chars)

    /// Writes some chars in the encoding.
    member this.Write(chars: char[], index: int, count: int) : unit =
        this.Write(encoding.GetBytes(chars, index, count))

    /// Writes a text with its number of bytes in front.
    member this.Write(value: string) : unit =
        if isNull value then
            StreamParts.missing "value"
        let bytes = encoding.GetBytes value
        this.Write7BitEncodedInt bytes.Length
        stream.Write(bytes, 0, bytes.Length)

    /// Writes a number, seven bits at a time.
    member this.Write7BitEncodedInt(value: int) : unit = this.Write7BitEncodedInt64(int64 (uint32 value))

    /// Writes a number, seven bits at a time.
    member this.Write7BitEncodedInt64(value: int64) : unit =
        let mutable rest = uint64 value
        while rest > 127UL do
            stream.WriteByte(byte (rest ||| 128UL))
            rest <- rest >>> 7
        stream.WriteByte(byte rest)

    /// Writes what waits.
    member this.Flush() : unit = stream.Flush()

    /// Moves the stream's position.
    member this.Seek(offset: int, origin: SeekOrigin) : int64 = stream.Seek(int64 offset, origin)

    /// Ends the writer, once.
    abstract Dispose: disposing: bool -> unit

    default this.Dispose(disposing: bool) : unit =
        if isOpen then
            isOpen <- false
            if leaveOpen then stream.Flush() else stream.Close()

    /// Ends the writer.
    member this.Dispose() : unit = this.Dispose(true)

    /// Ends the writer.
    member this.Close() : unit = this.Dispose(true)

    interface IDisposable with
        member this.Dispose() : unit = this.Dispose(true)
