/// Members of the integer types.
namespace System

open System.Globalization
open Firefly.Runtime

/// Members of `int`.
[<CompilerBuiltin("int")>]
type Int32 =

    /// The largest value.
    static member MaxValue : int = 2147483647

    /// The smallest value.
    static member MinValue : int = -2147483648

    /// Zero.
    static member Zero : int = 0

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string) : int = int (NumberParse.signed s NumberStyles.Integer null 32 "an Int32")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : int = int (NumberParse.signed s NumberStyles.Integer provider 32 "an Int32")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : int = int (NumberParse.signed s style null 32 "an Int32")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : int = int (NumberParse.signed s style provider 32 "an Int32")

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<int>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s NumberStyles.Integer null 32 target
        result <- if read then int (int64 (Raw.loadUInt64 target 0n)) else int 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * int =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s NumberStyles.Integer null 32 target then (true, int (int64 (Raw.loadUInt64 target 0n))) else (false, int 0)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider, result: byref<int>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s NumberStyles.Integer provider 32 target
        result <- if read then int (int64 (Raw.loadUInt64 target 0n)) else int 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider) : bool * int =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s NumberStyles.Integer provider 32 target then (true, int (int64 (Raw.loadUInt64 target 0n))) else (false, int 0)

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider, result: byref<int>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s style provider 32 target
        result <- if read then int (int64 (Raw.loadUInt64 target 0n)) else int 0
        read

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider) : bool * int =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s style provider 32 target then (true, int (int64 (Raw.loadUInt64 target 0n))) else (false, int 0)

    /// The number.
    member this.ToString() : string =
        if isNull CurrentCultures.culture then Digits.signedText (int64 this) else this.ToString("", null)

    /// The number in a format.
    member this.ToString(format: string) : string = this.ToString(format, null)

    /// The number in a format and a culture's way.
    member this.ToString(format: string, provider: IFormatProvider) : string =
        let way: INumberWay = Ways.numbers provider
        if isNull way then Format.signed (int64 this) 32 format
        else way.Write(format, (fun f -> Format.signed (int64 this) 32 f))

    /// The number in a culture's way.
    member this.ToString(provider: IFormatProvider) : string = this.ToString("", provider)

    /// Negative, zero or positive.
    member this.CompareTo(value: int) : int = if this < value then -1 elif this > value then 1 else 0

    /// Negative, zero or positive; null comes first, and anything else raises.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? int as other -> this.CompareTo(other)
        | _ -> Objects.wrongType "Int32"

    interface IComparable with
        member this.CompareTo(value: obj) : int = this.CompareTo(value)

    interface IComparable<int> with
        member this.CompareTo(other: int) : int = this.CompareTo(other)

    interface IEquatable<int> with
        member this.Equals(other: int) : bool = (# "equals_er" this other : bool #)

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)

