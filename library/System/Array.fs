namespace System

open System.Collections.Generic
open Firefly.Runtime
open Firefly.Runtime.Collections

/// Searching and sorting of parts of arrays, for `System.Array` and the lists.
///
/// In: ranges that are inside the array. Out: indices, or -1.
module ArrayParts =

    /// Sorts a part; what the order raises is wrapped.
    let sortBy (order: 'T -> 'T -> int) (array: 'T[]) (index: int) (count: int) : unit =
        try
            Sorting.introRange order array index count
        with e ->
            Refuse.comparison e

    /// Sorts a part by a comparer, or by the structural order for null.
    let sort (comparer: IComparer<'T>) (array: 'T[]) (index: int) (count: int) : unit =
        if isNullRef comparer then
            sortBy (fun a b -> orderObjects a b) array index count
        else
            sortBy (fun a b -> comparer.Compare(a, b)) array index count

    /// The index of an element in a sorted part, or the complement of where it would be.
    let search (comparer: IComparer<'T>) (array: 'T[]) (index: int) (count: int) (value: 'T) : int =
        let mutable low = index
        let mutable high = index + count - 1
        let mutable found = -1
        while found < 0 && low <= high do
            let middle = low + ((high - low) >>> 1)
            let c =
                if isNullRef comparer then orderObjects (get array middle) value
                else comparer.Compare(get array middle, value)
            if c = 0 then found <- middle
            elif c < 0 then low <- middle + 1
            else high <- middle - 1
        if found >= 0 then found else ~~~low

    /// The first index of an equal element in a part.
    let indexOf (array: 'T[]) (value: 'T) (start: int) (count: int) : int =
        let mutable i = start
        let stop = start + count
        while i < stop && not (equalObjects (get array i) value) do
            i <- i + 1
        if i < stop then i else -1

    /// The last index of an equal element in a part that ends at an index.
    let lastIndexOf (array: 'T[]) (value: 'T) (last: int) (count: int) : int =
        let mutable i = last
        let stop = last - count
        while i > stop && not (equalObjects (get array i) value) do
            i <- i - 1
        if i > stop then i else -1

    /// The first index in a part whose element satisfies a condition.
    let findIndex (array: 'T[]) (condition: Predicate<'T>) (start: int) (count: int) : int =
        let mutable i = start
        let stop = start + count
        while i < stop && not (condition.Invoke(get array i)) do
            i <- i + 1
        if i < stop then i else -1

    /// The last index in a part that ends at an index whose element satisfies a condition.
    let findLastIndex (array: 'T[]) (condition: Predicate<'T>) (last: int) (count: int) : int =
        let mutable i = last
        let stop = last - count
        while i > stop && not (condition.Invoke(get array i)) do
            i <- i - 1
        if i > stop then i else -1

    /// Reverses a part.
    let reverse (array: 'T[]) (index: int) (count: int) : unit =
        let mutable i = index
        let mutable j = index + count - 1
        while i < j do
            let x = get array i
            set array i (get array j)
            set array j x
            i <- i + 1
            j <- j - 1

/// Arrays whose type of element is known at run time only.
///
/// In: a type of number, text or object. Out: an array of zeros; other types raise NotSupportedException.
module MadeArrays =

    let private refuse (elementType: Type) : 'R =
        raise (NotSupportedException("No array of " + elementType.ToString() + " can be made at run time."))

    /// An array of one dimension.
    let vector (elementType: Type) (size: int) : obj =
        notNull "elementType" elementType
        if size < 0 then
            Refuse.negative "length"
        match elementType.FullName with
        | "System.Int32" -> box (newArray<int> size)
        | "System.String" -> box (newArray<string> size)
        | "System.Double" -> box (newArray<float> size)
        | "System.Object" -> box (newArray<obj> size)
        | "System.Int64" -> box (newArray<int64> size)
        | "System.Byte" -> box (newArray<byte> size)
        | "System.Char" -> box (newArray<char> size)
        | "System.Boolean" -> box (newArray<bool> size)
        | "System.Single" -> box (newArray<float32> size)
        | "System.Int16" -> box (newArray<int16> size)
        | "System.UInt16" -> box (newArray<uint16> size)
        | "System.UInt32" -> box (newArray<uint32> size)
        | "System.UInt64" -> box (newArray<uint64> size)
        | "System.SByte" -> box (newArray<sbyte> size)
        | "System.Decimal" -> box (newArray<Decimal> size)
        | "System.IntPtr" -> box (newArray<nativeint> size)
        | "System.UIntPtr" -> box (newArray<unativeint> size)
        | _ -> refuse elementType

    /// An array of two dimensions.
    let table (elementType: Type) (rows: int) (columns: int) : obj =
        notNull "elementType" elementType
        if rows < 0 then
            Refuse.negative "length1"
        if columns < 0 then
            Refuse.negative "length2"
        match elementType.FullName with
        | "System.Int32" -> box (Array2D.zeroCreate<int> rows columns)
        | "System.String" -> box (Array2D.zeroCreate<string> rows columns)
        | "System.Double" -> box (Array2D.zeroCreate<float> rows columns)
        | "System.Object" -> box (Array2D.zeroCreate<obj> rows columns)
        | "System.Int64" -> box (Array2D.zeroCreate<int64> rows columns)
        | "System.Byte" -> box (Array2D.zeroCreate<byte> rows columns)
        | "System.Char" -> box (Array2D.zeroCreate<char> rows columns)
        | "System.Boolean" -> box (Array2D.zeroCreate<bool> rows columns)
        | "System.Single" -> box (Array2D.zeroCreate<float32> rows columns)
        | "System.Int16" -> box (Array2D.zeroCreate<int16> rows columns)
        | "System.UInt16" -> box (Array2D.zeroCreate<uint16> rows columns)
        | "System.UInt32" -> box (Array2D.zeroCreate<uint32> rows columns)
        | "System.UInt64" -> box (Array2D.zeroCreate<uint64> rows columns)
        | "System.SByte" -> box (Array2D.zeroCreate<sbyte> rows columns)
        | "System.Decimal" -> box (Array2D.zeroCreate<Decimal> rows columns)
        | "System.IntPtr" -> box (Array2D.zeroCreate<nativeint> rows columns)
        | "System.UIntPtr" -> box (Array2D.zeroCreate<unativeint> rows columns)
        | _ -> refuse elementType

/// The one array without elements of the most frequent types.
module EmptyArray =

    let private ints: int[] = newArray<int> 0
    let private texts: string[] = newArray<string> 0
    let private objects: obj[] = newArray<obj> 0
    let private bytes: byte[] = newArray<byte> 0
    let private chars: char[] = newArray<char> 0
    let private floats: float[] = newArray<float> 0

    /// The array.
    let ofType<'T> () : 'T[] =
        if (# "type_is" type ('T, int) : bool #) then (# "retype" ints : 'T[] #)
        elif (# "type_is" type ('T, string) : bool #) then (# "retype" texts : 'T[] #)
        elif (# "type_is" type ('T, obj) : bool #) then (# "retype" objects : 'T[] #)
        elif (# "type_is" type ('T, byte) : bool #) then (# "retype" bytes : 'T[] #)
        elif (# "type_is" type ('T, char) : bool #) then (# "retype" chars : 'T[] #)
        elif (# "type_is" type ('T, float) : bool #) then (# "retype" floats : 'T[] #)
        else newArray<'T> 0

/// The functions of .NET's arrays.
///
/// In: arrays; null raises ArgumentNullException. Out: as the names say; `Sort` leaves equal elements in the order in
/// which .NET leaves them.
[<AbstractClass; Sealed>]
type Array =

    /// Sorts by the structural order.
    static member Sort(array: 'T[]) : unit =
        notNull "array" array
        ArrayParts.sort null array 0 (length array)

    /// Sorts by an order.
    static member Sort(array: 'T[], comparer: IComparer<'T>) : unit =
        notNull "array" array
        ArrayParts.sort comparer array 0 (length array)

    /// Sorts by an order.
    static member Sort(array: 'T[], comparison: Comparison<'T>) : unit =
        notNull "array" array
        notNull "comparison" comparison
        ArrayParts.sortBy (fun a b -> comparison.Invoke(a, b)) array 0 (length array)

    /// Sorts a part by the structural order.
    static member Sort(array: 'T[], index: int, length: int) : unit = Array.Sort(array, index, length, null)

    /// Sorts a part by an order.
    static member Sort(array: 'T[], index: int, length: int, comparer: IComparer<'T>) : unit =
        notNull "array" array
        Refuse.range3 "index" index "length" length (Collections.length array)
        ArrayParts.sort comparer array index length

    /// Sorts items by their keys.
    static member Sort(keys: 'K[], items: 'V[]) : unit = Array.Sort(keys, items, null)

    /// Sorts items by their keys.
    static member Sort(keys: 'K[], items: 'V[], comparer: IComparer<'K>) : unit =
        notNull "keys" keys
        Array.Sort(keys, items, 0, length keys, comparer)

    /// Sorts a part of items by their keys.
    static member Sort(keys: 'K[], items: 'V[], index: int, length: int) : unit =
        Array.Sort(keys, items, index, length, null)

    /// Sorts a part of items by their keys.
    static member Sort(keys: 'K[], items: 'V[], index: int, length: int, comparer: IComparer<'K>) : unit =
        notNull "keys" keys
        Refuse.range3 "index" index "length" length (Collections.length keys)
        if isNullRef items then
            ArrayParts.sort comparer keys index length
        else
            if index > Collections.length items - length then
                Refuse.extent ()
            try
                if isNullRef comparer then
                    Sorting.introPairsRange (fun a b -> orderObjects a b) keys items index length
                else
                    Sorting.introPairsRange (fun a b -> comparer.Compare(a, b)) keys items index length
            with e ->
                Refuse.comparison e

    /// Reverses the order of the elements.
    static member Reverse(array: 'T[]) : unit =
        notNull "array" array
        ArrayParts.reverse array 0 (length array)

    /// Reverses the order of a part.
    static member Reverse(array: 'T[], index: int, length: int) : unit =
        notNull "array" array
        Refuse.range3 "index" index "length" length (Collections.length array)
        ArrayParts.reverse array index length

    /// The index of the first element equal to a value, or -1.
    static member IndexOf(array: 'T[], value: 'T) : int =
        notNull "array" array
        ArrayParts.indexOf array value 0 (length array)

    /// The index of the first element equal to a value from an index on, or -1.
    static member IndexOf(array: 'T[], value: 'T, startIndex: int) : int =
        notNull "array" array
        Array.IndexOf(array, value, startIndex, length array - startIndex)

    /// The index of the first element equal to a value in a part, or -1.
    static member IndexOf(array: 'T[], value: 'T, startIndex: int, count: int) : int =
        notNull "array" array
        Refuse.search startIndex count (length array)
        ArrayParts.indexOf array value startIndex count

    /// The index of the last element equal to a value, or -1.
    static member LastIndexOf(array: 'T[], value: 'T) : int =
        notNull "array" array
        ArrayParts.lastIndexOf array value (length array - 1) (length array)

    /// The index of the last element equal to a value up to an index, or -1.
    static member LastIndexOf(array: 'T[], value: 'T, startIndex: int) : int =
        notNull "array" array
        Array.LastIndexOf(array, value, startIndex, (if length array = 0 then 0 else startIndex + 1))

    /// The index of the last element equal to a value in a part that ends at an index, or -1.
    static member LastIndexOf(array: 'T[], value: 'T, startIndex: int, count: int) : int =
        notNull "array" array
        Refuse.searchBack startIndex count (length array)
        ArrayParts.lastIndexOf array value startIndex count

    /// Copies the first elements.
    static member Copy(sourceArray: 'T[], destinationArray: 'T[], length: int) : unit =
        Array.Copy(sourceArray, 0, destinationArray, 0, length)

    /// Copies a part into a place.
    static member Copy
        (sourceArray: 'T[], sourceIndex: int, destinationArray: 'T[], destinationIndex: int, length: int)
        : unit =
        notNull "sourceArray" sourceArray
        notNull "destinationArray" destinationArray
        Array.blit sourceArray sourceIndex destinationArray destinationIndex length

    /// Copies the first elements, row by row.
    static member Copy(sourceArray: 'T[,], destinationArray: 'T[,], length: int) : unit =
        notNull "sourceArray" sourceArray
        notNull "destinationArray" destinationArray
        Array.blit sourceArray.Data 0 destinationArray.Data 0 length

    /// Copies a part into a place.
    static member ConstrainedCopy
        (sourceArray: 'T[], sourceIndex: int, destinationArray: 'T[], destinationIndex: int, length: int)
        : unit =
        Array.Copy(sourceArray, sourceIndex, destinationArray, destinationIndex, length)

    /// Sets all elements to zero, null or empty.
    static member Clear(array: 'T[]) : unit =
        notNull "array" array
        Array.Clear(array, 0, length array)

    /// Sets all elements to zero, null or empty.
    static member Clear(array: 'T[,]) : unit =
        notNull "array" array
        Array.Clear(array.Data)

    /// Sets elements to zero, null or empty.
    static member Clear(array: 'T[], index: int, length: int) : unit =
        notNull "array" array
        if index < 0 || length < 0 || index > Collections.length array - length then
            raise (IndexOutOfRangeException())
        for i in index .. index + length - 1 do
            set array i (zero<'T> ())

    /// Sets all elements to a value.
    static member Fill(array: 'T[], value: 'T) : unit =
        notNull "array" array
        for i in 0 .. length array - 1 do
            set array i value

    /// Sets elements to a value.
    static member Fill(array: 'T[], value: 'T, startIndex: int, count: int) : unit =
        notNull "array" array
        Refuse.search startIndex count (length array)
        for i in startIndex .. startIndex + count - 1 do
            set array i value

    /// Replaces an array by a copy of another size.
    static member Resize(array: byref<'T[]>, newSize: int) : unit =
        if newSize < 0 then
            Refuse.negative "newSize"
        let old = array
        if isNullRef old then
            array <- newArray<'T> newSize
        elif length old <> newSize then
            let resized = newArray<'T> newSize
            ArraySupport.copyInto old 0 resized 0 (if newSize < length old then newSize else length old)
            array <- resized

    /// The index of a value in a sorted array, or the complement of where it would be.
    static member BinarySearch(array: 'T[], value: 'T) : int = Array.BinarySearch(array, value, null)

    /// The index of a value in an array sorted by an order, or the complement of where it would be.
    static member BinarySearch(array: 'T[], value: 'T, comparer: IComparer<'T>) : int =
        notNull "array" array
        ArrayParts.search comparer array 0 (length array) value

    /// The index of a value in a sorted part, or the complement of where it would be.
    static member BinarySearch(array: 'T[], index: int, length: int, value: 'T) : int =
        Array.BinarySearch(array, index, length, value, null)

    /// The index of a value in a sorted part, or the complement of where it would be.
    static member BinarySearch(array: 'T[], index: int, length: int, value: 'T, comparer: IComparer<'T>) : int =
        notNull "array" array
        Refuse.range3 "index" index "length" length (Collections.length array)
        ArrayParts.search comparer array index length value

    /// Whether some element satisfies a condition.
    static member Exists(array: 'T[], ``match``: Predicate<'T>) : bool = Array.FindIndex(array, ``match``) >= 0

    /// Whether all elements satisfy a condition.
    static member TrueForAll(array: 'T[], ``match``: Predicate<'T>) : bool =
        notNull "array" array
        notNull "match" ``match``
        ArrayParts.findIndex array (Predicate<'T>(fun x -> not (``match``.Invoke x))) 0 (length array) < 0

    /// The first element that satisfies a condition, or the default value.
    static member Find(array: 'T[], ``match``: Predicate<'T>) : 'T =
        let i = Array.FindIndex(array, ``match``)
        if i < 0 then zero<'T> () else get array i

    /// The last element that satisfies a condition, or the default value.
    static member FindLast(array: 'T[], ``match``: Predicate<'T>) : 'T =
        let i = Array.FindLastIndex(array, ``match``)
        if i < 0 then zero<'T> () else get array i

    /// The elements that satisfy a condition.
    static member FindAll(array: 'T[], ``match``: Predicate<'T>) : 'T[] =
        notNull "array" array
        notNull "match" ``match``
        Array.filter (fun x -> ``match``.Invoke x) array

    /// The index of the first element that satisfies a condition, or -1.
    static member FindIndex(array: 'T[], ``match``: Predicate<'T>) : int =
        notNull "array" array
        Array.FindIndex(array, 0, length array, ``match``)

    /// The index of the first element from an index on that satisfies a condition, or -1.
    static member FindIndex(array: 'T[], startIndex: int, ``match``: Predicate<'T>) : int =
        notNull "array" array
        Array.FindIndex(array, startIndex, length array - startIndex, ``match``)

    /// The index of the first element of a part that satisfies a condition, or -1.
    static member FindIndex(array: 'T[], startIndex: int, count: int, ``match``: Predicate<'T>) : int =
        notNull "array" array
        Refuse.search startIndex count (length array)
        notNull "match" ``match``
        ArrayParts.findIndex array ``match`` startIndex count

    /// The index of the last element that satisfies a condition, or -1.
    static member FindLastIndex(array: 'T[], ``match``: Predicate<'T>) : int =
        notNull "array" array
        Array.FindLastIndex(array, length array - 1, length array, ``match``)

    /// The index of the last element up to an index that satisfies a condition, or -1.
    static member FindLastIndex(array: 'T[], startIndex: int, ``match``: Predicate<'T>) : int =
        Array.FindLastIndex(array, startIndex, startIndex + 1, ``match``)

    /// The index of the last element of a part that ends at an index that satisfies a condition, or -1.
    static member FindLastIndex(array: 'T[], startIndex: int, count: int, ``match``: Predicate<'T>) : int =
        notNull "array" array
        notNull "match" ``match``
        Refuse.searchBack startIndex count (length array)
        ArrayParts.findLastIndex array ``match`` startIndex count

    /// Applies an action to each element.
    static member ForEach(array: 'T[], action: Action<'T>) : unit =
        notNull "array" array
        notNull "action" action
        for i in 0 .. length array - 1 do
            action.Invoke(get array i)

    /// The results of a conversion of each element.
    static member ConvertAll(array: 'T[], converter: Converter<'T, 'U>) : 'U[] =
        notNull "array" array
        notNull "converter" converter
        let result = newArray<'U> (length array)
        for i in 0 .. length array - 1 do
            set result i (converter.Invoke(get array i))
        result

    /// A view that cannot be changed.
    static member AsReadOnly(array: 'T[]) : System.Collections.ObjectModel.ReadOnlyCollection<'T> =
        notNull "array" array
        System.Collections.ObjectModel.ReadOnlyCollection<'T>(array :> IList<'T>)

    /// An array of zeros of a type that is known at run time.
    static member CreateInstance(elementType: Type, length: int) : obj = MadeArrays.vector elementType length

    /// An array of zeros of two dimensions, of a type that is known at run time.
    static member CreateInstance(elementType: Type, length1: int, length2: int) : obj =
        MadeArrays.table elementType length1 length2

    /// An array without elements.
    static member Empty<'T>() : 'T[] = EmptyArray.ofType<'T> ()

    /// The length that no array exceeds.
    static member MaxLength: int = 2147483591

/// Copying of bytes between arrays of numbers.
[<AbstractClass; Sealed>]
type Buffer =

    /// The number of bytes of an array of numbers.
    static member ByteLength(array: 'T[]) : int =
        notNull "array" array
        length array * (# "sizeof" type ('T) : int #)

    /// Copies bytes from an offset to an offset.
    static member BlockCopy(src: 'T[], srcOffset: int, dst: 'U[], dstOffset: int, count: int) : unit =
        notNull "src" src
        notNull "dst" dst
        if srcOffset < 0 then Refuse.negativeValue "srcOffset" srcOffset
        if dstOffset < 0 then Refuse.negativeValue "dstOffset" dstOffset
        if count < 0 then Refuse.negativeValue "count" count
        if srcOffset > Buffer.ByteLength src - count || dstOffset > Buffer.ByteLength dst - count then
            Refuse.extent ()
        if count > 0 then
            let from: nativeptr<'T> = (# "array_addr" src 0 : nativeptr<'T> #)
            let into: nativeptr<'U> = (# "array_addr" dst 0 : nativeptr<'U> #)
            let from: nativeptr<'T> = (# "ptr_add" from (nativeint srcOffset) : nativeptr<'T> #)
            let into: nativeptr<'U> = (# "ptr_add" into (nativeint dstOffset) : nativeptr<'U> #)
            (# "mem_move" into from (nativeint count) : unit #)
            (# "keep_alive" src : unit #)
            (# "keep_alive" dst : unit #)
