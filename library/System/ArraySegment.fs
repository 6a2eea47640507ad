namespace System

open System.Collections
open FSharp.Collections
open System.Collections.Generic
open Firefly.Runtime
open Firefly.Runtime.Collections

/// A part of an array.
///
/// Holds: the part is inside the array; indices count from its start.
[<Struct; CustomEquality; NoComparison>]
type ArraySegment<'T> =
    val private items: 'T[]
    val private start: int
    val private size: int

    /// All elements.
    new(array: 'T[]) =
        notNull "array" array
        { items = array; start = 0; size = length array }

    /// Some elements from an offset on.
    new(array: 'T[], offset: int, count: int) =
        notNull "array" array
        if offset < 0 then
            Refuse.negative "offset"
        if count < 0 then
            Refuse.negative "count"
        if offset > length array - count then
            raise (
                ArgumentException
                    "Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection."
            )
        { items = array; start = offset; size = count }

    /// A part of no array.
    static member Empty: ArraySegment<'T> = ArraySegment<'T>(newArray<'T> 0)

    /// The array.
    member this.Array: 'T[] = this.items

    /// Where the part starts.
    member this.Offset: int = this.start

    /// The number of elements.
    member this.Count: int = this.size

    /// The element at an index of the part.
    member this.Item
        with get (index: int): 'T =
            if uint32 index >= uint32 this.size then
                Refuse.index "index"
            get this.items (this.start + index)
        and set (index: int) (value: 'T): unit =
            if uint32 index >= uint32 this.size then
                Refuse.index "index"
            set this.items (this.start + index) value

    /// The rest of the part from an index on.
    member this.Slice(index: int) : ArraySegment<'T> =
        if uint32 index > uint32 this.size then
            Refuse.index "index"
        ArraySegment<'T>(this.items, this.start + index, this.size - index)

    /// Some elements of the part.
    member this.Slice(index: int, count: int) : ArraySegment<'T> =
        if uint32 index > uint32 this.size || uint32 count > uint32 (this.size - index) then
            Refuse.index "index"
        ArraySegment<'T>(this.items, this.start + index, count)

    /// The elements as an array of their own.
    member this.ToArray() : 'T[] = Array.sub this.items this.start this.size

    /// Copies the elements into an array.
    member this.CopyTo(destination: 'T[]) : unit = Array.blit this.items this.start destination 0 this.size

    /// Copies the elements into an array from an index.
    member this.CopyTo(destination: 'T[], destinationIndex: int) : unit =
        Array.blit this.items this.start destination destinationIndex this.size

    /// Whether another is the same part of the same array.
    member this.Equals(other: ArraySegment<'T>) : bool =
        same this.items other.items && this.start = other.start && this.size = other.size

    override this.Equals(other: obj) : bool =
        match other with
        | :? ArraySegment<'T> as segment -> this.Equals segment
        | _ -> false

    override this.GetHashCode() : int = this.start * 31 + this.size

    /// Goes through the elements.
    member this.GetEnumerator() : IEnumerator<'T> = (this.ToArray() :> IEnumerable<'T>).GetEnumerator()

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> = this.GetEnumerator()

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.GetEnumerator() :> IEnumerator

    interface IReadOnlyCollection<'T> with
        member this.Count: int = this.size

namespace System.Buffers

open System
open Firefly.Runtime
open Firefly.Runtime.Collections

/// Arrays that are lent and given back. A rented array has a length of a power of two, at least 16.
[<AllowNullLiteral>]
type ArrayPool<'T>() =

    /// The pool of the program.
    static member Shared: ArrayPool<'T> = ArrayPool<'T>()

    /// A pool.
    static member Create() : ArrayPool<'T> = ArrayPool<'T>()

    /// An array of at least some length; what it holds is not known.
    member this.Rent(minimumLength: int) : 'T[] =
        if minimumLength < 0 then
            raise (ArgumentOutOfRangeException "minimumLength")
        if minimumLength = 0 then
            newArray<'T> 0
        else
            let mutable size = 16
            while size < minimumLength && size < 1073741824 do
                size <- size * 2
            newArray<'T> (if size < minimumLength then minimumLength else size)

    /// Gives an array back.
    member this.Return(array: 'T[]) : unit = notNull "array" array

    /// Gives an array back, whose elements may be set to zero.
    member this.Return(array: 'T[], clearArray: bool) : unit =
        notNull "array" array
        if clearArray then
            for i in 0 .. length array - 1 do
                set array i (zero<'T> ())
