namespace System.Collections.Generic

open System
open System.Collections
open Firefly.Runtime
open Firefly.Runtime.Collections
open FSharp.Collections

/// A place of a linked list.
///
/// Holds: a node that belongs to no list has no neighbours.
[<AllowNullLiteral>]
type LinkedListNode<'T>(value: 'T) =
    let mutable item: 'T = value
    let mutable owner: LinkedList<'T> = null
    let mutable following: LinkedListNode<'T> = null
    let mutable preceding: LinkedListNode<'T> = null

    /// The list, or null.
    member this.List: LinkedList<'T> = owner

    /// The node behind this one, or null.
    member this.Next: LinkedListNode<'T> = following

    /// The node in front of this one, or null.
    member this.Previous: LinkedListNode<'T> = preceding

    /// What it holds.
    member this.Value
        with get (): 'T = item
        and set (value: 'T): unit = item <- value

    /// What it holds; the memory itself.
    member internal this.SetNext(node: LinkedListNode<'T>) : unit = following <- node

    /// Sets the node in front.
    member internal this.SetPrevious(node: LinkedListNode<'T>) : unit = preceding <- node

    /// Sets the list.
    member internal this.SetList(list: LinkedList<'T>) : unit = owner <- list

/// A list whose elements are linked both ways.
///
/// In: elements, and nodes of this list. Out: nodes. Holds: `first` and `last` are null together.
and [<AllowNullLiteral>] LinkedList<'T>() =
    let mutable first: LinkedListNode<'T> = null
    let mutable last: LinkedListNode<'T> = null
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

    /// The first node, or null.
    member this.First: LinkedListNode<'T> = first

    /// The last node, or null.
    member this.Last: LinkedListNode<'T> = last

    /// Another number after each change.
    member internal this.Version: int = version

    member private this.CheckOwn(node: LinkedListNode<'T>) : unit =
        notNull "node" node
        if not (same node.List this) then
            raiseInvalid "The LinkedList node does not belong to current LinkedList."

    member private this.CheckFree(node: LinkedListNode<'T>) : unit =
        notNull "node" node
        if not (isNullRef node.List) then
            raiseInvalid "The LinkedList node already belongs to a LinkedList."

    /// Links a node between two neighbours, of which either may be null.
    member private this.Link
        (node: LinkedListNode<'T>, before: LinkedListNode<'T>, after: LinkedListNode<'T>)
        : unit =
        node.SetList this
        node.SetPrevious before
        node.SetNext after
        if isNullRef before then first <- node else before.SetNext node
        if isNullRef after then last <- node else after.SetPrevious node
        count <- count + 1
        version <- version + 1

    member private this.Unlink(node: LinkedListNode<'T>) : unit =
        let before = node.Previous
        let after = node.Next
        if isNullRef before then first <- after else before.SetNext after
        if isNullRef after then last <- before else after.SetPrevious before
        node.SetList null
        node.SetPrevious null
        node.SetNext null
        count <- count - 1
        version <- version + 1

    /// Adds an element in front of all.
    member this.AddFirst(value: 'T) : LinkedListNode<'T> =
        let node = LinkedListNode<'T>(value)
        this.Link(node, null, first)
        node

    /// Adds a node in front of all.
    member this.AddFirst(node: LinkedListNode<'T>) : unit =
        this.CheckFree node
        this.Link(node, null, first)

    /// Adds an element behind all.
    member this.AddLast(value: 'T) : LinkedListNode<'T> =
        let node = LinkedListNode<'T>(value)
        this.Link(node, last, null)
        node

    /// Adds a node behind all.
    member this.AddLast(node: LinkedListNode<'T>) : unit =
        this.CheckFree node
        this.Link(node, last, null)

    /// Adds an element behind a node.
    member this.AddAfter(node: LinkedListNode<'T>, value: 'T) : LinkedListNode<'T> =
        this.CheckOwn node
        let added = LinkedListNode<'T>(value)
        this.Link(added, node, node.Next)
        added

    /// Adds a node behind a node.
    member this.AddAfter(node: LinkedListNode<'T>, newNode: LinkedListNode<'T>) : unit =
        this.CheckOwn node
        this.CheckFree newNode
        this.Link(newNode, node, node.Next)

    /// Adds an element in front of a node.
    member this.AddBefore(node: LinkedListNode<'T>, value: 'T) : LinkedListNode<'T> =
        this.CheckOwn node
        let added = LinkedListNode<'T>(value)
        this.Link(added, node.Previous, node)
        added

    /// Adds a node in front of a node.
    member this.AddBefore(node: LinkedListNode<'T>, newNode: LinkedListNode<'T>) : unit =
        this.CheckOwn node
        this.CheckFree newNode
        this.Link(newNode, node.Previous, node)

    /// The first node whose element is equal to a value, or null.
    member this.Find(value: 'T) : LinkedListNode<'T> =
        let mutable node = first
        while not (isNullRef node) && not (equalER node.Value value) do
            node <- node.Next
        node

    /// The last node whose element is equal to a value, or null.
    member this.FindLast(value: 'T) : LinkedListNode<'T> =
        let mutable node = last
        while not (isNullRef node) && not (equalER node.Value value) do
            node <- node.Previous
        node

    /// Whether there is an element equal to a value.
    member this.Contains(value: 'T) : bool = not (isNullRef (this.Find value))

    /// Removes a node.
    member this.Remove(node: LinkedListNode<'T>) : unit =
        this.CheckOwn node
        this.Unlink node

    /// Removes the first element equal to a value; false if there is none.
    member this.Remove(value: 'T) : bool =
        let node = this.Find value
        let there = not (isNullRef node)
        if there then
            this.Unlink node
        there

    /// Removes the first element.
    member this.RemoveFirst() : unit =
        if isNullRef first then
            raiseInvalid "The LinkedList is empty."
        this.Unlink first

    /// Removes the last element.
    member this.RemoveLast() : unit =
        if isNullRef last then
            raiseInvalid "The LinkedList is empty."
        this.Unlink last

    /// Removes all elements.
    member this.Clear() : unit =
        while not (isNullRef first) do
            this.Unlink first
        version <- version + 1

    /// Copies the elements into an array from an index.
    member this.CopyTo(array: 'T[], index: int) : unit =
        notNull "array" array
        if index < 0 then Refuse.negative "index"
        if length array - index < count then
            raise (ArgumentException "Insufficient space in the target location to copy the information.")
        let mutable node = first
        let mutable i = index
        while not (isNullRef node) do
            set array i node.Value
            i <- i + 1
            node <- node.Next

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
    let mutable node: LinkedListNode<'T> = list.First
    let mutable current: 'T = zero<'T> ()

    interface IEnumerator<'T> with
        member this.Current: 'T = current

    interface IEnumerator with
        member this.Current: obj = box current

        member this.MoveNext() : bool =
            if list.Version <> start then
                Refuse.modified ()
            if isNullRef node then
                current <- zero<'T> ()
                false
            else
                current <- node.Value
                node <- node.Next
                true

        member this.Reset() : unit = node <- list.First

    interface IDisposable with
        member this.Dispose() : unit = ()
