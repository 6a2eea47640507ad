namespace FSharp.Linq

open System

/// Operators whose arguments may be missing: `?` stands on the side of the argument that may be.
///
/// In: numbers or `Nullable` numbers. Out: a comparison with a missing argument is false, except that missing is equal to
/// missing; arithmetic with a missing argument gives nothing.
module NullableOperators =

    /// Greater than or equal; the left argument may be missing.
    let (?>=) (x: Nullable<'T>) (y: 'T) : bool when 'T: comparison and 'T: struct = x.HasValue && x.Value >= y

    /// Greater than or equal; the right argument may be missing.
    let (>=?) (x: 'T) (y: Nullable<'T>) : bool when 'T: comparison and 'T: struct = y.HasValue && x >= y.Value

    /// Greater than or equal; either argument may be missing.
    let (?>=?) (x: Nullable<'T>) (y: Nullable<'T>) : bool when 'T: comparison and 'T: struct = x.HasValue && y.HasValue && x.Value >= y.Value

    /// Greater than; the left argument may be missing.
    let (?>) (x: Nullable<'T>) (y: 'T) : bool when 'T: comparison and 'T: struct = x.HasValue && x.Value > y

    /// Greater than; the right argument may be missing.
    let (>?) (x: 'T) (y: Nullable<'T>) : bool when 'T: comparison and 'T: struct = y.HasValue && x > y.Value

    /// Greater than; either argument may be missing.
    let (?>?) (x: Nullable<'T>) (y: Nullable<'T>) : bool when 'T: comparison and 'T: struct = x.HasValue && y.HasValue && x.Value > y.Value

    /// Less than or equal; the left argument may be missing.
    let (?<=) (x: Nullable<'T>) (y: 'T) : bool when 'T: comparison and 'T: struct = x.HasValue && x.Value <= y

    /// Less than or equal; the right argument may be missing.
    let (<=?) (x: 'T) (y: Nullable<'T>) : bool when 'T: comparison and 'T: struct = y.HasValue && x <= y.Value

    /// Less than or equal; either argument may be missing.
    let (?<=?) (x: Nullable<'T>) (y: Nullable<'T>) : bool when 'T: comparison and 'T: struct = x.HasValue && y.HasValue && x.Value <= y.Value

    /// Less than; the left argument may be missing.
    let (?<) (x: Nullable<'T>) (y: 'T) : bool when 'T: comparison and 'T: struct = x.HasValue && x.Value < y

    /// Less than; the right argument may be missing.
    let (<?) (x: 'T) (y: Nullable<'T>) : bool when 'T: comparison and 'T: struct = y.HasValue && x < y.Value

    /// Less than; either argument may be missing.
    let (?<?) (x: Nullable<'T>) (y: Nullable<'T>) : bool when 'T: comparison and 'T: struct = x.HasValue && y.HasValue && x.Value < y.Value

    /// Equality; the left argument may be missing.
    let (?=) (x: Nullable<'T>) (y: 'T) : bool when 'T: equality and 'T: struct = x.HasValue && x.Value = y

    /// Equality; the right argument may be missing.
    let (=?) (x: 'T) (y: Nullable<'T>) : bool when 'T: equality and 'T: struct = y.HasValue && x = y.Value

    /// Equality; either argument may be missing.
    let (?=?) (x: Nullable<'T>) (y: Nullable<'T>) : bool when 'T: equality and 'T: struct = x.HasValue = y.HasValue && (not x.HasValue || x.Value = y.Value)

    /// Inequality; the left argument may be missing.
    let (?<>) (x: Nullable<'T>) (y: 'T) : bool when 'T: equality and 'T: struct = not (x.HasValue && x.Value = y)

    /// Inequality; the right argument may be missing.
    let (<>?) (x: 'T) (y: Nullable<'T>) : bool when 'T: equality and 'T: struct = not (y.HasValue && x = y.Value)

    /// Inequality; either argument may be missing.
    let (?<>?) (x: Nullable<'T>) (y: Nullable<'T>) : bool when 'T: equality and 'T: struct = not (x.HasValue = y.HasValue && (not x.HasValue || x.Value = y.Value))

    /// Sum; the left argument may be missing.
    let inline ( ?+ ) (x: Nullable< ^A>) (y: ^B) : Nullable< ^C> =
        if x.HasValue then Nullable< ^C>(x.Value + y) else Nullable< ^C>()

    /// Sum; the right argument may be missing.
    let inline ( +? ) (x: ^A) (y: Nullable< ^B>) : Nullable< ^C> =
        if y.HasValue then Nullable< ^C>(x + y.Value) else Nullable< ^C>()

    /// Sum; either argument may be missing.
    let inline ( ?+? ) (x: Nullable< ^A>) (y: Nullable< ^B>) : Nullable< ^C> =
        if x.HasValue && y.HasValue then Nullable< ^C>(x.Value + y.Value) else Nullable< ^C>()

    /// Difference; the left argument may be missing.
    let inline ( ?- ) (x: Nullable< ^A>) (y: ^B) : Nullable< ^C> =
        if x.HasValue then Nullable< ^C>(x.Value - y) else Nullable< ^C>()

    /// Difference; the right argument may be missing.
    let inline ( -? ) (x: ^A) (y: Nullable< ^B>) : Nullable< ^C> =
        if y.HasValue then Nullable< ^C>(x - y.Value) else Nullable< ^C>()

    /// Difference; either argument may be missing.
    let inline ( ?-? ) (x: Nullable< ^A>) (y: Nullable< ^B>) : Nullable< ^C> =
        if x.HasValue && y.HasValue then Nullable< ^C>(x.Value - y.Value) else Nullable< ^C>()

    /// Product; the left argument may be missing.
    let inline ( ?* ) (x: Nullable< ^A>) (y: ^B) : Nullable< ^C> =
        if x.HasValue then Nullable< ^C>(x.Value * y) else Nullable< ^C>()

    /// Product; the right argument may be missing.
    let inline ( *? ) (x: ^A) (y: Nullable< ^B>) : Nullable< ^C> =
        if y.HasValue then Nullable< ^C>(x * y.Value) else Nullable< ^C>()

    /// Product; either argument may be missing.
    let inline ( ?*? ) (x: Nullable< ^A>) (y: Nullable< ^B>) : Nullable< ^C> =
        if x.HasValue && y.HasValue then Nullable< ^C>(x.Value * y.Value) else Nullable< ^C>()

    /// Quotient; the left argument may be missing.
    let inline ( ?/ ) (x: Nullable< ^A>) (y: ^B) : Nullable< ^C> =
        if x.HasValue then Nullable< ^C>(x.Value / y) else Nullable< ^C>()

    /// Quotient; the right argument may be missing.
    let inline ( /? ) (x: ^A) (y: Nullable< ^B>) : Nullable< ^C> =
        if y.HasValue then Nullable< ^C>(x / y.Value) else Nullable< ^C>()

    /// Quotient; either argument may be missing.
    let inline ( ?/? ) (x: Nullable< ^A>) (y: Nullable< ^B>) : Nullable< ^C> =
        if x.HasValue && y.HasValue then Nullable< ^C>(x.Value / y.Value) else Nullable< ^C>()

    /// Remainder; the left argument may be missing.
    let inline ( ?% ) (x: Nullable< ^A>) (y: ^B) : Nullable< ^C> =
        if x.HasValue then Nullable< ^C>(x.Value % y) else Nullable< ^C>()

    /// Remainder; the right argument may be missing.
    let inline ( %? ) (x: ^A) (y: Nullable< ^B>) : Nullable< ^C> =
        if y.HasValue then Nullable< ^C>(x % y.Value) else Nullable< ^C>()

    /// Remainder; either argument may be missing.
    let inline ( ?%? ) (x: Nullable< ^A>) (y: Nullable< ^B>) : Nullable< ^C> =
        if x.HasValue && y.HasValue then Nullable< ^C>(x.Value % y.Value) else Nullable< ^C>()

