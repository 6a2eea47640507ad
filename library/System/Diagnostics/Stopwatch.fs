/// Measuring time.
namespace System.Diagnostics

open System
open Firefly
open Firefly.Runtime

/// Measures time by a clock that only runs forwards.
[<AllowNullLiteral>]
type Stopwatch() =
    // Nanoseconds of what was measured before, and the clock when it was started.
    let mutable elapsed: int64 = 0L
    let mutable started: int64 = 0L
    let mutable running: bool = false

    /// Ticks of a second.
    static member Frequency : int64 = 1000000000L

    /// Whether the clock is a fine one.
    static member IsHighResolution : bool = true

    /// The clock.
    static member GetTimestamp() : int64 =
        let time: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        Platform.clock 1n time |> ignore
        int64 (Raw.loadWord time 0n) * 1000000000L + int64 (Raw.loadWord time 8n)

    /// Time between two readings of the clock.
    static member GetElapsedTime(startingTimestamp: int64, endingTimestamp: int64) : TimeSpan =
        TimeSpan((endingTimestamp - startingTimestamp) / 100L)

    /// Time since a reading of the clock.
    static member GetElapsedTime(startingTimestamp: int64) : TimeSpan =
        TimeSpan((Stopwatch.GetTimestamp() - startingTimestamp) / 100L)

    /// A stopwatch that runs.
    static member StartNew() : Stopwatch =
        let s: Stopwatch = Stopwatch()
        s.Start()
        s

    /// Starts, or goes on.
    member this.Start() : unit =
        if not running then
            started <- Stopwatch.GetTimestamp()
            running <- true

    /// Stops.
    member this.Stop() : unit =
        if running then
            elapsed <- elapsed + (Stopwatch.GetTimestamp() - started)
            running <- false

    /// Stops and forgets what was measured.
    member this.Reset() : unit =
        elapsed <- 0L
        running <- false

    /// Starts again from zero.
    member this.Restart() : unit =
        elapsed <- 0L
        started <- Stopwatch.GetTimestamp()
        running <- true

    /// Whether it runs.
    member this.IsRunning : bool = running

    /// Nanoseconds measured.
    member this.ElapsedTicks : int64 = if running then elapsed + (Stopwatch.GetTimestamp() - started) else elapsed

    /// Milliseconds measured.
    member this.ElapsedMilliseconds : int64 = this.ElapsedTicks / 1000000L

    /// Time measured.
    member this.Elapsed : TimeSpan = TimeSpan(this.ElapsedTicks / 100L)

    override this.ToString() : string = this.Elapsed.ToString()
