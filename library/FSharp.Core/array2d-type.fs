namespace Firefly.Runtime

open System.Collections
open System.Collections.Generic
open Firefly.Runtime.Collections

/// An array of two dimensions: its elements row by row in a flat array.
///
/// In: indices; outside of the bounds they raise IndexOutOfRangeException. Out: elements.
/// Holds: `data` has `length1 * length2` elements; the bounds start at `base1` and `base2`, which are 0 unless the array
/// was made by `createBased` or the like.
[<CompilerBuiltin("[,]"); AllowNullLiteral>]
type Array2DMembers<'T>(data: 'T[], length1: int, length2: int, base1: int, base2: int) =

    /// The elements row by row.
    member this.Data: 'T[] = data

    /// The number of rows.
    member this.Length1: int = length1

    /// The number of columns.
    member this.Length2: int = length2

    /// The index of the first row.
    member this.Base1: int = base1

    /// The index of the first column.
    member this.Base2: int = base2

    /// The number of elements.
    member this.Length: int = length data

    /// The number of elements.
    member this.LongLength: int64 = int64 (length data)

    /// The number of dimensions.
    member this.Rank: int = 2

    /// The element at a row and a column.
    member this.Item
        with get (index1: int, index2: int): 'T =
            let i = index1 - base1
            let j = index2 - base2
            if uint32 i >= uint32 length1 || uint32 j >= uint32 length2 then
                ArraySupport.raiseIndex ()
            get data (i * length2 + j)
        and set (index1: int, index2: int) (value: 'T): unit =
            let i = index1 - base1
            let j = index2 - base2
            if uint32 i >= uint32 length1 || uint32 j >= uint32 length2 then
                ArraySupport.raiseIndex ()
            set data (i * length2 + j) value

    /// The length of a dimension.
    member this.GetLength(dimension: int) : int =
        if dimension = 0 then length1
        elif dimension = 1 then length2
        else ArraySupport.raiseDimension ()

    /// The first index of a dimension.
    member this.GetLowerBound(dimension: int) : int =
        if dimension = 0 then base1
        elif dimension = 1 then base2
        else ArraySupport.raiseDimension ()

    /// The last index of a dimension.
    member this.GetUpperBound(dimension: int) : int =
        this.GetLowerBound dimension + this.GetLength dimension - 1

    /// The element at a row and a column, as an object.
    member this.GetValue(index1: int, index2: int) : obj = box (this.[index1, index2])

    /// Sets the element at a row and a column.
    member this.SetValue(value: obj, index1: int, index2: int) : unit = this.[index1, index2] <- unbox<'T> value

    /// A copy of the same type.
    member this.Copied() : Array2DMembers<'T> =
        Array2DMembers<'T>(ArraySupport.part data 0 (length data), length1, length2, base1, base2)

    /// A copy, as an object.
    member this.Clone() : obj = box (this.Copied())

    /// `^offset` in a dimension.
    member this.GetReverseIndex(dimension: int, offset: int) : int = this.GetUpperBound dimension - offset + 1

    /// A part: rows and columns from bounds to bounds, both included, as far as they exist.
    member this.GetSlice(start1: int option, finish1: int option, start2: int option, finish2: int option) : 'T[,] =
        let low1 = ArraySupport.lowBound start1 base1
        let low2 = ArraySupport.lowBound start2 base2
        let count1 = ArraySupport.countFrom low1 finish1 base1 length1
        let count2 = ArraySupport.countFrom low2 finish2 base2 length2
        let result = newArray<'T> (count1 * count2)
        for i in 0 .. count1 - 1 do
            ArraySupport.copyInto data ((low1 - base1 + i) * length2 + low2 - base2) result (i * count2) count2
        Array2DMembers<'T>(result, count1, count2, 0, 0)

    /// Part of a row.
    member this.GetSlice(index1: int, start2: int option, finish2: int option) : 'T[] =
        let low2 = ArraySupport.lowBound start2 base2
        let count2 = ArraySupport.countFrom low2 finish2 base2 length2
        let result = newArray<'T> count2
        for j in 0 .. count2 - 1 do
            set result j this.[index1, low2 + j]
        result

    /// Part of a column.
    member this.GetSlice(start1: int option, finish1: int option, index2: int) : 'T[] =
        let low1 = ArraySupport.lowBound start1 base1
        let count1 = ArraySupport.countFrom low1 finish1 base1 length1
        let result = newArray<'T> count1
        for i in 0 .. count1 - 1 do
            set result i this.[low1 + i, index2]
        result

    /// Sets rows and columns from bounds to bounds.
    member this.SetSlice
        (start1: int option, finish1: int option, start2: int option, finish2: int option, source: 'T[,])
        : unit =
        let low1 = ArraySupport.startOf start1 base1
        let low2 = ArraySupport.startOf start2 base2
        let high1 = ArraySupport.finishOf finish1 base1 length1
        let high2 = ArraySupport.finishOf finish2 base2 length2
        for i in low1 .. high1 do
            for j in low2 .. high2 do
                this.[i, j] <- source.[i - low1, j - low2]

    /// Sets part of a row.
    member this.SetSlice(index1: int, start2: int option, finish2: int option, source: 'T[]) : unit =
        let low2 = ArraySupport.startOf start2 base2
        for j in low2 .. ArraySupport.finishOf finish2 base2 length2 do
            this.[index1, j] <- source.[j - low2]

    /// Sets part of a column.
    member this.SetSlice(start1: int option, finish1: int option, index2: int, source: 'T[]) : unit =
        let low1 = ArraySupport.startOf start1 base1
        for i in low1 .. ArraySupport.finishOf finish1 base1 length1 do
            this.[i, index2] <- source.[i - low1]

    /// Goes through the elements row by row.
    member this.GetEnumerator() : IEnumerator = new ArrayEnumerator<'T>(data, length data) :> IEnumerator

    override this.Equals(other: obj) : bool =
        match other with
        | :? ('T[,]) as o ->
            length1 = o.Length1 && length2 = o.Length2 && base1 = o.Base1 && base2 = o.Base2 && equal data o.Data
        | _ -> false

    override this.GetHashCode() : int = hashOf data

    override this.ToString() : string = ArraySupport.typeText<'T> "[,]"

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = new ArrayEnumerator<'T>(data, length data) :> IEnumerator

    interface System.ICloneable with
        member this.Clone() : obj = box (this.Copied())

    interface IStructuralComparable with
        member this.CompareTo(other: obj, comparer: IComparer) : int =
            match other with
            | :? ('T[,]) as o ->
                if length1 <> o.Length1 then compare length1 o.Length1
                elif length2 <> o.Length2 then compare length2 o.Length2
                else order data o.Data
            | _ -> raise (System.ArgumentException "Object must be an array of the same type.")

    interface System.IComparable with
        member this.CompareTo(other: obj) : int = (this :> IStructuralComparable).CompareTo(other, null)

/// What the functions on arrays of two dimensions share.
module Array2DSupport =

    /// The rows as arrays, for printing.
    let rows (array: 'T[,]) : 'T[][] =
        let result = newArray<'T[]> array.Length1
        for i in 0 .. array.Length1 - 1 do
            set result i (ArraySupport.part array.Data (i * array.Length2) array.Length2)
        result

    /// The index of the first row.
    let firstRow (array: 'T[,]) : int = array.Base1

    /// The index of the first column.
    let firstColumn (array: 'T[,]) : int = array.Base2

    /// An index is below the bounds of an array.
    [<NoInline; Cold>]
    let raiseLow (name: string) (index: int) (array: string) (axis: int) (bound: int) : unit =
        raiseArgument
            name
            ("The index is outside the legal range.\n"
             + name + " = " + string index + ", " + array + " axis-" + string axis + " lower bound = " + string bound)

    /// A count leads beyond the bounds of an array.
    [<NoInline; Cold>]
    let raiseHigh (name: string) (count: int) (array: string) (axis: int) (last: int) (bound: int) : unit =
        raiseArgument
            name
            ("The index is outside the legal range.\n"
             + name + " = " + string count + ", " + array + " axis-" + string axis + " end index = " + string last
             + " " + array + " axis-" + string axis + " upper bound = " + string bound)

    /// Refuses an index below the bounds of an array.
    let checkLow (name: string) (index: int) (array: string) (axis: int) (bound: int) : unit =
        if index < bound then
            raiseLow name index array axis bound

    /// Refuses a count that leads beyond the bounds of an array.
    let checkHigh (name: string) (count: int) (array: string) (axis: int) (index: int) (bound: int) : unit =
        if index + count > bound then
            raiseHigh name count array axis (index + count) bound
