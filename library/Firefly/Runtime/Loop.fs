/// The work that waits: what is ready, what is due at a time. It runs whenever the program waits for something.
module Firefly.Runtime.Loop

open System
open System.Collections.Generic
open Firefly.Runtime

/// Something to be done at a time.
[<AllowNullLiteral>]
type Alarm(due: int64, action: unit -> unit) =
    let mutable live: bool = true
    let mutable todo: unit -> unit = action

    /// When, in nanoseconds of the clock that never goes back.
    member this.Due: int64 = due

    /// Whether it is still to be done.
    member this.IsLive: bool = live

    /// Does it, once.
    member this.Ring() : unit =
        if live then
            let now: unit -> unit = todo
            this.Cancel()
            now ()

    /// Forgets it, and what it was to do.
    member this.Cancel() : unit =
        live <- false
        todo <- ignore

let private ready: Queue<unit -> unit> = Queue<unit -> unit>()
let private alarms: PriorityQueue<Alarm, struct (int64 * int64)> = PriorityQueue<Alarm, struct (int64 * int64)>()
let mutable private made: int64 = 0L

// Threads that have been started and have not ended: the program ends after them.
let mutable private foreground: int = 0

/// Does something when the program next waits.
let post (action: unit -> unit) : unit = ready.Enqueue action

/// Does something after some milliseconds.
let after (milliseconds: int64) (action: unit -> unit) : Alarm =
    let due: int64 = Fidelity.Time.monotonicNanoseconds () + milliseconds * 1000000L
    let alarm: Alarm = Alarm(due, action)
    made <- made + 1L
    alarms.Enqueue(alarm, struct (due, made))
    alarm

/// Ends the program for an exception that nobody can catch.
let unhandled (e: exn) : unit = Firefly.Runtime.Failure.raise e ""

// Forgets the alarms that were cancelled, as far as they are first.
let private skim () : unit =
    while alarms.Count > 0 && not (alarms.Peek().IsLive) do
        alarms.Dequeue() |> ignore

// Rings what is due: true when there was something.
let private ring () : bool =
    skim ()
    if alarms.Count > 0 && alarms.Peek().Due <= Fidelity.Time.monotonicNanoseconds () then
        let alarm: Alarm = alarms.Dequeue()
        alarm.Ring()
        true
    else
        false

let private sleepUntil (due: int64) : unit =
    let left: int64 = due - Fidelity.Time.monotonicNanoseconds ()
    if left > 0L then
        let milliseconds: int64 = (left + 999999L) / 1000000L
        Fidelity.Time.sleep (int (min milliseconds 1000000L))

/// Does what is ready, or waits for what is due, until a condition holds or the time is over. A negative number of
/// milliseconds is for ever. The result tells whether the condition holds.
let runUntil (condition: unit -> bool) (milliseconds: int64) : bool =
    let limit: int64 =
        if milliseconds < 0L then Int64.MaxValue
        else Fidelity.Time.monotonicNanoseconds () + milliseconds * 1000000L
    let mutable going: bool = true
    let mutable holds: bool = condition ()
    while going && not holds do
        if ring () then
            ()
        elif ready.Count > 0 then
            (ready.Dequeue()) ()
        elif alarms.Count > 0 && alarms.Peek().Due < limit then
            sleepUntil (alarms.Peek().Due)
        elif limit < Int64.MaxValue then
            sleepUntil limit
            going <- false
        else
            raise (InvalidOperationException "The program waits for something that nothing left in it can bring about.")
        holds <- condition ()
        if going && not holds && limit < Int64.MaxValue && Fidelity.Time.monotonicNanoseconds () >= limit then
            going <- false
    holds

/// Waits some milliseconds, in which other work is done.
let sleep (milliseconds: int64) : unit =
    if milliseconds = 0L then
        runUntil (fun () -> ready.Count = 0) 0L |> ignore
    else
        runUntil (fun () -> false) milliseconds |> ignore

// What waits for ever unless something still happens, each with how to give it up.
let private held: Dictionary<int64, unit -> unit> = Dictionary<int64, unit -> unit>()

// The end of the program: its threads end, and what still waits is given up.
let private finish () : unit =
    runUntil (fun () -> foreground = 0) -1L |> ignore
    let all: List<unit -> unit> = List<unit -> unit>(held.Values)
    held.Clear()
    for giveUp in all do
        giveUp ()

/// Remembers something that waits, and how it is given up at the end of the program; its number.
let hold (giveUp: unit -> unit) : int64 =
    Process.ending <- finish
    made <- made + 1L
    held.[made] <- giveUp
    made

/// It waits no longer.
let release (number: int64) : unit = held.Remove number |> ignore

/// A thread was started that the program is to wait for.
let threadStarted () : unit =
    foreground <- foreground + 1
    Process.ending <- finish

/// Such a thread has ended.
let threadEnded () : unit = foreground <- foreground - 1
