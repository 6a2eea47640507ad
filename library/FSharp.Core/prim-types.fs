/// The types of the core library that are not built in: options, results, choices, reference cells, lazy values and
/// the types of formats.
namespace FSharp.Core

open System

/// A value that may be absent.
[<UseNullAsTrueValue; CompilationRepresentation(CompilationRepresentationFlags.UseNullAsTrueValue); StructuralEquality; StructuralComparison>]
type Option<'T> =
    /// No value.
    | None
    /// A value.
    | Some of Value: 'T

    /// The value; raises when there is none.
    member this.Value : 'T =
        match this with
        | Some x -> x
        | None ->
            let e: exn = NullReferenceException() :> exn
            (# "raise" e : 'T #)

    /// Whether there is none.
    member this.IsNone : bool =
        match this with
        | None -> true
        | Some _ -> false

    /// Whether there is one.
    member this.IsSome : bool =
        match this with
        | None -> false
        | Some _ -> true

    /// `Some(value)`
    override this.ToString() : string =
        match this with
        | None -> ""
        | Some x ->
            let text: string =
                if (# "type_kind" type ('T) : int #) = 6 && (# "is_null" x : bool #) then "null"
                else (# "to_string" x : string #)
            "Some(" + text + ")"

/// A value that may be absent.
type option<'T> = Option<'T>

/// A value that may be absent, held in place.
[<Struct; StructuralEquality; StructuralComparison>]
type ValueOption<'T> =
    /// No value.
    | ValueNone
    /// A value.
    | ValueSome of Item: 'T

    /// The value; raises when there is none.
    member this.Value : 'T =
        match this with
        | ValueSome x -> x
        | ValueNone ->
            let e: exn = InvalidOperationException("ValueOption.Value") :> exn
            (# "raise" e : 'T #)

    /// Whether there is none.
    member this.IsNone : bool =
        match this with
        | ValueNone -> true
        | ValueSome _ -> false

    /// Whether there is one.
    member this.IsSome : bool =
        match this with
        | ValueNone -> false
        | ValueSome _ -> true

    /// The value, or `ValueNone`.
    override this.ToString() : string =
        match this with
        | ValueNone -> "ValueNone"
        | ValueSome x -> (# "to_string" x : string #)

/// A value that may be absent, held in place.
type voption<'T> = ValueOption<'T>

/// A success or an error.
[<Struct; StructuralEquality; StructuralComparison>]
type Result<'T, 'TError> =
    /// Success.
    | Ok of ResultValue: 'T
    /// Error.
    | Error of ErrorValue: 'TError

/// One of two.
[<StructuralEquality; StructuralComparison>]
type Choice<'T1, 'T2> =
    /// The first.
    | Choice1Of2 of Item: 'T1
    /// The second.
    | Choice2Of2 of Item: 'T2

/// One of three.
[<StructuralEquality; StructuralComparison>]
type Choice<'T1, 'T2, 'T3> =
    /// The first.
    | Choice1Of3 of Item: 'T1
    /// The second.
    | Choice2Of3 of Item: 'T2
    /// The third.
    | Choice3Of3 of Item: 'T3

/// One of four.
[<StructuralEquality; StructuralComparison>]
type Choice<'T1, 'T2, 'T3, 'T4> =
    /// The first.
    | Choice1Of4 of Item: 'T1
    /// The second.
    | Choice2Of4 of Item: 'T2
    /// The third.
    | Choice3Of4 of Item: 'T3
    /// The fourth.
    | Choice4Of4 of Item: 'T4

/// One of five.
[<StructuralEquality; StructuralComparison>]
type Choice<'T1, 'T2, 'T3, 'T4, 'T5> =
    /// The first.
    | Choice1Of5 of Item: 'T1
    /// The second.
    | Choice2Of5 of Item: 'T2
    /// The third.
    | Choice3Of5 of Item: 'T3
    /// The fourth.
    | Choice4Of5 of Item: 'T4
    /// The fifth.
    | Choice5Of5 of Item: 'T5

/// One of six.
[<StructuralEquality; StructuralComparison>]
type Choice<'T1, 'T2, 'T3, 'T4, 'T5, 'T6> =
    /// The first.
    | Choice1Of6 of Item: 'T1
    /// The second.
    | Choice2Of6 of Item: 'T2
    /// The third.
    | Choice3Of6 of Item: 'T3
    /// The fourth.
    | Choice4Of6 of Item: 'T4
    /// The fifth.
    | Choice5Of6 of Item: 'T5
    /// The sixth.
    | Choice6Of6 of Item: 'T6

/// One of seven.
[<StructuralEquality; StructuralComparison>]
type Choice<'T1, 'T2, 'T3, 'T4, 'T5, 'T6, 'T7> =
    /// The first.
    | Choice1Of7 of Item: 'T1
    /// The second.
    | Choice2Of7 of Item: 'T2
    /// The third.
    | Choice3Of7 of Item: 'T3
    /// The fourth.
    | Choice4Of7 of Item: 'T4
    /// The fifth.
    | Choice5Of7 of Item: 'T5
    /// The sixth.
    | Choice6Of7 of Item: 'T6
    /// The seventh.
    | Choice7Of7 of Item: 'T7

/// A mutable cell.
[<StructuralEquality; StructuralComparison>]
type Ref<'T> =
    {
        /// What it holds.
        mutable contents: 'T
    }

    /// What it holds.
    member this.Value
        with get (): 'T = this.contents
        and set (value: 'T) : unit = this.contents <- value

/// A mutable cell.
type ref<'T> = Ref<'T>

namespace System.Threading

/// Who may compute a lazy value, and whether its exceptions are kept.
type LazyThreadSafetyMode =
    | None = 0
    | PublicationOnly = 1
    | ExecutionAndPublication = 2

namespace System

open FSharp.Core

/// A value that is computed when it is first needed. An exception of the computation is kept and raised again, unless
/// the mode is `PublicationOnly`: then the next use tries once more.
[<AllowNullLiteral>]
type Lazy<'T>(valueFactory: Func<'T>, mode: System.Threading.LazyThreadSafetyMode) =
    // 0: not yet, 1: being computed, 2: value, 3: failed.
    let mutable state: int = 0
    let mutable result: 'T = (# "zero" type ('T) : 'T #)
    let mutable failure: exn = null
    let mutable factory: Func<'T> = valueFactory

    do
        if (# "is_null" valueFactory : bool #) then
            let e: exn = ArgumentNullException("valueFactory") :> exn
            (# "raise" e : unit #)

    /// A lazy value of a function.
    new(valueFactory: Func<'T>) =
        Lazy<'T>(valueFactory, System.Threading.LazyThreadSafetyMode.ExecutionAndPublication)

    /// A lazy value of a function.
    new(valueFactory: Func<'T>, isThreadSafe: bool) =
        Lazy<'T>(
            valueFactory,
            if isThreadSafe then System.Threading.LazyThreadSafetyMode.ExecutionAndPublication
            else System.Threading.LazyThreadSafetyMode.None
        )

    /// A lazy value that is there.
    new(value: 'T) as this =
        Lazy<'T>(Func<'T>(fun () -> value), System.Threading.LazyThreadSafetyMode.None)
        then this.Compute() |> ignore

    /// Computes the value.
    member private this.Compute() : 'T =
        if mode = System.Threading.LazyThreadSafetyMode.PublicationOnly then
            let value: 'T = factory.Invoke()
            if state <> 2 then
                result <- value
                state <- 2
                factory <- null
            result
        else
            state <- 1
            try
                let value: 'T = factory.Invoke()
                result <- value
                state <- 2
                factory <- null
                value
            with e ->
                failure <- e
                state <- 3
                factory <- null
                (# "raise" e : 'T #)

    /// The value.
    member this.Value : 'T =
        if state = 2 then
            result
        else
            this.Force()

    /// The value.
    member this.Force() : 'T =
        if state = 2 then
            result
        elif state = 3 then
            (# "raise" failure : 'T #)
        elif state = 1 then
            let e: exn = InvalidOperationException("ValueFactory attempted to access the Value property of this instance.") :> exn
            (# "raise" e : 'T #)
        else
            this.Compute()

    /// Whether the value is there.
    member this.IsValueCreated : bool = state = 2

    /// A lazy value of a function.
    static member Create(f: unit -> 'T) : Lazy<'T> = Lazy<'T>(Func<'T>(f))

    /// A lazy value that needs no computation, though it counts as created only when it is asked for.
    static member CreateFromValue(value: 'T) : Lazy<'T> = Lazy<'T>(Func<'T>(fun () -> value))

    override this.ToString() : string =
        if state = 2 then (# "to_string" result : string #) else "Value is not created."

/// The root of attributes.
[<AllowNullLiteral>]
type Attribute() =
    class
    end
