namespace System.Linq

open System
open System.Collections
open System.Runtime.CompilerServices
open Firefly.Runtime
open Firefly.Runtime.Collections
open FSharp.Collections
open System.Collections.Generic

/// Queries over sequences as extension methods.
///
/// In: sequences, of which null raises ArgumentNullException. Out: sequences that are computed when they are gone
/// through, or values. Holds: orders are stable; groups come in the order of their first elements.

/// Elements that share a key.
[<AllowNullLiteral>]
type IGrouping<'Key, 'T> =
    inherit IEnumerable<'T>
    /// The key.
    abstract Key: 'Key

/// Elements by key.
[<AllowNullLiteral>]
type ILookup<'Key, 'T> =
    inherit IEnumerable<IGrouping<'Key, 'T>>
    /// The number of keys.
    abstract Count: int
    /// Whether a key is there.
    abstract Contains: 'Key -> bool
    /// The elements of a key; none for a key that is not there.
    abstract Item: 'Key -> IEnumerable<'T> with get

/// A sequence in an order that can be refined.
[<AllowNullLiteral>]
type IOrderedEnumerable<'T> =
    inherit IEnumerable<'T>
    /// The elements before they are ordered.
    abstract Unordered: IEnumerable<'T>
    /// An order between places of an array of the elements.
    abstract Prepare: 'T[] -> (int -> int -> int)

