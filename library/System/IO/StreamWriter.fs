namespace System.IO

open System
open System.Text
open Firefly
open Firefly.Runtime

/// A writer of text to a stream.
///
/// In: text. Out: its bytes in an encoding, after the encoding's mark where the stream is at its start.
/// Holds: `waiting` is the text that was not written yet.
[<AllowNullLiteral>]
type StreamWriter(stream: Stream, encoding: Encoding, leaveOpen: bool, path: string) =
    inherit TextWriter()

    let waiting: TextBuffer = Buffer.create ()
    let mutable autoFlush: bool = false
    let mutable started: bool = false
    let mutable isOpen: bool = true

    static member private Checked(stream: Stream) : Stream =
        if isNull stream then
            StreamParts.missing "stream"
        if not stream.CanWrite then
            raise (ArgumentException "Stream was not writable.")
        stream

    static member private Opened(path: string, append: bool) : Stream =
        new FileStream(path, (if append then FileMode.Append else FileMode.Create), FileAccess.Write) :> Stream

    /// A writer of UTF-8 to a stream.
    new(stream: Stream) = new StreamWriter(StreamWriter.Checked stream, Encoding.Default, false, null)

    /// A writer to a stream.
    new(stream: Stream, encoding: Encoding) =
        new StreamWriter(
            StreamWriter.Checked stream,
            (if isNull encoding then StreamParts.missing "encoding" else encoding),
            false,
            null
        )

    /// A writer to a stream.
    new(stream: Stream, encoding: Encoding, bufferSize: int) = new StreamWriter(stream, encoding)

    /// A writer to a stream, which it may leave open.
    new(stream: Stream, encoding: Encoding, bufferSize: int, leaveOpen: bool) =
        new StreamWriter(
            StreamWriter.Checked stream,
            (if isNull encoding then Encoding.Default else encoding),
            leaveOpen,
            null
        )

    /// A writer of UTF-8 to a new file.
    new(path: string) = new StreamWriter(StreamWriter.Opened(path, false), Encoding.Default, false, path)

    /// A writer of UTF-8 to a file, at its end or from its start.
    new(path: string, append: bool) =
        new StreamWriter(StreamWriter.Opened(path, append), Encoding.Default, false, path)

    /// A writer to a file, at its end or from its start.
    new(path: string, append: bool, encoding: Encoding) =
        new StreamWriter(
            StreamWriter.Opened(path, append),
            (if isNull encoding then StreamParts.missing "encoding" else encoding),
            false,
            path
        )

    /// A writer to a file, at its end or from its start.
    new(path: string, append: bool, encoding: Encoding, bufferSize: int) = new StreamWriter(path, append, encoding)

    member private this.CheckOpen() : unit =
        if not isOpen then
            raise (ObjectDisposedException("StreamWriter", "Cannot write to a closed TextWriter."))

    /// Writes what waits to the stream.
    member private this.WriteWaiting() : unit =
        if not started then
            started <- true
            if not stream.CanSeek || stream.Position = 0L then
                let mark = encoding.GetPreamble()
                if mark.Length > 0 then
                    stream.Write(mark, 0, mark.Length)
        if waiting.Count > 0n then
            let bytes = encoding.GetBytes(Buffer.toText waiting)
            Buffer.remove waiting 0n waiting.Count
            stream.Write(bytes, 0, bytes.Length)

    member private this.AfterWrite() : unit =
        if autoFlush then
            this.Flush()
        elif waiting.Count > 4096n then
            this.WriteWaiting()

    /// The stream.
    member this.BaseStream: Stream = stream

    override this.Encoding: Encoding = encoding

    /// Whether the stream gets everything at once.
    member this.AutoFlush
        with get (): bool = autoFlush
        and set (value: bool): unit =
            this.CheckOpen()
            autoFlush <- value
            if value then
                this.Flush()

    override this.Write(value: char) : unit =
        this.CheckOpen()
        Buffer.unit waiting (uint16 value)
        this.AfterWrite()

    override this.Write(value: string) : unit =
        this.CheckOpen()
        Buffer.text waiting value
        this.AfterWrite()

    override this.Flush() : unit =
        this.CheckOpen()
        this.WriteWaiting()
        stream.Flush()

    override this.Dispose(disposing: bool) : unit =
        if isOpen then
            this.WriteWaiting()
            stream.Flush()
            isOpen <- false
            if not leaveOpen then
                stream.Close()
