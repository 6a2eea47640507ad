/// Members of the other primitive types.
namespace System

open System.Globalization
open Firefly.Runtime

/// Members of `float`.
[<CompilerBuiltin("float")>]
type Double =

    /// The largest finite value.
    static member MaxValue : float = 1.7976931348623157e308

    /// The smallest finite value.
    static member MinValue : float = -1.7976931348623157e308

    /// The smallest positive value.
    static member Epsilon : float = 4.9406564584124654e-324

    /// Not a number.
    static member NaN : float = 0.0 / 0.0

    /// The larger infinity.
    static member PositiveInfinity : float = 1.0 / 0.0

    /// The smaller infinity.
    static member NegativeInfinity : float = -1.0 / 0.0

    /// Whether it is no number.
    static member IsNaN(x: float) : bool = if x = x then false else true

    /// Whether it is an infinity.
    static member IsInfinity(x: float) : bool = x = 1.0 / 0.0 || x = -1.0 / 0.0

    /// Whether it is the larger infinity.
    static member IsPositiveInfinity(x: float) : bool = x = 1.0 / 0.0

    /// Whether it is the smaller infinity.
    static member IsNegativeInfinity(x: float) : bool = x = -1.0 / 0.0

    /// Whether it is a number that is not infinite.
    static member IsFinite(x: float) : bool = x - x = 0.0

    /// Whether its sign is minus.
    static member IsNegative(x: float) : bool = (# "fcopysign" 1.0 x : float #) < 0.0

    /// The one farther from zero; of a number and its negative the positive one.
    static member MaxMagnitude(x: float, y: float) : float =
        let ax: float = (# "fabs" x : float #)
        let ay: float = (# "fabs" y : float #)
        if ax > ay || not (ax = ax) then x
        elif ax = ay then (if (# "fcopysign" 1.0 x : float #) < 0.0 then y else x)
        else y

    /// The one nearer to zero; of a number and its negative the negative one.
    static member MinMagnitude(x: float, y: float) : float =
        let ax: float = (# "fabs" x : float #)
        let ay: float = (# "fabs" y : float #)
        if ax < ay || not (ax = ax) then x
        elif ax = ay then (if (# "fcopysign" 1.0 x : float #) < 0.0 then x else y)
        else y

    /// The larger; not a number when one of them is not.
    static member Max(x: float, y: float) : float = max x y

    /// The smaller; not a number when one of them is not.
    static member Min(x: float, y: float) : float = min x y

    /// The number without its sign.
    static member Abs(value: float) : float = (# "fabs" value : float #)

    /// Whether it is whole.
    static member IsInteger(x: float) : bool = x - x = 0.0 && (# "ftrunc" x : float #) = x

    /// Reads a number; raises when the text is none.
    static member Parse(s: string) : float = NumberParse.float s (NumberStyles.Float ||| NumberStyles.AllowThousands) null

    /// Reads a number; raises when the text is none.
    static member Parse(s: string, provider: IFormatProvider) : float = NumberParse.float s (NumberStyles.Float ||| NumberStyles.AllowThousands) provider

    /// Reads a number in a style; raises when the text is none.
    static member Parse(s: string, style: NumberStyles) : float = NumberParse.float s style null

    /// Reads a number in a style; raises when the text is none.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : float = NumberParse.float s style provider

    /// Reads a number; false and zero when the text is none.
    static member TryParse(s: string, result: byref<float>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryFloat s (NumberStyles.Float ||| NumberStyles.AllowThousands) null target
        let bits: uint64 = if read then Raw.loadUInt64 target 0n else 0UL
        let value: float = (# "bitcast" bits : float #)
        result <- value
        read

    /// Reads a number; false and zero when the text is none.
    static member TryParse(s: string) : bool * float =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryFloat s (NumberStyles.Float ||| NumberStyles.AllowThousands) null target
        let bits: uint64 = if read then Raw.loadUInt64 target 0n else 0UL
        let value: float = (# "bitcast" bits : float #)
        (read, value)

    /// Reads a number; false and zero when the text is none.
    static member TryParse(s: string, provider: IFormatProvider, result: byref<float>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryFloat s (NumberStyles.Float ||| NumberStyles.AllowThousands) provider target
        let bits: uint64 = if read then Raw.loadUInt64 target 0n else 0UL
        let value: float = (# "bitcast" bits : float #)
        result <- value
        read

    /// Reads a number; false and zero when the text is none.
    static member TryParse(s: string, provider: IFormatProvider) : bool * float =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryFloat s (NumberStyles.Float ||| NumberStyles.AllowThousands) provider target
        let bits: uint64 = if read then Raw.loadUInt64 target 0n else 0UL
        let value: float = (# "bitcast" bits : float #)
        (read, value)

    /// Reads a number in a style; false and zero when the text is none.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider, result: byref<float>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryFloat s style provider target
        let bits: uint64 = if read then Raw.loadUInt64 target 0n else 0UL
        let value: float = (# "bitcast" bits : float #)
        result <- value
        read

    /// Reads a number in a style; false and zero when the text is none.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider) : bool * float =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryFloat s style provider target
        let bits: uint64 = if read then Raw.loadUInt64 target 0n else 0UL
        let value: float = (# "bitcast" bits : float #)
        (read, value)

    /// The number.
    member this.ToString() : string =
        if (# "is_unset" CurrentCultures.culture : bool #) then NumberText.doubleToString this else this.ToString("", null)

    /// The number in a format.
    member this.ToString(format: string) : string = this.ToString(format, null)

    /// The number in a format and a culture's way.
    member this.ToString(format: string, provider: IFormatProvider) : string =
        let way: INumberWay = Ways.numbers provider
        if isNull way then Format.float this false format
        else way.Write(format, (fun f -> Format.float this false f))

    /// The number in a culture's way.
    member this.ToString(provider: IFormatProvider) : string = this.ToString("", provider)

    /// Negative, zero or positive; NaN comes first.
    member this.CompareTo(value: float) : int = (# "compare" this value : int #)

    /// Negative, zero or positive; null comes first, and anything else raises.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? float as other -> this.CompareTo(other)
        | _ -> Objects.wrongType "Double"

    interface IComparable with
        member this.CompareTo(value: obj) : int = this.CompareTo(value)

    interface IComparable<float> with
        member this.CompareTo(other: float) : int = this.CompareTo(other)

    interface IEquatable<float> with
        member this.Equals(other: float) : bool = (# "equals_er" this other : bool #)

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)

/// Members of `float32`.
[<CompilerBuiltin("float32")>]
type Single =

    /// The largest finite value.
    static member MaxValue : float32 = 3.40282347e38f

    /// The smallest finite value.
    static member MinValue : float32 = -3.40282347e38f

    /// The smallest positive value.
    static member Epsilon : float32 = 1.401298464e-45f

    /// Not a number.
    static member NaN : float32 = 0.0f / 0.0f

    /// The larger infinity.
    static member PositiveInfinity : float32 = 1.0f / 0.0f

    /// The smaller infinity.
    static member NegativeInfinity : float32 = -1.0f / 0.0f

    /// Whether it is no number.
    static member IsNaN(x: float32) : bool = if x = x then false else true

    /// Whether it is an infinity.
    static member IsInfinity(x: float32) : bool = x = 1.0f / 0.0f || x = -1.0f / 0.0f

    /// Whether it is the larger infinity.
    static member IsPositiveInfinity(x: float32) : bool = x = 1.0f / 0.0f

    /// Whether it is the smaller infinity.
    static member IsNegativeInfinity(x: float32) : bool = x = -1.0f / 0.0f

    /// Whether it is a number that is not infinite.
    static member IsFinite(x: float32) : bool = x - x = 0.0f

    /// Whether its sign is minus.
    static member IsNegative(x: float32) : bool = (# "fcopysign" 1.0f x : float32 #) < 0.0f

    /// The one farther from zero; of a number and its negative the positive one.
    static member MaxMagnitude(x: float32, y: float32) : float32 =
        let ax: float32 = (# "fabs" x : float32 #)
        let ay: float32 = (# "fabs" y : float32 #)
        if ax > ay || not (ax = ax) then x
        elif ax = ay then (if (# "fcopysign" 1.0f x : float32 #) < 0.0f then y else x)
        else y

    /// The one nearer to zero; of a number and its negative the negative one.
    static member MinMagnitude(x: float32, y: float32) : float32 =
        let ax: float32 = (# "fabs" x : float32 #)
        let ay: float32 = (# "fabs" y : float32 #)
        if ax < ay || not (ax = ax) then x
        elif ax = ay then (if (# "fcopysign" 1.0f x : float32 #) < 0.0f then x else y)
        else y

    /// The larger; not a number when one of them is not.
    static member Max(x: float32, y: float32) : float32 = max x y

    /// The smaller; not a number when one of them is not.
    static member Min(x: float32, y: float32) : float32 = min x y

    /// The number without its sign.
    static member Abs(value: float32) : float32 = (# "fabs" value : float32 #)

    /// Whether it is whole.
    static member IsInteger(x: float32) : bool = x - x = 0.0f && (# "ftrunc" x : float32 #) = x

    /// Reads a number; raises when the text is none.
    static member Parse(s: string) : float32 = float32 (NumberParse.float s (NumberStyles.Float ||| NumberStyles.AllowThousands) null)

    /// Reads a number; raises when the text is none.
    static member Parse(s: string, provider: IFormatProvider) : float32 = float32 (NumberParse.float s (NumberStyles.Float ||| NumberStyles.AllowThousands) provider)

    /// Reads a number in a style; raises when the text is none.
    static member Parse(s: string, style: NumberStyles) : float32 = float32 (NumberParse.float s style null)

    /// Reads a number in a style; raises when the text is none.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : float32 = float32 (NumberParse.float s style provider)

    /// Reads a number; false and zero when the text is none.
    static member TryParse(s: string, result: byref<float32>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryFloat s (NumberStyles.Float ||| NumberStyles.AllowThousands) null target
        let bits: uint64 = if read then Raw.loadUInt64 target 0n else 0UL
        let value: float = (# "bitcast" bits : float #)
        result <- float32 value
        read

    /// Reads a number; false and zero when the text is none.
    static member TryParse(s: string) : bool * float32 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryFloat s (NumberStyles.Float ||| NumberStyles.AllowThousands) null target
        let bits: uint64 = if read then Raw.loadUInt64 target 0n else 0UL
        let value: float = (# "bitcast" bits : float #)
        (read, float32 value)

    /// Reads a number; false and zero when the text is none.
    static member TryParse(s: string, provider: IFormatProvider, result: byref<float32>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryFloat s (NumberStyles.Float ||| NumberStyles.AllowThousands) provider target
        let bits: uint64 = if read then Raw.loadUInt64 target 0n else 0UL
        let value: float = (# "bitcast" bits : float #)
        result <- float32 value
        read

    /// Reads a number; false and zero when the text is none.
    static member TryParse(s: string, provider: IFormatProvider) : bool * float32 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryFloat s (NumberStyles.Float ||| NumberStyles.AllowThousands) provider target
        let bits: uint64 = if read then Raw.loadUInt64 target 0n else 0UL
        let value: float = (# "bitcast" bits : float #)
        (read, float32 value)

    /// Reads a number in a style; false and zero when the text is none.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider, result: byref<float32>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryFloat s style provider target
        let bits: uint64 = if read then Raw.loadUInt64 target 0n else 0UL
        let value: float = (# "bitcast" bits : float #)
        result <- float32 value
        read

    /// Reads a number in a style; false and zero when the text is none.
    static member TryParse(s: string, style: NumberStyles, provider: IFormatProvider) : bool * float32 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        let read: bool = NumberParse.tryFloat s style provider target
        let bits: uint64 = if read then Raw.loadUInt64 target 0n else 0UL
        let value: float = (# "bitcast" bits : float #)
        (read, float32 value)

    /// The number.
    member this.ToString() : string =
        if (# "is_unset" CurrentCultures.culture : bool #) then NumberText.singleToString this else this.ToString("", null)

    /// The number in a format.
    member this.ToString(format: string) : string = this.ToString(format, null)

    /// The number in a format and a culture's way.
    member this.ToString(format: string, provider: IFormatProvider) : string =
        let way: INumberWay = Ways.numbers provider
        if isNull way then Format.float (float this) true format
        else way.Write(format, (fun f -> Format.float (float this) true f))

    /// The number in a culture's way.
    member this.ToString(provider: IFormatProvider) : string = this.ToString("", provider)

    /// Negative, zero or positive; NaN comes first.
    member this.CompareTo(value: float32) : int = (# "compare" this value : int #)

    /// Negative, zero or positive; null comes first, and anything else raises.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? float32 as other -> this.CompareTo(other)
        | _ -> Objects.wrongType "Single"

    interface IComparable with
        member this.CompareTo(value: obj) : int = this.CompareTo(value)

    interface IComparable<float32> with
        member this.CompareTo(other: float32) : int = this.CompareTo(other)

    interface IEquatable<float32> with
        member this.Equals(other: float32) : bool = (# "equals_er" this other : bool #)

    interface IFormattable with
        member this.ToString(format: string, provider: IFormatProvider) : string = this.ToString(format, provider)

/// Members of `bool`.
[<CompilerBuiltin("bool")>]
type Boolean =

    /// The text of true.
    static member TrueString : string = "True"

    /// The text of false.
    static member FalseString : string = "False"

    /// Reads `true` or `false` in letters of either case; raises when the text is neither.
    static member Parse(value: string) : bool = Convert.parseBoolean value

    /// Reads `true` or `false`.
    static member TryParse(value: string) : bool * bool =
        let n: int = Convert.booleanOf value
        (n >= 0, n = 1)

    /// Reads `true` or `false`.
    static member TryParse(value: string, result: byref<bool>) : bool =
        let n: int = Convert.booleanOf value
        result <- (n = 1)
        n >= 0

    /// Negative, zero or positive; false comes first.
    member this.CompareTo(value: bool) : int = if this = value then 0 elif this then 1 else -1

    /// Negative, zero or positive; null comes first, and anything else raises.
    member this.CompareTo(value: obj) : int =
        match value with
        | null -> 1
        | :? bool as other -> this.CompareTo(other)
        | _ -> Objects.wrongType "Boolean"

    interface IComparable with
        member this.CompareTo(value: obj) : int = this.CompareTo(value)

    interface IComparable<bool> with
        member this.CompareTo(other: bool) : int = this.CompareTo(other)

    interface IEquatable<bool> with
        member this.Equals(other: bool) : bool = (# "equals_er" this other : bool #)