/// Elements that share a key.
[<AllowNullLiteral>]
type Grouping<'Key, 'T>(key: 'Key) =
    let items = List<'T>()

    /// Adds an element.
    member this.Add(item: 'T) : unit = items.Add item

    interface IGrouping<'Key, 'T> with
        member this.Key: 'Key = key

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> = (items :> IEnumerable<'T>).GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = (items :> IEnumerable<'T>).GetEnumerator() :> IEnumerator

    interface IReadOnlyCollection<'T> with
        member this.Count: int = items.Count

/// Elements by key, in the order of their first elements. A null key is a key.
[<AllowNullLiteral>]
type Lookup<'Key, 'T>(comparer: IEqualityComparer<'Key>) =
    let slots = HashSlots<'Key, unit>(comparer)
    let groups = List<Grouping<'Key, 'T>>()

    /// The group of a key, which is made if it is not there.
    member this.GroupOf(key: 'Key) : Grouping<'Key, 'T> =
        let slot = slots.Find key
        if slot >= 0 then
            groups.[slot]
        else
            slots.Insert(key, ()) |> ignore
            let group = Grouping<'Key, 'T>(key)
            groups.Add group
            group

    /// The groups.
    member this.Groups: List<Grouping<'Key, 'T>> = groups

    /// The elements of a key; none for a key that is not there.
    member this.ElementsOf(key: 'Key) : IEnumerable<'T> =
        let slot = slots.Find key
        if slot >= 0 then groups.[slot] :> IEnumerable<'T> else Seq.empty<'T>

    /// The number of keys.
    member this.Count: int = groups.Count

    /// Whether a key is there.
    member this.Contains(key: 'Key) : bool = slots.Find key >= 0

    /// The elements of a key; none for a key that is not there.
    member this.Item
        with get (key: 'Key): IEnumerable<'T> = this.ElementsOf key

    /// Goes through the groups.
    member this.GetEnumerator() : IEnumerator<IGrouping<'Key, 'T>> =
        (Seq.map (fun (g: Grouping<'Key, 'T>) -> g :> IGrouping<'Key, 'T>) groups).GetEnumerator()

    interface IEnumerable<IGrouping<'Key, 'T>> with
        member this.GetEnumerator() : IEnumerator<IGrouping<'Key, 'T>> = this.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.GetEnumerator() :> IEnumerator

    interface ILookup<'Key, 'T> with
        member this.Count: int = groups.Count
        member this.Contains(key: 'Key) : bool = this.Contains key
        member this.Item
            with get (key: 'Key): IEnumerable<'T> = this.ElementsOf key

/// A sequence in an order.
[<AllowNullLiteral>]
type OrderedSequence<'T>(source: IEnumerable<'T>, prepare: 'T[] -> (int -> int -> int)) =

    let sorted () : seq<'T> =
        Seq.delay (fun () ->
            let items = Seq.toArray source
            let order = prepare items
            let places = newArray<int> (length items)
            for i in 0 .. length items - 1 do
                set places i i
            Sorting.stable order places
            Seq.map (fun (i: int) -> get items i) places)

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> = (sorted ()).GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = (sorted ()).GetEnumerator() :> IEnumerator

    interface IOrderedEnumerable<'T> with
        member this.Unordered: IEnumerable<'T> = source
        member this.Prepare(items: 'T[]) : (int -> int -> int) = prepare items

/// What the queries share.
module Queries =

    /// No element is there.
    [<NoInline; Cold>]
    let noElements () : 'R = raiseInvalid "Sequence contains no elements"

    /// No element satisfies the condition.
    [<NoInline; Cold>]
    let noMatch () : 'R = raiseInvalid "Sequence contains no matching element"

    /// More than one element is there.
    [<NoInline; Cold>]
    let moreElements () : 'R = raiseInvalid "Sequence contains more than one element"

    /// More than one element satisfies the condition.
    [<NoInline; Cold>]
    let moreMatches () : 'R = raiseInvalid "Sequence contains more than one matching element"

    /// The groups of a sequence.
    let lookup
        (source: IEnumerable<'T>)
        (key: 'T -> 'Key)
        (element: 'T -> 'E)
        (comparer: IEqualityComparer<'Key>)
        : Lookup<'Key, 'E> =
        let result = Lookup<'Key, 'E>(comparer)
        for x in source do
            (result.GroupOf(key x)).Add(element x)
        result

    /// An order of places by keys, each of which is computed once.
    let byKey (key: 'T -> 'Key) (comparer: IComparer<'Key>) (sign: int) (items: 'T[]) : int -> int -> int =
        let keys = newArray<'Key> (length items)
        for i in 0 .. length items - 1 do
            set keys i (key (get items i))
        if isNullRef comparer then
            fun i j -> sign * orderObjects (get keys i) (get keys j)
        else
            fun i j ->
                let c = comparer.Compare(get keys i, get keys j)
                if c > 0 then sign
                elif c < 0 then -sign
                else 0

    /// A sequence in the order of keys.
    let order (source: IEnumerable<'T>) (key: 'T -> 'Key) (comparer: IComparer<'Key>) (sign: int) : IOrderedEnumerable<'T> =
        OrderedSequence<'T>(source, byKey key comparer sign) :> IOrderedEnumerable<'T>

    /// An order refined by keys.
    let refine
        (source: IOrderedEnumerable<'T>)
        (key: 'T -> 'Key)
        (comparer: IComparer<'Key>)
        (sign: int)
        : IOrderedEnumerable<'T> =
        let prepare (items: 'T[]) : int -> int -> int =
            let first = source.Prepare items
            let second = byKey key comparer sign items
            fun i j ->
                let c = first i j
                if c <> 0 then c else second i j
        OrderedSequence<'T>(source.Unordered, prepare) :> IOrderedEnumerable<'T>

    /// The elements whose keys are new, or of which a set says so.
    let distinctBy (source: IEnumerable<'T>) (key: 'T -> 'Key) (comparer: IEqualityComparer<'Key>) (known: seq<'Key>) : seq<'T> =
        Seq.delay (fun () ->
            let seen = HashSet<'Key>(known, comparer)
            Seq.filter (fun x -> seen.Add(key x)) source)

    /// The elements whose keys are in another collection, each key once.
    let intersectBy (source: IEnumerable<'T>) (key: 'T -> 'Key) (comparer: IEqualityComparer<'Key>) (other: seq<'Key>) : seq<'T> =
        Seq.delay (fun () ->
            let left = HashSet<'Key>(other, comparer)
            Seq.filter (fun x -> left.Remove(key x)) source)

    /// The first of the elements that no other is beyond; null and NaN are passed over as .NET does.
    let extreme (source: IEnumerable<'T>) (sign: int) : 'T =
        let mutable found = false
        let mutable best = zero<'T> ()
        for x in source do
            if not found then
                best <- x
                found <- true
            elif isNullRef x then
                ()
            elif isNullRef best then
                best <- x
            elif sign * orderObjects x best > 0 then
                best <- x
        if not found && not (isNullRef best) then
            noElements ()
        best

    /// The first element with the most extreme key.
    let extremeBy (source: IEnumerable<'T>) (key: 'T -> 'Key) (comparer: IComparer<'Key>) (sign: int) : 'T =
        let mutable found = false
        let mutable best = zero<'T> ()
        let mutable bestKey = zero<'Key> ()
        for x in source do
            let k = key x
            let beyond =
                if not found then true
                elif isNullRef comparer then sign * orderObjects k bestKey > 0
                else sign * comparer.Compare(k, bestKey) > 0
            if beyond then
                best <- x
                bestKey <- k
                found <- true
        if not found && not (isNullRef best) then
            noElements ()
        best

    /// The elements of a sequence after the first ones.
    let skip (source: IEnumerable<'T>) (count: int) : seq<'T> =
        if count <= 0 then
            Seq.map id source
        else
            seq {
                use e = source.GetEnumerator()
                let mutable left = count
                while left > 0 && e.MoveNext() do
                    left <- left - 1
                if left = 0 then
                    while e.MoveNext() do
                        yield e.Current
            }

/// The result of a mean, by the type of what is summed.
[<AllowNullLiteral>]
type MeanOf() =

    /// The mean of integers.
    static member Mean(values: List<int>, way: MeanOf) : float =
        let mutable sum = 0L
        for x in values do
            sum <- sum + int64 x
        float sum / float values.Count

    /// The mean of integers.
    static member Mean(values: List<int64>, way: MeanOf) : float =
        let mutable sum = 0L
        for x in values do
            sum <- Checked.(+) sum x
        float sum / float values.Count

    /// The mean of numbers.
    static member Mean(values: List<float>, way: MeanOf) : float =
        let mutable sum = 0.0
        for x in values do
            sum <- sum + x
        sum / float values.Count

    /// The mean of numbers, summed in double precision.
    static member Mean(values: List<float32>, way: MeanOf) : float32 =
        let mutable sum = 0.0
        for x in values do
            sum <- sum + float x
        float32 (sum / float values.Count)

    /// The mean of numbers.
    static member Mean(values: List<decimal>, way: MeanOf) : decimal =
        let mutable sum = 0M
        for x in values do
            sum <- sum + x
        sum / decimal values.Count
