/// Stacks that never change: pushing and popping give another one.
namespace System.Collections.Immutable

open System
open System.Collections.Generic

/// A stack that never changes.
[<AllowNullLiteral>]
type ImmutableStack<'T> internal (items: 'T list) =

    static let empty: ImmutableStack<'T> = ImmutableStack<'T>([])

    static member private Refuse() : 'R =
        raise (InvalidOperationException "This operation does not apply to an empty instance.")

    /// The stack without elements.
    static member Empty: ImmutableStack<'T> = empty

    /// Whether it has no elements.
    member this.IsEmpty: bool = items.IsEmpty

    /// The stack with one more element on top.
    member this.Push(value: 'T) : ImmutableStack<'T> = ImmutableStack<'T>(value :: items)

    /// The stack without its top.
    member this.Pop() : ImmutableStack<'T> =
        match items with
        | [] -> ImmutableStack<'T>.Refuse()
        | [ _ ] -> empty
        | _ :: rest -> ImmutableStack<'T>(rest)

    /// The stack without its top, which goes to `value`.
    member this.Pop(value: byref<'T>) : ImmutableStack<'T> =
        value <- this.Peek()
        this.Pop()

    /// The element on top.
    member this.Peek() : 'T =
        match items with
        | [] -> ImmutableStack<'T>.Refuse()
        | top :: _ -> top

    /// The empty stack.
    member this.Clear() : ImmutableStack<'T> = empty

    /// Goes through the elements, the top first.
    member this.GetEnumerator() : IEnumerator<'T> = (items :> IEnumerable<'T>).GetEnumerator()

    interface IEnumerable<'T> with
        member this.GetEnumerator() : IEnumerator<'T> = this.GetEnumerator()

    interface System.Collections.IEnumerable with
        member this.GetEnumerator() : System.Collections.IEnumerator =
            this.GetEnumerator() :> System.Collections.IEnumerator

/// Makes stacks that never change.
[<AbstractClass; Sealed>]
type ImmutableStack =

    /// The stack without elements.
    static member Create<'T>() : ImmutableStack<'T> = ImmutableStack<'T>.Empty

    /// A stack of one element.
    static member Create<'T>(item: 'T) : ImmutableStack<'T> = ImmutableStack<'T>.Empty.Push item

    /// A stack of elements, the last on top.
    static member Create<'T>([<ParamArray>] items: 'T[]) : ImmutableStack<'T> = ImmutableStack.CreateRange<'T> items

    /// A stack of elements, the last on top.
    static member CreateRange<'T>(items: seq<'T>) : ImmutableStack<'T> =
        if isNull (box items) then
            raise (ArgumentNullException "items")
        Seq.fold (fun (stack: ImmutableStack<'T>) x -> stack.Push x) ImmutableStack<'T>.Empty items
