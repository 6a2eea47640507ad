namespace Firefly.Runtime

open Firefly.Runtime.Collections

/// Slices of arrays and lists: `x.[a..b]`, both ends included and optional.
///
/// In: the ends as written. Out: the elements that exist between them. Holds: nothing raises when reading; writing to a slice
/// needs as many values as it has places.
module Slices =

    let private firstOf (start: int option) : int =
        match start with
        | Some i -> max i 0
        | None -> 0

    let private countOf (first: int) (finish: int option) (size: int) : int =
        let last =
            match finish with
            | Some i -> min i (size - 1)
            | None -> size - 1
        max 0 (last - first + 1)

    /// `source.[start..finish]`
    let getArray (source: 'T[]) (start: int option) (finish: int option) : 'T[] =
        notNull "source" source
        let first = firstOf start
        let count = countOf first finish (length source)
        if count = 0 then newArray<'T> 0 else ArraySupport.part source first count

    /// `target.[start..finish] <- source`
    let setArray (target: 'T[]) (start: int option) (finish: int option) (source: 'T[]) : unit =
        notNull "target" target
        notNull "source" source
        let first =
            match start with
            | Some i -> i
            | None -> 0
        let last =
            match finish with
            | Some i -> i
            | None -> length target - 1
        for i in first..last do
            target.[i] <- source.[i - first]

    /// `source.[start..finish]`
    let getList (source: 'T list) (start: int option) (finish: int option) : 'T list =
        let first = firstOf start
        match finish with
        | Some last -> Lists.slice first last source
        | None -> Lists.dropFirst first source
