namespace System.Collections.Generic

open System
open System.Collections
open Firefly.Runtime
open Firefly.Runtime.Collections
open FSharp.Collections

/// A queue: first in, first out.
///
/// Holds: the elements are the `count` places from `head`, around the end of the array, whose length is a power of two.
[<AllowNullLiteral>]
type Queue<'T>() =
    let mutable items: 'T[] = newArray<'T> 4
    let mutable head: int = 0
    let mutable count: int = 0
    let mutable version: int = 0

    /// An empty queue; it grows as needed.
    new(capacity: int) as this =
        Queue<'T>()
        then
            if capacity < 0 then
                Refuse.negativeValue "capacity" capacity
            this.EnsureCapacity capacity |> ignore

    /// A queue of the elements of a collection.
    new(collection: IEnumerable<'T>) as this =
        Queue<'T>()
        then
            notNull "collection" collection
            for x in collection do
                this.Enqueue x

    /// Makes room for a number of elements.
    member this.EnsureCapacity(needed: int) : int =
        if needed > length items then
            let mutable size = length items
            while size < needed do
                size <- size * 2
            let larger = newArray<'T> size
            for i in 0 .. count - 1 do
                set larger i (this.At i)
            items <- larger
            head <- 0
        length items

    member private this.At(i: int) : 'T = get items ((head + i) &&& (length items - 1))

    /// The number of elements.
    member this.Count: int = count

    /// Adds an element at the end.
    member this.Enqueue(item: 'T) : unit =
        this.EnsureCapacity(count + 1) |> ignore
        set items ((head + count) &&& (length items - 1)) item
        count <- count + 1
        version <- version + 1

    /// The first element, if there is one.
    member this.TryPeek([<System.Runtime.InteropServices.Out>] result: byref<'T>) : bool =
        result <- if count = 0 then zero<'T> () else get items head
        count > 0

    /// The first element.
    member this.Peek() : 'T =
        if count = 0 then
            raiseInvalid "Queue empty."
        get items head

    /// Removes the first element and gives it.
    member this.Dequeue() : 'T =
        if count = 0 then
            raiseInvalid "Queue empty."
        let x = get items head
        set items head (zero<'T> ())
        head <- (head + 1) &&& (length items - 1)
        count <- count - 1
        version <- version + 1
        x

    /// Removes the first element and gives it, if there is one.
    member this.TryDequeue([<System.Runtime.InteropServices.Out>] result: byref<'T>) : bool =
        let some = count > 0
        result <- if some then this.Dequeue() else zero<'T> ()
        some

    /// Whether there is an element equal to another.
    member this.Contains(item: 'T) : bool =
        let mutable i = 0
        while i < count && not (equalObjects (this.At i) item) do
            i <- i + 1
        i < count

    /// Removes all elements.
    member this.Clear() : unit =
        for i in 0 .. length items - 1 do
            set items i (zero<'T> ())
        head <- 0
        count <- 0
        version <- version + 1

    /// The elements, the first one first.
    member this.ToArray() : 'T[] = Array.init count (fun i -> this.At i)

    /// Copies the elements into an array from an index.
    member this.CopyTo(target: 'T[], index: int) : unit = Array.blit (this.ToArray()) 0 target index count

    /// Goes through the elements, the first one first.
    member this.GetEnumerator() : IEnumerator<'T> =
        new VersionedEnumerator<'T>((fun () -> version), (fun () -> count), (fun i -> this.At i)) :> IEnumerator<'T>

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> = this.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.GetEnumerator() :> IEnumerator

    interface IReadOnlyCollection<'T> with
        member this.Count: int = count

/// A stack: last in, first out.
///
/// Holds: the elements are the first `count` places, the last one on top.
[<AllowNullLiteral>]
type Stack<'T>() =
    let mutable items: 'T[] = newArray<'T> 4
    let mutable count: int = 0
    let mutable version: int = 0

    /// An empty stack; it grows as needed.
    new(capacity: int) as this =
        Stack<'T>()
        then
            if capacity < 0 then
                Refuse.negativeValue "capacity" capacity
            this.EnsureCapacity capacity |> ignore

    /// A stack of the elements of a collection, the last one on top.
    new(collection: IEnumerable<'T>) as this =
        Stack<'T>()
        then
            notNull "collection" collection
            for x in collection do
                this.Push x

    /// Makes room for a number of elements.
    member this.EnsureCapacity(needed: int) : int =
        if needed > length items then
            let larger = newArray<'T> (max needed (2 * length items))
            ArraySupport.copyInto items 0 larger 0 count
            items <- larger
        length items

    /// The number of elements.
    member this.Count: int = count

    /// Adds an element on top.
    member this.Push(item: 'T) : unit =
        this.EnsureCapacity(count + 1) |> ignore
        set items count item
        count <- count + 1
        version <- version + 1

    /// The top element.
    member this.Peek() : 'T =
        if count = 0 then
            raiseInvalid "Stack empty."
        get items (count - 1)

    /// The top element, if there is one.
    member this.TryPeek([<System.Runtime.InteropServices.Out>] result: byref<'T>) : bool =
        result <- if count = 0 then zero<'T> () else get items (count - 1)
        count > 0

    /// Removes the top element and gives it.
    member this.Pop() : 'T =
        if count = 0 then
            raiseInvalid "Stack empty."
        count <- count - 1
        version <- version + 1
        let x = get items count
        set items count (zero<'T> ())
        x

    /// Removes the top element and gives it, if there is one.
    member this.TryPop([<System.Runtime.InteropServices.Out>] result: byref<'T>) : bool =
        let some = count > 0
        result <- if some then this.Pop() else zero<'T> ()
        some

    /// Whether there is an element equal to another.
    member this.Contains(item: 'T) : bool =
        let mutable i = 0
        while i < count && not (equalObjects (get items i) item) do
            i <- i + 1
        i < count

    /// Removes all elements.
    member this.Clear() : unit =
        for i in 0 .. count - 1 do
            set items i (zero<'T> ())
        count <- 0
        version <- version + 1

    /// The elements, the top one first.
    member this.ToArray() : 'T[] = Array.init count (fun i -> get items (count - 1 - i))

    /// Copies the elements into an array from an index.
    member this.CopyTo(target: 'T[], index: int) : unit = Array.blit (this.ToArray()) 0 target index count

    /// Goes through the elements, the top one first.
    member this.GetEnumerator() : IEnumerator<'T> =
        new VersionedEnumerator<'T>((fun () -> version), (fun () -> count), (fun i -> get items (count - 1 - i)))
        :> IEnumerator<'T>

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> = this.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.GetEnumerator() :> IEnumerator

    interface IReadOnlyCollection<'T> with
        member this.Count: int = count
