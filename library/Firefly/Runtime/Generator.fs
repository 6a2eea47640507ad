namespace Firefly.Runtime

open System
open System.Collections
open System.Collections.Generic
open Firefly.Runtime.Collections

/// Sequence expressions while they run.
///
/// In: the code of the expression, which the compiler makes: it runs from where it stopped to the next `yield`. Out:
/// sequences and their enumerators. Holds: nothing runs before the first `MoveNext`; `Dispose` runs the `finally` blocks
/// that are open; a `yield!` at the end replaces the code that runs, so that a chain of them takes no more room than one.

/// An enumeration of a sequence expression. The fields are the compiler's: it names them.
///
/// `State`: 0 before the start, -1 when nothing is left to run, -2 when `Next` takes over, otherwise where the code
/// stopped; `-1 - State` asks the code to leave from there, through its `finally` blocks.
[<AllowNullLiteral>]
type Generator<'T>(code: Generator<'T> -> bool) =
    [<DefaultValue>]
    val mutable State: int
    /// The last element.
    [<DefaultValue>]
    val mutable Current: 'T
    /// What the code keeps between elements.
    [<DefaultValue>]
    val mutable Frame: obj
    /// The sequence that takes over.
    [<DefaultValue>]
    val mutable Next: IEnumerable<'T>

    let mutable resume: Generator<'T> -> bool = code
    // The enumerator that has taken over, when it is not one of a sequence expression.
    let mutable rest: IEnumerator<'T> = null

    /// Behind the last element: what is not needed any more is given back.
    member private this.Finish() : bool =
        this.Frame <- null
        this.Current <- zero<'T> ()
        false

    /// Goes on where the code left off for another sequence, or ends.
    member private this.Follow() : bool =
        let mutable found = false
        while not found && this.State = -2 do
            let next = this.Next
            this.Next <- null
            this.State <- -1
            this.Frame <- null
            if isNullRef next then
                raise (NullReferenceException())
            match next with
            | :? Generated<'T> as other ->
                resume <- other.Code
                this.State <- 0
                found <- resume this
            | _ ->
                rest <- next.GetEnumerator()
                found <- rest.MoveNext()
        if found then true
        elif isNullRef rest then this.Finish()
        else false

    /// The element.
    member this.Value: 'T = if isNullRef rest then this.Current else rest.Current

    /// To the next element.
    member this.Advance() : bool =
        if not (isNullRef rest) then rest.MoveNext()
        elif this.State < 0 then false
        elif resume this then true
        else this.Follow()

    /// Leaves.
    member this.Close() : unit =
        if not (isNullRef rest) then
            let last = rest
            rest <- null
            this.State <- -1
            last.Dispose()
        elif this.State > 0 then
            this.State <- -1 - this.State
            resume this |> ignore
            this.Finish() |> ignore
        else
            this.State <- -1

    interface IEnumerator<'T> with
        member this.Current: 'T = this.Value

    interface IEnumerator with
        member this.Current: obj = box this.Value
        member this.MoveNext() : bool = this.Advance()

        member this.Reset() : unit = raise (NotSupportedException "Specified method is not supported.")

    interface IDisposable with
        member this.Dispose() : unit = this.Close()

/// A sequence expression.
and [<AllowNullLiteral>] Generated<'T>(code: Generator<'T> -> bool) =
    /// Its code.
    member this.Code: Generator<'T> -> bool = code

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> = new Generator<'T>(code) :> IEnumerator<'T>

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = new Generator<'T>(code) :> IEnumerator

/// What the compiler calls for sequence expressions.
module Generators =

    /// The sequence of a sequence expression's code.
    let make (code: Generator<'T> -> bool) : seq<'T> = Generated<'T>(code) :> seq<'T>

    /// The start of an enumeration, for `yield!`.
    let start (source: seq<'T>) : IEnumerator<'T> = source.GetEnumerator()

    /// Whether there is a next element.
    let next (source: IEnumerator<'T>) : bool = source.MoveNext()

    /// The element.
    let current (source: IEnumerator<'T>) : 'T = source.Current

    /// The end of an enumeration.
    let close (source: IEnumerator<'T>) : unit = source.Dispose()

    /// A `lazy` expression.
    let delay (compute: unit -> 'T) : Lazy<'T> = Lazy<'T>(Func<'T>(compute))

/// A value of `let rec` that is not a function: computed when it is first needed.
[<AllowNullLiteral>]
type RecursiveValue<'T>() =
    let mutable content: Lazy<'T> = null

    /// The value, once it has its computation.
    member this.Content
        with get (): Lazy<'T> = content
        and set (value: Lazy<'T>): unit = content <- value

/// What the compiler calls for recursive values.
module RecursiveValues =

    /// A value that has no computation yet.
    let make () : RecursiveValue<'T> = RecursiveValue<'T>()

    /// Gives it its computation.
    let set (value: RecursiveValue<'T>) (compute: unit -> 'T) : unit = value.Content <- Lazy<'T>(Func<'T>(compute))

    /// The value.
    let get (value: RecursiveValue<'T>) : 'T = value.Content.Force()
