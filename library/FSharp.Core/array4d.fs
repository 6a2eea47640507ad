namespace FSharp.Collections

open Firefly.Runtime
open Firefly.Runtime.Collections

/// Arrays of four dimensions.
///
/// In: arrays; a null array raises ArgumentNullException. Out: fresh arrays, or values computed in order, the last index
/// running fastest.
[<RequireQualifiedAccess>]
[<CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Array4D =

    /// The length of dimension 1.
    let length1 (array: 'T[,,,]) : int = array.Length1

    /// The length of dimension 2.
    let length2 (array: 'T[,,,]) : int = array.Length2

    /// The length of dimension 3.
    let length3 (array: 'T[,,,]) : int = array.Length3

    /// The length of dimension 4.
    let length4 (array: 'T[,,,]) : int = array.Length4

    /// The element at indices.
    let get (array: 'T[,,,]) (index1: int) (index2: int) (index3: int) (index4: int) : 'T = array.[index1, index2, index3, index4]

    /// Sets the element at indices.
    let set (array: 'T[,,,]) (index1: int) (index2: int) (index3: int) (index4: int) (value: 'T) : unit =
        array.[index1, index2, index3, index4] <- value

    /// Zeros, nulls or empty values.
    let zeroCreate<'T> (length1: int) (length2: int) (length3: int) (length4: int) : 'T[,,,] =
        notNegative "n1" length1
        notNegative "n2" length2
        notNegative "n3" length3
        notNegative "n4" length4
        Array4DMembers<'T>(newArray<'T> (length1 * length2 * length3 * length4), length1, length2, length3, length4)

    /// One value everywhere.
    let create (length1: int) (length2: int) (length3: int) (length4: int) (initial: 'T) : 'T[,,,] =
        let result = zeroCreate<'T> length1 length2 length3 length4
        let data = result.Data
        for i in 0 .. length data - 1 do
            Collections.set data i initial
        result

    /// What a function gives for the indices.
    let inline init
        (length1: int) (length2: int) (length3: int) (length4: int) ([<InlineIfLambda>] initializer: int -> int -> int -> int -> 'T)
        : 'T[,,,] =
        let result = zeroCreate<'T> length1 length2 length3 length4
        let data = result.Data
        let mutable at = 0
        for i1 in 0 .. length1 - 1 do
            for i2 in 0 .. length2 - 1 do
                for i3 in 0 .. length3 - 1 do
                    for i4 in 0 .. length4 - 1 do
                        Collections.set data at (initializer i1 i2 i3 i4)
                        at <- at + 1
        result
