namespace FSharp.Collections

open Firefly.Runtime
open Firefly.Runtime.Collections

/// Arrays: making, visiting, searching, transforming, sorting.
///
/// In: arrays; a null array raises ArgumentNullException. Out: fresh arrays, or values computed in index order.
/// Holds: exceptions carry FSharp.Core's texts and parameter names; `sort` orders equal elements as .NET does.
[<RequireQualifiedAccess>]
[<CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Array =

    open ArraySupport

    // ---- making ---------------------------------------------------------------------------------------------------

    /// An array of zeros, nulls or empty values.
    let zeroCreate<'T> (count: int) : 'T[] =
        notNegative "count" count
        newArray<'T> count

    /// An array without elements.
    let empty<'T> : 'T[] = newArray<'T> 0

    /// An array of one element.
    let singleton (value: 'T) : 'T[] = [| value |]

    /// `count` times the same element.
    let create (count: int) (value: 'T) : 'T[] =
        notNegative "count" count
        let result = newArray<'T> count
        for i in 0 .. count - 1 do
            set result i value
        result

    /// `count` times the same element.
    let replicate (count: int) (initial: 'T) : 'T[] = create count initial

    /// The elements that a function gives for 0 .. count - 1.
    let inline init (count: int) (initializer: int -> 'T) : 'T[] =
        notNegative "count" count
        ArraySupport.init count initializer

    /// Elements from a state, until the generator gives None.
    let unfold<'T, 'State> (generator: 'State -> ('T * 'State) option) (state: 'State) : 'T[] =
        let buffer = Buffer<'T> 4
        let mutable current = generator state
        while current.IsSome do
            match current with
            | Some(value, next) ->
                buffer.Add value
                current <- generator next
            | None -> ()
        buffer.ToArray()

    /// The elements of a list.
    let ofList (list: 'T list) : 'T[] = List.toArray list

    /// The elements of a sequence.
    let ofSeq (source: seq<'T>) : 'T[] =
        notNull "source" source
        ArraySupport.ofSeq source

    /// The elements as a list.
    let toList (array: 'T[]) : 'T list =
        notNull "array" array
        List.ofArray array

    /// The array as a sequence.
    let toSeq (array: 'T[]) : seq<'T> =
        notNull "array" array
        array :> seq<'T>

    /// A new array with the same elements.
    let copy (array: 'T[]) : 'T[] =
        notNull "array" array
        part array 0 (length array)

    // ---- asking ---------------------------------------------------------------------------------------------------

    /// Whether the array has no elements.
    let isEmpty (array: 'T[]) : bool =
        notNull "array" array
        length array = 0

    /// The first element.
    let head (array: 'T[]) : 'T =
        notNull "array" array
        if length array = 0 then raiseEmptyArray () else get array 0

    /// The first element, if there is one.
    let tryHead (array: 'T[]) : 'T option =
        notNull "array" array
        if length array = 0 then None else Some(get array 0)

    /// The last element.
    let last (array: 'T[]) : 'T =
        notNull "array" array
        if length array = 0 then raiseEmptyArray () else get array (length array - 1)

    /// The last element, if there is one.
    let tryLast (array: 'T[]) : 'T option =
        notNull "array" array
        if length array = 0 then None else Some(get array (length array - 1))

    /// The element at an index.
    let item (index: int) (array: 'T[]) : 'T = array.[index]

    /// The element at an index, if there is one.
    let tryItem (index: int) (array: 'T[]) : 'T option =
        notNull "array" array
        if index < 0 || index >= length array then None else Some(get array index)

    /// The only element.
    let exactlyOne (array: 'T[]) : 'T =
        notNull "array" array
        if length array = 1 then get array 0
        elif length array = 0 then raiseEmptySequence "array"
        else raiseArgument "array" "The input sequence contains more than one element."

    /// The only element, or None.
    let tryExactlyOne (array: 'T[]) : 'T option =
        notNull "array" array
        if length array = 1 then Some(get array 0) else None

    // ---- visiting -------------------------------------------------------------------------------------------------

    /// Applies an action to each element.
    [<Consumer>]
    let inline iter ([<InlineIfLambda>] action: 'T -> unit) (array: 'T[]) : unit =
        notNull "array" array
        for x in array do
            action x

    /// Applies an action to each index and element.
    let iteri (action: int -> 'T -> unit) (array: 'T[]) : unit =
        notNull "array" array
        for i in 0 .. length array - 1 do
            action i (get array i)

    /// Applies an action to the elements of two arrays of the same length.
    let iter2 (action: 'T1 -> 'T2 -> unit) (array1: 'T1[]) (array2: 'T2[]) : unit =
        sameLength array1 array2
        for i in 0 .. length array1 - 1 do
            action (get array1 i) (get array2 i)

    /// Applies an action to the indices and elements of two arrays of the same length.
    let iteri2 (action: int -> 'T1 -> 'T2 -> unit) (array1: 'T1[]) (array2: 'T2[]) : unit =
        sameLength array1 array2
        for i in 0 .. length array1 - 1 do
            action i (get array1 i) (get array2 i)

    /// Folds from the first element.
    [<Consumer>]
    let fold<'T, 'State> (folder: 'State -> 'T -> 'State) (state: 'State) (array: 'T[]) : 'State =
        notNull "array" array
        let mutable result = state
        for x in array do
            result <- folder result x
        result

    /// Folds two arrays of the same length from their first elements.
    let fold2<'T1, 'T2, 'State> (folder: 'State -> 'T1 -> 'T2 -> 'State) (state: 'State) (array1: 'T1[]) (array2: 'T2[]) : 'State =
        sameLength array1 array2
        let mutable result = state
        for i in 0 .. length array1 - 1 do
            result <- folder result (get array1 i) (get array2 i)
        result

    /// Folds from the last element.
    let foldBack<'T, 'State> (folder: 'T -> 'State -> 'State) (array: 'T[]) (state: 'State) : 'State =
        notNull "array" array
        let mutable result = state
        for i in length array - 1 .. -1 .. 0 do
            result <- folder (get array i) result
        result

    /// Folds two arrays of the same length from their last elements.
    let foldBack2<'T1, 'T2, 'State> (folder: 'T1 -> 'T2 -> 'State -> 'State) (array1: 'T1[]) (array2: 'T2[]) (state: 'State) : 'State =
        sameLength array1 array2
        let mutable result = state
        for i in length array1 - 1 .. -1 .. 0 do
            result <- folder (get array1 i) (get array2 i) result
        result

    /// Combines all elements, from the first.
    let reduce (reduction: 'T -> 'T -> 'T) (array: 'T[]) : 'T =
        notNull "array" array
        if length array = 0 then
            raiseEmptyArray ()
        let mutable result = get array 0
        for i in 1 .. length array - 1 do
            result <- reduction result (get array i)
        result

    /// Combines all elements, from the last.
    let reduceBack (reduction: 'T -> 'T -> 'T) (array: 'T[]) : 'T =
        notNull "array" array
        if length array = 0 then
            raiseEmptyArray ()
        let mutable result = get array (length array - 1)
        for i in length array - 2 .. -1 .. 0 do
            result <- reduction (get array i) result
        result

    /// The states of a fold, the first one included.
    let scan<'T, 'State> (folder: 'State -> 'T -> 'State) (state: 'State) (array: 'T[]) : 'State[] =
        notNull "array" array
        let result = newArray<'State> (length array + 1)
        let mutable current = state
        set result 0 state
        for i in 0 .. length array - 1 do
            current <- folder current (get array i)
            set result (i + 1) current
        result

    /// The states of a fold from the last element, the first one at the end.
    let scanBack<'T, 'State> (folder: 'T -> 'State -> 'State) (array: 'T[]) (state: 'State) : 'State[] =
        notNull "array" array
        let result = newArray<'State> (length array + 1)
        let mutable current = state
        set result (length array) state
        for i in length array - 1 .. -1 .. 0 do
            current <- folder (get array i) current
            set result i current
        result

    // ---- searching ------------------------------------------------------------------------------------------------

    /// Whether some element satisfies the predicate.
    let exists (predicate: 'T -> bool) (array: 'T[]) : bool =
        notNull "array" array
        indexFrom predicate array 0 >= 0

    /// Whether all elements satisfy the predicate.
    let forall (predicate: 'T -> bool) (array: 'T[]) : bool =
        notNull "array" array
        indexFrom (fun x -> not (predicate x)) array 0 < 0

    /// Whether some pair of elements at the same index satisfies the predicate.
    let exists2 (predicate: 'T1 -> 'T2 -> bool) (array1: 'T1[]) (array2: 'T2[]) : bool =
        sameLength array1 array2
        let mutable i = 0
        while i < length array1 && not (predicate (get array1 i) (get array2 i)) do
            i <- i + 1
        i < length array1

    /// Whether all pairs of elements at the same index satisfy the predicate.
    let forall2 (predicate: 'T1 -> 'T2 -> bool) (array1: 'T1[]) (array2: 'T2[]) : bool =
        sameLength array1 array2
        let mutable i = 0
        while i < length array1 && predicate (get array1 i) (get array2 i) do
            i <- i + 1
        i = length array1

    /// Whether the array has an element equal to the value.
    let contains<'T when 'T: equality> (value: 'T) (array: 'T[]) : bool =
        notNull "array" array
        indexFrom (fun x -> value = x) array 0 >= 0

    /// The first element that satisfies the predicate, if there is one.
    let tryFind (predicate: 'T -> bool) (array: 'T[]) : 'T option =
        notNull "array" array
        let i = indexFrom predicate array 0
        if i < 0 then None else Some(get array i)

    /// The first element that satisfies the predicate.
    let find (predicate: 'T -> bool) (array: 'T[]) : 'T =
        notNull "array" array
        let i = indexFrom predicate array 0
        if i < 0 then raiseNotFound () else get array i

    /// The last element that satisfies the predicate, if there is one.
    let tryFindBack (predicate: 'T -> bool) (array: 'T[]) : 'T option =
        notNull "array" array
        let i = lastIndex predicate array
        if i < 0 then None else Some(get array i)

    /// The last element that satisfies the predicate.
    let findBack (predicate: 'T -> bool) (array: 'T[]) : 'T =
        notNull "array" array
        let i = lastIndex predicate array
        if i < 0 then raiseNotFound () else get array i

    /// The index of the first element that satisfies the predicate, if there is one.
    let tryFindIndex (predicate: 'T -> bool) (array: 'T[]) : int option =
        notNull "array" array
        let i = indexFrom predicate array 0
        if i < 0 then None else Some i

    /// The index of the first element that satisfies the predicate.
    let findIndex (predicate: 'T -> bool) (array: 'T[]) : int =
        notNull "array" array
        let i = indexFrom predicate array 0
        if i < 0 then raiseNotFound () else i

    /// The index of the last element that satisfies the predicate, if there is one.
    let tryFindIndexBack (predicate: 'T -> bool) (array: 'T[]) : int option =
        notNull "array" array
        let i = lastIndex predicate array
        if i < 0 then None else Some i

    /// The index of the last element that satisfies the predicate.
    let findIndexBack (predicate: 'T -> bool) (array: 'T[]) : int =
        notNull "array" array
        let i = lastIndex predicate array
        if i < 0 then raiseNotFound () else i

    /// The first result that is not None.
    let tryPick (chooser: 'T -> 'U option) (array: 'T[]) : 'U option =
        notNull "array" array
        let mutable found: 'U option = None
        let mutable i = 0
        while i < length array && found.IsNone do
            found <- chooser (get array i)
            i <- i + 1
        found

    /// The first result that is not None.
    let pick (chooser: 'T -> 'U option) (array: 'T[]) : 'U =
        match tryPick chooser array with
        | Some found -> found
        | None -> raiseNotFound ()

    // ---- transforming ---------------------------------------------------------------------------------------------

    /// The results of a function for each element.
    [<Consumer>]
    let inline map (mapping: 'T -> 'U) (array: 'T[]) : 'U[] =
        notNull "array" array
        ArraySupport.map mapping array

    /// The results of a function for each index and element.
    let mapi (mapping: int -> 'T -> 'U) (array: 'T[]) : 'U[] =
        notNull "array" array
        let result = newArray<'U> (length array)
        for i in 0 .. length array - 1 do
            set result i (mapping i (get array i))
        result

    /// The elements with their indices.
    let indexed (array: 'T[]) : (int * 'T)[] = mapi (fun i x -> (i, x)) array

    /// The results of a function for the elements of two arrays of the same length.
    let map2 (mapping: 'T1 -> 'T2 -> 'U) (array1: 'T1[]) (array2: 'T2[]) : 'U[] =
        sameLength array1 array2
        let result = newArray<'U> (length array1)
        for i in 0 .. length array1 - 1 do
            set result i (mapping (get array1 i) (get array2 i))
        result

    /// The results of a function for the indices and elements of two arrays of the same length.
    let mapi2 (mapping: int -> 'T1 -> 'T2 -> 'U) (array1: 'T1[]) (array2: 'T2[]) : 'U[] =
        sameLength array1 array2
        let result = newArray<'U> (length array1)
        for i in 0 .. length array1 - 1 do
            set result i (mapping i (get array1 i) (get array2 i))
        result

    /// The results of a function for the elements of three arrays of the same length.
    let map3 (mapping: 'T1 -> 'T2 -> 'T3 -> 'U) (array1: 'T1[]) (array2: 'T2[]) (array3: 'T3[]) : 'U[] =
        sameLength3 array1 array2 array3
        let result = newArray<'U> (length array1)
        for i in 0 .. length array1 - 1 do
            set result i (mapping (get array1 i) (get array2 i) (get array3 i))
        result

    /// Pairs of the elements of two arrays of the same length.
    let zip (array1: 'T1[]) (array2: 'T2[]) : ('T1 * 'T2)[] = map2 (fun x y -> (x, y)) array1 array2

    /// Triples of the elements of three arrays of the same length.
    let zip3 (array1: 'T1[]) (array2: 'T2[]) (array3: 'T3[]) : ('T1 * 'T2 * 'T3)[] =
        map3 (fun x y z -> (x, y, z)) array1 array2 array3

    /// The first and the second parts of pairs.
    let unzip (array: ('T1 * 'T2)[]) : 'T1[] * 'T2[] = (map fst array, map snd array)

    /// The first, second and third parts of triples.
    let unzip3 (array: ('T1 * 'T2 * 'T3)[]) : 'T1[] * 'T2[] * 'T3[] =
        (map (fun (x, _, _) -> x) array, map (fun (_, y, _) -> y) array, map (fun (_, _, z) -> z) array)

    /// A map that also carries a state from element to element.
    let mapFold<'T, 'State, 'Result> (mapping: 'State -> 'T -> 'Result * 'State) (state: 'State) (array: 'T[]) : 'Result[] * 'State =
        notNull "array" array
        let results = newArray<'Result> (length array)
        let mutable current = state
        for i in 0 .. length array - 1 do
            let (result, next) = mapping current (get array i)
            set results i result
            current <- next
        (results, current)

    /// A map that also carries a state, from the last element to the first.
    let mapFoldBack<'T, 'State, 'Result> (mapping: 'T -> 'State -> 'Result * 'State) (array: 'T[]) (state: 'State) : 'Result[] * 'State =
        notNull "array" array
        let results = newArray<'Result> (length array)
        let mutable current = state
        for i in length array - 1 .. -1 .. 0 do
            let (result, next) = mapping (get array i) current
            set results i result
            current <- next
        (results, current)

    /// The elements that satisfy the predicate.
    [<Consumer>]
    let inline filter (predicate: 'T -> bool) (array: 'T[]) : 'T[] =
        notNull "array" array
        ArraySupport.filter predicate array

    /// The elements that satisfy the predicate: `filter`.
    [<Consumer>]
    let where (predicate: 'T -> bool) (array: 'T[]) : 'T[] = filter predicate array

    /// The results that are not None.
    [<Consumer>]
    let inline choose (chooser: 'T -> 'U option) (array: 'T[]) : 'U[] =
        notNull "array" array
        ArraySupport.choose chooser array

    /// The elements that satisfy the predicate, and those that do not.
    let partition (predicate: 'T -> bool) (array: 'T[]) : 'T[] * 'T[] =
        notNull "array" array
        let yes = Buffer<'T> 4
        let no = Buffer<'T> 4
        for i in 0 .. length array - 1 do
            let x = get array i
            if predicate x then yes.Add x else no.Add x
        (yes.ToArray(), no.ToArray())

    /// The elements of the first array, then those of the second.
    let append (array1: 'T[]) (array2: 'T[]) : 'T[] =
        notNull "array1" array1
        notNull "array2" array2
        let result = newArray<'T> (length array1 + length array2)
        copyInto array1 0 result 0 (length array1)
        copyInto array2 0 result (length array1) (length array2)
        result

    /// The elements of all arrays, one array after the other.
    let concat (arrays: seq<'T[]>) : 'T[] =
        notNull "arrays" arrays
        concatArrays (ArraySupport.ofSeq arrays)

    /// The elements of the arrays that a function gives for each element.
    let collect (mapping: 'T -> 'U[]) (array: 'T[]) : 'U[] = concatArrays (map mapping array)

    /// All pairs of an element of the first array and one of the second.
    let allPairs (array1: 'T1[]) (array2: 'T2[]) : ('T1 * 'T2)[] =
        notNull "array1" array1
        notNull "array2" array2
        let result = newArray<'T1 * 'T2> (length array1 * length array2)
        for i in 0 .. length array1 - 1 do
            for j in 0 .. length array2 - 1 do
                set result (i * length array2 + j) (get array1 i, get array2 j)
        result

    /// Each element with its successor.
    let pairwise (array: 'T[]) : ('T * 'T)[] =
        notNull "array" array
        if length array < 2 then
            newArray<'T * 'T> 0
        else
            let result = newArray<'T * 'T> (length array - 1)
            for i in 0 .. length array - 2 do
                set result i (get array i, get array (i + 1))
            result

    /// The elements in reverse order.
    let rev (array: 'T[]) : 'T[] =
        notNull "array" array
        let result = newArray<'T> (length array)
        for i in 0 .. length array - 1 do
            set result (length array - 1 - i) (get array i)
        result

    /// The elements at the places that a permutation gives.
    let permute (indexMap: int -> int) (array: 'T[]) : 'T[] =
        notNull "array" array
        let result = newArray<'T> (length array)
        let filled = newArray<bool> (length array)
        for i in 0 .. length array - 1 do
            let j = indexMap i
            if j < 0 || j >= length array || get filled j then
                raiseNotPermutation ()
            set filled j true
            set result j (get array i)
        result

    /// Rows become columns.
    let transpose (arrays: seq<'T[]>) : 'T[][] =
        notNull "arrays" arrays
        let rows = ArraySupport.ofSeq arrays
        for j in 0 .. length rows - 1 do
            if isNullRef (get rows j) then
                ArraySupport.raiseNull ()
        if length rows = 0 then
            newArray<'T[]> 0
        else
            let width = length (get rows 0)
            for j in 1 .. length rows - 1 do
                if length (get rows j) <> width then
                    raiseDiffer "array.[0]" width ("array.[" + string j + "]") (length (get rows j))
            let columns = newArray<'T[]> width
            for i in 0 .. width - 1 do
                let column = newArray<'T> (length rows)
                for j in 0 .. length rows - 1 do
                    set column j (get (get rows j) i)
                set columns i column
            columns

    // ---- parts ----------------------------------------------------------------------------------------------------

    /// `count` elements from `startIndex`.
    let sub (array: 'T[]) (startIndex: int) (count: int) : 'T[] =
        notNull "array" array
        notNegative "startIndex" startIndex
        notNegative "count" count
        if startIndex > length array - count then
            raiseArgument
                "count"
                ("The index is outside the legal range.\ncount = " + string count + ", array.Length = " + string (length array))
        part array startIndex count

    /// The first `count` elements.
    let take (count: int) (array: 'T[]) : 'T[] =
        notNull "array" array
        notNegative "count" count
        if count > length array then
            raiseInvalid "The input sequence has an insufficient number of elements."
        part array 0 count

    /// At most the first `count` elements.
    let truncate (count: int) (array: 'T[]) : 'T[] =
        notNull "array" array
        part array 0 (max 0 (min count (length array)))

    /// The elements after the first `count`.
    let skip (count: int) (array: 'T[]) : 'T[] =
        notNull "array" array
        if count > length array then
            raiseArgument
                "count"
                ("The index is outside the legal range.\ncount = " + string count + ", array.Length = " + string (length array))
        let start = max count 0
        part array start (length array - start)

    /// All elements but the first.
    let tail (array: 'T[]) : 'T[] =
        notNull "array" array
        if length array = 0 then
            raiseArgument "array" "The input sequence has an insufficient number of elements."
        part array 1 (length array - 1)

    /// The first `index` elements, and the rest.
    let splitAt (index: int) (array: 'T[]) : 'T[] * 'T[] =
        notNull "array" array
        notNegative "index" index
        if index > length array then
            raiseInvalid "The input sequence has an insufficient number of elements."
        (part array 0 index, part array index (length array - index))

    /// The elements before the first that does not satisfy the predicate.
    let takeWhile (predicate: 'T -> bool) (array: 'T[]) : 'T[] =
        notNull "array" array
        let i = indexFrom (fun x -> not (predicate x)) array 0
        part array 0 (if i < 0 then length array else i)

    /// The elements from the first that does not satisfy the predicate.
    let skipWhile (predicate: 'T -> bool) (array: 'T[]) : 'T[] =
        notNull "array" array
        let i = indexFrom (fun x -> not (predicate x)) array 0
        if i < 0 then newArray<'T> 0 else part array i (length array - i)

    /// The elements, cut into arrays of at most `chunkSize`.
    let chunkBySize (chunkSize: int) (array: 'T[]) : 'T[][] =
        notNull "array" array
        positive "chunkSize" chunkSize
        let size = length array
        let count = if size = 0 then 0 else (size - 1) / chunkSize + 1
        let chunks = newArray<'T[]> count
        for i in 0 .. count - 1 do
            set chunks i (part array (i * chunkSize) (min chunkSize (size - i * chunkSize)))
        chunks

    /// The elements, cut into at most `count` arrays of nearly equal length, the longer ones first.
    let splitInto (count: int) (array: 'T[]) : 'T[][] =
        notNull "array" array
        positive "count" count
        let size = length array
        let pieces = min count size
        let chunks = newArray<'T[]> pieces
        let mutable at = 0
        for i in 0 .. pieces - 1 do
            let some = size / pieces + (if i < size % pieces then 1 else 0)
            set chunks i (part array at some)
            at <- at + some
        chunks

    /// All runs of `windowSize` neighbours.
    let windowed (windowSize: int) (array: 'T[]) : 'T[][] =
        notNull "array" array
        positive "windowSize" windowSize
        let count = max 0 (length array - windowSize + 1)
        let windows = newArray<'T[]> count
        for i in 0 .. count - 1 do
            set windows i (part array i windowSize)
        windows

    // ---- changing one place ---------------------------------------------------------------------------------------

    /// A new array with `count` elements at an index replaced by others.
    let private splice (index: int) (count: int) (values: 'T[]) (source: 'T[]) : 'T[] =
        let added = length values
        let result = newArray<'T> (length source - count + added)
        copyInto source 0 result 0 index
        copyInto values 0 result index added
        copyInto source (index + count) result (index + added) (length source - index - count)
        result

    /// The array without the element at an index.
    let removeAt (index: int) (source: 'T[]) : 'T[] =
        notNull "source" source
        if index < 0 || index >= length source then
            raiseBounds ()
        splice index 1 (newArray<'T> 0) source

    /// The array without `count` elements from an index.
    let removeManyAt (index: int) (count: int) (source: 'T[]) : 'T[] =
        notNull "source" source
        if index < 0 || index > length source - count then
            raiseBounds ()
        splice index count (newArray<'T> 0) source

    /// The array with another element at an index.
    let updateAt (index: int) (value: 'T) (source: 'T[]) : 'T[] =
        notNull "source" source
        if index < 0 || index >= length source then
            raiseBounds ()
        splice index 1 [| value |] source

    /// The array with an element inserted at an index.
    let insertAt (index: int) (value: 'T) (source: 'T[]) : 'T[] =
        notNull "source" source
        if index < 0 || index > length source then
            raiseBounds ()
        splice index 0 [| value |] source

    /// The array with elements inserted at an index.
    let insertManyAt (index: int) (values: seq<'T>) (source: 'T[]) : 'T[] =
        notNull "source" source
        if index < 0 || index > length source then
            raiseBounds ()
        let added = ofSeq values
        if length added = 0 then source else splice index 0 added source

    /// Sets `count` elements from an index to a value.
    let fill (target: 'T[]) (targetIndex: int) (count: int) (value: 'T) : unit =
        notNull "target" target
        notNegative "targetIndex" targetIndex
        notNegative "count" count
        for i in targetIndex .. targetIndex + count - 1 do
            target.[i] <- value

    [<NoInline; Cold>]
    let private raiseRange (name: string) (value: int) (rule: string) : unit =
        raise (System.ArgumentOutOfRangeException(name, box value, name + " ('" + string value + "') must be " + rule))

    /// Copies `count` elements of one array into another, or to other places of the same one.
    let blit (source: 'T[]) (sourceIndex: int) (target: 'T[]) (targetIndex: int) (count: int) : unit =
        notNull "sourceArray" source
        notNull "destinationArray" target
        if count < 0 then raiseRange "length" count "a non-negative value."
        if sourceIndex < 0 then raiseRange "sourceIndex" sourceIndex "greater than or equal to '0'."
        if targetIndex < 0 then raiseRange "destinationIndex" targetIndex "greater than or equal to '0'."
        if sourceIndex > length source - count then
            raiseArgument
                "sourceArray"
                "Source array was not long enough. Check the source index, length, and the array's lower bounds."
        if targetIndex > length target - count then
            raiseArgument
                "destinationArray"
                "Destination array was not long enough. Check the destination index, length, and the array's lower bounds."
        copyInto source sourceIndex target targetIndex count

    // ---- order ----------------------------------------------------------------------------------------------------

    /// Sorts in place; which of two equal elements comes first is .NET's choice.
    let sortInPlace<'T when 'T: comparison> (array: 'T[]) : unit =
        notNull "array" array
        Sorting.intro (fun a b -> compare a b) array

    /// Sorts in place by an order.
    let sortInPlaceWith (comparer: 'T -> 'T -> int) (array: 'T[]) : unit =
        notNull "array" array
        Sorting.intro comparer array

    /// Sorts in place by a key.
    let sortInPlaceBy<'T, 'Key when 'Key: comparison> (projection: 'T -> 'Key) (array: 'T[]) : unit =
        let keys = map projection array
        Sorting.introPairs (fun a b -> compare a b) keys array

    /// The elements sorted; which of two equal elements comes first is .NET's choice.
    let sort<'T when 'T: comparison> (array: 'T[]) : 'T[] =
        let result = copy array
        sortInPlace result
        result

    /// The elements sorted by an order.
    let sortWith (comparer: 'T -> 'T -> int) (array: 'T[]) : 'T[] =
        let result = copy array
        sortInPlaceWith comparer result
        result

    /// The elements sorted by a key.
    let sortBy<'T, 'Key when 'Key: comparison> (projection: 'T -> 'Key) (array: 'T[]) : 'T[] =
        let result = copy array
        sortInPlaceBy projection result
        result

    /// The elements sorted from large to small.
    let sortDescending<'T when 'T: comparison> (array: 'T[]) : 'T[] = sortWith (fun a b -> compare b a) array

    /// The elements sorted by a key from large to small.
    let sortByDescending<'T, 'Key when 'Key: comparison> (projection: 'T -> 'Key) (array: 'T[]) : 'T[] =
        sortWith (fun a b -> compare (projection b) (projection a)) array

    /// The first nonzero comparison of elements at the same index; then the shorter array is smaller.
    let compareWith (comparer: 'T -> 'T -> int) (array1: 'T[]) (array2: 'T[]) : int =
        notNull "array1" array1
        notNull "array2" array2
        let common = min (length array1) (length array2)
        let mutable result = 0
        let mutable i = 0
        while result = 0 && i < common do
            result <- comparer (get array1 i) (get array2 i)
            i <- i + 1
        if result <> 0 then result else compare (length array1) (length array2)

    /// The index of the element whose key no other beats; the first of several.
    let inline private bestIndex ([<InlineIfLambda>] better: 'U -> 'U -> bool) (projection: 'T -> 'U) (array: 'T[]) : int =
        notNull "array" array
        if length array = 0 then
            raiseEmptyArray ()
        let mutable best = 0
        let mutable key = projection (get array 0)
        for i in 1 .. length array - 1 do
            let k = projection (get array i)
            if better k key then
                best <- i
                key <- k
        best

    /// The greatest element, the first of several.
    let max<'T when 'T: comparison> (array: 'T[]) : 'T =
        get array (bestIndex (fun a b -> a > b) (fun x -> x) array)

    /// The least element, the first of several.
    let min<'T when 'T: comparison> (array: 'T[]) : 'T =
        get array (bestIndex (fun a b -> a < b) (fun x -> x) array)

    /// The element with the greatest key, the first of several.
    let maxBy<'T, 'U when 'U: comparison> (projection: 'T -> 'U) (array: 'T[]) : 'T =
        get array (bestIndex (fun a b -> a > b) projection array)

    /// The element with the least key, the first of several.
    let minBy<'T, 'U when 'U: comparison> (projection: 'T -> 'U) (array: 'T[]) : 'T =
        get array (bestIndex (fun a b -> a < b) projection array)

    // ---- keys -----------------------------------------------------------------------------------------------------

    /// The elements without those whose key was seen before.
    let distinctBy<'T, 'Key when 'Key: equality> (projection: 'T -> 'Key) (array: 'T[]) : 'T[] =
        let keys = KeyIndex<'Key>()
        filter
            (fun x ->
                let seen = keys.Count
                keys.Add(projection x) = seen)
            array

    /// The elements without repetitions.
    let distinct<'T when 'T: equality> (array: 'T[]) : 'T[] = distinctBy (fun x -> x) array

    /// The distinct elements that are not among those to exclude.
    let except<'T when 'T: equality> (itemsToExclude: seq<'T>) (array: 'T[]) : 'T[] =
        notNull "itemsToExclude" itemsToExclude
        notNull "array" array
        let keys = KeyIndex<'T>()
        for x in itemsToExclude do
            keys.Add x |> ignore
        filter
            (fun x ->
                let seen = keys.Count
                keys.Add x = seen)
            array

    /// The keys, in the order of their first elements, each with its elements.
    let groupBy<'T, 'Key when 'Key: equality> (projection: 'T -> 'Key) (array: 'T[]) : ('Key * 'T[])[] =
        notNull "array" array
        let keys = KeyIndex<'Key>()
        let groups = Buffer<Buffer<'T>> 4
        for i in 0 .. length array - 1 do
            let x = get array i
            let number = keys.Add(projection x)
            if number = groups.Count then
                groups.Add(Buffer<'T> 4)
            groups.Get(number).Add x
        init keys.Count (fun i -> (keys.Key i, groups.Get(i).ToArray()))

    /// The keys, in the order of their first elements, each with the number of its elements.
    let countBy<'T, 'Key when 'Key: equality> (projection: 'T -> 'Key) (array: 'T[]) : ('Key * int)[] =
        notNull "array" array
        let keys = KeyIndex<'Key>()
        let counts = Buffer<int> 4
        for i in 0 .. length array - 1 do
            let number = keys.Add(projection (get array i))
            if number = counts.Count then
                counts.Add 1
            else
                counts.Set(number, counts.Get number + 1)
        init keys.Count (fun i -> (keys.Key i, counts.Get i))

    // ---- sums -----------------------------------------------------------------------------------------------------

    /// The sum; integer sums raise OverflowException when they do not fit.
    [<Consumer>]
    let inline sum (array: ^T[]) : ^T
        when ^T: (static member (+): ^T * ^T -> ^T) and ^T: (static member Zero: ^T) =
        notNull "array" array
        let mutable total = LanguagePrimitives.GenericZero< ^T>
        for x in array do
            total <- Checked.(+) total x
        total

    /// The sum of what a function gives for each element; integer sums raise OverflowException when they do not fit.
    [<Consumer>]
    let inline sumBy ([<InlineIfLambda>] projection: 'T -> ^U) (array: 'T[]) : ^U
        when ^U: (static member (+): ^U * ^U -> ^U) and ^U: (static member Zero: ^U) =
        notNull "array" array
        let mutable total = LanguagePrimitives.GenericZero< ^U>
        for x in array do
            total <- Checked.(+) total (projection x)
        total

    /// The mean.
    let inline average (array: ^T[]) : ^T
        when ^T: (static member (+): ^T * ^T -> ^T)
        and ^T: (static member DivideByInt: ^T * int -> ^T)
        and ^T: (static member Zero: ^T) =
        notNull "array" array
        if length array = 0 then
            raiseEmptyArray ()
        LanguagePrimitives.DivideByInt (sum array) (length array)

    /// The mean of what a function gives for each element.
    let inline averageBy ([<InlineIfLambda>] projection: 'T -> ^U) (array: 'T[]) : ^U
        when ^U: (static member (+): ^U * ^U -> ^U)
        and ^U: (static member DivideByInt: ^U * int -> ^U)
        and ^U: (static member Zero: ^U) =
        notNull "array" array
        if length array = 0 then
            raiseEmptyArray ()
        LanguagePrimitives.DivideByInt (sumBy projection array) (length array)

    // ---- the names that hide those of this file -------------------------------------------------------------------

    /// The functions that .NET may run on several threads; here they run in order.
    module Parallel =

        /// The results of a function for each element.
        let map (mapping: 'T -> 'U) (array: 'T[]) : 'U[] = map mapping array

        /// The results of a function for each index and element.
        let mapi (mapping: int -> 'T -> 'U) (array: 'T[]) : 'U[] = mapi mapping array

        /// Applies an action to each element.
        let iter (action: 'T -> unit) (array: 'T[]) : unit = iter action array

        /// Applies an action to each index and element.
        let iteri (action: int -> 'T -> unit) (array: 'T[]) : unit = iteri action array

        /// The elements that a function gives for 0 .. count - 1.
        let init (count: int) (initializer: int -> 'T) : 'T[] = init count initializer

        /// The elements that satisfy the predicate.
        let filter (predicate: 'T -> bool) (array: 'T[]) : 'T[] = filter predicate array

        /// The results that are not None.
        let choose (chooser: 'T -> 'U option) (array: 'T[]) : 'U[] = choose chooser array

        /// The elements of the arrays that a function gives for each element.
        let collect (mapping: 'T -> 'U[]) (array: 'T[]) : 'U[] = collect mapping array

        /// The elements that satisfy the predicate, and those that do not.
        let partition (predicate: 'T -> bool) (array: 'T[]) : 'T[] * 'T[] = partition predicate array

        /// Whether some element satisfies the predicate.
        let exists (predicate: 'T -> bool) (array: 'T[]) : bool = exists predicate array

        /// Whether all elements satisfy the predicate.
        let forall (predicate: 'T -> bool) (array: 'T[]) : bool = forall predicate array

    /// The element at an index.
    let inline get (array: 'T[]) (index: int) : 'T = array.[index]

    /// Sets the element at an index.
    let inline set (array: 'T[]) (index: int) (value: 'T) : unit = array.[index] <- value

    /// The number of elements.
    let inline length (array: 'T[]) : int =
        if isNullRef array then
            ArraySupport.raiseNull ()
        array.Length
