/// Writers of text.
namespace System.IO

open System
open System.Text
open Firefly.Runtime

/// Something that text is written to.
[<AbstractClass; AllowNullLiteral>]
type TextWriter(formatProvider: IFormatProvider) =
    let mutable newLine = "\n"

    /// A writer with the usual way to write numbers.
    new() = TextWriter(null)

    /// Writes a char.
    abstract Write: char -> unit

    default this.Write(value: char) : unit = ()

    /// Writes a string; null is empty.
    abstract Write: string -> unit

    default this.Write(value: string) : unit =
        let count: nativeint = Text.length value
        let mutable i: nativeint = 0n
        while i < count do
            this.Write(char (Text.unit value i))
            i <- i + 1n

    /// Writes what waits.
    abstract Flush: unit -> unit

    default this.Flush() : unit = ()

    /// Ends the writer, once.
    abstract Dispose: bool -> unit

    default this.Dispose(disposing: bool) : unit = ()

    /// Ends the writer.
    abstract Close: unit -> unit

    default this.Close() : unit = this.Dispose(true)

    /// The encoding of what is written.
    abstract Encoding: Encoding

    default this.Encoding: Encoding = Encoding.Unicode

    /// How numbers are written.
    member this.FormatProvider: IFormatProvider = formatProvider

    /// What ends a line.
    member this.NewLine
        with get (): string = newLine
        and set (value: string) : unit = newLine <- if isNull value then "\n" else value

    /// Writes `True` or `False`.
    member this.Write(value: bool) : unit = this.Write(if value then "True" else "False")

    /// Writes a number.
    member this.Write(value: int) : unit = this.Write((Strings.toText value))

    /// Writes a number.
    member this.Write(value: uint32) : unit = this.Write((Strings.toText value))

    /// Writes a number.
    member this.Write(value: int64) : unit = this.Write((Strings.toText value))

    /// Writes a number.
    member this.Write(value: uint64) : unit = this.Write((Strings.toText value))

    /// Writes a number.
    member this.Write(value: float) : unit = this.Write((Strings.toText value))

    /// Writes a number.
    member this.Write(value: float32) : unit = this.Write((Strings.toText value))

    /// Writes a number.
    member this.Write(value: Decimal) : unit = this.Write((Strings.toText value))

    /// Writes the text of an object.
    member this.Write(value: obj) : unit = this.Write((Strings.toText value))

    /// Writes chars.
    member this.Write(buffer: char[]) : unit =
        if not (isNull buffer) then
            this.Write(String(buffer))

    /// Writes some chars.
    member this.Write(buffer: char[], index: int, count: int) : unit =
        if isNull buffer then
            raise (ArgumentNullException "buffer")
        if index < 0 then
            Strings.negative "index" index
        if count < 0 then
            Strings.negative "count" count
        if buffer.Length - index < count then
            raise (
                ArgumentException(
                    "Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection."
                )
            )
        this.Write(String(buffer, index, count))

    /// Writes what a builder holds.
    member this.Write(value: StringBuilder) : unit =
        if not (isNull value) then
            this.Write(value.ToString())

    /// Writes a format with a value filled in.
    member this.Write(format: string, arg0: obj) : unit =
        this.Write(Strings.compose format [| arg0 |])

    /// Writes a format with values filled in.
    member this.Write(format: string, arg0: obj, arg1: obj) : unit =
        this.Write(Strings.compose format [| arg0; arg1 |])

    /// Writes a format with values filled in.
    member this.Write(format: string, arg0: obj, arg1: obj, arg2: obj) : unit =
        this.Write(Strings.compose format [| arg0; arg1; arg2 |])

    /// Writes a format with values filled in.
    member this.Write(format: string, [<ParamArray>] arg: obj[]) : unit =
        this.Write(Strings.compose format arg)

    /// Ends the line.
    member this.WriteLine() : unit = this.Write newLine

    /// Writes a string and ends the line.
    member this.WriteLine(value: string) : unit =
        this.Write value
        this.Write newLine

    /// Writes a char and ends the line.
    member this.WriteLine(value: char) : unit =
        this.Write value
        this.Write newLine

    /// Writes `True` or `False` and ends the line.
    member this.WriteLine(value: bool) : unit =
        this.Write value
        this.Write newLine

    /// Writes a number and ends the line.
    member this.WriteLine(value: int) : unit =
        this.Write value
        this.Write newLine

    /// Writes a number and ends the line.
    member this.WriteLine(value: uint32) : unit =
        this.Write value
        this.Write newLine

    /// Writes a number and ends the line.
    member this.WriteLine(value: int64) : unit =
        this.Write value
        this.Write newLine

    /// Writes a number and ends the line.
    member this.WriteLine(value: uint64) : unit =
        this.Write value
        this.Write newLine

    /// Writes a number and ends the line.
    member this.WriteLine(value: float) : unit =
        this.Write value
        this.Write newLine

    /// Writes a number and ends the line.
    member this.WriteLine(value: float32) : unit =
        this.Write value
        this.Write newLine

    /// Writes a number and ends the line.
    member this.WriteLine(value: Decimal) : unit =
        this.Write value
        this.Write newLine

    /// Writes the text of an object and ends the line.
    member this.WriteLine(value: obj) : unit =
        this.Write value
        this.Write newLine

    /// Writes chars and ends the line.
    member this.WriteLine(value: char[]) : unit =
        this.Write value
        this.Write newLine

    /// Writes what a builder holds and ends the line.
    member this.WriteLine(value: StringBuilder) : unit =
        this.Write value
        this.Write newLine

    /// Writes some chars and ends the line.
    member this.WriteLine(buffer: char[], index: int, count: int) : unit =
        this.Write(buffer, index, count)
        this.Write newLine

    /// Writes a format with values filled in and ends the line.
    member this.WriteLine(format: string, arg0: obj) : unit =
        this.Write(Strings.compose format [| arg0 |])
        this.Write newLine

    /// Writes a format with values filled in and ends the line.
    member this.WriteLine(format: string, arg0: obj, arg1: obj) : unit =
        this.Write(Strings.compose format [| arg0; arg1 |])
        this.Write newLine

    /// Writes a format with values filled in and ends the line.
    member this.WriteLine(format: string, arg0: obj, arg1: obj, arg2: obj) : unit =
        this.Write(Strings.compose format [| arg0; arg1; arg2 |])
        this.Write newLine

    /// Writes a format with values filled in and ends the line.
    member this.WriteLine(format: string, [<ParamArray>] arg: obj[]) : unit =
        this.Write(Strings.compose format arg)
        this.Write newLine

    /// Ends the writer.
    member this.Dispose() : unit = this.Close()

    /// A writer that forgets everything.
    static member Null: TextWriter = new NullWriter() :> TextWriter

    /// The writer itself: one thread at a time writes.
    static member Synchronized(writer: TextWriter) : TextWriter = writer

    interface IDisposable with
        member this.Dispose() : unit = this.Close()

