namespace System.IO

open System
open System.Text
open Firefly.Runtime

/// A reader of numbers and texts as `BinaryWriter` writes them.
///
/// In: bytes. Out: values; EndOfStreamException when there are not enough bytes.
[<AllowNullLiteral>]
type BinaryReader(input: Stream, encoding: Encoding, leaveOpen: bool) =
    let stream: Stream = if isNull input then StreamParts.missing "input" else input
    let bytes: byte[] = (# "array_new" 16 : byte[] #)
    let mutable isOpen: bool = true
    // the second half of a pair whose first half was given, or -1
    let mutable half: int = -1

    do
        if not stream.CanRead then
            raise (ArgumentException "Stream was not readable.")

    /// A reader of UTF-8.
    new(input: Stream) = new BinaryReader(input, Encoding.UTF8, false)

    /// A reader with an encoding.
    new(input: Stream, encoding: Encoding) = new BinaryReader(input, encoding, false)

    member private this.CheckOpen() : unit =
        if not isOpen then
            raise (ObjectDisposedException(null, "Cannot access a closed file."))

    /// A number of some bytes.
    member private this.Number(count: int) : uint64 =
        this.CheckOpen()
        let mutable total = 0
        while total < count do
            let got = stream.Read(bytes, total, count - total)
            if got = 0 then
                StreamParts.ended ()
            total <- total + got
        let mutable value = 0UL
        for i in count - 1 .. -1 .. 0 do
            value <- (value <<< 8) ||| uint64 bytes.[i]
        value

    /// The bytes of the next char; how many, 0 at the end.
    member private this.CharBytes() : int =
        let mutable count = 0
        let mutable going = true
        while going do
            let b = stream.ReadByte()
            if b < 0 then
                going <- false
            else
                bytes.[count] <- byte b
                count <- count + 1
                going <- encoding.SizeAt(bytes, 0, count) = 0 && count < 8
        count

    /// The stream.
    abstract BaseStream: Stream

    default this.BaseStream: Stream = stream

    /// The next byte.
    member this.ReadByte() : byte =
        this.CheckOpen()
        let b = stream.ReadByte()
        if b < 0 then
            StreamParts.ended ()
        byte b

    /// The next byte.
    member this.ReadSByte() : sbyte = sbyte (this.ReadByte())

    /// Whether the next byte is not 0.
    member this.ReadBoolean() : bool = this.ReadByte() <> 0uy

    /// The next two bytes.
    member this.ReadInt16() : int16 = int16 (this.Number 2)

    /// The next two bytes.
    member this.ReadUInt16() : uint16 = uint16 (this.Number 2)

    /// The next four bytes.
    member this.ReadInt32() : int = int (this.Number 4)

    /// The next four bytes.
    member this.ReadUInt32() : uint32 = uint32 (this.Number 4)

    /// The next eight bytes.
    member this.ReadInt64() : int64 = int64 (this.Number 8)

    /// The next eight bytes.
    member this.ReadUInt64() : uint64 = this.Number 8

    /// The next four bytes.
    member this.ReadSingle() : float32 = (# "bitcast" (uint32 (this.Number 4)) : float32 #)

    /// The next eight bytes.
    member this.ReadDouble() : float = (# "bitcast" (this.Number 8) : float #)

    /// The next sixteen bytes.
    member this.ReadDecimal() : decimal =
        let low = this.ReadUInt64()
        let high = this.ReadUInt32()
        { Low = low; High = high; Flags = this.ReadUInt32() }

    /// The next char, or -1 at the end.
    member this.Read() : int =
        this.CheckOpen()
        if half >= 0 then
            let c = half
            half <- -1
            c
        else
            let count = this.CharBytes()
            if count = 0 then
                -1
            else
                let text = encoding.GetString(bytes, 0, count)
                if text.Length > 1 then
                    half <- int text.[1]
                int text.[0]

    /// The next char.
    member this.ReadChar() : char =
        let c = this.Read()
        if c < 0 then
            StreamParts.ended ()
        char c

    /// The next char without taking it, or -1 at the end or where the stream has no positions.
    member this.PeekChar() : int =
        this.CheckOpen()
        if not stream.CanSeek then
            -1
        else
            let place = stream.Position
            let kept = half
            let c = this.Read()
            stream.Position <- place
            half <- kept
            c

    /// The next chars, fewer at the end.
    member this.ReadChars(count: int) : char[] =
        if count < 0 then
            StreamParts.negativeValue "count" (int64 count)
        let chars: char[] = (# "array_new" count : char[] #)
        let got = this.Read(chars, 0, count)
        if got = count then chars else String(chars, 0, got).ToCharArray()

    /// Reads chars into part of an array; how many there were.
    member this.Read(buffer: char[], index: int, count: int) : int =
        let mutable got = 0
        let mutable more = true
        while more && got < count do
            let c = this.Read()
            if c < 0 then
                more <- false
            else
                buffer.[index + got] <- char c
                got <- got + 1
        got

    /// Reads bytes into part of an array; how many there were.
    member this.Read(buffer: byte[], index: int, count: int) : int =
        this.CheckOpen()
        stream.Read(buffer, index, count)

    /// The next bytes, fewer at the end.
    member this.ReadBytes(count: int) : byte[] =
        if count < 0 then
            StreamParts.negativeValue "count" (int64 count)
        this.CheckOpen()
        let result: byte[] = (# "array_new" count : byte[] #)
        let mutable total = 0
        let mutable more = count > 0
        while more do
            let got = stream.Read(result, total, count - total)
            total <- total + got
            more <- got > 0 && total < count
        if total = count then
            result
        else
            let part: byte[] = (# "array_new" total : byte[] #)
            StreamParts.copy result 0 part 0 total
            part

    /// A text with its number of bytes in front.
    member this.ReadString() : string =
        let count = this.Read7BitEncodedInt()
        if count < 0 then
            raise (
                IOException("BinaryReader encountered an invalid string length of " + Digits.signedText (int64 count) + " characters.")
            )
        let bytes = this.ReadBytes count
        if bytes.Length < count then
            StreamParts.ended ()
        encoding.GetString bytes

    /// A number, seven bits at a time.
    member this.Read7BitEncodedInt() : int = int (this.Read7BitEncodedInt64())

    /// A number, seven bits at a time.
    member this.Read7BitEncodedInt64() : int64 =
        let mutable value = 0UL
        let mutable shift = 0
        let mutable more = true
        while more do
            if shift > 63 then
                raise (FormatException "Too many bytes in what should have been a 7-bit encoded integer.")
            let b = this.ReadByte()
            value <- value ||| (uint64 (b &&& 127uy) <<< shift)
            shift <- shift + 7
            more <- b >= 128uy
        int64 value

    /// Ends the reader, once.
    abstract Dispose: disposing: bool -> unit

    default this.Dispose(disposing: bool) : unit =
        if isOpen then
            isOpen <- false
            if not leaveOpen then
                stream.Close()

    /// Ends the reader.
    member this.Dispose() : unit = this.Dispose(true)

    /// Ends the reader.
    member this.Close() : unit = this.Dispose(true)

    interface IDisposable with
        member this.Dispose() : unit = this.Dispose(true)