/// Members of `uint32`.
[<CompilerBuiltin("uint32")>]
type UInt32 =

    /// The largest value.
    static member MaxValue : uint32 = 4294967295u

    /// The smallest value.
    static member MinValue : uint32 = 0u

    /// Zero.
    static member Zero : uint32 = 0u

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string) : uint32 = uint32 (NumberParse.unsigned s NumberStyles.Integer null 32 "a UInt32")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : uint32 = uint32 (NumberParse.unsigned s NumberStyles.Integer provider 32 "a UInt32")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : uint32 = uint32 (NumberParse.unsigned s style null 32 "a UInt32")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : uint32 = uint32 (NumberParse.unsigned s style provider 32 "a UInt32")

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<uint32>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s NumberStyles.Integer null 32 target
        result <- if read then uint32 (Raw.loadUInt64 target 0n) else uint32 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * uint32 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s NumberStyles.Integer null 32 target then (true, uint32 (Raw.loadUInt64 target 0n)) else (false, uint32 0)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider, result: byref<uint32>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s NumberStyles.Integer provider 32 target
        result <- if read then uint32 (Raw.loadUInt64 target 0n) else uint32 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider) : bool * uint32 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s NumberStyles.Integer provider 32 target then (true, uint32 (Raw.loadUInt64 target 0n)) else (false, uint32 0)

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider, result: byref<uint32>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s style provider 32 target
        result <- if read then uint32 (Raw.loadUInt64 target 0n) else uint32 0
        read

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider) : bool * uint32 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s style provider 32 target then (true, uint32 (Raw.loadUInt64 target 0n)) else (false, uint32 0)

    /// The number.
    member this.ToString() : string =
        if isNull CurrentCultures.culture then Digits.unsignedText (uint64 this) else this.ToString("", null)

    /// The number in a format.
    member this.ToString(format: string) : string = this.ToString(format, null)

    /// The number in a format and a culture's way.
    member this.ToString(format: string, provider: IFormatProvider) : string =
        let way: INumberWay = Ways.numbers provider
        if isNull way then Format.unsigned (uint64 this) format
        else way.Write(format, (fun f -> Format.unsigned (uint64 this) f))

    /// The number in a culture's way.
    member this.ToString(provider: IFormatProvider) : string = this.ToString("", provider)

    /// Negative, zero or positive.
    member this.CompareTo(value: uint32) : int = if this < value then -1 elif this > value then 1 else 0

    /// Negative, zero or positive; null comes first, and anything else raises.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? uint32 as other -> this.CompareTo(other)
        | _ -> Objects.wrongType "UInt32"

    interface IComparable with
        member this.CompareTo(value: obj) : int = this.CompareTo(value)

    interface IComparable<uint32> with
        member this.CompareTo(other: uint32) : int = this.CompareTo(other)

    interface IEquatable<uint32> with
        member this.Equals(other: uint32) : bool = (# "equals_er" this other : bool #)

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)

/// Members of `int64`.
[<CompilerBuiltin("int64")>]
type Int64 =

    /// The largest value.
    static member MaxValue : int64 = 9223372036854775807L

    /// The smallest value.
    static member MinValue : int64 = -9223372036854775808L

    /// Zero.
    static member Zero : int64 = 0L

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string) : int64 = int64 (NumberParse.signed s NumberStyles.Integer null 64 "an Int64")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : int64 = int64 (NumberParse.signed s NumberStyles.Integer provider 64 "an Int64")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : int64 = int64 (NumberParse.signed s style null 64 "an Int64")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : int64 = int64 (NumberParse.signed s style provider 64 "an Int64")

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<int64>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s NumberStyles.Integer null 64 target
        result <- if read then int64 (int64 (Raw.loadUInt64 target 0n)) else int64 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * int64 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s NumberStyles.Integer null 64 target then (true, int64 (int64 (Raw.loadUInt64 target 0n))) else (false, int64 0)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider, result: byref<int64>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s NumberStyles.Integer provider 64 target
        result <- if read then int64 (int64 (Raw.loadUInt64 target 0n)) else int64 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider) : bool * int64 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s NumberStyles.Integer provider 64 target then (true, int64 (int64 (Raw.loadUInt64 target 0n))) else (false, int64 0)

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider, result: byref<int64>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s style provider 64 target
        result <- if read then int64 (int64 (Raw.loadUInt64 target 0n)) else int64 0
        read

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider) : bool * int64 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s style provider 64 target then (true, int64 (int64 (Raw.loadUInt64 target 0n))) else (false, int64 0)

    /// The number.
    member this.ToString() : string =
        if isNull CurrentCultures.culture then Digits.signedText (int64 this) else this.ToString("", null)

    /// The number in a format.
    member this.ToString(format: string) : string = this.ToString(format, null)

    /// The number in a format and a culture's way.
    member this.ToString(format: string, provider: IFormatProvider) : string =
        let way: INumberWay = Ways.numbers provider
        if isNull way then Format.signed (int64 this) 64 format
        else way.Write(format, (fun f -> Format.signed (int64 this) 64 f))

    /// The number in a culture's way.
    member this.ToString(provider: IFormatProvider) : string = this.ToString("", provider)

    /// Negative, zero or positive.
    member this.CompareTo(value: int64) : int = if this < value then -1 elif this > value then 1 else 0

    /// Negative, zero or positive; null comes first, and anything else raises.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? int64 as other -> this.CompareTo(other)
        | _ -> Objects.wrongType "Int64"

    interface IComparable with
        member this.CompareTo(value: obj) : int = this.CompareTo(value)

    interface IComparable<int64> with
        member this.CompareTo(other: int64) : int = this.CompareTo(other)

    interface IEquatable<int64> with
        member this.Equals(other: int64) : bool = (# "equals_er" this other : bool #)

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)

