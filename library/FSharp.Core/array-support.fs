namespace Firefly.Runtime

open Firefly.Runtime.Collections

/// What the functions on arrays share: the texts for lengths that differ, copying, growing results.
///
/// In: arrays known not to be null. Out: fresh arrays. Holds: indices passed to `copyInto` are inside both arrays.
module ArraySupport =

    /// Two arrays have different lengths.
    [<NoInline; Cold>]
    let raiseDiffer (name1: string) (length1: int) (name2: string) (length2: int) : 'R =
        raiseArgument
            name1
            ("The arrays have different lengths.\n"
             + name1 + ".Length = " + string length1 + ", " + name2 + ".Length = " + string length2)

    /// Refuses null and arrays of different lengths.
    let inline sameLength (array1: 'A[]) (array2: 'B[]) : unit =
        notNull "array1" array1
        notNull "array2" array2
        if length array1 <> length array2 then
            raiseDiffer "array1" (length array1) "array2" (length array2)

    /// Refuses null and arrays of different lengths.
    let sameLength3 (array1: 'A[]) (array2: 'B[]) (array3: 'C[]) : unit =
        notNull "array1" array1
        notNull "array2" array2
        notNull "array3" array3
        if length array1 <> length array2 || length array1 <> length array3 then
            raiseArgument
                "array1, array2, array3"
                ("The arrays have different lengths.\n array1.Length = " + string (length array1)
                 + ", array2.Length = " + string (length array2)
                 + ", array3.Length = " + string (length array3))

    /// The elements that a function gives for 0 .. count - 1, where count is not negative.
    [<EagerStage("init")>]
    let init (count: int) (initializer: int -> 'T) : 'T[] =
        let result = newArray<'T> count
        for i in 0 .. count - 1 do
            set result i (initializer i)
        result

    /// The results of a function.
    [<EagerStage("map")>]
    let map (mapping: 'T -> 'U) (array: 'T[]) : 'U[] =
        let result = newArray<'U> (length array)
        for i in 0 .. length array - 1 do
            set result i (mapping (get array i))
        result

    /// The elements that satisfy the predicate.
    [<EagerStage("filter"); Consumer>]
    let filter (predicate: 'T -> bool) (array: 'T[]) : 'T[] =
        let buffer = Buffer<'T> 4
        for x in array do
            if predicate x then
                buffer.Add x
        buffer.ToArray()

    /// What is in the results that are not None.
    [<EagerStage("choose"); Consumer>]
    let choose (chooser: 'T -> 'U option) (array: 'T[]) : 'U[] =
        let buffer = Buffer<'U> 4
        for x in array do
            match chooser x with
            | Some y -> buffer.Add y
            | None -> ()
        buffer.ToArray()

    /// Copies elements between places that are inside both arrays, which may be the same array.
    let copyInto (source: 'T[]) (sourceIndex: int) (target: 'T[]) (targetIndex: int) (count: int) : unit =
        if sourceIndex >= targetIndex then
            for i in 0 .. count - 1 do
                set target (targetIndex + i) (get source (sourceIndex + i))
        else
            for i in count - 1 .. -1 .. 0 do
                set target (targetIndex + i) (get source (sourceIndex + i))

    /// `count` elements from `start`, which are inside the array.
    let part (array: 'T[]) (start: int) (count: int) : 'T[] =
        let result = newArray<'T> count
        copyInto array start result 0 count
        result

    /// The elements of a sequence.
    let ofSeq (source: seq<'T>) : 'T[] =
        let buffer = Buffer<'T> 4
        for x in source do
            buffer.Add x
        buffer.ToArray()

    /// All arrays, one after the other.
    let concatArrays (arrays: 'T[][]) : 'T[] =
        let mutable total = 0
        for i in 0 .. length arrays - 1 do
            let array = get arrays i
            if isNullRef array then
                raiseNoObject ()
            total <- total + length array
        let result = newArray<'T> total
        let mutable at = 0
        for i in 0 .. length arrays - 1 do
            let array = get arrays i
            copyInto array 0 result at (length array)
            at <- at + length array
        result

    /// The first index from `start` whose element satisfies the predicate, or -1.
    let inline indexFrom ([<InlineIfLambda>] predicate: 'T -> bool) (array: 'T[]) (start: int) : int =
        let mutable i = start
        while i < length array && not (predicate (get array i)) do
            i <- i + 1
        if i < length array then i else -1

    /// The last index whose element satisfies the predicate, or -1.
    let inline lastIndex ([<InlineIfLambda>] predicate: 'T -> bool) (array: 'T[]) : int =
        let mutable i = length array - 1
        while i >= 0 && not (predicate (get array i)) do
            i <- i - 1
        i

    /// There is no array.
    [<NoInline; Cold>]
    let raiseNull () : 'R = raise (System.NullReferenceException())

    /// An index is outside of the array.
    [<NoInline; Cold>]
    let raiseIndex () : 'R = raise (System.IndexOutOfRangeException())

    /// There is no such dimension.
    [<NoInline; Cold>]
    let raiseDimension () : 'R = raise (System.IndexOutOfRangeException "Array does not have that many dimensions.")

    /// The lower bound of a slice, inside the array.
    let lowBound (start: int option) (first: int) : int =
        match start with
        | Some i -> if i >= first then i else first
        | None -> first

    /// The number of elements of a slice from a lower bound on.
    let countFrom (low: int) (finish: int option) (first: int) (count: int) : int =
        let last = first + count - 1
        let high =
            match finish with
            | Some i -> if i <= last then i else last
            | None -> last
        if high >= low then high - low + 1 else 0

    /// The lower bound of a slice that is assigned.
    let startOf (start: int option) (first: int) : int =
        match start with
        | Some i -> i
        | None -> first

    /// The upper bound of a slice that is assigned.
    let finishOf (finish: int option) (first: int) (count: int) : int =
        match finish with
        | Some i -> i
        | None -> first + count - 1

    /// The name of an array's type.
    let typeText<'T> (brackets: string) : string = "System." + (# "type_name" type ('T) : string #) + brackets

    /// What is left when an index must be inside the array.
    [<NoInline; Cold>]
    let raiseBounds () : 'R = raiseArgument "index" "index must be within bounds of the array"