/// Conversions of numbers that may be missing.
[<RequireQualifiedAccess>]
module Nullable =

    /// Conversion; missing stays missing.
    let inline byte (value: Nullable< ^T>) : Nullable<byte> =
        if value.HasValue then Nullable<byte>(Operators.byte value.Value) else Nullable<byte>()

    /// Conversion; missing stays missing.
    let inline uint8 (value: Nullable< ^T>) : Nullable<byte> =
        if value.HasValue then Nullable<byte>(Operators.uint8 value.Value) else Nullable<byte>()

    /// Conversion; missing stays missing.
    let inline sbyte (value: Nullable< ^T>) : Nullable<sbyte> =
        if value.HasValue then Nullable<sbyte>(Operators.sbyte value.Value) else Nullable<sbyte>()

    /// Conversion; missing stays missing.
    let inline int8 (value: Nullable< ^T>) : Nullable<sbyte> =
        if value.HasValue then Nullable<sbyte>(Operators.int8 value.Value) else Nullable<sbyte>()

    /// Conversion; missing stays missing.
    let inline int16 (value: Nullable< ^T>) : Nullable<int16> =
        if value.HasValue then Nullable<int16>(Operators.int16 value.Value) else Nullable<int16>()

    /// Conversion; missing stays missing.
    let inline uint16 (value: Nullable< ^T>) : Nullable<uint16> =
        if value.HasValue then Nullable<uint16>(Operators.uint16 value.Value) else Nullable<uint16>()

    /// Conversion; missing stays missing.
    let inline int (value: Nullable< ^T>) : Nullable<int> =
        if value.HasValue then Nullable<int>(Operators.int value.Value) else Nullable<int>()

    /// Conversion; missing stays missing.
    let inline int32 (value: Nullable< ^T>) : Nullable<int> =
        if value.HasValue then Nullable<int>(Operators.int32 value.Value) else Nullable<int>()

    /// Conversion; missing stays missing.
    let inline uint32 (value: Nullable< ^T>) : Nullable<uint32> =
        if value.HasValue then Nullable<uint32>(Operators.uint32 value.Value) else Nullable<uint32>()

    /// Conversion; missing stays missing.
    let inline uint (value: Nullable< ^T>) : Nullable<uint32> =
        if value.HasValue then Nullable<uint32>(Operators.uint value.Value) else Nullable<uint32>()

    /// Conversion; missing stays missing.
    let inline int64 (value: Nullable< ^T>) : Nullable<int64> =
        if value.HasValue then Nullable<int64>(Operators.int64 value.Value) else Nullable<int64>()

    /// Conversion; missing stays missing.
    let inline uint64 (value: Nullable< ^T>) : Nullable<uint64> =
        if value.HasValue then Nullable<uint64>(Operators.uint64 value.Value) else Nullable<uint64>()

    /// Conversion; missing stays missing.
    let inline float32 (value: Nullable< ^T>) : Nullable<float32> =
        if value.HasValue then Nullable<float32>(Operators.float32 value.Value) else Nullable<float32>()

    /// Conversion; missing stays missing.
    let inline single (value: Nullable< ^T>) : Nullable<float32> =
        if value.HasValue then Nullable<float32>(Operators.single value.Value) else Nullable<float32>()

    /// Conversion; missing stays missing.
    let inline float (value: Nullable< ^T>) : Nullable<float> =
        if value.HasValue then Nullable<float>(Operators.float value.Value) else Nullable<float>()

    /// Conversion; missing stays missing.
    let inline double (value: Nullable< ^T>) : Nullable<float> =
        if value.HasValue then Nullable<float>(Operators.double value.Value) else Nullable<float>()

    /// Conversion; missing stays missing.
    let inline nativeint (value: Nullable< ^T>) : Nullable<nativeint> =
        if value.HasValue then Nullable<nativeint>(Operators.nativeint value.Value) else Nullable<nativeint>()

    /// Conversion; missing stays missing.
    let inline unativeint (value: Nullable< ^T>) : Nullable<unativeint> =
        if value.HasValue then Nullable<unativeint>(Operators.unativeint value.Value) else Nullable<unativeint>()

    /// Conversion; missing stays missing.
    let inline char (value: Nullable< ^T>) : Nullable<char> =
        if value.HasValue then Nullable<char>(Operators.char value.Value) else Nullable<char>()

    /// Conversion; missing stays missing.
    let inline enum (value: Nullable<int>) : Nullable<'U> when 'U: enum<int> =
        if value.HasValue then Nullable<'U>(Operators.enum<'U> value.Value) else Nullable<'U>()
