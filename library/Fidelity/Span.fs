/// Views of memory and buffers on the stack.
namespace System

open FSharp.NativeInterop
open Firefly.Runtime

/// Raises for the members of views, and what they share.
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

    /// Assigns an element; what was there ends.
    let inline assign (pointer: nativeptr<'T>) (index: int) (value: 'T) : unit =
        let place: byref<'T> = (# "retype" (NativePtr.add pointer index) : byref<'T> #)
        place <- value

    /// Copies elements between places that may overlap.
    let copy (source: nativeptr<'T>) (target: nativeptr<'T>) (count: int) : unit =
        let kind: int = (# "type_kind" type ('T) : int #)
        if kind >= 1 && kind <= 5 then
            let bytes: nativeint = nativeint count * nativeint (# "sizeof" type ('T) : int #)
            (# "mem_move" target source bytes : unit #)
        elif (# "ptr_to_int" source : nativeint #) >= (# "ptr_to_int" target : nativeint #) then
            let mutable i: int = 0
            while i < count do
                assign target i (NativePtr.get source i)
                i <- i + 1
        else
            let mutable i: int = count - 1
            while i >= 0 do
                assign target i (NativePtr.get source i)
                i <- i - 1

    /// The text of chars.
    let text (pointer: nativeptr<'T>) (count: int) : string =
        let b: TextBuffer = Buffer.create ()
        let chars: nativeptr<uint16> = (# "retype" pointer : nativeptr<uint16> #)
        let mutable i: int = 0
        while i < count do
            Buffer.unit b (NativePtr.get chars i)
            i <- i + 1
        Buffer.toText b

    /// The address of an array's element; null of an empty one.
    let inline ofArray (array: 'T[]) (start: int) : nativeptr<'T> =
        let none: bool = if (# "is_null" array : bool #) then true else (# "array_length" array : int #) = 0
        if none then (# "int_to_ptr" 0n : nativeptr<'T> #)
        else NativePtr.add (# "array_addr" array 0 : nativeptr<'T> #) start

    /// Number of elements; none of null.
    let inline count (array: 'T[]) : int =
        if (# "is_null" array : bool #) then 0 else (# "array_length" array : int #)

    /// Refuses a part that is not inside an array.
    let part (array: 'T[]) (start: int) (length: int) : unit =
        if start < 0 || length < 0 || start > count array - length then badRange ()

/// Goes through the elements of a view.
[<Struct; NoEquality; NoComparison>]
type SpanEnumerator<'T> =
    val owner: obj
    val pointer: nativeptr<'T>
    val length: int
    val mutable at: int

    new(owner: obj, pointer: nativeptr<'T>, length: int) = { owner = owner; pointer = pointer; length = length; at = -1 }

    /// The element.
    member this.Current : 'T = NativePtr.get this.pointer this.at

    /// Moves on; false at the end.
    member this.MoveNext() : bool =
        this.at <- this.at + 1
        this.at < this.length

/// A view of memory.
[<Struct; NoEquality; NoComparison>]
type Span<'T> =
    val owner: obj
    val pointer: nativeptr<'T>
    val length: int

    new(owner: obj, pointer: nativeptr<'T>, length: int) = { owner = owner; pointer = pointer; length = length }

    new(pointer: nativeptr<'T>, length: int) = { owner = null; pointer = pointer; length = length }

    new(pointer: voidptr, length: int) =
        { owner = null; pointer = (# "retype" pointer : nativeptr<'T> #); length = length }

    new(reference: byref<'T>) = { owner = null; pointer = (# "retype" &reference : nativeptr<'T> #); length = 1 }

    new(array: 'T[]) =
        { owner = array :> obj; pointer = SpanParts.ofArray array 0; length = SpanParts.count array }

    new(array: 'T[], start: int, length: int) =
        SpanParts.part array start length
        { owner = array :> obj; pointer = SpanParts.ofArray array start; length = length }

    /// An element.
    member this.Item
        with get (index: int): 'T =
            if uint32 index < uint32 this.length then NativePtr.get this.pointer index else SpanParts.badIndex ()
        and set (index: int) (value: 'T) : unit =
            if uint32 index < uint32 this.length then SpanParts.assign this.pointer index value else SpanParts.badIndex ()

    /// Sets every element.
    member this.Fill(value: 'T) : unit =
        let mutable i: int = 0
        while i < this.length do
            SpanParts.assign this.pointer i value
            i <- i + 1

    /// Sets every element to zero.
    member this.Clear() : unit = this.Fill((# "zero" type ('T) : 'T #))

    /// What is viewed, if it has an owner.
    member this.Owner : obj = this.owner

    /// The first element's address.
    member this.Pointer : nativeptr<'T> = this.pointer

    /// Number of elements.
    member this.Length : int = this.length

    /// Whether there are none.
    member this.IsEmpty : bool = this.length = 0

    /// A view of nothing.
    static member Empty : Span<'T> = Span<'T>(null, (# "int_to_ptr" 0n : nativeptr<'T> #), 0)

    /// The rest from a place on.
    member this.Slice(start: int) : Span<'T> =
        if uint32 start > uint32 this.length then SpanParts.badRange ()
        else Span<'T>(this.owner, NativePtr.add this.pointer start, this.length - start)

    /// Some elements from a place on.
    member this.Slice(start: int, length: int) : Span<'T> =
        if start < 0 || length < 0 || start > this.length - length then SpanParts.badRange ()
        else Span<'T>(this.owner, NativePtr.add this.pointer start, length)

    /// The elements from one index to another, both included, as far as they exist.
    member this.GetSlice(startIndex: int option, endIndex: int option) : Span<'T> =
        let first: int =
            match startIndex with
            | Some i -> i
            | None -> 0
        let last: int =
            match endIndex with
            | Some i -> i
            | None -> this.length - 1
        this.Slice(first, (if last >= first then last - first + 1 else 0))

    /// The address of the first element.
    member this.GetPinnableReference() : byref<'T> = (# "retype" this.pointer : byref<'T> #)

    /// Copies the elements into another view, which may overlap.
    member this.CopyTo(destination: Span<'T>) : unit =
        if this.length > destination.Length then SpanParts.tooShort ()
        else SpanParts.copy this.pointer destination.Pointer this.length

    /// Copies the elements into another view if they have room there.
    member this.TryCopyTo(destination: Span<'T>) : bool =
        if this.length > destination.Length then
            false
        else
            SpanParts.copy this.pointer destination.Pointer this.length
            true

    /// The elements in a new array.
    member this.ToArray() : 'T[] =
        let result: 'T[] = (# "array_new" this.length : 'T[] #)
        let mutable i: int = 0
        while i < this.length do
            (# "array_set" result i (NativePtr.get this.pointer i) : unit #)
            i <- i + 1
        result

    /// Goes through the elements.
    member this.GetEnumerator() : SpanEnumerator<'T> = new SpanEnumerator<'T>(this.owner, this.pointer, this.length)

    /// The text of chars; of other elements the type and their number.
    override this.ToString() : string =
        if (# "type_is" type ('T, char) : bool #) then
            SpanParts.text this.pointer this.length
        else
            "System.Span<" + (# "type_name" type ('T) : string #) + ">[" + string this.length + "]"

    /// The same view, not to be written.
    member this.AsReadOnly() : ReadOnlySpan<'T> = ReadOnlySpan<'T>(this.owner, this.pointer, this.length)

    /// The same view, not to be written.
    static member op_Implicit(span: Span<'T>) : ReadOnlySpan<'T> =
        ReadOnlySpan<'T>(span.owner, span.pointer, span.length)

    /// A view of an array.
    static member op_Implicit(array: 'T[]) : Span<'T> = Span<'T>(array)

/// A view of memory that must not be written.
and [<Struct; NoEquality; NoComparison>] ReadOnlySpan<'T> =
    val owner: obj
    val pointer: nativeptr<'T>
    val length: int

    new(owner: obj, pointer: nativeptr<'T>, length: int) = { owner = owner; pointer = pointer; length = length }

    new(pointer: nativeptr<'T>, length: int) = { owner = null; pointer = pointer; length = length }

    new(pointer: voidptr, length: int) =
        { owner = null; pointer = (# "retype" pointer : nativeptr<'T> #); length = length }

    new(reference: byref<'T>) = { owner = null; pointer = (# "retype" &reference : nativeptr<'T> #); length = 1 }

    new(array: 'T[]) =
        { owner = array :> obj; pointer = SpanParts.ofArray array 0; length = SpanParts.count array }

    new(array: 'T[], start: int, length: int) =
        SpanParts.part array start length
        { owner = array :> obj; pointer = SpanParts.ofArray array start; length = length }

    /// An element.
    member this.Item
        with get (index: int): 'T =
            if uint32 index < uint32 this.length then NativePtr.get this.pointer index else SpanParts.badIndex ()

    /// What is viewed, if it has an owner.
    member this.Owner : obj = this.owner

    /// The first element's address.
    member this.Pointer : nativeptr<'T> = this.pointer

    /// Number of elements.
    member this.Length : int = this.length

    /// Whether there are none.
    member this.IsEmpty : bool = this.length = 0

    /// A view of nothing.
    static member Empty : ReadOnlySpan<'T> = ReadOnlySpan<'T>(null, (# "int_to_ptr" 0n : nativeptr<'T> #), 0)

    /// The rest from a place on.
    member this.Slice(start: int) : ReadOnlySpan<'T> =
        if uint32 start > uint32 this.length then SpanParts.badRange ()
        else ReadOnlySpan<'T>(this.owner, NativePtr.add this.pointer start, this.length - start)

    /// Some elements from a place on.
    member this.Slice(start: int, length: int) : ReadOnlySpan<'T> =
        if start < 0 || length < 0 || start > this.length - length then SpanParts.badRange ()
        else ReadOnlySpan<'T>(this.owner, NativePtr.add this.pointer start, length)

    /// The elements from one index to another, both included, as far as they exist.
    member this.GetSlice(startIndex: int option, endIndex: int option) : ReadOnlySpan<'T> =
        let first: int =
            match startIndex with
            | Some i -> i
            | None -> 0
        let last: int =
            match endIndex with
            | Some i -> i
            | None -> this.length - 1
        this.Slice(first, (if last >= first then last - first + 1 else 0))

    /// The address of the first element.
    member this.GetPinnableReference() : byref<'T> = (# "retype" this.pointer : byref<'T> #)

    /// Copies the elements into another view, which may overlap.
    member this.CopyTo(destination: Span<'T>) : unit =
        if this.length > destination.Length then SpanParts.tooShort ()
        else SpanParts.copy this.pointer destination.Pointer this.length

    /// Copies the elements into another view if they have room there.
    member this.TryCopyTo(destination: Span<'T>) : bool =
        if this.length > destination.Length then
            false
        else
            SpanParts.copy this.pointer destination.Pointer this.length
            true

    /// The elements in a new array.
    member this.ToArray() : 'T[] =
        let result: 'T[] = (# "array_new" this.length : 'T[] #)
        let mutable i: int = 0
        while i < this.length do
            (# "array_set" result i (NativePtr.get this.pointer i) : unit #)
            i <- i + 1
        result

    /// Goes through the elements.
    member this.GetEnumerator() : SpanEnumerator<'T> = new SpanEnumerator<'T>(this.owner, this.pointer, this.length)

    /// The text of chars; of other elements the type and their number.
    override this.ToString() : string =
        if (# "type_is" type ('T, char) : bool #) then
            SpanParts.text this.pointer this.length
        else
            "System.ReadOnlySpan<" + (# "type_name" type ('T) : string #) + ">[" + string this.length + "]"

    /// A view of an array.
    static member op_Implicit(array: 'T[]) : ReadOnlySpan<'T> = ReadOnlySpan<'T>(array)

    /// A view of a string's chars.
    static member op_Implicit(text: string) : ReadOnlySpan<char> =
        let chars: char[] = text.ToCharArray()
        ReadOnlySpan<char>(chars)

/// A part of an array that can be kept.
[<Struct; NoComparison>]
type Memory<'T> =
    val array: 'T[]
    val start: int
    val length: int

    new(array: 'T[]) = { array = array; start = 0; length = SpanParts.count array }

    new(array: 'T[], start: int, length: int) =
        SpanParts.part array start length
        { array = array; start = start; length = length }

    /// Number of elements.
    member this.Length : int = this.length

    /// Whether there are none.
    member this.IsEmpty : bool = this.length = 0

    /// A view of the elements.
    member this.Span : Span<'T> = Span<'T>(this.array, this.start, this.length)

    /// The rest from a place on.
    member this.Slice(start: int) : Memory<'T> =
        if uint32 start > uint32 this.length then SpanParts.badRange ()
        else Memory<'T>(this.array, this.start + start, this.length - start)

    /// Some elements from a place on.
    member this.Slice(start: int, length: int) : Memory<'T> =
        if start < 0 || length < 0 || start > this.length - length then SpanParts.badRange ()
        else Memory<'T>(this.array, this.start + start, length)

    /// The elements in a new array.
    member this.ToArray() : 'T[] = this.Span.ToArray()

    /// Copies the elements into another part.
    member this.CopyTo(destination: Memory<'T>) : unit = this.Span.CopyTo(destination.Span)

    override this.ToString() : string = this.Span.ToString()

/// A part of an array that can be kept and must not be written.
[<Struct; NoComparison>]
type ReadOnlyMemory<'T> =
    val array: 'T[]
    val start: int
    val length: int

    new(array: 'T[]) = { array = array; start = 0; length = SpanParts.count array }

    new(array: 'T[], start: int, length: int) =
        SpanParts.part array start length
        { array = array; start = start; length = length }

    /// Number of elements.
    member this.Length : int = this.length

    /// Whether there are none.
    member this.IsEmpty : bool = this.length = 0

    /// A view of the elements.
    member this.Span : ReadOnlySpan<'T> = ReadOnlySpan<'T>(this.array, this.start, this.length)

    /// The rest from a place on.
    member this.Slice(start: int) : ReadOnlyMemory<'T> =
        if uint32 start > uint32 this.length then SpanParts.badRange ()
        else ReadOnlyMemory<'T>(this.array, this.start + start, this.length - start)

    /// Some elements from a place on.
    member this.Slice(start: int, length: int) : ReadOnlyMemory<'T> =
        if start < 0 || length < 0 || start > this.length - length then SpanParts.badRange ()
        else ReadOnlyMemory<'T>(this.array, this.start + start, length)

    /// The elements in a new array.
    member this.ToArray() : 'T[] = this.Span.ToArray()

    override this.ToString() : string = this.Span.ToString()

    /// The same part, not to be written.
    static member op_Implicit(memory: Memory<'T>) : ReadOnlyMemory<'T> =
        ReadOnlyMemory<'T>(memory.array, memory.start, memory.length)

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
    member this.AsSpan() : Span<'T> = Span<'T>(null, pointer, length)

    /// A view of the elements, not to be written.
    member this.AsReadOnlySpan() : ReadOnlySpan<'T> = ReadOnlySpan<'T>(null, pointer, length)

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
