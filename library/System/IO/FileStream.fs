namespace System.IO

open System
open Firefly
open Firefly.Runtime

/// What kind of file it is.
[<System.Flags>]
type FileAttributes =
    | ReadOnly = 1
    | Hidden = 2
    | System = 4
    | Directory = 16
    | Archive = 32
    | Device = 64
    | Normal = 128
    | Temporary = 256
    | SparseFile = 512
    | ReparsePoint = 1024
    | Compressed = 2048
    | Offline = 4096
    | NotContentIndexed = 8192
    | Encrypted = 16384
    | IntegrityStream = 32768
    | NoScrubData = 131072

/// How a file is opened.
type FileMode =
    | CreateNew = 1
    | Create = 2
    | Open = 3
    | OpenOrCreate = 4
    | Truncate = 5
    | Append = 6

/// What an open file is for.
[<Flags>]
type FileAccess =
    | Read = 1
    | Write = 2
    | ReadWrite = 3

/// What others may do with an open file.
[<Flags>]
type FileShare =
    | None = 0
    | Read = 1
    | Write = 2
    | ReadWrite = 3
    | Delete = 4
    | Inheritable = 16

/// How a file will be used.
[<Flags>]
type FileOptions =
    | None = 0
    | WriteThrough = -2147483648
    | Asynchronous = 1073741824
    | RandomAccess = 268435456
    | DeleteOnClose = 67108864
    | SequentialScan = 134217728
    | Encrypted = 16384

/// What an opened file is like.
module FileStreamParts =

    /// Opens a file.
    let openFile (path: string) (mode: FileMode) (access: FileAccess) : nativeint =
        Files.checkPath path
        if int mode < 1 || int mode > 6 then
            raise (ArgumentOutOfRangeException("mode", "Enum value was out of legal range."))
        if int access < 1 || int access > 3 then
            raise (ArgumentOutOfRangeException("access", "Enum value was out of legal range."))
        let writes = access <> FileAccess.Read
        if not writes && mode <> FileMode.Open && mode <> FileMode.OpenOrCreate then
            raise (
                ArgumentException(
                    "Combining FileMode: " + mode.ToString() + " with FileAccess: " + access.ToString() + " is invalid.",
                    "access"
                )
            )
        if mode = FileMode.Append && access <> FileAccess.Write then
            raise (ArgumentException("Append access can be requested only in write-only mode.", "access"))
        let flags =
            Platform.openFlags
                (access <> FileAccess.Write)
                writes
                (mode <> FileMode.Open && mode <> FileMode.Truncate)
                (mode = FileMode.CreateNew)
                (mode = FileMode.Create || mode = FileMode.Truncate)
        let handle = Files.openWith path flags
        if handle < 0n then
            Files.refuse path handle
        elif not writes && Files.kind path = 0x4000 then
            Platform.close handle |> ignore
            Files.refuse path -21n
        else
            handle

