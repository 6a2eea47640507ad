/// The streams of the process as values.
namespace FSharp.Core

open System.IO

/// The streams of the process.
[<AutoOpen>]
module StandardStreams =

    /// The writer of standard output.
    let stdout: TextWriter = ConsoleWriter(false) :> TextWriter

    /// The writer of standard error.
    let stderr: TextWriter = ConsoleWriter(true) :> TextWriter

    /// The reader of standard input.
    let stdin: TextReader = ConsoleReader() :> TextReader
