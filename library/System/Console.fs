/// Standard input and output.
namespace System

open System.IO
open System.Text
open Firefly.Runtime

/// The colours of a terminal.
type ConsoleColor =
    | Black = 0
    | DarkBlue = 1
    | DarkGreen = 2
    | DarkCyan = 3
    | DarkRed = 4
    | DarkMagenta = 5
    | DarkYellow = 6
    | Gray = 7
    | DarkGray = 8
    | Blue = 9
    | Green = 10
    | Cyan = 11
    | Red = 12
    | Magenta = 13
    | Yellow = 14
    | White = 15

/// Keys that are held with another.
[<Flags>]
type ConsoleModifiers =
    | None = 0
    | Alt = 1
    | Shift = 2
    | Control = 4

/// Keys.
type ConsoleKey =
    | None = 0
    | Backspace = 8
    | Tab = 9
    | Clear = 12
    | Enter = 13
    | Pause = 19
    | Escape = 27
    | Spacebar = 32
    | PageUp = 33
    | PageDown = 34
    | End = 35
    | Home = 36
    | LeftArrow = 37
    | UpArrow = 38
    | RightArrow = 39
    | DownArrow = 40
    | Insert = 45
    | Delete = 46
    | D0 = 48
    | D1 = 49
    | D2 = 50
    | D3 = 51
    | D4 = 52
    | D5 = 53
    | D6 = 54
    | D7 = 55
    | D8 = 56
    | D9 = 57
    | A = 65
    | B = 66
    | C = 67
    | D = 68
    | E = 69
    | F = 70
    | G = 71
    | H = 72
    | I = 73
    | J = 74
    | K = 75
    | L = 76
    | M = 77
    | N = 78
    | O = 79
    | P = 80
    | Q = 81
    | R = 82
    | S = 83
    | T = 84
    | U = 85
    | V = 86
    | W = 87
    | X = 88
    | Y = 89
    | Z = 90
    | NumPad0 = 96
    | NumPad1 = 97
    | NumPad2 = 98
    | NumPad3 = 99
    | NumPad4 = 100
    | NumPad5 = 101
    | NumPad6 = 102
    | NumPad7 = 103
    | NumPad8 = 104
    | NumPad9 = 105
    | Multiply = 106
    | Add = 107
    | Separator = 108
    | Subtract = 109
    | Decimal = 110
    | Divide = 111
    | F1 = 112
    | F2 = 113
    | F3 = 114
    | F4 = 115
    | F5 = 116
    | F6 = 117
    | F7 = 118
    | F8 = 119
    | F9 = 120
    | F10 = 121
    | F11 = 122
    | F12 = 123
    | F13 = 124
    | F14 = 125
    | F15 = 126
    | F16 = 127
    | F17 = 128
    | F18 = 129
    | F19 = 130
    | F20 = 131
    | F21 = 132
    | F22 = 133
    | F23 = 134
    | F24 = 135

/// A key that was pressed.
[<Struct>]
type ConsoleKeyInfo(keyChar: char, key: ConsoleKey, shift: bool, alt: bool, control: bool) =
    /// The char of the key.
    member this.KeyChar: char = keyChar

    /// The key.
    member this.Key: ConsoleKey = key

    /// The keys that were held.
    member this.Modifiers: ConsoleModifiers =
        (if shift then ConsoleModifiers.Shift else ConsoleModifiers.None)
        ||| (if alt then ConsoleModifiers.Alt else ConsoleModifiers.None)
        ||| (if control then ConsoleModifiers.Control else ConsoleModifiers.None)

namespace Firefly.Runtime

open System

