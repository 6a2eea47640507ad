/// Start and end of the process.
module Firefly.Runtime.Process

open Firefly
open Firefly.Runtime

/// Remembers what the process was started with, and prepares for the stack's end.
let start (stack: nativeptr<nativeint>) : unit =
    Entry.save stack
    Faults.install ()

/// Arguments, without the program's name.
let arguments () : string[] =
    let count: nativeint = Entry.count ()
    let size: int = if count > 0n then int count - 1 else 0
    let result: string[] = (# "array_new" size : string[] #)
    let mutable i: int = 0
    while i < size do
        let p: nativeptr<byte> = Entry.argument (nativeint i + 1n)
        (# "array_set" result i (Utf8.toText p (Entry.length p)) : unit #)
        i <- i + 1
    result

/// The program's name as it was started.
let programName () : string =
    if Entry.count () = 0n then
        ""
    else
        let p: nativeptr<byte> = Entry.argument 0n
        Utf8.toText p (Entry.length p)

/// Value of an environment variable, or null.
let variable (name: string) : string =
    let mutable found: string = null
    let mutable i: nativeint = 0n
    let mutable p: nativeptr<byte> = Entry.variable 0n
    while (# "is_null" found : bool #) && not (Raw.isNone p) do
        let entry: string = Utf8.toText p (Entry.length p)
        let size: nativeint = Raw.textLength name
        if
            Raw.textLength entry > size
            && Text.unit entry size = 61us
            && Text.matchesAt entry 0n name
        then
            found <- Text.slice entry (size + 1n) (Raw.textLength entry - size - 1n)
        i <- i + 1n
        p <- Entry.variable i
    found

/// What is left to do when the program's own code has ended, if anything: waiting for threads.
let mutable ending: unit -> unit = (# "zero" type (unit -> unit) : unit -> unit #)

/// Does it.
let finish () : unit = if not (# "is_null" ending : bool #) then ending ()

/// Writes what waits in standard output and leaves.
let exit (code: int) : 'T =
    Output.flush ()
    Platform.exit (nativeint code)
