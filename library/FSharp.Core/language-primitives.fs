/// The generic numbers, checked conversions, and memory by pointer.
namespace FSharp.Core

open System
open Firefly.Runtime

/// Values and functions that exist for every type.
module LanguagePrimitives =

    /// Zero.
    let inline GenericZero< ^T when ^T : (static member Zero : ^T)> : ^T =
        if (# "type_kind" type (^T) : int #) = 0 || (# "type_kind" type (^T) : int #) > 7 then
            (^T : (static member Zero : ^T) ())
        else
            (# "zero" type (^T) : ^T #)

    /// One.
    let inline GenericOne< ^T when ^T : (static member One : ^T)> : ^T =
        if (# "type_kind" type (^T) : int #) = 0 || (# "type_kind" type (^T) : int #) > 7 then
            (^T : (static member One : ^T) ())
        else
            (# "convert" 1 : ^T #)

    /// Equality by structure.
    let inline GenericEquality (x: 'T) (y: 'T) : bool when 'T : equality = (# "equals" x y : bool #)

    /// Equality by structure where NaN equals itself.
    let inline GenericEqualityER (x: 'T) (y: 'T) : bool when 'T : equality = (# "equals_er" x y : bool #)

    /// Order by structure.
    let inline GenericComparison (x: 'T) (y: 'T) : int when 'T : comparison = (# "compare" x y : int #)

    /// Less than by structure.
    let inline GenericLessThan (x: 'T) (y: 'T) : bool when 'T : comparison = (# "less" x y : bool #)

    /// Greater than by structure.
    let inline GenericGreaterThan (x: 'T) (y: 'T) : bool when 'T : comparison = (# "greater" x y : bool #)

    /// Hash by structure.
    let inline GenericHash (x: 'T) : int when 'T : equality = (# "hash" x : int #)

    /// Whether two references are the same object.
    let inline PhysicalEquality (x: 'T) (y: 'T) : bool when 'T : not struct = (# "phys_equal" x y : bool #)

    /// Hash of an object's structure.
    let inline PhysicalHash (x: 'T) : int when 'T : not struct = (# "phys_hash" x : int #)

    /// The enum value of a number.
    let inline EnumOfValue (value: 'T) : 'Enum when 'Enum : enum<'T> = (# "retype" value : 'Enum #)

    /// The number of an enum value.
    let inline EnumToValue (enum: 'Enum) : 'T when 'Enum : enum<'T> = (# "retype" enum : 'T #)

    /// Quotient by a whole number.
    let inline DivideByInt (x: ^T) (n: int) : ^T =
        if (# "type_is" type (^T, float) : bool #) then
            (# "retype" ((# "retype" x : float #) / (# "convert" n : float #)) : ^T #)
        elif (# "type_is" type (^T, float32) : bool #) then
            (# "retype" ((# "retype" x : float32 #) / (# "convert" n : float32 #)) : ^T #)
        else
            (^T : (static member DivideByInt : ^T * int -> ^T) (x, n))

    /// A number with a unit.
    let inline FloatWithMeasure (x: float) : float<'M> = (# "retype" x : float<'M> #)

    /// A number with a unit.
    let inline Float32WithMeasure (x: float32) : float32<'M> = (# "retype" x : float32<'M> #)

    /// A number with a unit.
    let inline Int32WithMeasure (x: int) : int<'M> = (# "retype" x : int<'M> #)

    /// A number with a unit.
    let inline Int64WithMeasure (x: int64) : int64<'M> = (# "retype" x : int64<'M> #)

    /// A number with a unit.
    let inline SByteWithMeasure (x: sbyte) : sbyte<'M> = (# "retype" x : sbyte<'M> #)

    /// A number with a unit.
    let inline ByteWithMeasure (x: byte) : byte<'M> = (# "retype" x : byte<'M> #)

    /// A number with a unit.
    let inline Int16WithMeasure (x: int16) : int16<'M> = (# "retype" x : int16<'M> #)

    /// A number with a unit.
    let inline UInt16WithMeasure (x: uint16) : uint16<'M> = (# "retype" x : uint16<'M> #)

    /// A number with a unit.
    let inline UInt32WithMeasure (x: uint32) : uint32<'M> = (# "retype" x : uint32<'M> #)

    /// A number with a unit.
    let inline UInt64WithMeasure (x: uint64) : uint64<'M> = (# "retype" x : uint64<'M> #)

    /// A number with a unit.
    let inline IntPtrWithMeasure (x: nativeint) : nativeint<'M> = (# "retype" x : nativeint<'M> #)

    /// A number with a unit.
    let inline UIntPtrWithMeasure (x: unativeint) : unativeint<'M> = (# "retype" x : unativeint<'M> #)

    /// Less than or equal.
    let inline GenericLessOrEqual (x: 'T) (y: 'T) : bool when 'T : comparison = (# "less_eq" x y : bool #)

    /// Greater than or equal.
    let inline GenericGreaterOrEqual (x: 'T) (y: 'T) : bool when 'T : comparison = (# "greater_eq" x y : bool #)

    /// The greater of two.
    let inline GenericMaximum (x: 'T) (y: 'T) : 'T when 'T : comparison = max x y

    /// The less of two.
    let inline GenericMinimum (x: 'T) (y: 'T) : 'T when 'T : comparison = min x y

    /// The structural hash; all parts are looked at.
    let inline GenericLimitedHash (limit: int) (x: 'T) : int when 'T : equality = (# "hash" x : int #)

    /// Structural equality of objects.
    type StructuralEquality(reflexive: bool) =
        interface System.Collections.IEqualityComparer with
            member this.Equals(x: obj, y: obj) : bool =
                if reflexive then (# "equals_er" x y : bool #) else (# "equals" x y : bool #)
            member this.GetHashCode(x: obj) : int = (# "hash" x : int #)

    /// Structural order of objects.
    type StructuralOrder() =
        interface System.Collections.IComparer with
            member this.Compare(x: obj, y: obj) : int = (# "compare" x y : int #)

    /// Structural equality: NaN differs from itself.
    let GenericEqualityComparer : System.Collections.IEqualityComparer =
        StructuralEquality(false) :> System.Collections.IEqualityComparer

    /// Structural equality: NaN equals itself.
    let GenericEqualityERComparer : System.Collections.IEqualityComparer =
        StructuralEquality(true) :> System.Collections.IEqualityComparer

    /// Structural order.
    let GenericComparer : System.Collections.IComparer = StructuralOrder() :> System.Collections.IComparer

    /// Equality under the given equality of parts.
    let inline GenericEqualityWithComparer (comp: System.Collections.IEqualityComparer) (x: 'T) (y: 'T) : bool =
        comp.Equals(x :> obj, y :> obj)

    /// Order under the given order of parts.
    let inline GenericComparisonWithComparer (comp: System.Collections.IComparer) (x: 'T) (y: 'T) : int =
        comp.Compare(x :> obj, y :> obj)

    /// Hash under the given equality of parts.
    let inline GenericHashWithComparer (comp: System.Collections.IEqualityComparer) (x: 'T) : int = comp.GetHashCode(x :> obj)

/// Conversions that raise when the value does not fit.
module Conversion =

    [<NoInline; Cold>]
    let private overflow () : 'T =
        let e: exn = OverflowException() :> exn
        (# "raise" e : 'T #)

    /// A signed number in bounds.
    let signedIn (x: int64) (low: int64) (high: int64) : int64 = if x < low || x > high then overflow () else x

    /// An unsigned number in bounds.
    let unsignedIn (x: uint64) (high: uint64) : int64 = if x > high then overflow () else int64 x

    /// The whole part of a float in bounds.
    let floatIn (x: float) (low: float) (high: float) : int64 = if x > low && x < high then int64 x else overflow ()

    /// Any number as `int64`, in bounds; `low` and `high` lie within `int64`.
    let inline within (x: 'T) (low: int64) (high: int64) (above: float) : int64 =
        if (# "type_kind" type ('T) : int #) = 3 then
            floatIn (# "convert" x : float #) (float low - 1.0) above
        elif (# "type_kind" type ('T) : int #) = 1 || (# "type_kind" type ('T) : int #) = 7 then
            signedIn (# "convert" x : int64 #) low high
        else
            unsignedIn (# "convert" x : uint64 #) (uint64 high)

    /// Conversion to `sbyte`.
    let inline sbyteChecked (x: 'T) : sbyte = sbyte (within x -128L 127L 128.0)

    /// Conversion to `byte`.
    let inline byteChecked (x: 'T) : byte = byte (within x 0L 255L 256.0)

    /// Conversion to `int16`.
    let inline int16Checked (x: 'T) : int16 = int16 (within x -32768L 32767L 32768.0)

    /// Conversion to `uint16`.
    let inline uint16Checked (x: 'T) : uint16 = uint16 (within x 0L 65535L 65536.0)

    /// Conversion to `int`.
    let inline int32Checked (x: 'T) : int = int (within x -2147483648L 2147483647L 2147483648.0)

    /// Conversion to `uint32`.
    let inline uint32Checked (x: 'T) : uint32 = uint32 (within x 0L 4294967295L 4294967296.0)

    /// The whole part of a float as `int64`.
    let int64OfFloat (x: float) : int64 =
        if x >= -9223372036854775808.0 && x < 9223372036854775808.0 then int64 x else overflow ()

    /// The whole part of a float as `uint64`.
    let uint64OfFloat (x: float) : uint64 =
        if x > -1.0 && x < 18446744073709551616.0 then uint64 x else overflow ()

    /// Conversion to `int64`.
    let inline int64Checked (x: 'T) : int64 =
        if (# "type_kind" type ('T) : int #) = 3 then
            int64OfFloat (# "convert" x : float #)
        elif (# "type_kind" type ('T) : int #) = 1 || (# "type_kind" type ('T) : int #) = 7 then
            (# "convert" x : int64 #)
        else
            unsignedIn (# "convert" x : uint64 #) 9223372036854775807UL

    /// Conversion to `uint64`.
    let inline uint64Checked (x: 'T) : uint64 =
        if (# "type_kind" type ('T) : int #) = 3 then
            uint64OfFloat (# "convert" x : float #)
        elif (# "type_kind" type ('T) : int #) = 1 || (# "type_kind" type ('T) : int #) = 7 then
            uint64 (signedIn (# "convert" x : int64 #) 0L 9223372036854775807L)
        else
            (# "convert" x : uint64 #)
