/// Functions and source lines of addresses, read from the executable's own symbol and line tables. Used when the program
/// cannot go on: nothing is allocated, and a table that is missing or not understood only means that less is said.
///
/// The formats are those of ELF and of DWARF 5, section 6.2. A cursor is a word that holds the address of the next byte.
module Firefly.Lines

open Firefly
open Firefly.Runtime

/// Words: 0 start of the executable in memory, 1 its size, 2 the cursor.
let private state () : nativeptr<byte> = (# "static_buffer" 32 : nativeptr<byte> #)

/// Maps the executable; false when that is not possible.
[<NoInline; Cold; NoOptimization>]
let openExecutable () : bool =
    let path: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
    Raw.storeUInt64 path 0n 0x65732f636f72702fUL // "/proc/se"
    Raw.storeUInt64 path 8n 0x006578652f666cUL // "lf/exe"
    let handle: nativeint = Platform.openFile path (Platform.readOnly ()) 0n
    let status: nativeptr<byte> = (# "stack_alloc" 144n : nativeptr<byte> #)
    if handle < 0n || Platform.fileStatus handle status < 0n then
        false
    else
        let size: nativeint = Raw.loadWord status 48n
        let start: nativeint = Platform.mapFile handle size
        Raw.storeWord (state ()) 0n start
        Raw.storeWord (state ()) 8n size
        start > 0n

[<NoOptimization>]
let private executable () : nativeptr<byte> = Raw.pointer (Raw.loadWord (state ()) 0n)

[<NoOptimization>]
let private half (p: nativeptr<byte>) (offset: nativeint) : nativeint = nativeint (Raw.loadUInt16 p offset)

[<NoOptimization>]
let private word32 (p: nativeptr<byte>) (offset: nativeint) : nativeint = nativeint (Raw.loadUInt32 p offset)

/// The header of section `index`.
[<NoOptimization>]
let private section (index: nativeint) : nativeptr<byte> =
    let file: nativeptr<byte> = executable ()
    Raw.add file (Raw.loadWord file 40n + index * half file 58n)

/// The content of a section.
[<NoOptimization>]
let private content (header: nativeptr<byte>) : nativeptr<byte> = Raw.add (executable ()) (Raw.loadWord header 24n)

/// The header of the section of a name, or null.
[<NoOptimization>]
let private find (name: string) : nativeptr<byte> =
    let file: nativeptr<byte> = executable ()
    let names: nativeptr<byte> = content (section (half file 62n))
    let mutable found: nativeptr<byte> = Raw.none ()
    let mutable i: nativeint = half file 60n
    while i > 0n do
        i <- i - 1n
        let header: nativeptr<byte> = section i
        if Entry.isText (Raw.add names (word32 header 0n)) name then
            found <- header
    found

/// The NUL-terminated symbol of the function at an address, or null.
[<NoInline; Cold; NoOptimization>]
let functionName (address: nativeint) : nativeptr<byte> =
    let table: nativeptr<byte> = find ".symtab"
    if Raw.isNone table then
        table
    else
        let symbols: nativeptr<byte> = content table
        let names: nativeptr<byte> = content (section (word32 table 40n))
        let mutable found: nativeptr<byte> = Raw.none ()
        let mutable at: nativeint = Raw.loadWord table 32n
        while at > 0n do
            at <- at - 24n
            let symbol: nativeptr<byte> = Raw.add symbols at
            let start: nativeint = Raw.loadWord symbol 8n
            if Raw.loadByte symbol 4n &&& 15uy = 2uy && address >= start && address - start < Raw.loadWord symbol 16n then
                found <- Raw.add names (word32 symbol 0n)
        found

[<NoOptimization>]
let private cursor () : nativeint = Raw.loadWord (state ()) 16n

[<NoOptimization>]
let private moveTo (at: nativeint) : unit = Raw.storeWord (state ()) 16n at

[<NoOptimization>]
let private next () : nativeint =
    let at: nativeint = cursor ()
    moveTo (at + 1n)
    nativeint (Raw.loadByte (Raw.pointer at) 0n)

/// A number in groups of seven bits, low ones first.
[<NoOptimization>]
let private unsigned () : nativeint =
    let mutable value: nativeint = 0n
    let mutable shift: int = 0
    let mutable more: bool = true
    while more do
        let b: nativeint = next ()
        value <- value ||| ((b &&& 127n) <<< shift)
        shift <- shift + 7
        more <- b >= 128n && shift < 64
    value

/// The same with a sign.
[<NoOptimization>]
let private signed () : nativeint =
    let start: nativeint = cursor ()
    let value: nativeint = unsigned ()
    let bits: int = 7 * int (cursor () - start)
    if bits < 64 && (value >>> (bits - 1)) &&& 1n = 1n then value - (1n <<< bits) else value

/// Reads an attribute of a form: the number, or the address of the text.
[<NoOptimization>]
let private attribute (form: nativeint) (texts: nativeptr<byte>) : nativeint =
    let at: nativeint = cursor ()
    let p: nativeptr<byte> = Raw.pointer at
    if form = 0x1fn then
        moveTo (at + 4n)
        Raw.address texts + word32 p 0n
    elif form = 0x08n then
        moveTo (at + Entry.length p + 1n)
        at
    elif form = 0x1en then
        moveTo (at + 16n)
        0n
    elif form = 0x0bn then
        next ()
    elif form = 0x05n then
        moveTo (at + 2n)
        half p 0n
    else
        unsigned ()

/// Reads a table of directories or files; the name of entry `wanted` and its directory go to two words.
[<NoOptimization>]
let private entries (wanted: nativeint) (texts: nativeptr<byte>) (result: nativeptr<byte>) : unit =
    let formats: nativeint = next ()
    let description: nativeint = cursor ()
    let mutable i: nativeint = 0n
    while i < 2n * formats do
        unsigned () |> ignore
        i <- i + 1n
    let count: nativeint = unsigned ()
    let mutable entry: nativeint = 0n
    while entry < count do
        let mutable format: nativeint = 0n
        let mutable described: nativeint = description
        while format < formats do
            let at: nativeint = cursor ()
            moveTo described
            let kind: nativeint = unsigned ()
            let form: nativeint = unsigned ()
            described <- cursor ()
            moveTo at
            let value: nativeint = attribute form texts
            if entry = wanted && (kind = 1n || kind = 2n) then
                Raw.storeWord result (8n * (kind - 1n)) value
            format <- format + 1n
        entry <- entry + 1n

/// Runs the line program from the cursor to `stop`. Row: 0 address, 1 file, 2 line; the row of `wanted` goes to words 3
/// and 4 as file and line; whether there is one.
[<NoOptimization>]
let private run (wanted: nativeint) (header: nativeptr<byte>) (stop: nativeint) (row: nativeptr<byte>) : bool =
    let lineBase: nativeint = nativeint (sbyte (Raw.loadByte header 0n))
    let lineRange: nativeint = nativeint (Raw.loadByte header 1n)
    let opcodeBase: nativeint = nativeint (Raw.loadByte header 2n)
    let mutable found: bool = false
    let mutable known: bool = false
    let mutable before: nativeint = 0n
    let mutable file: nativeint = 1n
    let mutable line: nativeint = 1n
    Raw.storeWord row 0n 0n
    Raw.storeWord row 8n 1n
    Raw.storeWord row 16n 1n
    while not found && cursor () < stop do
        let opcode: nativeint = next ()
        let mutable emits: bool = false
        let mutable ends: bool = false
        if opcode >= opcodeBase then
            let step: nativeint = opcode - opcodeBase
            Raw.storeWord row 0n (Raw.loadWord row 0n + step / lineRange)
            Raw.storeWord row 16n (Raw.loadWord row 16n + lineBase + step % lineRange)
            emits <- true
        elif opcode = 0n then
            let size: nativeint = unsigned ()
            let at: nativeint = cursor ()
            let extended: nativeint = next ()
            if extended = 1n then
                emits <- true
                ends <- true
            elif extended = 2n then
                Raw.storeWord row 0n (Raw.loadWord (Raw.pointer at) 1n)
            moveTo (at + size)
        elif opcode = 1n then emits <- true
        elif opcode = 2n then Raw.storeWord row 0n (Raw.loadWord row 0n + unsigned ())
        elif opcode = 3n then Raw.storeWord row 16n (Raw.loadWord row 16n + signed ())
        elif opcode = 4n then Raw.storeWord row 8n (unsigned ())
        elif opcode = 8n then Raw.storeWord row 0n (Raw.loadWord row 0n + (255n - opcodeBase) / lineRange)
        elif opcode = 9n then
            let at: nativeint = cursor ()
            Raw.storeWord row 0n (Raw.loadWord row 0n + half (Raw.pointer at) 0n)
            moveTo (at + 2n)
        elif opcode = 5n || opcode = 12n then unsigned () |> ignore
        if emits then
            if known && before <= wanted && wanted < Raw.loadWord row 0n then
                Raw.storeWord row 24n file
                Raw.storeWord row 32n line
                found <- true
            known <- not ends
            before <- Raw.loadWord row 0n
            file <- Raw.loadWord row 8n
            line <- Raw.loadWord row 16n
            if ends then
                Raw.storeWord row 0n 0n
                Raw.storeWord row 8n 1n
                Raw.storeWord row 16n 1n
    found

/// Where an address comes from: words 0 the file's name, 1 its directory's name or 0, 2 the line. False when not known.
[<NoInline; Cold; NoOptimization>]
let position (address: nativeint) (result: nativeptr<byte>) : bool =
    let table: nativeptr<byte> = find ".debug_line"
    let texts: nativeptr<byte> = find ".debug_line_str"
    let mutable found: bool = false
    if not (Raw.isNone table) && not (Raw.isNone texts) then
        let texts: nativeptr<byte> = content texts
        let row: nativeptr<byte> = (# "stack_alloc" 40n : nativeptr<byte> #)
        let named: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let mutable at: nativeptr<byte> = content table
        let last: nativeint = Raw.address at + Raw.loadWord table 32n
        while not found && Raw.address at < last do
            let stop: nativeint = Raw.address at + 4n + word32 at 0n
            let names: nativeint = Raw.address at + 18n + nativeint (Raw.loadByte at 17n) - 1n
            if half at 4n = 5n then
                moveTo (Raw.address at + 12n + word32 at 8n)
                found <- run address (Raw.add at 15n) stop row
            if found then
                moveTo names
                entries -1n texts named
                entries (Raw.loadWord row 24n) texts named
                Raw.storeWord result 0n (Raw.loadWord named 0n)
                let directory: nativeint = Raw.loadWord named 8n
                Raw.storeWord result 16n (Raw.loadWord row 32n)
                Raw.storeWord result 8n 0n
                if directory > 0n then
                    moveTo names
                    entries directory texts named
                    Raw.storeWord result 8n (Raw.loadWord named 0n)
            at <- Raw.pointer stop
    found
