namespace System.IO

open Firefly.Runtime

/// A stream in front of another that collects what is written.
///
/// In: bytes. Out: the other stream's bytes. Holds: `waiting` bytes of `buffer` were not written to the other stream yet.
[<Sealed; AllowNullLiteral>]
type BufferedStream(stream: Stream, bufferSize: int) =
    inherit Stream()

    let buffer: byte[] = (# "array_new" bufferSize : byte[] #)
    let mutable waiting: int = 0
    let mutable isOpen: bool = true

    /// With the usual size.
    new(stream: Stream) = new BufferedStream(stream, 4096)

    member private this.CheckOpen() : unit =
        if not isOpen then
            StreamParts.closed ()

    member private this.WriteWaiting() : unit =
        if waiting > 0 then
            stream.Write(buffer, 0, waiting)
            waiting <- 0

    /// The stream behind.
    member this.UnderlyingStream: Stream = stream

    /// The number of bytes that are collected.
    member this.BufferSize: int = bufferSize

    override this.CanRead: bool = isOpen && stream.CanRead
    override this.CanSeek: bool = isOpen && stream.CanSeek
    override this.CanWrite: bool = isOpen && stream.CanWrite

    override this.Length: int64 =
        this.CheckOpen()
        this.WriteWaiting()
        stream.Length

    override this.Position
        with get (): int64 =
            this.CheckOpen()
            stream.Position + int64 waiting
        and set (value: int64): unit =
            this.CheckOpen()
            this.WriteWaiting()
            stream.Position <- value

    override this.Flush() : unit =
        this.CheckOpen()
        this.WriteWaiting()
        stream.Flush()

    override this.Read(target: byte[], offset: int, count: int) : int =
        this.CheckOpen()
        this.WriteWaiting()
        stream.Read(target, offset, count)

    override this.Write(source: byte[], offset: int, count: int) : unit =
        StreamParts.checkPart source offset count
        this.CheckOpen()
        if not stream.CanWrite then
            StreamParts.unwritable ()
        if count > bufferSize - waiting then
            this.WriteWaiting()
        if count >= bufferSize then
            stream.Write(source, offset, count)
        else
            StreamParts.copy source offset buffer waiting count
            waiting <- waiting + count

    override this.Seek(offset: int64, origin: SeekOrigin) : int64 =
        this.CheckOpen()
        this.WriteWaiting()
        stream.Seek(offset, origin)

    override this.SetLength(value: int64) : unit =
        this.CheckOpen()
        this.WriteWaiting()
        stream.SetLength value

    override this.Dispose(disposing: bool) : unit =
        if isOpen then
            this.WriteWaiting()
            isOpen <- false
            stream.Close()
