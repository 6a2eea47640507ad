/// Formatted output: the types of formats and the functions that take them.
namespace FSharp.Core

open System.IO
open Firefly.Runtime

/// A format that the compiler has turned into code: `Run` takes how to start and how to finish, and gives the function of
/// the values to be formatted.
[<NoEquality; NoComparison>]
type PrintfFormat<'Printer, 'State, 'Residue, 'Result> =
    {
        /// The code.
        Run: (unit -> Firefly.Runtime.Printf.Env) -> (Firefly.Runtime.Printf.Env -> 'Result) -> 'Printer
        /// The format as written.
        Text: string
    }

    /// The format as written.
    member this.Value : string = this.Text

/// A format.
type Format<'Printer, 'State, 'Residue, 'Result> = PrintfFormat<'Printer, 'State, 'Residue, 'Result>

/// A format for a writer.
type TextWriterFormat<'T> = PrintfFormat<'T, TextWriter, unit, unit>

/// A format for a string.
type StringFormat<'T> = PrintfFormat<'T, unit, string, string>

/// A format for a builder.
type BuilderFormat<'T> = PrintfFormat<'T, System.Text.StringBuilder, unit, unit>

/// A format for a writer, with a result.
type TextWriterFormat<'T, 'Result> = PrintfFormat<'T, TextWriter, unit, 'Result>

/// A format for a string, with a result.
type StringFormat<'T, 'Result> = PrintfFormat<'T, unit, string, 'Result>

/// A format for a builder, with a result.
type BuilderFormat<'T, 'Result> = PrintfFormat<'T, System.Text.StringBuilder, unit, 'Result>

/// Formatted output with a choice of where it goes.
module Printf =

    /// A format for a writer.
    type TextWriterFormat<'T> = PrintfFormat<'T, TextWriter, unit, unit>

    /// A format for a string.
    type StringFormat<'T> = PrintfFormat<'T, unit, string, string>

    /// A format for a builder.
    type BuilderFormat<'T> = PrintfFormat<'T, System.Text.StringBuilder, unit, unit>

    /// A format for a writer, with a result.
    type TextWriterFormat<'T, 'Result> = PrintfFormat<'T, TextWriter, unit, 'Result>

    /// A format for a string, with a result.
    type StringFormat<'T, 'Result> = PrintfFormat<'T, unit, string, 'Result>

    /// A format for a builder, with a result.
    type BuilderFormat<'T, 'Result> = PrintfFormat<'T, System.Text.StringBuilder, unit, 'Result>

    /// Writes to standard output.
    let inline printf (format: PrintfFormat<'T, TextWriter, unit, unit>) : 'T =
        format.Run (fun () -> Firefly.Runtime.Printf.toOutput ()) (fun (env: Firefly.Runtime.Printf.Env) -> Firefly.Runtime.Printf.finish env)

    /// Writes to standard output and ends the line.
    let inline printfn (format: PrintfFormat<'T, TextWriter, unit, unit>) : 'T =
        format.Run (fun () -> Firefly.Runtime.Printf.toOutput ()) (fun (env: Firefly.Runtime.Printf.Env) -> Firefly.Runtime.Printf.finishLine env)

    /// Writes to standard error.
    let inline eprintf (format: PrintfFormat<'T, TextWriter, unit, unit>) : 'T =
        format.Run (fun () -> Firefly.Runtime.Printf.toError ()) (fun (env: Firefly.Runtime.Printf.Env) -> Firefly.Runtime.Printf.finish env)

    /// Writes to standard error and ends the line.
    let inline eprintfn (format: PrintfFormat<'T, TextWriter, unit, unit>) : 'T =
        format.Run (fun () -> Firefly.Runtime.Printf.toError ()) (fun (env: Firefly.Runtime.Printf.Env) -> Firefly.Runtime.Printf.finishLine env)

    /// Writes to a string.
    let inline sprintf (format: PrintfFormat<'T, unit, string, string>) : 'T =
        format.Run
            (fun () -> Firefly.Runtime.Printf.toBuffer (Buffer.create ()))
            (fun (env: Firefly.Runtime.Printf.Env) -> Buffer.toText env.Buffer)

    /// Writes to a string and gives it to a function.
    let inline ksprintf (continuation: string -> 'Result) (format: PrintfFormat<'T, unit, string, 'Result>) : 'T =
        format.Run
            (fun () -> Firefly.Runtime.Printf.toBuffer (Buffer.create ()))
            (fun (env: Firefly.Runtime.Printf.Env) -> continuation (Buffer.toText env.Buffer))

    /// Writes to a string and gives it to a function.
    let inline kprintf (continuation: string -> 'Result) (format: PrintfFormat<'T, unit, string, 'Result>) : 'T =
        format.Run
            (fun () -> Firefly.Runtime.Printf.toBuffer (Buffer.create ()))
            (fun (env: Firefly.Runtime.Printf.Env) -> continuation (Buffer.toText env.Buffer))

    /// Writes to a writer.
    let inline fprintf (textWriter: TextWriter) (format: PrintfFormat<'T, TextWriter, unit, unit>) : 'T =
        format.Run (fun () -> Firefly.Runtime.Printf.toWriter textWriter) (fun (env: Firefly.Runtime.Printf.Env) -> Firefly.Runtime.Printf.finish env)

    /// Writes to a writer and ends the line.
    let inline fprintfn (textWriter: TextWriter) (format: PrintfFormat<'T, TextWriter, unit, unit>) : 'T =
        format.Run (fun () -> Firefly.Runtime.Printf.toWriter textWriter) (fun (env: Firefly.Runtime.Printf.Env) -> Firefly.Runtime.Printf.finishLine env)

    /// Writes to a writer, then calls a function.
    let inline kfprintf (continuation: unit -> 'Result) (textWriter: TextWriter) (format: PrintfFormat<'T, TextWriter, unit, 'Result>) : 'T =
        format.Run
            (fun () -> Firefly.Runtime.Printf.toWriter textWriter)
            (fun (env: Firefly.Runtime.Printf.Env) ->
                Firefly.Runtime.Printf.finish env
                continuation ())

    /// Writes to a builder.
    let inline bprintf (builder: System.Text.StringBuilder) (format: PrintfFormat<'T, System.Text.StringBuilder, unit, unit>) : 'T =
        format.Run (fun () -> Firefly.Runtime.Printf.toBuffer builder.Inner) (fun (env: Firefly.Runtime.Printf.Env) -> ())

    /// Writes to a builder, then calls a function.
    let inline kbprintf (continuation: unit -> 'Result) (builder: System.Text.StringBuilder) (format: PrintfFormat<'T, System.Text.StringBuilder, unit, 'Result>) : 'T =
        format.Run (fun () -> Firefly.Runtime.Printf.toBuffer builder.Inner) (fun (env: Firefly.Runtime.Printf.Env) -> continuation ())

    /// Raises an exception with a formatted message.
    let inline failwithf (format: PrintfFormat<'T, unit, string, 'Result>) : 'T =
        format.Run
            (fun () -> Firefly.Runtime.Printf.toBuffer (Buffer.create ()))
            (fun (env: Firefly.Runtime.Printf.Env) ->
                let e: exn = System.Exception(Buffer.toText env.Buffer)
                (# "raise" e : 'Result #))

/// Formatted output.
[<AutoOpen>]
module ExtraTopLevelOperators =

    /// Writes to standard output.
    let inline printf (format: PrintfFormat<'T, TextWriter, unit, unit>) : 'T =
        format.Run (fun () -> Firefly.Runtime.Printf.toOutput ()) (fun (env: Firefly.Runtime.Printf.Env) -> Firefly.Runtime.Printf.finish env)

    /// Writes to standard output and ends the line.
    let inline printfn (format: PrintfFormat<'T, TextWriter, unit, unit>) : 'T =
        format.Run (fun () -> Firefly.Runtime.Printf.toOutput ()) (fun (env: Firefly.Runtime.Printf.Env) -> Firefly.Runtime.Printf.finishLine env)

    /// Writes to standard error.
    let inline eprintf (format: PrintfFormat<'T, TextWriter, unit, unit>) : 'T =
        format.Run (fun () -> Firefly.Runtime.Printf.toError ()) (fun (env: Firefly.Runtime.Printf.Env) -> Firefly.Runtime.Printf.finish env)

    /// Writes to standard error and ends the line.
    let inline eprintfn (format: PrintfFormat<'T, TextWriter, unit, unit>) : 'T =
        format.Run (fun () -> Firefly.Runtime.Printf.toError ()) (fun (env: Firefly.Runtime.Printf.Env) -> Firefly.Runtime.Printf.finishLine env)

    /// Writes to a string.
    let inline sprintf (format: PrintfFormat<'T, unit, string, string>) : 'T =
        format.Run
            (fun () -> Firefly.Runtime.Printf.toBuffer (Buffer.create ()))
            (fun (env: Firefly.Runtime.Printf.Env) -> Buffer.toText env.Buffer)

    /// Writes to a writer.
    let inline fprintf (textWriter: TextWriter) (format: PrintfFormat<'T, TextWriter, unit, unit>) : 'T =
        format.Run (fun () -> Firefly.Runtime.Printf.toWriter textWriter) (fun (env: Firefly.Runtime.Printf.Env) -> Firefly.Runtime.Printf.finish env)

    /// Writes to a writer and ends the line.
    let inline fprintfn (textWriter: TextWriter) (format: PrintfFormat<'T, TextWriter, unit, unit>) : 'T =
        format.Run (fun () -> Firefly.Runtime.Printf.toWriter textWriter) (fun (env: Firefly.Runtime.Printf.Env) -> Firefly.Runtime.Printf.finishLine env)

    /// Raises an exception with a formatted message.
    let inline failwithf (format: PrintfFormat<'T, unit, string, 'Result>) : 'T =
        format.Run
            (fun () -> Firefly.Runtime.Printf.toBuffer (Buffer.create ()))
            (fun (env: Firefly.Runtime.Printf.Env) ->
                let e: exn = System.Exception(Buffer.toText env.Buffer)
                (# "raise" e : 'Result #))
