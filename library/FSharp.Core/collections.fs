namespace Firefly.Runtime

open System
open System.Collections.Generic

/// What the collection modules share: the few accesses that need an intrinsic, building lists in order, a hashed index
/// of keys, and the exceptions with .NET's texts.
///
/// In: values from callers that the collection modules have checked. Out: the same values, or an exception.
/// Holds: only this file of the collection modules uses intrinsics.
module Collections =

    // ---- arrays and lists below the language's checks -------------------------------------------------------------

    /// A zeroed array; the length is known not to be negative.
    let inline newArray<'T> (length: int) : 'T[] = (# "array_new" type ('T) length : 'T[] #)

    /// An element at an index that is known to be inside the array.
    let inline get (array: 'T[]) (index: int) : 'T = (# "array_get" array index : 'T #)

    /// Sets an element at an index that is known to be inside the array.
    let inline set (array: 'T[]) (index: int) (value: 'T) : unit = (# "array_set" array index value : unit #)

    /// The length of an array, which is not null.
    let inline length (array: 'T[]) : int = (# "array_length" array : int #)

    /// Whether a reference is null, whatever its type.
    [<Consumer>]
    let inline isNullRef (x: 'T) : bool = (# "is_null" x : bool #)

    /// Whether two references are the same object.
    let inline same (a: 'T) (b: 'T) : bool = (# "phys_equal" a b : bool #)

    /// The value whose bits are all zero.
    let inline zero<'T> () : 'T = (# "zero" type ('T) : 'T #)

    /// `=`: NaN differs from itself.
    let inline equal (a: 'T) (b: 'T) : bool = (# "equals" a b : bool #)

    /// `.Equals`: NaN equals itself.
    let inline equalER (a: 'T) (b: 'T) : bool = (# "equals_er" a b : bool #)

    /// Equality of .NET's own collections: as `equalER`, but an array equals itself only.
    let inline equalObjects (a: 'T) (b: 'T) : bool = (# "object_equals" a b : bool #)

    /// The hash that belongs to `equalObjects`.
    let inline hashObject (x: 'T) : int =
        if (# "type_kind" type ('T) : int #) = 13 then
            (# "phys_hash" x : int #)
        else
            (# "hash" x : int #)

    /// A hash that belongs to `equalObjects`, for hash tables: with fewer collisions than what programs see.
    let inline hashKey (x: 'T) : int =
        if (# "type_kind" type ('T) : int #) = 13 then
            (# "phys_hash" x : int #)
        else
            (# "hash_key" x : int #)

    /// The structural order, without asking the type for a `comparison` constraint.
    let inline order (a: 'T) (b: 'T) : int = (# "compare" a b : int #)

    /// The order of .NET's own collections: strings as people sort them, all else by structure.
    let inline orderObjects (a: 'T) (b: 'T) : int =
        if (# "type_is" type ('T, string) : bool #) then
            String.Compare((# "retype" a : string #), (# "retype" b : string #))
        else
            (# "compare" a b : int #)

    /// The structural hash.
    let inline hashOf (x: 'T) : int = (# "hash" x : int #)

    /// What `%O` prints.
    let inline textOf (x: 'T) : string = (# "to_string" x : string #)

    /// The same value at another static type; the caller knows that it has it.
    let inline retype (x: 'T) : 'U = (# "retype" x : 'U #)

    /// Replaces the tail of a cell that no one else has seen yet.
    let inline setTail (cell: 'T list) (tail: 'T list) : unit = (# "list_set_tail" cell tail : unit #)

    // A list is built front to back in one pass: the cells stay private until the function returns, so that writing
    // the tail of the last one cannot be observed. `anchor` makes a first cell which is not part of the result.
    // No optimisation may take the tail of such a cell to be the empty list with which it was made.

    /// A cell whose tail will be written.
    let inline cellOf (value: 'T) : 'T list = [ value ]

    /// A cell in front of a list that is about to be built.
    let inline anchor<'T> () : 'T list = cellOf (zero<'T> ())

    /// Adds an element behind the last cell; the result is the new last cell.
    let inline extend (last: 'T list) (value: 'T) : 'T list =
        let cell = cellOf value
        setTail last cell
        cell

    /// The list that was built behind the anchor.
    let inline built (anchor: 'T list) : 'T list =
        match anchor with
        | _ :: rest -> rest
        | [] -> []

    // ---- exceptions -----------------------------------------------------------------------------------------------

    /// ArgumentNullException for the parameter.
    [<NoInline; Cold>]
    let raiseNull (name: string) : 'T = raise (ArgumentNullException name)

    /// NullReferenceException, where F# looks into an object without asking whether there is one.
    [<NoInline; Cold>]
    let raiseNoObject () : 'T = raise (NullReferenceException())

    /// ArgumentException with a text and the parameter's name.
    [<NoInline; Cold>]
    let raiseArgument (name: string) (message: string) : 'T = raise (ArgumentException(message, name))

    /// InvalidOperationException with a text.
    [<NoInline; Cold>]
    let raiseInvalid (message: string) : 'T = raise (InvalidOperationException message)

    /// KeyNotFoundException of the functions that search with a predicate.
    [<NoInline; Cold>]
    let raiseNotFound () : 'T =
        raise (KeyNotFoundException "An index satisfying the predicate was not found in the collection.")

    /// KeyNotFoundException of `Map.find` and of indexing a map.
    [<NoInline; Cold>]
    let raiseKeyMissing () : 'T =
        raise (KeyNotFoundException "The given key was not present in the dictionary.")

    /// A text followed on a second line by `NAME = VALUE`.
    [<NoInline; Cold>]
    let raiseValue (message: string) (name: string) (value: int) : 'T =
        raiseArgument name (message + "\n" + name + " = " + string value)

    /// Refuses a null array, sequence or key.
    [<Consumer>]
    let inline notNull (name: string) (x: 'T) : unit =
        if (# "is_null_object" x : bool #) then
            raiseNull name

    /// Refuses a negative number.
    let inline notNegative (name: string) (value: int) : unit =
        if value < 0 then
            raiseValue "The input must be non-negative." name value

    /// Refuses a number below one.
    let inline positive (name: string) (value: int) : unit =
        if value <= 0 then
            raiseValue "The input must be positive." name value

    /// The input array has no elements.
    [<NoInline; Cold>]
    let raiseEmptyArray () : 'T = raiseArgument "array" "The input array was empty."

    /// The input list has no elements.
    [<NoInline; Cold>]
    let raiseEmptyList () : 'T = raiseArgument "list" "The input list was empty."

    /// The input sequence has no elements; the parameter's name differs between the functions.
    [<NoInline; Cold>]
    let raiseEmptySequence (name: string) : 'T = raiseArgument name "The input sequence was empty."

    /// `permute` was given a function that is no permutation.
    [<NoInline; Cold>]
    let raiseNotPermutation () : 'T =
        raiseArgument "indexMap" "The function did not compute a permutation."

    /// `elements` for a count of more than one.
    let elements (count: int) : string =
        if count = 1 then "1 element" else string count + " elements"

    // ---- growing arrays and hashed keys ---------------------------------------------------------------------------

    /// A growing array, for results whose size is not known in advance.
    [<AllowNullLiteral>]
    type Buffer<'T>(capacity: int) =
        let mutable items: 'T[] = newArray<'T> capacity
        let mutable count: int = 0

        /// The number of elements.
        member this.Count: int = count

        /// The element at an index below `Count`.
        member this.Get(index: int) : 'T = get items index

        /// Replaces the element at an index below `Count`.
        member this.Set(index: int, value: 'T) : unit = set items index value

        /// Adds an element at the end.
        member this.Add(value: 'T) : unit =
            if count = length items then
                let larger = newArray<'T> (if count < 4 then 4 else count * 2)
                for i in 0 .. count - 1 do
                    set larger i (get items i)
                items <- larger
            set items count value
            count <- count + 1

        /// The elements as an array of their number.
        member this.ToArray() : 'T[] =
            if count = length items then
                items
            else
                let exact = newArray<'T> count
                for i in 0 .. count - 1 do
                    set exact i (get items i)
                exact

        /// The elements as a list.
        member this.ToList() : 'T list =
            let mutable result: 'T list = []
            for i in count - 1 .. -1 .. 0 do
                result <- get items i :: result
            result

    /// Numbers distinct keys in the order in which they are first added, by structural hash and `=`.
    type KeyIndex<'K>() =
        let mutable keys: 'K[] = newArray<'K> 8
        let mutable hashes: int[] = newArray<int> 8
        let mutable next: int[] = newArray<int> 8
        // one more than the number of the first key of the chain; 0 ends it
        let mutable buckets: int[] = newArray<int> 16
        let mutable count: int = 0

        /// The number of keys.
        member this.Count: int = count

        /// The key with a number below `Count`.
        member this.Key(number: int) : 'K = get keys number

        /// The number of a key, or -1.
        member this.Find(key: 'K) : int =
            let h = (# "hash_key" key : int #)
            let mutable i = get buckets (h &&& (length buckets - 1)) - 1
            while i >= 0 && not (get hashes i = h && equal (get keys i) key) do
                i <- get next i - 1
            i

        /// The number of the key, which is added if it is new: then the number is the `Count` of before.
        member this.Add(key: 'K) : int =
            let found = this.Find key
            if found >= 0 then
                found
            else
                if count = length keys then
                    this.Grow()
                let h = (# "hash_key" key : int #)
                let slot = h &&& (length buckets - 1)
                set keys count key
                set hashes count h
                set next count (get buckets slot)
                count <- count + 1
                set buckets slot count
                count - 1

        /// Doubles the room and links all keys anew.
        member private this.Grow() : unit =
            let size = count * 2
            let newKeys = newArray<'K> size
            let newHashes = newArray<int> size
            let newNext = newArray<int> size
            let newBuckets = newArray<int> (size * 2)
            for i in 0 .. count - 1 do
                let h = get hashes i
                let slot = h &&& (size * 2 - 1)
                set newKeys i (get keys i)
                set newHashes i h
                set newNext i (get newBuckets slot)
                set newBuckets slot (i + 1)
            keys <- newKeys
            hashes <- newHashes
            next <- newNext
            buckets <- newBuckets
