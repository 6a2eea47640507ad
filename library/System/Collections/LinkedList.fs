namespace System.Collections.Generic

open System
open System.Collections
open Firefly.Runtime
open Firefly.Runtime.Collections
open FSharp.Collections

/// What a node holds, and its place in the list that it belongs to.
///
/// Holds: `Slot` is -1 while the node belongs to no list. It does not know its list: a list owns its places, and no way
/// leads back, so that nothing is left of a list that nobody uses.
[<AllowNullLiteral>]
type LinkedPlace<'T>(value: 'T) =
    let mutable item: 'T = value
    let mutable slot: int = -1

    /// What the node holds.
    member this.Value
        with get (): 'T = item
        and set (value: 'T): unit = item <- value

    /// The index in the list's tables, or -1.
    member this.Slot
        with get (): int = slot
        and set (value: int): unit = slot <- value

/// A place of a linked list, as programs hold it.
///
/// Holds: several objects may stand for one node; they are equal. A node that belongs to no list has no neighbours.
[<AllowNullLiteral>]
type LinkedListNode<'T> private (place: LinkedPlace<'T>, owner: LinkedList<'T>) =
    let mutable list: LinkedList<'T> = owner

    /// A node that belongs to no list.
    new(value: 'T) = LinkedListNode<'T>(LinkedPlace<'T>(value), null)

    /// The node at a place of a list.
    static member internal At(place: LinkedPlace<'T>, owner: LinkedList<'T>) : LinkedListNode<'T> =
        if isNullRef place then null else LinkedListNode<'T>(place, owner)

    /// The place.
    member internal this.Place: LinkedPlace<'T> = place

    /// The node now belongs to a list.
    member internal this.SetList(owner: LinkedList<'T>) : unit = list <- owner

    /// The list, or null.
    member this.List: LinkedList<'T> = if isNullRef list || not (list.Owns place) then null else list

    /// The node behind this one, or null.
    member this.Next: LinkedListNode<'T> =
        if isNullRef this.List then null else LinkedListNode<'T>.At(list.After place, list)

    /// The node in front of this one, or null.
    member this.Previous: LinkedListNode<'T> =
        if isNullRef this.List then null else LinkedListNode<'T>.At(list.Before place, list)

    /// What it holds.
    member this.Value
        with get (): 'T = place.Value
        and set (value: 'T): unit = place.Value <- value

    override this.Equals(other: obj) : bool =
        match other with
        | :? LinkedListNode<'T> as node -> same node.Place place
        | _ -> false

    override this.GetHashCode() : int = (# "phys_hash" place : int #)

/// A list whose elements are linked both ways.
///
/// In: elements, and nodes of this list. Out: nodes. Holds: `places`, `following` and `preceding` are tables by slot;
/// -1 ends a chain in both directions; free slots are chained through `following`.
and [<AllowNullLiteral>] LinkedList<'T>() =
    let mutable places: LinkedPlace<'T>[] = newArray<LinkedPlace<'T>> 4
    let mutable following: int[] = newArray<int> 4
    let mutable preceding: int[] = newArray<int> 4
    let mutable used: int = 0
    let mutable free: int = -1
    let mutable first: int = -1
    let mutable last: int = -1
    let mutable count: int = 0
    let mutable version: int = 0

    /// A list of the elements of a collection.
    new(collection: IEnumerable<'T>) as this =
        LinkedList<'T>()
        then
            notNull "collection" collection
            for x in collection do
                this.AddLast x |> ignore

    /// The number of elements.
    member this.Count: int = count

    /// Another number after each change.
    member internal this.Version: int = version

    /// The slot of the first element, or -1.
    member internal this.FirstSlot: int = first

    /// The slot behind a slot, or -1.
    member internal this.SlotAfter(slot: int) : int = get following slot

    /// The place at a slot.
    member internal this.PlaceAt(slot: int) : LinkedPlace<'T> = if slot < 0 then null else get places slot

    /// Whether a place is one of this list.
    member internal this.Owns(place: LinkedPlace<'T>) : bool =
        let slot = place.Slot
        slot >= 0 && slot < used && same (get places slot) place

    /// The place behind a place of this list, or null.
    member internal this.After(place: LinkedPlace<'T>) : LinkedPlace<'T> = this.PlaceAt(get following place.Slot)

    /// The place in front of a place of this list, or null.
    member internal this.Before(place: LinkedPlace<'T>) : LinkedPlace<'T> = this.PlaceAt(get preceding place.Slot)

    /// The first node, or null.
    member this.First: LinkedListNode<'T> = LinkedListNode<'T>.At(this.PlaceAt first, this)

    /// The last node, or null.
    member this.Last: LinkedListNode<'T> = LinkedListNode<'T>.At(this.PlaceAt last, this)

    member private this.CheckOwn(node: LinkedListNode<'T>) : unit =
        notNull "node" node
        if not (this.Owns node.Place) then
            raiseInvalid "The LinkedList node does not belong to current LinkedList."

    member private this.CheckFree(node: LinkedListNode<'T>) : unit =
        notNull "node" node
        if node.Place.Slot >= 0 then
            raiseInvalid "The LinkedList node already belongs to a LinkedList."

    /// A slot that is not used.
    member private this.Take() : int =
        if free >= 0 then
            let slot = free
            free <- get following slot
            slot
        else
            if used = length places then
                let size = used * 2
                let newPlaces = newArray<LinkedPlace<'T>> size
                let newFollowing = newArray<int> size
                let newPreceding = newArray<int> size
                for i in 0 .. used - 1 do
                    set newPlaces i (get places i)
                    set newFollowing i (get following i)
                    set newPreceding i (get preceding i)
                places <- newPlaces
                following <- newFollowing
                preceding <- newPreceding
            used <- used + 1
            used - 1

    /// Links a place between two neighbours' slots, of which either may be -1.
    member private this.Link(place: LinkedPlace<'T>, before: int, after: int) : unit =
        let slot = this.Take()
        place.Slot <- slot
        set places slot place
        set preceding slot before
        set following slot after
        if before < 0 then first <- slot else set following before slot
        if after < 0 then last <- slot else set preceding after slot
        count <- count + 1
        version <- version + 1

    member private this.Unlink(slot: int) : unit =
        let before = get preceding slot
        let after = get following slot
        if before < 0 then first <- after else set following before after
        if after < 0 then last <- before else set preceding after before
        (get places slot).Slot <- -1
        set places slot null
        set following slot free
        free <- slot
        count <- count - 1
        version <- version + 1

    member private this.AddValue(value: 'T, before: int, after: int) : LinkedListNode<'T> =
        let place = LinkedPlace<'T>(value)
        this.Link(place, before, after)
        LinkedListNode<'T>.At(place, this)

    member private this.AddNode(node: LinkedListNode<'T>, before: int, after: int) : unit =
        this.Link(node.Place, before, after)
        node.SetList this

    /// Adds an element in front of all.
    member this.AddFirst(value: 'T) : LinkedListNode<'T> = this.AddValue(value, -1, first)

    /// Adds a node in front of all.
    member this.AddFirst(node: LinkedListNode<'T>) : unit =
        this.CheckFree node
        this.AddNode(node, -1, first)

    /// Adds an element behind all.
    member this.AddLast(value: 'T) : LinkedListNode<'T> = this.AddValue(value, last, -1)

    /// Adds a node behind all.
    member this.AddLast(node: LinkedListNode<'T>) : unit =
        this.CheckFree node
        this.AddNode(node, last, -1)

    /// Adds an element behind a node.
    member this.AddAfter(node: LinkedListNode<'T>, value: 'T) : LinkedListNode<'T> =
        this.CheckOwn node
        this.AddValue(value, node.Place.Slot, get following node.Place.Slot)

    /// Adds a node behind a node.
    member this.AddAfter(node: LinkedListNode<'T>, newNode: LinkedListNode<'T>) : unit =
        this.CheckOwn node
        this.CheckFree newNode
        this.AddNode(newNode, node.Place.Slot, get following node.Place.Slot)

    /// Adds an element in front of a node.
    member this.AddBefore(node: LinkedListNode<'T>, value: 'T) : LinkedListNode<'T> =
        this.CheckOwn node
        this.AddValue(value, get preceding node.Place.Slot, node.Place.Slot)

    /// Adds a node in front of a node.
    member this.AddBefore(node: LinkedListNode<'T>, newNode: LinkedListNode<'T>) : unit =
        this.CheckOwn node
        this.CheckFree newNode
        this.AddNode(newNode, get preceding node.Place.Slot, node.Place.Slot)

    /// The slot of the first element equal to a value, or -1.
    member private this.Search(value: 'T) : int =
        let mutable slot = first
        while slot >= 0 && not (equalObjects (get places slot).Value value) do
            slot <- get following slot
        slot

    /// The first node whose element is equal to a value, or null.
    member this.Find(value: 'T) : LinkedListNode<'T> =
        LinkedListNode<'T>.At(this.PlaceAt(this.Search value), this)

    /// The last node whose element is equal to a value, or null.
    member this.FindLast(value: 'T) : LinkedListNode<'T> =
        let mutable slot = last
        while slot >= 0 && not (equalObjects (get places slot).Value value) do
            slot <- get preceding slot
        LinkedListNode<'T>.At(this.PlaceAt slot, this)

    /// Whether there is an element equal to a value.
    member this.Contains(value: 'T) : bool = this.Search value >= 0

    /// Removes a node.
    member this.Remove(node: LinkedListNode<'T>) : unit =
        this.CheckOwn node
        this.Unlink node.Place.Slot

    /// Removes the first element equal to a value; false if there is none.
    member this.Remove(value: 'T) : bool =
        let slot = this.Search value
        if slot >= 0 then
            this.Unlink slot
        slot >= 0

    /// Removes the first element.
    member this.RemoveFirst() : unit =
        if first < 0 then
            raiseInvalid "The LinkedList is empty."
        this.Unlink first

    /// Removes the last element.
    member this.RemoveLast() : unit =
        if first < 0 then
            raiseInvalid "The LinkedList is empty."
        this.Unlink last

    /// Removes all elements.
    member this.Clear() : unit =
        while first >= 0 do
            this.Unlink first
        version <- version + 1

    /// Copies the elements into an array from an index.
    member this.CopyTo(array: 'T[], index: int) : unit =
        notNull "array" array
        if index < 0 then Refuse.negative "index"
        if length array - index < count then
            raise (ArgumentException "Insufficient space in the target location to copy the information.")
        let mutable slot = first
        let mutable i = index
        while slot >= 0 do
            set array i (get places slot).Value
            i <- i + 1
            slot <- get following slot

    /// Goes through the elements.
    member this.GetEnumerator() : IEnumerator<'T> = new LinkedListItems<'T>(this) :> IEnumerator<'T>

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> = this.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.GetEnumerator() :> IEnumerator

    interface IReadOnlyCollection<'T> with
        member this.Count: int = count

    interface ICollection<'T> with
        member this.Count: int = count
        member this.IsReadOnly: bool = false
        member this.Add(value: 'T) : unit = this.AddLast value |> ignore
        member this.Clear() : unit = this.Clear()
        member this.Contains(value: 'T) : bool = this.Contains value
        member this.CopyTo(array: 'T[], index: int) : unit = this.CopyTo(array, index)
        member this.Remove(value: 'T) : bool = this.Remove value

/// Goes through a linked list; refuses to go on after a change.
and [<AllowNullLiteral>] LinkedListItems<'T>(list: LinkedList<'T>) =
    let start: int = list.Version
    let mutable slot: int = list.FirstSlot
    let mutable current: 'T = zero<'T> ()

    interface IEnumerator<'T> with
        member this.Current: 'T = current

    interface IEnumerator with
        member this.Current: obj = box current

        member this.MoveNext() : bool =
            if list.Version <> start then
                raiseInvalid "Collection was modified after the enumerator was instantiated."
            if slot < 0 then
                current <- zero<'T> ()
                false
            else
                current <- (list.PlaceAt slot).Value
                slot <- list.SlotAfter slot
                true

        member this.Reset() : unit = slot <- list.FirstSlot

    interface IDisposable with
        member this.Dispose() : unit = ()
