/// Text that is built piece by piece.
namespace System.Text

open System
open Firefly.Runtime

/// Text that is built piece by piece.
[<Sealed; AllowNullLiteral>]
type StringBuilder(buffer: TextBuffer) =

    /// Empty.
    new() = StringBuilder(Buffer.create ())

    /// Empty, with room.
    new(capacity: int) = StringBuilder(Buffer.withCapacity (nativeint capacity))

    /// With a first text.
    new(value: string) as this =
        StringBuilder(Buffer.withCapacity (Text.length value))
        then Buffer.text this.Inner value

    /// A builder over a buffer of the runtime.
    static member Over(buffer: TextBuffer) : StringBuilder = StringBuilder(buffer)

    /// The buffer of the runtime.
    member this.Inner : TextBuffer = buffer

    static member private Outside(name: string) : exn =
        ArgumentOutOfRangeException(
            name,
            "Index was out of range. Must be non-negative and less than or equal to the size of the collection."
        )
        :> exn

    /// Number of chars; setting it cuts the text or adds NULs.
    member this.Length
        with get (): int = int buffer.Count
        and set (value: int) : unit =
            if value < 0 then
                let e: exn =
                    ArgumentOutOfRangeException(
                        "value",
                        (# "zero" type (obj) : obj #),
                        "value ('" + Digits.signedText (int64 value) + "') must be a non-negative value."
                    )
                    :> exn
                (# "raise" e : unit #)
            elif nativeint value <= buffer.Count then
                buffer.Count <- nativeint value
            else
                Buffer.repeat buffer 0us (nativeint value - buffer.Count)

    /// Room.
    member this.Capacity : int = int (Raw.textLength buffer.Store)

    /// A char.
    member this.Item
        with get (index: int): char =
            if unativeint index < unativeint buffer.Count then
                char (Buffer.item buffer (nativeint index))
            else
                let e: exn = IndexOutOfRangeException() :> exn
                (# "raise" e : char #)
        and set (index: int) (value: char) : unit =
            if unativeint index < unativeint buffer.Count then
                Buffer.set buffer (nativeint index) (uint16 value)
            else
                let e: exn = StringBuilder.Outside("index")
                (# "raise" e : unit #)

    /// A char.
    member this.Chars
        with get (index: int): char = this.[index]
        and set (index: int) (value: char) : unit = this.[index] <- value

    /// Appends a string; null is empty.
    member this.Append(value: string) : StringBuilder =
        Buffer.text buffer value
        this

    /// Appends a char.
    member this.Append(value: char) : StringBuilder =
        Buffer.unit buffer (uint16 value)
        this

    /// Appends a char many times.
    member this.Append(value: char, repeatCount: int) : StringBuilder =
        Buffer.repeat buffer (uint16 value) (nativeint repeatCount)
        this

    /// Appends a number.
    member this.Append(value: int) : StringBuilder =
        Buffer.text buffer (Digits.signedText (int64 value))
        this

    /// Appends a number.
    member this.Append(value: int64) : StringBuilder =
        Buffer.text buffer (Digits.signedText value)
        this

    /// Appends a number.
    member this.Append(value: uint64) : StringBuilder =
        Buffer.text buffer (Digits.unsignedText value)
        this

    /// Appends a number.
    member this.Append(value: float) : StringBuilder =
        Buffer.text buffer (# "to_string" value : string #)
        this

    /// Appends a number.
    member this.Append(value: float32) : StringBuilder =
        Buffer.text buffer (# "to_string" value : string #)
        this

    /// Appends `True` or `False`.
    member this.Append(value: bool) : StringBuilder =
        Buffer.text buffer (if value then "True" else "False")
        this

    /// Appends the text of an object.
    member this.Append(value: obj) : StringBuilder =
        Buffer.text buffer (# "to_string" value : string #)
        this

    /// Appends chars.
    member this.Append(value: char[]) : StringBuilder =
        if not (# "is_null" value : bool #) then
            let count: int = (# "array_length" value : int #)
            let mutable i: int = 0
            while i < count do
                let c: char = (# "array_get" value i : char #)
                Buffer.unit buffer (uint16 c)
                i <- i + 1
        this

    /// Appends the text of another builder.
    member this.Append(value: StringBuilder) : StringBuilder =
        if not (# "is_null" value : bool #) then
            Buffer.text buffer (value.ToString())
        this

    /// Appends part of a string.
    member this.Append(value: string, startIndex: int, count: int) : StringBuilder =
        if startIndex < 0 || count < 0 || nativeint startIndex + nativeint count > Text.length value then
            let e: exn = StringBuilder.Outside(if startIndex < 0 then "startIndex" else "count")
            (# "raise" e : StringBuilder #)
        else
            Buffer.slice buffer value (nativeint startIndex) (nativeint count)
            this

    /// Appends the end of a line.
    member this.AppendLine() : StringBuilder =
        Buffer.unit buffer 10us
        this

    /// Appends a string and the end of a line.
    member this.AppendLine(value: string) : StringBuilder =
        Buffer.text buffer value
        Buffer.unit buffer 10us
        this

    /// Inserts a string.
    member this.Insert(index: int, value: string) : StringBuilder =
        if unativeint index > unativeint buffer.Count then
            let e: exn = StringBuilder.Outside("index")
            (# "raise" e : StringBuilder #)
        else
            if Text.length value > 0n then
                Buffer.insert buffer (nativeint index) value
            this

    /// Inserts a char.
    member this.Insert(index: int, value: char) : StringBuilder = this.Insert(index, Text.ofChar value)

    /// Inserts the text of a number.
    member this.Insert(index: int, value: int) : StringBuilder = this.Insert(index, Digits.signedText (int64 value))

    /// Removes chars.
    member this.Remove(startIndex: int, length: int) : StringBuilder =
        if startIndex < 0 || length < 0 || nativeint startIndex + nativeint length > buffer.Count then
            let e: exn = StringBuilder.Outside(if startIndex < 0 then "startIndex" else "length")
            (# "raise" e : StringBuilder #)
        else
            Buffer.remove buffer (nativeint startIndex) (nativeint length)
            this

    /// Replaces a char everywhere.
    member this.Replace(oldChar: char, newChar: char) : StringBuilder =
        let mutable i: nativeint = 0n
        while i < buffer.Count do
            if Buffer.item buffer i = uint16 oldChar then
                Buffer.set buffer i (uint16 newChar)
            i <- i + 1n
        this

    /// Replaces a string everywhere.
    member this.Replace(oldValue: string, newValue: string) : StringBuilder =
        let whole: string = Buffer.toText buffer
        let size: nativeint = Text.length oldValue
        if size = 0n then
            let e: exn = ArgumentException("The value cannot be an empty string.", "oldValue") :> exn
            (# "raise" e : StringBuilder #)
        else
            let mutable at: nativeint = 0n
            let mutable found: nativeint = Text.indexOf whole oldValue 0n
            if found >= 0n then
                buffer.Count <- 0n
                while found >= 0n do
                    Buffer.slice buffer whole at (found - at)
                    Buffer.text buffer newValue
                    at <- found + size
                    found <- Text.indexOf whole oldValue at
                Buffer.slice buffer whole at (Raw.textLength whole - at)
            this

    /// Removes everything.
    member this.Clear() : StringBuilder =
        buffer.Count <- 0n
        this

    /// Makes room.
    member this.EnsureCapacity(capacity: int) : int = if capacity > this.Capacity then capacity else this.Capacity

    /// The text.
    override this.ToString() : string = Buffer.toText buffer

    /// Part of the text.
    member this.ToString(startIndex: int, length: int) : string =
        if startIndex < 0 || length < 0 || nativeint startIndex + nativeint length > buffer.Count then
            let e: exn = StringBuilder.Outside(if startIndex < 0 then "startIndex" else "length")
            (# "raise" e : string #)
        else
            Buffer.part buffer (nativeint startIndex) (nativeint length)
