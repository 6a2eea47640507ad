namespace System.IO

open System
open System.Text
open Firefly
open Firefly.Runtime

/// A reader of the text of a stream.
///
/// In: bytes of an encoding, which a mark at the start may tell. Out: the text. Holds: `text` from `at` on was decoded but
/// not read; the first `held` bytes of `bytes` are the start of a char that is not complete.
[<AllowNullLiteral>]
type StreamReader(stream: Stream, given: Encoding, detect: bool, leaveOpen: bool) =
    inherit TextReader()

    let bytes: byte[] = (# "array_new" 8192 : byte[] #)
    let mutable encoding: Encoding = if isNull given then Encoding.UTF8 else given
    let mutable held: int = 0
    let mutable started: bool = false
    let mutable ended: bool = false
    let mutable text: string = ""
    let mutable at: nativeint = 0n
    let mutable isOpen: bool = true

    static member private Checked(stream: Stream) : Stream =
        if isNull stream then
            StreamParts.missing "stream"
        if not stream.CanRead then
            raise (ArgumentException "Stream was not readable.")
        stream

    static member private Opened(path: string) : Stream =
        new FileStream(path, FileMode.Open, FileAccess.Read) :> Stream

    /// A reader of a stream of UTF-8.
    new(stream: Stream) = new StreamReader(StreamReader.Checked stream, Encoding.UTF8, true, false)

    /// A reader of a stream of UTF-8.
    new(stream: Stream, detectEncodingFromByteOrderMarks: bool) =
        new StreamReader(StreamReader.Checked stream, Encoding.UTF8, detectEncodingFromByteOrderMarks, false)

    /// A reader of a stream.
    new(stream: Stream, encoding: Encoding) = new StreamReader(StreamReader.Checked stream, encoding, true, false)

    /// A reader of a stream.
    new(stream: Stream, encoding: Encoding, detectEncodingFromByteOrderMarks: bool) =
        new StreamReader(StreamReader.Checked stream, encoding, detectEncodingFromByteOrderMarks, false)

    /// A reader of a stream.
    new(stream: Stream, encoding: Encoding, detectEncodingFromByteOrderMarks: bool, bufferSize: int) =
        new StreamReader(StreamReader.Checked stream, encoding, detectEncodingFromByteOrderMarks, false)

    /// A reader of a stream, which it may leave open.
    new(stream: Stream, encoding: Encoding, detectEncodingFromByteOrderMarks: bool, bufferSize: int, leaveOpen: bool) =
        new StreamReader(StreamReader.Checked stream, encoding, detectEncodingFromByteOrderMarks, leaveOpen)

    /// A reader of a file of UTF-8.
    new(path: string) = new StreamReader(StreamReader.Opened path, Encoding.UTF8, true, false)

    /// A reader of a file of UTF-8.
    new(path: string, detectEncodingFromByteOrderMarks: bool) =
        new StreamReader(StreamReader.Opened path, Encoding.UTF8, detectEncodingFromByteOrderMarks, false)

    /// A reader of a file.
    new(path: string, encoding: Encoding) = new StreamReader(StreamReader.Opened path, encoding, true, false)

    /// A reader of a file.
    new(path: string, encoding: Encoding, detectEncodingFromByteOrderMarks: bool) =
        new StreamReader(StreamReader.Opened path, encoding, detectEncodingFromByteOrderMarks, false)

    /// A reader of a file.
    new(path: string, encoding: Encoding, detectEncodingFromByteOrderMarks: bool, bufferSize: int) =
        new StreamReader(StreamReader.Opened path, encoding, detectEncodingFromByteOrderMarks, false)

    member private this.CheckOpen() : unit =
        if not isOpen then
            raise (ObjectDisposedException("StreamReader", "Cannot read from a closed TextReader."))

    /// The number of bytes of a mark at the start, which tells the encoding.
    member private this.Mark(count: int) : int =
        let starts (b0: byte) (b1: byte) : bool = count >= 2 && bytes.[0] = b0 && bytes.[1] = b1
        if detect && count >= 3 && starts 0xEFuy 0xBBuy && bytes.[2] = 0xBFuy then
            encoding <- Encoding.UTF8
            3
        elif detect && count >= 4 && starts 0xFFuy 0xFEuy && bytes.[2] = 0uy && bytes.[3] = 0uy then
            encoding <- Encoding.UTF32
            4
        elif detect && starts 0xFFuy 0xFEuy then
            encoding <- Encoding.Unicode
            2
        elif detect && starts 0xFEuy 0xFFuy then
            encoding <- Encoding.BigEndianUnicode
            2
        else
            let mark = encoding.GetPreamble()
            let mutable same = mark.Length > 0 && mark.Length <= count
            for i in 0 .. mark.Length - 1 do
                if same && mark.[i] <> bytes.[i] then
                    same <- false
            if same then mark.Length else 0

    /// How many of the bytes make whole chars of UTF-8.
    member private this.Whole(start: int, stop: int) : int =
        let mutable lead = stop - 1
        while lead >= start && lead > stop - 4 && (bytes.[lead] &&& 0xC0uy) = 0x80uy do
            lead <- lead - 1
        if lead < start then stop
        elif encoding.SizeAt(bytes, lead, stop) = 0 then lead
        else stop

    /// Decodes more bytes when all text was read; false at the end.
    member private this.Fill() : bool =
        while at >= Text.length text && not ended do
            let got = stream.Read(bytes, held, bytes.Length - held)
            let stop = held + got
            let start =
                if started || stop = 0 then
                    0
                else
                    started <- true
                    this.Mark stop
            ended <- got = 0
            let last =
                if ended then
                    text <- encoding.GetString(bytes, start, stop - start)
                    stop
                elif encoding.Kind = EncodingKind.Utf8 then
                    let whole = this.Whole(start, stop)
                    text <- encoding.GetString(bytes, start, whole - start)
                    whole
                else
                    let buffer = Buffer.create ()
                    let whole = encoding.DecodeTo(buffer, bytes, start, stop, true)
                    text <- Buffer.toText buffer
                    whole
            at <- 0n
            held <- stop - last
            StreamParts.copy bytes last bytes 0 held
        at < Text.length text

    /// The stream.
    member this.BaseStream: Stream = stream

    /// The encoding, as far as it is known.
    member this.CurrentEncoding: Encoding = encoding

    /// Whether everything was read.
    member this.EndOfStream: bool =
        this.CheckOpen()
        not (this.Fill())

    /// Forgets what was read ahead.
    member this.DiscardBufferedData() : unit =
        text <- ""
        at <- 0n
        held <- 0
        ended <- false

    override this.Peek() : int =
        this.CheckOpen()
        if this.Fill() then int (Text.unit text at) else -1

    override this.Read() : int =
        this.CheckOpen()
        if this.Fill() then
            at <- at + 1n
            int (Text.unit text (at - 1n))
        else
            -1

    override this.ReadLine() : string =
        this.CheckOpen()
        if not (this.Fill()) then
            null
        else
            let mutable line: string = null
            let mutable going = true
            while going do
                let start = at
                let count = Raw.textLength text
                let mutable i = at
                while i < count && Text.unit text i <> 10us && Text.unit text i <> 13us do
                    i <- i + 1n
                let piece = Text.slice text start (i - start)
                line <- if isNull line then piece else Text.concat line piece
                at <- i
                if i < count then
                    going <- false
                    at <- i + 1n
                    if Text.unit text i = 13us && this.Fill() && Text.unit text at = 10us then
                        at <- at + 1n
                else
                    going <- this.Fill()
            line

    override this.ReadToEnd() : string =
        this.CheckOpen()
        let buffer = Buffer.create ()
        while this.Fill() do
            Buffer.slice buffer text at (Raw.textLength text - at)
            at <- Raw.textLength text
        Buffer.toText buffer

    override this.Dispose(disposing: bool) : unit =
        if isOpen then
            isOpen <- false
            if not leaveOpen then
                stream.Close()
