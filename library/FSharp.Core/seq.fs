namespace FSharp.Collections

open System
open System.Collections
open System.Collections.Generic
open Firefly.Runtime
open Firefly.Runtime.Collections
open Firefly.Runtime.Sequences

/// Sequences: computed element by element, when asked.
///
/// In: sequences; null raises ArgumentNullException at the call. Out: sequences that read their sources anew for each
/// enumeration, or values. Holds: no source is read further than the result needs; exceptions carry FSharp.Core's texts.
[<RequireQualifiedAccess>]
[<CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Seq =

    [<NoInline; Cold>]
    let private raiseTooFew (what: string) (place: int) : 'R =
        raiseInvalid (
            "tried to " + what + " The input sequence has an insufficient number of elements. "
            + string place
            + " past the end of the seq"
        )

    // ---- making ---------------------------------------------------------------------------------------------------

    /// A sequence without elements.
    let empty<'T> : seq<'T> = ofStart (fun () -> steps (fun _ -> false))

    /// A sequence of one element.
    let singleton (value: 'T) : seq<'T> =
        ofStart (fun () ->
            let todo = ref true
            steps (fun slot ->
                let first = todo.Value
                todo.Value <- false
                first && put slot value))

    /// A sequence that a function gives when an enumeration starts.
    let delay (generator: unit -> seq<'T>) : seq<'T> = delayed generator

    /// The elements that a function gives for 0 .. count - 1; each is computed when it is asked for.
    let inline init (count: int) (initializer: int -> 'T) : seq<'T> =
        notNegative "count" count
        Stages.init count initializer

    /// The elements that a function gives for 0, 1, 2 and so on; each is computed when it is asked for.
    let initInfinite (initializer: int -> 'T) : seq<'T> =
        ofStart (fun () -> new Computed<'T>(-1, initializer) :> IEnumerator<'T>)

    /// Elements from a state, until the generator gives None.
    let unfold (generator: 'State -> ('T * 'State) option) (state: 'State) : seq<'T> =
        ofStart (fun () ->
            let current = ref state
            steps (fun slot ->
                match generator current.Value with
                | Some(x, next) ->
                    current.Value <- next
                    put slot x
                | None -> false))

    /// `count` times the same element.
    let replicate (count: int) (initial: 'T) : seq<'T> =
        if count < 0 then
            raise (ArgumentOutOfRangeException "count")
        init count (fun _ -> initial)

    /// A list as a sequence.
    let ofList (source: 'T list) : seq<'T> = source :> seq<'T>

    /// An array as a sequence.
    let ofArray (source: 'T[]) : seq<'T> =
        notNull "source" source
        over (source :> seq<'T>) (fun e slot -> e.MoveNext() && put slot e.Current)

    /// A sequence that does not show the type of the other.
    let readonly (source: seq<'T>) : seq<'T> =
        notNull "source" source
        over source (fun e slot -> e.MoveNext() && put slot e.Current)

    /// The elements as an array.
    let toArray (source: seq<'T>) : 'T[] =
        notNull "source" source
        ArraySupport.ofSeq source

    /// The elements as a list.
    let toList (source: seq<'T>) : 'T list = List.ofSeq source

    // ---- visiting -------------------------------------------------------------------------------------------------

    /// Applies an action to each element.
    let iter (action: 'T -> unit) (source: seq<'T>) : unit =
        notNull "source" source
        for x in source do
            action x

    /// Applies an action to each index and element.
    let iteri (action: int -> 'T -> unit) (source: seq<'T>) : unit =
        notNull "source" source
        let mutable i = 0
        for x in source do
            action i x
            i <- i + 1

    /// Applies an action to the elements of two sequences, until one ends.
    let iter2 (action: 'T1 -> 'T2 -> unit) (source1: seq<'T1>) (source2: seq<'T2>) : unit =
        notNull "source1" source1
        notNull "source2" source2
        use e1 = source1.GetEnumerator()
        use e2 = source2.GetEnumerator()
        while e1.MoveNext() && e2.MoveNext() do
            action e1.Current e2.Current

    /// Applies an action to the indices and elements of two sequences, until one ends.
    let iteri2 (action: int -> 'T1 -> 'T2 -> unit) (source1: seq<'T1>) (source2: seq<'T2>) : unit =
        let mutable i = 0
        notNull "source1" source1
        notNull "source2" source2
        use e1 = source1.GetEnumerator()
        use e2 = source2.GetEnumerator()
        while e1.MoveNext() && e2.MoveNext() do
            action i e1.Current e2.Current
            i <- i + 1

    /// Folds from the first element.
    let fold<'T, 'State> (folder: 'State -> 'T -> 'State) (state: 'State) (source: seq<'T>) : 'State =
        notNull "source" source
        let mutable result = state
        for x in source do
            result <- folder result x
        result

    /// Folds two sequences from their first elements, until one ends.
    let fold2<'T1, 'T2, 'State> (folder: 'State -> 'T1 -> 'T2 -> 'State) (state: 'State) (source1: seq<'T1>) (source2: seq<'T2>) : 'State =
        notNull "source1" source1
        notNull "source2" source2
        use e1 = source1.GetEnumerator()
        use e2 = source2.GetEnumerator()
        let mutable result = state
        while e1.MoveNext() && e2.MoveNext() do
            result <- folder result e1.Current e2.Current
        result

    /// Folds from the last element.
    let foldBack<'T, 'State> (folder: 'T -> 'State -> 'State) (source: seq<'T>) (state: 'State) : 'State =
        Array.foldBack folder (toArray source) state

    /// Folds two sequences from the last elements that both have.
    let foldBack2<'T1, 'T2, 'State> (folder: 'T1 -> 'T2 -> 'State -> 'State) (source1: seq<'T1>) (source2: seq<'T2>) (state: 'State) : 'State =
        notNull "source1" source1
        notNull "source2" source2
        let pairs = Buffer<'T1 * 'T2> 4
        use e1 = source1.GetEnumerator()
        use e2 = source2.GetEnumerator()
        let mutable going = true
        while going do
            let more1 = e1.MoveNext()
            let more2 = e2.MoveNext()
            going <- more1 && more2
            if going then
                pairs.Add((e1.Current, e2.Current))
        let mutable result = state
        let mutable i = pairs.Count - 1
        while i >= 0 do
            let (x, y) = pairs.Get i
            result <- folder x y result
            i <- i - 1
        result

    /// Combines all elements, from the first.
    let reduce (reduction: 'T -> 'T -> 'T) (source: seq<'T>) : 'T =
        notNull "source" source
        use e = source.GetEnumerator()
        if not (e.MoveNext()) then
            raiseEmptySequence "source"
        let mutable result = e.Current
        while e.MoveNext() do
            result <- reduction result e.Current
        result

    /// Combines all elements, from the last.
    let reduceBack (reduction: 'T -> 'T -> 'T) (source: seq<'T>) : 'T =
        let array = toArray source
        if array.Length = 0 then
            raiseEmptySequence "source"
        Array.reduceBack reduction array

    // ---- asking ---------------------------------------------------------------------------------------------------

    /// Whether there are no elements.
    let isEmpty (source: seq<'T>) : bool =
        notNull "source" source
        use e = source.GetEnumerator()
        not (e.MoveNext())

    /// The number of elements.
    let length (source: seq<'T>) : int =
        notNull "source" source
        use e = source.GetEnumerator()
        let mutable count = 0
        while e.MoveNext() do
            count <- count + 1
        count

    /// The first element, if there is one.
    let tryHead (source: seq<'T>) : 'T option =
        notNull "source" source
        use e = source.GetEnumerator()
        if e.MoveNext() then Some e.Current else None

    /// The first element.
    let head (source: seq<'T>) : 'T =
        match tryHead source with
        | Some x -> x
        | None -> raiseEmptySequence "source"

    /// The last element, if there is one.
    let tryLast (source: seq<'T>) : 'T option = fold (fun _ x -> Some x) None source

    /// The last element.
    let last (source: seq<'T>) : 'T =
        match tryLast source with
        | Some x -> x
        | None -> raiseEmptySequence "source"

    /// The element at an index, if there is one.
    let tryItem (index: int) (source: seq<'T>) : 'T option =
        notNull "source" source
        if index < 0 then
            None
        else
            use e = source.GetEnumerator()
            let mutable i = index
            while i > 0 && e.MoveNext() do
                i <- i - 1
            if i = 0 && e.MoveNext() then Some e.Current else None

    /// The element at an index.
    let item (index: int) (source: seq<'T>) : 'T =
        notNull "source" source
        notNegative "index" index
        use e = source.GetEnumerator()
        let mutable missing = index
        let mutable go = true
        while go do
            if not (e.MoveNext()) then
                raiseArgument
                    "index"
                    ("The input sequence has an insufficient number of elements.\nseq was short by "
                     + elements (missing + 1))
            go <- missing > 0
            missing <- missing - 1
        e.Current

    /// The element at an index: `item`.
    let nth (index: int) (source: seq<'T>) : 'T = item index source

    /// The only element.
    let exactlyOne (source: seq<'T>) : 'T =
        notNull "source" source
        use e = source.GetEnumerator()
        if not (e.MoveNext()) then
            raiseEmptySequence "source"
        let x = e.Current
        if e.MoveNext() then
            raiseArgument "source" "The input sequence contains more than one element."
        x

    /// The only element, or None.
    let tryExactlyOne (source: seq<'T>) : 'T option =
        notNull "source" source
        use e = source.GetEnumerator()
        if e.MoveNext() then
            let x = e.Current
            if e.MoveNext() then None else Some x
        else
            None

    // ---- searching ------------------------------------------------------------------------------------------------

    /// The first result that is not None.
    let tryPick (chooser: 'T -> 'U option) (source: seq<'T>) : 'U option =
        notNull "source" source
        let mutable found: 'U option = None
        for x in Stages.first chooser source do
            found <- Some x
        found

    /// The first result that is not None.
    let pick (chooser: 'T -> 'U option) (source: seq<'T>) : 'U =
        match tryPick chooser source with
        | Some x -> x
        | None -> raiseNotFound ()

    /// The first element that satisfies the predicate, if there is one.
    let tryFind (predicate: 'T -> bool) (source: seq<'T>) : 'T option =
        tryPick (fun x -> if predicate x then Some x else None) source

    /// The first element that satisfies the predicate.
    let find (predicate: 'T -> bool) (source: seq<'T>) : 'T =
        match tryFind predicate source with
        | Some x -> x
        | None -> raiseNotFound ()

    /// Whether some element satisfies the predicate.
    let exists (predicate: 'T -> bool) (source: seq<'T>) : bool = (tryFind predicate source).IsSome

    /// Whether all elements satisfy the predicate.
    let forall (predicate: 'T -> bool) (source: seq<'T>) : bool = not (exists (fun x -> not (predicate x)) source)

    /// Whether some pair of elements at the same index satisfies the predicate.
    let exists2 (predicate: 'T1 -> 'T2 -> bool) (source1: seq<'T1>) (source2: seq<'T2>) : bool =
        notNull "source1" source1
        notNull "source2" source2
        use e1 = source1.GetEnumerator()
        use e2 = source2.GetEnumerator()
        let mutable found = false
        while not found && e1.MoveNext() && e2.MoveNext() do
            found <- predicate e1.Current e2.Current
        found

    /// Whether all pairs of elements at the same index satisfy the predicate.
    let forall2 (predicate: 'T1 -> 'T2 -> bool) (source1: seq<'T1>) (source2: seq<'T2>) : bool =
        not (exists2 (fun x y -> not (predicate x y)) source1 source2)

    /// Whether there is an element equal to the value.
    let contains<'T when 'T: equality> (value: 'T) (source: seq<'T>) : bool = exists (fun x -> value = x) source

    /// The index of the first element that satisfies the predicate, if there is one.
    let tryFindIndex (predicate: 'T -> bool) (source: seq<'T>) : int option =
        let mutable i = -1
        notNull "source" source
        use e = source.GetEnumerator()
        let mutable found = false
        while not found && e.MoveNext() do
            i <- i + 1
            found <- predicate e.Current
        if found then Some i else None

    /// The index of the first element that satisfies the predicate.
    let findIndex (predicate: 'T -> bool) (source: seq<'T>) : int =
        match tryFindIndex predicate source with
        | Some i -> i
        | None -> raiseNotFound ()

    /// The last element that satisfies the predicate, if there is one.
    let tryFindBack (predicate: 'T -> bool) (source: seq<'T>) : 'T option = Array.tryFindBack predicate (toArray source)

    /// The last element that satisfies the predicate.
    let findBack (predicate: 'T -> bool) (source: seq<'T>) : 'T = Array.findBack predicate (toArray source)

    /// The index of the last element that satisfies the predicate, if there is one.
    let tryFindIndexBack (predicate: 'T -> bool) (source: seq<'T>) : int option =
        Array.tryFindIndexBack predicate (toArray source)

    /// The index of the last element that satisfies the predicate.
    let findIndexBack (predicate: 'T -> bool) (source: seq<'T>) : int = Array.findIndexBack predicate (toArray source)

    // ---- transforming ---------------------------------------------------------------------------------------------

    /// The results of a function for each element.
    let inline map (mapping: 'T -> 'U) (source: seq<'T>) : seq<'U> =
        notNull "source" source
        Stages.map mapping source

    /// The elements that satisfy the predicate.
    let inline filter (predicate: 'T -> bool) (source: seq<'T>) : seq<'T> =
        notNull "source" source
        Stages.filter predicate source

    /// The elements that satisfy the predicate: `filter`.
    let inline where (predicate: 'T -> bool) (source: seq<'T>) : seq<'T> = filter predicate source

    /// The results that are not None.
    let inline choose (chooser: 'T -> 'U option) (source: seq<'T>) : seq<'U> =
        notNull "source" source
        Stages.choose chooser source

    /// A sequence that reads another, with a cell that starts at a value for each enumeration.
    let private overWith (source: seq<'S>) (initial: 'C) (step: IEnumerator<'S> -> 'C ref -> Slot<'T> -> bool) : seq<'T> =
        ofStart (fun () ->
            let e = source.GetEnumerator()
            let cell = ref initial
            stepsOver e (fun slot -> step e cell slot))

    /// The results of a function for each index and element.
    let inline mapi (mapping: int -> 'T -> 'U) (source: seq<'T>) : seq<'U> =
        notNull "source" source
        Stages.mapi mapping source

    /// The elements with their indices.
    let indexed (source: seq<'T>) : seq<int * 'T> = mapi (fun i x -> (i, x)) source

    /// Two sequences read together; the second is read only where the first has an element.
    let private together (source1: seq<'A>) (source2: seq<'B>) (step: IEnumerator<'A> -> IEnumerator<'B> -> Slot<'T> -> bool) : seq<'T> =
        notNull "source1" source1
        notNull "source2" source2
        ofStart (fun () ->
            let e1 = source1.GetEnumerator()
            let e2 = source2.GetEnumerator()
            new Steps<'T>(
                (fun slot -> step e1 e2 slot),
                (fun () ->
                    try
                        e1.Dispose()
                    finally
                        e2.Dispose())
            )
            :> IEnumerator<'T>)

    /// The results of a function for the elements of two sequences, until one ends.
    let map2 (mapping: 'T1 -> 'T2 -> 'U) (source1: seq<'T1>) (source2: seq<'T2>) : seq<'U> =
        together source1 source2 (fun e1 e2 slot ->
            e1.MoveNext() && e2.MoveNext() && put slot (mapping e1.Current e2.Current))

    /// Pairs of the elements of two sequences, until one ends.
    let zip (source1: seq<'T1>) (source2: seq<'T2>) : seq<'T1 * 'T2> =
        together source1 source2 (fun e1 e2 slot ->
            // the second source is advanced even when the first has ended
            let more1 = e1.MoveNext()
            let more2 = e2.MoveNext()
            more1 && more2 && put slot (e1.Current, e2.Current))

    /// The results of a function for the indices and elements of two sequences, until one ends.
    let mapi2 (mapping: int -> 'T1 -> 'T2 -> 'U) (source1: seq<'T1>) (source2: seq<'T2>) : seq<'U> =
        mapi (fun i (x, y) -> mapping i x y) (map2 (fun x y -> (x, y)) source1 source2)

    /// The results of a function for the elements of three sequences, until one ends.
    let map3 (mapping: 'T1 -> 'T2 -> 'T3 -> 'U) (source1: seq<'T1>) (source2: seq<'T2>) (source3: seq<'T3>) : seq<'U> =
        notNull "source1" source1
        notNull "source2" source2
        notNull "source3" source3
        ofStart (fun () ->
            let e1 = source1.GetEnumerator()
            let e2 = source2.GetEnumerator()
            let e3 = source3.GetEnumerator()
            let step (slot: Slot<'U>) =
                // All three are asked, even when one has ended.
                let more1 = e1.MoveNext()
                let more2 = e2.MoveNext()
                let more3 = e3.MoveNext()
                more1 && more2 && more3 && put slot (mapping e1.Current e2.Current e3.Current)
            let release () =
                try
                    e1.Dispose()
                finally
                    try
                        e2.Dispose()
                    finally
                        e3.Dispose()
            new Steps<'U>(step, release) :> IEnumerator<'U>)

    /// Triples of the elements of three sequences, until one ends.
    let zip3 (source1: seq<'T1>) (source2: seq<'T2>) (source3: seq<'T3>) : seq<'T1 * 'T2 * 'T3> =
        map2 (fun x (y, z) -> (x, y, z)) source1 (zip source2 source3)

    /// The elements of all sequences, one sequence after the other.
    let private flatten (sources: seq<'C>) (inner: 'C -> IEnumerator<'T>) : seq<'T> =
        ofStart (fun () ->
            let e = sources.GetEnumerator()
            let current: IEnumerator<'T> ref = ref null
            let close () : unit =
                if not (isNullRef current.Value) then
                    let old = current.Value
                    current.Value <- null
                    old.Dispose()
            new Steps<'T>(
                (fun slot ->
                    let mutable state = 0
                    while state = 0 do
                        if not (isNullRef current.Value) && current.Value.MoveNext() then
                            slot.Value <- current.Value.Current
                            state <- 1
                        else
                            close ()
                            if e.MoveNext() then
                                current.Value <- inner e.Current
                            else
                                state <- 2
                    state = 1),
                (fun () ->
                    try
                        close ()
                    finally
                        e.Dispose())
            )
            :> IEnumerator<'T>)

    /// The elements of all sequences, one sequence after the other.
    let concat (sources: seq<'Collection>) : seq<'T> when 'Collection :> seq<'T> =
        notNull "sources" sources
        flatten sources (fun inner -> (inner :> seq<'T>).GetEnumerator())

    /// The elements of the sequences that a function gives for each element.
    let collect (mapping: 'T -> 'Collection) (source: seq<'T>) : seq<'U> when 'Collection :> seq<'U> =
        notNull "source" source
        flatten source (fun x -> (mapping x :> seq<'U>).GetEnumerator())

    /// The elements of the first sequence, then those of the second.
    let append (source1: seq<'T>) (source2: seq<'T>) : seq<'T> =
        notNull "source1" source1
        notNull "source2" source2
        flatten ([| source1; source2 |] :> seq<seq<'T>>) (fun inner -> inner.GetEnumerator())

    /// Each element with its successor.
    let pairwise (source: seq<'T>) : seq<'T * 'T> =
        notNull "source" source
        overWith source (None: 'T option) (fun e previous slot ->
            if previous.Value.IsNone && e.MoveNext() then
                previous.Value <- Some e.Current
            match previous.Value with
            | Some x when e.MoveNext() ->
                let y = e.Current
                previous.Value <- Some y
                put slot (x, y)
            | _ -> false)

    /// The states of a fold, the first one included.
    let scan<'T, 'State> (folder: 'State -> 'T -> 'State) (state: 'State) (source: seq<'T>) : seq<'State> =
        notNull "source" source
        overWith source (true, state) (fun e current slot ->
            let (isFirst, before) = current.Value
            if isFirst then
                current.Value <- (false, before)
                put slot before
            else
                e.MoveNext()
                && (let after = folder before e.Current
                    current.Value <- (false, after)
                    put slot after))

    /// The states of a fold from the last element, the first one at the end.
    let scanBack<'T, 'State> (folder: 'T -> 'State -> 'State) (source: seq<'T>) (state: 'State) : seq<'State> =
        notNull "source" source
        delayed (fun () -> Array.scanBack folder (toArray source) state :> seq<'State>)

    /// A map that also carries a state from element to element.
    let mapFold<'T, 'State, 'Result> (mapping: 'State -> 'T -> 'Result * 'State) (state: 'State) (source: seq<'T>) : seq<'Result> * 'State =
        let (results, final) = Array.mapFold mapping state (toArray source)
        (readonly (results :> seq<'Result>), final)

    /// A map that also carries a state, from the last element to the first.
    let mapFoldBack<'T, 'State, 'Result> (mapping: 'T -> 'State -> 'Result * 'State) (source: seq<'T>) (state: 'State) : seq<'Result> * 'State =
        let (results, final) = Array.mapFoldBack mapping (toArray source) state
        (readonly (results :> seq<'Result>), final)

    /// Objects at a type that they have.
    let cast<'T> (source: IEnumerable) : seq<'T> =
        notNull "source" source
        ofStart (fun () ->
            let e = source.GetEnumerator()
            steps (fun slot -> e.MoveNext() && put slot (unbox<'T> e.Current)))

    /// The elements in reverse order.
    let rev (source: seq<'T>) : seq<'T> =
        notNull "source" source
        delayed (fun () -> Array.rev (toArray source) :> seq<'T>)

    /// The elements at the places that a permutation gives.
    let permute (indexMap: int -> int) (source: seq<'T>) : seq<'T> =
        notNull "source" source
        delayed (fun () -> Array.permute indexMap (toArray source) :> seq<'T>)

    /// Rows become columns; short rows end their columns.
    let transpose (source: seq<'Collection>) : seq<seq<'T>> when 'Collection :> seq<'T> =
        notNull "source" source
        delayed (fun () ->
            let rows = Array.map (fun (row: 'Collection) -> toArray (row :> seq<'T>)) (toArray source)
            let mutable width = 0
            for row in rows do
                width <- max width row.Length
            Array.init width (fun i ->
                Array.choose (fun (row: 'T[]) -> if i < row.Length then Some row.[i] else None) rows :> seq<'T>)
            :> seq<seq<'T>>)

    // ---- parts ----------------------------------------------------------------------------------------------------

    /// The first `count` elements; fails where the sequence ends before.
    let take (count: int) (source: seq<'T>) : seq<'T> =
        notNull "source" source
        notNegative "count" count
        if count = 0 then
            empty<'T>
        else
            overWith source 0 (fun e taken slot ->
                taken.Value < count
                && (if not (e.MoveNext()) then
                        raiseTooFew "take" taken.Value
                    taken.Value <- taken.Value + 1
                    put slot e.Current))

    /// At most the first `count` elements.
    let truncate (count: int) (source: seq<'T>) : seq<'T> =
        notNull "source" source
        overWith source 0 (fun e taken slot ->
            taken.Value < count
            && e.MoveNext()
            && (taken.Value <- taken.Value + 1
                put slot e.Current))

    /// The elements after the first `count`; fails where the sequence ends before.
    let skip (count: int) (source: seq<'T>) : seq<'T> =
        notNull "source" source
        overWith source 0 (fun e skipped slot ->
            while skipped.Value < count do
                if not (e.MoveNext()) then
                    raiseTooFew "skip" (skipped.Value + 1)
                skipped.Value <- skipped.Value + 1
            e.MoveNext() && put slot e.Current)

    /// All elements but the first.
    let tail (source: seq<'T>) : seq<'T> =
        notNull "source" source
        overWith source true (fun e isFirst slot ->
            if isFirst.Value then
                isFirst.Value <- false
                if not (e.MoveNext()) then
                    raiseArgument "source" "The input sequence has an insufficient number of elements."
            e.MoveNext() && put slot e.Current)

    /// The elements before the first that does not satisfy the predicate.
    let inline takeWhile (predicate: 'T -> bool) (source: seq<'T>) : seq<'T> =
        notNull "source" source
        Stages.takeWhile predicate source

    /// The elements from the first that does not satisfy the predicate.
    let skipWhile (predicate: 'T -> bool) (source: seq<'T>) : seq<'T> =
        notNull "source" source
        overWith source true (fun e skipping slot ->
            let mutable found = false
            while not found && e.MoveNext() do
                let x = e.Current
                if not skipping.Value || not (predicate x) then
                    skipping.Value <- false
                    found <- put slot x
            found)

    /// The elements, cut into arrays of at most `chunkSize`.
    let chunkBySize (chunkSize: int) (source: seq<'T>) : seq<'T[]> =
        notNull "source" source
        positive "chunkSize" chunkSize
        over source (fun e slot ->
            let chunk = Buffer<'T>(min chunkSize 16)
            while chunk.Count < chunkSize && e.MoveNext() do
                chunk.Add e.Current
            chunk.Count > 0 && put slot (chunk.ToArray()))

    /// The elements, cut into at most `count` arrays of nearly equal length, the longer ones first.
    let splitInto (count: int) (source: seq<'T>) : seq<'T[]> =
        notNull "source" source
        positive "count" count
        delayed (fun () -> Array.splitInto count (toArray source) :> seq<'T[]>)

    /// All runs of `windowSize` neighbours.
    let windowed (windowSize: int) (source: seq<'T>) : seq<'T[]> =
        notNull "source" source
        positive "windowSize" windowSize
        overWith source (newArray<'T> 0) (fun e window slot ->
            let previous = window.Value
            let next = newArray<'T> windowSize
            let mutable filled = 0
            if previous.Length > 0 then
                for i in 1 .. windowSize - 1 do
                    set next (i - 1) (get previous i)
                filled <- windowSize - 1
            while filled < windowSize && e.MoveNext() do
                set next filled e.Current
                filled <- filled + 1
            filled = windowSize
            && (window.Value <- next
                put slot (Array.copy next)))

    // ---- changing one place ---------------------------------------------------------------------------------------

    let private badPlace () : 'T = raiseArgument "index" "index must be within bounds of the array"

    /// The sequence with, at an index, `count` elements left out and others put in. Elements are taken as they are asked
    /// for: the source may have no end.
    let private splice (index: int) (count: int) (values: seq<'T>) (source: seq<'T>) : seq<'T> =
        notNull "source" source
        if index < 0 then
            badPlace ()
        ofStart (fun () ->
            let e = source.GetEnumerator()
            let others: IEnumerator<'T> ref = ref null
            let at = ref 0
            let stop () =
                if not (isNull others.Value) then
                    others.Value.Dispose()
                e.Dispose()
            let step (slot: Slot<'T>) : bool =
                if at.Value < index then
                    if not (e.MoveNext()) then
                        badPlace ()
                    at.Value <- at.Value + 1
                    put slot e.Current
                else
                    if at.Value = index then
                        for _ in 1 .. count do
                            if not (e.MoveNext()) then
                                badPlace ()
                        others.Value <- values.GetEnumerator()
                        at.Value <- index + 1
                    if others.Value.MoveNext() then put slot others.Value.Current
                    else e.MoveNext() && put slot e.Current
            new Steps<'T>(step, stop) :> IEnumerator<'T>)

    /// The sequence without the element at an index.
    let removeAt (index: int) (source: seq<'T>) : seq<'T> = splice index 1 empty<'T> source

    /// The sequence without `count` elements from an index.
    let removeManyAt (index: int) (count: int) (source: seq<'T>) : seq<'T> = splice index count empty<'T> source

    /// The sequence with another element at an index.
    let updateAt (index: int) (value: 'T) (source: seq<'T>) : seq<'T> = splice index 1 ([| value |] :> seq<'T>) source

    /// The sequence with an element inserted at an index.
    let insertAt (index: int) (value: 'T) (source: seq<'T>) : seq<'T> = splice index 0 ([| value |] :> seq<'T>) source

    /// The sequence with elements inserted at an index.
    let insertManyAt (index: int) (values: seq<'T>) (source: seq<'T>) : seq<'T> = splice index 0 values source

    // ---- order and keys -------------------------------------------------------------------------------------------

    /// A sequence computed from all elements of another, when its enumeration starts.
    let private viaArray (change: 'T[] -> 'U[]) (source: seq<'T>) : seq<'U> =
        notNull "source" source
        delayed (fun () -> change (toArray source) :> seq<'U>)

    let private stableSort (order: 'T -> 'T -> int) (source: seq<'T>) : seq<'T> =
        viaArray
            (fun array ->
                Sorting.stable order array
                array)
            source

    /// The elements sorted by an order; stable.
    let sortWith (comparer: 'T -> 'T -> int) (source: seq<'T>) : seq<'T> = stableSort comparer source

    /// The elements sorted; stable.
    let sort<'T when 'T: comparison> (source: seq<'T>) : seq<'T> = stableSort (fun a b -> compare a b) source

    /// The elements sorted from large to small; stable.
    let sortDescending<'T when 'T: comparison> (source: seq<'T>) : seq<'T> = stableSort (fun a b -> compare b a) source

    /// The elements sorted by a key; stable.
    let sortBy<'T, 'Key when 'Key: comparison> (projection: 'T -> 'Key) (source: seq<'T>) : seq<'T> =
        notNull "source" source
        delayed (fun () -> List.sortBy projection (List.ofSeq source) :> seq<'T>)

    /// The elements sorted by a key from large to small; stable.
    let sortByDescending<'T, 'Key when 'Key: comparison> (projection: 'T -> 'Key) (source: seq<'T>) : seq<'T> =
        notNull "source" source
        delayed (fun () -> List.sortByDescending projection (List.ofSeq source) :> seq<'T>)

    /// The first nonzero comparison of elements at the same index; then the shorter sequence is smaller.
    let compareWith (comparer: 'T -> 'T -> int) (source1: seq<'T>) (source2: seq<'T>) : int =
        notNull "source1" source1
        notNull "source2" source2
        use e1 = source1.GetEnumerator()
        use e2 = source2.GetEnumerator()
        let mutable result = 0
        let mutable going = true
        while going do
            let more1 = e1.MoveNext()
            let more2 = e2.MoveNext()
            if more1 && more2 then
                result <- comparer e1.Current e2.Current
                going <- result = 0
            else
                result <- if more1 then 1 elif more2 then -1 else 0
                going <- false
        result

    /// The elements without those whose key was seen before.
    let distinctBy<'T, 'Key when 'Key: equality> (projection: 'T -> 'Key) (source: seq<'T>) : seq<'T> =
        notNull "source" source
        ofStart (fun () ->
            let keys = KeyIndex<'Key>()
            (filter
                (fun x ->
                    let seen = keys.Count
                    keys.Add(projection x) = seen)
                source)
                .GetEnumerator())

    /// The elements without repetitions.
    let distinct<'T when 'T: equality> (source: seq<'T>) : seq<'T> = distinctBy (fun x -> x) source

    /// The distinct elements that are not among those to exclude.
    let except<'T when 'T: equality> (itemsToExclude: seq<'T>) (source: seq<'T>) : seq<'T> =
        notNull "itemsToExclude" itemsToExclude
        notNull "source" source
        ofStart (fun () ->
            let keys = KeyIndex<'T>()
            for x in itemsToExclude do
                keys.Add x |> ignore
            (filter
                (fun x ->
                    let seen = keys.Count
                    keys.Add x = seen)
                source)
                .GetEnumerator())

    /// The keys, in the order of their first elements, each with its elements.
    let groupBy<'T, 'Key when 'Key: equality> (projection: 'T -> 'Key) (source: seq<'T>) : seq<'Key * seq<'T>> =
        delayed (fun () ->
            notNull "seq" source
            let keys = KeyIndex<'Key>()
            let groups = Buffer<Buffer<'T>> 4
            for x in source do
                let number = keys.Add(projection x)
                if number = groups.Count then
                    groups.Add(Buffer<'T> 4)
                groups.Get(number).Add x
            Array.init keys.Count (fun i -> (keys.Key i, groups.Get(i).ToArray() :> seq<'T>)) :> seq<'Key * seq<'T>>)

    /// The keys, in the order of their first elements, each with the number of its elements.
    let countBy<'T, 'Key when 'Key: equality> (projection: 'T -> 'Key) (source: seq<'T>) : seq<'Key * int> =
        notNull "source" source
        delayed (fun () ->
            let keys = KeyIndex<'Key>()
            let counts = Buffer<int> 4
            for x in source do
                let number = keys.Add(projection x)
                if number = counts.Count then
                    counts.Add 1
                else
                    counts.Set(number, counts.Get number + 1)
            Array.init keys.Count (fun i -> (keys.Key i, counts.Get i)) :> seq<'Key * int>)

    /// The element whose key no other beats; the first of several.
    let inline private best ([<InlineIfLambda>] better: 'U -> 'U -> bool) (projection: 'T -> 'U) (source: seq<'T>) : 'T =
        notNull "source" source
        use e = source.GetEnumerator()
        if not (e.MoveNext()) then
            raiseEmptySequence "source"
        let mutable result = e.Current
        let mutable key = projection result
        while e.MoveNext() do
            let x = e.Current
            let k = projection x
            if better k key then
                result <- x
                key <- k
        result

    /// The greatest element, the first of several.
    let max<'T when 'T: comparison> (source: seq<'T>) : 'T = best (fun a b -> a > b) (fun x -> x) source

    /// The least element, the first of several.
    let min<'T when 'T: comparison> (source: seq<'T>) : 'T = best (fun a b -> a < b) (fun x -> x) source

    /// The element with the greatest key, the first of several.
    let maxBy<'T, 'U when 'U: comparison> (projection: 'T -> 'U) (source: seq<'T>) : 'T =
        best (fun a b -> a > b) projection source

    /// The element with the least key, the first of several.
    let minBy<'T, 'U when 'U: comparison> (projection: 'T -> 'U) (source: seq<'T>) : 'T =
        best (fun a b -> a < b) projection source

    // ---- sums -----------------------------------------------------------------------------------------------------

    /// The sum; integer sums raise OverflowException when they do not fit.
    let inline sum (source: seq< ^T>) : ^T
        when ^T: (static member (+): ^T * ^T -> ^T) and ^T: (static member Zero: ^T) =
        let mutable total = LanguagePrimitives.GenericZero< ^T>
        for x in source do
            total <- Checked.(+) total x
        total

    /// The sum of what a function gives for each element; integer sums raise OverflowException when they do not fit.
    let inline sumBy ([<InlineIfLambda>] projection: 'T -> ^U) (source: seq<'T>) : ^U
        when ^U: (static member (+): ^U * ^U -> ^U) and ^U: (static member Zero: ^U) =
        let mutable total = LanguagePrimitives.GenericZero< ^U>
        for x in source do
            total <- Checked.(+) total (projection x)
        total

    /// The mean of what a function gives for each element.
    let inline averageBy ([<InlineIfLambda>] projection: 'T -> ^U) (source: seq<'T>) : ^U
        when ^U: (static member (+): ^U * ^U -> ^U)
        and ^U: (static member DivideByInt: ^U * int -> ^U)
        and ^U: (static member Zero: ^U) =
        notNull "source" source
        let mutable total = LanguagePrimitives.GenericZero< ^U>
        let mutable count = 0
        for x in source do
            total <- Checked.(+) total (projection x)
            count <- count + 1
        if count = 0 then
            raiseEmptySequence "source"
        LanguagePrimitives.DivideByInt total count

    /// The mean.
    let inline average (source: seq< ^T>) : ^T
        when ^T: (static member (+): ^T * ^T -> ^T)
        and ^T: (static member DivideByInt: ^T * int -> ^T)
        and ^T: (static member Zero: ^T) =
        averageBy (fun (x: ^T) -> x) source

    // ---- keeping what was read ------------------------------------------------------------------------------------

    /// A sequence that reads its source once, as far as it is asked for, and keeps the elements.
    let cache (source: seq<'T>) : seq<'T> =
        notNull "source" source
        let kept = Buffer<'T> 4
        let reader: IEnumerator<'T> ref = ref null
        let ended = ref false
        let fetch (index: int) : bool =
            if index >= kept.Count && not ended.Value then
                if isNullRef reader.Value then
                    reader.Value <- source.GetEnumerator()
                if reader.Value.MoveNext() then
                    kept.Add reader.Value.Current
                else
                    ended.Value <- true
                    reader.Value.Dispose()
            index < kept.Count
        ofStart (fun () ->
            let at = ref 0
            steps (fun slot ->
                fetch at.Value
                && (let x = kept.Get at.Value
                    at.Value <- at.Value + 1
                    put slot x)))

    /// All pairs of an element of the first sequence and one of the second, which is read once.
    let allPairs (source1: seq<'T1>) (source2: seq<'T2>) : seq<'T1 * 'T2> =
        notNull "source1" source1
        notNull "source2" source2
        let second = cache source2
        flatten source1 (fun x -> (map (fun y -> (x, y)) second).GetEnumerator())
