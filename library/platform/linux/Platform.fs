/// Linux on x86-64: the system calls that the library needs. A negative result is minus the error number.
module Firefly.Platform

/// Reads into a buffer; 0 at the end of the file.
let read (handle: nativeint) (buffer: nativeptr<byte>) (bytes: nativeint) : nativeint =
    (# "syscall" 0n handle (# "ptr_to_int" buffer : nativeint #) bytes : nativeint #)

/// Writes a buffer, perhaps not all of it.
let write (handle: nativeint) (buffer: nativeptr<byte>) (bytes: nativeint) : nativeint =
    (# "syscall" 1n handle (# "ptr_to_int" buffer : nativeint #) bytes : nativeint #)

/// Closes a file.
let close (handle: nativeint) : nativeint = (# "syscall" 3n handle : nativeint #)

/// Opens the file of a NUL-terminated path relative to the working directory.
let openFile (path: nativeptr<byte>) (flags: nativeint) (mode: nativeint) : nativeint =
    (# "syscall" 257n -100n (# "ptr_to_int" path : nativeint #) flags mode : nativeint #)

/// Open for reading.
let inline readOnly () : nativeint = 0x80000n

/// Open for writing; create, and drop what was there.
let inline writeNew () : nativeint = 0x80241n

/// Open for writing at the end; create when absent.
let inline writeEnd () : nativeint = 0x80441n

/// Open for reading a directory.
let inline openDirectory () : nativeint = 0x90000n

/// Facts of an open file: 144 bytes, mode at 24 (32 bits), size at 48 (64 bits).
let fileStatus (handle: nativeint) (status: nativeptr<byte>) : nativeint =
    (# "syscall" 5n handle (# "ptr_to_int" status : nativeint #) : nativeint #)

/// Facts of the file of a path, as `fileStatus`.
let pathStatus (path: nativeptr<byte>) (status: nativeptr<byte>) : nativeint =
    (# "syscall" 262n -100n (# "ptr_to_int" path : nativeint #) (# "ptr_to_int" status : nativeint #) 0n : nativeint #)

/// Moves the position of an open file: from the start (0), the position (1) or the end (2).
let seek (handle: nativeint) (offset: nativeint) (origin: nativeint) : nativeint =
    (# "syscall" 8n handle offset origin : nativeint #)

/// New zeroed memory of whole pages; an address or a negative error number.
let mapMemory (bytes: nativeint) : nativeint = (# "syscall" 9n 0n bytes 3n 0x22n -1n 0n : nativeint #)

/// Gives memory back.
let unmapMemory (start: nativeint) (bytes: nativeint) : nativeint = (# "syscall" 11n start bytes : nativeint #)

/// Whether a file is a terminal.
let isTerminal (handle: nativeint) : bool =
    let settings: nativeptr<byte> = (# "stack_alloc" 64n : nativeptr<byte> #)
    let result: nativeint = (# "syscall" 16n handle 0x5401n (# "ptr_to_int" settings : nativeint #) : nativeint #)
    result = 0n

/// Reads a clock (0: real time, 1: monotonic, 2: processor time) into seconds and nanoseconds, two words.
let clock (which: nativeint) (time: nativeptr<byte>) : nativeint =
    (# "syscall" 228n which (# "ptr_to_int" time : nativeint #) : nativeint #)

/// Sleeps on the monotonic clock for the time in two words; what is left is written back when interrupted.
let sleep (time: nativeptr<byte>) : nativeint =
    (# "syscall" 230n 1n 0n (# "ptr_to_int" time : nativeint #) (# "ptr_to_int" time : nativeint #) : nativeint #)

/// Ends the process.
let exit (code: nativeint) : 'T =
    let _unused: nativeint = (# "syscall" 231n code : nativeint #)
    (# "unreachable" : 'T #)

/// Path of the working directory, NUL-terminated; its length with the NUL.
let workingDirectory (buffer: nativeptr<byte>) (bytes: nativeint) : nativeint =
    (# "syscall" 79n (# "ptr_to_int" buffer : nativeint #) bytes : nativeint #)

/// Changes the working directory.
let changeDirectory (path: nativeptr<byte>) : nativeint =
    (# "syscall" 80n (# "ptr_to_int" path : nativeint #) : nativeint #)

/// Makes a directory.
let makeDirectory (path: nativeptr<byte>) (mode: nativeint) : nativeint =
    (# "syscall" 83n (# "ptr_to_int" path : nativeint #) mode : nativeint #)

/// Removes an empty directory.
let removeDirectory (path: nativeptr<byte>) : nativeint =
    (# "syscall" 84n (# "ptr_to_int" path : nativeint #) : nativeint #)

/// Removes a file.
let removeFile (path: nativeptr<byte>) : nativeint =
    (# "syscall" 87n (# "ptr_to_int" path : nativeint #) : nativeint #)

/// Renames a file.
let renameFile (source: nativeptr<byte>) (target: nativeptr<byte>) : nativeint =
    (# "syscall" 82n (# "ptr_to_int" source : nativeint #) (# "ptr_to_int" target : nativeint #) : nativeint #)

/// Reads entries of an open directory: each has its length at 16 (16 bits), its type at 18 and its name from 19.
let readDirectory (handle: nativeint) (buffer: nativeptr<byte>) (bytes: nativeint) : nativeint =
    (# "syscall" 217n handle (# "ptr_to_int" buffer : nativeint #) bytes : nativeint #)

/// Random bytes.
let random (buffer: nativeptr<byte>) (bytes: nativeint) : nativeint =
    (# "syscall" 318n (# "ptr_to_int" buffer : nativeint #) bytes 0n : nativeint #)

/// Id of the process.
let processId () : nativeint = (# "syscall" 39n : nativeint #)

/// Set of processors that the process may use, as bits; the number of bytes written.
let processors (buffer: nativeptr<byte>) (bytes: nativeint) : nativeint =
    (# "syscall" 204n 0n bytes (# "ptr_to_int" buffer : nativeint #) : nativeint #)

/// The bytes of an open file as memory that is only read; an address or a negative error number.
let mapFile (handle: nativeint) (bytes: nativeint) : nativeint = (# "syscall" 9n 0n bytes 1n 2n handle 0n : nativeint #)

/// Lets the main thread's stack grow to so many bytes, or as far as is allowed.
let growStack (bytes: nativeint) : unit =
    let limits: nativeptr<nativeint> = (# "retype" (# "stack_alloc" 16n : nativeptr<byte> #) : nativeptr<nativeint> #)
    let most: nativeptr<nativeint> = (# "ptr_add" limits 8n : nativeptr<nativeint> #)
    let at: nativeint = (# "ptr_to_int" limits : nativeint #)
    let asked: nativeint = (# "syscall" 97n 3n at : nativeint #)
    if asked = 0n then
        let now: unativeint = unativeint (# "load" limits : nativeint #)
        let allowed: unativeint = unativeint (# "load" most : nativeint #)
        let wanted: unativeint = if allowed < unativeint bytes then allowed else unativeint bytes
        if wanted > now then
            (# "store" limits (nativeint wanted) : unit #)
            let _unused: nativeint = (# "syscall" 160n 3n at : nativeint #)
            ()

/// Calls a function with a signal's number, its facts and the interrupted registers, on a stack of its own, the first
/// time that memory is touched which is not there. The function must not return.
let handleFaults (handler: nativeint) (stack: nativeptr<byte>) (bytes: nativeint) : unit =
    let words: nativeptr<nativeint> = (# "retype" (# "stack_alloc" 32n : nativeptr<byte> #) : nativeptr<nativeint> #)
    let at: nativeint = (# "ptr_to_int" words : nativeint #)
    (# "store" words (# "ptr_to_int" stack : nativeint #) : unit #)
    (# "store" (# "ptr_add" words 8n : nativeptr<nativeint> #) 0n : unit #)
    (# "store" (# "ptr_add" words 16n : nativeptr<nativeint> #) bytes : unit #)
    let _stack: nativeint = (# "syscall" 131n at 0n : nativeint #)
    // SA_SIGINFO, SA_RESTORER, SA_ONSTACK, SA_NODEFER, SA_RESETHAND. The system wants code to return to; it is never used.
    (# "store" words handler : unit #)
    (# "store" (# "ptr_add" words 8n : nativeptr<nativeint> #) 0xcc000004n : unit #)
    (# "store" (# "ptr_add" words 16n : nativeptr<nativeint> #) handler : unit #)
    (# "store" (# "ptr_add" words 24n : nativeptr<nativeint> #) 0n : unit #)
    let _fault: nativeint = (# "syscall" 13n 11n at 0n 8n : nativeint #)
    let _bus: nativeint = (# "syscall" 13n 7n at 0n 8n : nativeint #)
    ()

/// The stack pointer in interrupted registers.
let interruptedStack (context: nativeptr<byte>) : nativeint =
    let p: nativeptr<byte> = (# "ptr_add" context 160n : nativeptr<byte> #)
    (# "load" (# "retype" p : nativeptr<nativeint> #) : nativeint #)

/// The address of the code in interrupted registers.
let interruptedCode (context: nativeptr<byte>) : nativeint =
    let p: nativeptr<byte> = (# "ptr_add" context 168n : nativeptr<byte> #)
    (# "load" (# "retype" p : nativeptr<nativeint> #) : nativeint #)

/// Ends the process as the system does it for a fault.
let fail () : unit =
    let me: nativeint = (# "syscall" 39n : nativeint #)
    let _unused: nativeint = (# "syscall" 62n me 11n : nativeint #)
    ()

/// How a file is opened: for reading, for writing, made when it is absent, only when it is absent, emptied.
let openFlags (reads: bool) (writes: bool) (creates: bool) (isNew: bool) (empties: bool) : nativeint =
    0x80000n
    ||| (if reads && writes then 2n elif writes then 1n else 0n)
    ||| (if creates then 0x40n else 0n)
    ||| (if isNew then 0x80n else 0n)
    ||| (if empties then 0x200n else 0n)

/// Cuts an open file, or makes it longer with zeros.
let truncate (handle: nativeint) (bytes: nativeint) : nativeint = (# "syscall" 77n handle bytes : nativeint #)