/// Members of `uint64`.
[<CompilerBuiltin("uint64")>]
type UInt64 =

    /// The largest value.
    static member MaxValue : uint64 = 18446744073709551615UL

    /// The smallest value.
    static member MinValue : uint64 = 0UL

    /// Zero.
    static member Zero : uint64 = 0UL

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string) : uint64 = uint64 (NumberParse.unsigned s NumberStyles.Integer null 64 "a UInt64")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : uint64 = uint64 (NumberParse.unsigned s NumberStyles.Integer provider 64 "a UInt64")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : uint64 = uint64 (NumberParse.unsigned s style null 64 "a UInt64")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : uint64 = uint64 (NumberParse.unsigned s style provider 64 "a UInt64")

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<uint64>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s NumberStyles.Integer null 64 target
        result <- if read then uint64 (Raw.loadUInt64 target 0n) else uint64 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * uint64 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s NumberStyles.Integer null 64 target then (true, uint64 (Raw.loadUInt64 target 0n)) else (false, uint64 0)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider, result: byref<uint64>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s NumberStyles.Integer provider 64 target
        result <- if read then uint64 (Raw.loadUInt64 target 0n) else uint64 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider) : bool * uint64 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s NumberStyles.Integer provider 64 target then (true, uint64 (Raw.loadUInt64 target 0n)) else (false, uint64 0)

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider, result: byref<uint64>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s style provider 64 target
        result <- if read then uint64 (Raw.loadUInt64 target 0n) else uint64 0
        read

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider) : bool * uint64 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s style provider 64 target then (true, uint64 (Raw.loadUInt64 target 0n)) else (false, uint64 0)

    /// The number.
    member this.ToString() : string =
        if isNull CurrentCultures.culture then Digits.unsignedText (uint64 this) else this.ToString("", null)

    /// The number in a format.
    member this.ToString(format: string) : string = this.ToString(format, null)

    /// The number in a format and a culture's way.
    member this.ToString(format: string, provider: IFormatProvider) : string =
        let way: INumberWay = Ways.numbers provider
        if isNull way then Format.unsigned (uint64 this) format
        else way.Write(format, (fun f -> Format.unsigned (uint64 this) f))

    /// The number in a culture's way.
    member this.ToString(provider: IFormatProvider) : string = this.ToString("", provider)

    /// Negative, zero or positive.
    member this.CompareTo(value: uint64) : int = if this < value then -1 elif this > value then 1 else 0

    /// Negative, zero or positive; null comes first, and anything else raises.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? uint64 as other -> this.CompareTo(other)
        | _ -> Objects.wrongType "UInt64"

    interface IComparable with
        member this.CompareTo(value: obj) : int = this.CompareTo(value)

    interface IComparable<uint64> with
        member this.CompareTo(other: uint64) : int = this.CompareTo(other)

    interface IEquatable<uint64> with
        member this.Equals(other: uint64) : bool = (# "equals_er" this other : bool #)

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)

