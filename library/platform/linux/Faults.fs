/// What happens when the program touches memory that it does not have: at the stack's end it says so and where; anything
/// else is the end by the same signal.
module Firefly.Faults

open Firefly
open Firefly.Runtime

let private signalStack () : nativeptr<byte> = (# "static_buffer" 32768 : nativeptr<byte> #)

/// Writes NUL-terminated text up to a byte that opens type arguments or known arguments.
[<NoOptimization>]
let private name (c: nativeptr<byte>) (text: nativeptr<byte>) : unit =
    let mutable i: nativeint = 0n
    let mutable code: byte = Raw.loadByte text 0n
    while code <> 0uy && (i = 0n || code <> 60uy && code <> 123uy) do
        Output.byte c code
        i <- i + 1n
        code <- Raw.loadByte text i

[<NoOptimization>]
let private number (c: nativeptr<byte>) (value: nativeint) : unit =
    let digits: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
    let mutable i: nativeint = 32n
    let mutable rest: nativeint = value
    let mutable go: bool = true
    while go do
        i <- i - 1n
        Raw.storeByte digits i (byte (48n + rest % 10n))
        rest <- rest / 10n
        go <- rest > 0n
    Output.bytes c (Raw.add digits i) (32n - i)

/// Whether a place is in the library: its directory, or the start of its file's name, is `library`.
[<NoOptimization>]
let private isLibrary (place: nativeptr<byte>) : bool =
    let directory: nativeint = Raw.loadWord place 8n
    let path: nativeptr<byte> = Raw.pointer (if directory = 0n then Raw.loadWord place 0n else directory)
    Raw.loadUInt64 path 0n = 0x2f7972617262696cUL

/// The code of the program that was running: where it stopped, or the first caller that is not of the library.
[<NoOptimization>]
let private culprit (code: nativeint) (stack: nativeptr<byte>) (place: nativeptr<byte>) : nativeint =
    let mutable found: nativeint = code
    let mutable known: bool = Lines.position code place && not (isLibrary place)
    let mutable i: nativeint = 0n
    while not known && i < 4096n do
        let caller: nativeint = Raw.loadWord stack i - 1n
        if caller > 0n && caller < 0x7fffffffn && Lines.position caller place && not (isLibrary place) then
            known <- true
            found <- caller
        i <- i + 8n
    if not known then
        Lines.position code place |> ignore
    found

/// `in f (file(line))`
[<NoOptimization>]
let private where (c: nativeptr<byte>) (code: nativeint) (stack: nativeptr<byte>) : unit =
    if Lines.openExecutable () then
        let place: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
        Raw.storeWord place 0n 0n
        let code: nativeint = culprit code stack place
        let symbol: nativeptr<byte> = Lines.functionName code
        if not (Raw.isNone symbol) then
            Output.text c " in "
            name c symbol
        if Raw.loadWord place 0n <> 0n then
            Output.text c " ("
            if Raw.loadWord place 8n <> 0n then
                let directory: nativeptr<byte> = Raw.pointer (Raw.loadWord place 8n)
                Output.bytes c directory (Entry.length directory)
                Output.text c "/"
            let file: nativeptr<byte> = Raw.pointer (Raw.loadWord place 0n)
            Output.bytes c file (Entry.length file)
            Output.text c "("
            number c (Raw.loadWord place 16n)
            Output.text c "))"

/// The handler: the signal, what the system knows of the fault, and the interrupted registers.
[<Export("firefly_fault"); NoInline; Cold; NoOptimization>]
let handle (_signal: nativeint) (info: nativeptr<byte>) (context: nativeptr<byte>) : unit =
    let address: nativeint = Raw.loadWord info 16n
    let stack: nativeint = Platform.interruptedStack context
    if address >= stack - 65536n && address < stack + 1048576n then
        Output.flush ()
        let c: nativeptr<byte> = Output.error ()
        Output.text c "Stack overflow"
        where c (Platform.interruptedCode context) (Raw.pointer stack)
        Output.text c "\n"
        Output.flushChannel c
        Platform.exit 134n
    else
        Platform.fail ()

/// Lets the stack grow as far as the system allows, and watches its end.
[<NoOptimization>]
let install () : unit =
    Platform.growStack 1073741824n
    Platform.handleFaults (# "function_address" handle : nativeint #) (signalStack ()) 32768n