/// A writer that forgets everything.
and [<Sealed; AllowNullLiteral>] NullWriter() =
    inherit TextWriter(null)

    override this.Write(value: char) : unit = ()

    override this.Write(value: string) : unit = ()

/// A writer to a string.
[<AllowNullLiteral>]
type StringWriter(builder: StringBuilder, formatProvider: IFormatProvider) =
    inherit TextWriter(formatProvider)

    let buffer: TextBuffer =
        if isNull builder then
            raise (ArgumentNullException "sb")
        builder.Inner

    let mutable closed = false

    /// To a new builder.
    new() = new StringWriter(StringBuilder(), null)

    /// To a builder.
    new(sb: StringBuilder) = new StringWriter(sb, null)

    /// To a new builder, with a way to write numbers.
    new(formatProvider: IFormatProvider) = new StringWriter(StringBuilder(), formatProvider)

    member private this.CheckOpen() : unit =
        if closed then
            raise (ObjectDisposedException(null, "Cannot write to a closed TextWriter."))

    override this.Write(value: char) : unit =
        this.CheckOpen()
        Buffer.unit buffer (uint16 value)

    override this.Write(value: string) : unit =
        this.CheckOpen()
        Buffer.text buffer value

    override this.Dispose(disposing: bool) : unit = closed <- true

    /// The builder that is written to.
    member this.GetStringBuilder() : StringBuilder = builder

    override this.ToString() : string = Buffer.toText buffer
