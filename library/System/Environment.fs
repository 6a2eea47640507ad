/// The process and its surroundings, time, and other parts of System.
namespace System

open Firefly
open Firefly.Runtime

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
    static member GetEnvironmentVariable(name: string) : string = Process.variable name

    /// Leaves the program.
    static member Exit(exitCode: int) : unit = Process.exit exitCode

    /// The working folder.
    static member CurrentDirectory : string = Files.workingFolder ()

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

namespace System.Threading

/// A thread; for now only the one that runs.
[<AbstractClass; Sealed>]
type Thread =

    /// Sleeps for some milliseconds.
    static member Sleep(milliseconds: int) : unit = Fidelity.Time.sleep milliseconds
