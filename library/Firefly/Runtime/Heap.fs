/// The counted heap: free lists by size over chunks from the system.
///
/// Sizes to 512 bytes have a list for each 8 bytes, sizes to 1 MiB one for each power of two; above that the
/// system is asked. A cell is given back to the list of its size and reused last in, first out. When the trace is on,
/// cells go to a second set of lists, so that the lists of the fast path stay empty and every allocation is counted.
///
/// `FIREFLY_MEMORY=poison` finds uses of freed cells: a new cell is filled with 0xA5; a freed one with 0x5D, and it waits
/// in a ring of 65,536 until it is used again or the program ends. What it holds then must be what it was filled with.
///
/// State, in words: 0 next free byte, 1 end of the chunk, 2 size of the next chunk, 3 mode (0 not known, 1 plain,
/// 2 traced, 3 poisoned), 4 live bytes, 5 peak bytes, 6 cells made, 7 cells freed, from 8 the lists, from 88 the lists of
/// the trace, 168 the ring, 169 cells that went into it, 170 dead cells that wait, from 171 these.
module Firefly.Runtime.Heap

open Firefly
open Firefly.Runtime

[<RuntimeCode>]
let private state () : nativeptr<byte> = (# "static_buffer" 1880 : nativeptr<byte> #)

[<RuntimeCode>]
let inline private sizeClass (bytes: nativeint) : nativeint =
    if bytes <= 512n then
        (bytes + 7n) >>> 3
    else
        let zeros: nativeint = (# "leading_zeros" (bytes - 1n) : nativeint #)
        119n - zeros

[<RuntimeCode>]
let private classSize (index: nativeint) : nativeint =
    if index = 0n then 8n
    elif index <= 64n then index <<< 3
    else 1n <<< (int index - 55)

/// Ends the program: the system has no memory left.
[<RuntimeCode; NoInline; Cold>]
let private exhausted () : nativeptr<byte> =
    let text: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
    Raw.storeUInt64 text 0n 0x20666f2074754f0aUL // "\nOut of "
    Raw.storeUInt64 text 8n 0x0a2e79726f6d656dUL // "memory.\n"
    Platform.write 2n text 16n |> ignore
    Platform.exit 134n

/// Zeroed pages from the system.
[<RuntimeCode>]
let pages (bytes: nativeint) : nativeptr<byte> =
    let start: nativeint = Platform.mapMemory bytes
    if start < 0n && start > -4096n then exhausted () else Raw.pointer start

/// Whether a variable of the environment has a value.
[<RuntimeCode; NoInline>]
let private isSet (setting: string) : bool =
    let mutable i: nativeint = 0n
    let mutable found: bool = false
    let mutable entry: nativeptr<byte> = Entry.variable 0n
    while not found && not (Raw.isNone entry) do
        if Entry.isText entry setting then
            found <- true
        i <- i + 1n
        entry <- Entry.variable i
    found

[<RuntimeCode>]
let private poisoned () : bool = isSet "FIREFLY_MEMORY=poison"

/// Whether the end of the program is to be traced: FIREFLY_TRACE=memory or FIREFLY_MEMORY=poison is in the environment.
[<RuntimeCode; NoInline>]
let traceEnabled () : bool = isSet "FIREFLY_TRACE=memory" || poisoned ()

/// A fresh cell from the chunk, or from a new chunk.
[<RuntimeCode>]
let private bump (s: nativeptr<byte>) (size: nativeint) : nativeptr<byte> =
    let next: nativeint = Raw.loadWord s 0n
    if size <= Raw.loadWord s 8n - next then
        Raw.storeWord s 0n (next + size)
        Raw.pointer next
    elif size >= 65536n then
        pages size
    else
        let chunk: nativeint = Raw.loadWord s 16n
        let start: nativeint = Raw.address (pages chunk)
        Raw.storeWord s 0n (start + size)
        Raw.storeWord s 8n (start + chunk)
        if chunk < 1048576n then
            Raw.storeWord s 16n (chunk * 2n)
        Raw.pointer start

/// Counts an allocation for the trace.
[<RuntimeCode>]
let private countMade (s: nativeptr<byte>) (bytes: nativeint) : unit =
    let live: nativeint = Raw.loadWord s 32n + bytes
    Raw.storeWord s 32n live
    if live > Raw.loadWord s 40n then
        Raw.storeWord s 40n live
    Raw.storeWord s 48n (Raw.loadWord s 48n + 1n)

/// The first cell of a list, taken off it; null when there is none.
[<RuntimeCode>]
let inline private pop (list: nativeptr<byte>) : nativeptr<byte> =
    let head: nativeptr<byte> = Raw.pointer (Raw.loadWord list 0n)
    if not (Raw.isNone head) then
        Raw.storeWord list 0n (Raw.loadWord head 0n)
    head

[<RuntimeCode>]
let inline private push (list: nativeptr<byte>) (cell: nativeptr<byte>) : unit =
    Raw.storeWord cell 0n (Raw.loadWord list 0n)
    Raw.storeWord list 0n (Raw.address cell)

/// Ends the program: a cell was used after it was freed.
[<RuntimeCode; NoInline; Cold>]
let private usedAfterFree () : unit =
    let line: string = "memory: a freed cell was written to\n"
    Platform.write 2n (Raw.textData line) (Raw.textLength line) |> ignore
    Platform.exit 134n

/// Checks that a freed cell is as it was left.
[<RuntimeCode>]
let private check (cell: nativeptr<byte>) (size: nativeint) : unit =
    let mutable i: nativeint = 0n
    while i < size do
        if Raw.loadUInt64 cell i <> 0x5d5d5d5d5d5d5d5dUL then
            usedAfterFree ()
        i <- i + 8n

/// The entry of the ring for the cell that comes `index`th: its address and its size.
[<RuntimeCode>]
let private waiting (index: nativeint) : nativeptr<byte> =
    let s: nativeptr<byte> = state ()
    if Raw.loadWord s 1344n = 0n then
        Raw.storeWord s 1344n (Raw.address (pages 1048576n))
    Raw.add (Raw.pointer (Raw.loadWord s 1344n)) ((index &&& 65535n) * 16n)

/// Puts a freed cell into the ring, and the one that has waited longest there into the list of its size.
[<RuntimeCode; NoInline>]
let private quarantine (cell: nativeptr<byte>) (size: nativeint) : unit =
    let s: nativeptr<byte> = state ()
    let index: nativeint = Raw.loadWord s 1352n
    let entry: nativeptr<byte> = waiting index
    let oldest: nativeptr<byte> = Raw.pointer (Raw.loadWord entry 0n)
    if not (Raw.isNone oldest) then
        let bytes: nativeint = Raw.loadWord entry 8n
        check oldest bytes
        push (Raw.add s (704n + sizeClass bytes * 8n)) oldest
    Raw.fill cell 0x5duy size
    Raw.storeWord entry 0n (Raw.address cell)
    Raw.storeWord entry 8n size
    Raw.storeWord s 1352n (index + 1n)

/// Checks all cells that wait.
[<RuntimeCode; NoInline>]
let private checkAll () : unit =
    let mutable i: nativeint = 0n
    while i < 65536n do
        let entry: nativeptr<byte> = waiting i
        if Raw.loadWord entry 0n <> 0n then
            check (Raw.pointer (Raw.loadWord entry 0n)) (Raw.loadWord entry 8n)
        i <- i + 1n

/// Takes a dead cell of a part of the program that runs once. What dies there often lives as long as the program, and to
/// give it back would be lost work; so it waits until memory is needed. While the heap is watched nothing waits.
[<RuntimeCode; NoInline>]
let later (cell: nativeptr<byte>) : unit =
    let s: nativeptr<byte> = state ()
    let count: nativeint = Raw.loadWord s 1360n
    if count < 64n && Raw.loadWord s 24n < 2n then
        Raw.storeWord s (1368n + count * 8n) (Raw.address cell)
        Raw.storeWord s 1360n (count + 1n)
    else
        (# "cell_destroy" cell : unit #)

/// Gives back the cells that wait.
[<RuntimeCode; NoInline>]
let private giveBack () : unit =
    let s: nativeptr<byte> = state ()
    let mutable count: nativeint = Raw.loadWord s 1360n
    while count > 0n do
        count <- count - 1n
        Raw.storeWord s 1360n count
        let cell: nativeptr<byte> = Raw.pointer (Raw.loadWord s (1368n + count * 8n))
        (# "cell_destroy" cell : unit #)

/// A cell of the list for its size, or a fresh one; dead cells that wait are given back before the system is asked.
[<RuntimeCode>]
let private take (s: nativeptr<byte>) (list: nativeptr<byte>) (size: nativeint) : nativeptr<byte> =
    let known: nativeptr<byte> = pop list
    if not (Raw.isNone known) then
        known
    elif Raw.loadWord s 1360n > 0n && size > Raw.loadWord s 8n - Raw.loadWord s 0n then
        giveBack ()
        let freed: nativeptr<byte> = pop list
        if Raw.isNone freed then bump s size else freed
    else
        bump s size

/// Allocation when the list of the size is empty.
[<RuntimeCode; NoInline>]
let private allocSlow (bytes: nativeint) : nativeptr<byte> =
    let s: nativeptr<byte> = state ()
    if Raw.loadWord s 24n = 0n then
        Raw.storeWord s 16n 65536n
        Raw.storeWord s 24n (if poisoned () then 3n elif traceEnabled () then 2n else 1n)
    let tracing: bool = Raw.loadWord s 24n >= 2n
    if bytes > 1048576n then
        let size: nativeint = (bytes + 4095n) &&& -4096n
        if tracing then
            countMade s size
        giveBack ()
        pages size
    else
        let index: nativeint = sizeClass bytes
        let size: nativeint = classSize index
        if tracing then
            countMade s size
            let cell: nativeptr<byte> = take s (Raw.add s (704n + index * 8n)) size
            if Raw.loadWord s 24n = 3n then
                Raw.fill cell 0xa5uy size
            cell
        else
            take s (Raw.add s (64n + index * 8n)) size

/// A cell of at least so many bytes, aligned to 8, not cleared.
[<RuntimeCode>]
let alloc (bytes: nativeint) : nativeptr<byte> =
    if bytes <= 512n then
        let cell: nativeptr<byte> = pop (Raw.add (state ()) (64n + sizeClass bytes * 8n))
        if Raw.isNone cell then allocSlow bytes else cell
    else
        allocSlow bytes

[<RuntimeCode; NoInline>]
let private freeSlow (cell: nativeptr<byte>) (bytes: nativeint) : unit =
    let s: nativeptr<byte> = state ()
    let tracing: bool = Raw.loadWord s 24n >= 2n
    if bytes > 1048576n then
        let size: nativeint = (bytes + 4095n) &&& -4096n
        if tracing then
            Raw.storeWord s 32n (Raw.loadWord s 32n - size)
            Raw.storeWord s 56n (Raw.loadWord s 56n + 1n)
        Platform.unmapMemory (Raw.address cell) size |> ignore
    else
        let index: nativeint = sizeClass bytes
        if tracing then
            Raw.storeWord s 32n (Raw.loadWord s 32n - classSize index)
            Raw.storeWord s 56n (Raw.loadWord s 56n + 1n)
            if Raw.loadWord s 24n = 3n then
                quarantine cell (classSize index)
            else
                push (Raw.add s (704n + index * 8n)) cell
        else
            push (Raw.add s (64n + index * 8n)) cell

/// Gives a cell back; `bytes` as it was asked for.
[<RuntimeCode>]
let free (cell: nativeptr<byte>) (bytes: nativeint) : unit =
    let s: nativeptr<byte> = state ()
    if bytes <= 512n && Raw.loadWord s 24n < 2n then
        push (Raw.add s (64n + sizeClass bytes * 8n)) cell
    else
        freeSlow cell bytes

/// Writes a label and a number at a place; the place after them.
[<RuntimeCode>]
let private put (target: nativeptr<byte>) (label: string) (value: nativeint) : nativeptr<byte> =
    let size: nativeint = Raw.textLength label
    Raw.copy target (Raw.textData label) size
    let digits: nativeptr<byte> = (# "stack_alloc" 32n : nativeptr<byte> #)
    let mutable i: nativeint = 32n
    let mutable rest: nativeint = value
    let mutable go: bool = true
    while go do
        i <- i - 1n
        Raw.storeByte digits i (byte (48n + rest % 10n))
        rest <- rest / 10n
        go <- rest > 0n
    Raw.copy (Raw.add target size) (Raw.add digits i) (32n - i)
    Raw.add target (size + 32n - i)

/// Prints what the trace has counted to stderr.
[<RuntimeCode; NoInline>]
let trace () : unit =
    let s: nativeptr<byte> = state ()
    if Raw.loadWord s 24n = 3n then
        checkAll ()
    let line: nativeptr<byte> = (# "stack_alloc" 256n : nativeptr<byte> #)
    let a: nativeptr<byte> = put line "memory: counted live=" (Raw.loadWord s 32n)
    let b: nativeptr<byte> = put a " peak=" (Raw.loadWord s 40n)
    let c: nativeptr<byte> = put b " made=" (Raw.loadWord s 48n)
    let d: nativeptr<byte> = put c " freed=" (Raw.loadWord s 56n)
    Raw.storeByte d 0n 10uy
    Platform.write 2n line (Raw.address d - Raw.address line + 1n) |> ignore
