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
