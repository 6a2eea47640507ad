/// Tasks as computation expressions.
namespace FSharp.Control

open System
open System.Collections.Generic
open System.Threading
open System.Threading.Tasks
open Firefly.Runtime
open Firefly.Runtime.Fibers
open AsyncParts

/// A part of a task.
[<Sealed; NoEquality; NoComparison>]
type TaskCode<'T> internal (start: Fiber -> unit) =
    /// Runs it on a machine.
    member internal this.Start: Fiber -> unit = start

/// What `task { }` and `backgroundTask { }` share.
type TaskBuilderBase internal () =

    /// Makes the part when it is run.
    member this.Delay(generator: unit -> TaskCode<'T>) : TaskCode<'T> =
        TaskCode<'T>(fun fiber -> fiber.Next((generator ()).Start))

    /// Gives nothing.
    member this.Zero() : TaskCode<unit> = TaskCode<unit>(fun fiber -> fiber.Return(()))

    /// Gives a value.
    member this.Return(value: 'T) : TaskCode<'T> = TaskCode<'T>(fun fiber -> fiber.Return value)

    /// One after the other.
    member this.Combine(task1: TaskCode<unit>, task2: TaskCode<'T>) : TaskCode<'T> =
        TaskCode<'T>(fun fiber ->
            fiber.Push(TaskBindFrame<unit>(fun () f -> f.Next task2.Start) :> Frame)
            fiber.Next task1.Start)

    /// Repeats while a condition holds.
    member this.While(condition: unit -> bool, body: TaskCode<unit>) : TaskCode<unit> =
        TaskCode<unit>(fun fiber ->
            fiber.Push(WhileFrame(condition, body.Start, false) :> Frame)
            fiber.Return(()))

    /// Once for each element.
    member this.For(sequence: seq<'T>, body: 'T -> TaskCode<unit>) : TaskCode<unit> =
        TaskCode<unit>(fun fiber ->
            let e: IEnumerator<'T> = sequence.GetEnumerator()
            fiber.Push(FinallyFrame(fun () -> e.Dispose()) :> Frame)
            fiber.Push(WhileFrame((fun () -> e.MoveNext()), (fun f -> f.Next((body e.Current).Start)), false) :> Frame)
            fiber.Return(()))

    /// Handles an exception.
    member this.TryWith(body: TaskCode<'T>, catch: exn -> TaskCode<'T>) : TaskCode<'T> =
        TaskCode<'T>(fun fiber ->
            fiber.Push(CatchFrame(fun e f -> f.Next((catch e).Start)) :> Frame)
            fiber.Next body.Start)

    /// Does something at the end, however it ends.
    member this.TryFinally(body: TaskCode<'T>, compensation: unit -> unit) : TaskCode<'T> =
        TaskCode<'T>(fun fiber ->
            fiber.Push(FinallyFrame compensation :> Frame)
            fiber.Next body.Start)

    /// Disposes a value at the end.
    member this.Using(resource: 'R, body: 'R -> TaskCode<'T>) : TaskCode<'T> when 'R :> IDisposable =
        TaskCode<'T>(fun fiber ->
            fiber.Push(FinallyFrame(fun () ->
                match box resource with
                | null -> ()
                | _ -> resource.Dispose()) :> Frame)
            fiber.Next((body resource).Start))

    /// Goes on with what a task gives.
    member this.Bind(task: Task<'T>, continuation: 'T -> TaskCode<'U>) : TaskCode<'U> =
        TaskCode<'U>(fun fiber ->
            fiber.Push(TaskBindFrame<'T>(fun x f -> f.Next((continuation x).Start)) :> Frame)
            awaitResult task true fiber)

    /// Gives what a task gives.
    member this.ReturnFrom(task: Task<'T>) : TaskCode<'T> = TaskCode<'T>(awaitResult task true)

/// How a machine ends a task.
module TaskParts =

    /// Runs a part as a task.
    let start (code: TaskCode<'T>) : Task<'T> =
        let source: TaskCompletionSource<'T> = TaskCompletionSource<'T>()
        startNow
            CancellationToken.None
            code.Start
            (fun x -> source.TrySetResult x |> ignore)
            (fun (e: exn) ->
                match e with
                | :? OperationCanceledException -> source.TrySetCanceled() |> ignore
                | _ -> source.TrySetException e |> ignore)
            (fun () -> source.TrySetCanceled() |> ignore)
        source.Task

/// The members of `task { }`.
[<Sealed>]
type TaskBuilder internal () =
    inherit TaskBuilderBase()
    /// Runs a part as a task.
    member this.Run(code: TaskCode<'T>) : Task<'T> = TaskParts.start code

/// The members of `backgroundTask { }`.
[<Sealed>]
type BackgroundTaskBuilder internal () =
    inherit TaskBuilderBase()
    /// Runs a part as a task.
    member this.Run(code: TaskCode<'T>) : Task<'T> = TaskParts.start code

/// What else a task waits for.
[<AutoOpen>]
module TaskBuilderExtensions =

    type TaskBuilderBase with

        /// Goes on after a task.
        member this.Bind(task: Task, continuation: unit -> TaskCode<'U>) : TaskCode<'U> =
            TaskCode<'U>(fun fiber ->
                fiber.Push(TaskBindFrame<unit>(fun () f -> f.Next((continuation ()).Start)) :> Frame)
                awaitTask task true fiber)

        /// Goes on with what a computation gives.
        member this.Bind(computation: Async<'T>, continuation: 'T -> TaskCode<'U>) : TaskCode<'U> =
            this.Bind(Async.StartImmediateAsTask computation, continuation)

        /// Goes on with a result that may be there.
        member this.Bind(task: ValueTask<'T>, continuation: 'T -> TaskCode<'U>) : TaskCode<'U> =
            this.Bind(task.AsTask(), continuation)

        /// Goes on after an end that may be there.
        member this.Bind(task: ValueTask, continuation: unit -> TaskCode<'U>) : TaskCode<'U> =
            this.Bind(task.AsTask(), continuation)

        /// Goes on after a moment.
        member this.Bind(awaitable: YieldAwaitable, continuation: unit -> TaskCode<'U>) : TaskCode<'U> =
            TaskCode<'U>(fun fiber ->
                fiber.Push(TaskBindFrame<unit>(fun () f -> f.Next((continuation ()).Start)) :> Frame)
                suspend (fun (good: unit -> unit, _: exn -> unit, _: unit -> unit) -> Loop.post good) fiber)

        /// Goes on with what a task gives.
        member this.Bind(awaitable: ConfiguredTaskAwaitable<'T>, continuation: 'T -> TaskCode<'U>) : TaskCode<'U> =
            this.Bind(awaitable.Task, continuation)

        /// Goes on after a task.
        member this.Bind(awaitable: ConfiguredTaskAwaitable, continuation: unit -> TaskCode<'U>) : TaskCode<'U> =
            this.Bind(awaitable.Task, continuation)

        /// Ends after a task.
        member this.ReturnFrom(task: Task) : TaskCode<unit> = TaskCode<unit>(awaitTask task true)

        /// Gives what a computation gives.
        member this.ReturnFrom(computation: Async<'T>) : TaskCode<'T> =
            this.ReturnFrom(Async.StartImmediateAsTask computation)

        /// Gives a result that may be there.
        member this.ReturnFrom(task: ValueTask<'T>) : TaskCode<'T> = this.ReturnFrom(task.AsTask())

        /// Waits for both of two tasks.
        member this.MergeSources(task1: Task<'T1>, task2: Task<'T2>) : Task<'T1 * 'T2> =
            let code: TaskCode<'T1 * 'T2> = this.Bind(task1, fun x -> this.Bind(task2, fun y -> this.Return((x, y))))
            TaskParts.start code

/// The builders of tasks.
[<AutoOpen>]
module TaskBuilder =

    /// The builder of tasks.
    let task: TaskBuilder = TaskBuilder()

    /// The builder of tasks that run in the background.
    let backgroundTask: BackgroundTaskBuilder = BackgroundTaskBuilder()

/// Waiting for tasks in asynchronous computations.
[<AutoOpen>]
module WebExtensions =

    type System.IO.TextReader with
        /// The next line, as a task.
        member this.ReadLineAsync() : Task<string> = Task.FromResult(this.ReadLine())
        /// All that is left, as a task.
        member this.ReadToEndAsync() : Task<string> = Task.FromResult(this.ReadToEnd())

    type System.IO.TextWriter with
        /// Writes a text, as a task.
        member this.WriteAsync(value: string) : Task =
            this.Write value
            Task.CompletedTask
        /// Writes a line, as a task.
        member this.WriteLineAsync(value: string) : Task =
            this.WriteLine value
            Task.CompletedTask
        /// Writes what waits, as a task.
        member this.FlushAsync() : Task =
            this.Flush()
            Task.CompletedTask

    type System.IO.File with
        /// The text of a file, as a task.
        static member ReadAllTextAsync(path: string) : Task<string> = Task.FromResult(System.IO.File.ReadAllText path)
        /// The lines of a file, as a task.
        static member ReadAllLinesAsync(path: string) : Task<string[]> = Task.FromResult(System.IO.File.ReadAllLines path)
        /// The bytes of a file, as a task.
        static member ReadAllBytesAsync(path: string) : Task<byte[]> = Task.FromResult(System.IO.File.ReadAllBytes path)
        /// Writes the text of a file, as a task.
        static member WriteAllTextAsync(path: string, contents: string) : Task =
            System.IO.File.WriteAllText(path, contents)
            Task.CompletedTask
        /// Writes the bytes of a file, as a task.
        static member WriteAllBytesAsync(path: string, bytes: byte[]) : Task =
            System.IO.File.WriteAllBytes(path, bytes)
            Task.CompletedTask

    type System.Threading.CancellationTokenSource with
        /// Cancels, as a task.
        member this.CancelAsync() : Task =
            this.Cancel()
            Task.CompletedTask
