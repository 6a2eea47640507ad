/// Streams of bytes.
namespace System.IO

open System
open Firefly.Runtime

/// Where a position in a stream is counted from.
type SeekOrigin =
    | Begin = 0
    | Current = 1
    | End = 2

/// The exceptions of streams, with .NET's texts.
module StreamParts =

    /// A negative number.
    [<NoInline; Cold>]
    let negative (name: string) : 'R = raise (ArgumentOutOfRangeException(name, "Non-negative number required."))

    /// A negative number, with its value.
    [<NoInline; Cold>]
    let negativeValue (name: string) (value: int64) : 'R =
        raise (
            ArgumentOutOfRangeException(
                name,
                box value,
                name + " ('" + Digits.signedText value + "') must be a non-negative value."
            )
        )

    /// A null argument.
    [<NoInline; Cold>]
    let missing (name: string) : 'R = raise (ArgumentNullException name)

    /// A stream that was closed.
    [<NoInline; Cold>]
    let closed () : 'R = raise (ObjectDisposedException(null, "Cannot access a closed Stream."))

    /// A stream that cannot be read.
    [<NoInline; Cold>]
    let unreadable () : 'R = raise (NotSupportedException "Stream does not support reading.")

    /// A stream that cannot be written.
    [<NoInline; Cold>]
    let unwritable () : 'R = raise (NotSupportedException "Stream does not support writing.")

    /// A stream without positions.
    [<NoInline; Cold>]
    let unseekable () : 'R = raise (NotSupportedException "Stream does not support seeking.")

    /// The end of a stream where more was wanted.
    [<NoInline; Cold>]
    let ended () : 'R = raise (EndOfStreamException "Unable to read beyond the end of the stream.")

    /// Refuses a part that is not inside a buffer.
    let checkPart (buffer: byte[]) (offset: int) (count: int) : unit =
        if isNull buffer then missing "buffer"
        if offset < 0 then negative "offset"
        if uint32 count > uint32 (buffer.Length - offset) then
            raise (
                ArgumentOutOfRangeException(
                    "count",
                    "Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection."
                )
            )

    /// Copies bytes between arrays, or inside one; the places are inside.
    let copy (source: byte[]) (from: int) (target: byte[]) (into: int) (count: int) : unit =
        if count > 0 then
            let p: nativeptr<byte> = (# "array_addr" source from : nativeptr<byte> #)
            let q: nativeptr<byte> = (# "array_addr" target into : nativeptr<byte> #)
            Raw.move q p (nativeint count)
            Raw.keep source
            Raw.keep target

/// A stream of bytes.
///
/// In: parts of arrays. Out: the bytes that there are. Holds: `Read` gives 0 only at the end.
[<AbstractClass; AllowNullLiteral>]
type Stream() =

    /// Whether it can be read.
    abstract CanRead: bool

    /// Whether it has positions.
    abstract CanSeek: bool

    /// Whether it can be written.
    abstract CanWrite: bool

    /// Whether it can wait for a limited time.
    abstract CanTimeout: bool

    default this.CanTimeout: bool = false

    /// The number of bytes.
    abstract Length: int64

    /// Where the next byte is read or written.
    abstract Position: int64 with get, set

    /// Writes what waits.
    abstract Flush: unit -> unit

    /// Reads bytes into part of an array; how many there were, 0 at the end.
    abstract Read: buffer: byte[] * offset: int * count: int -> int

    /// Writes part of an array.
    abstract Write: buffer: byte[] * offset: int * count: int -> unit

    /// Moves the position.
    abstract Seek: offset: int64 * origin: SeekOrigin -> int64

    /// Makes the stream shorter or longer.
    abstract SetLength: value: int64 -> unit

    /// The next byte, or -1 at the end.
    abstract ReadByte: unit -> int

    default this.ReadByte() : int =
        let one: byte[] = (# "array_new" 1 : byte[] #)
        if this.Read(one, 0, 1) = 0 then -1 else int one.[0]

    /// Writes a byte.
    abstract WriteByte: value: byte -> unit

    default this.WriteByte(value: byte) : unit = this.Write([| value |], 0, 1)

    /// Ends the stream, once.
    abstract Dispose: disposing: bool -> unit

    default this.Dispose(disposing: bool) : unit = ()

    /// Ends the stream.
    abstract Close: unit -> unit

    default this.Close() : unit = this.Dispose(true)

    /// Ends the stream.
    member this.Dispose() : unit = this.Close()

    /// Writes all that is left to another stream.
    member this.CopyTo(destination: Stream) : unit = this.CopyTo(destination, 81920)

    /// Writes all that is left to another stream, in pieces of a size.
    member this.CopyTo(destination: Stream, bufferSize: int) : unit =
        if isNull destination then
            StreamParts.missing "destination"
        if not this.CanRead then
            (if this.CanWrite then StreamParts.unreadable () else StreamParts.closed ())
        if not destination.CanWrite then
            (if destination.CanRead then StreamParts.unwritable () else StreamParts.closed ())
        let buffer: byte[] = (# "array_new" bufferSize : byte[] #)
        let mutable count = this.Read(buffer, 0, bufferSize)
        while count > 0 do
            destination.Write(buffer, 0, count)
            count <- this.Read(buffer, 0, bufferSize)

    /// Reads bytes until so many are there or the end comes; how many there were.
    member this.ReadAtLeast(buffer: byte[], minimumBytes: int, throwOnEndOfStream: bool) : int =
        let mutable total = 0
        let mutable more = true
        while more && total < minimumBytes do
            let count = this.Read(buffer, total, buffer.Length - total)
            total <- total + count
            more <- count > 0
        if total < minimumBytes && throwOnEndOfStream then
            StreamParts.ended ()
        total

    /// Reads bytes until an array is full.
    member this.ReadExactly(buffer: byte[]) : unit = this.ReadExactly(buffer, 0, buffer.Length)

    /// Reads bytes until a part of an array is full.
    member this.ReadExactly(buffer: byte[], offset: int, count: int) : unit =
        StreamParts.checkPart buffer offset count
        let mutable total = 0
        while total < count do
            let got = this.Read(buffer, offset + total, count - total)
            if got = 0 then
                StreamParts.ended ()
            total <- total + got

    /// A stream without bytes, which forgets what is written.
    static member Null: Stream = new NullStream() :> Stream

    interface IDisposable with
        member this.Dispose() : unit = this.Close()

/// A stream without bytes, which forgets what is written.
and [<Sealed; AllowNullLiteral>] NullStream() =
    inherit Stream()

    override this.CanRead: bool = true
    override this.CanSeek: bool = true
    override this.CanWrite: bool = true
    override this.Length: int64 = 0L

    override this.Position
        with get (): int64 = 0L
        and set (value: int64): unit = ()

    override this.Flush() : unit = ()
    override this.Read(buffer: byte[], offset: int, count: int) : int = 0
    override this.Write(buffer: byte[], offset: int, count: int) : unit = ()
    override this.Seek(offset: int64, origin: SeekOrigin) : int64 = 0L
    override this.SetLength(value: int64) : unit = ()
