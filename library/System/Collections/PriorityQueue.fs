namespace System.Collections.Generic

open System
open System.Collections
open Firefly.Runtime
open Firefly.Runtime.Collections
open FSharp.Collections

/// The elements of a priority queue with their priorities, in the order in which the heap holds them.
[<AllowNullLiteral>]
type UnorderedItemsCollection<'Element, 'Priority>
    (count: unit -> int, version: unit -> int, item: int -> struct ('Element * 'Priority)) =

    /// The number of elements.
    member this.Count: int = count ()

    /// Goes through the elements.
    member this.GetEnumerator() : IEnumerator<struct ('Element * 'Priority)> =
        new VersionedEnumerator<struct ('Element * 'Priority)>(version, count, item)
        :> IEnumerator<struct ('Element * 'Priority)>

    interface IEnumerable<struct ('Element * 'Priority)> with
        member this.GetEnumerator() : IEnumerator<struct ('Element * 'Priority)> = this.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.GetEnumerator() :> IEnumerator

    interface IReadOnlyCollection<struct ('Element * 'Priority)> with
        member this.Count: int = count ()

/// A queue that gives the element of least priority first.
///
/// In: elements with priorities. Out: elements; of equal priorities the one that .NET gives first.
/// Holds: a heap in which the children of `i` are `4 i + 1` to `4 i + 4`; it makes the same comparisons and moves as .NET's.
[<AllowNullLiteral>]
type PriorityQueue<'Element, 'Priority>(initialCapacity: int, comparer: IComparer<'Priority>) =
    let mutable elements: 'Element[] =
        if initialCapacity < 0 then
            Refuse.negativeValue "initialCapacity" initialCapacity
        else
            newArray<'Element> initialCapacity

    let mutable priorities: 'Priority[] = newArray<'Priority> initialCapacity
    let mutable count: int = 0
    let mutable version: int = 0

    /// An empty queue.
    new() = PriorityQueue<'Element, 'Priority>(0, null)

    /// An empty queue with room.
    new(initialCapacity: int) = PriorityQueue<'Element, 'Priority>(initialCapacity, null)

    /// An empty queue with its own order.
    new(comparer: IComparer<'Priority>) = PriorityQueue<'Element, 'Priority>(0, comparer)

    /// A queue of elements with priorities.
    new(items: IEnumerable<struct ('Element * 'Priority)>) as this =
        PriorityQueue<'Element, 'Priority>(0, null)
        then
            notNull "items" items
            this.EnqueueRange items

    /// A queue of elements with priorities, with its own order.
    new(items: IEnumerable<struct ('Element * 'Priority)>, comparer: IComparer<'Priority>) as this =
        PriorityQueue<'Element, 'Priority>(0, comparer)
        then
            notNull "items" items
            this.EnqueueRange items

    member private this.Order(a: 'Priority, b: 'Priority) : int =
        if isNullRef comparer then orderObjects a b else comparer.Compare(a, b)

    member private this.MoveUp(element: 'Element, priority: 'Priority, start: int) : unit =
        let mutable i = start
        let mutable rising = i > 0
        while rising do
            let parent = (i - 1) >>> 2
            if this.Order(priority, get priorities parent) < 0 then
                set elements i (get elements parent)
                set priorities i (get priorities parent)
                i <- parent
                rising <- i > 0
            else
                rising <- false
        set elements i element
        set priorities i priority

    member private this.MoveDown(element: 'Element, priority: 'Priority, start: int) : unit =
        let mutable i = start
        let mutable child = (i <<< 2) + 1
        while child < count do
            let mutable least = child
            let stop = min (child + 4) count
            for k in child + 1 .. stop - 1 do
                if this.Order(get priorities k, get priorities least) < 0 then
                    least <- k
            if this.Order(priority, get priorities least) <= 0 then
                child <- count
            else
                set elements i (get elements least)
                set priorities i (get priorities least)
                i <- least
                child <- (i <<< 2) + 1
        set elements i element
        set priorities i priority

    member private this.RemoveRoot() : unit =
        count <- count - 1
        version <- version + 1
        if count > 0 then
            this.MoveDown(get elements count, get priorities count, 0)
        set elements count (zero<'Element> ())
        set priorities count (zero<'Priority> ())

    member private this.Heapify() : unit =
        for i in (count - 2) >>> 2 .. -1 .. 0 do
            this.MoveDown(get elements i, get priorities i, i)

    member private this.Append(element: 'Element, priority: 'Priority) : unit =
        this.EnsureCapacity(count + 1) |> ignore
        set elements count element
        set priorities count priority
        count <- count + 1

    /// Makes room for a number of elements.
    member this.EnsureCapacity(capacity: int) : int =
        if capacity < 0 then
            Refuse.negativeValue "capacity" capacity
        let old = length elements
        if capacity > old then
            let size = max (max (2 * old) (old + 4)) capacity
            let newElements = newArray<'Element> size
            let newPriorities = newArray<'Priority> size
            ArraySupport.copyInto elements 0 newElements 0 count
            ArraySupport.copyInto priorities 0 newPriorities 0 count
            elements <- newElements
            priorities <- newPriorities
        length elements

    /// Gives back room that is not used.
    member this.TrimExcess() : unit =
        elements <- ArraySupport.part elements 0 count
        priorities <- ArraySupport.part priorities 0 count

    /// The number of elements.
    member this.Count: int = count

    /// The number of elements for which there is room.
    member this.Capacity: int = length elements

    /// The order of priorities.
    member this.Comparer: IComparer<'Priority> =
        if isNullRef comparer then Comparer<'Priority>.Default else comparer

    /// The elements with their priorities, in no order.
    member this.UnorderedItems: UnorderedItemsCollection<'Element, 'Priority> =
        UnorderedItemsCollection<'Element, 'Priority>(
            (fun () -> count),
            (fun () -> version),
            (fun i -> struct (get elements i, get priorities i))
        )

    /// Adds an element with a priority.
    member this.Enqueue(element: 'Element, priority: 'Priority) : unit =
        version <- version + 1
        this.EnsureCapacity(count + 1) |> ignore
        count <- count + 1
        this.MoveUp(element, priority, count - 1)

    /// The element of least priority.
    member this.Peek() : 'Element =
        if count = 0 then
            raiseInvalid "Queue empty."
        get elements 0

    /// Removes the element of least priority and gives it.
    member this.Dequeue() : 'Element =
        let element = this.Peek()
        this.RemoveRoot()
        element

    /// Removes the element of least priority, then adds another, and gives the first.
    member this.DequeueEnqueue(element: 'Element, priority: 'Priority) : 'Element =
        let root = this.Peek()
        if this.Order(priority, get priorities 0) > 0 then
            this.MoveDown(element, priority, 0)
        else
            set elements 0 element
            set priorities 0 priority
        version <- version + 1
        root

    /// Adds an element, then removes the one of least priority and gives it.
    member this.EnqueueDequeue(element: 'Element, priority: 'Priority) : 'Element =
        if count > 0 && this.Order(priority, get priorities 0) > 0 then
            let root = get elements 0
            this.MoveDown(element, priority, 0)
            version <- version + 1
            root
        else
            element

    /// Removes the element of least priority and gives it, if there is one.
    member this.TryDequeue
        ([<System.Runtime.InteropServices.Out>] element: byref<'Element>,
         [<System.Runtime.InteropServices.Out>] priority: byref<'Priority>)
        : bool =
        if count = 0 then
            element <- zero<'Element> ()
            priority <- zero<'Priority> ()
            false
        else
            element <- get elements 0
            priority <- get priorities 0
            this.RemoveRoot()
            true

    /// The element of least priority, if there is one.
    member this.TryPeek
        ([<System.Runtime.InteropServices.Out>] element: byref<'Element>,
         [<System.Runtime.InteropServices.Out>] priority: byref<'Priority>)
        : bool =
        element <- if count = 0 then zero<'Element> () else get elements 0
        priority <- if count = 0 then zero<'Priority> () else get priorities 0
        count > 0

    /// Adds elements with their priorities.
    member this.EnqueueRange(items: IEnumerable<struct ('Element * 'Priority)>) : unit =
        notNull "items" items
        if count = 0 then
            for struct (element, priority) in items do
                this.Append(element, priority)
            if count > 1 then
                this.Heapify()
            version <- version + 1
        else
            for struct (element, priority) in items do
                this.Enqueue(element, priority)

    /// Adds elements of one priority.
    member this.EnqueueRange(elements: IEnumerable<'Element>, priority: 'Priority) : unit =
        notNull "elements" elements
        if count = 0 then
            for element in elements do
                this.Append(element, priority)
            version <- version + 1
        else
            for element in elements do
                this.Enqueue(element, priority)

    /// Removes an element equal to another; false if there is none.
    member this.Remove
        (element: 'Element,
         [<System.Runtime.InteropServices.Out>] removedElement: byref<'Element>,
         [<System.Runtime.InteropServices.Out>] priority: byref<'Priority>)
        : bool =
        this.Remove(element, &removedElement, &priority, null)

    /// Removes an element equal to another; false if there is none.
    member this.Remove
        (element: 'Element,
         [<System.Runtime.InteropServices.Out>] removedElement: byref<'Element>,
         [<System.Runtime.InteropServices.Out>] priority: byref<'Priority>,
         equalityComparer: IEqualityComparer<'Element>)
        : bool =
        let mutable i = 0
        while i < count
              && not (
                  if isNullRef equalityComparer then equalObjects (get elements i) element
                  else equalityComparer.Equals(get elements i, element)
              ) do
            i <- i + 1
        if i = count then
            removedElement <- zero<'Element> ()
            priority <- zero<'Priority> ()
            false
        else
            let old = get priorities i
            removedElement <- get elements i
            priority <- old
            count <- count - 1
            if i < count then
                let last = get elements count
                let lastPriority = get priorities count
                if this.Order(lastPriority, old) < 0 then
                    this.MoveUp(last, lastPriority, i)
                else
                    this.MoveDown(last, lastPriority, i)
            set elements count (zero<'Element> ())
            set priorities count (zero<'Priority> ())
            version <- version + 1
            true

    /// Removes all elements.
    member this.Clear() : unit =
        for i in 0 .. count - 1 do
            set elements i (zero<'Element> ())
            set priorities i (zero<'Priority> ())
        count <- 0
        version <- version + 1
