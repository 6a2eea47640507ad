/// The machine of asynchronous work: a computation is a stack of frames that wait for values, so that nothing is lost
/// of it when it is put aside, and no depth of it uses the stack of the processor.
module Firefly.Runtime.Fibers

open System
open System.Threading
open Firefly.Runtime

/// A value on its way to the frame that waits for it.
type Cell<'T>(value: 'T) =
    /// The value.
    member this.Value: 'T = value

/// The value in a cell that is known to hold one of this type.
let inline opened (cell: obj) : 'T =
    let c: Cell<'T> = (# "retype" cell : Cell<'T> #)
    c.Value

/// What a machine does next.
type Mode =
    | Start = 0
    | Value = 1
    | Error = 2
    | Cancel = 3
    | Wait = 4

/// What waits for the end of a part of a computation.
[<AbstractClass>]
type Frame() =
    /// The part gave a value.
    abstract OnValue: fiber: Fiber * cell: obj -> unit
    /// The part raised.
    abstract OnError: fiber: Fiber * error: exn -> unit
    default this.OnError(fiber: Fiber, error: exn) : unit = fiber.Fail error
    /// The computation is cancelled.
    abstract OnCancel: fiber: Fiber -> unit
    default this.OnCancel(fiber: Fiber) : unit = fiber.Cancel()

/// A running computation.
and [<AllowNullLiteral>] Fiber(token: CancellationToken) =
    let mutable stack: Frame list = []
    let mutable mode: Mode = Mode.Wait
    let mutable start: Fiber -> unit = ignore
    let mutable cell: obj = null
    let mutable error: exn = null
    let mutable running: bool = false

    /// The token that cancels it.
    member this.Token: CancellationToken = token

    /// Whether it is to be cancelled.
    member this.IsCancelled: bool = token.IsCancellationRequested

    /// Puts a frame on the stack.
    member this.Push(frame: Frame) : unit = stack <- frame :: stack

    /// Goes on with another computation.
    member this.Next(computation: Fiber -> unit) : unit =
        start <- computation
        mode <- Mode.Start

    /// Gives a value in a cell to the frame that waits.
    member this.Give(value: obj) : unit =
        cell <- value
        mode <- Mode.Value

    /// Gives a value to the frame that waits.
    member this.Return(value: 'T) : unit = this.Give(Cell<'T>(value) :> obj)

    /// Raises in the frame that waits.
    member this.Fail(e: exn) : unit =
        error <- e
        mode <- Mode.Error

    /// Cancels.
    member this.Cancel() : unit = mode <- Mode.Cancel

    // One step, which leaves in `mode` what to do next.
    member private this.Step() : unit =
        let now: Mode = mode
        mode <- Mode.Wait
        match now with
        | Mode.Start ->
            let computation: Fiber -> unit = start
            start <- ignore
            try
                computation this
            with e ->
                this.Fail e
        | _ ->
            match stack with
            | [] -> if now = Mode.Error then Loop.unhandled error
            | frame :: rest ->
                stack <- rest
                let value: obj = cell
                let e: exn = error
                cell <- null
                error <- null
                try
                    match now with
                    | Mode.Value -> frame.OnValue(this, value)
                    | Mode.Error -> frame.OnError(this, e)
                    | _ -> frame.OnCancel this
                with raised ->
                    this.Fail raised

    /// Runs until the computation waits or ends.
    member this.Run() : unit =
        if not running then
            running <- true
            while mode <> Mode.Wait do
                this.Step()
            running <- false

/// The last frame of a computation: tells how it ended.
type EndFrame<'T>(onValue: 'T -> unit, onError: exn -> unit, onCancel: unit -> unit) =
    inherit Frame()
    override this.OnValue(fiber: Fiber, cell: obj) : unit = onValue (opened<'T> cell)
    override this.OnError(fiber: Fiber, error: exn) : unit = onError error
    override this.OnCancel(fiber: Fiber) : unit = onCancel ()

/// Runs a computation, from here until it first waits.
let startNow
    (token: CancellationToken)
    (computation: Fiber -> unit)
    (onValue: 'T -> unit)
    (onError: exn -> unit)
    (onCancel: unit -> unit)
    : unit =
    let fiber: Fiber = Fiber token
    fiber.Push(EndFrame<'T>(onValue, onError, onCancel) :> Frame)
    fiber.Next computation
    fiber.Run()

/// Goes on with what waits for a value.
type BindFrame<'T>(binder: 'T -> Fiber -> unit) =
    inherit Frame()
    override this.OnValue(fiber: Fiber, cell: obj) : unit =
        if fiber.IsCancelled then fiber.Cancel() else binder (opened<'T> cell) fiber

/// Goes on after a part, whatever it gave and whatever the token says.
type BindFrameAlways(next: Fiber -> unit) =
    inherit Frame()
    override this.OnValue(fiber: Fiber, cell: obj) : unit = next fiber

/// As `BindFrame`, whatever the token says.
type TaskBindFrame<'T>(binder: 'T -> Fiber -> unit) =
    inherit Frame()
    override this.OnValue(fiber: Fiber, cell: obj) : unit = binder (opened<'T> cell) fiber

/// Does something at the end of a part, however it ends.
type FinallyFrame(compensation: unit -> unit) =
    inherit Frame()
    override this.OnValue(fiber: Fiber, cell: obj) : unit =
        compensation ()
        fiber.Give cell
    override this.OnError(fiber: Fiber, error: exn) : unit =
        compensation ()
        fiber.Fail error
    override this.OnCancel(fiber: Fiber) : unit =
        try
            compensation ()
        with _ ->
            ()
        fiber.Cancel()

/// Handles an exception.
type CatchFrame(handler: exn -> Fiber -> unit) =
    inherit Frame()
    override this.OnValue(fiber: Fiber, cell: obj) : unit = fiber.Give cell
    override this.OnError(fiber: Fiber, error: exn) : unit = handler error fiber

/// Repeats a part while a condition holds.
type WhileFrame(guard: unit -> bool, body: Fiber -> unit, heedsToken: bool) =
    inherit Frame()
    override this.OnValue(fiber: Fiber, cell: obj) : unit =
        if heedsToken && fiber.IsCancelled then
            fiber.Cancel()
        elif guard () then
            fiber.Push(this :> Frame)
            fiber.Next body
        else
            fiber.Return(())

/// Does something when a part is cancelled, and goes on with the cancellation.
type CancelledFrame(compensation: unit -> unit) =
    inherit Frame()
    override this.OnValue(fiber: Fiber, cell: obj) : unit = fiber.Give cell
    override this.OnCancel(fiber: Fiber) : unit =
        compensation ()
        fiber.Cancel()

/// Puts a computation aside until one of the functions that are given to `register` is called; later calls of them do
/// nothing.
let suspend (register: ('T -> unit) * (exn -> unit) * (unit -> unit) -> unit) (fiber: Fiber) : unit =
    let mutable waits: bool = true
    let once (go: unit -> unit) : unit =
        if waits then
            waits <- false
            go ()
            fiber.Run()
    register (
        (fun (value: 'T) -> once (fun () -> fiber.Return value)),
        (fun (e: exn) -> once (fun () -> fiber.Fail e)),
        (fun () -> once (fun () -> fiber.Cancel()))
    )