/// Members of `int16`.
[<CompilerBuiltin("int16")>]
type Int16 =

    /// The largest value.
    static member MaxValue : int16 = 32767s

    /// The smallest value.
    static member MinValue : int16 = -32768s

    /// Zero.
    static member Zero : int16 = 0s

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string) : int16 = int16 (NumberParse.signed s NumberStyles.Integer null 16 "an Int16")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : int16 = int16 (NumberParse.signed s NumberStyles.Integer provider 16 "an Int16")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : int16 = int16 (NumberParse.signed s style null 16 "an Int16")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : int16 = int16 (NumberParse.signed s style provider 16 "an Int16")

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<int16>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s NumberStyles.Integer null 16 target
        result <- if read then int16 (int64 (Raw.loadUInt64 target 0n)) else int16 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * int16 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s NumberStyles.Integer null 16 target then (true, int16 (int64 (Raw.loadUInt64 target 0n))) else (false, int16 0)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider, result: byref<int16>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s NumberStyles.Integer provider 16 target
        result <- if read then int16 (int64 (Raw.loadUInt64 target 0n)) else int16 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider) : bool * int16 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s NumberStyles.Integer provider 16 target then (true, int16 (int64 (Raw.loadUInt64 target 0n))) else (false, int16 0)

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider, result: byref<int16>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s style provider 16 target
        result <- if read then int16 (int64 (Raw.loadUInt64 target 0n)) else int16 0
        read

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider) : bool * int16 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s style provider 16 target then (true, int16 (int64 (Raw.loadUInt64 target 0n))) else (false, int16 0)

    /// The number.
    member this.ToString() : string =
        if isNull CurrentCultures.culture then Digits.signedText (int64 this) else this.ToString("", null)

    /// The number in a format.
    member this.ToString(format: string) : string = this.ToString(format, null)

    /// The number in a format and a culture's way.
    member this.ToString(format: string, provider: IFormatProvider) : string =
        let way: INumberWay = Ways.numbers provider
        if isNull way then Format.signed (int64 this) 16 format
        else way.Write(format, (fun f -> Format.signed (int64 this) 16 f))

    /// The number in a culture's way.
    member this.ToString(provider: IFormatProvider) : string = this.ToString("", provider)

    /// Negative, zero or positive.
    member this.CompareTo(value: int16) : int = if this < value then -1 elif this > value then 1 else 0

    /// Negative, zero or positive; null comes first, and anything else raises.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? int16 as other -> this.CompareTo(other)
        | _ -> Objects.wrongType "Int16"

    interface IComparable with
        member this.CompareTo(value: obj) : int = this.CompareTo(value)

    interface IComparable<int16> with
        member this.CompareTo(other: int16) : int = this.CompareTo(other)

    interface IEquatable<int16> with
        member this.Equals(other: int16) : bool = (# "equals_er" this other : bool #)

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)

/// Members of `uint16`.
[<CompilerBuiltin("uint16")>]
type UInt16 =

    /// The largest value.
    static member MaxValue : uint16 = 65535us

    /// The smallest value.
    static member MinValue : uint16 = 0us

    /// Zero.
    static member Zero : uint16 = 0us

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string) : uint16 = uint16 (NumberParse.unsigned s NumberStyles.Integer null 16 "a UInt16")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : uint16 = uint16 (NumberParse.unsigned s NumberStyles.Integer provider 16 "a UInt16")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : uint16 = uint16 (NumberParse.unsigned s style null 16 "a UInt16")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : uint16 = uint16 (NumberParse.unsigned s style provider 16 "a UInt16")

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<uint16>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s NumberStyles.Integer null 16 target
        result <- if read then uint16 (Raw.loadUInt64 target 0n) else uint16 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * uint16 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s NumberStyles.Integer null 16 target then (true, uint16 (Raw.loadUInt64 target 0n)) else (false, uint16 0)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider, result: byref<uint16>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s NumberStyles.Integer provider 16 target
        result <- if read then uint16 (Raw.loadUInt64 target 0n) else uint16 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider) : bool * uint16 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s NumberStyles.Integer provider 16 target then (true, uint16 (Raw.loadUInt64 target 0n)) else (false, uint16 0)

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider, result: byref<uint16>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s style provider 16 target
        result <- if read then uint16 (Raw.loadUInt64 target 0n) else uint16 0
        read

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider) : bool * uint16 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s style provider 16 target then (true, uint16 (Raw.loadUInt64 target 0n)) else (false, uint16 0)

    /// The number.
    member this.ToString() : string =
        if isNull CurrentCultures.culture then Digits.unsignedText (uint64 this) else this.ToString("", null)

    /// The number in a format.
    member this.ToString(format: string) : string = this.ToString(format, null)

    /// The number in a format and a culture's way.
    member this.ToString(format: string, provider: IFormatProvider) : string =
        let way: INumberWay = Ways.numbers provider
        if isNull way then Format.unsigned (uint64 this) format
        else way.Write(format, (fun f -> Format.unsigned (uint64 this) f))

    /// The number in a culture's way.
    member this.ToString(provider: IFormatProvider) : string = this.ToString("", provider)

    /// Negative, zero or positive.
    member this.CompareTo(value: uint16) : int = if this < value then -1 elif this > value then 1 else 0

    /// Negative, zero or positive; null comes first, and anything else raises.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? uint16 as other -> this.CompareTo(other)
        | _ -> Objects.wrongType "UInt16"

    interface IComparable with
        member this.CompareTo(value: obj) : int = this.CompareTo(value)

    interface IComparable<uint16> with
        member this.CompareTo(other: uint16) : int = this.CompareTo(other)

    interface IEquatable<uint16> with
        member this.Equals(other: uint16) : bool = (# "equals_er" this other : bool #)

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)

