/// Text that is built piece by piece.
namespace System.Text

open System
open Firefly.Runtime

/// Text that is built piece by piece.
[<Sealed; AllowNullLiteral>]
type StringBuilder(buffer: TextBuffer, capacity: int, maxCapacity: int) =
    let mutable room = capacity

    /// Empty.
    new() = StringBuilder(Buffer.create (), 16, 2147483647)

    /// Empty, with room.
    new(capacity: int) =
        if capacity < 0 then
            Strings.negative "capacity" capacity
        StringBuilder(Buffer.withCapacity (nativeint capacity), (if capacity = 0 then 16 else capacity), 2147483647)

    /// Empty, with room for no more than so many chars.
    new(capacity: int, maxCapacity: int) =
        if capacity > maxCapacity then
            Strings.outOfRange "capacity" "Capacity exceeds maximum capacity."
        if maxCapacity < 1 then
            Strings.outOfRange "maxCapacity" "MaxCapacity must be one or greater."
        if capacity < 0 then
            Strings.negative "capacity" capacity
        StringBuilder(Buffer.withCapacity (nativeint capacity), (if capacity = 0 then 16 else capacity), maxCapacity)

    /// With a first text.
    new(value: string) as this =
        StringBuilder(
            Buffer.withCapacity (Text.length value),
            (if Text.length value > 16n then int (Text.length value) else 16),
            2147483647
        )
        then Buffer.text this.Inner value

    /// With a first text, and room.
    new(value: string, capacity: int) as this =
        StringBuilder(Buffer.withCapacity (Text.length value), StringBuilder.Room(int (Text.length value), capacity), 2147483647)
        then Buffer.text this.Inner value

    /// With part of a text, and room.
    new(value: string, startIndex: int, length: int, capacity: int) as this =
        StringBuilder(Buffer.create (), StringBuilder.Room(length, capacity), 2147483647)
        then
            if length < 0 then
                Strings.negative "length" length
            if startIndex < 0 then
                Strings.negative "startIndex" startIndex
            if nativeint startIndex + nativeint length > Text.length value then
                Strings.outOfRange "length" "Index and length must refer to a location within the string."
            if not (isNull value) then
                Buffer.slice this.Inner value (nativeint startIndex) (nativeint length)

    /// A builder over a buffer of the runtime.
    static member Over(buffer: TextBuffer) : StringBuilder = StringBuilder(buffer, 16, 2147483647)

    static member private Room(length: int, capacity: int) : int =
        if capacity < 0 then
            Strings.negative "capacity" capacity
        let least = if capacity = 0 then 16 else capacity
        if length > least then length else least

    /// The buffer of the runtime.
    member this.Inner: TextBuffer = buffer

    /// Keeps account of the room, which grows by blocks.
    member private this.Grown() : StringBuilder =
        let count = int buffer.Count
        if count > room then
            if count > maxCapacity then
                buffer.Count <- nativeint room
                Strings.outOfRange "valueCount" "The length cannot be greater than the capacity."
            let block = if room < 8000 then room else 8000
            room <- room + (if count - room > block then count - room else block)
            if room > maxCapacity then
                room <- maxCapacity
        this

    /// Number of chars; setting it cuts the text or adds NULs.
    member this.Length
        with get (): int = int buffer.Count
        and set (value: int) : unit =
            if value < 0 then
                Strings.negative "value" value
            elif value > maxCapacity then
                Strings.outOfRange "value" "The length cannot be greater than the capacity."
            elif nativeint value <= buffer.Count then
                buffer.Count <- nativeint value
            else
                Buffer.repeat buffer 0us (nativeint value - buffer.Count)
                this.Grown() |> ignore

    /// Room.
    member this.Capacity
        with get (): int =
            this.Grown() |> ignore
            room
        and set (value: int) : unit =
            if value < 0 then
                Strings.negative "value" value
            if value > maxCapacity then
                Strings.outOfRange "value" "Capacity exceeds maximum capacity."
            if nativeint value < buffer.Count then
                Strings.outOfRange "value" "capacity was less than the current size."
            room <- value

    /// The most chars that it can hold.
    member this.MaxCapacity: int = maxCapacity

    /// Makes room; how much there is.
    member this.EnsureCapacity(capacity: int) : int =
        if capacity < 0 then
            Strings.negative "capacity" capacity
        if this.Capacity < capacity then
            this.Capacity <- capacity
        room

    /// A char.
    member this.Chars
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
                Strings.badPlace "index"

    /// A char.
    member this.Item
        with get (index: int): char = this.Chars(index)
        and set (index: int) (value: char) : unit = this.Chars(index) <- value

    // ---- appending ----------------------------------------------------------------------------------------------------

    /// Appends a string; null is empty.
    member this.Append(value: string) : StringBuilder =
        Buffer.text buffer value
        this.Grown()

    /// Appends a char.
    member this.Append(value: char) : StringBuilder =
        Buffer.unit buffer (uint16 value)
        this.Grown()

    /// Appends a char many times.
    member this.Append(value: char, repeatCount: int) : StringBuilder =
        if repeatCount < 0 then
            Strings.negative "repeatCount" repeatCount
        Buffer.repeat buffer (uint16 value) (nativeint repeatCount)
        this.Grown()

    /// Appends `True` or `False`.
    member this.Append(value: bool) : StringBuilder =
        Buffer.text buffer (if value then "True" else "False")
        this.Grown()

    /// Appends a number.
    member this.Append(value: int) : StringBuilder =
        Buffer.text buffer (Strings.toText value)
        this.Grown()

    /// Appends a number.
    member this.Append(value: int64) : StringBuilder =
        Buffer.text buffer (Strings.toText value)
        this.Grown()

    /// Appends a number.
    member this.Append(value: uint32) : StringBuilder =
        Buffer.text buffer (Strings.toText value)
        this.Grown()

    /// Appends a number.
    member this.Append(value: uint64) : StringBuilder =
        Buffer.text buffer (Strings.toText value)
        this.Grown()

    /// Appends a number.
    member this.Append(value: byte) : StringBuilder =
        Buffer.text buffer (Strings.toText value)
        this.Grown()

    /// Appends a number.
    member this.Append(value: sbyte) : StringBuilder =
        Buffer.text buffer (Strings.toText value)
        this.Grown()

    /// Appends a number.
    member this.Append(value: int16) : StringBuilder =
        Buffer.text buffer (Strings.toText value)
        this.Grown()

    /// Appends a number.
    member this.Append(value: uint16) : StringBuilder =
        Buffer.text buffer (Strings.toText value)
        this.Grown()

    /// Appends a number.
    member this.Append(value: float) : StringBuilder =
        Buffer.text buffer (Strings.toText value)
        this.Grown()

    /// Appends a number.
    member this.Append(value: float32) : StringBuilder =
        Buffer.text buffer (Strings.toText value)
        this.Grown()

    /// Appends a number.
    member this.Append(value: Decimal) : StringBuilder =
        Buffer.text buffer (Strings.toText value)
        this.Grown()

    /// Appends the text of an object.
    member this.Append(value: obj) : StringBuilder =
        Buffer.text buffer (Strings.toText value)
        this.Grown()

    /// Appends chars.
    member this.Append(value: char[]) : StringBuilder =
        if not (isNull value) then
            this.Append(String(value))
        else
            this

    /// Appends some chars.
    member this.Append(value: char[], startIndex: int, charCount: int) : StringBuilder =
        if startIndex < 0 then
            Strings.negative "startIndex" startIndex
        if charCount < 0 then
            Strings.negative "charCount" charCount
        if isNull value then
            if startIndex <> 0 || charCount <> 0 then
                raise (ArgumentNullException "value")
            this
        else
            if charCount > (# "array_length" value : int #) - startIndex then
                Strings.badIndex "charCount"
            this.Append(String(value, startIndex, charCount))

    /// Appends the text of another builder.
    member this.Append(value: StringBuilder) : StringBuilder =
        if isNull value then this else this.Append(value.ToString())

    /// Appends part of the text of another builder.
    member this.Append(value: StringBuilder, startIndex: int, count: int) : StringBuilder =
        if startIndex < 0 then
            Strings.negative "startIndex" startIndex
        if count < 0 then
            Strings.negative "count" count
        if isNull value then
            if startIndex <> 0 || count <> 0 then
                raise (ArgumentNullException "value")
            this
        else
            if count > value.Length - startIndex then
                Strings.badIndex "startIndex"
            this.Append(value.ToString(startIndex, count))

    /// Appends part of a string.
    member this.Append(value: string, startIndex: int, count: int) : StringBuilder =
        if startIndex < 0 then
            Strings.negative "startIndex" startIndex
        if count < 0 then
            Strings.negative "count" count
        if isNull value then
            if startIndex <> 0 || count <> 0 then
                raise (ArgumentNullException "value")
            this
        else
            if nativeint count > Text.length value - nativeint startIndex then
                Strings.badIndex "startIndex"
            Buffer.slice buffer value (nativeint startIndex) (nativeint count)
            this.Grown()

    /// Appends the end of a line.
    member this.AppendLine() : StringBuilder =
        Buffer.unit buffer 10us
        this.Grown()

    /// Appends a string and the end of a line.
    member this.AppendLine(value: string) : StringBuilder =
        Buffer.text buffer value
        Buffer.unit buffer 10us
        this.Grown()

    /// Appends a format with a value filled in.
    member this.AppendFormat(format: string, arg0: obj) : StringBuilder =
        this.Append(Strings.compose format [| arg0 |])

    /// Appends a format with values filled in.
    member this.AppendFormat(format: string, arg0: obj, arg1: obj) : StringBuilder =
        this.Append(Strings.compose format [| arg0; arg1 |])

    /// Appends a format with values filled in.
    member this.AppendFormat(format: string, arg0: obj, arg1: obj, arg2: obj) : StringBuilder =
        this.Append(Strings.compose format [| arg0; arg1; arg2 |])

    /// Appends a format with values filled in.
    member this.AppendFormat(format: string, [<ParamArray>] args: obj[]) : StringBuilder =
        this.Append(Strings.compose format args)

    /// Appends a format with values filled in.
    member this.AppendFormat(provider: IFormatProvider, format: string, [<ParamArray>] args: obj[]) : StringBuilder =
        this.Append(String.Format(provider, format, args))

    /// Appends strings with a separator between them.
    member this.AppendJoin(separator: string, [<ParamArray>] values: string[]) : StringBuilder =
        this.Append(String.Join(separator, values))

    /// Appends texts of objects with a separator between them.
    member this.AppendJoin(separator: string, [<ParamArray>] values: obj[]) : StringBuilder =
        this.Append(String.Join(separator, values))

    /// Appends texts with a separator between them.
    member this.AppendJoin(separator: string, values: seq<'T>) : StringBuilder =
        this.Append(String.Join(separator, values))

    /// Appends strings with a separator between them.
    member this.AppendJoin(separator: char, [<ParamArray>] values: string[]) : StringBuilder =
        this.Append(String.Join(separator, values))

    /// Appends texts of objects with a separator between them.
    member this.AppendJoin(separator: char, [<ParamArray>] values: obj[]) : StringBuilder =
        this.Append(String.Join(separator, values))

    /// Appends texts with a separator between them.
    member this.AppendJoin(separator: char, values: seq<'T>) : StringBuilder =
        this.Append(String.Join(separator, values))

    // ---- changing -----------------------------------------------------------------------------------------------------

    /// Inserts a string.
    member this.Insert(index: int, value: string) : StringBuilder =
        if unativeint index > unativeint buffer.Count then
            Strings.badIndex "index"
        if Text.length value > 0n then
            Buffer.insert buffer (nativeint index) value
        this.Grown()

    /// Inserts a string many times.
    member this.Insert(index: int, value: string, count: int) : StringBuilder =
        if count < 0 then
            Strings.negative "count" count
        if unativeint index > unativeint buffer.Count then
            Strings.badIndex "index"
        for _ in 1..count do
            if Text.length value > 0n then
                Buffer.insert buffer (nativeint index) value
        this.Grown()

    /// Inserts a char.
    member this.Insert(index: int, value: char) : StringBuilder = this.Insert(index, Text.ofChar value)

    /// Inserts chars.
    member this.Insert(index: int, value: char[]) : StringBuilder =
        this.Insert(index, (if isNull value then "" else String(value)))

    /// Inserts some chars.
    member this.Insert(index: int, value: char[], startIndex: int, charCount: int) : StringBuilder =
        if isNull value then
            if startIndex <> 0 || charCount <> 0 then
                raise (ArgumentNullException "value")
            this
        else
            if startIndex < 0 then
                Strings.negative "startIndex" startIndex
            if charCount < 0 then
                Strings.negative "charCount" charCount
            if startIndex > (# "array_length" value : int #) - charCount then
                Strings.badIndex "startIndex"
            this.Insert(index, String(value, startIndex, charCount))

    /// Inserts `True` or `False`.
    member this.Insert(index: int, value: bool) : StringBuilder = this.Insert(index, (if value then "True" else "False"))

    /// Inserts a number.
    member this.Insert(index: int, value: int) : StringBuilder = this.Insert(index, (Strings.toText value))

    /// Inserts a number.
    member this.Insert(index: int, value: int64) : StringBuilder = this.Insert(index, (Strings.toText value))

    /// Inserts a number.
    member this.Insert(index: int, value: uint32) : StringBuilder = this.Insert(index, (Strings.toText value))

    /// Inserts a number.
    member this.Insert(index: int, value: uint64) : StringBuilder = this.Insert(index, (Strings.toText value))

    /// Inserts a number.
    member this.Insert(index: int, value: byte) : StringBuilder = this.Insert(index, (Strings.toText value))

    /// Inserts a number.
    member this.Insert(index: int, value: sbyte) : StringBuilder = this.Insert(index, (Strings.toText value))

    /// Inserts a number.
    member this.Insert(index: int, value: int16) : StringBuilder = this.Insert(index, (Strings.toText value))

    /// Inserts a number.
    member this.Insert(index: int, value: uint16) : StringBuilder = this.Insert(index, (Strings.toText value))

    /// Inserts a number.
    member this.Insert(index: int, value: float) : StringBuilder = this.Insert(index, (Strings.toText value))

    /// Inserts a number.
    member this.Insert(index: int, value: float32) : StringBuilder = this.Insert(index, (Strings.toText value))

    /// Inserts a number.
    member this.Insert(index: int, value: Decimal) : StringBuilder = this.Insert(index, (Strings.toText value))

    /// Inserts the text of an object.
    member this.Insert(index: int, value: obj) : StringBuilder = this.Insert(index, (Strings.toText value))

    /// Removes chars.
    member this.Remove(startIndex: int, length: int) : StringBuilder =
        if length < 0 then
            Strings.negative "length" length
        if startIndex < 0 then
            Strings.negative "startIndex" startIndex
        if nativeint length > buffer.Count - nativeint startIndex then
            Strings.badIndex "length"
        Buffer.remove buffer (nativeint startIndex) (nativeint length)
        this

    member private this.CheckPart(startIndex: int, count: int) : unit =
        if unativeint startIndex > unativeint buffer.Count then
            Strings.badIndex "startIndex"
        if count < 0 || nativeint startIndex > buffer.Count - nativeint count then
            Strings.badIndex "count"

    /// Replaces a char everywhere.
    member this.Replace(oldChar: char, newChar: char) : StringBuilder =
        this.Replace(oldChar, newChar, 0, int buffer.Count)

    /// Replaces a char in a part.
    member this.Replace(oldChar: char, newChar: char, startIndex: int, count: int) : StringBuilder =
        this.CheckPart(startIndex, count)
        let stop = nativeint startIndex + nativeint count
        let mutable i = nativeint startIndex
        while i < stop do
            if Buffer.item buffer i = uint16 oldChar then
                Buffer.set buffer i (uint16 newChar)
            i <- i + 1n
        this

    /// Replaces a string everywhere; null removes it.
    member this.Replace(oldValue: string, newValue: string) : StringBuilder =
        this.Replace(oldValue, newValue, 0, int buffer.Count)

    /// Replaces a string in a part; null removes it.
    member this.Replace(oldValue: string, newValue: string, startIndex: int, count: int) : StringBuilder =
        this.CheckPart(startIndex, count)
        if isNull oldValue then
            raise (ArgumentNullException "oldValue")
        let size = Text.length oldValue
        if size = 0n then
            raise (ArgumentException("The value cannot be an empty string.", "oldValue"))
        let whole = Buffer.toText buffer
        let last = nativeint startIndex + nativeint count - size
        let mutable at = 0n
        let mutable found = Text.indexOf whole oldValue (nativeint startIndex)
        if found >= 0n && found <= last then
            buffer.Count <- 0n
            while found >= 0n && found <= last do
                Buffer.slice buffer whole at (found - at)
                Buffer.text buffer newValue
                at <- found + size
                found <- Text.indexOf whole oldValue at
            Buffer.slice buffer whole at (Raw.textLength whole - at)
        this.Grown()

    /// Removes everything.
    member this.Clear() : StringBuilder =
        buffer.Count <- 0n
        this

    /// Copies chars to an array.
    member this.CopyTo(sourceIndex: int, destination: char[], destinationIndex: int, count: int) : unit =
        if isNull destination then
            raise (ArgumentNullException "destination")
        if destinationIndex < 0 then
            Strings.negative "destinationIndex" destinationIndex
        if destinationIndex > (# "array_length" destination : int #) - count then
            raise (
                ArgumentException(
                    "Either offset did not refer to a position in the string, or there is an insufficient length of destination character array."
                )
            )
        if count < 0 then
            Strings.negative "count" count
        if unativeint sourceIndex > unativeint buffer.Count then
            Strings.badIndex "sourceIndex"
        if nativeint sourceIndex > buffer.Count - nativeint count then
            raise (ArgumentException("Source string was not long enough. Check sourceIndex and count."))
        for i in 0 .. count - 1 do
            let c = char (Buffer.item buffer (nativeint (sourceIndex + i)))
            (# "array_set" destination (destinationIndex + i) c : unit #)

    /// Whether another builder has the same text.
    member this.Equals(sb: StringBuilder) : bool =
        not (isNull sb) && sb.ToString() = this.ToString()

    /// The text.
    override this.ToString() : string = Buffer.toText buffer

    /// Part of the text.
    member this.ToString(startIndex: int, length: int) : string =
        if startIndex < 0 then
            Strings.negative "startIndex" startIndex
        if nativeint startIndex > buffer.Count then
            Strings.outOfRange "startIndex" "startIndex cannot be larger than length of string."
        if length < 0 then
            Strings.negative "length" length
        if nativeint startIndex > buffer.Count - nativeint length then
            Strings.outOfRange "length" "Index and length must refer to a location within the string."
        Buffer.part buffer (nativeint startIndex) (nativeint length)
