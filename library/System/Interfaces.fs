/// The interfaces that the language and the collections are built on.
namespace System

/// A type as a value: its names and kind only.
[<Sealed; AllowNullLiteral>]
type Type(name: string, fullName: string, text: string, space: string, flags: int) =

    let mutable parts: EnumParts = null

    /// Name without namespace.
    member this.Name : string = name

    /// Name with namespace and the types around it; arguments with their assemblies.
    member this.FullName : string = fullName

    /// The namespace, or null.
    member this.Namespace : string = if (# "text_header" space : nativeint #) = 0n then null else space

    /// Whether values are held in place.
    member this.IsValueType : bool = (flags &&& 1) <> 0

    /// Whether it is an enum.
    member this.IsEnum : bool = (flags &&& 2) <> 0

    /// Whether it is an array.
    member this.IsArray : bool = (flags &&& 4) <> 0

    /// Whether it is an interface.
    member this.IsInterface : bool = (flags &&& 8) <> 0

    /// Whether it is a class.
    member this.IsClass : bool = (flags &&& 9) = 0

    /// Whether it has type arguments.
    member this.IsGenericType : bool = (flags &&& 16) <> 0

    /// Whether it is a number, char or bool.
    member this.IsPrimitive : bool = (flags &&& 32) <> 0

    override this.ToString() : string = text

    override this.Equals(other: obj) : bool =
        match other with
        | :? Type as t -> (# "equals" (t.ToString()) text : bool #)
        | _ -> false

    override this.GetHashCode() : int = (# "hash" text : int #)

    /// What is known of an enum; null for other types.
    member this.EnumParts
        with get () : EnumParts = parts
        and set (value: EnumParts) : unit = parts <- value

    /// The names of an enum, by value.
    member this.GetEnumNames() : string[] = parts.Names

    /// The type beneath an enum.
    member this.GetEnumUnderlyingType() : Type = parts.Underlying

/// The names and values of an enum, in the order of the values as unsigned numbers.
///
/// In: what the compiler knows of the enum. Out: what the members of `System.Enum` ask for.
and [<Sealed; AllowNullLiteral>] EnumParts(names: string[], bits: uint64[], underlying: Type, size: int, box: uint64 -> obj, all: uint64[] -> obj, bitsOf: obj -> uint64, isOne: obj -> bool) =

    /// The names.
    member this.Names : string[] = names

    /// The values, extended by their sign to 64 bits.
    member this.Bits : uint64[] = bits

    /// The type beneath.
    member this.Underlying : Type = underlying

    /// Bytes of a value.
    member this.Size : int = size

    /// An object of the enum.
    member this.Box(value: uint64) : obj = box value

    /// An array of the enum.
    member this.All() : obj = all bits

    /// The bits of an object of the enum.
    member this.BitsOf(value: obj) : uint64 = bitsOf value

    /// Whether an object is of the enum.
    member this.IsOne(value: obj) : bool = isOne value

/// Something to be released at the end of its scope.
[<AllowNullLiteral>]
type IDisposable =
    /// Releases.
    abstract Dispose : unit -> unit

/// An order against any object.
[<AllowNullLiteral>]
type IComparable =
    /// Negative, zero or positive.
    abstract CompareTo : obj -> int

/// An order.
[<AllowNullLiteral>]
type IComparable<'T> =
    /// Negative, zero or positive.
    abstract CompareTo : 'T -> int

/// An equality.
[<AllowNullLiteral>]
type IEquatable<'T> =
    /// Whether the values are equal.
    abstract Equals : 'T -> bool

/// Something that makes objects for formatting.
[<AllowNullLiteral>]
type IFormatProvider =
    /// An object of the type, or null.
    abstract GetFormat : Type -> obj

/// Something with a text in several formats.
[<AllowNullLiteral>]
type IFormattable =
    /// The text in a format.
    abstract ToString : string * IFormatProvider -> string

/// Something that can be copied.
[<AllowNullLiteral>]
type ICloneable =
    /// A copy.
    abstract Clone : unit -> obj

namespace System.Collections

/// Goes through a collection of objects.
[<AllowNullLiteral>]
type IEnumerator =
    /// Moves on; false at the end.
    abstract MoveNext : unit -> bool
    /// The element.
    abstract Current : obj
    /// Back to before the first.
    abstract Reset : unit -> unit

/// A collection of objects.
[<AllowNullLiteral>]
type IEnumerable =
    /// A new enumerator.
    abstract GetEnumerator : unit -> IEnumerator

/// An order between objects.
[<AllowNullLiteral>]
type IComparer =
    /// Negative, zero or positive.
    abstract Compare : obj * obj -> int

/// An equality between objects.
[<AllowNullLiteral>]
type IEqualityComparer =
    /// Whether the objects are equal.
    abstract Equals : obj * obj -> bool
    /// A hash that equal objects share.
    abstract GetHashCode : obj -> int

/// Equality by structure under a given equality of parts.
[<AllowNullLiteral>]
type IStructuralEquatable =
    /// Whether the values are equal.
    abstract Equals : obj * IEqualityComparer -> bool
    /// Hash.
    abstract GetHashCode : IEqualityComparer -> int

/// Order by structure under a given order of parts.
[<AllowNullLiteral>]
type IStructuralComparable =
    /// Negative, zero or positive.
    abstract CompareTo : obj * IComparer -> int

namespace System.Collections.Generic

open System
open System.Collections

/// Goes through a collection.
[<AllowNullLiteral>]
type IEnumerator<'T> =
    inherit IDisposable
    inherit IEnumerator
    /// The element.
    abstract Current : 'T

/// A collection that can be gone through.
[<AllowNullLiteral>]
type IEnumerable<'T> =
    inherit IEnumerable
    /// A new enumerator.
    abstract GetEnumerator : unit -> IEnumerator<'T>

/// An order.
[<AllowNullLiteral>]
type IComparer<'T> =
    /// Negative, zero or positive.
    abstract Compare : 'T * 'T -> int

/// An equality with its hash.
[<AllowNullLiteral>]
type IEqualityComparer<'T> =
    /// Whether the values are equal.
    abstract Equals : 'T * 'T -> bool
    /// A hash that equal values share.
    abstract GetHashCode : 'T -> int

namespace FSharp.Collections

/// A sequence.
type seq<'T> = System.Collections.Generic.IEnumerable<'T>

namespace Firefly.Runtime

/// The members that every object has, for object expressions that replace them.
type IObject =
    /// Text.
    abstract ToString : unit -> string
    /// Equality.
    abstract Equals : obj -> bool
    /// Hash.
    abstract GetHashCode : unit -> int
