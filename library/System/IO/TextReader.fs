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

    /// Ends the reader.
    abstract Close : unit -> unit

    default this.Close() : unit = ()

    /// Ends the reader.
    member this.Dispose() : unit = this.Close()

    interface IDisposable with
        member this.Dispose() : unit = this.Close()

/// A reader of a string.
[<AllowNullLiteral>]
type StringReader(text: string) =
    inherit TextReader()

    let mutable at: nativeint = 0n

    override this.Peek() : int = if at < Text.length text then int (Text.unit text at) else -1

    override this.Read() : int =
        if at < Text.length text then
            at <- at + 1n
            int (Text.unit text (at - 1n))
        else
            -1

    override this.ReadLine() : string =
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
        let start: nativeint = at
        at <- Text.length text
        if start < at then Text.slice text start (at - start) else ""

/// A reader of standard input.
[<Sealed; AllowNullLiteral>]
type ConsoleReader() =
    inherit TextReader()

    let mutable pending: int = -1

    // A char of the source: a lead byte takes its followers with it; what lies outside of the first plane is two units.
    member private this.Decode() : int =
        if pending >= 0 then
            let c: int = pending
            pending <- -1
            c
        else
            let source: nativeptr<byte> = Input.standard ()
            let first: int = Input.next source
            if first < 128 then
                first
            else
                let need: int = if first < 0xC2 then 0 elif first < 0xE0 then 1 elif first < 0xF0 then 2 elif first < 0xF5 then 3 else 0
                let mutable code: int = if need = 1 then first &&& 0x1F elif need = 2 then first &&& 0x0F else first &&& 0x07
                let mutable left: int = need
                while left > 0 && (Input.peek source &&& 0xC0) = 0x80 do
                    code <- (code <<< 6) ||| (Input.next source &&& 0x3F)
                    left <- left - 1
                if need = 0 || left > 0 then
                    0xFFFD
                elif code >= 0x10000 then
                    pending <- 0xDC00 + (code &&& 0x3FF)
                    0xD7C0 + (code >>> 10)
                else
                    code

    override this.Peek() : int =
        if pending < 0 then
            pending <- this.Decode()
        pending

    override this.Read() : int = this.Decode()

    override this.ReadLine() : string = Input.line (Input.standard ())

    override this.ReadToEnd() : string = Input.rest (Input.standard ())
