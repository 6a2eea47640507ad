namespace FSharp.Core

open Firefly.Runtime.Collections

/// Results: a value or an error.
///
/// In: results. Out: results, the value inside, or a default. Holds: an error passes every function but those named for it.
[<RequireQualifiedAccess>]
[<CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Result =

    /// The result of a function for the value.
    let inline map ([<InlineIfLambda>] mapping: 'T -> 'U) (result: Result<'T, 'TError>) : Result<'U, 'TError> =
        match result with
        | Ok x -> Ok(mapping x)
        | Error e -> Error e

    /// The result of a function for the error.
    let inline mapError ([<InlineIfLambda>] mapping: 'TError -> 'U) (result: Result<'T, 'TError>) : Result<'T, 'U> =
        match result with
        | Ok x -> Ok x
        | Error e -> Error(mapping e)

    /// The result that a function gives for the value.
    let inline bind ([<InlineIfLambda>] binder: 'T -> Result<'U, 'TError>) (result: Result<'T, 'TError>) : Result<'U, 'TError> =
        match result with
        | Ok x -> binder x
        | Error e -> Error e

    /// Whether it is a value.
    let inline isOk (result: Result<'T, 'TError>) : bool =
        match result with
        | Ok _ -> true
        | Error _ -> false

    /// Whether it is an error.
    let inline isError (result: Result<'T, 'TError>) : bool =
        match result with
        | Ok _ -> false
        | Error _ -> true

    /// The value, or another.
    let defaultValue (value: 'T) (result: Result<'T, 'TError>) : 'T =
        match result with
        | Ok x -> x
        | Error _ -> value

    /// The value, or what a function gives for the error.
    let inline defaultWith ([<InlineIfLambda>] defThunk: 'TError -> 'T) (result: Result<'T, 'TError>) : 'T =
        match result with
        | Ok x -> x
        | Error e -> defThunk e

    /// One if there is a value, else zero.
    let count (result: Result<'T, 'TError>) : int =
        match result with
        | Ok _ -> 1
        | Error _ -> 0

    /// Folds over at most one value.
    let inline fold<'T, 'TError, 'State> ([<InlineIfLambda>] folder: 'State -> 'T -> 'State) (state: 'State) (result: Result<'T, 'TError>) : 'State =
        match result with
        | Ok x -> folder state x
        | Error _ -> state

    /// Folds over at most one value, the state last.
    let inline foldBack<'T, 'TError, 'State> ([<InlineIfLambda>] folder: 'T -> 'State -> 'State) (result: Result<'T, 'TError>) (state: 'State) : 'State =
        match result with
        | Ok x -> folder x state
        | Error _ -> state

    /// Whether there is a value which satisfies the predicate.
    let inline exists ([<InlineIfLambda>] predicate: 'T -> bool) (result: Result<'T, 'TError>) : bool =
        match result with
        | Ok x -> predicate x
        | Error _ -> false

    /// Whether it is an error, or a value which satisfies the predicate.
    let inline forall ([<InlineIfLambda>] predicate: 'T -> bool) (result: Result<'T, 'TError>) : bool =
        match result with
        | Ok x -> predicate x
        | Error _ -> true

    /// Whether there is a value equal to another.
    let inline contains (value: 'T) (result: Result<'T, 'TError>) : bool when 'T: equality =
        match result with
        | Ok x -> x = value
        | Error _ -> false

    /// Applies an action to the value.
    let inline iter ([<InlineIfLambda>] action: 'T -> unit) (result: Result<'T, 'TError>) : unit =
        match result with
        | Ok x -> action x
        | Error _ -> ()

    /// An array of at most one element.
    let toArray (result: Result<'T, 'TError>) : 'T[] =
        match result with
        | Ok x -> [| x |]
        | Error _ -> newArray<'T> 0

    /// A list of at most one element.
    let toList (result: Result<'T, 'TError>) : 'T list =
        match result with
        | Ok x -> [ x ]
        | Error _ -> []

    /// The value as an option.
    let toOption (result: Result<'T, 'TError>) : 'T option =
        match result with
        | Ok x -> Some x
        | Error _ -> None

    /// The value as a struct option.
    let toValueOption (result: Result<'T, 'TError>) : 'T voption =
        match result with
        | Ok x -> ValueSome x
        | Error _ -> ValueNone
