/// Files by path: opening, reading whole, writing whole, and the exceptions that .NET throws for what the system refuses.
module Firefly.Runtime.Files

open System
open System.IO
open Firefly
open Firefly.Runtime

/// Bytes of a path with its NUL.
let inline private pathSize (path: string) : nativeint = Utf8.size path + 1n

/// Writes a path and its NUL.
let private putPath (path: string) (target: nativeptr<byte>) : unit =
    let written: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
    let size: nativeint = Utf8.size path
    // Room for four bytes is asked for before each unit: the encoder gets it from the slack.
    Utf8.encode path 0n target (size + 4n) written |> ignore
    Raw.storeByte target size 0uy

/// The working folder.
let workingFolder () : string =
    let buffer: nativeptr<byte> = (# "stack_alloc" 4096n : nativeptr<byte> #)
    let count: nativeint = Platform.workingDirectory buffer 4096n
    if count > 1n then Utf8.toText buffer (count - 1n) else "/"

/// The full path of a path, as messages show it.
let fullPath (path: string) : string =
    if Text.length path > 0n && Text.unit path 0n = 47us then
        path
    else
        let folder: string = workingFolder ()
        if Raw.textLength folder = 1n then Text.concat folder path else Text.concat3 folder "/" path

/// Calls a system function with a path: 0 open for reading, 1 write new, 2 write at the end, 3 status, 4 remove,
/// 5 make a directory, 6 remove a directory, 7 open a directory, 8 work in a directory. `status` is for 3.
let onPath (path: string) (what: int) (status: nativeptr<byte>) : nativeint =
    let size: nativeint = pathSize path + 8n
    let memory: nativeptr<byte> = Heap.alloc size
    putPath path memory
    let result: nativeint =
        match what with
        | 0 -> Platform.openFile memory (Platform.readOnly ()) 0n
        | 1 -> Platform.openFile memory (Platform.writeNew ()) 438n
        | 2 -> Platform.openFile memory (Platform.writeEnd ()) 438n
        | 3 -> Platform.pathStatus memory status
        | 4 -> Platform.removeFile memory
        | 5 -> Platform.makeDirectory memory 511n
        | 6 -> Platform.removeDirectory memory
        | 8 -> Platform.changeDirectory memory
        | _ -> Platform.openFile memory (Platform.openDirectory ()) 0n
    Heap.free memory size
    result

/// Opens a file as the platform's flags say.
let openWith (path: string) (flags: nativeint) : nativeint =
    let size: nativeint = pathSize path + 8n
    let memory: nativeptr<byte> = Heap.alloc size
    putPath path memory
    let result: nativeint = Platform.openFile memory flags 438n
    Heap.free memory size
    result

/// Renames a file.
let rename (source: string) (target: string) : nativeint =
    let a: nativeint = pathSize source + 8n
    let b: nativeint = pathSize target + 8n
    let p: nativeptr<byte> = Heap.alloc a
    let q: nativeptr<byte> = Heap.alloc b
    putPath source p
    putPath target q
    let result: nativeint = Platform.renameFile p q
    Heap.free p a
    Heap.free q b
    result

/// Type bits of a path's mode: 0x4000 a directory, 0x8000 a file; 0 when there is nothing.
let kind (path: string) : int =
    if Text.length path = 0n then
        0
    else
        let status: nativeptr<byte> = (# "stack_alloc" 160n : nativeptr<byte> #)
        if onPath path 3 status < 0n then 0 else int (Raw.loadUInt32 status 24n &&& 0xF000u)

/// Folder part of a path, empty when there is none.
let folderOf (path: string) : string =
    let at: nativeint = Text.lastIndexOf path "/" (Raw.textLength path)
    if at <= 0n then "" else Text.slice path 0n at

/// Raises for a path that the system refused with an error number.
[<NoInline; Cold>]
let refuse (path: string) (error: nativeint) : 'T =
    let full: string = fullPath path
    let e: exn =
        if error = -2n || error = -20n then
            let folder: string = folderOf full
            if Text.length folder > 0n && kind folder <> 0x4000 then
                DirectoryNotFoundException(Text.concat3 "Could not find a part of the path '" full "'.") :> exn
            else
                FileNotFoundException(Text.concat3 "Could not find file '" full "'.", full) :> exn
        elif error = -13n || error = -21n || error = -1n then
            UnauthorizedAccessException(Text.concat3 "Access to the path '" full "' is denied.") :> exn
        elif error = -17n then
            IOException(Text.concat3 "The file '" full "' already exists.") :> exn
        elif error = -36n then
            PathTooLongException(
                Text.concat3 "The path '" full "' is too long, or a component of the specified path is too long."
            )
            :> exn
        else
            IOException(Text.concat4 "The system refused '" full "' with error " (Digits.signedText (int64 (0n - error)))) :> exn
    (# "raise" e : 'T #)

/// Raises for paths that .NET does not look at.
let checkPath (path: string) : unit =
    if (# "is_null" path : bool #) then
        let e: exn = ArgumentNullException("path") :> exn
        (# "raise" e : unit #)
    elif Raw.textLength path = 0n then
        let e: exn = ArgumentException("The value cannot be an empty string.", "path") :> exn
        (# "raise" e : unit #)

/// Opens a file: 0 for reading, 1 new, 2 at the end.
let openOrRaise (path: string) (mode: int) : nativeint =
    checkPath path
    let handle: nativeint = onPath path mode (Raw.none ())
    if handle < 0n then
        refuse path handle
    elif mode = 0 && kind path = 0x4000 then
        Platform.close handle |> ignore
        refuse path -21n
    else
        handle

/// Reads what is left of an open file into memory from the heap; the memory, with the number of bytes and the capacity in
/// the words at `sizes`.
let private readMemory (handle: nativeint) (sizes: nativeptr<byte>) : nativeptr<byte> =
    let status: nativeptr<byte> = (# "stack_alloc" 160n : nativeptr<byte> #)
    let known: nativeint = if Platform.fileStatus handle status >= 0n then Raw.loadWord status 48n else 0n
    let mutable capacity: nativeint = (if known > 0n then known else 65536n) + 1n
    let mutable memory: nativeptr<byte> = Heap.alloc capacity
    let mutable used: nativeint = 0n
    let mutable go: bool = true
    while go do
        if used = capacity then
            let fresh: nativeptr<byte> = Heap.alloc (capacity * 2n)
            Raw.copy fresh memory used
            Heap.free memory capacity
            memory <- fresh
            capacity <- capacity * 2n
        let got: nativeint = Platform.read handle (Raw.add memory used) (capacity - used)
        if got > 0n then used <- used + got
        elif got <> -4n then go <- false
    Raw.storeWord sizes 0n used
    Raw.storeWord sizes 8n capacity
    memory

/// The text of a file; a mark at the start that says UTF-8 is left out.
let readText (path: string) : string =
    let handle: nativeint = openOrRaise path 0
    let sizes: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
    let memory: nativeptr<byte> = readMemory handle sizes
    Platform.close handle |> ignore
    let used: nativeint = Raw.loadWord sizes 0n
    let marked: bool =
        used >= 3n && Raw.loadByte memory 0n = 0xEFuy && Raw.loadByte memory 1n = 0xBBuy && Raw.loadByte memory 2n = 0xBFuy
    let skip: nativeint = if marked then 3n else 0n
    let text: string = Utf8.toText (Raw.add memory skip) (used - skip)
    Heap.free memory (Raw.loadWord sizes 8n)
    text

/// The bytes of a file.
let readBytes (path: string) : byte[] =
    let handle: nativeint = openOrRaise path 0
    let sizes: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
    let memory: nativeptr<byte> = readMemory handle sizes
    Platform.close handle |> ignore
    let used: nativeint = Raw.loadWord sizes 0n
    let result: byte[] = (# "array_new" (int used) : byte[] #)
    if used > 0n then
        let target: nativeptr<byte> = (# "array_addr" result 0 : nativeptr<byte> #)
        Raw.copy target memory used
    Heap.free memory (Raw.loadWord sizes 8n)
    result

/// The lines of a text.
let linesOf (text: string) : string[] =
    let count: nativeint = Raw.textLength text
    let mutable lines: int = 0
    let mutable i: nativeint = 0n
    while i < count do
        let c: uint16 = Text.unit text i
        if c = 10us || c = 13us then
            lines <- lines + 1
            if c = 13us && i + 1n < count && Text.unit text (i + 1n) = 10us then
                i <- i + 1n
        elif i + 1n = count then
            lines <- lines + 1
        i <- i + 1n
    let result: string[] = (# "array_new" lines : string[] #)
    let mutable made: int = 0
    let mutable start: nativeint = 0n
    i <- 0n
    while i < count do
        let c: uint16 = Text.unit text i
        if c = 10us || c = 13us then
            (# "array_set" result made (Text.slice text start (i - start)) : unit #)
            made <- made + 1
            if c = 13us && i + 1n < count && Text.unit text (i + 1n) = 10us then
                i <- i + 1n
            start <- i + 1n
        i <- i + 1n
    if start < count then
        (# "array_set" result made (Text.slice text start (count - start)) : unit #)
    result

/// Writes a text to an open file.
let writeText (handle: nativeint) (text: string) : unit =
    if Text.length text > 0n then
        let buffer: nativeptr<byte> = (# "stack_alloc" 4096n : nativeptr<byte> #)
        let written: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let count: nativeint = Raw.textLength text
        if Raw.textWide text then
            let mutable at: nativeint = 0n
            while at < count do
                at <- Utf8.encode text at buffer 4096n written
                Output.writeAll handle buffer (Raw.loadWord written 0n) |> ignore
        else
            Output.writeAll handle (Raw.textData text) count |> ignore

/// Makes a file of a text, or adds the text at its end.
let storeText (path: string) (text: string) (atEnd: bool) : unit =
    let handle: nativeint = openOrRaise path (if atEnd then 2 else 1)
    writeText handle text
    Platform.close handle |> ignore

/// Makes a file of bytes.
let storeBytes (path: string) (bytes: byte[]) : unit =
    let handle: nativeint = openOrRaise path 1
    let count: int = (# "array_length" bytes : int #)
    if count > 0 then
        let source: nativeptr<byte> = (# "array_addr" bytes 0 : nativeptr<byte> #)
        Output.writeAll handle source (nativeint count) |> ignore
        Raw.keep bytes
    Platform.close handle |> ignore
