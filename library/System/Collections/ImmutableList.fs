/// Lists that never change: each change gives another one, which shares most of its nodes.
namespace System.Collections.Immutable

open System
open System.Collections.Generic

/// A balanced tree whose elements are in order.
///
/// Holds: the heights of two sides differ by at most one; `Count` is the number of elements.
type internal ListNode<'T> =
    | Nothing
    | Branch of Left: ListNode<'T> * Value: 'T * Right: ListNode<'T> * Height: int * Count: int

/// Operations on the trees.
module internal ListNodes =

    let height (node: ListNode<'T>) : int =
        match node with
        | Nothing -> 0
        | Branch(_, _, _, h, _) -> h

    let count (node: ListNode<'T>) : int =
        match node with
        | Nothing -> 0
        | Branch(_, _, _, _, n) -> n

    let make (left: ListNode<'T>) (value: 'T) (right: ListNode<'T>) : ListNode<'T> =
        Branch(left, value, right, 1 + max (height left) (height right), 1 + count left + count right)

    /// The same elements in balance; the heights differ by at most two.
    let balance (left: ListNode<'T>) (value: 'T) (right: ListNode<'T>) : ListNode<'T> =
        if height left > height right + 1 then
            match left with
            | Branch(ll, lv, lr, _, _) when height ll >= height lr -> make ll lv (make lr value right)
            | Branch(ll, lv, Branch(a, v, b, _, _), _, _) -> make (make ll lv a) v (make b value right)
            | _ -> make left value right
        elif height right > height left + 1 then
            match right with
            | Branch(rl, rv, rr, _, _) when height rr >= height rl -> make (make left value rl) rv rr
            | Branch(Branch(a, v, b, _, _), rv, rr, _, _) -> make (make left value a) v (make b rv rr)
            | _ -> make left value right
        else
            make left value right

    let rec item (index: int) (node: ListNode<'T>) : 'T =
        match node with
        | Nothing -> raise (ArgumentOutOfRangeException "index")
        | Branch(left, value, right, _, _) ->
            let n = count left
            if index < n then item index left
            elif index = n then value
            else item (index - n - 1) right

    let rec insert (index: int) (x: 'T) (node: ListNode<'T>) : ListNode<'T> =
        match node with
        | Nothing -> make Nothing x Nothing
        | Branch(left, value, right, _, _) ->
            let n = count left
            if index <= n then balance (insert index x left) value right
            else balance left value (insert (index - n - 1) x right)

    let rec set (index: int) (x: 'T) (node: ListNode<'T>) : ListNode<'T> =
        match node with
        | Nothing -> Nothing
        | Branch(left, value, right, _, _) ->
            let n = count left
            if index < n then make (set index x left) value right
            elif index = n then make left x right
            else make left value (set (index - n - 1) x right)

    let rec removeAt (index: int) (node: ListNode<'T>) : ListNode<'T> =
        match node with
        | Nothing -> Nothing
        | Branch(left, value, right, _, _) ->
            let n = count left
            if index < n then
                balance (removeAt index left) value right
            elif index > n then
                balance left value (removeAt (index - n - 1) right)
            else
                match left, right with
                | Nothing, other
                | other, Nothing -> other
                | _ -> balance left (item 0 right) (removeAt 0 right)

    let rec ofPart (items: 'T[]) (start: int) (stop: int) : ListNode<'T> =
        if start >= stop then
            Nothing
        else
            let middle = start + (stop - start) / 2
            make (ofPart items start middle) items.[middle] (ofPart items (middle + 1) stop)

    let rec fill (target: ResizeArray<'T>) (node: ListNode<'T>) : unit =
        match node with
        | Nothing -> ()
        | Branch(left, value, right, _, _) ->
            fill target left
            target.Add value
            fill target right

/// A list that never changes.
[<AllowNullLiteral>]
type ImmutableList<'T> internal (root: ListNode<'T>) =

    let copy () : ResizeArray<'T> =
        let all = ResizeArray<'T>(ListNodes.count root)
        ListNodes.fill all root
        all

    let inside (index: int) (limit: int) : unit =
        if index < 0 || index >= limit then
            raise (ArgumentOutOfRangeException "index")

    static member internal Of(items: ResizeArray<'T>) : ImmutableList<'T> =
        ImmutableList<'T>(ListNodes.ofPart (items.ToArray()) 0 items.Count)

    /// The list without elements.
    static member Empty: ImmutableList<'T> = ImmutableList<'T>(Nothing)

    /// The number of elements.
    member this.Count: int = ListNodes.count root

    /// Whether there are no elements.
    member this.IsEmpty: bool = this.Count = 0

    /// The element at an index.
    member this.Item
        with get (index: int): 'T =
            inside index this.Count
            ListNodes.item index root

    /// The list with one more element at its end.
    member this.Add(value: 'T) : ImmutableList<'T> = ImmutableList<'T>(ListNodes.insert this.Count value root)

    /// The list with more elements at its end.
    member this.AddRange(items: seq<'T>) : ImmutableList<'T> = this.InsertRange(this.Count, items)

    /// The list with an element put in at an index.
    member this.Insert(index: int, item: 'T) : ImmutableList<'T> =
        inside index (this.Count + 1)
        ImmutableList<'T>(ListNodes.insert index item root)

    /// The list with elements put in at an index.
    member this.InsertRange(index: int, items: seq<'T>) : ImmutableList<'T> =
        inside index (this.Count + 1)
        let all = copy ()
        all.InsertRange(index, items)
        ImmutableList<'T>.Of all

    /// The list with another element at an index.
    member this.SetItem(index: int, value: 'T) : ImmutableList<'T> =
        inside index this.Count
        ImmutableList<'T>(ListNodes.set index value root)

    /// The list with the first element equal to one replaced.
    member this.Replace(oldValue: 'T, newValue: 'T) : ImmutableList<'T> =
        let index = this.IndexOf oldValue
        if index < 0 then
            raise (ArgumentException("Cannot find the old value", "oldValue"))
        this.SetItem(index, newValue)

    /// The list without the element at an index.
    member this.RemoveAt(index: int) : ImmutableList<'T> =
        inside index this.Count
        ImmutableList<'T>(ListNodes.removeAt index root)

    /// The list without the first element equal to one.
    member this.Remove(value: 'T) : ImmutableList<'T> =
        let index = this.IndexOf value
        if index < 0 then this else this.RemoveAt index

    /// The list without a part.
    member this.RemoveRange(index: int, count: int) : ImmutableList<'T> =
        let all = copy ()
        all.RemoveRange(index, count)
        ImmutableList<'T>.Of all

    /// The list without the elements that satisfy a predicate.
    member this.RemoveAll(predicate: Predicate<'T>) : ImmutableList<'T> =
        let all = copy ()
        all.RemoveAll predicate |> ignore
        ImmutableList<'T>.Of all

    /// A part of the list.
    member this.GetRange(index: int, count: int) : ImmutableList<'T> = ImmutableList<'T>.Of(copy().GetRange(index, count))

    /// The list in order.
    member this.Sort() : ImmutableList<'T> =
        let all = copy ()
        all.Sort()
        ImmutableList<'T>.Of all

    /// The list in an order.
    member this.Sort(comparison: Comparison<'T>) : ImmutableList<'T> =
        let all = copy ()
        all.Sort comparison
        ImmutableList<'T>.Of all

    /// The list backwards.
    member this.Reverse() : ImmutableList<'T> =
        let all = copy ()
        all.Reverse()
        ImmutableList<'T>.Of all

    /// The list without elements.
    member this.Clear() : ImmutableList<'T> = ImmutableList<'T>(Nothing)

    /// The index of the first element equal to one, or -1.
    member this.IndexOf(value: 'T) : int = copy().IndexOf value

    /// Whether there is an element equal to one.
    member this.Contains(value: 'T) : bool = this.IndexOf value >= 0

    /// Whether an element satisfies a predicate.
    member this.Exists(predicate: Predicate<'T>) : bool = copy().Exists predicate

    /// The first element that satisfies a predicate, or the type's default.
    member this.Find(predicate: Predicate<'T>) : 'T = copy().Find predicate

    /// The index of the first element that satisfies a predicate, or -1.
    member this.FindIndex(predicate: Predicate<'T>) : int = copy().FindIndex predicate

    /// The list in the order of a comparer; null is the type's own.
    member this.Sort(comparer: IComparer<'T>) : ImmutableList<'T> =
        let all = copy ()
        all.Sort comparer
        ImmutableList<'T>.Of all

    /// The list with a part backwards.
    member this.Reverse(index: int, count: int) : ImmutableList<'T> =
        let all = copy ()
        all.Reverse(index, count)
        ImmutableList<'T>.Of all

    /// The index of the last element equal to one, or -1.
    member this.LastIndexOf(value: 'T) : int = copy().LastIndexOf value

    /// The index of an element of a sorted list, or the complement of where it would be.
    member this.BinarySearch(item: 'T) : int = copy().BinarySearch item

    /// The index of an element of a list sorted by a comparer, or the complement of where it would be.
    member this.BinarySearch(item: 'T, comparer: IComparer<'T>) : int = copy().BinarySearch(item, comparer)

    /// The results of a function of each element.
    member this.ConvertAll(converter: Func<'T, 'U>) : ImmutableList<'U> =
        let all = ResizeArray<'U>(this.Count)
        for x in copy () do
            all.Add(converter.Invoke x)
        ImmutableList<'U>.Of all

    /// The elements that satisfy a predicate.
    member this.FindAll(predicate: Predicate<'T>) : ImmutableList<'T> = ImmutableList<'T>.Of(copy().FindAll predicate)

    /// The last element that satisfies a predicate, or the type's default.
    member this.FindLast(predicate: Predicate<'T>) : 'T = copy().FindLast predicate

    /// The index of the last element that satisfies a predicate, or -1.
    member this.FindLastIndex(predicate: Predicate<'T>) : int = copy().FindLastIndex predicate

    /// Whether all elements satisfy a predicate.
    member this.TrueForAll(predicate: Predicate<'T>) : bool = copy().TrueForAll predicate

    /// Copies the elements into an array.
    member this.CopyTo(array: 'T[]) : unit = copy().CopyTo array

    /// Copies the elements into an array from an index.
    member this.CopyTo(array: 'T[], arrayIndex: int) : unit = copy().CopyTo(array, arrayIndex)

    /// The list without the first element equal to each of some.
    member this.RemoveRange(items: seq<'T>) : ImmutableList<'T> =
        let all = copy ()
        for x in items do
            all.Remove x |> ignore
        ImmutableList<'T>.Of all

    /// A list that can be changed, with the same elements.
    member this.ToBuilder() : ImmutableListBuilder<'T> = ImmutableListBuilder<'T>(this)

    /// Calls an action with each element.
    member this.ForEach(action: Action<'T>) : unit = copy().ForEach action

    /// Goes through the elements.
    member this.GetEnumerator() : IEnumerator<'T> = (copy () :> IEnumerable<'T>).GetEnumerator()

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> = this.GetEnumerator()

    interface System.Collections.IEnumerable with
        member this.GetEnumerator() : System.Collections.IEnumerator =
            this.GetEnumerator() :> System.Collections.IEnumerator

    interface IReadOnlyCollection<'T> with
        member this.Count: int = this.Count

    interface IReadOnlyList<'T> with
        member this.Item
            with get (index: int): 'T = this.[index]

/// A list that can be changed, and becomes one that never changes at no cost; each change costs the logarithm of the
/// number of elements.
and [<Sealed; AllowNullLiteral>] ImmutableListBuilder<'T> internal (start: ImmutableList<'T>) =
    let mutable current = start

    /// The number of elements.
    member this.Count: int = current.Count

    /// The element at an index.
    member this.Item
        with get (index: int): 'T = current.[index]
        and set (index: int) (value: 'T): unit = current <- current.SetItem(index, value)

    /// Adds an element at the end.
    member this.Add(item: 'T) : unit = current <- current.Add item

    /// Adds elements at the end.
    member this.AddRange(items: seq<'T>) : unit = current <- current.AddRange items

    /// Puts an element in at an index.
    member this.Insert(index: int, item: 'T) : unit = current <- current.Insert(index, item)

    /// Puts elements in at an index.
    member this.InsertRange(index: int, items: seq<'T>) : unit = current <- current.InsertRange(index, items)

    /// Removes the first element equal to one; false if there is none.
    member this.Remove(item: 'T) : bool =
        let index = current.IndexOf item
        if index >= 0 then
            current <- current.RemoveAt index
        index >= 0

    /// Removes the element at an index.
    member this.RemoveAt(index: int) : unit = current <- current.RemoveAt index

    /// Removes the elements that satisfy a predicate, and gives their number.
    member this.RemoveAll(predicate: Predicate<'T>) : int =
        let before = current.Count
        current <- current.RemoveAll predicate
        before - current.Count

    /// Removes all elements.
    member this.Clear() : unit = current <- current.Clear()

    /// Whether there is an element equal to one.
    member this.Contains(item: 'T) : bool = current.Contains item

    /// The index of the first element equal to one, or -1.
    member this.IndexOf(item: 'T) : int = current.IndexOf item

    /// Turns the order round.
    member this.Reverse() : unit = current <- current.Reverse()

    /// Sorts by the type's order.
    member this.Sort() : unit = current <- current.Sort()

    /// Sorts by an order.
    member this.Sort(comparison: Comparison<'T>) : unit = current <- current.Sort comparison

    /// Sorts by an order.
    member this.Sort(comparer: IComparer<'T>) : unit = current <- current.Sort comparer

    /// The list as it is now, as one that never changes.
    member this.ToImmutable() : ImmutableList<'T> = current

    /// Goes through the elements.
    member this.GetEnumerator() : IEnumerator<'T> = current.GetEnumerator()

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> = current.GetEnumerator()

    interface System.Collections.IEnumerable with
        member this.GetEnumerator() : System.Collections.IEnumerator =
            current.GetEnumerator() :> System.Collections.IEnumerator

    interface IReadOnlyCollection<'T> with
        member this.Count: int = current.Count

/// What belongs to the type.
module ImmutableList =

    /// A list that can be changed and becomes one that never changes.
    type Builder<'T> = ImmutableListBuilder<'T>

/// Makes lists that never change.
[<System.Runtime.CompilerServices.Extension>]
[<AbstractClass; Sealed>]
type ImmutableList =

    /// The list without elements.
    static member Create<'T>() : ImmutableList<'T> = ImmutableList<'T>.Empty

    /// A list of one element.
    static member Create<'T>(item: 'T) : ImmutableList<'T> = ImmutableList<'T>.Empty.Add item

    /// A list of elements.
    static member Create<'T>([<ParamArray>] items: 'T[]) : ImmutableList<'T> = ImmutableList.CreateRange<'T> items

    /// A list of elements.
    static member CreateRange<'T>(items: seq<'T>) : ImmutableList<'T> =
        if isNull (box items) then
            raise (ArgumentNullException "items")
        ImmutableList<'T>.Of(ResizeArray<'T>(items))

    /// A list that can be changed and becomes one that never changes.
    static member CreateBuilder<'T>() : ImmutableListBuilder<'T> = ImmutableListBuilder<'T>(ImmutableList<'T>.Empty)

    /// A list of elements.
    [<System.Runtime.CompilerServices.Extension>]
    static member ToImmutableList<'T>(source: seq<'T>) : ImmutableList<'T> = ImmutableList.CreateRange<'T> source
