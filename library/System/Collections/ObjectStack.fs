namespace System.Collections

open System
open System.Collections.Generic

/// A stack of objects: last in, first out.
[<AllowNullLiteral>]
type Stack() =
    let items: List<obj> = List<obj>()

    // The index of the element on top.
    let top () : int =
        if items.Count = 0 then raise (InvalidOperationException "Stack empty.")
        items.Count - 1

    /// A stack of the elements of a collection, the last one on top.
    new(col: IEnumerable) as this =
        Stack()
        then
            if isNull col then raise (ArgumentNullException "col")
            for x in col do
                this.Push x

    /// The number of elements.
    member this.Count: int = items.Count

    /// Puts an element on top.
    member this.Push(obj: obj) : unit = items.Add obj

    /// Takes the element on top.
    member this.Pop() : obj =
        let at: int = top ()
        let x: obj = items.[at]
        items.RemoveAt at
        x

    /// The element on top.
    member this.Peek() : obj = items.[top ()]

    /// Whether an element is there.
    member this.Contains(obj: obj) : bool = items.Contains obj

    /// Removes all elements.
    member this.Clear() : unit = items.Clear()

    /// The elements, the one on top first.
    member this.ToArray() : obj[] =
        let all: obj[] = items.ToArray()
        Array.Reverse all
        all

    /// A stack of the same elements.
    member this.Clone() : obj =
        let other: Stack = Stack()
        for x in items do
            other.Push x
        box other

    /// The elements, the one on top first.
    member this.GetEnumerator() : IEnumerator = (this.ToArray() :> IEnumerable).GetEnumerator()

    interface ICollection with
        member this.Count: int = items.Count
        member this.IsSynchronized: bool = false
        member this.SyncRoot: obj = box this

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.GetEnumerator()
