/// What the process was started with: kept as found on the stack, looked at without any allocation.
module Firefly.Runtime.Entry

/// Two words: the number of arguments and the address of their table.
let private state () : nativeptr<byte> = (# "static_buffer" 16 : nativeptr<byte> #)

/// Remembers the initial stack: argc, argv[0..argc-1], 0, envp.., 0.
let save (stack: nativeptr<nativeint>) : unit =
    let p: nativeptr<byte> = (# "retype" stack : nativeptr<byte> #)
    let s: nativeptr<byte> = state ()
    Raw.storeWord s 0n (Raw.loadWord p 0n)
    Raw.storeWord s 8n (Raw.address (Raw.add p 8n))

/// Number of arguments, the program's name included.
let count () : nativeint = Raw.loadWord (state ()) 0n

/// An argument, NUL-terminated.
let argument (i: nativeint) : nativeptr<byte> =
    let table: nativeptr<byte> = Raw.pointer (Raw.loadWord (state ()) 8n)
    Raw.pointer (Raw.loadWord table (i * 8n))

/// An entry `NAME=value` of the environment, NUL-terminated, or null after the last.
let variable (i: nativeint) : nativeptr<byte> =
    let table: nativeptr<byte> = Raw.pointer (Raw.loadWord (state ()) 8n)
    Raw.pointer (Raw.loadWord table ((count () + 1n + i) * 8n))

/// Bytes before the NUL.
let length (p: nativeptr<byte>) : nativeint =
    let mutable n: nativeint = 0n
    while Raw.loadByte p n <> 0uy do
        n <- n + 1n
    n

/// Whether NUL-terminated text is exactly an ASCII string.
let isText (p: nativeptr<byte>) (text: string) : bool =
    let size: nativeint = Raw.textLength text
    let data: nativeptr<byte> = Raw.textData text
    let mutable i: nativeint = 0n
    while i < size && Raw.loadByte p i = Raw.loadByte data i do
        i <- i + 1n
    i = size && Raw.loadByte p i = 0uy
