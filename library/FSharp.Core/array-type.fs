namespace FSharp.Collections

open System.Collections
open System.Collections.Generic
open Firefly.Runtime
open Firefly.Runtime.Collections

/// The members of arrays.
[<CompilerBuiltin("[]")>]
type ArrayMembers<'T> =
    /// The number of elements.
    member this.Length: int = length this

    /// The number of elements.
    member this.LongLength: int64 = int64 (length this)

    /// The number of dimensions.
    member this.Rank: int = 1

    /// The length of a dimension.
    member this.GetLength(dimension: int) : int =
        if dimension <> 0 then
            ArraySupport.raiseDimension ()
        length this

    /// The first index of a dimension.
    member this.GetLowerBound(dimension: int) : int =
        if dimension <> 0 then
            ArraySupport.raiseDimension ()
        0

    /// The last index of a dimension.
    member this.GetUpperBound(dimension: int) : int = this.GetLength dimension - 1

    /// The element at an index, as an object.
    member this.GetValue(index: int) : obj = box this.[index]

    /// Sets the element at an index.
    member this.SetValue(value: obj, index: int) : unit =
        let element: 'T =
            match value with
            | :? 'T as x -> x
            | null -> zero<'T> ()
            | _ -> raise (System.InvalidCastException "Object cannot be stored in an array of this type.")
        this.[index] <- element

    /// Whether the number of elements is fixed.
    member this.IsFixedSize: bool = true

    /// Whether the elements cannot be changed.
    member this.IsReadOnly: bool = false

    /// Whether threads may use it at the same time.
    member this.IsSynchronized: bool = false

    /// Goes through the elements.
    member this.GetEnumerator() : IEnumerator = new ArrayEnumerator<'T>(this, length this) :> IEnumerator

    /// `^offset`
    member this.GetReverseIndex(dimension: int, offset: int) : int = length this - offset

    /// Whether another object is this array.
    member this.Equals(other: obj) : bool =
        match other with
        | :? ('T[]) as array -> same this array
        | _ -> false

    /// A copy, as an object.
    member this.Clone() : obj = box (ArraySupport.part this 0 (length this))

    /// Copies all elements to places from an index of another array.
    member this.CopyTo(target: 'T[], index: int) : unit =
        notNull "destinationArray" target
        Array.blit this 0 target index (length this)

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> =
            new ArrayEnumerator<'T>(this, length this) :> IEnumerator<'T>

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = new ArrayEnumerator<'T>(this, length this) :> IEnumerator

    interface IReadOnlyCollection<'T> with
        member this.Count: int = length this

    interface IReadOnlyList<'T> with
        member this.Item
            with get (index: int): 'T = this.[index]

    interface ICollection<'T> with
        member this.Count: int = length this
        member this.IsReadOnly: bool = true
        member this.Add(item: 'T) : unit = raise (System.NotSupportedException "Collection was of a fixed size.")
        member this.Clear() : unit = raise (System.NotSupportedException "Collection is read-only.")
        member this.Remove(item: 'T) : bool = raise (System.NotSupportedException "Collection was of a fixed size.")
        member this.Contains(item: 'T) : bool = ArraySupport.indexFrom (fun x -> equalObjects x item) this 0 >= 0
        member this.CopyTo(target: 'T[], index: int) : unit = Array.blit this 0 target index (length this)

    interface IList<'T> with
        member this.Item
            with get (index: int): 'T = this.[index]
            and set (index: int) (value: 'T): unit = this.[index] <- value

        member this.IndexOf(item: 'T) : int = ArraySupport.indexFrom (fun x -> equalObjects x item) this 0
        member this.Insert(index: int, item: 'T) : unit = raise (System.NotSupportedException "Collection was of a fixed size.")
        member this.RemoveAt(index: int) : unit = raise (System.NotSupportedException "Collection was of a fixed size.")