/// Members of `sbyte`.
[<CompilerBuiltin("sbyte")>]
type SByte =

    /// The largest value.
    static member MaxValue : sbyte = 127y

    /// The smallest value.
    static member MinValue : sbyte = -128y

    /// Zero.
    static member Zero : sbyte = 0y

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string) : sbyte = sbyte (NumberParse.signed s NumberStyles.Integer null 8 "a signed byte")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : sbyte = sbyte (NumberParse.signed s NumberStyles.Integer provider 8 "a signed byte")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : sbyte = sbyte (NumberParse.signed s style null 8 "a signed byte")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : sbyte = sbyte (NumberParse.signed s style provider 8 "a signed byte")

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<sbyte>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s NumberStyles.Integer null 8 target
        result <- if read then sbyte (int64 (Raw.loadUInt64 target 0n)) else sbyte 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * sbyte =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s NumberStyles.Integer null 8 target then (true, sbyte (int64 (Raw.loadUInt64 target 0n))) else (false, sbyte 0)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider, result: byref<sbyte>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s NumberStyles.Integer provider 8 target
        result <- if read then sbyte (int64 (Raw.loadUInt64 target 0n)) else sbyte 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider) : bool * sbyte =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s NumberStyles.Integer provider 8 target then (true, sbyte (int64 (Raw.loadUInt64 target 0n))) else (false, sbyte 0)

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider, result: byref<sbyte>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s style provider 8 target
        result <- if read then sbyte (int64 (Raw.loadUInt64 target 0n)) else sbyte 0
        read

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider) : bool * sbyte =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s style provider 8 target then (true, sbyte (int64 (Raw.loadUInt64 target 0n))) else (false, sbyte 0)

    /// The number.
    member this.ToString() : string =
        if isNull CurrentCultures.culture then Digits.signedText (int64 this) else this.ToString("", null)

    /// The number in a format.
    member this.ToString(format: string) : string = this.ToString(format, null)

    /// The number in a format and a culture's way.
    member this.ToString(format: string, provider: IFormatProvider) : string =
        let way: INumberWay = Ways.numbers provider
        if isNull way then Format.signed (int64 this) 8 format
        else way.Write(format, (fun f -> Format.signed (int64 this) 8 f))

    /// The number in a culture's way.
    member this.ToString(provider: IFormatProvider) : string = this.ToString("", provider)

    /// Negative, zero or positive.
    member this.CompareTo(value: sbyte) : int = if this < value then -1 elif this > value then 1 else 0

    /// Negative, zero or positive; null comes first, and anything else raises.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? sbyte as other -> this.CompareTo(other)
        | _ -> Objects.wrongType "SByte"

    interface IComparable with
        member this.CompareTo(value: obj) : int = this.CompareTo(value)

    interface IComparable<sbyte> with
        member this.CompareTo(other: sbyte) : int = this.CompareTo(other)

    interface IEquatable<sbyte> with
        member this.Equals(other: sbyte) : bool = (# "equals_er" this other : bool #)

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)

