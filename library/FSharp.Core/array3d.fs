namespace FSharp.Collections

open Firefly.Runtime
open Firefly.Runtime.Collections

/// Arrays of three dimensions.
///
/// In: arrays; a null array raises ArgumentNullException. Out: fresh arrays, or values computed in order, the last index
/// running fastest.
[<RequireQualifiedAccess>]
[<CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Array3D =

    /// The length of dimension 1.
    let length1 (array: 'T[,,]) : int = array.Length1

    /// The length of dimension 2.
    let length2 (array: 'T[,,]) : int = array.Length2

    /// The length of dimension 3.
    let length3 (array: 'T[,,]) : int = array.Length3

    /// The element at indices.
    let get (array: 'T[,,]) (index1: int) (index2: int) (index3: int) : 'T = array.[index1, index2, index3]

    /// Sets the element at indices.
    let set (array: 'T[,,]) (index1: int) (index2: int) (index3: int) (value: 'T) : unit =
        array.[index1, index2, index3] <- value

    /// Zeros, nulls or empty values.
    let zeroCreate<'T> (length1: int) (length2: int) (length3: int) : 'T[,,] =
        notNegative "n1" length1
        notNegative "n2" length2
        notNegative "n3" length3
        Array3DMembers<'T>(newArray<'T> (length1 * length2 * length3), length1, length2, length3)

    /// One value everywhere.
    let create (length1: int) (length2: int) (length3: int) (initial: 'T) : 'T[,,] =
        let result = zeroCreate<'T> length1 length2 length3
        let data = result.Data
        for i in 0 .. length data - 1 do
            Collections.set data i initial
        result

    /// What a function gives for the indices.
    let inline init
        (length1: int) (length2: int) (length3: int) ([<InlineIfLambda>] initializer: int -> int -> int -> 'T)
        : 'T[,,] =
        let result = zeroCreate<'T> length1 length2 length3
        let data = result.Data
        let mutable at = 0
        for i1 in 0 .. length1 - 1 do
            for i2 in 0 .. length2 - 1 do
                for i3 in 0 .. length3 - 1 do
                    Collections.set data at (initializer i1 i2 i3)
                    at <- at + 1
        result

    /// Applies an action to each element.
    let inline iter ([<InlineIfLambda>] action: 'T -> unit) (array: 'T[,,]) : unit =
        notNull "array" array
        let data = array.Data
        for i in 0 .. length data - 1 do
            action (Collections.get data i)

    /// Applies an action to each element with its indices.
    let inline iteri ([<InlineIfLambda>] action: int -> int -> int -> 'T -> unit) (array: 'T[,,]) : unit =
        notNull "array" array
        for i in 0 .. array.Length1 - 1 do
            for j in 0 .. array.Length2 - 1 do
                for k in 0 .. array.Length3 - 1 do
                    action i j k array.[i, j, k]

    /// The results of a function for each element.
    let inline map ([<InlineIfLambda>] mapping: 'T -> 'U) (array: 'T[,,]) : 'U[,,] =
        notNull "array" array
        let data = array.Data
        let result = zeroCreate<'U> array.Length1 array.Length2 array.Length3
        let target = result.Data
        for i in 0 .. length data - 1 do
            Collections.set target i (mapping (Collections.get data i))
        result

    /// The results of a function for each element with its indices.
    let inline mapi ([<InlineIfLambda>] mapping: int -> int -> int -> 'T -> 'U) (array: 'T[,,]) : 'U[,,] =
        notNull "array" array
        init array.Length1 array.Length2 array.Length3 (fun i j k -> mapping i j k array.[i, j, k])
