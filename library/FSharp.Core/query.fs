namespace FSharp.Linq

open System
open System.Linq
open FSharp.Core
open FSharp.Collections

/// Parts of queries.
module QueryParts =

    /// Elements that an order was given for.
    let ordered (source: seq<'T>) : IOrderedEnumerable<'T> =
        match source with
        | :? IOrderedEnumerable<'T> as known -> known
        | _ -> invalidArg "source" "'thenBy' and 'thenByDescending' may only be used with an ordered input"

/// What `query { }` means, on sequences.
type QueryBuilder() =

    /// Elements of each element.
    member this.For(source: seq<'T>, body: 'T -> seq<'U>) : seq<'U> = Seq.collect body source

    /// One element.
    member this.Yield(value: 'T) : seq<'T> = Seq.singleton value

    /// The elements of a collection.
    member this.YieldFrom(computation: seq<'T>) : seq<'T> = computation

    /// No elements.
    member this.Zero() : seq<'T> = Seq.empty

    /// The elements that satisfy a condition.
    [<CustomOperation("where", MaintainsVariableSpace = true)>]
    member this.Where(source: seq<'T>, [<ProjectionParameter>] predicate: 'T -> bool) : seq<'T> =
        Seq.filter predicate source

    /// The results of a function of each element.
    [<CustomOperation("select", AllowIntoPattern = true)>]
    member this.Select(source: seq<'T>, [<ProjectionParameter>] projection: 'T -> 'U) : seq<'U> =
        Seq.map projection source

    /// The elements in the order of keys.
    [<CustomOperation("sortBy", MaintainsVariableSpace = true)>]
    member this.SortBy(source: seq<'T>, [<ProjectionParameter>] keySelector: 'T -> 'Key) : seq<'T> =
        Enumerable.OrderBy(source, Func<'T, 'Key>(keySelector)) :> seq<'T>

    /// The elements in the reverse order of keys.
    [<CustomOperation("sortByDescending", MaintainsVariableSpace = true)>]
    member this.SortByDescending(source: seq<'T>, [<ProjectionParameter>] keySelector: 'T -> 'Key) : seq<'T> =
        Enumerable.OrderByDescending(source, Func<'T, 'Key>(keySelector)) :> seq<'T>

    /// Orders further those of equal keys.
    [<CustomOperation("thenBy", MaintainsVariableSpace = true)>]
    member this.ThenBy(source: seq<'T>, [<ProjectionParameter>] keySelector: 'T -> 'Key) : seq<'T> =
        Enumerable.ThenBy(QueryParts.ordered source, Func<'T, 'Key>(keySelector)) :> seq<'T>

    /// Orders further those of equal keys, in reverse.
    [<CustomOperation("thenByDescending", MaintainsVariableSpace = true)>]
    member this.ThenByDescending(source: seq<'T>, [<ProjectionParameter>] keySelector: 'T -> 'Key) : seq<'T> =
        Enumerable.ThenByDescending(QueryParts.ordered source, Func<'T, 'Key>(keySelector)) :> seq<'T>

    /// The elements of each key.
    [<CustomOperation("groupBy", AllowIntoPattern = true)>]
    member this.GroupBy(source: seq<'T>, [<ProjectionParameter>] keySelector: 'T -> 'Key) : seq<IGrouping<'Key, 'T>> =
        Enumerable.GroupBy(source, Func<'T, 'Key>(keySelector))

    /// The results of a function of the elements of each key.
    [<CustomOperation("groupValBy", AllowIntoPattern = true)>]
    member this.GroupValBy(source: seq<'T>, [<ProjectionParameter>] resultSelector: 'T -> 'U, [<ProjectionParameter>] keySelector: 'T -> 'Key) : seq<IGrouping<'Key, 'U>> =
        Enumerable.GroupBy(source, Func<'T, 'Key>(keySelector), Func<'T, 'U>(resultSelector))

    /// The different elements.
    [<CustomOperation("distinct", MaintainsVariableSpace = true, AllowIntoPattern = true)>]
    member this.Distinct(source: seq<'T>) : seq<'T> when 'T: equality =
        Seq.distinct source

    /// The first elements.
    [<CustomOperation("take", MaintainsVariableSpace = true, AllowIntoPattern = true)>]
    member this.Take(source: seq<'T>, count: int) : seq<'T> =
        Seq.truncate count source

    /// All but the first elements.
    [<CustomOperation("skip", MaintainsVariableSpace = true, AllowIntoPattern = true)>]
    member this.Skip(source: seq<'T>, count: int) : seq<'T> =
        Enumerable.Skip(source, count)

    /// The first elements, as long as they satisfy a condition.
    [<CustomOperation("takeWhile", MaintainsVariableSpace = true)>]
    member this.TakeWhile(source: seq<'T>, [<ProjectionParameter>] predicate: 'T -> bool) : seq<'T> =
        Seq.takeWhile predicate source

    /// The elements from the first that does not satisfy a condition.
    [<CustomOperation("skipWhile", MaintainsVariableSpace = true)>]
    member this.SkipWhile(source: seq<'T>, [<ProjectionParameter>] predicate: 'T -> bool) : seq<'T> =
        Seq.skipWhile predicate source

    /// The number of elements.
    [<CustomOperation("count")>]
    member this.Count(source: seq<'T>) : int =
        Seq.length source

    /// The first element.
    [<CustomOperation("head")>]
    member this.Head(source: seq<'T>) : 'T =
        Enumerable.First source

    /// The first element, or the default value.
    [<CustomOperation("headOrDefault")>]
    member this.HeadOrDefault(source: seq<'T>) : 'T =
        Enumerable.FirstOrDefault source

    /// The last element.
    [<CustomOperation("last")>]
    member this.Last(source: seq<'T>) : 'T =
        Enumerable.Last source

    /// The last element, or the default value.
    [<CustomOperation("lastOrDefault")>]
    member this.LastOrDefault(source: seq<'T>) : 'T =
        Enumerable.LastOrDefault source

    /// The only element.
    [<CustomOperation("exactlyOne")>]
    member this.ExactlyOne(source: seq<'T>) : 'T =
        Enumerable.Single source

    /// The only element, or the default value.
    [<CustomOperation("exactlyOneOrDefault")>]
    member this.ExactlyOneOrDefault(source: seq<'T>) : 'T =
        Enumerable.SingleOrDefault source

    /// The element at an index.
    [<CustomOperation("nth")>]
    member this.Nth(source: seq<'T>, index: int) : 'T =
        Enumerable.ElementAt(source, index)

    /// Whether there is an element equal to another.
    [<CustomOperation("contains")>]
    member this.Contains(source: seq<'T>, key: 'T) : bool =
        Enumerable.Contains(source, key)

    /// The first element that satisfies a condition.
    [<CustomOperation("find")>]
    member this.Find(source: seq<'T>, [<ProjectionParameter>] predicate: 'T -> bool) : 'T =
        Enumerable.First(source, Func<'T, bool>(predicate))

    /// Whether all elements satisfy a condition.
    [<CustomOperation("all")>]
    member this.All(source: seq<'T>, [<ProjectionParameter>] predicate: 'T -> bool) : bool =
        Seq.forall predicate source

    /// Whether some element satisfies a condition.
    [<CustomOperation("exists")>]
    member this.Exists(source: seq<'T>, [<ProjectionParameter>] predicate: 'T -> bool) : bool =
        Seq.exists predicate source

    /// The smallest result of a function.
    [<CustomOperation("minBy")>]
    member this.MinBy(source: seq<'T>, [<ProjectionParameter>] valueSelector: 'T -> 'U) : 'U when 'U: comparison =
        Seq.min (Seq.map valueSelector source)

    /// The largest result of a function.
    [<CustomOperation("maxBy")>]
    member this.MaxBy(source: seq<'T>, [<ProjectionParameter>] valueSelector: 'T -> 'U) : 'U when 'U: comparison =
        Seq.max (Seq.map valueSelector source)

    /// The sum of the results of a function.
    [<CustomOperation("sumBy")>]
    member inline this.SumBy(source: seq<'T>, [<ProjectionParameter>] projection: 'T -> ^U) : ^U =
        Seq.sumBy projection source

    /// The average of the results of a function.
    [<CustomOperation("averageBy")>]
    member inline this.AverageBy(source: seq<'T>, [<ProjectionParameter>] projection: 'T -> ^U) : ^U =
        Seq.averageBy projection source

namespace FSharp.Core

/// The builder of queries.
[<AutoOpen>]
module QueryOperators =

    /// Builds queries on sequences.
    let query: FSharp.Linq.QueryBuilder = FSharp.Linq.QueryBuilder()
