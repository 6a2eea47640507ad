/// The streams of the process as values.
namespace FSharp.Core

open System.IO

/// The streams of the process.
[<AutoOpen>]
module Operators =

    /// The writer of standard output.
    let stdout: TextWriter = new StandardWriter(false) :> TextWriter

    /// The writer of standard error.
    let stderr: TextWriter = new StandardWriter(true) :> TextWriter

    /// The reader of standard input.
    let stdin: TextReader = new StandardReader() :> TextReader