/// Members of `byte`.
[<CompilerBuiltin("byte")>]
type Byte =

    /// The largest value.
    static member MaxValue : byte = 255uy

    /// The smallest value.
    static member MinValue : byte = 0uy

    /// Zero.
    static member Zero : byte = 0uy

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string) : byte = byte (NumberParse.unsigned s NumberStyles.Integer null 8 "an unsigned byte")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : byte = byte (NumberParse.unsigned s NumberStyles.Integer provider 8 "an unsigned byte")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : byte = byte (NumberParse.unsigned s style null 8 "an unsigned byte")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : byte = byte (NumberParse.unsigned s style provider 8 "an unsigned byte")

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<byte>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s NumberStyles.Integer null 8 target
        result <- if read then byte (Raw.loadUInt64 target 0n) else byte 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * byte =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s NumberStyles.Integer null 8 target then (true, byte (Raw.loadUInt64 target 0n)) else (false, byte 0)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider, result: byref<byte>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s NumberStyles.Integer provider 8 target
        result <- if read then byte (Raw.loadUInt64 target 0n) else byte 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider) : bool * byte =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s NumberStyles.Integer provider 8 target then (true, byte (Raw.loadUInt64 target 0n)) else (false, byte 0)

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider, result: byref<byte>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s style provider 8 target
        result <- if read then byte (Raw.loadUInt64 target 0n) else byte 0
        read

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider) : bool * byte =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s style provider 8 target then (true, byte (Raw.loadUInt64 target 0n)) else (false, byte 0)

    /// The number.
    member this.ToString() : string =
        if isNull CurrentCultures.culture then Digits.unsignedText (uint64 this) else this.ToString("", null)

    /// The number in a format.
    member this.ToString(format: string) : string = this.ToString(format, null)

    /// The number in a format and a culture's way.
    member this.ToString(format: string, provider: IFormatProvider) : string =
        let way: INumberWay = Ways.numbers provider
        if isNull way then Format.unsigned (uint64 this) format
        else way.Write(format, (fun f -> Format.unsigned (uint64 this) f))

    /// The number in a culture's way.
    member this.ToString(provider: IFormatProvider) : string = this.ToString("", provider)

    /// Negative, zero or positive.
    member this.CompareTo(value: byte) : int = if this < value then -1 elif this > value then 1 else 0

    /// Negative, zero or positive; null comes first, and anything else raises.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? byte as other -> this.CompareTo(other)
        | _ -> Objects.wrongType "Byte"

    interface IComparable with
        member this.CompareTo(value: obj) : int = this.CompareTo(value)

    interface IComparable<byte> with
        member this.CompareTo(other: byte) : int = this.CompareTo(other)

    interface IEquatable<byte> with
        member this.Equals(other: byte) : bool = (# "equals_er" this other : bool #)

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)

/// Members of `nativeint`.
[<CompilerBuiltin("nativeint")>]
type IntPtr =

    /// The largest value.
    static member MaxValue : nativeint = nativeint 9223372036854775807L

    /// The smallest value.
    static member MinValue : nativeint = nativeint -9223372036854775808L

    /// Zero.
    static member Zero : nativeint = 0n

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string) : nativeint = nativeint (NumberParse.signed s NumberStyles.Integer null 64 "an Int64")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : nativeint = nativeint (NumberParse.signed s NumberStyles.Integer provider 64 "an Int64")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : nativeint = nativeint (NumberParse.signed s style null 64 "an Int64")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : nativeint = nativeint (NumberParse.signed s style provider 64 "an Int64")

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<nativeint>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s NumberStyles.Integer null 64 target
        result <- if read then nativeint (int64 (Raw.loadUInt64 target 0n)) else nativeint 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * nativeint =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s NumberStyles.Integer null 64 target then (true, nativeint (int64 (Raw.loadUInt64 target 0n))) else (false, nativeint 0)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider, result: byref<nativeint>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s NumberStyles.Integer provider 64 target
        result <- if read then nativeint (int64 (Raw.loadUInt64 target 0n)) else nativeint 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider) : bool * nativeint =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s NumberStyles.Integer provider 64 target then (true, nativeint (int64 (Raw.loadUInt64 target 0n))) else (false, nativeint 0)

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider, result: byref<nativeint>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.trySigned s style provider 64 target
        result <- if read then nativeint (int64 (Raw.loadUInt64 target 0n)) else nativeint 0
        read

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider) : bool * nativeint =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.trySigned s style provider 64 target then (true, nativeint (int64 (Raw.loadUInt64 target 0n))) else (false, nativeint 0)

    /// The number.
    member this.ToString() : string =
        if isNull CurrentCultures.culture then Digits.signedText (int64 this) else this.ToString("", null)

    /// The number in a format.
    member this.ToString(format: string) : string = this.ToString(format, null)

    /// The number in a format and a culture's way.
    member this.ToString(format: string, provider: IFormatProvider) : string =
        let way: INumberWay = Ways.numbers provider
        if isNull way then Format.signed (int64 this) 64 format
        else way.Write(format, (fun f -> Format.signed (int64 this) 64 f))

    /// The number in a culture's way.
    member this.ToString(provider: IFormatProvider) : string = this.ToString("", provider)

    /// Negative, zero or positive.
    member this.CompareTo(value: nativeint) : int = if this < value then -1 elif this > value then 1 else 0

    /// Negative, zero or positive; null comes first, and anything else raises.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? nativeint as other -> this.CompareTo(other)
        | _ -> Objects.wrongType "IntPtr"

    interface IComparable with
        member this.CompareTo(value: obj) : int = this.CompareTo(value)

    interface IComparable<nativeint> with
        member this.CompareTo(other: nativeint) : int = this.CompareTo(other)

    interface IEquatable<nativeint> with
        member this.Equals(other: nativeint) : bool = (# "equals_er" this other : bool #)

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)

