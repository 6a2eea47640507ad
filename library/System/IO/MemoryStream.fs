namespace System.IO

open System
open Firefly.Runtime

/// A stream of bytes in memory.
///
/// In: bytes, or an array that is used as it is. Out: bytes. Holds: the stream is `start .. size - 1` of the array; only a
/// stream that was made without an array grows.
[<AllowNullLiteral>]
type MemoryStream(buffer: byte[], start: int, room: int, initial: int, writable: bool, visible: bool, grows: bool) =
    inherit Stream()

    let mutable bytes: byte[] = buffer
    // one more than the last place that may be used
    let mutable capacity: int = start + room
    let mutable size: int = start + initial
    let mutable position: int = start
    let mutable isOpen: bool = true

    /// An empty stream with room.
    new(capacity: int) =
        let memory: byte[] =
            if capacity < 0 then
                StreamParts.negativeValue "capacity" (int64 capacity)
            else
                (# "array_new" capacity : byte[] #)
        new MemoryStream(memory, 0, capacity, 0, true, true, true)

    /// An empty stream.
    new() = new MemoryStream(0)

    /// A stream of an array.
    new(buffer: byte[]) = new MemoryStream(buffer, true)

    /// A stream of an array.
    new(buffer: byte[], writable: bool) =
        let memory = if isNull buffer then StreamParts.missing "buffer" else buffer
        new MemoryStream(memory, 0, memory.Length, memory.Length, writable, false, false)

    /// A stream of part of an array.
    new(buffer: byte[], index: int, count: int) = new MemoryStream(buffer, index, count, true, false)

    /// A stream of part of an array.
    new(buffer: byte[], index: int, count: int, writable: bool) = new MemoryStream(buffer, index, count, writable, false)

    /// A stream of part of an array, which `GetBuffer` may show.
    new(buffer: byte[], index: int, count: int, writable: bool, publiclyVisible: bool) =
        let memory = if isNull buffer then StreamParts.missing "buffer" else buffer
        if index < 0 then
            StreamParts.negativeValue "index" (int64 index)
        if count < 0 then
            StreamParts.negativeValue "count" (int64 count)
        if memory.Length - index < count then
            raise (
                ArgumentException
                    "Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection."
            )
        new MemoryStream(memory, index, count, count, writable, publiclyVisible, false)

    member private this.CheckOpen() : unit =
        if not isOpen then
            StreamParts.closed ()

    member private this.CheckWritable() : unit =
        if not (isOpen && writable) then
            StreamParts.unwritable ()

    /// Makes room up to a place.
    member private this.Reserve(needed: int) : unit =
        if needed < 0 then
            raise (IOException "Stream was too long.")
        if needed > capacity then
            if not grows then
                raise (NotSupportedException "Memory stream is not expandable.")
            let mutable wanted = if needed < 256 then 256 else needed
            if wanted < capacity * 2 then
                wanted <- capacity * 2
            this.Resize wanted

    member private this.Resize(wanted: int) : unit =
        let larger: byte[] = (# "array_new" wanted : byte[] #)
        StreamParts.copy bytes 0 larger 0 size
        bytes <- larger
        capacity <- wanted

    override this.CanRead: bool = isOpen
    override this.CanSeek: bool = isOpen
    override this.CanWrite: bool = isOpen && writable

    override this.Length: int64 =
        this.CheckOpen()
        int64 (size - start)

    override this.Position
        with get (): int64 =
            this.CheckOpen()
            int64 (position - start)
        and set (value: int64): unit =
            if value < 0L then
                StreamParts.negativeValue "value" value
            this.CheckOpen()
            position <- start + int value

    /// The number of bytes for which there is room.
    member this.Capacity
        with get (): int =
            this.CheckOpen()
            capacity - start
        and set (value: int): unit =
            if int64 value < this.Length then
                raise (ArgumentOutOfRangeException("value", "capacity was less than the current size."))
            if value <> capacity - start then
                if not grows then
                    raise (NotSupportedException "Memory stream is not expandable.")
                this.Resize value

    override this.Flush() : unit = ()

    override this.Read(buffer: byte[], offset: int, count: int) : int =
        StreamParts.checkPart buffer offset count
        this.CheckOpen()
        let left = size - position
        let taken = if left < count then left else count
        if taken <= 0 then
            0
        else
            StreamParts.copy bytes position buffer offset taken
            position <- position + taken
            taken

    override this.ReadByte() : int =
        this.CheckOpen()
        if position >= size then
            -1
        else
            position <- position + 1
            int bytes.[position - 1]

    override this.Write(buffer: byte[], offset: int, count: int) : unit =
        StreamParts.checkPart buffer offset count
        this.CheckOpen()
        this.CheckWritable()
        let stop = position + count
        this.Reserve stop
        if position > size then
            for i in size .. position - 1 do
                bytes.[i] <- 0uy
        StreamParts.copy buffer offset bytes position count
        position <- stop
        if stop > size then
            size <- stop

    override this.WriteByte(value: byte) : unit =
        this.CheckOpen()
        this.CheckWritable()
        this.Reserve(position + 1)
        if position > size then
            for i in size .. position - 1 do
                bytes.[i] <- 0uy
        bytes.[position] <- value
        position <- position + 1
        if position > size then
            size <- position

    override this.Seek(offset: int64, origin: SeekOrigin) : int64 =
        this.CheckOpen()
        let from =
            match origin with
            | SeekOrigin.Begin -> int64 start
            | SeekOrigin.Current -> int64 position
            | SeekOrigin.End -> int64 size
            | _ -> raise (ArgumentException("Invalid seek origin.", "loc"))
        let place = from + offset
        if place < int64 start then
            raise (IOException "An attempt was made to move the position before the beginning of the stream.")
        if place > 2147483647L then
            raise (ArgumentOutOfRangeException("offset", "Stream length must be non-negative and less than 2^31 - 1 - origin."))
        position <- int place
        int64 (position - start)

    override this.SetLength(value: int64) : unit =
        if value < 0L || value > 2147483647L then
            raise (ArgumentOutOfRangeException("value", "Stream length must be non-negative and less than 2^31 - 1 - origin."))
        this.CheckWritable()
        let wanted = start + int value
        this.Reserve wanted
        for i in size .. wanted - 1 do
            bytes.[i] <- 0uy
        size <- wanted
        if position > wanted then
            position <- wanted

    override this.Dispose(disposing: bool) : unit = isOpen <- false

    /// The bytes in a new array.
    member this.ToArray() : byte[] =
        let result: byte[] = (# "array_new" (size - start) : byte[] #)
        StreamParts.copy bytes start result 0 (size - start)
        result

    /// The array that holds the bytes.
    member this.GetBuffer() : byte[] =
        if not visible then
            raise (UnauthorizedAccessException "MemoryStream's internal buffer cannot be accessed.")
        bytes

    /// Writes all bytes to another stream.
    member this.WriteTo(stream: Stream) : unit =
        if isNull stream then
            StreamParts.missing "stream"
        this.CheckOpen()
        stream.Write(bytes, start, size - start)
