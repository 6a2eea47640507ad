namespace FSharp.Core

open Firefly.Runtime.Collections

/// Optional values.
///
/// In: options. Out: options, the value inside, or a default. Holds: a function is called only with a value that is there.
[<RequireQualifiedAccess>]
[<CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Option =

    /// The value; None raises ArgumentException.
    let get (option: 'T option) : 'T =
        match option with
        | Some x -> x
        | None -> raiseArgument "option" "The option value was None"

    /// Whether there is a value.
    let inline isSome (option: 'T option) : bool =
        match option with
        | Some _ -> true
        | None -> false

    /// Whether there is no value.
    let inline isNone (option: 'T option) : bool =
        match option with
        | Some _ -> false
        | None -> true

    /// The value, or another.
    let defaultValue (value: 'T) (option: 'T option) : 'T =
        match option with
        | Some x -> x
        | None -> value

    /// The value, or what a function gives.
    let inline defaultWith ([<InlineIfLambda>] defThunk: unit -> 'T) (option: 'T option) : 'T =
        match option with
        | Some x -> x
        | None -> defThunk ()

    /// The option if it has a value, or another.
    let orElse (ifNone: 'T option) (option: 'T option) : 'T option =
        match option with
        | Some _ -> option
        | None -> ifNone

    /// The option if it has a value, or what a function gives.
    let inline orElseWith ([<InlineIfLambda>] ifNoneThunk: unit -> 'T option) (option: 'T option) : 'T option =
        match option with
        | Some _ -> option
        | None -> ifNoneThunk ()

    /// One if there is a value, else zero.
    let count (option: 'T option) : int =
        match option with
        | Some _ -> 1
        | None -> 0

    /// Folds over at most one value.
    let inline fold<'T, 'State> ([<InlineIfLambda>] folder: 'State -> 'T -> 'State) (state: 'State) (option: 'T option) : 'State =
        match option with
        | Some x -> folder state x
        | None -> state

    /// Folds over at most one value, the state last.
    let inline foldBack<'T, 'State> ([<InlineIfLambda>] folder: 'T -> 'State -> 'State) (option: 'T option) (state: 'State) : 'State =
        match option with
        | Some x -> folder x state
        | None -> state

    /// Whether there is a value which satisfies the predicate.
    let inline exists ([<InlineIfLambda>] predicate: 'T -> bool) (option: 'T option) : bool =
        match option with
        | Some x -> predicate x
        | None -> false

    /// Whether there is no value, or one which satisfies the predicate.
    let inline forall ([<InlineIfLambda>] predicate: 'T -> bool) (option: 'T option) : bool =
        match option with
        | Some x -> predicate x
        | None -> true

    /// Whether there is a value equal to another.
    let inline contains (value: 'T) (option: 'T option) : bool when 'T: equality =
        match option with
        | Some x -> x = value
        | None -> false

    /// Applies an action to the value.
    let inline iter ([<InlineIfLambda>] action: 'T -> unit) (option: 'T option) : unit =
        match option with
        | Some x -> action x
        | None -> ()

    /// The result of a function for the value.
    let inline map ([<InlineIfLambda>] mapping: 'T -> 'U) (option: 'T option) : 'U option =
        match option with
        | Some x -> Some(mapping x)
        | None -> None

    /// The result of a function for two values.
    let inline map2 ([<InlineIfLambda>] mapping: 'T1 -> 'T2 -> 'U) (option1: 'T1 option) (option2: 'T2 option) : 'U option =
        match option1, option2 with
        | Some x, Some y -> Some(mapping x y)
        | _ -> None

    /// The result of a function for three values.
    let inline map3 ([<InlineIfLambda>] mapping: 'T1 -> 'T2 -> 'T3 -> 'U) (option1: 'T1 option) (option2: 'T2 option) (option3: 'T3 option) : 'U option =
        match option1, option2, option3 with
        | Some x, Some y, Some z -> Some(mapping x y z)
        | _ -> None

    /// The option that a function gives for the value.
    let inline bind ([<InlineIfLambda>] binder: 'T -> 'U option) (option: 'T option) : 'U option =
        match option with
        | Some x -> binder x
        | None -> None

    /// The option inside.
    let flatten (option: 'T option option) : 'T option =
        match option with
        | Some inner -> inner
        | None -> None

    /// The option if its value satisfies the predicate.
    let inline filter ([<InlineIfLambda>] predicate: 'T -> bool) (option: 'T option) : 'T option =
        match option with
        | Some x -> if predicate x then option else None
        | None -> None

    /// An array of at most one element.
    let toArray (option: 'T option) : 'T[] =
        match option with
        | Some x -> [| x |]
        | None -> newArray<'T> 0

    /// A list of at most one element.
    let toList (option: 'T option) : 'T list =
        match option with
        | Some x -> [ x ]
        | None -> []

    /// A nullable value.
    let toNullable (option: 'T option) : System.Nullable<'T> =
        match option with
        | Some x -> System.Nullable<'T>(x)
        | None -> System.Nullable<'T>()

    /// From a nullable value.
    let ofNullable (value: System.Nullable<'T>) : 'T option =
        if value.HasValue then Some value.Value else None

    /// None for null.
    let ofObj (value: 'T) : 'T option when 'T: null =
        if isNullRef value then None else Some value

    /// Null for None.
    let toObj (value: 'T option) : 'T when 'T: null =
        match value with
        | Some x -> x
        | None -> null

    /// From a struct option.
    let ofValueOption (voption: 'T voption) : 'T option =
        match voption with
        | ValueSome x -> Some x
        | ValueNone -> None

    /// As a struct option.
    let toValueOption (option: 'T option) : 'T voption =
        match option with
        | Some x -> ValueSome x
        | None -> ValueNone
