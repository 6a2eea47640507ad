/// Memory by pointer.
namespace FSharp.NativeInterop

/// Functions on pointers; an index counts elements.
module NativePtr =

    /// The pointer of an address.
    let inline ofNativeInt (address: nativeint) : nativeptr<'T> = (# "int_to_ptr" address : nativeptr<'T> #)

    /// The address of a pointer.
    let inline toNativeInt (pointer: nativeptr<'T>) : nativeint = (# "ptr_to_int" pointer : nativeint #)

    /// The pointer some elements further.
    let inline add (pointer: nativeptr<'T>) (index: int) : nativeptr<'T> =
        (# "ptr_add" pointer (nativeint index * nativeint (# "sizeof" type ('T) : int #)) : nativeptr<'T> #)

    /// Reads an element.
    let inline read (pointer: nativeptr<'T>) : 'T = (# "load" pointer : 'T #)

    /// Writes an element.
    let inline write (pointer: nativeptr<'T>) (value: 'T) : unit = (# "store" pointer value : unit #)

    /// Reads an element at an index.
    let inline get (pointer: nativeptr<'T>) (index: int) : 'T = read (add pointer index)

    /// Writes an element at an index.
    let inline set (pointer: nativeptr<'T>) (index: int) (value: 'T) : unit = write (add pointer index) value

    /// Elements on the stack, in the frame of the caller.
    let inline stackalloc<'T when 'T : unmanaged> (count: int) : nativeptr<'T> =
        (# "retype" (# "stack_alloc" (nativeint count * nativeint (# "sizeof" type ('T) : int #)) : nativeptr<byte> #) : nativeptr<'T> #)

    /// The null pointer.
    let inline nullPtr<'T when 'T : unmanaged> : nativeptr<'T> = (# "int_to_ptr" 0n : nativeptr<'T> #)

    /// Whether a pointer is null.
    let inline isNullPtr (pointer: nativeptr<'T>) : bool =
        let address: nativeint = (# "ptr_to_int" pointer : nativeint #)
        address = 0n

    /// The pointer without its type.
    let inline toVoidPtr (pointer: nativeptr<'T>) : voidptr = (# "retype" pointer : voidptr #)

    /// The pointer with a type.
    let inline ofVoidPtr (pointer: voidptr) : nativeptr<'T> = (# "retype" pointer : nativeptr<'T> #)

    /// The byref of a place.
    let inline toByRef (pointer: nativeptr<'T>) : byref<'T> = (# "retype" pointer : byref<'T> #)

/// What `fixed` gives.
module Pinned =

    /// The address of an array's first element; null for an empty array.
    let inline ofArray (array: 'T[]) : nativeptr<'T> =
        let none: bool = if (# "is_null" array : bool #) then true else (# "array_length" array : int #) = 0
        if none then (# "int_to_ptr" 0n : nativeptr<'T> #) else (# "array_addr" array 0 : nativeptr<'T> #)

    /// The address of a copy of a string's chars, with a zero at the end.
    let inline ofString (text: string) : nativeptr<char> =
        if (# "is_null" text : bool #) then
            (# "int_to_ptr" 0n : nativeptr<char> #)
        else
            let chars: char[] = (# "array_new" (text.Length + 1) : char[] #)
            let mutable i: int = 0
            while i < text.Length do
                (# "array_set" chars i text.[i] : unit #)
                i <- i + 1
            (# "array_addr" chars 0 : nativeptr<char> #)
