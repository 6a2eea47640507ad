namespace FSharp.Core

open Firefly.Runtime.Collections

/// Functions on strings, in terms of their UTF-16 units.
///
/// In: strings; null counts as empty. Out: fresh strings or values computed in index order.
[<RequireQualifiedAccess>]
[<CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module String =

    /// The number of UTF-16 units.
    let length (str: string) : int = if isNullRef str then 0 else str.Length

    /// All strings with a separator between them.
    let concat (sep: string) (strings: seq<string>) : string = System.String.Join(sep, strings)

    /// Applies an action to each unit.
    let iter (action: char -> unit) (str: string) : unit =
        for i in 0 .. length str - 1 do
            action str.[i]

    /// Applies an action to each index and unit.
    let iteri (action: int -> char -> unit) (str: string) : unit =
        for i in 0 .. length str - 1 do
            action i str.[i]

    /// The results of a function for each unit.
    let map (mapping: char -> char) (str: string) : string =
        let units = newArray<char> (length str)
        for i in 0 .. length str - 1 do
            set units i (mapping str.[i])
        System.String(units)

    /// The results of a function for each index and unit.
    let mapi (mapping: int -> char -> char) (str: string) : string =
        let units = newArray<char> (length str)
        for i in 0 .. length str - 1 do
            set units i (mapping i str.[i])
        System.String(units)

    /// The units that satisfy the predicate.
    let filter (predicate: char -> bool) (str: string) : string =
        let units = newArray<char> (length str)
        let mutable count = 0
        for i in 0 .. length str - 1 do
            let c = str.[i]
            if predicate c then
                set units count c
                count <- count + 1
        System.String(units, 0, count)

    /// The strings that a function gives for each unit, one after the other.
    let collect (mapping: char -> string) (str: string) : string =
        let parts = newArray<string> (length str)
        for i in 0 .. length str - 1 do
            set parts i (mapping str.[i])
        System.String.Concat parts

    /// The strings that a function gives for 0 .. count - 1, one after the other.
    let init (count: int) (initializer: int -> string) : string =
        notNegative "count" count
        let parts = newArray<string> count
        for i in 0 .. count - 1 do
            set parts i (initializer i)
        System.String.Concat parts

    /// A string, `count` times.
    let replicate (count: int) (str: string) : string =
        notNegative "count" count
        let parts = newArray<string> count
        for i in 0 .. count - 1 do
            set parts i str
        System.String.Concat parts

    /// Whether some unit satisfies the predicate.
    let exists (predicate: char -> bool) (str: string) : bool =
        let mutable i = 0
        while i < length str && not (predicate str.[i]) do
            i <- i + 1
        i < length str

    /// Whether all units satisfy the predicate.
    let forall (predicate: char -> bool) (str: string) : bool =
        let mutable i = 0
        while i < length str && predicate str.[i] do
            i <- i + 1
        i = length str
