/// Checks and messages for those who look for mistakes in a program. Nobody listens to the messages: they are not
/// part of what a program prints.
namespace System.Diagnostics

open System

/// What ends a program whose condition does not hold.
module AssertionParts =

    /// Ends the program with two messages.
    let stop (message: string) (detail: string) : unit =
        Console.Out.Flush()
        Console.Error.WriteLine "Process terminated. Assertion failed."
        if not (String.IsNullOrEmpty message) then Console.Error.WriteLine message
        if not (String.IsNullOrEmpty detail) then Console.Error.WriteLine detail
        Firefly.Runtime.Process.exit 134

open AssertionParts

/// Checks and messages of programs that are compiled with the symbol DEBUG.
[<AbstractClass; Sealed>]
type Debug() =

    static let mutable indent: int = 0

    /// How far messages are indented.
    static member IndentLevel
        with get () : int = indent
        and set (level: int) : unit = indent <- level

    /// Whether each message is passed on at once.
    static member AutoFlush
        with get () : bool = false
        and set (_: bool) : unit = ()

    /// Ends the program when the condition does not hold.
    [<Conditional("DEBUG")>]
    static member Assert(condition: bool) : unit = if not condition then stop "" ""

    /// Ends the program with a message when the condition does not hold.
    [<Conditional("DEBUG")>]
    static member Assert(condition: bool, message: string) : unit = if not condition then stop message ""

    /// Ends the program with two messages when the condition does not hold.
    [<Conditional("DEBUG")>]
    static member Assert(condition: bool, message: string, detailMessage: string) : unit = if not condition then stop message detailMessage

    /// Ends the program with a message.
    [<Conditional("DEBUG")>]
    static member Fail(message: string) : unit = stop message ""

    /// Ends the program with two messages.
    [<Conditional("DEBUG")>]
    static member Fail(message: string, detailMessage: string) : unit = stop message detailMessage

    /// A message.
    [<Conditional("DEBUG")>]
    static member Write(message: string) : unit = ()

    /// A value as a message.
    [<Conditional("DEBUG")>]
    static member Write(value: obj) : unit = ()

    /// A message of a category.
    [<Conditional("DEBUG")>]
    static member Write(message: string, category: string) : unit = ()

    /// A value as a message of a category.
    [<Conditional("DEBUG")>]
    static member Write(value: obj, category: string) : unit = ()

    /// A message where a condition holds.
    [<Conditional("DEBUG")>]
    static member WriteIf(condition: bool, message: string) : unit = ()

    /// A value as a message where a condition holds.
    [<Conditional("DEBUG")>]
    static member WriteIf(condition: bool, value: obj) : unit = ()

    /// A message.
    [<Conditional("DEBUG")>]
    static member WriteLine(message: string) : unit = ()

    /// A value as a message.
    [<Conditional("DEBUG")>]
    static member WriteLine(value: obj) : unit = ()

    /// A message of a category.
    [<Conditional("DEBUG")>]
    static member WriteLine(message: string, category: string) : unit = ()

    /// A value as a message of a category.
    [<Conditional("DEBUG")>]
    static member WriteLine(value: obj, category: string) : unit = ()

    /// A message with values in it.
    [<Conditional("DEBUG")>]
    static member WriteLine(format: string, [<ParamArray>] args: obj[]) : unit = ()

    /// A message where a condition holds.
    [<Conditional("DEBUG")>]
    static member WriteLineIf(condition: bool, message: string) : unit = ()

    /// A value as a message where a condition holds.
    [<Conditional("DEBUG")>]
    static member WriteLineIf(condition: bool, value: obj) : unit = ()

    /// A line.
    [<Conditional("DEBUG")>]
    static member Print(message: string) : unit = ()

    /// A line with values in it.
    [<Conditional("DEBUG")>]
    static member Print(format: string, [<ParamArray>] args: obj[]) : unit = ()

    /// Indents what follows further.
    [<Conditional("DEBUG")>]
    static member Indent() : unit = indent <- indent + 1

    /// Indents what follows less.
    [<Conditional("DEBUG")>]
    static member Unindent() : unit = indent <- max 0 (indent - 1)

    /// Passes on what is written.
    [<Conditional("DEBUG")>]
    static member Flush() : unit = ()

    /// Writes no more.
    [<Conditional("DEBUG")>]
    static member Close() : unit = ()