/// Members of `unativeint`.
[<CompilerBuiltin("unativeint")>]
type UIntPtr =

    /// The largest value.
    static member MaxValue : unativeint = unativeint 18446744073709551615UL

    /// The smallest value.
    static member MinValue : unativeint = 0un

    /// Zero.
    static member Zero : unativeint = 0un

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string) : unativeint = unativeint (NumberParse.unsigned s NumberStyles.Integer null 64 "a UInt64")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : unativeint = unativeint (NumberParse.unsigned s NumberStyles.Integer provider 64 "a UInt64")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : unativeint = unativeint (NumberParse.unsigned s style null 64 "a UInt64")

    /// Reads a number in a style; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : unativeint = unativeint (NumberParse.unsigned s style provider 64 "a UInt64")

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<unativeint>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s NumberStyles.Integer null 64 target
        result <- if read then unativeint (Raw.loadUInt64 target 0n) else unativeint 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * unativeint =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s NumberStyles.Integer null 64 target then (true, unativeint (Raw.loadUInt64 target 0n)) else (false, unativeint 0)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider, result: byref<unativeint>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s NumberStyles.Integer provider 64 target
        result <- if read then unativeint (Raw.loadUInt64 target 0n) else unativeint 0
        read

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, provider: IFormatProvider) : bool * unativeint =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s NumberStyles.Integer provider 64 target then (true, unativeint (Raw.loadUInt64 target 0n)) else (false, unativeint 0)

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider, result: byref<unativeint>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryUnsigned s style provider 64 target
        result <- if read then unativeint (Raw.loadUInt64 target 0n) else unativeint 0
        read

    /// Reads a number in a style; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider) : bool * unativeint =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if NumberParse.tryUnsigned s style provider 64 target then (true, unativeint (Raw.loadUInt64 target 0n)) else (false, unativeint 0)

    /// The number.
    member this.ToString() : string =
        if isNull CurrentCultures.culture then Digits.unsignedText (uint64 this) else this.ToString("", null)

    /// The number in a format.
    member this.ToString(format: string) : string = this.ToString(format, null)

    /// The number in a format and a culture's way.
    member this.ToString(format: string, provider: IFormatProvider) : string =
        let way: INumberWay = Ways.numbers provider
        if isNull way then Format.unsigned (uint64 this) format
        else way.Write(format, (fun f -> Format.unsigned (uint64 this) f))

    /// The number in a culture's way.
    member this.ToString(provider: IFormatProvider) : string = this.ToString("", provider)

    /// Negative, zero or positive.
    member this.CompareTo(value: unativeint) : int = if this < value then -1 elif this > value then 1 else 0

    /// Negative, zero or positive; null comes first, and anything else raises.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? unativeint as other -> this.CompareTo(other)
        | _ -> Objects.wrongType "UIntPtr"

    interface IComparable with
        member this.CompareTo(value: obj) : int = this.CompareTo(value)

    interface IComparable<unativeint> with
        member this.CompareTo(other: unativeint) : int = this.CompareTo(other)

    interface IEquatable<unativeint> with
        member this.Equals(other: unativeint) : bool = (# "equals_er" this other : bool #)

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)
