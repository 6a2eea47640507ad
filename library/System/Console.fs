/// Standard input and output.
namespace System

open System.IO
open Firefly.Runtime

/// Standard input and output.
[<AbstractClass; Sealed>]
type Console =

    static member private Put(text: string) : unit = Output.text (Output.output ()) text

    static member private PutLine(text: string) : unit =
        let c: nativeptr<byte> = Output.output ()
        Output.text c text
        Output.byte c 10uy

    /// The writer of standard output.
    static member Out : TextWriter = ConsoleWriter(false) :> TextWriter

    /// The writer of standard error.
    static member Error : TextWriter = ConsoleWriter(true) :> TextWriter

    /// The reader of standard input.
    static member In : TextReader = ConsoleReader() :> TextReader

    /// The next line, or null after the last.
    static member ReadLine() : string = Input.line (Input.standard ())

    /// The next byte, or -1 at the end.
    static member Read() : int = Input.next (Input.standard ())

    /// Writes a string.
    static member Write(value: string) : unit = Console.Put value

    /// Writes the text of an object.
    static member Write(value: obj) : unit = Console.Put (# "to_string" value : string #)

    /// Writes a char.
    static member Write(value: char) : unit = Console.Put (Text.ofChar value)

    /// Writes `True` or `False`.
    static member Write(value: bool) : unit = Console.Put (if value then "True" else "False")

    /// Writes a number.
    static member Write(value: int) : unit = Console.Put (Digits.signedText (int64 value))

    /// Writes a number.
    static member Write(value: uint32) : unit = Console.Put (Digits.unsignedText (uint64 value))

    /// Writes a number.
    static member Write(value: int64) : unit = Console.Put (Digits.signedText value)

    /// Writes a number.
    static member Write(value: uint64) : unit = Console.Put (Digits.unsignedText value)

    /// Writes a number.
    static member Write(value: float) : unit = Console.Put (NumberText.doubleToString value)

    /// Writes a number.
    static member Write(value: float32) : unit = Console.Put (NumberText.singleToString value)

    /// Writes chars.
    static member Write(value: char[]) : unit = ConsoleWriter(false).Write(value)

    /// Ends the line.
    static member WriteLine() : unit = Output.byte (Output.output ()) 10uy

    /// Writes a string and ends the line.
    static member WriteLine(value: string) : unit = Console.PutLine value

    /// Writes the text of an object and ends the line.
    static member WriteLine(value: obj) : unit = Console.PutLine (# "to_string" value : string #)

    /// Writes a char and ends the line.
    static member WriteLine(value: char) : unit = Console.PutLine (Text.ofChar value)

    /// Writes `True` or `False` and ends the line.
    static member WriteLine(value: bool) : unit = Console.PutLine (if value then "True" else "False")

    /// Writes a number and ends the line.
    static member WriteLine(value: int) : unit = Console.PutLine (Digits.signedText (int64 value))

    /// Writes a number and ends the line.
    static member WriteLine(value: uint32) : unit = Console.PutLine (Digits.unsignedText (uint64 value))

    /// Writes a number and ends the line.
    static member WriteLine(value: int64) : unit = Console.PutLine (Digits.signedText value)

    /// Writes a number and ends the line.
    static member WriteLine(value: uint64) : unit = Console.PutLine (Digits.unsignedText value)

    /// Writes a number and ends the line.
    static member WriteLine(value: float) : unit = Console.PutLine (NumberText.doubleToString value)

    /// Writes a number and ends the line.
    static member WriteLine(value: float32) : unit = Console.PutLine (NumberText.singleToString value)

    /// Writes chars and ends the line.
    static member WriteLine(value: char[]) : unit =
        ConsoleWriter(false).Write(value)
        Output.byte (Output.output ()) 10uy