/// Checks and messages of programs that are compiled with the symbol TRACE.
[<AbstractClass; Sealed>]
type Trace() =

    static let mutable indent: int = 0

    /// How far messages are indented.
    static member IndentLevel
        with get () : int = indent
        and set (level: int) : unit = indent <- level

    /// Whether each message is passed on at once.
    static member AutoFlush
        with get () : bool = false
        and set (_: bool) : unit = ()

    /// Ends the program when the condition does not hold.
    [<Conditional("TRACE")>]
    static member Assert(condition: bool) : unit = if not condition then stop "" ""

    /// Ends the program with a message when the condition does not hold.
    [<Conditional("TRACE")>]
    static member Assert(condition: bool, message: string) : unit = if not condition then stop message ""

    /// Ends the program with two messages when the condition does not hold.
    [<Conditional("TRACE")>]
    static member Assert(condition: bool, message: string, detailMessage: string) : unit = if not condition then stop message detailMessage

    /// Ends the program with a message.
    [<Conditional("TRACE")>]
    static member Fail(message: string) : unit = stop message ""

    /// Ends the program with two messages.
    [<Conditional("TRACE")>]
    static member Fail(message: string, detailMessage: string) : unit = stop message detailMessage

    /// A message.
    [<Conditional("TRACE")>]
    static member Write(message: string) : unit = ()

    /// A value as a message.
    [<Conditional("TRACE")>]
    static member Write(value: obj) : unit = ()

    /// A message of a category.
    [<Conditional("TRACE")>]
    static member Write(message: string, category: string) : unit = ()

    /// A value as a message of a category.
    [<Conditional("TRACE")>]
    static member Write(value: obj, category: string) : unit = ()

    /// A message where a condition holds.
    [<Conditional("TRACE")>]
    static member WriteIf(condition: bool, message: string) : unit = ()

    /// A value as a message where a condition holds.
    [<Conditional("TRACE")>]
    static member WriteIf(condition: bool, value: obj) : unit = ()

    /// A message.
    [<Conditional("TRACE")>]
    static member WriteLine(message: string) : unit = ()

    /// A value as a message.
    [<Conditional("TRACE")>]
    static member WriteLine(value: obj) : unit = ()

    /// A message of a category.
    [<Conditional("TRACE")>]
    static member WriteLine(message: string, category: string) : unit = ()

    /// A value as a message of a category.
    [<Conditional("TRACE")>]
    static member WriteLine(value: obj, category: string) : unit = ()

    /// A message where a condition holds.
    [<Conditional("TRACE")>]
    static member WriteLineIf(condition: bool, message: string) : unit = ()

    /// A value as a message where a condition holds.
    [<Conditional("TRACE")>]
    static member WriteLineIf(condition: bool, value: obj) : unit = ()

    /// A message of this weight.
    [<Conditional("TRACE")>]
    static member TraceInformation(message: string) : unit = ()

    /// A message of this weight with values in it.
    [<Conditional("TRACE")>]
    static member TraceInformation(format: string, [<ParamArray>] args: obj[]) : unit = ()

    /// A message of this weight.
    [<Conditional("TRACE")>]
    static member TraceWarning(message: string) : unit = ()

    /// A message of this weight with values in it.
    [<Conditional("TRACE")>]
    static member TraceWarning(format: string, [<ParamArray>] args: obj[]) : unit = ()

    /// A message of this weight.
    [<Conditional("TRACE")>]
    static member TraceError(message: string) : unit = ()

    /// A message of this weight with values in it.
    [<Conditional("TRACE")>]
    static member TraceError(format: string, [<ParamArray>] args: obj[]) : unit = ()

    /// Indents what follows further.
    [<Conditional("TRACE")>]
    static member Indent() : unit = indent <- indent + 1

    /// Indents what follows less.
    [<Conditional("TRACE")>]
    static member Unindent() : unit = indent <- max 0 (indent - 1)

    /// Passes on what is written.
    [<Conditional("TRACE")>]
    static member Flush() : unit = ()

    /// Writes no more.
    [<Conditional("TRACE")>]
    static member Close() : unit = ()
