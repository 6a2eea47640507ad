namespace Firefly.Runtime

open System
open System.Collections
open System.Collections.Generic
open Firefly.Runtime.Collections

/// Goes through a list.
///
/// Holds, for this and the other enumerators of the library: `Current` raises InvalidOperationException before the first
/// `MoveNext` and after the one that gave false.
[<AllowNullLiteral>]
type ListEnumerator<'T>(list: 'T list) =
    let mutable rest: 'T list = list
    let mutable current: 'T = zero<'T> ()
    // 0 before the first element, 1 at an element, 2 behind the last
    let mutable state: int = 0

    /// The element, or InvalidOperationException.
    member this.Value: 'T =
        if state = 1 then current
        elif state = 0 then raiseInvalid "Enumeration has not started. Call MoveNext."
        else raiseInvalid "Enumeration already finished."

    interface IEnumerator<'T> with
        member this.Current: 'T = this.Value

    interface IEnumerator with
        member this.Current: obj = box this.Value

        member this.MoveNext() : bool =
            match rest with
            | x :: others ->
                current <- x
                rest <- others
                state <- 1
                true
            | [] ->
                state <- 2
                false

        member this.Reset() : unit =
            rest <- list
            state <- 0

    interface IDisposable with
        member this.Dispose() : unit = ()

/// Goes through `count` elements of an array.
[<AllowNullLiteral>]
type ArrayEnumerator<'T>(array: 'T[], count: int) =
    let mutable at: int = -1

    /// The element, or InvalidOperationException.
    member this.Value: 'T =
        if at < 0 then raiseInvalid "Enumeration has not started. Call MoveNext."
        elif at >= count then raiseInvalid "Enumeration already finished."
        else get array at

    interface IEnumerator<'T> with
        member this.Current: 'T = this.Value

    interface IEnumerator with
        member this.Current: obj = box this.Value

        member this.MoveNext() : bool =
            if at < count then
                at <- at + 1
            at < count

        member this.Reset() : unit = at <- -1

    interface IDisposable with
        member this.Dispose() : unit = ()

/// Goes through the UTF-16 units of a string.
[<AllowNullLiteral>]
type StringEnumerator(text: string) =
    let mutable at: int = -1

    /// The unit, or InvalidOperationException.
    member this.Value: char =
        if at < 0 then raiseInvalid "Enumeration has not started. Call MoveNext."
        elif at >= text.Length then raiseInvalid "Enumeration already finished."
        else text.[at]

    interface IEnumerator<char> with
        member this.Current: char = this.Value

    interface IEnumerator with
        member this.Current: obj = box this.Value

        member this.MoveNext() : bool =
            if at < text.Length then
                at <- at + 1
            at < text.Length

        member this.Reset() : unit = at <- -1

    interface IDisposable with
        member this.Dispose() : unit = ()

namespace FSharp.Collections

open System.Collections
open System.Collections.Generic
open Firefly.Runtime
open Firefly.Runtime.Collections

/// Parts of the members of lists.
module ListParts =

    /// The text of an element.
    let textOf (x: 'T) : string =
        match box x with
        | null -> "null"
        | _ -> (# "to_string" x : string #)

    /// The text of a list: at most three elements.
    let text (list: 'T list) : string =
        match list with
        | [] -> "[]"
        | [ a ] -> "[" + textOf a + "]"
        | [ a; b ] -> "[" + textOf a + "; " + textOf b + "]"
        | [ a; b; c ] -> "[" + textOf a + "; " + textOf b + "; " + textOf c + "]"
        | a :: b :: c :: _ -> "[" + textOf a + "; " + textOf b + "; " + textOf c + "; ... ]"

/// The members of lists.
[<CompilerBuiltin("list")>]
type List<'T> =
    /// The number of elements.
    member this.Length: int = Lists.countFrom 0 this

    override this.ToString() : string = ListParts.text this

    /// Whether there are no elements.
    member this.IsEmpty: bool =
        match this with
        | [] -> true
        | _ -> false

    /// The first element.
    member this.Head: 'T =
        match this with
        | x :: _ -> x
        | [] -> raiseInvalid "The input list was empty."

    /// All elements but the first.
    member this.Tail: 'T list =
        match this with
        | _ :: rest -> rest
        | [] -> raiseInvalid "The input list was empty."

    /// The element at an index.
    member this.Item
        with get (index: int): 'T = Lists.itemOf "n" (if index < 0 && (match this with [] -> true | _ -> false) then 0 else index) this

    /// The elements from one index to another, both included, as far as they exist.
    member this.GetSlice(startIndex: int option, endIndex: int option) : 'T list =
        let first =
            match startIndex with
            | Some i -> i
            | None -> 0
        match endIndex with
        | Some last -> Lists.slice first last this
        | None -> Lists.dropFirst first this

    /// The empty list.
    static member Empty: 'T list = []

    /// A list from its first element and the others.
    static member Cons(head: 'T, tail: 'T list) : 'T list = head :: tail

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> = new ListEnumerator<'T>(this) :> IEnumerator<'T>

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = new ListEnumerator<'T>(this) :> IEnumerator

    interface IReadOnlyCollection<'T> with
        member this.Count: int = Lists.countFrom 0 this

    interface IReadOnlyList<'T> with
        member this.Item
            with get (index: int): 'T = Lists.itemOf "n" (if index < 0 && (match this with [] -> true | _ -> false) then 0 else index) this
