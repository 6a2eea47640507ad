/// Queues that never change: adding and taking give another one.
namespace System.Collections.Immutable

open System
open System.Collections.Generic

/// A queue that never changes.
///
/// Holds: `front` is empty only when `back`, which has the last element first, is empty too.
[<AllowNullLiteral>]
type ImmutableQueue<'T> internal (front: 'T list, back: 'T list) =

    static let empty: ImmutableQueue<'T> = ImmutableQueue<'T>([], [])

    static member private Refuse() : 'R =
        raise (InvalidOperationException "This operation does not apply to an empty instance.")

    /// The queue without elements.
    static member Empty: ImmutableQueue<'T> = empty

    /// Whether it has no elements.
    member this.IsEmpty: bool = front.IsEmpty

    /// The queue with one more element at its end.
    member this.Enqueue(value: 'T) : ImmutableQueue<'T> =
        match front with
        | [] -> ImmutableQueue<'T>([ value ], [])
        | _ -> ImmutableQueue<'T>(front, value :: back)

    /// The queue without its first element.
    member this.Dequeue() : ImmutableQueue<'T> =
        match front with
        | [] -> ImmutableQueue<'T>.Refuse()
        | [ _ ] when back.IsEmpty -> empty
        | [ _ ] -> ImmutableQueue<'T>(List.rev back, [])
        | _ :: rest -> ImmutableQueue<'T>(rest, back)

    /// The queue without its first element, which goes to `value`.
    member this.Dequeue(value: byref<'T>) : ImmutableQueue<'T> =
        value <- this.Peek()
        this.Dequeue()

    /// The first element.
    member this.Peek() : 'T =
        match front with
        | [] -> ImmutableQueue<'T>.Refuse()
        | first :: _ -> first

    /// The empty queue.
    member this.Clear() : ImmutableQueue<'T> = empty

    /// Goes through the elements, the first one first.
    member this.GetEnumerator() : IEnumerator<'T> = (List.append front (List.rev back) :> IEnumerable<'T>).GetEnumerator()

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> = this.GetEnumerator()

    interface System.Collections.IEnumerable with
        member this.GetEnumerator() : System.Collections.IEnumerator =
            this.GetEnumerator() :> System.Collections.IEnumerator

/// Makes queues that never change.
[<AbstractClass; Sealed>]
type ImmutableQueue =

    /// The queue without elements.
    static member Create<'T>() : ImmutableQueue<'T> = ImmutableQueue<'T>.Empty

    /// A queue of one element.
    static member Create<'T>(item: 'T) : ImmutableQueue<'T> = ImmutableQueue<'T>.Empty.Enqueue item

    /// A queue of elements.
    static member Create<'T>([<ParamArray>] items: 'T[]) : ImmutableQueue<'T> = ImmutableQueue.CreateRange<'T> items

    /// A queue of elements.
    static member CreateRange<'T>(items: seq<'T>) : ImmutableQueue<'T> =
        if isNull (box items) then
            raise (ArgumentNullException "items")
        Seq.fold (fun (queue: ImmutableQueue<'T>) x -> queue.Enqueue x) ImmutableQueue<'T>.Empty items
