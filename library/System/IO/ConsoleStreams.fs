/// Standard input and output.
namespace System.IO

open System
open System.Text
open Firefly.Runtime

/// A writer to standard output or standard error.
[<Sealed; AllowNullLiteral>]
type ConsoleWriter(isError: bool) =
    inherit TextWriter(null)

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

    override this.Encoding: Encoding = Encoding.Default

    /// Whether it writes to standard error.
    member this.IsError: bool = isError

namespace Firefly.Runtime

open System
open System.IO

/// Where the console's text goes and comes from when that is not the process's own streams.
module Redirection =

    /// The writer in place of standard output, or null.
    let mutable output: TextWriter = null

    /// The writer in place of standard error, or null.
    let mutable error: TextWriter = null

    /// The reader in place of standard input, or null.
    let mutable input: TextReader = null