/// The colours that a program has set; they do not show.
module ConsoleState =

    /// No colour.
    let noColor () : ConsoleColor = (# "retype" -1 : ConsoleColor #)

    /// The colour of text.
    let mutable foreground: int = -1

    /// The colour behind text.
    let mutable background: int = -1

    /// A writer to standard output.
    let mutable output: System.IO.TextWriter = null

    /// A writer to standard error.
    let mutable error: System.IO.TextWriter = null

    /// A reader of standard input.
    let mutable input: System.IO.TextReader = null

namespace System

open System.IO
open System.Text
open Firefly.Runtime

/// Standard input and output.
[<AbstractClass; Sealed>]
type Console =

    static member private Put(text: string) : unit =
        if isNull Redirection.output then
            Output.text (Output.output ()) text
        else
            Redirection.output.Write text

    static member private PutLine(text: string) : unit =
        if isNull Redirection.output then
            let c: nativeptr<byte> = Output.output ()
            Output.text c text
            Output.byte c 10uy
        else
            Redirection.output.WriteLine text

    /// Standard input as bytes. What `ReadLine` and its like have looked at already is not among them.
    static member OpenStandardInput() : Stream = new StandardStream(0n) :> Stream

    /// Standard input as bytes; the buffer's size is the library's own.
    static member OpenStandardInput(bufferSize: int) : Stream = Console.OpenStandardInput()

    /// Standard output as bytes, in order with what `Write` and its like print.
    static member OpenStandardOutput() : Stream = new StandardStream(1n) :> Stream

    /// Standard output as bytes; the buffer's size is the library's own.
    static member OpenStandardOutput(bufferSize: int) : Stream = Console.OpenStandardOutput()

    /// Standard error as bytes.
    static member OpenStandardError() : Stream = new StandardStream(2n) :> Stream

    /// Standard error as bytes; the buffer's size is the library's own.
    static member OpenStandardError(bufferSize: int) : Stream = Console.OpenStandardError()

    /// The writer of standard output.
    static member Out: TextWriter =
        if isNull Redirection.output then
            if isNull ConsoleState.output then
                ConsoleState.output <- new ConsoleWriter(false) :> TextWriter
            ConsoleState.output
        else
            Redirection.output

    /// The writer of standard error.
    static member Error: TextWriter =
        if isNull Redirection.error then
            if isNull ConsoleState.error then
                ConsoleState.error <- new ConsoleWriter(true) :> TextWriter
            ConsoleState.error
        else
            Redirection.error

    /// The reader of standard input.
    static member In: TextReader =
        if isNull Redirection.input then
            if isNull ConsoleState.input then
                ConsoleState.input <- new ConsoleReader() :> TextReader
            ConsoleState.input
        else
            Redirection.input

    /// Writes to another writer from now on.
    static member SetOut(newOut: TextWriter) : unit =
        if isNull newOut then
            raise (ArgumentNullException "newOut")
        Redirection.output <-
            match newOut with
            | :? ConsoleWriter as w when not w.IsError -> null
            | _ -> newOut

    /// Writes errors to another writer from now on.
    static member SetError(newError: TextWriter) : unit =
        if isNull newError then
            raise (ArgumentNullException "newError")
        Redirection.error <-
            match newError with
            | :? ConsoleWriter as w when w.IsError -> null
            | _ -> newError

    /// Reads from another reader from now on.
    static member SetIn(newIn: TextReader) : unit =
        if isNull newIn then
            raise (ArgumentNullException "newIn")
        Redirection.input <-
            match newIn with
            | :? ConsoleReader -> null
            | _ -> newIn

    /// The next line, or null after the last.
    static member ReadLine() : string =
        if isNull Redirection.input then StandardInput.line () else Redirection.input.ReadLine()

    /// The next char, or -1 at the end.
    static member Read() : int =
        if isNull Redirection.input then StandardInput.read () else Redirection.input.Read()

    /// The next key; not when input is no terminal.
    static member ReadKey() : ConsoleKeyInfo =
        raise (
            InvalidOperationException(
                "Cannot read keys when either application does not have a console or when console input has been redirected. Try Console.Read."
            )
        )

    /// The next key; not when input is no terminal.
    static member ReadKey(intercept: bool) : ConsoleKeyInfo = Console.ReadKey()

    /// Whether a key waits; not when input is no terminal.
    static member KeyAvailable: bool =
        raise (
            InvalidOperationException(
                "Cannot see if a key has been pressed when either application does not have a console or when console input has been redirected from a file. Try Console.In.Peek."
            )
        )

    // ---- the terminal -------------------------------------------------------------------------------------------------

    /// The colour of text.
    static member ForegroundColor
        with get (): ConsoleColor = enum<ConsoleColor> ConsoleState.foreground
        and set (value: ConsoleColor) : unit = ConsoleState.foreground <- int value

    /// The colour behind text.
    static member BackgroundColor
        with get (): ConsoleColor = enum<ConsoleColor> ConsoleState.background
        and set (value: ConsoleColor) : unit = ConsoleState.background <- int value

    /// The usual colours again.
    static member ResetColor() : unit =
        ConsoleState.foreground <- -1
        ConsoleState.background <- -1

    /// Clears the screen; nothing when there is none.
    static member Clear() : unit = ()

    /// Makes a sound; none here.
    static member Beep() : unit = ()

    /// Makes a sound; none here.
    static member Beep(frequency: int, duration: int) : unit = ()

    /// Column of the cursor.
    static member CursorLeft
        with get (): int = 0
        and set (value: int) : unit = ()

    /// Row of the cursor.
    static member CursorTop
        with get (): int = 0
        and set (value: int) : unit = ()

    /// Place of the cursor.
    static member GetCursorPosition() : struct (int * int) = struct (0, 0)

    /// Moves the cursor; nothing when there is none.
    static member SetCursorPosition(left: int, top: int) : unit =
        if left < 0 || left >= 32767 then
            raise (
                ArgumentOutOfRangeException(
                    "left",
                    left,
                    "The value must be greater than or equal to zero and less than the console's buffer size in that dimension."
                )
            )
        if top < 0 || top >= 32767 then
            raise (
                ArgumentOutOfRangeException(
                    "top",
                    top,
                    "The value must be greater than or equal to zero and less than the console's buffer size in that dimension."
                )
            )

    /// Whether the cursor shows.
    static member CursorVisible
        with get (): bool = raise (PlatformNotSupportedException())
        and set (value: bool) : unit = ()

    /// Title of the window.
    static member Title
        with get (): string = raise (PlatformNotSupportedException())
        and set (value: string) : unit = ()

    /// Columns of the window.
    static member WindowWidth
        with get (): int = 80
        and set (value: int) : unit = ()

    /// Rows of the window.
    static member WindowHeight
        with get (): int = 24
        and set (value: int) : unit = ()

    /// Columns of the screen.
    static member BufferWidth
        with get (): int = 80
        and set (value: int) : unit = ()

    /// Rows of the screen.
    static member BufferHeight
        with get (): int = 24
        and set (value: int) : unit = ()

    /// Whether Ctrl+C is a key like others.
    static member TreatControlCAsInput
        with get (): bool = false
        and set (value: bool) : unit = ()

    /// Whether output does not go to a terminal.
    static member IsOutputRedirected: bool = true

    /// Whether input does not come from a terminal.
    static member IsInputRedirected: bool = true

    /// Whether errors do not go to a terminal.
    static member IsErrorRedirected: bool = true

    /// The encoding of output, which is UTF-8.
    static member OutputEncoding
        with get (): Encoding = Encoding.Default
        and set (value: Encoding) : unit = ()

    /// The encoding of input, which is UTF-8.
    static member InputEncoding
        with get (): Encoding = Encoding.Default
        and set (value: Encoding) : unit = ()

    // ---- writing ------------------------------------------------------------------------------------------------------

    /// Writes a string.
    static member Write(value: string) : unit = Console.Put value

    /// Writes the text of an object.
    static member Write(value: obj) : unit = Console.Put (Strings.toText value)

    /// Writes a char.
    static member Write(value: char) : unit = Console.Put (Text.ofChar value)

    /// Writes chars.
    static member Write(buffer: char[]) : unit =
        if not (isNull buffer) then
            Console.Put(String(buffer))

    /// Writes some chars.
    static member Write(buffer: char[], index: int, count: int) : unit = Console.Out.Write(buffer, index, count)

    /// Writes `True` or `False`.
    static member Write(value: bool) : unit = Console.Put (if value then "True" else "False")

    /// Writes a number.
    static member Write(value: int) : unit = Console.Put (Strings.toText value)

    /// Writes a number.
    static member Write(value: uint32) : unit = Console.Put (Strings.toText value)

    /// Writes a number.
    static member Write(value: int64) : unit = Console.Put (Strings.toText value)

    /// Writes a number.
    static member Write(value: uint64) : unit = Console.Put (Strings.toText value)

    /// Writes a number.
    static member Write(value: float) : unit = Console.Put (Strings.toText value)

    /// Writes a number.
    static member Write(value: float32) : unit = Console.Put (Strings.toText value)

    /// Writes a number.
    static member Write(value: Decimal) : unit = Console.Put ((Strings.toText value))

    /// Writes a format with values filled in.
    static member Write(format: string, arg0: obj) : unit = Console.Put (Strings.compose format [| arg0 |])

    /// Writes a format with values filled in.
    static member Write(format: string, arg0: obj, arg1: obj) : unit = Console.Put (Strings.compose format [| arg0; arg1 |])

    /// Writes a format with values filled in.
    static member Write(format: string, arg0: obj, arg1: obj, arg2: obj) : unit = Console.Put (Strings.compose format [| arg0; arg1; arg2 |])

    /// Writes a format with values filled in.
    static member Write(format: string, [<ParamArray>] arg: obj[]) : unit = Console.Put (Strings.compose format arg)

    /// Ends the line.
    static member WriteLine() : unit = Console.PutLine ""

    /// Writes a string and ends the line.
    static member WriteLine(value: string) : unit = Console.PutLine value

    /// Writes the text of an object and ends the line.
    static member WriteLine(value: obj) : unit = Console.PutLine (Strings.toText value)

    /// Writes a char and ends the line.
    static member WriteLine(value: char) : unit = Console.PutLine (Text.ofChar value)

    /// Writes chars and ends the line.
    static member WriteLine(buffer: char[]) : unit = Console.PutLine (if isNull buffer then "" else String(buffer))

    /// Writes some chars and ends the line.
    static member WriteLine(buffer: char[], index: int, count: int) : unit = Console.Out.WriteLine(buffer, index, count)

    /// Writes `True` or `False` and ends the line.
    static member WriteLine(value: bool) : unit = Console.PutLine (if value then "True" else "False")

    /// Writes a number and ends the line.
    static member WriteLine(value: int) : unit = Console.PutLine (Strings.toText value)

    /// Writes a number and ends the line.
    static member WriteLine(value: uint32) : unit = Console.PutLine (Strings.toText value)

    /// Writes a number and ends the line.
    static member WriteLine(value: int64) : unit = Console.PutLine (Strings.toText value)

    /// Writes a number and ends the line.
    static member WriteLine(value: uint64) : unit = Console.PutLine (Strings.toText value)

    /// Writes a number and ends the line.
    static member WriteLine(value: float) : unit = Console.PutLine (Strings.toText value)

    /// Writes a number and ends the line.
    static member WriteLine(value: float32) : unit = Console.PutLine (Strings.toText value)

    /// Writes a number and ends the line.
    static member WriteLine(value: Decimal) : unit = Console.PutLine ((Strings.toText value))

    /// Writes a format with values filled in and ends the line.
    static member WriteLine(format: string, arg0: obj) : unit = Console.PutLine (Strings.compose format [| arg0 |])

    /// Writes a format with values filled in and ends the line.
    static member WriteLine(format: string, arg0: obj, arg1: obj) : unit = Console.PutLine (Strings.compose format [| arg0; arg1 |])

    /// Writes a format with values filled in and ends the line.
    static member WriteLine(format: string, arg0: obj, arg1: obj, arg2: obj) : unit = Console.PutLine (Strings.compose format [| arg0; arg1; arg2 |])

    /// Writes a format with values filled in and ends the line.
    static member WriteLine(format: string, [<ParamArray>] arg: obj[]) : unit = Console.PutLine (Strings.compose format arg)

namespace System.IO

open System
open System.Text
open Firefly.Runtime

/// A writer to where standard output or standard error goes at the time.
[<Sealed; AllowNullLiteral>]
type StandardWriter(isError: bool) =
    inherit TextWriter(null)

    member private this.Target: TextWriter = if isError then Console.Error else Console.Out

    override this.Write(value: char) : unit = this.Target.Write value

    override this.Write(value: string) : unit = this.Target.Write value

    override this.Flush() : unit = this.Target.Flush()

    override this.Close() : unit = this.Target.Close()

    override this.Encoding: Encoding = Encoding.Default

/// A reader of standard input.
[<Sealed; AllowNullLiteral>]
type ConsoleReader() =
    inherit TextReader()

    override this.Peek() : int = StandardInput.peek ()

    override this.Read() : int = StandardInput.read ()

    override this.ReadLine() : string = StandardInput.line ()

    override this.ReadToEnd() : string = StandardInput.rest ()

/// A reader of where standard input comes from at the time.
[<Sealed; AllowNullLiteral>]
type StandardReader() =
    inherit TextReader()

    override this.Peek() : int = Console.In.Peek()

    override this.Read() : int = Console.In.Read()

    override this.ReadLine() : string = Console.In.ReadLine()

    override this.ReadToEnd() : string = Console.In.ReadToEnd()
