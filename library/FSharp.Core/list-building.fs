namespace Firefly.Runtime

open Firefly.Runtime.Collections

/// What the functions on lists share: copying a part behind a cell, and the texts for lengths that differ.
///
/// In: the last cell of a list that is being built. Out: its new last cell, or what is left of the source.
/// Holds: cells are written only before the function that made them returns.
module Lists =

    /// The length of a list, added to a count.
    let rec countFrom (count: int) (list: 'T list) : int =
        match list with
        | [] -> count
        | _ :: rest -> countFrom (count + 1) rest

    /// The elements that a function gives for 0 .. length - 1, where length is not negative.
    [<EagerStage("init")>]
    let init (length: int) (initializer: int -> 'T) : 'T list =
        let start = anchor<'T> ()
        let mutable last = start
        for i in 0 .. length - 1 do
            last <- extend last (initializer i)
        built start

    /// The first list is shorter than the other.
    [<NoInline; Cold>]
    let raiseShorter (name: string) (other: string) (missing: int) : 'R =
        raiseArgument name ("The lists had different lengths.\n" + name + " is " + elements missing + " shorter than " + other)

    /// What is left of two lists that were walked together: one of them is empty, the other is not.
    [<NoInline; Cold>]
    let raiseDiffer (rest1: 'A list) (rest2: 'B list) : 'R =
        match rest1 with
        | [] -> raiseShorter "list1" "list2" (countFrom 0 rest2)
        | _ -> raiseShorter "list2" "list1" (countFrom 0 rest1)

    /// Three lists have different lengths.
    [<NoInline; Cold>]
    let raiseDiffer3 (rest1: 'A list) (rest2: 'B list) (rest3: 'C list) : 'R =
        raiseArgument
            "list1, list2, list3"
            ("The lists had different lengths.\n list1.Length = "
             + string (countFrom 0 rest1)
             + ", list2.Length = "
             + string (countFrom 0 rest2)
             + ", list3.Length = "
             + string (countFrom 0 rest3))

    /// A list has fewer elements than were asked for.
    [<NoInline; Cold>]
    let raiseTooFew (missing: int) : 'R =
        raiseInvalid (
            "The input sequence has an insufficient number of elements.\nThe list was "
            + elements missing
            + " shorter than the index"
        )

    /// Copies a list behind a cell; the result is the last cell.
    let extendAll (last: 'T list) (list: 'T list) : 'T list =
        let mutable final = last
        for x in list do
            final <- extend final x
        final

    /// Copies `count` elements behind a cell; the rest of the list is the result.
    let rec moveBehind (last: 'T list) (count: int) (list: 'T list) : 'T list =
        if count = 0 then
            list
        else
            match list with
            | x :: rest -> moveBehind (extend last x) (count - 1) rest
            | [] -> raiseTooFew count

    /// Copies the elements before an index behind a cell and gives the last cell and the rest.
    let upTo (start: 'T list) (index: int) (source: 'T list) : struct ('T list * 'T list) =
        let mutable last = start
        let mutable rest = source
        let mutable missing = index
        if index < 0 then
            raiseArgument "index" "index must be within bounds of the list"
        while missing > 0 do
            match rest with
            | x :: others ->
                last <- extend last x
                rest <- others
                missing <- missing - 1
            | [] -> raiseArgument "index" "index must be within bounds of the list"
        struct (last, rest)

    /// Maps two lists behind a cell.
    let rec mapBehind2 (mapping: int -> 'T1 -> 'T2 -> 'U) (i: int) (last: 'U list) (list1: 'T1 list) (list2: 'T2 list) : unit =
        match list1, list2 with
        | x :: rest1, y :: rest2 -> mapBehind2 mapping (i + 1) (extend last (mapping i x y)) rest1 rest2
        | [], [] -> ()
        | rest1, rest2 -> raiseDiffer rest1 rest2

    /// Maps three lists behind a cell.
    let rec mapBehind3 (mapping: 'A -> 'B -> 'C -> 'U) (last: 'U list) (list1: 'A list) (list2: 'B list) (list3: 'C list) : unit =
        match list1, list2, list3 with
        | x :: rest1, y :: rest2, z :: rest3 -> mapBehind3 mapping (extend last (mapping x y z)) rest1 rest2 rest3
        | [], [], [] -> ()
        | _ -> raiseDiffer3 list1 list2 list3

    /// Maps three lists; the message counts what was left when one ended.
    let mapThree (mapping: 'A -> 'B -> 'C -> 'U) (list1: 'A list) (list2: 'B list) (list3: 'C list) : 'U list =
        let start = anchor<'U> ()
        mapBehind3 mapping start list1 list2 list3
        built start

    /// The list without its first elements, as far as it has them.
    let rec dropFirst (count: int) (list: 'T list) : 'T list =
        if count <= 0 then
            list
        else
            match list with
            | _ :: rest -> dropFirst (count - 1) rest
            | [] -> []

    /// The element at an index; the message names the parameter.
    let itemOf (name: string) (index: int) (list: 'T list) : 'T =
        if index < 0 then
            raiseArgument name "The input must be non-negative."
        match dropFirst index list with
        | x :: _ -> x
        | [] -> raiseArgument name "The index was outside the range of elements in the list."

    /// The elements from one index to another, both included, as far as they exist.
    let slice (first: int) (last: int) (list: 'T list) : 'T list =
        let start = anchor<'T> ()
        let mutable end' = start
        let mutable rest = dropFirst first list
        let mutable missing = last - (if first < 0 then 0 else first) + 1
        while missing > 0 do
            match rest with
            | x :: others ->
                end' <- extend end' x
                rest <- others
                missing <- missing - 1
            | [] -> missing <- 0
        built start