/// A stream of the bytes of an open file.
///
/// In: a handle, which the stream closes. Out: bytes. Holds: of `buffer` either `readAt .. readEnd - 1` was read ahead or
/// the first `waiting` bytes wait to be written; `place` is the file's own position.
[<AllowNullLiteral>]
type FileStream(handle: nativeint, name: string, access: FileAccess, first: int64) =
    inherit Stream()

    let buffer: byte[] = (# "array_new" 4096 : byte[] #)
    let canSeek: bool = Platform.seek handle 0n 1n >= 0n
    let mutable readAt: int = 0
    let mutable readEnd: int = 0
    let mutable waiting: int = 0
    let mutable place: int64 = first
    let mutable isOpen: bool = true

    do
        if first > 0L then
            Platform.seek handle (nativeint first) 0n |> ignore

    /// A file, opened.
    new(path: string, mode: FileMode, access: FileAccess) =
        let opened = FileStreamParts.openFile path mode access
        new FileStream(
            opened,
            Files.fullPath path,
            access,
            (if mode = FileMode.Append then int64 (Platform.seek opened 0n 2n) else 0L)
        )

    /// A file, opened to be read and written.
    new(path: string, mode: FileMode) =
        new FileStream(path, mode, (if mode = FileMode.Append then FileAccess.Write else FileAccess.ReadWrite))

    /// A file, opened.
    new(path: string, mode: FileMode, access: FileAccess, share: FileShare) = new FileStream(path, mode, access)

    /// A file, opened.
    new(path: string, mode: FileMode, access: FileAccess, share: FileShare, bufferSize: int) =
        new FileStream(path, mode, access)

    /// A file, opened.
    new(path: string, mode: FileMode, access: FileAccess, share: FileShare, bufferSize: int, useAsync: bool) =
        new FileStream(path, mode, access)

    /// A file, opened.
    new(path: string, mode: FileMode, access: FileAccess, share: FileShare, bufferSize: int, options: FileOptions) =
        new FileStream(path, mode, access)

    /// The path.
    member this.Name: string = name

    member private this.CheckOpen() : unit =
        if not isOpen then
            raise (ObjectDisposedException(null, "Cannot access a closed file."))

    member private this.CheckReadable() : unit =
        this.CheckOpen()
        if access = FileAccess.Write then
            StreamParts.unreadable ()

    member private this.CheckWritable() : unit =
        this.CheckOpen()
        if access = FileAccess.Read then
            StreamParts.unwritable ()

    /// Writes bytes to the file itself.
    member private this.Put(source: byte[], offset: int, count: int) : unit =
        if count > 0 then
            let p: nativeptr<byte> = (# "array_addr" source offset : nativeptr<byte> #)
            let good = Output.writeAll handle p (nativeint count)
            Raw.keep source
            if not good then
                raise (IOException("The file '" + name + "' could not be written."))
            place <- place + int64 count

    /// Reads bytes from the file itself.
    member private this.Take(target: byte[], offset: int, count: int) : int =
        let p: nativeptr<byte> = (# "array_addr" target offset : nativeptr<byte> #)
        let mutable got = Platform.read handle p (nativeint count)
        while got = -4n do
            got <- Platform.read handle p (nativeint count)
        Raw.keep target
        if got < 0n then
            raise (IOException("The file '" + name + "' could not be read."))
        place <- place + int64 got
        int got

    /// Writes what waits.
    member private this.WriteWaiting() : unit =
        let count = waiting
        waiting <- 0
        this.Put(buffer, 0, count)

    /// Forgets what was read ahead.
    member private this.DropAhead() : unit =
        if readAt < readEnd && canSeek then
            place <- place - int64 (readEnd - readAt)
            Platform.seek handle (nativeint place) 0n |> ignore
        readAt <- 0
        readEnd <- 0

    override this.CanRead: bool = isOpen && access <> FileAccess.Write
    override this.CanSeek: bool = isOpen && canSeek
    override this.CanWrite: bool = isOpen && access <> FileAccess.Read

    override this.Length: int64 =
        this.CheckOpen()
        if not canSeek then
            StreamParts.unseekable ()
        this.WriteWaiting()
        let status: nativeptr<byte> = (# "stack_alloc" 160n : nativeptr<byte> #)
        Platform.fileStatus handle status |> ignore
        int64 (Raw.loadWord status 48n)

    override this.Position
        with get (): int64 =
            this.CheckOpen()
            if not canSeek then
                StreamParts.unseekable ()
            place - int64 (readEnd - readAt) + int64 waiting
        and set (value: int64): unit =
            if value < 0L then
                StreamParts.negative "value"
            this.Seek(value, SeekOrigin.Begin) |> ignore

    override this.Flush() : unit =
        this.CheckOpen()
        this.WriteWaiting()

    /// Writes what waits.
    member this.Flush(flushToDisk: bool) : unit = this.Flush()

    override this.Read(target: byte[], offset: int, count: int) : int =
        StreamParts.checkPart target offset count
        this.CheckReadable()
        this.WriteWaiting()
        let ahead = readEnd - readAt
        let mutable total = if ahead < count then ahead else count
        StreamParts.copy buffer readAt target offset total
        readAt <- readAt + total
        if total < count && (total = 0 || canSeek) then
            let rest = count - total
            if rest >= buffer.Length then
                total <- total + this.Take(target, offset + total, rest)
            else
                readEnd <- this.Take(buffer, 0, buffer.Length)
                readAt <- if readEnd < rest then readEnd else rest
                StreamParts.copy buffer 0 target (offset + total) readAt
                total <- total + readAt
        total

    override this.ReadByte() : int =
        if not isOpen then
            StreamParts.closed ()
        this.CheckReadable()
        if readAt = readEnd then
            this.WriteWaiting()
            readAt <- 0
            readEnd <- this.Take(buffer, 0, buffer.Length)
        if readAt = readEnd then
            -1
        else
            readAt <- readAt + 1
            int buffer.[readAt - 1]

    override this.Write(source: byte[], offset: int, count: int) : unit =
        StreamParts.checkPart source offset count
        this.CheckWritable()
        this.DropAhead()
        if count > buffer.Length - waiting then
            this.WriteWaiting()
        if count >= buffer.Length then
            this.Put(source, offset, count)
        else
            StreamParts.copy source offset buffer waiting count
            waiting <- waiting + count

    override this.WriteByte(value: byte) : unit =
        this.CheckWritable()
        if readEnd > 0 then
            this.DropAhead()
        if waiting = buffer.Length then
            this.WriteWaiting()
        buffer.[waiting] <- value
        waiting <- waiting + 1

    override this.Seek(offset: int64, origin: SeekOrigin) : int64 =
        this.CheckOpen()
        if not canSeek then
            StreamParts.unseekable ()
        this.WriteWaiting()
        this.DropAhead()
        let target =
            match origin with
            | SeekOrigin.Begin -> offset
            | SeekOrigin.Current -> place + offset
            | SeekOrigin.End -> this.Length + offset
            | _ -> raise (ArgumentException("Invalid seek origin.", "origin"))
        if target < 0L then
            raise (IOException("Invalid argument : '" + name + "'"))
        place <- target
        Platform.seek handle (nativeint target) 0n |> ignore
        target

    override this.SetLength(value: int64) : unit =
        if value < 0L then
            StreamParts.negative "value"
        this.CheckWritable()
        this.WriteWaiting()
        this.DropAhead()
        Platform.truncate handle (nativeint value) |> ignore
        if place > value then
            this.Seek(value, SeekOrigin.Begin) |> ignore

    override this.Dispose(disposing: bool) : unit =
        if isOpen then
            this.WriteWaiting()
            isOpen <- false
            if handle > 2n then
                Platform.close handle |> ignore

/// The process's own streams: what is written goes where the console's output goes, in its order.
[<Sealed; AllowNullLiteral>]
type StandardStream(number: nativeint) =
    inherit Stream()

    override this.CanRead: bool = number = 0n
    override this.CanSeek: bool = false
    override this.CanWrite: bool = number <> 0n
    override this.Length: int64 = StreamParts.unseekable ()

    override this.Position
        with get (): int64 = StreamParts.unseekable ()
        and set (value: int64): unit = StreamParts.unseekable ()

    override this.Flush() : unit = Output.flush ()

    override this.Read(target: byte[], offset: int, count: int) : int =
        StreamParts.checkPart target offset count
        if number <> 0n then
            StreamParts.unreadable ()
        let source = Input.standard ()
        let mutable got = 0
        let mutable more = count > 0 && Input.fill source
        while more do
            target.[offset + got] <- byte (Input.next source)
            got <- got + 1
            // what the buffer holds, and no more: the rest may not be there yet
            more <- got < count && Raw.loadWord source 16n < Raw.loadWord source 8n
        got

    override this.Write(source: byte[], offset: int, count: int) : unit =
        StreamParts.checkPart source offset count
        if number = 0n then
            StreamParts.unwritable ()
        if count > 0 then
            let channel = if number = 2n then Output.error () else Output.output ()
            let p: nativeptr<byte> = (# "array_addr" source offset : nativeptr<byte> #)
            Output.bytes channel p (nativeint count)
            Raw.keep source
            Output.finish channel

    override this.Seek(offset: int64, origin: SeekOrigin) : int64 = StreamParts.unseekable ()
    override this.SetLength(value: int64) : unit = StreamParts.unseekable ()
