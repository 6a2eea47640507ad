/// The process and its surroundings, time, and other parts of System.
namespace System

open Firefly
open Firefly.Runtime

/// Variables that the program itself has set or removed.
module internal Variables =

    let mutable private names: string list = []
    let mutable private values: string list = []

    let rec private find (names: string list) (values: string list) (name: string) : struct (bool * string) =
        match names with
        | [] -> struct (false, null)
        | n :: otherNames ->
            match values with
            | [] -> struct (false, null)
            | v :: otherValues ->
                if Text.equals n name then struct (true, v) else find otherNames otherValues name

    /// Value of a variable, or null.
    let get (name: string) : string =
        let struct (isSet, value) = find names values name
        if isSet then value else Process.variable name

    /// Changes a variable; null removes it.
    let set (name: string) (value: string) : unit =
        names <- name :: names
        values <- value :: values

/// What belongs to `Environment`.
[<CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Environment =

    /// Folders that the system gives a purpose to.
    type SpecialFolder =
        | Desktop = 0
        | Programs = 2
        | Personal = 5
        | MyDocuments = 5
        | ApplicationData = 26
        | LocalApplicationData = 28
        | CommonApplicationData = 35
        | System = 37
        | UserProfile = 40

/// The process and its surroundings.
[<AbstractClass; Sealed>]
type Environment =

    /// What ends a line.
    static member NewLine : string = "\n"

    /// The program's name and its arguments.
    static member GetCommandLineArgs() : string[] =
        let rest: string[] = Process.arguments ()
        let count: int = (# "array_length" rest : int #)
        let all: string[] = (# "array_new" (count + 1) : string[] #)
        (# "array_set" all 0 (Process.programName ()) : unit #)
        let mutable i: int = 0
        while i < count do
            let argument: string = (# "array_get" rest i : string #)
            (# "array_set" all (i + 1) argument : unit #)
            i <- i + 1
        all

    /// Value of a variable, or null.
    static member GetEnvironmentVariable(variable: string) : string =
        if (# "is_null" variable : bool #) then
            let e: exn = ArgumentNullException("variable") :> exn
            (# "raise" e : string #)
        else
            Variables.get variable

    /// Changes a variable of this process; null or an empty text removes it.
    static member SetEnvironmentVariable(variable: string, value: string) : unit =
        if (# "is_null" variable : bool #) then
            let e: exn = ArgumentNullException("variable") :> exn
            (# "raise" e : unit #)
        elif Raw.textLength variable = 0n then
            let e: exn = ArgumentException("The value cannot be an empty string.", "variable") :> exn
            (# "raise" e : unit #)
        elif Text.indexOfUnit variable 61us 0n (Raw.textLength variable) >= 0n then
            let e: exn = ArgumentException("Environment variable name cannot contain equal character.", "variable") :> exn
            (# "raise" e : unit #)
        else
            Variables.set variable (if Text.length value = 0n then null else value)

    /// The text with `%NAME%` replaced by the values of variables that are set.
    static member ExpandEnvironmentVariables(name: string) : string =
        if (# "is_null" name : bool #) then
            let e: exn = ArgumentNullException("name") :> exn
            (# "raise" e : string #)
        else
            let out: TextBuffer = Buffer.create ()
            let size: nativeint = Raw.textLength name
            let mutable start: nativeint = 0n
            while start < size do
                let first: nativeint = Text.indexOfUnit name 37us start size
                let second: nativeint = if first < 0n then -1n else Text.indexOfUnit name 37us (first + 1n) size
                if second < 0n then
                    Buffer.slice out name start (size - start)
                    start <- size
                else
                    let value: string = Variables.get (Text.slice name (first + 1n) (second - first - 1n))
                    if (# "is_null" value : bool #) then
                        Buffer.slice out name start (second - start)
                        start <- second
                        if Text.indexOfUnit name 37us (second + 1n) size < 0n then
                            Buffer.slice out name second (size - second)
                            start <- size
                    else
                        Buffer.slice out name start (first - start)
                        Buffer.text out value
                        start <- second + 1n
            Buffer.toText out

    /// The arguments as one text.
    static member CommandLine : string =
        let all: string[] = Environment.GetCommandLineArgs()
        let out: TextBuffer = Buffer.create ()
        for i in 0 .. (# "array_length" all : int #) - 1 do
            if i > 0 then
                Buffer.unit out 32us
            Buffer.text out (# "array_get" all i : string #)
        Buffer.toText out

    /// The number of the process.
    static member ProcessId : int = int (Platform.processId ())

    /// The path of the program.
    static member ProcessPath : string = Process.programName ()

    /// Whether there is a person to talk to.
    static member UserInteractive : bool = true

    /// Whether numbers have 64 bits.
    static member Is64BitProcess : bool = true

    /// Whether numbers of the system have 64 bits.
    static member Is64BitOperatingSystem : bool = true

    /// Bytes of a page of memory.
    static member SystemPageSize : int = 4096

    /// Whether the process ends.
    static member HasShutdownStarted : bool = false

    /// The name of the user.
    static member UserName : string =
        let name: string = Variables.get "USER"
        if (# "is_null" name : bool #) then "root" else name

    /// Where the calls came from; not kept.
    static member StackTrace : string = ""

    /// A folder by its purpose, or an empty text.
    static member GetFolderPath(folder: Environment.SpecialFolder) : string =
        let home: string = Variables.get "HOME"
        let home: string = if (# "is_null" home : bool #) then "" else home
        match int folder with
        | 5
        | 40 -> home
        | 0 -> Text.concat home "/Desktop"
        | 26 -> Text.concat home "/.config"
        | 28 -> Text.concat home "/.local/share"
        | 35 -> "/usr/share"
        | _ -> ""

    /// Ends the process at once with a message.
    static member FailFast(message: string) : unit =
        Output.flush ()
        Output.text (Output.error ()) (Text.concat3 "Process terminated. " message "\n")
        Output.flushChannel (Output.error ())
        Process.exit 134

    /// Leaves the program.
    static member Exit(exitCode: int) : unit = Process.exit exitCode

    /// The working folder.
    static member CurrentDirectory
        with get () : string = Files.workingFolder ()
        and set (value: string) : unit =
            Files.checkPath value
            let error: nativeint = Files.onPath value 8 (Raw.none ())
            if error < 0n then
                Files.refuse value error

    /// Number of processors that the process may use.
    static member ProcessorCount : int =
        let mask: nativeptr<byte> = (# "stack_alloc" 128n : nativeptr<byte> #)
        let count: nativeint = Platform.processors mask 128n
        let mutable bits: int = 0
        let mutable i: nativeint = 0n
        while i < count do
            let word: uint64 = Raw.loadUInt64 mask i
            bits <- bits + int (# "popcount" word : uint64 #)
            i <- i + 8n
        if bits = 0 then 1 else bits

    /// Milliseconds since the machine has started.
    static member TickCount64 : int64 =
        let time: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        Platform.clock 1n time |> ignore
        int64 (Raw.loadWord time 0n) * 1000L + int64 (Raw.loadWord time 8n) / 1000000L

    /// Milliseconds since the machine has started, in 32 bits.
    static member TickCount : int = int Environment.TickCount64

/// Memory management; there is nothing to collect.
[<AbstractClass; Sealed>]
type GC =

    /// Does nothing.
    static member Collect() : unit = ()

    /// Does nothing.
    static member SuppressFinalize(object: obj) : unit = ()

    /// Does nothing.
    static member WaitForPendingFinalizers() : unit = ()

    /// Does nothing but that the object lives until here.
    static member KeepAlive(object: obj) : unit = (# "keep_alive" object : unit #)

namespace Fidelity

open Firefly
open Firefly.Runtime

/// Time by the platform's clocks. A tick is 100 nanoseconds.
module Time =

    let private read (which: nativeint) : int64 =
        let time: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        Platform.clock which time |> ignore
        int64 (Raw.loadWord time 0n) * 10000000L + int64 (Raw.loadWord time 8n) / 100L

    /// Ticks since 1 January of the year 1, by the calendar clock.
    let now () : int64 = read 0n + 621355968000000000L

    /// Ticks since 1 January 1970, by the calendar clock.
    let ticks () : int64 = read 0n

    /// Ticks of a clock that never goes back.
    let monotonicTicks () : int64 = read 1n

    /// Nanoseconds of a clock that never goes back.
    let monotonicNanoseconds () : int64 =
        let time: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        Platform.clock 1n time |> ignore
        int64 (Raw.loadWord time 0n) * 1000000000L + int64 (Raw.loadWord time 8n)

    /// Sleeps for some milliseconds; what waits in standard output is written first.
    let sleep (milliseconds: int) : unit =
        if milliseconds > 0 then
            Output.flush ()
            let time: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
            Raw.storeWord time 0n (nativeint (milliseconds / 1000))
            Raw.storeWord time 8n (nativeint (milliseconds % 1000) * 1000000n)
            while Platform.sleep time = -4n do
                ()
