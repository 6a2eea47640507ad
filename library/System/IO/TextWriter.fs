/// Writers of text.
namespace System.IO

open System
open Firefly.Runtime

/// Something that text is written to.
[<AbstractClass; AllowNullLiteral>]
type TextWriter() =

    /// Writes a char.
    abstract Write : char -> unit

    default this.Write(value: char) : unit = ()

    /// Writes a string; null is empty.
    abstract Write : string -> unit

    default this.Write(value: string) : unit =
        let count: nativeint = Text.length value
        let mutable i: nativeint = 0n
        while i < count do
            this.Write(char (Text.unit value i))
            i <- i + 1n

    /// Writes what waits.
    abstract Flush : unit -> unit

    default this.Flush() : unit = ()

    /// Ends the writer.
    abstract Close : unit -> unit

    default this.Close() : unit = this.Flush()

    /// What ends a line.
    member this.NewLine : string = "\n"

    /// Writes a number.
    member this.Write(value: int) : unit = this.Write(Digits.signedText (int64 value))

    /// Writes a number.
    member this.Write(value: int64) : unit = this.Write(Digits.signedText value)

    /// Writes a number.
    member this.Write(value: uint32) : unit = this.Write(Digits.unsignedText (uint64 value))

    /// Writes a number.
    member this.Write(value: uint64) : unit = this.Write(Digits.unsignedText value)

    /// Writes a number.
    member this.Write(value: float) : unit = this.Write((# "to_string" value : string #))

    /// Writes a number.
    member this.Write(value: float32) : unit = this.Write((# "to_string" value : string #))

    /// Writes `True` or `False`.
    member this.Write(value: bool) : unit = this.Write(if value then "True" else "False")

    /// Writes the text of an object.
    member this.Write(value: obj) : unit = this.Write((# "to_string" value : string #))

    /// Writes chars.
    member this.Write(value: char[]) : unit =
        if not (# "is_null" value : bool #) then
            let count: int = (# "array_length" value : int #)
            let mutable i: int = 0
            while i < count do
                let c: char = (# "array_get" value i : char #)
                this.Write(c)
                i <- i + 1

    /// Ends the line.
    member this.WriteLine() : unit = this.Write("\n")

    /// Writes a string and ends the line.
    member this.WriteLine(value: string) : unit =
        this.Write(value)
        this.Write("\n")

    /// Writes a char and ends the line.
    member this.WriteLine(value: char) : unit =
        this.Write(value)
        this.Write("\n")

    /// Writes a number and ends the line.
    member this.WriteLine(value: int) : unit =
        this.Write(value)
        this.Write("\n")

    /// Writes a number and ends the line.
    member this.WriteLine(value: int64) : unit =
        this.Write(value)
        this.Write("\n")

    /// Writes a number and ends the line.
    member this.WriteLine(value: float) : unit =
        this.Write(value)
        this.Write("\n")

    /// Writes `True` or `False` and ends the line.
    member this.WriteLine(value: bool) : unit =
        this.Write(value)
        this.Write("\n")

    /// Writes the text of an object and ends the line.
    member this.WriteLine(value: obj) : unit =
        this.Write(value)
        this.Write("\n")

    /// Ends the writer.
    member this.Dispose() : unit = this.Close()

    interface IDisposable with
        member this.Dispose() : unit = this.Close()

/// A writer to standard output or standard error.
[<Sealed; AllowNullLiteral>]
type ConsoleWriter(isError: bool) =
    inherit TextWriter()

    override this.Write(value: char) : unit =
        let c: nativeptr<byte> = if isError then Output.error () else Output.output ()
        Output.text c (Text.ofChar value)
        Output.finish c

    override this.Write(value: string) : unit =
        let c: nativeptr<byte> = if isError then Output.error () else Output.output ()
        Output.text c value
        Output.finish c

    override this.Flush() : unit = Output.flush ()

    override this.Close() : unit = Output.flush ()

/// A writer to a string.
[<AllowNullLiteral>]
type StringWriter() =
    inherit TextWriter()

    let buffer: TextBuffer = Buffer.create ()

    override this.Write(value: char) : unit = Buffer.unit buffer (uint16 value)

    override this.Write(value: string) : unit = Buffer.text buffer value

    override this.ToString() : string = Buffer.toText buffer
