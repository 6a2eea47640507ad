namespace FSharp.Core

open Firefly.Runtime.Collections

/// Optional values that are structs.
///
/// In: options. Out: options, the value inside, or a default. Holds: a function is called only with a value that is there.
[<RequireQualifiedAccess>]
[<CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module ValueOption =

    /// The value; ValueNone raises ArgumentException.
    let get (voption: 'T voption) : 'T =
        match voption with
        | ValueSome x -> x
        | ValueNone -> raiseArgument "option" "The option value was None"

    /// Whether there is a value.
    let inline isSome (voption: 'T voption) : bool =
        match voption with
        | ValueSome _ -> true
        | ValueNone -> false

    /// Whether there is no value.
    let inline isNone (voption: 'T voption) : bool =
        match voption with
        | ValueSome _ -> false
        | ValueNone -> true

    /// The value, or another.
    let defaultValue (value: 'T) (voption: 'T voption) : 'T =
        match voption with
        | ValueSome x -> x
        | ValueNone -> value

    /// The value, or what a function gives.
    let inline defaultWith ([<InlineIfLambda>] defThunk: unit -> 'T) (voption: 'T voption) : 'T =
        match voption with
        | ValueSome x -> x
        | ValueNone -> defThunk ()

    /// The option if it has a value, or another.
    let orElse (ifNone: 'T voption) (voption: 'T voption) : 'T voption =
        match voption with
        | ValueSome _ -> voption
        | ValueNone -> ifNone

    /// The option if it has a value, or what a function gives.
    let inline orElseWith ([<InlineIfLambda>] ifNoneThunk: unit -> 'T voption) (voption: 'T voption) : 'T voption =
        match voption with
        | ValueSome _ -> voption
        | ValueNone -> ifNoneThunk ()

    /// One if there is a value, else zero.
    let count (voption: 'T voption) : int =
        match voption with
        | ValueSome _ -> 1
        | ValueNone -> 0

    /// Folds over at most one value.
    let inline fold<'T, 'State> ([<InlineIfLambda>] folder: 'State -> 'T -> 'State) (state: 'State) (voption: 'T voption) : 'State =
        match voption with
        | ValueSome x -> folder state x
        | ValueNone -> state

    /// Folds over at most one value, the state last.
    let inline foldBack<'T, 'State> ([<InlineIfLambda>] folder: 'T -> 'State -> 'State) (voption: 'T voption) (state: 'State) : 'State =
        match voption with
        | ValueSome x -> folder x state
        | ValueNone -> state

    /// Whether there is a value which satisfies the predicate.
    let inline exists ([<InlineIfLambda>] predicate: 'T -> bool) (voption: 'T voption) : bool =
        match voption with
        | ValueSome x -> predicate x
        | ValueNone -> false

    /// Whether there is no value, or one which satisfies the predicate.
    let inline forall ([<InlineIfLambda>] predicate: 'T -> bool) (voption: 'T voption) : bool =
        match voption with
        | ValueSome x -> predicate x
        | ValueNone -> true

    /// Whether there is a value equal to another.
    let inline contains (value: 'T) (voption: 'T voption) : bool when 'T: equality =
        match voption with
        | ValueSome x -> x = value
        | ValueNone -> false

    /// Applies an action to the value.
    let inline iter ([<InlineIfLambda>] action: 'T -> unit) (voption: 'T voption) : unit =
        match voption with
        | ValueSome x -> action x
        | ValueNone -> ()

    /// The result of a function for the value.
    let inline map ([<InlineIfLambda>] mapping: 'T -> 'U) (voption: 'T voption) : 'U voption =
        match voption with
        | ValueSome x -> ValueSome(mapping x)
        | ValueNone -> ValueNone

    /// The result of a function for two values.
    let inline map2 ([<InlineIfLambda>] mapping: 'T1 -> 'T2 -> 'U) (voption1: 'T1 voption) (voption2: 'T2 voption) : 'U voption =
        match voption1, voption2 with
        | ValueSome x, ValueSome y -> ValueSome(mapping x y)
        | _ -> ValueNone

    /// The result of a function for three values.
    let inline map3 ([<InlineIfLambda>] mapping: 'T1 -> 'T2 -> 'T3 -> 'U) (voption1: 'T1 voption) (voption2: 'T2 voption) (voption3: 'T3 voption) : 'U voption =
        match voption1, voption2, voption3 with
        | ValueSome x, ValueSome y, ValueSome z -> ValueSome(mapping x y z)
        | _ -> ValueNone

    /// The option that a function gives for the value.
    let inline bind ([<InlineIfLambda>] binder: 'T -> 'U voption) (voption: 'T voption) : 'U voption =
        match voption with
        | ValueSome x -> binder x
        | ValueNone -> ValueNone

    /// The option inside.
    let flatten (voption: 'T voption voption) : 'T voption =
        match voption with
        | ValueSome inner -> inner
        | ValueNone -> ValueNone

    /// The option if its value satisfies the predicate.
    let inline filter ([<InlineIfLambda>] predicate: 'T -> bool) (voption: 'T voption) : 'T voption =
        match voption with
        | ValueSome x -> if predicate x then voption else ValueNone
        | ValueNone -> ValueNone

    /// An array of at most one element.
    let toArray (voption: 'T voption) : 'T[] =
        match voption with
        | ValueSome x -> [| x |]
        | ValueNone -> newArray<'T> 0

    /// A list of at most one element.
    let toList (voption: 'T voption) : 'T list =
        match voption with
        | ValueSome x -> [ x ]
        | ValueNone -> []

    /// A nullable value.
    let toNullable (voption: 'T voption) : System.Nullable<'T> =
        match voption with
        | ValueSome x -> System.Nullable<'T>(x)
        | ValueNone -> System.Nullable<'T>()

    /// From a nullable value.
    let ofNullable (value: System.Nullable<'T>) : 'T voption =
        if value.HasValue then ValueSome value.Value else ValueNone

    /// ValueNone for null.
    let ofObj (value: 'T) : 'T voption when 'T: null =
        if isNullRef value then ValueNone else ValueSome value

    /// Null for ValueNone.
    let toObj (value: 'T voption) : 'T when 'T: null =
        match value with
        | ValueSome x -> x
        | ValueNone -> null

    /// From an option.
    let ofOption (option: 'T option) : 'T voption =
        match option with
        | Some x -> ValueSome x
        | None -> ValueNone

    /// As an option.
    let toOption (voption: 'T voption) : 'T option =
        match voption with
        | ValueSome x -> Some x
        | ValueNone -> None
