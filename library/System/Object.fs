/// Members of `obj`.
namespace System

/// What every object has besides its text, equality and hash, which are made for each type.
[<CompilerBuiltin("obj")>]
type Object =

    /// Whether two references are to the same object.
    static member ReferenceEquals(objA: obj, objB: obj) : bool = (# "phys_equal" objA objB : bool #)

    /// Whether two objects are equal, null included.
    static member Equals(objA: obj, objB: obj) : bool = (# "object_equals" objA objB : bool #)
