/// Several exceptions as one.
namespace System

open System.Collections.Generic
open System.Collections.ObjectModel

/// Several exceptions as one.
[<AllowNullLiteral>]
type AggregateException(message: string, innerExceptions: seq<exn>) =
    inherit Exception((if isNull message then "Exception of type 'System.AggregateException' was thrown." else message), Seq.tryHead innerExceptions |> Option.toObj)

    let inner = List<exn>(innerExceptions)

    /// With a message and causes.
    new(message: string, [<ParamArray>] innerExceptions: exn[]) =
        AggregateException(message, (innerExceptions :> seq<exn>))

    /// With a message and a cause.
    new(message: string, innerException: exn) = AggregateException(message, (Seq.singleton innerException))

    /// With a message.
    new(message: string) = AggregateException(message, Seq.empty<exn>)

    /// With causes.
    new(innerExceptions: seq<exn>) = AggregateException("One or more errors occurred.", innerExceptions)

    /// With causes.
    new([<ParamArray>] innerExceptions: exn[]) =
        AggregateException("One or more errors occurred.", (innerExceptions :> seq<exn>))

    /// With the usual message.
    new() = AggregateException("One or more errors occurred.", Seq.empty<exn>)

    /// The causes.
    member this.InnerExceptions : ReadOnlyCollection<exn> = ReadOnlyCollection<exn>(inner)

    override this.Message : string =
        let start = if isNull message then "Exception of type 'System.AggregateException' was thrown." else message
        inner |> Seq.fold (fun text e -> text + " (" + e.Message + ")") start

    /// The causes, those of causes that are aggregates themselves in their place.
    member this.Flatten() : AggregateException =
        let rec leaves (e: exn) : exn list =
            match e with
            | :? AggregateException as a -> a.InnerExceptions |> Seq.toList |> List.collect leaves
            | _ -> [ e ]
        AggregateException(message, inner |> Seq.toList |> List.collect leaves |> Seq.ofList)

    /// Asks for each cause whether it is handled; raises those that are not.
    member this.Handle(predicate: Func<exn, bool>) : unit =
        let left = inner |> Seq.filter (fun e -> not (predicate.Invoke e)) |> Seq.toList
        if not left.IsEmpty then
            raise (AggregateException(message, Seq.ofList left))
