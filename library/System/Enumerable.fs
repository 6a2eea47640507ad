namespace System.Linq

open System
open System.Collections

open System.Runtime.CompilerServices
open Firefly.Runtime
open Firefly.Runtime.Collections
open FSharp.Collections
open System.Collections.Generic

/// The query methods.
///
/// Holds: what gives a sequence does nothing before the sequence is gone through.
[<Extension; AbstractClass; Sealed>]
type Enumerable =

    /// The results of a function.
    [<Extension>]
    static member Select(source: IEnumerable<'T>, selector: Func<'T, 'R>) : IEnumerable<'R> =
        notNull "source" source
        notNull "selector" selector
        Seq.map (fun x -> selector.Invoke x) source

    /// The results of a function of the element and its index.
    [<Extension>]
    static member Select(source: IEnumerable<'T>, selector: Func<'T, int, 'R>) : IEnumerable<'R> =
        notNull "source" source
        notNull "selector" selector
        Seq.mapi (fun i x -> selector.Invoke(x, i)) source

    /// The elements that satisfy a condition.
    [<Extension>]
    static member Where(source: IEnumerable<'T>, predicate: Func<'T, bool>) : IEnumerable<'T> =
        notNull "source" source
        notNull "predicate" predicate
        Seq.filter (fun x -> predicate.Invoke x) source

    /// The elements that satisfy a condition on the element and its index.
    [<Extension>]
    static member Where(source: IEnumerable<'T>, predicate: Func<'T, int, bool>) : IEnumerable<'T> =
        notNull "source" source
        notNull "predicate" predicate
        Seq.map snd (Seq.filter (fun (i, x) -> predicate.Invoke(x, i)) (Seq.indexed source))

    /// The elements of the sequences that a function gives.
    [<Extension>]
    static member SelectMany(source: IEnumerable<'T>, selector: Func<'T, IEnumerable<'R>>) : IEnumerable<'R> =
        notNull "source" source
        notNull "selector" selector
        Seq.collect (fun x -> selector.Invoke x) source

    /// The elements of the sequences that a function of the element and its index gives.
    [<Extension>]
    static member SelectMany(source: IEnumerable<'T>, selector: Func<'T, int, IEnumerable<'R>>) : IEnumerable<'R> =
        notNull "source" source
        notNull "selector" selector
        Seq.collect (fun (i, x) -> selector.Invoke(x, i)) (Seq.indexed source)

    /// What a function makes of each element and each element of its sequence.
    [<Extension>]
    static member SelectMany
        (source: IEnumerable<'T>, collectionSelector: Func<'T, IEnumerable<'C>>, resultSelector: Func<'T, 'C, 'R>)
        : IEnumerable<'R> =
        notNull "source" source
        notNull "collectionSelector" collectionSelector
        notNull "resultSelector" resultSelector
        Seq.collect (fun x -> Seq.map (fun c -> resultSelector.Invoke(x, c)) (collectionSelector.Invoke x)) source

    /// The first elements, or as many as there are.
    [<Extension>]
    static member Take(source: IEnumerable<'T>, count: int) : IEnumerable<'T> =
        notNull "source" source
        if count <= 0 then Seq.empty else Seq.truncate count source

    /// The elements after the first ones.
    [<Extension>]
    static member Skip(source: IEnumerable<'T>, count: int) : IEnumerable<'T> =
        notNull "source" source
        Queries.skip source count

    /// The elements up to the first that does not satisfy a condition.
    [<Extension>]
    static member TakeWhile(source: IEnumerable<'T>, predicate: Func<'T, bool>) : IEnumerable<'T> =
        notNull "source" source
        notNull "predicate" predicate
        Seq.takeWhile (fun x -> predicate.Invoke x) source

    /// The elements up to the first that does not satisfy a condition.
    [<Extension>]
    static member TakeWhile(source: IEnumerable<'T>, predicate: Func<'T, int, bool>) : IEnumerable<'T> =
        notNull "source" source
        notNull "predicate" predicate
        Seq.map snd (Seq.takeWhile (fun (i, x) -> predicate.Invoke(x, i)) (Seq.indexed source))

    /// The elements from the first on that does not satisfy a condition.
    [<Extension>]
    static member SkipWhile(source: IEnumerable<'T>, predicate: Func<'T, bool>) : IEnumerable<'T> =
        notNull "source" source
        notNull "predicate" predicate
        Seq.skipWhile (fun x -> predicate.Invoke x) source

    /// The elements from the first on that does not satisfy a condition.
    [<Extension>]
    static member SkipWhile(source: IEnumerable<'T>, predicate: Func<'T, int, bool>) : IEnumerable<'T> =
        notNull "source" source
        notNull "predicate" predicate
        Seq.map snd (Seq.skipWhile (fun (i, x) -> predicate.Invoke(x, i)) (Seq.indexed source))

    /// The last elements.
    [<Extension>]
    static member TakeLast(source: IEnumerable<'T>, count: int) : IEnumerable<'T> =
        notNull "source" source
        Seq.delay (fun () ->
            let items = Seq.toArray source
            Queries.skip items (length items - (if count < 0 then 0 else count)))

    /// All but the last elements.
    [<Extension>]
    static member SkipLast(source: IEnumerable<'T>, count: int) : IEnumerable<'T> =
        notNull "source" source
        Seq.delay (fun () ->
            let items = Seq.toArray source
            let keep = length items - (if count < 0 then 0 else count)
            if keep <= 0 then Seq.empty else Seq.truncate keep items)

    /// The elements of one sequence, then those of another.
    [<Extension>]
    static member Concat(first: IEnumerable<'T>, second: IEnumerable<'T>) : IEnumerable<'T> =
        notNull "first" first
        notNull "second" second
        Seq.append first second

    /// The elements, then another.
    [<Extension>]
    static member Append(source: IEnumerable<'T>, element: 'T) : IEnumerable<'T> =
        notNull "source" source
        Seq.append source [ element ]

    /// An element, then the others.
    [<Extension>]
    static member Prepend(source: IEnumerable<'T>, element: 'T) : IEnumerable<'T> =
        notNull "source" source
        Seq.append [ element ] source

    /// What a function makes of the elements at the same place.
    [<Extension>]
    static member Zip
        (first: IEnumerable<'T>, second: IEnumerable<'U>, resultSelector: Func<'T, 'U, 'R>)
        : IEnumerable<'R> =
        notNull "first" first
        notNull "second" second
        notNull "resultSelector" resultSelector
        Seq.map2 (fun x y -> resultSelector.Invoke(x, y)) first second

    /// Pairs of the elements at the same place.
    [<Extension>]
    static member Zip(first: IEnumerable<'T>, second: IEnumerable<'U>) : IEnumerable<struct ('T * 'U)> =
        notNull "first" first
        notNull "second" second
        Seq.map2 (fun x y -> struct (x, y)) first second

    /// Each element once.
    [<Extension>]
    static member Distinct(source: IEnumerable<'T>) : IEnumerable<'T> =
        notNull "source" source
        Queries.distinctBy source id null Seq.empty

    /// Each element once, by an equality.
    [<Extension>]
    static member Distinct(source: IEnumerable<'T>, comparer: IEqualityComparer<'T>) : IEnumerable<'T> =
        notNull "source" source
        Queries.distinctBy source id comparer Seq.empty

    /// The first element of each key.
    [<Extension>]
    static member DistinctBy(source: IEnumerable<'T>, keySelector: Func<'T, 'Key>) : IEnumerable<'T> =
        notNull "source" source
        notNull "keySelector" keySelector
        Queries.distinctBy source (fun x -> keySelector.Invoke x) null Seq.empty

    /// The first element of each key, by an equality of keys.
    [<Extension>]
    static member DistinctBy
        (source: IEnumerable<'T>, keySelector: Func<'T, 'Key>, comparer: IEqualityComparer<'Key>)
        : IEnumerable<'T> =
        notNull "source" source
        notNull "keySelector" keySelector
        Queries.distinctBy source (fun x -> keySelector.Invoke x) comparer Seq.empty

    /// Each element of two sequences once.
    [<Extension>]
    static member Union(first: IEnumerable<'T>, second: IEnumerable<'T>) : IEnumerable<'T> =
        notNull "first" first
        notNull "second" second
        Queries.distinctBy (Seq.append first second) id null Seq.empty

    /// Each element once that is in both sequences.
    [<Extension>]
    static member Intersect(first: IEnumerable<'T>, second: IEnumerable<'T>) : IEnumerable<'T> =
        notNull "first" first
        notNull "second" second
        Queries.intersectBy first id null second

    /// Each element once that is not in the other sequence.
    [<Extension>]
    static member Except(first: IEnumerable<'T>, second: IEnumerable<'T>) : IEnumerable<'T> =
        notNull "first" first
        notNull "second" second
        Queries.distinctBy first id null second

    /// Each element of two sequences once, by an equality.
    [<Extension>]
    static member Union
        (first: IEnumerable<'T>, second: IEnumerable<'T>, comparer: IEqualityComparer<'T>)
        : IEnumerable<'T> =
        notNull "first" first
        notNull "second" second
        Queries.distinctBy (Seq.append first second) id comparer Seq.empty

    /// Each element once that is in both sequences, by an equality.
    [<Extension>]
    static member Intersect
        (first: IEnumerable<'T>, second: IEnumerable<'T>, comparer: IEqualityComparer<'T>)
        : IEnumerable<'T> =
        notNull "first" first
        notNull "second" second
        Queries.intersectBy first id comparer second

    /// Each element once that is not in the other sequence, by an equality.
    [<Extension>]
    static member Except
        (first: IEnumerable<'T>, second: IEnumerable<'T>, comparer: IEqualityComparer<'T>)
        : IEnumerable<'T> =
        notNull "first" first
        notNull "second" second
        Queries.distinctBy first id comparer second

    /// The first element of each key of two sequences.
    [<Extension>]
    static member UnionBy
        (first: IEnumerable<'T>, second: IEnumerable<'T>, keySelector: Func<'T, 'Key>)
        : IEnumerable<'T> =
        notNull "first" first
        notNull "second" second
        notNull "keySelector" keySelector
        Queries.distinctBy (Seq.append first second) (fun x -> keySelector.Invoke x) null Seq.empty

    /// The first element of each key that is among others.
    [<Extension>]
    static member IntersectBy
        (first: IEnumerable<'T>, second: IEnumerable<'Key>, keySelector: Func<'T, 'Key>)
        : IEnumerable<'T> =
        notNull "first" first
        notNull "second" second
        notNull "keySelector" keySelector
        Queries.intersectBy first (fun x -> keySelector.Invoke x) null second

    /// The first element of each key that is not among others.
    [<Extension>]
    static member ExceptBy
        (first: IEnumerable<'T>, second: IEnumerable<'Key>, keySelector: Func<'T, 'Key>)
        : IEnumerable<'T> =
        notNull "first" first
        notNull "second" second
        notNull "keySelector" keySelector
        Queries.distinctBy first (fun x -> keySelector.Invoke x) null second

    /// The elements in reverse.
    [<Extension>]
    static member Reverse(source: IEnumerable<'T>) : IEnumerable<'T> =
        notNull "source" source
        Seq.rev source

    /// The elements in the order of their keys.
    [<Extension>]
    static member OrderBy(source: IEnumerable<'T>, keySelector: Func<'T, 'Key>) : IOrderedEnumerable<'T> =
        notNull "source" source
        notNull "keySelector" keySelector
        Queries.order source (fun x -> keySelector.Invoke x) null 1

    /// The elements in the order that is given of their keys.
    [<Extension>]
    static member OrderBy
        (source: IEnumerable<'T>, keySelector: Func<'T, 'Key>, comparer: IComparer<'Key>)
        : IOrderedEnumerable<'T> =
        notNull "source" source
        notNull "keySelector" keySelector
        Queries.order source (fun x -> keySelector.Invoke x) comparer 1

    /// The elements that are equal so far in the order of their keys.
    [<Extension>]
    static member ThenBy(source: IOrderedEnumerable<'T>, keySelector: Func<'T, 'Key>) : IOrderedEnumerable<'T> =
        notNull "source" source
        notNull "keySelector" keySelector
        Queries.refine source (fun x -> keySelector.Invoke x) null 1

    /// The elements that are equal so far in the order that is given of their keys.
    [<Extension>]
    static member ThenBy
        (source: IOrderedEnumerable<'T>, keySelector: Func<'T, 'Key>, comparer: IComparer<'Key>)
        : IOrderedEnumerable<'T> =
        notNull "source" source
        notNull "keySelector" keySelector
        Queries.refine source (fun x -> keySelector.Invoke x) comparer 1

    /// The elements in order.
    [<Extension>]
    static member Order(source: IEnumerable<'T>) : IOrderedEnumerable<'T> =
        notNull "source" source
        Queries.order source id null 1

    /// The elements in the order that is given.
    [<Extension>]
    static member Order(source: IEnumerable<'T>, comparer: IComparer<'T>) : IOrderedEnumerable<'T> =
        notNull "source" source
        Queries.order source id comparer 1

    /// The elements in the falling order of their keys.
    [<Extension>]
    static member OrderByDescending(source: IEnumerable<'T>, keySelector: Func<'T, 'Key>) : IOrderedEnumerable<'T> =
        notNull "source" source
        notNull "keySelector" keySelector
        Queries.order source (fun x -> keySelector.Invoke x) null -1

    /// The elements in the falling order that is given of their keys.
    [<Extension>]
    static member OrderByDescending
        (source: IEnumerable<'T>, keySelector: Func<'T, 'Key>, comparer: IComparer<'Key>)
        : IOrderedEnumerable<'T> =
        notNull "source" source
        notNull "keySelector" keySelector
        Queries.order source (fun x -> keySelector.Invoke x) comparer -1

    /// The elements that are equal so far in the falling order of their keys.
    [<Extension>]
    static member ThenByDescending
        (source: IOrderedEnumerable<'T>, keySelector: Func<'T, 'Key>)
        : IOrderedEnumerable<'T> =
        notNull "source" source
        notNull "keySelector" keySelector
        Queries.refine source (fun x -> keySelector.Invoke x) null -1

    /// The elements that are equal so far in the falling order that is given of their keys.
    [<Extension>]
    static member ThenByDescending
        (source: IOrderedEnumerable<'T>, keySelector: Func<'T, 'Key>, comparer: IComparer<'Key>)
        : IOrderedEnumerable<'T> =
        notNull "source" source
        notNull "keySelector" keySelector
        Queries.refine source (fun x -> keySelector.Invoke x) comparer -1

    /// The elements in falling order.
    [<Extension>]
    static member OrderDescending(source: IEnumerable<'T>) : IOrderedEnumerable<'T> =
        notNull "source" source
        Queries.order source id null -1

    /// The elements in the falling order that is given.
    [<Extension>]
    static member OrderDescending(source: IEnumerable<'T>, comparer: IComparer<'T>) : IOrderedEnumerable<'T> =
        notNull "source" source
        Queries.order source id comparer -1

    /// The elements by key.
    [<Extension>]
    static member GroupBy(source: IEnumerable<'T>, keySelector: Func<'T, 'Key>) : IEnumerable<IGrouping<'Key, 'T>> =
        notNull "source" source
        notNull "keySelector" keySelector
        Seq.delay (fun () -> Queries.lookup source (fun x -> keySelector.Invoke x) id null :> IEnumerable<IGrouping<'Key, 'T>>)

    /// The elements by key under an equality of keys.
    [<Extension>]
    static member GroupBy
        (source: IEnumerable<'T>, keySelector: Func<'T, 'Key>, comparer: IEqualityComparer<'Key>)
        : IEnumerable<IGrouping<'Key, 'T>> =
        notNull "source" source
        notNull "keySelector" keySelector
        Seq.delay (fun () -> Queries.lookup source (fun x -> keySelector.Invoke x) id comparer :> IEnumerable<IGrouping<'Key, 'T>>)

    /// What a function makes of the elements, by key.
    [<Extension>]
    static member GroupBy
        (source: IEnumerable<'T>, keySelector: Func<'T, 'Key>, elementSelector: Func<'T, 'E>)
        : IEnumerable<IGrouping<'Key, 'E>> =
        notNull "source" source
        notNull "keySelector" keySelector
        notNull "elementSelector" elementSelector
        Seq.delay (fun () -> Queries.lookup source (fun x -> keySelector.Invoke x) (fun x -> elementSelector.Invoke x) null :> IEnumerable<IGrouping<'Key, 'E>>)

    /// What a function makes of each key and its elements.
    [<Extension>]
    static member GroupBy
        (source: IEnumerable<'T>, keySelector: Func<'T, 'Key>, resultSelector: Func<'Key, IEnumerable<'T>, 'R>)
        : IEnumerable<'R> =
        notNull "source" source
        notNull "keySelector" keySelector
        notNull "resultSelector" resultSelector
        Seq.delay (fun () ->
            (Queries.lookup source (fun x -> keySelector.Invoke x) id null).Groups
            |> Seq.map (fun g -> resultSelector.Invoke((g :> IGrouping<'Key, 'T>).Key, g)))

    /// What functions make of the elements, and of each key and them.
    [<Extension>]
    static member GroupBy
        (source: IEnumerable<'T>, keySelector: Func<'T, 'Key>, elementSelector: Func<'T, 'E>, resultSelector: Func<'Key, IEnumerable<'E>, 'R>)
        : IEnumerable<'R> =
        notNull "source" source
        notNull "keySelector" keySelector
        notNull "elementSelector" elementSelector
        notNull "resultSelector" resultSelector
        Seq.delay (fun () ->
            (Queries.lookup source (fun x -> keySelector.Invoke x) (fun x -> elementSelector.Invoke x) null).Groups
            |> Seq.map (fun g -> resultSelector.Invoke((g :> IGrouping<'Key, 'E>).Key, g)))

    /// What a function makes of the pairs that share a key.
    [<Extension>]
    static member Join
        (outer: IEnumerable<'T>, inner: IEnumerable<'U>, outerKeySelector: Func<'T, 'Key>, innerKeySelector: Func<'U, 'Key>, resultSelector: Func<'T, 'U, 'R>)
        : IEnumerable<'R> =
        notNull "outer" outer
        notNull "inner" inner
        notNull "outerKeySelector" outerKeySelector
        notNull "innerKeySelector" innerKeySelector
        notNull "resultSelector" resultSelector
        Seq.delay (fun () ->
            let inners = Queries.lookup inner (fun y -> innerKeySelector.Invoke y) id null
            outer
            |> Seq.collect (fun x ->
                Seq.map (fun y -> resultSelector.Invoke(x, y)) (inners.ElementsOf(outerKeySelector.Invoke x))))

    /// What a function makes of each element and those that share its key.
    [<Extension>]
    static member GroupJoin
        (outer: IEnumerable<'T>, inner: IEnumerable<'U>, outerKeySelector: Func<'T, 'Key>, innerKeySelector: Func<'U, 'Key>, resultSelector: Func<'T, IEnumerable<'U>, 'R>)
        : IEnumerable<'R> =
        notNull "outer" outer
        notNull "inner" inner
        notNull "outerKeySelector" outerKeySelector
        notNull "innerKeySelector" innerKeySelector
        notNull "resultSelector" resultSelector
        Seq.delay (fun () ->
            let inners = Queries.lookup inner (fun y -> innerKeySelector.Invoke y) id null
            Seq.map (fun x -> resultSelector.Invoke(x, inners.ElementsOf(outerKeySelector.Invoke x))) outer)

    /// The elements, which are of a type.
    [<Extension>]
    static member Cast<'R>(source: IEnumerable) : IEnumerable<'R> =
        notNull "source" source
        Seq.cast<'R> source

    /// The elements that are of a type.
    [<Extension>]
    static member OfType<'R>(source: IEnumerable) : IEnumerable<'R> =
        notNull "source" source
        source
        |> Seq.cast<obj>
        |> Seq.choose (fun x ->
            match x with
            | :? 'R as y -> Some y
            | _ -> None)

    /// The elements, or the default value if there is none.
    [<Extension>]
    static member DefaultIfEmpty(source: IEnumerable<'T>) : IEnumerable<'T> =
        notNull "source" source
        Seq.delay (fun () -> if Seq.isEmpty source then Seq.singleton (zero<'T> ()) else source)

    /// The elements, or a value if there is none.
    [<Extension>]
    static member DefaultIfEmpty(source: IEnumerable<'T>, defaultValue: 'T) : IEnumerable<'T> =
        notNull "source" source
        Seq.delay (fun () -> if Seq.isEmpty source then Seq.singleton defaultValue else source)

    /// Arrays of some elements each.
    [<Extension>]
    static member Chunk(source: IEnumerable<'T>, size: int) : IEnumerable<'T[]> =
        notNull "source" source
        if size < 1 then
            raise (ArgumentOutOfRangeException "size")
        Seq.chunkBySize size source

    /// The sequence.
    [<Extension>]
    static member AsEnumerable(source: IEnumerable<'T>) : IEnumerable<'T> =
        source

    /// Integers that follow each other.
    static member Range(start: int, count: int) : IEnumerable<int> =
        if count < 0 || int64 start + int64 count - 1L > 2147483647L then
            raise (ArgumentOutOfRangeException "count")
        Seq.init count (fun i -> start + i)

    /// The same value again and again.
    static member Repeat(element: 'T, count: int) : IEnumerable<'T> =
        if count < 0 then
            raise (ArgumentOutOfRangeException "count")
        Seq.init count (fun i -> element)

    /// No element.
    static member Empty<'T>() : IEnumerable<'T> =
        Seq.empty<'T>

    /// The elements as an array.
    [<Extension>]
    static member ToArray(source: IEnumerable<'T>) : 'T[] =
        notNull "source" source
        Seq.toArray source

    /// The elements as a list.
    [<Extension>]
    static member ToList(source: IEnumerable<'T>) : List<'T> =
        notNull "source" source
        List<'T>(source)

    /// The elements as a set.
    [<Extension>]
    static member ToHashSet(source: IEnumerable<'T>) : HashSet<'T> =
        notNull "source" source
        HashSet<'T>(source)

    /// The elements as a set under an equality.
    [<Extension>]
    static member ToHashSet(source: IEnumerable<'T>, comparer: IEqualityComparer<'T>) : HashSet<'T> =
        notNull "source" source
        HashSet<'T>(source, comparer)

    /// The elements by keys, which must differ.
    [<Extension>]
    static member ToDictionary(source: IEnumerable<'T>, keySelector: Func<'T, 'Key>) : Dictionary<'Key, 'T> =
        notNull "source" source
        notNull "keySelector" keySelector
        let result = Dictionary<'Key, 'T>()
        for x in source do
            result.Add(keySelector.Invoke x, x)
        result

    /// The elements by keys, which must differ, under an equality of keys.
    [<Extension>]
    static member ToDictionary
        (source: IEnumerable<'T>, keySelector: Func<'T, 'Key>, comparer: IEqualityComparer<'Key>)
        : Dictionary<'Key, 'T> =
        notNull "source" source
        notNull "keySelector" keySelector
        let result = Dictionary<'Key, 'T>(comparer)
        for x in source do
            result.Add(keySelector.Invoke x, x)
        result

    /// What a function makes of the elements, by keys, which must differ.
    [<Extension>]
    static member ToDictionary
        (source: IEnumerable<'T>, keySelector: Func<'T, 'Key>, elementSelector: Func<'T, 'E>)
        : Dictionary<'Key, 'E> =
        notNull "source" source
        notNull "keySelector" keySelector
        notNull "elementSelector" elementSelector
        let result = Dictionary<'Key, 'E>()
        for x in source do
            result.Add(keySelector.Invoke x, elementSelector.Invoke x)
        result

    /// What a function makes of the elements, by keys, which must differ, under an equality of keys.
    [<Extension>]
    static member ToDictionary
        (source: IEnumerable<'T>, keySelector: Func<'T, 'Key>, elementSelector: Func<'T, 'E>, comparer: IEqualityComparer<'Key>)
        : Dictionary<'Key, 'E> =
        notNull "source" source
        notNull "keySelector" keySelector
        notNull "elementSelector" elementSelector
        let result = Dictionary<'Key, 'E>(comparer)
        for x in source do
            result.Add(keySelector.Invoke x, elementSelector.Invoke x)
        result

    /// The elements by key.
    [<Extension>]
    static member ToLookup(source: IEnumerable<'T>, keySelector: Func<'T, 'Key>) : ILookup<'Key, 'T> =
        notNull "source" source
        notNull "keySelector" keySelector
        Queries.lookup source (fun x -> keySelector.Invoke x) id null :> ILookup<'Key, 'T>

    /// What a function makes of the elements, by key.
    [<Extension>]
    static member ToLookup
        (source: IEnumerable<'T>, keySelector: Func<'T, 'Key>, elementSelector: Func<'T, 'E>)
        : ILookup<'Key, 'E> =
        notNull "source" source
        notNull "keySelector" keySelector
        notNull "elementSelector" elementSelector
        Queries.lookup source (fun x -> keySelector.Invoke x) (fun x -> elementSelector.Invoke x) null :> ILookup<'Key, 'E>

    /// The first element.
    [<Extension>]
    static member First(source: IEnumerable<'T>) : 'T =
        notNull "source" source
        match Seq.tryHead source with
        | Some x -> x
        | None -> Queries.noElements ()

    /// The first element that satisfies a condition.
    [<Extension>]
    static member First(source: IEnumerable<'T>, predicate: Func<'T, bool>) : 'T =
        notNull "source" source
        notNull "predicate" predicate
        match Seq.tryHead (Seq.filter (fun x -> predicate.Invoke x) source) with
        | Some x -> x
        | None -> Queries.noMatch ()

    /// The first element, or the default value.
    [<Extension>]
    static member FirstOrDefault(source: IEnumerable<'T>) : 'T =
        notNull "source" source
        match Seq.tryHead source with
        | Some x -> x
        | None -> zero<'T> ()

    /// The first element that satisfies a condition, or the default value.
    [<Extension>]
    static member FirstOrDefault(source: IEnumerable<'T>, predicate: Func<'T, bool>) : 'T =
        notNull "source" source
        notNull "predicate" predicate
        match Seq.tryHead (Seq.filter (fun x -> predicate.Invoke x) source) with
        | Some x -> x
        | None -> zero<'T> ()

    /// The first element that satisfies a condition, or a value.
    [<Extension>]
    static member FirstOrDefault(source: IEnumerable<'T>, predicate: Func<'T, bool>, defaultValue: 'T) : 'T =
        notNull "source" source
        notNull "predicate" predicate
        match Seq.tryHead (Seq.filter (fun x -> predicate.Invoke x) source) with
        | Some x -> x
        | None -> defaultValue

    /// The last element.
    [<Extension>]
    static member Last(source: IEnumerable<'T>) : 'T =
        notNull "source" source
        match Seq.tryLast source with
        | Some x -> x
        | None -> Queries.noElements ()

    /// The last element that satisfies a condition.
    [<Extension>]
    static member Last(source: IEnumerable<'T>, predicate: Func<'T, bool>) : 'T =
        notNull "source" source
        notNull "predicate" predicate
        match Seq.tryLast (Seq.filter (fun x -> predicate.Invoke x) source) with
        | Some x -> x
        | None -> Queries.noMatch ()

    /// The last element, or the default value.
    [<Extension>]
    static member LastOrDefault(source: IEnumerable<'T>) : 'T =
        notNull "source" source
        match Seq.tryLast source with
        | Some x -> x
        | None -> zero<'T> ()

    /// The last element that satisfies a condition, or the default value.
    [<Extension>]
    static member LastOrDefault(source: IEnumerable<'T>, predicate: Func<'T, bool>) : 'T =
        notNull "source" source
        notNull "predicate" predicate
        match Seq.tryLast (Seq.filter (fun x -> predicate.Invoke x) source) with
        | Some x -> x
        | None -> zero<'T> ()

    /// The only element.
    [<Extension>]
    static member Single(source: IEnumerable<'T>) : 'T =
        notNull "source" source
        let items = Seq.toArray (Seq.truncate 2 source)
        if length items = 1 then get items 0
        elif length items > 1 then Queries.moreElements ()
        else Queries.noElements ()

    /// The only element that satisfies a condition.
    [<Extension>]
    static member Single(source: IEnumerable<'T>, predicate: Func<'T, bool>) : 'T =
        notNull "source" source
        notNull "predicate" predicate
        let items = Seq.toArray (Seq.truncate 2 (Seq.filter (fun x -> predicate.Invoke x) source))
        if length items = 1 then get items 0
        elif length items > 1 then Queries.moreMatches ()
        else Queries.noMatch ()

    /// The only element, or the default value.
    [<Extension>]
    static member SingleOrDefault(source: IEnumerable<'T>) : 'T =
        notNull "source" source
        let items = Seq.toArray (Seq.truncate 2 source)
        if length items = 1 then get items 0
        elif length items > 1 then Queries.moreElements ()
        else zero<'T> ()

    /// The only element that satisfies a condition, or the default value.
    [<Extension>]
    static member SingleOrDefault(source: IEnumerable<'T>, predicate: Func<'T, bool>) : 'T =
        notNull "source" source
        notNull "predicate" predicate
        let items = Seq.toArray (Seq.truncate 2 (Seq.filter (fun x -> predicate.Invoke x) source))
        if length items = 1 then get items 0
        elif length items > 1 then Queries.moreMatches ()
        else zero<'T> ()

    /// The element at an index.
    [<Extension>]
    static member ElementAt(source: IEnumerable<'T>, index: int) : 'T =
        notNull "source" source
        match (if index < 0 then None else Seq.tryItem index source) with
        | Some x -> x
        | None -> raise (ArgumentOutOfRangeException "index")

    /// The element at an index, or the default value.
    [<Extension>]
    static member ElementAtOrDefault(source: IEnumerable<'T>, index: int) : 'T =
        notNull "source" source
        match (if index < 0 then None else Seq.tryItem index source) with
        | Some x -> x
        | None -> zero<'T> ()

    /// Whether there is an element.
    [<Extension>]
    static member Any(source: IEnumerable<'T>) : bool =
        notNull "source" source
        not (Seq.isEmpty source)

    /// Whether some element satisfies a condition.
    [<Extension>]
    static member Any(source: IEnumerable<'T>, predicate: Func<'T, bool>) : bool =
        notNull "source" source
        notNull "predicate" predicate
        Seq.exists (fun x -> predicate.Invoke x) source

    /// Whether all elements satisfy a condition.
    [<Extension>]
    static member All(source: IEnumerable<'T>, predicate: Func<'T, bool>) : bool =
        notNull "source" source
        notNull "predicate" predicate
        Seq.forall (fun x -> predicate.Invoke x) source

    /// The number of elements.
    [<Extension>]
    static member Count(source: IEnumerable<'T>) : int =
        notNull "source" source
        Seq.length source

    /// The number of elements that satisfy a condition.
    [<Extension>]
    static member Count(source: IEnumerable<'T>, predicate: Func<'T, bool>) : int =
        notNull "source" source
        notNull "predicate" predicate
        Seq.length (Seq.filter (fun x -> predicate.Invoke x) source)

    /// The number of elements.
    [<Extension>]
    static member LongCount(source: IEnumerable<'T>) : int64 =
        notNull "source" source
        int64 (Seq.length source)

    /// The number of elements that satisfy a condition.
    [<Extension>]
    static member LongCount(source: IEnumerable<'T>, predicate: Func<'T, bool>) : int64 =
        notNull "source" source
        notNull "predicate" predicate
        int64 (Seq.length (Seq.filter (fun x -> predicate.Invoke x) source))

    /// Whether there is an element equal to a value.
    [<Extension>]
    static member Contains(source: IEnumerable<'T>, value: 'T) : bool =
        notNull "source" source
        Seq.exists (fun x -> equalObjects x value) source

    /// Whether there is an element equal to a value under an equality.
    [<Extension>]
    static member Contains(source: IEnumerable<'T>, value: 'T, comparer: IEqualityComparer<'T>) : bool =
        notNull "source" source
        if isNullRef comparer then Seq.exists (fun x -> equalObjects x value) source
        else Seq.exists (fun x -> comparer.Equals(x, value)) source

    /// The sum of the elements.
    [<Extension>]
    static member inline Sum(source: IEnumerable< ^T>) : ^T =
        Seq.sum source

    /// The sum of what a function gives for the elements.
    [<Extension>]
    static member inline Sum(source: IEnumerable<'T>, selector: Func<'T, ^R>) : ^R =
        Seq.sumBy (fun x -> selector.Invoke x) source

    /// The mean of the elements.
    [<Extension>]
    static member Average(source: IEnumerable<int>) : float =
        notNull "source" source
        MeanOf.Mean(Enumerable.Some source, null)

    /// The mean of the elements.
    [<Extension>]
    static member Average(source: IEnumerable<int64>) : float =
        notNull "source" source
        MeanOf.Mean(Enumerable.Some source, null)

    /// The mean of the elements.
    [<Extension>]
    static member Average(source: IEnumerable<float>) : float =
        notNull "source" source
        MeanOf.Mean(Enumerable.Some source, null)

    /// The mean of the elements.
    [<Extension>]
    static member Average(source: IEnumerable<float32>) : float32 =
        notNull "source" source
        MeanOf.Mean(Enumerable.Some source, null)

    /// The mean of the elements.
    [<Extension>]
    static member Average(source: IEnumerable<decimal>) : decimal =
        notNull "source" source
        MeanOf.Mean(Enumerable.Some source, null)

    /// The mean of what a function gives for the elements.
    [<Extension>]
    static member inline Average(source: IEnumerable<'T>, selector: Func<'T, ^U>) : ^R =
        Enumerable.MeanBy< ^U, ^R, MeanOf>(Enumerable.Some(Seq.map (fun x -> selector.Invoke x) source))

    /// The mean of a list of some type of number.
    static member inline MeanBy< ^U, ^R, ^W when (^W or ^U): (static member Mean: List< ^U> * ^W -> ^R)>(values: List< ^U>) : ^R =
        ((^W or ^U): (static member Mean: List< ^U> * ^W -> ^R) (values, Unchecked.defaultof< ^W>))

    /// The elements, of which there must be some.
    static member Some(source: IEnumerable<'T>) : List<'T> =
        notNull "source" source
        let items = List<'T>(source)
        if items.Count = 0 then
            Queries.noElements ()
        items

    /// The least element.
    [<Extension>]
    static member Min(source: IEnumerable<'T>) : 'T =
        notNull "source" source
        Queries.extreme source -1

    /// The least of what a function gives for the elements.
    [<Extension>]
    static member Min(source: IEnumerable<'T>, selector: Func<'T, 'R>) : 'R =
        notNull "source" source
        notNull "selector" selector
        Queries.extreme (Seq.map (fun x -> selector.Invoke x) source) -1

    /// The first element with the least key.
    [<Extension>]
    static member MinBy(source: IEnumerable<'T>, keySelector: Func<'T, 'Key>) : 'T =
        notNull "source" source
        notNull "keySelector" keySelector
        Queries.extremeBy source (fun x -> keySelector.Invoke x) null -1

    /// The first element with the least key under an order of keys.
    [<Extension>]
    static member MinBy(source: IEnumerable<'T>, keySelector: Func<'T, 'Key>, comparer: IComparer<'Key>) : 'T =
        notNull "source" source
        notNull "keySelector" keySelector
        Queries.extremeBy source (fun x -> keySelector.Invoke x) comparer -1

    /// The greatest element.
    [<Extension>]
    static member Max(source: IEnumerable<'T>) : 'T =
        notNull "source" source
        Queries.extreme source 1

    /// The greatest of what a function gives for the elements.
    [<Extension>]
    static member Max(source: IEnumerable<'T>, selector: Func<'T, 'R>) : 'R =
        notNull "source" source
        notNull "selector" selector
        Queries.extreme (Seq.map (fun x -> selector.Invoke x) source) 1

    /// The first element with the greatest key.
    [<Extension>]
    static member MaxBy(source: IEnumerable<'T>, keySelector: Func<'T, 'Key>) : 'T =
        notNull "source" source
        notNull "keySelector" keySelector
        Queries.extremeBy source (fun x -> keySelector.Invoke x) null 1

    /// The first element with the greatest key under an order of keys.
    [<Extension>]
    static member MaxBy(source: IEnumerable<'T>, keySelector: Func<'T, 'Key>, comparer: IComparer<'Key>) : 'T =
        notNull "source" source
        notNull "keySelector" keySelector
        Queries.extremeBy source (fun x -> keySelector.Invoke x) comparer 1

    /// Combines the elements from the left.
    [<Extension>]
    static member Aggregate(source: IEnumerable<'T>, func: Func<'T, 'T, 'T>) : 'T =
        notNull "source" source
        notNull "func" func
        let items = Enumerable.Some source
        let mutable result = items.[0]
        for i in 1 .. items.Count - 1 do
            result <- func.Invoke(result, items.[i])
        result

    /// Combines a value with the elements from the left.
    [<Extension>]
    static member Aggregate(source: IEnumerable<'T>, seed: 'A, func: Func<'A, 'T, 'A>) : 'A =
        notNull "source" source
        notNull "func" func
        let mutable result = seed
        for x in source do
            result <- func.Invoke(result, x)
        result

    /// What a function makes of a value combined with the elements from the left.
    [<Extension>]
    static member Aggregate
        (source: IEnumerable<'T>, seed: 'A, func: Func<'A, 'T, 'A>, resultSelector: Func<'A, 'R>)
        : 'R =
        notNull "source" source
        notNull "func" func
        notNull "resultSelector" resultSelector
        let mutable result = seed
        for x in source do
            result <- func.Invoke(result, x)
        resultSelector.Invoke result

    /// Whether two sequences have equal elements at the same places.
    [<Extension>]
    static member SequenceEqual(first: IEnumerable<'T>, second: IEnumerable<'T>) : bool =
        notNull "first" first
        notNull "second" second
        let a = Seq.toArray first
        let b = Seq.toArray second
        length a = length b && Array.forall2 (fun x y -> equalObjects x y) a b

    /// Whether two sequences have equal elements at the same places, under an equality.
    [<Extension>]
    static member SequenceEqual
        (first: IEnumerable<'T>, second: IEnumerable<'T>, comparer: IEqualityComparer<'T>)
        : bool =
        notNull "first" first
        notNull "second" second
        let a = Seq.toArray first
        let b = Seq.toArray second
        length a = length b && Array.forall2 (fun x y -> comparer.Equals(x, y)) a b
