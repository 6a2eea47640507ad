/// Views of memory and buffers on the stack.
namespace System

open FSharp.NativeInterop
open Firefly.Runtime

/// Raises for the members of views.
module SpanParts =

    [<NoInline; Cold>]
    let badIndex () : 'R =
        let e: exn = IndexOutOfRangeException() :> exn
        (# "raise" e : 'R #)

    [<NoInline; Cold>]
    let badRange () : 'R =
        let e: exn = ArgumentOutOfRangeException() :> exn
        (# "raise" e : 'R #)

    [<NoInline; Cold>]
    let tooShort () : 'R =
        let e: exn = ArgumentException("Destination is too short.", "destination") :> exn
        (# "raise" e : 'R #)

/// A view of memory that must not be written.
[<Struct; NoEquality; NoComparison>]
type ReadOnlySpan<'T>(pointer: nativeptr<'T>, length: int) =

    /// The first element's address.
    member this.Pointer : nativeptr<'T> = pointer

    /// Number of elements.
    member this.Length : int = length

    /// Whether there are none.
    member this.IsEmpty : bool = length = 0

    /// An element.
    member this.Item
        with get (index: int): 'T =
            if uint32 index < uint32 length then NativePtr.get pointer index else SpanParts.badIndex ()

    /// The rest from a place on.
    member this.Slice(start: int) : ReadOnlySpan<'T> =
        if uint32 start > uint32 length then SpanParts.badRange ()
        else ReadOnlySpan<'T>(NativePtr.add pointer start, length - start)

    /// Some elements from a place on.
    member this.Slice(start: int, count: int) : ReadOnlySpan<'T> =
        if start < 0 || count < 0 || start > length - count then SpanParts.badRange ()
        else ReadOnlySpan<'T>(NativePtr.add pointer start, count)

    /// The elements in a new array.
    member this.ToArray() : 'T[] =
        let result: 'T[] = (# "array_new" length : 'T[] #)
        let mutable i: int = 0
        while i < length do
            let x: 'T = NativePtr.get pointer i
            (# "array_set" result i x : unit #)
            i <- i + 1
        result

/// A view of memory.
[<Struct; NoEquality; NoComparison>]
type Span<'T>(pointer: nativeptr<'T>, length: int) =

    /// The first element's address.
    member this.Pointer : nativeptr<'T> = pointer

    /// Number of elements.
    member this.Length : int = length

    /// Whether there are none.
    member this.IsEmpty : bool = length = 0

    /// An element.
    member this.Item
        with get (index: int): 'T =
            if uint32 index < uint32 length then NativePtr.get pointer index else SpanParts.badIndex ()
        and set (index: int) (value: 'T) : unit =
            if uint32 index < uint32 length then NativePtr.set pointer index value else SpanParts.badIndex ()

    /// The rest from a place on.
    member this.Slice(start: int) : Span<'T> =
        if uint32 start > uint32 length then SpanParts.badRange ()
        else Span<'T>(NativePtr.add pointer start, length - start)

    /// Some elements from a place on.
    member this.Slice(start: int, count: int) : Span<'T> =
        if start < 0 || count < 0 || start > length - count then SpanParts.badRange ()
        else Span<'T>(NativePtr.add pointer start, count)

    /// Sets every element.
    member this.Fill(value: 'T) : unit =
        let mutable i: int = 0
        while i < length do
            NativePtr.set pointer i value
            i <- i + 1

    /// Sets every element to zero.
    member this.Clear() : unit = this.Fill((# "zero" type ('T) : 'T #))

    /// Copies the elements into another view, which may overlap.
    member this.CopyTo(destination: Span<'T>) : unit =
        if length > destination.Length then
            SpanParts.tooShort ()
        else
            let bytes: nativeint = nativeint length * nativeint (# "sizeof" type ('T) : int #)
            (# "mem_move" destination.Pointer pointer bytes : unit #)

    /// Copies the elements into another view if they have room there.
    member this.TryCopyTo(destination: Span<'T>) : bool =
        if length > destination.Length then
            false
        else
            this.CopyTo(destination)
            true

    /// The elements in a new array.
    member this.ToArray() : 'T[] =
        let result: 'T[] = (# "array_new" length : 'T[] #)
        let mutable i: int = 0
        while i < length do
            let x: 'T = NativePtr.get pointer i
            (# "array_set" result i x : unit #)
            i <- i + 1
        result

    /// The same view, not to be written.
    member this.AsReadOnly() : ReadOnlySpan<'T> = ReadOnlySpan<'T>(pointer, length)

namespace Fidelity

open System
open FSharp.NativeInterop

/// A buffer in the frame of the function that has made it.
[<Struct; NoEquality; NoComparison>]
type StackBuffer<'T>(pointer: nativeptr<'T>, length: int) =

    /// The first element's address.
    member this.Pointer : nativeptr<'T> = pointer

    /// Number of elements.
    member this.Length : int = length

    /// A view of the elements.
    member this.AsSpan() : Span<'T> = Span<'T>(pointer, length)

    /// A view of the elements, not to be written.
    member this.AsReadOnlySpan() : ReadOnlySpan<'T> = ReadOnlySpan<'T>(pointer, length)

    /// An element.
    member this.Item
        with get (index: int): 'T =
            if uint32 index < uint32 length then NativePtr.get pointer index else SpanParts.badIndex ()
        and set (index: int) (value: 'T) : unit =
            if uint32 index < uint32 length then NativePtr.set pointer index value else SpanParts.badIndex ()

    /// Ends the use of the buffer; the frame frees it.
    member this.Dispose() : unit = ()

    interface IDisposable with
        member this.Dispose() : unit = ()

/// Buffers on the stack.
[<AutoOpen>]
module StackBuffers =

    /// A zeroed buffer of elements in the frame of the caller.
    let inline stackBuffer<'T when 'T : unmanaged> (length: int) : StackBuffer<'T> =
        if length < 0 then SpanParts.badRange ()
        let bytes: nativeint = nativeint length * nativeint (# "sizeof" type ('T) : int #)
        let memory: nativeptr<byte> = (# "stack_alloc" bytes : nativeptr<byte> #)
        (# "mem_set" memory 0uy bytes : unit #)
        StackBuffer<'T>((# "retype" memory : nativeptr<'T> #), length)

/// How a foreign function takes its arguments.
type CallingConvention =
    /// As C functions do.
    | Cdecl
    /// As the functions of Windows do.
    | StdCall

/// A function of a foreign library, known at compile time.
type ForeignFunction =
    {
        /// The library's file name.
        LibraryName: string
        /// The function's symbol.
        FunctionName: string
        /// How it takes its arguments.
        CallingConvention: CallingConvention
    }

/// Calls of foreign functions. The function must be a constant record; arguments and result are numbers, pointers or unit.
module Foreign =

    /// Calls a function without arguments.
    let inline call0<'R> (f: ForeignFunction) : 'R = (# "foreign_call" f : 'R #)

    /// Calls a function of one argument.
    let inline call1<'A, 'R> (f: ForeignFunction) (a: 'A) : 'R = (# "foreign_call" f a : 'R #)

    /// Calls a function of two arguments.
    let inline call2<'A, 'B, 'R> (f: ForeignFunction) (a: 'A) (b: 'B) : 'R = (# "foreign_call" f a b : 'R #)

    /// Calls a function of three arguments.
    let inline call3<'A, 'B, 'C, 'R> (f: ForeignFunction) (a: 'A) (b: 'B) (c: 'C) : 'R = (# "foreign_call" f a b c : 'R #)

    /// Calls a function of four arguments.
    let inline call4<'A, 'B, 'C, 'D, 'R> (f: ForeignFunction) (a: 'A) (b: 'B) (c: 'C) (d: 'D) : 'R =
        (# "foreign_call" f a b c d : 'R #)
