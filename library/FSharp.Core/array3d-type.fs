namespace Firefly.Runtime

open System.Collections
open Firefly.Runtime.Collections

/// An array of three dimensions: its elements in a flat array, the last index running fastest.
///
/// In: indices; outside of the bounds they raise IndexOutOfRangeException. Out: elements.
/// Holds: `data` has as many elements as the product of the lengths.
[<CompilerBuiltin("[,,]"); AllowNullLiteral>]
type Array3DMembers<'T>(data: 'T[], length1: int, length2: int, length3: int) =

    /// The elements in order.
    member this.Data: 'T[] = data

    /// The length of dimension 1.
    member this.Length1: int = length1

    /// The length of dimension 2.
    member this.Length2: int = length2

    /// The length of dimension 3.
    member this.Length3: int = length3

    /// The number of elements.
    member this.Length: int = length data

    /// The number of elements.
    member this.LongLength: int64 = int64 (length data)

    /// The number of dimensions.
    member this.Rank: int = 3

    member private this.Place(index1: int, index2: int, index3: int) : int =
        if uint32 index1 >= uint32 length1 || uint32 index2 >= uint32 length2 || uint32 index3 >= uint32 length3 then
            ArraySupport.raiseIndex ()
        (index1 * length2 + index2) * length3 + index3

    /// The element at indices.
    member this.Item
        with get (index1: int, index2: int, index3: int): 'T = get data (this.Place(index1, index2, index3))
        and set (index1: int, index2: int, index3: int) (value: 'T): unit =
            set data (this.Place(index1, index2, index3)) value

    /// The length of a dimension.
    member this.GetLength(dimension: int) : int =
        if dimension = 0 then length1
        elif dimension = 1 then length2
        elif dimension = 2 then length3
        else ArraySupport.raiseDimension ()

    /// The first index of a dimension.
    member this.GetLowerBound(dimension: int) : int =
        if dimension < 0 || dimension > 2 then ArraySupport.raiseDimension () else 0

    /// The last index of a dimension.
    member this.GetUpperBound(dimension: int) : int = this.GetLength dimension - 1

    /// A copy, as an object.
    member this.Clone() : obj =
        box (Array3DMembers<'T>(ArraySupport.part data 0 (length data), length1, length2, length3))

    /// `^offset` in a dimension.
    member this.GetReverseIndex(dimension: int, offset: int) : int = this.GetLength dimension - offset

    /// A part: from bounds to bounds, both included, as far as they exist.
    member this.GetSlice
        (start1: int option, finish1: int option, start2: int option, finish2: int option, start3: int option, finish3: int option)
        : 'T[,,] =
        let low1 = ArraySupport.lowBound start1 0
        let low2 = ArraySupport.lowBound start2 0
        let low3 = ArraySupport.lowBound start3 0
        let count1 = ArraySupport.countFrom low1 finish1 0 length1
        let count2 = ArraySupport.countFrom low2 finish2 0 length2
        let count3 = ArraySupport.countFrom low3 finish3 0 length3
        let part = Array3DMembers<'T>(newArray<'T> (count1 * count2 * count3), count1, count2, count3)
        for i1 in 0 .. count1 - 1 do
            for i2 in 0 .. count2 - 1 do
                for i3 in 0 .. count3 - 1 do
                    part.[i1, i2, i3] <- this.[low1 + i1, low2 + i2, low3 + i3]
        part

    /// Sets a part: from bounds to bounds.
    member this.SetSlice
        (start1: int option, finish1: int option, start2: int option, finish2: int option, start3: int option, finish3: int option, source: 'T[,,])
        : unit =
        let low1 = ArraySupport.startOf start1 0
        let low2 = ArraySupport.startOf start2 0
        let low3 = ArraySupport.startOf start3 0
        for i1 in low1 .. ArraySupport.finishOf finish1 0 length1 do
            for i2 in low2 .. ArraySupport.finishOf finish2 0 length2 do
                for i3 in low3 .. ArraySupport.finishOf finish3 0 length3 do
                    this.[i1, i2, i3] <- source.[i1 - low1, i2 - low2, i3 - low3]

    /// A part with one index given, which has as many dimensions less.
    member this.GetSlice(index1: int, start2: int option, finish2: int option, start3: int option, finish3: int option) : 'T[,] =
        if uint32 index1 >= uint32 length1 then ArraySupport.raiseIndex ()
        let part = this.GetSlice(Some index1, Some index1, start2, finish2, start3, finish3)
        let flat = Array2DMembers<'T>(newArray<'T> part.Length, part.Length2, part.Length3, 0, 0)
        for i2 in 0 .. part.Length2 - 1 do
            for i3 in 0 .. part.Length3 - 1 do
                flat.[i2, i3] <- part.[0, i2, i3]
        flat

    /// Sets a part with one index given.
    member this.SetSlice(index1: int, start2: int option, finish2: int option, start3: int option, finish3: int option, source: 'T[,]) : unit =
        let low2 = ArraySupport.startOf start2 0
        let low3 = ArraySupport.startOf start3 0
        for i2 in low2 .. ArraySupport.finishOf finish2 0 length2 do
            for i3 in low3 .. ArraySupport.finishOf finish3 0 length3 do
                this.[index1, i2, i3] <- source.[i2 - low2, i3 - low3]

    /// A part with one index given, which has as many dimensions less.
    member this.GetSlice(start1: int option, finish1: int option, index2: int, start3: int option, finish3: int option) : 'T[,] =
        if uint32 index2 >= uint32 length2 then ArraySupport.raiseIndex ()
        let part = this.GetSlice(start1, finish1, Some index2, Some index2, start3, finish3)
        let flat = Array2DMembers<'T>(newArray<'T> part.Length, part.Length1, part.Length3, 0, 0)
        for i1 in 0 .. part.Length1 - 1 do
            for i3 in 0 .. part.Length3 - 1 do
                flat.[i1, i3] <- part.[i1, 0, i3]
        flat

    /// Sets a part with one index given.
    member this.SetSlice(start1: int option, finish1: int option, index2: int, start3: int option, finish3: int option, source: 'T[,]) : unit =
        let low1 = ArraySupport.startOf start1 0
        let low3 = ArraySupport.startOf start3 0
        for i1 in low1 .. ArraySupport.finishOf finish1 0 length1 do
            for i3 in low3 .. ArraySupport.finishOf finish3 0 length3 do
                this.[i1, index2, i3] <- source.[i1 - low1, i3 - low3]

    /// A part with one index given, which has as many dimensions less.
    member this.GetSlice(start1: int option, finish1: int option, start2: int option, finish2: int option, index3: int) : 'T[,] =
        if uint32 index3 >= uint32 length3 then ArraySupport.raiseIndex ()
        let part = this.GetSlice(start1, finish1, start2, finish2, Some index3, Some index3)
        let flat = Array2DMembers<'T>(newArray<'T> part.Length, part.Length1, part.Length2, 0, 0)
        for i1 in 0 .. part.Length1 - 1 do
            for i2 in 0 .. part.Length2 - 1 do
                flat.[i1, i2] <- part.[i1, i2, 0]
        flat

    /// Sets a part with one index given.
    member this.SetSlice(start1: int option, finish1: int option, start2: int option, finish2: int option, index3: int, source: 'T[,]) : unit =
        let low1 = ArraySupport.startOf start1 0
        let low2 = ArraySupport.startOf start2 0
        for i1 in low1 .. ArraySupport.finishOf finish1 0 length1 do
            for i2 in low2 .. ArraySupport.finishOf finish2 0 length2 do
                this.[i1, i2, index3] <- source.[i1 - low1, i2 - low2]

    /// A part with two indices given, which has as many dimensions less.
    member this.GetSlice(index1: int, index2: int, start3: int option, finish3: int option) : 'T[] =
        if uint32 index1 >= uint32 length1 then ArraySupport.raiseIndex ()
        if uint32 index2 >= uint32 length2 then ArraySupport.raiseIndex ()
        this.GetSlice(Some index1, Some index1, Some index2, Some index2, start3, finish3).Data

    /// Sets a part with two indices given.
    member this.SetSlice(index1: int, index2: int, start3: int option, finish3: int option, source: 'T[]) : unit =
        let low3 = ArraySupport.startOf start3 0
        for i3 in low3 .. ArraySupport.finishOf finish3 0 length3 do
            this.[index1, index2, i3] <- source.[i3 - low3]

    /// A part with two indices given, which has as many dimensions less.
    member this.GetSlice(index1: int, start2: int option, finish2: int option, index3: int) : 'T[] =
        if uint32 index1 >= uint32 length1 then ArraySupport.raiseIndex ()
        if uint32 index3 >= uint32 length3 then ArraySupport.raiseIndex ()
        this.GetSlice(Some index1, Some index1, start2, finish2, Some index3, Some index3).Data

    /// Sets a part with two indices given.
    member this.SetSlice(index1: int, start2: int option, finish2: int option, index3: int, source: 'T[]) : unit =
        let low2 = ArraySupport.startOf start2 0
        for i2 in low2 .. ArraySupport.finishOf finish2 0 length2 do
            this.[index1, i2, index3] <- source.[i2 - low2]

    /// A part with two indices given, which has as many dimensions less.
    member this.GetSlice(start1: int option, finish1: int option, index2: int, index3: int) : 'T[] =
        if uint32 index2 >= uint32 length2 then ArraySupport.raiseIndex ()
        if uint32 index3 >= uint32 length3 then ArraySupport.raiseIndex ()
        this.GetSlice(start1, finish1, Some index2, Some index2, Some index3, Some index3).Data

    /// Sets a part with two indices given.
    member this.SetSlice(start1: int option, finish1: int option, index2: int, index3: int, source: 'T[]) : unit =
        let low1 = ArraySupport.startOf start1 0
        for i1 in low1 .. ArraySupport.finishOf finish1 0 length1 do
            this.[i1, index2, index3] <- source.[i1 - low1]

    /// Goes through the elements.
    member this.GetEnumerator() : IEnumerator = new ArrayEnumerator<'T>(data, length data) :> IEnumerator

    override this.Equals(other: obj) : bool =
        match other with
        | :? ('T[,,]) as o ->
            length1 = o.Length1 && length2 = o.Length2 && length3 = o.Length3 && equal data o.Data
        | _ -> false

    override this.GetHashCode() : int = hashOf data

    override this.ToString() : string = ArraySupport.typeText<'T> "[,,]"

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = new ArrayEnumerator<'T>(data, length data) :> IEnumerator

    interface IStructuralComparable with
        member this.CompareTo(other: obj, comparer: IComparer) : int =
            match other with
            | :? ('T[,,]) as o ->
                if length1 <> o.Length1 then compare length1 o.Length1
                elif length2 <> o.Length2 then compare length2 o.Length2
                elif length3 <> o.Length3 then compare length3 o.Length3
                else order data o.Data
            | _ -> raise (System.ArgumentException "Object must be an array of the same type.")

    interface System.IComparable with
        member this.CompareTo(other: obj) : int = (this :> IStructuralComparable).CompareTo(other, null)
