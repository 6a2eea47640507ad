namespace FSharp.Collections

open Firefly.Runtime
open Firefly.Runtime.Collections
open Firefly.Runtime.Lists

/// Lists: making, visiting, searching, transforming.
///
/// In: immutable lists. Out: new lists which share the unchanged tails, or values computed in list order.
/// Holds: no function recurses deeper for a longer list; exceptions carry FSharp.Core's texts and parameter names.
[<RequireQualifiedAccess>]
[<CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module List =

    // ---- making ---------------------------------------------------------------------------------------------------

    /// The empty list.
    let empty<'T> : 'T list = []

    /// A list of one element.
    let singleton (value: 'T) : 'T list = [ value ]

    /// `count` times the same element.
    let replicate (count: int) (initial: 'T) : 'T list =
        if count < 0 then
            raiseArgument "count" "The input must be non-negative."
        let mutable result: 'T list = []
        for _ in 1 .. count do
            result <- initial :: result
        result

    /// The elements that a function gives for 0 .. length - 1.
    let inline init (length: int) (initializer: int -> 'T) : 'T list =
        notNegative "count" length
        Lists.init length initializer

    /// Elements from a state, until the generator gives None.
    let unfold (generator: 'State -> ('T * 'State) option) (state: 'State) : 'T list =
        let start = anchor<'T> ()
        let mutable last = start
        let mutable current = generator state
        while current.IsSome do
            match current with
            | Some(value, next) ->
                last <- extend last value
                current <- generator next
            | None -> ()
        built start

    /// The elements of an array.
    let ofArray (array: 'T[]) : 'T list =
        let mutable result: 'T list = []
        if isNullRef array then
            raiseNoObject ()
        for i in length array - 1 .. -1 .. 0 do
            result <- get array i :: result
        result

    /// The elements of a sequence.
    let ofSeq (source: seq<'T>) : 'T list =
        notNull "source" source
        let start = anchor<'T> ()
        let mutable last = start
        for x in source do
            last <- extend last x
        built start

    // ---- asking ---------------------------------------------------------------------------------------------------

    /// The number of elements.
    let length (list: 'T list) : int = countFrom 0 list

    /// Whether the list has no elements.
    let isEmpty (list: 'T list) : bool =
        match list with
        | [] -> true
        | _ -> false

    /// The elements as an array.
    let toArray (list: 'T list) : 'T[] =
        let result = newArray<'T> (countFrom 0 list)
        let mutable i = 0
        for x in list do
            set result i x
            i <- i + 1
        result

    /// The list as a sequence.
    let toSeq (list: 'T list) : seq<'T> = list :> seq<'T>

    /// The first element.
    let head (list: 'T list) : 'T =
        match list with
        | x :: _ -> x
        | [] -> raiseEmptyList ()

    /// The first element, if there is one.
    let tryHead (list: 'T list) : 'T option =
        match list with
        | x :: _ -> Some x
        | [] -> None

    /// All elements but the first.
    let tail (list: 'T list) : 'T list =
        match list with
        | _ :: rest -> rest
        | [] -> raiseEmptyList ()

    /// The last element, if there is one.
    let rec tryLast (list: 'T list) : 'T option =
        match list with
        | [] -> None
        | [ x ] -> Some x
        | _ :: rest -> tryLast rest

    /// The last element.
    let rec last (list: 'T list) : 'T =
        match list with
        | [ x ] -> x
        | _ :: rest -> last rest
        | [] -> raiseEmptyList ()

    let rec private drop (count: int) (list: 'T list) : 'T list =
        if count <= 0 then
            list
        else
            match list with
            | _ :: rest -> drop (count - 1) rest
            | [] -> []

    /// The element at an index, if there is one.
    let tryItem (index: int) (list: 'T list) : 'T option =
        if index < 0 then None else tryHead (drop index list)

    /// The element at an index.
    let item (index: int) (list: 'T list) : 'T =
        match (if index < 0 then [] else drop index list) with
        | x :: _ -> x
        | [] -> raiseArgument "index" "The index was outside the range of elements in the list."

    /// The element at an index: `item` with the list first.
    let nth (list: 'T list) (index: int) : 'T = item index list

    /// The only element.
    let exactlyOne (list: 'T list) : 'T =
        match list with
        | [ x ] -> x
        | [] -> raiseEmptySequence "source"
        | _ -> raiseArgument "source" "The input sequence contains more than one element."

    /// The only element, or None.
    let tryExactlyOne (list: 'T list) : 'T option =
        match list with
        | [ x ] -> Some x
        | _ -> None

    // ---- visiting -------------------------------------------------------------------------------------------------

    /// Applies an action to each element.
    [<Consumer>]
    let inline iter ([<InlineIfLambda>] action: 'T -> unit) (list: 'T list) : unit =
        for x in list do
            action x

    /// Applies an action to each index and element.
    [<Consumer>]
    let inline iteri ([<InlineIfLambda>] action: int -> 'T -> unit) (list: 'T list) : unit =
        let mutable i = 0
        for x in list do
            action i x
            i <- i + 1

    /// Applies an action to the elements of two lists of the same length.
    let rec iter2 (action: 'T1 -> 'T2 -> unit) (list1: 'T1 list) (list2: 'T2 list) : unit =
        match list1, list2 with
        | x :: rest1, y :: rest2 ->
            action x y
            iter2 action rest1 rest2
        | [], [] -> ()
        | rest1, rest2 -> raiseDiffer rest1 rest2

    let rec private iterFrom2 (action: int -> 'T1 -> 'T2 -> unit) (i: int) (list1: 'T1 list) (list2: 'T2 list) : unit =
        match list1, list2 with
        | x :: rest1, y :: rest2 ->
            action i x y
            iterFrom2 action (i + 1) rest1 rest2
        | [], [] -> ()
        | rest1, rest2 -> raiseDiffer rest1 rest2

    /// Applies an action to the indices and elements of two lists of the same length.
    let iteri2 (action: int -> 'T1 -> 'T2 -> unit) (list1: 'T1 list) (list2: 'T2 list) : unit =
        iterFrom2 action 0 list1 list2

    /// Folds from the first element.
    [<Consumer>]
    let fold<'T, 'State> (folder: 'State -> 'T -> 'State) (state: 'State) (list: 'T list) : 'State =
        let mutable result = state
        for x in list do
            result <- folder result x
        result

    /// Folds two lists of the same length from their first elements.
    let rec fold2<'T1, 'T2, 'State> (folder: 'State -> 'T1 -> 'T2 -> 'State) (state: 'State) (list1: 'T1 list) (list2: 'T2 list) : 'State =
        match list1, list2 with
        | x :: rest1, y :: rest2 -> fold2 folder (folder state x y) rest1 rest2
        | [], [] -> state
        | rest1, rest2 -> raiseDiffer rest1 rest2

    /// The elements in reverse order.
    [<Consumer>]
    let rev (list: 'T list) : 'T list =
        let mutable result: 'T list = []
        for x in list do
            result <- x :: result
        result

    /// Folds from the last element.
    [<Consumer>]
    let foldBack<'T, 'State> (folder: 'T -> 'State -> 'State) (list: 'T list) (state: 'State) : 'State =
        let mutable result = state
        for x in rev list do
            result <- folder x result
        result

    /// Folds two lists of the same length from their last elements.
    let foldBack2<'T1, 'T2, 'State> (folder: 'T1 -> 'T2 -> 'State -> 'State) (list1: 'T1 list) (list2: 'T2 list) (state: 'State) : 'State =
        let length1 = length list1
        let length2 = length list2
        if length1 <> length2 then
            raiseArgument
                "list1, list2"
                ("The lists had different lengths.\nlist1.Length = " + string length1 + ", list2.Length = " + string length2)
        fold2 (fun state x y -> folder x y state) state (rev list1) (rev list2)

    /// Combines all elements, from the first.
    let reduce (reduction: 'T -> 'T -> 'T) (list: 'T list) : 'T =
        match list with
        | first :: rest -> fold reduction first rest
        | [] -> raiseEmptyList ()

    /// Combines all elements, from the last.
    let reduceBack (reduction: 'T -> 'T -> 'T) (list: 'T list) : 'T =
        match rev list with
        | final :: rest -> fold (fun state x -> reduction x state) final rest
        | [] -> raiseEmptyList ()

    /// The states of a fold, the first one included.
    let scan<'T, 'State> (folder: 'State -> 'T -> 'State) (state: 'State) (list: 'T list) : 'State list =
        let start = cellOf state
        let mutable last = start
        let mutable current = state
        for x in list do
            current <- folder current x
            last <- extend last current
        start

    /// The states of a fold from the last element, the first one at the end.
    let scanBack<'T, 'State> (folder: 'T -> 'State -> 'State) (list: 'T list) (state: 'State) : 'State list =
        let mutable result = [ state ]
        let mutable current = state
        for x in rev list do
            current <- folder x current
            result <- current :: result
        result

    // ---- searching ------------------------------------------------------------------------------------------------

    /// Whether some element satisfies the predicate.
    let rec exists (predicate: 'T -> bool) (list: 'T list) : bool =
        match list with
        | [] -> false
        | x :: rest -> predicate x || exists predicate rest

    /// Whether all elements satisfy the predicate.
    let rec forall (predicate: 'T -> bool) (list: 'T list) : bool =
        match list with
        | [] -> true
        | x :: rest -> predicate x && forall predicate rest

    /// Whether some pair of elements at the same index satisfies the predicate.
    let rec exists2 (predicate: 'T1 -> 'T2 -> bool) (list1: 'T1 list) (list2: 'T2 list) : bool =
        match list1, list2 with
        | x :: rest1, y :: rest2 -> predicate x y || exists2 predicate rest1 rest2
        | [], [] -> false
        | _ -> raiseArgument "list2" "The lists had different lengths."

    /// Whether all pairs of elements at the same index satisfy the predicate.
    let rec forall2 (predicate: 'T1 -> 'T2 -> bool) (list1: 'T1 list) (list2: 'T2 list) : bool =
        match list1, list2 with
        | x :: rest1, y :: rest2 -> predicate x y && forall2 predicate rest1 rest2
        | [], [] -> true
        | rest1, rest2 -> raiseDiffer rest1 rest2

    /// Whether the list has an element equal to the value.
    let rec contains<'T when 'T: equality> (value: 'T) (source: 'T list) : bool =
        match source with
        | [] -> false
        | x :: rest -> value = x || contains value rest

    /// The first element that satisfies the predicate, if there is one.
    let rec tryFind (predicate: 'T -> bool) (list: 'T list) : 'T option =
        match list with
        | [] -> None
        | x :: rest -> if predicate x then Some x else tryFind predicate rest

    /// The first element that satisfies the predicate.
    let rec find (predicate: 'T -> bool) (list: 'T list) : 'T =
        match list with
        | [] -> raiseNotFound ()
        | x :: rest -> if predicate x then x else find predicate rest

    /// The last element that satisfies the predicate, if there is one.
    let tryFindBack (predicate: 'T -> bool) (list: 'T list) : 'T option = tryFind predicate (rev list)

    /// The last element that satisfies the predicate.
    let findBack (predicate: 'T -> bool) (list: 'T list) : 'T = find predicate (rev list)

    let rec private indexFrom (i: int) (predicate: 'T -> bool) (list: 'T list) : int =
        match list with
        | [] -> -1
        | x :: rest -> if predicate x then i else indexFrom (i + 1) predicate rest

    /// The index of the first element that satisfies the predicate, if there is one.
    let tryFindIndex (predicate: 'T -> bool) (list: 'T list) : int option =
        let i = indexFrom 0 predicate list
        if i < 0 then None else Some i

    /// The index of the first element that satisfies the predicate.
    let findIndex (predicate: 'T -> bool) (list: 'T list) : int =
        let i = indexFrom 0 predicate list
        if i < 0 then raiseNotFound () else i

    let private lastIndex (predicate: 'T -> bool) (list: 'T list) : int =
        let backwards = rev list
        let i = indexFrom 0 predicate backwards
        if i < 0 then -1 else length backwards - 1 - i

    /// The index of the last element that satisfies the predicate, if there is one.
    let tryFindIndexBack (predicate: 'T -> bool) (list: 'T list) : int option =
        let i = lastIndex predicate list
        if i < 0 then None else Some i

    /// The index of the last element that satisfies the predicate.
    let findIndexBack (predicate: 'T -> bool) (list: 'T list) : int =
        let i = lastIndex predicate list
        if i < 0 then raiseNotFound () else i

    /// The first result that is not None.
    let rec tryPick (chooser: 'T -> 'U option) (list: 'T list) : 'U option =
        match list with
        | [] -> None
        | x :: rest ->
            match chooser x with
            | None -> tryPick chooser rest
            | found -> found

    /// The first result that is not None.
    let rec pick (chooser: 'T -> 'U option) (list: 'T list) : 'U =
        match list with
        | [] -> raiseNotFound ()
        | x :: rest ->
            match chooser x with
            | Some found -> found
            | None -> pick chooser rest

    // ---- transforming ---------------------------------------------------------------------------------------------

    /// The results of a function for each element.
    [<EagerStage("map"); Consumer>]
    let map (mapping: 'T -> 'U) (list: 'T list) : 'U list =
        let start = anchor<'U> ()
        let mutable last = start
        for x in list do
            last <- extend last (mapping x)
        built start

    /// The results of a function for each index and element.
    [<Consumer>]
    let mapi (mapping: int -> 'T -> 'U) (list: 'T list) : 'U list =
        let start = anchor<'U> ()
        let mutable last = start
        let mutable i = 0
        for x in list do
            last <- extend last (mapping i x)
            i <- i + 1
        built start

    /// The elements with their indices.
    let indexed (list: 'T list) : (int * 'T) list = mapi (fun i x -> (i, x)) list

    /// The results of a function for the elements of two lists of the same length.
    let map2 (mapping: 'T1 -> 'T2 -> 'U) (list1: 'T1 list) (list2: 'T2 list) : 'U list =
        let start = anchor<'U> ()
        mapBehind2 (fun _ x y -> mapping x y) 0 start list1 list2
        built start

    /// The results of a function for the indices and elements of two lists of the same length.
    let mapi2 (mapping: int -> 'T1 -> 'T2 -> 'U) (list1: 'T1 list) (list2: 'T2 list) : 'U list =
        let start = anchor<'U> ()
        mapBehind2 mapping 0 start list1 list2
        built start

    /// The results of a function for the elements of three lists of the same length.
    let map3 (mapping: 'T1 -> 'T2 -> 'T3 -> 'U) (list1: 'T1 list) (list2: 'T2 list) (list3: 'T3 list) : 'U list =
        if not (length list1 = length list2 && length list2 = length list3) then
            raiseDiffer3 list1 list2 list3
        mapThree mapping list1 list2 list3

    /// Pairs of the elements of two lists of the same length.
    let zip (list1: 'T1 list) (list2: 'T2 list) : ('T1 * 'T2) list = map2 (fun x y -> (x, y)) list1 list2

    /// Triples of the elements of three lists of the same length.
    let zip3 (list1: 'T1 list) (list2: 'T2 list) (list3: 'T3 list) : ('T1 * 'T2 * 'T3) list =
        mapThree (fun x y z -> (x, y, z)) list1 list2 list3

    /// The first and the second parts of pairs.
    let unzip (list: ('T1 * 'T2) list) : 'T1 list * 'T2 list =
        let start1 = anchor<'T1> ()
        let start2 = anchor<'T2> ()
        let mutable last1 = start1
        let mutable last2 = start2
        for (x, y) in list do
            last1 <- extend last1 x
            last2 <- extend last2 y
        (built start1, built start2)

    /// The first, second and third parts of triples.
    let unzip3 (list: ('T1 * 'T2 * 'T3) list) : 'T1 list * 'T2 list * 'T3 list =
        let start1 = anchor<'T1> ()
        let start2 = anchor<'T2> ()
        let start3 = anchor<'T3> ()
        let mutable last1 = start1
        let mutable last2 = start2
        let mutable last3 = start3
        for (x, y, z) in list do
            last1 <- extend last1 x
            last2 <- extend last2 y
            last3 <- extend last3 z
        (built start1, built start2, built start3)

    /// A map that also carries a state from element to element.
    let mapFold<'T, 'State, 'Result> (mapping: 'State -> 'T -> 'Result * 'State) (state: 'State) (list: 'T list) : 'Result list * 'State =
        let start = anchor<'Result> ()
        let mutable last = start
        let mutable current = state
        for x in list do
            let (result, next) = mapping current x
            last <- extend last result
            current <- next
        (built start, current)

    /// A map that also carries a state, from the last element to the first.
    let mapFoldBack<'T, 'State, 'Result> (mapping: 'T -> 'State -> 'Result * 'State) (list: 'T list) (state: 'State) : 'Result list * 'State =
        let mutable results: 'Result list = []
        let mutable current = state
        for x in rev list do
            let (result, next) = mapping x current
            results <- result :: results
            current <- next
        (results, current)

    /// The elements that satisfy the predicate.
    [<EagerStage("filter"); Consumer>]
    let filter (predicate: 'T -> bool) (list: 'T list) : 'T list =
        let start = anchor<'T> ()
        let mutable last = start
        for x in list do
            if predicate x then
                last <- extend last x
        built start

    /// The elements that satisfy the predicate: `filter`.
    [<Consumer>]
    let where (predicate: 'T -> bool) (list: 'T list) : 'T list = filter predicate list

    /// The results that are not None.
    [<EagerStage("choose"); Consumer>]
    let choose (chooser: 'T -> 'U option) (list: 'T list) : 'U list =
        let start = anchor<'U> ()
        let mutable last = start
        for x in list do
            match chooser x with
            | Some y -> last <- extend last y
            | None -> ()
        built start

    /// The elements that satisfy the predicate, and those that do not.
    [<Consumer>]
    let partition (predicate: 'T -> bool) (list: 'T list) : 'T list * 'T list =
        let start1 = anchor<'T> ()
        let start2 = anchor<'T> ()
        let mutable last1 = start1
        let mutable last2 = start2
        for x in list do
            if predicate x then
                last1 <- extend last1 x
            else
                last2 <- extend last2 x
        (built start1, built start2)

    /// The elements of the first list, then those of the second.
    let append (list1: 'T list) (list2: 'T list) : 'T list =
        match list1, list2 with
        | [], _ -> list2
        | _, [] -> list1
        | x :: rest, _ ->
            let start = cellOf x
            setTail (extendAll start rest) list2
            start

    /// The elements of all lists, one list after the other.
    let concat (lists: seq<'T list>) : 'T list =
        let start = anchor<'T> ()
        let mutable last = start
        for list in lists do
            last <- extendAll last list
        built start

    /// The elements of the lists that a function gives for each element.
    [<Consumer>]
    let collect (mapping: 'T -> 'U list) (list: 'T list) : 'U list =
        let start = anchor<'U> ()
        let mutable last = start
        for x in list do
            last <- extendAll last (mapping x)
        built start

    /// All pairs of an element of the first list and one of the second.
    let allPairs (list1: 'T1 list) (list2: 'T2 list) : ('T1 * 'T2) list =
        let start = anchor<'T1 * 'T2> ()
        let mutable last = start
        for x in list1 do
            for y in list2 do
                last <- extend last (x, y)
        built start

    /// Each element with its successor.
    let pairwise (list: 'T list) : ('T * 'T) list =
        match list with
        | [] -> []
        | first :: rest ->
            let start = anchor<'T * 'T> ()
            let mutable last = start
            let mutable previous = first
            for x in rest do
                last <- extend last (previous, x)
                previous <- x
            built start

    // ---- parts ----------------------------------------------------------------------------------------------------

    /// The first `count` elements.
    let take (count: int) (list: 'T list) : 'T list =
        notNegative "count" count
        let start = anchor<'T> ()
        moveBehind start count list |> ignore
        built start

    /// The first `index` elements, and the rest.
    let splitAt (index: int) (list: 'T list) : 'T list * 'T list =
        notNegative "index" index
        if index > 0 && list.IsEmpty then
            raise (System.InvalidOperationException "The input list was empty.")
        let start = anchor<'T> ()
        let rest = moveBehind start index list
        (built start, rest)

    /// At most the first `count` elements.
    let truncate (count: int) (list: 'T list) : 'T list =
        let start = anchor<'T> ()
        let mutable last = start
        let mutable rest = list
        let mutable missing = count
        while missing > 0 do
            match rest with
            | x :: others ->
                last <- extend last x
                rest <- others
                missing <- missing - 1
            | [] -> missing <- 0
        built start

    let rec private skipFrom (wanted: int) (count: int) (list: 'T list) : 'T list =
        if count <= 0 then
            list
        else
            match list with
            | _ :: rest -> skipFrom wanted (count - 1) rest
            | [] ->
                raiseArgument
                    "count"
                    ("The index is outside the legal range.\ncount = "
                     + string wanted
                     + ", distance past the list = "
                     + string count)

    /// The elements after the first `count`.
    let skip (count: int) (list: 'T list) : 'T list = skipFrom count count list

    /// The elements before the first that does not satisfy the predicate.
    let takeWhile (predicate: 'T -> bool) (list: 'T list) : 'T list =
        let start = anchor<'T> ()
        let mutable last = start
        let mutable rest = list
        let mutable going = true
        while going do
            match rest with
            | x :: others when predicate x ->
                last <- extend last x
                rest <- others
            | _ -> going <- false
        built start

    /// The elements from the first that does not satisfy the predicate.
    let rec skipWhile (predicate: 'T -> bool) (list: 'T list) : 'T list =
        match list with
        | x :: rest when predicate x -> skipWhile predicate rest
        | _ -> list

    /// The elements, cut into lists of at most `chunkSize`.
    let chunkBySize (chunkSize: int) (list: 'T list) : 'T list list =
        positive "chunkSize" chunkSize
        let chunks = anchor<'T list> ()
        let mutable lastChunk = chunks
        let mutable rest = list
        while not (isEmpty rest) do
            let chunk = anchor<'T> ()
            let mutable last = chunk
            let mutable missing = chunkSize
            while missing > 0 do
                match rest with
                | x :: others ->
                    last <- extend last x
                    rest <- others
                    missing <- missing - 1
                | [] -> missing <- 0
            lastChunk <- extend lastChunk (built chunk)
        built chunks

    /// The elements, cut into at most `count` lists of nearly equal length, the longer ones first.
    let splitInto (count: int) (list: 'T list) : 'T list list =
        positive "count" count
        let total = length list
        let pieces = min count total
        let chunks = anchor<'T list> ()
        let mutable lastChunk = chunks
        let mutable rest = list
        for i in 0 .. pieces - 1 do
            let size = total / pieces + (if i < total % pieces then 1 else 0)
            let chunk = anchor<'T> ()
            rest <- moveBehind chunk size rest
            lastChunk <- extend lastChunk (built chunk)
        built chunks

    /// All runs of `windowSize` neighbours.
    let windowed (windowSize: int) (list: 'T list) : 'T list list =
        positive "windowSize" windowSize
        let windows = anchor<'T list> ()
        let mutable last = windows
        let mutable rest = list
        for _ in 0 .. length list - windowSize do
            last <- extend last (truncate windowSize rest)
            rest <- tail rest
        built windows

    /// Rows become columns.
    let transpose (lists: seq<'T list>) : 'T list list =
        notNull "lists" lists
        let rows = toArray (ofSeq lists)
        let count = Collections.length rows
        let columns = anchor<'T list> ()
        let mutable last = columns
        while count > 0 && not (isEmpty (get rows 0)) do
            let column = anchor<'T> ()
            let mutable lastOfColumn = column
            let all = length (get rows 0)
            for i in 0 .. count - 1 do
                match get rows i with
                | x :: rest ->
                    lastOfColumn <- extend lastOfColumn x
                    set rows i rest
                | [] -> raiseShorter ("list.[" + string i + "]") "list.[0]" all
            last <- extend last (built column)
        for i in 1 .. count - 1 do
            match get rows i with
            | [] -> ()
            | rest -> raiseShorter "list.[0]" ("list.[" + string i + "]") (length rest)
        built columns

    // ---- changing one place ---------------------------------------------------------------------------------------

    /// The list without the element at an index.
    let removeAt (index: int) (source: 'T list) : 'T list =
        let start = anchor<'T> ()
        let struct (last, rest) = upTo start index source
        match rest with
        | _ :: others -> setTail last others
        | [] -> raiseArgument "index" "index must be within bounds of the list"
        built start

    /// The list without `count` elements from an index.
    let removeManyAt (index: int) (count: int) (source: 'T list) : 'T list =
        let start = anchor<'T> ()
        let kept = if count < 0 then index + count else index
        let struct (last, rest) = upTo start (if index < 0 then index else max kept 0) source
        let mutable behind = rest
        for _ in 1 .. count do
            match behind with
            | _ :: others -> behind <- others
            | [] -> raiseArgument "index" "index must be within bounds of the list"
        setTail last behind
        built start

    /// The list with another element at an index.
    let updateAt (index: int) (value: 'T) (source: 'T list) : 'T list =
        let start = anchor<'T> ()
        let struct (last, rest) = upTo start index source
        match rest with
        | _ :: others -> setTail (extend last value) others
        | [] -> raiseArgument "index" "index must be within bounds of the list"
        built start

    /// The list with an element inserted at an index.
    let insertAt (index: int) (value: 'T) (source: 'T list) : 'T list =
        let start = anchor<'T> ()
        let struct (last, rest) = upTo start index source
        setTail (extend last value) rest
        built start

    /// The list with elements inserted at an index.
    let insertManyAt (index: int) (values: seq<'T>) (source: 'T list) : 'T list =
        let start = anchor<'T> ()
        let struct (last, rest) = upTo start index source
        let mutable final = last
        for x in values do
            final <- extend final x
        setTail final rest
        built start

    /// The elements at the places that a permutation gives.
    let permute (indexMap: int -> int) (list: 'T list) : 'T list =
        let source = toArray list
        let size = Collections.length source
        let result = newArray<'T> size
        let filled = newArray<bool> size
        for i in 0 .. size - 1 do
            let j = indexMap i
            if j < 0 || j >= size || get filled j then
                raiseNotPermutation ()
            set filled j true
            set result j (get source i)
        ofArray result

    // ---- order ----------------------------------------------------------------------------------------------------

    /// The elements sorted by an order; equal elements keep their places relative to each other.
    let sortWith (comparer: 'T -> 'T -> int) (list: 'T list) : 'T list =
        match list with
        | []
        | [ _ ] -> list
        | _ ->
            let array = toArray list
            Sorting.stable comparer array
            ofArray array

    /// The elements sorted; stable.
    let sort<'T when 'T: comparison> (list: 'T list) : 'T list = sortWith (fun a b -> compare a b) list

    /// The elements sorted from large to small; stable.
    let sortDescending<'T when 'T: comparison> (list: 'T list) : 'T list = sortWith (fun a b -> compare b a) list

    /// The elements with their keys, each key computed once.
    let private keyed (projection: 'T -> 'Key) (list: 'T list) : struct ('Key * 'T) list =
        map (fun x -> struct (projection x, x)) list

    /// The elements sorted by a key; stable.
    let sortBy<'T, 'Key when 'Key: comparison> (projection: 'T -> 'Key) (list: 'T list) : 'T list =
        match list with
        | []
        | [ _ ] -> list
        | _ ->
            keyed projection list
            |> sortWith (fun (struct (a, _)) (struct (b, _)) -> compare a b)
            |> map (fun (struct (_, x)) -> x)

    /// The elements sorted by a key from large to small; stable.
    let sortByDescending<'T, 'Key when 'Key: comparison> (projection: 'T -> 'Key) (list: 'T list) : 'T list =
        match list with
        | []
        | [ _ ] -> list
        | _ ->
            keyed projection list
            |> sortWith (fun (struct (a, _)) (struct (b, _)) -> compare b a)
            |> map (fun (struct (_, x)) -> x)

    /// The first nonzero comparison of elements at the same index; then the shorter list is smaller.
    let rec compareWith (comparer: 'T -> 'T -> int) (list1: 'T list) (list2: 'T list) : int =
        match list1, list2 with
        | x :: rest1, y :: rest2 ->
            let c = comparer x y
            if c = 0 then compareWith comparer rest1 rest2 else c
        | [], [] -> 0
        | [], _ -> -1
        | _, [] -> 1

    /// The greatest element, the first of several.
    let max<'T when 'T: comparison> (list: 'T list) : 'T =
        match list with
        | [] -> raiseEmptySequence "list"
        | first :: rest -> fold (fun best x -> if x > best then x else best) first rest

    /// The least element, the first of several.
    let min<'T when 'T: comparison> (list: 'T list) : 'T =
        match list with
        | [] -> raiseEmptySequence "list"
        | first :: rest -> fold (fun best x -> if x < best then x else best) first rest

    /// The element with the greatest key, the first of several.
    let maxBy<'T, 'U when 'U: comparison> (projection: 'T -> 'U) (list: 'T list) : 'T =
        match list with
        | [] -> raiseEmptySequence "list"
        | first :: rest ->
            let mutable best = first
            let mutable key = projection first
            for x in rest do
                let k = projection x
                if k > key then
                    best <- x
                    key <- k
            best

    /// The element with the least key, the first of several.
    let minBy<'T, 'U when 'U: comparison> (projection: 'T -> 'U) (list: 'T list) : 'T =
        match list with
        | [] -> raiseEmptySequence "list"
        | first :: rest ->
            let mutable best = first
            let mutable key = projection first
            for x in rest do
                let k = projection x
                if k < key then
                    best <- x
                    key <- k
            best

    // ---- keys -----------------------------------------------------------------------------------------------------

    /// The elements without those whose key was seen before.
    let distinctBy<'T, 'Key when 'Key: equality> (projection: 'T -> 'Key) (list: 'T list) : 'T list =
        let keys = KeyIndex<'Key>()
        let start = anchor<'T> ()
        let mutable last = start
        for x in list do
            let seen = keys.Count
            if keys.Add(projection x) = seen then
                last <- extend last x
        built start

    /// The elements without repetitions.
    let distinct<'T when 'T: equality> (list: 'T list) : 'T list = distinctBy (fun x -> x) list

    /// The distinct elements that are not among those to exclude.
    let except<'T when 'T: equality> (itemsToExclude: seq<'T>) (list: 'T list) : 'T list =
        notNull "itemsToExclude" itemsToExclude
        let keys = KeyIndex<'T>()
        for x in itemsToExclude do
            keys.Add x |> ignore
        let start = anchor<'T> ()
        let mutable last = start
        for x in list do
            let seen = keys.Count
            if keys.Add x = seen then
                last <- extend last x
        built start

    /// The keys, in the order of their first elements, each with its elements.
    [<Consumer>]
    let groupBy<'T, 'Key when 'Key: equality> (projection: 'T -> 'Key) (list: 'T list) : ('Key * 'T list) list =
        let keys = KeyIndex<'Key>()
        let groups = Buffer<Buffer<'T>> 4
        for x in list do
            let i = keys.Add(projection x)
            if i = groups.Count then
                groups.Add(Buffer<'T> 4)
            groups.Get(i).Add x
        init keys.Count (fun i -> (keys.Key i, groups.Get(i).ToList()))

    /// The keys, in the order of their first elements, each with the number of its elements.
    [<Consumer>]
    let countBy<'T, 'Key when 'Key: equality> (projection: 'T -> 'Key) (list: 'T list) : ('Key * int) list =
        let keys = KeyIndex<'Key>()
        let counts = Buffer<int> 4
        for x in list do
            let i = keys.Add(projection x)
            if i = counts.Count then
                counts.Add 1
            else
                counts.Set(i, counts.Get i + 1)
        init keys.Count (fun i -> (keys.Key i, counts.Get i))

    // ---- sums -----------------------------------------------------------------------------------------------------

    /// The sum; integer sums raise OverflowException when they do not fit.
    [<Consumer>]
    let inline sum (list: ^T list) : ^T
        when ^T: (static member (+): ^T * ^T -> ^T) and ^T: (static member Zero: ^T) =
        let mutable total = LanguagePrimitives.GenericZero< ^T>
        for x in list do
            total <- Checked.(+) total x
        total

    /// The sum of what a function gives for each element; integer sums raise OverflowException when they do not fit.
    [<Consumer>]
    let inline sumBy ([<InlineIfLambda>] projection: 'T -> ^U) (list: 'T list) : ^U
        when ^U: (static member (+): ^U * ^U -> ^U) and ^U: (static member Zero: ^U) =
        let mutable total = LanguagePrimitives.GenericZero< ^U>
        for x in list do
            total <- Checked.(+) total (projection x)
        total

    /// The mean.
    let inline average (list: ^T list) : ^T
        when ^T: (static member (+): ^T * ^T -> ^T)
        and ^T: (static member DivideByInt: ^T * int -> ^T)
        and ^T: (static member Zero: ^T) =
        match list with
        | [] -> raiseEmptySequence "source"
        | _ ->
            let mutable total = LanguagePrimitives.GenericZero< ^T>
            let mutable count = 0
            for x in list do
                total <- Checked.(+) total x
                count <- count + 1
            LanguagePrimitives.DivideByInt total count

    /// The mean of what a function gives for each element.
    let inline averageBy ([<InlineIfLambda>] projection: 'T -> ^U) (list: 'T list) : ^U
        when ^U: (static member (+): ^U * ^U -> ^U)
        and ^U: (static member DivideByInt: ^U * int -> ^U)
        and ^U: (static member Zero: ^U) =
        match list with
        | [] -> raiseEmptySequence "source"
        | _ ->
            let mutable total = LanguagePrimitives.GenericZero< ^U>
            let mutable count = 0
            for x in list do
                total <- Checked.(+) total (projection x)
                count <- count + 1
            LanguagePrimitives.DivideByInt total count
