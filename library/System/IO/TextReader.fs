/// Readers of text.
namespace System.IO

open System
open Firefly.Runtime

/// Something that text is read from.
[<AbstractClass; AllowNullLiteral>]
type TextReader() =

    /// The next char without taking it, or -1 at the end.
    abstract Peek : unit -> int

    default this.Peek() : int = -1

    /// The next char, or -1 at the end.
    abstract Read : unit -> int

    default this.Read() : int = -1

    /// The next line, or null after the last.
    abstract ReadLine : unit -> string

    default this.ReadLine() : string =
        let mutable c: int = this.Read()
        if c < 0 then
            null
        else
            let b: TextBuffer = Buffer.create ()
            while c >= 0 && c <> 10 && c <> 13 do
                Buffer.unit b (uint16 c)
                c <- this.Read()
            if c = 13 && this.Peek() = 10 then
                this.Read() |> ignore
            Buffer.toText b

    /// Everything that is left.
    abstract ReadToEnd : unit -> string

    default this.ReadToEnd() : string =
        let b: TextBuffer = Buffer.create ()
        let mutable c: int = this.Read()
        while c >= 0 do
            Buffer.unit b (uint16 c)
            c <- this.Read()
        Buffer.toText b

    /// Reads chars into an array; how many there were, 0 at the end.
    abstract Read : char[] * int * int -> int

    default this.Read(buffer: char[], index: int, count: int) : int =
        if isNull buffer then
            raise (ArgumentNullException "buffer")
        if index < 0 then
            Strings.negative "index" index
        if count < 0 then
            Strings.negative "count" count
        if (# "array_length" buffer : int #) - index < count then
            raise (
                ArgumentException(
                    "Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection."
                )
            )
        let mutable n: int = 0
        let mutable go: bool = true
        while go && n < count do
            let c: int = this.Read()
            if c < 0 then
                go <- false
            else
                (# "array_set" buffer (index + n) (char c) : unit #)
                n <- n + 1
        n

    /// Reads chars into an array until it is full or the end comes; how many there were.
    member this.ReadBlock(buffer: char[], index: int, count: int) : int = this.Read(buffer, index, count)

    /// Ends the reader, once.
    abstract Dispose : bool -> unit

    default this.Dispose(disposing: bool) : unit = ()

    /// Ends the reader.
    abstract Close : unit -> unit

    default this.Close() : unit = this.Dispose(true)

    /// The reader itself: one thread at a time reads.
    static member Synchronized(reader: TextReader) : TextReader = reader

    /// A reader that is at its end.
    static member Null : TextReader = new StringReader("") :> TextReader

    /// Ends the reader.
    member this.Dispose() : unit = this.Close()

    interface IDisposable with
        member this.Dispose() : unit = this.Close()

/// A reader of a string.
and [<AllowNullLiteral>] StringReader(s: string) =
    inherit TextReader()

    let mutable text: string = if isNull s then raise (ArgumentNullException "s") else s
    let mutable at: nativeint = 0n

    member private this.CheckOpen() : unit =
        if isNull text then
            raise (ObjectDisposedException(null, "Cannot read from a closed TextReader."))

    override this.Dispose(disposing: bool) : unit = text <- null

    override this.Peek() : int =
        this.CheckOpen()
        if at < Text.length text then int (Text.unit text at) else -1

    override this.Read() : int =
        this.CheckOpen()
        if at < Text.length text then
            at <- at + 1n
            int (Text.unit text (at - 1n))
        else
            -1

    override this.ReadLine() : string =
        this.CheckOpen()
        let count: nativeint = Text.length text
        if at >= count then
            null
        else
            let start: nativeint = at
            while at < count && Text.unit text at <> 10us && Text.unit text at <> 13us do
                at <- at + 1n
            let line: string = Text.slice text start (at - start)
            if at < count && Text.unit text at = 13us then
                at <- at + 1n
                if at < count && Text.unit text at = 10us then
                    at <- at + 1n
            else
                at <- at + 1n
            line

    override this.ReadToEnd() : string =
        this.CheckOpen()
        let start: nativeint = at
        at <- Text.length text
        if start < at then Text.slice text start (at - start) else ""
