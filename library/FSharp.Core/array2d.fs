namespace FSharp.Collections

open Firefly.Runtime
open Firefly.Runtime.Collections

/// Arrays of two dimensions.
///
/// In: arrays; a null array raises ArgumentNullException. Out: fresh arrays, or values computed row by row.
/// Holds: indices are counted from the array's bases, which are 0 unless it was made by `createBased` or the like.
[<RequireQualifiedAccess>]
[<CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Array2D =

    /// The number of rows.
    let length1 (array: 'T[,]) : int = array.Length1

    /// The number of columns.
    let length2 (array: 'T[,]) : int = array.Length2

    /// The index of the first row.
    let base1 (array: 'T[,]) : int = array.Base1

    /// The index of the first column.
    let base2 (array: 'T[,]) : int = array.Base2

    /// The element at a row and a column.
    let get (array: 'T[,]) (index1: int) (index2: int) : 'T = array.[index1, index2]

    /// Sets the element at a row and a column.
    let set (array: 'T[,]) (index1: int) (index2: int) (value: 'T) : unit = array.[index1, index2] <- value

    let private make (data: 'T[]) (length1: int) (length2: int) (base1: int) (base2: int) : 'T[,] =
        Array2DMembers<'T>(data, length1, length2, base1, base2)

    /// Rows and columns of zeros, nulls or empty values, counted from bases.
    let zeroCreateBased<'T> (base1: int) (base2: int) (length1: int) (length2: int) : 'T[,] =
        notNegative "length1" length1
        notNegative "length2" length2
        make (newArray<'T> (length1 * length2)) length1 length2 base1 base2

    /// Rows and columns of zeros, nulls or empty values.
    let zeroCreate<'T> (length1: int) (length2: int) : 'T[,] = zeroCreateBased<'T> 0 0 length1 length2

    /// Rows and columns of one value, counted from bases.
    let createBased (base1: int) (base2: int) (length1: int) (length2: int) (initial: 'T) : 'T[,] =
        let result = zeroCreateBased<'T> base1 base2 length1 length2
        let data = result.Data
        for i in 0 .. length data - 1 do
            Collections.set data i initial
        result

    /// Rows and columns of one value.
    let create (length1: int) (length2: int) (value: 'T) : 'T[,] = createBased 0 0 length1 length2 value

    /// Rows and columns of what a function gives for their indices, counted from bases.
    let inline initBased
        (base1: int) (base2: int) (length1: int) (length2: int) ([<InlineIfLambda>] initializer: int -> int -> 'T)
        : 'T[,] =
        let result = zeroCreateBased<'T> base1 base2 length1 length2
        let data = result.Data
        for i in 0 .. length1 - 1 do
            for j in 0 .. length2 - 1 do
                Collections.set data (i * length2 + j) (initializer (base1 + i) (base2 + j))
        result

    /// Rows and columns of what a function gives for their indices.
    let inline init (length1: int) (length2: int) ([<InlineIfLambda>] initializer: int -> int -> 'T) : 'T[,] =
        initBased 0 0 length1 length2 initializer

    /// Applies an action to each element.
    let inline iter ([<InlineIfLambda>] action: 'T -> unit) (array: 'T[,]) : unit =
        notNull "array" array
        let data = array.Data
        for i in 0 .. length data - 1 do
            action (Collections.get data i)

    /// Applies an action to each row, column and element.
    let inline iteri ([<InlineIfLambda>] action: int -> int -> 'T -> unit) (array: 'T[,]) : unit =
        notNull "array" array
        let data = array.Data
        let columns = array.Length2
        for i in 0 .. array.Length1 - 1 do
            for j in 0 .. columns - 1 do
                action (array.Base1 + i) (array.Base2 + j) (Collections.get data (i * columns + j))

    /// The results of a function for each element.
    let inline map ([<InlineIfLambda>] mapping: 'T -> 'U) (array: 'T[,]) : 'U[,] =
        notNull "array" array
        let data = array.Data
        let result = zeroCreateBased<'U> array.Base1 array.Base2 array.Length1 array.Length2
        let target = result.Data
        for i in 0 .. length data - 1 do
            Collections.set target i (mapping (Collections.get data i))
        result

    /// The results of a function for each row, column and element.
    let inline mapi ([<InlineIfLambda>] mapping: int -> int -> 'T -> 'U) (array: 'T[,]) : 'U[,] =
        notNull "array" array
        let data = array.Data
        let columns = array.Length2
        let result = zeroCreateBased<'U> array.Base1 array.Base2 array.Length1 columns
        let target = result.Data
        for i in 0 .. array.Length1 - 1 do
            for j in 0 .. columns - 1 do
                let at = i * columns + j
                Collections.set target at (mapping (array.Base1 + i) (array.Base2 + j) (Collections.get data at))
        result

    /// A new array with the same elements.
    let copy (array: 'T[,]) : 'T[,] =
        notNull "array" array
        array.Copied()

    /// The same elements counted from 0.
    let rebase (array: 'T[,]) : 'T[,] =
        notNull "array" array
        make (ArraySupport.part array.Data 0 array.Length) array.Length1 array.Length2 0 0

    /// Copies rows and columns of one array into another.
    let blit
        (source: 'T[,]) (sourceIndex1: int) (sourceIndex2: int)
        (target: 'T[,]) (targetIndex1: int) (targetIndex2: int)
        (count1: int) (count2: int)
        : unit =
        notNull "source" source
        notNull "target" target
        Array2DSupport.checkLow "sourceIndex1" sourceIndex1 "source" 0 source.Base1
        Array2DSupport.checkLow "sourceIndex2" sourceIndex2 "source" 1 source.Base2
        Array2DSupport.checkLow "targetIndex1" targetIndex1 "target" 0 target.Base1
        Array2DSupport.checkLow "targetIndex2" targetIndex2 "target" 1 target.Base2
        Array2DSupport.checkHigh "count1" count1 "source" 0 sourceIndex1 (source.Base1 + source.Length1)
        Array2DSupport.checkHigh "count2" count2 "source" 1 sourceIndex2 (source.Base2 + source.Length2)
        Array2DSupport.checkHigh "count1" count1 "target" 0 targetIndex1 (target.Base1 + target.Length1)
        Array2DSupport.checkHigh "count2" count2 "target" 1 targetIndex2 (target.Base2 + target.Length2)
        for i in 0 .. count1 - 1 do
            for j in 0 .. count2 - 1 do
                target.[targetIndex1 + i, targetIndex2 + j] <- source.[sourceIndex1 + i, sourceIndex2 + j]

/// Arrays of two dimensions from their rows.
[<AutoOpen>]
module Array2DOperators =

    /// An array of two dimensions from its rows, which have the same length.
    let array2D<'Row, 'T when 'Row :> seq<'T>> (rows: seq<'Row>) : 'T[,] =
        notNull "rows" rows
        let lines = Buffer<'T[]> 4
        for row in rows do
            lines.Add(ArraySupport.ofSeq (row :> seq<'T>))
        let height = lines.Count
        let width = if height = 0 then 0 else length (lines.Get 0)
        let result = newArray<'T> (height * width)
        for i in 0 .. height - 1 do
            let line = lines.Get i
            if length line <> width then
                raiseArgument "vals" "The arrays have different lengths."
            ArraySupport.copyInto line 0 result (i * width) width
        Array2DMembers<'T>(result, height, width, 0, 0)
