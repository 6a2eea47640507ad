/// Members of the integer types.
namespace System.Globalization

open System

/// What text of a number may hold.
[<Flags>]
type NumberStyles =
    | None = 0
    | AllowLeadingWhite = 1
    | AllowTrailingWhite = 2
    | AllowLeadingSign = 4
    | Integer = 7
    | AllowTrailingSign = 8
    | AllowParentheses = 16
    | AllowDecimalPoint = 32
    | AllowThousands = 64
    | Number = 111
    | AllowExponent = 128
    | Float = 167
    | AllowCurrencySymbol = 256
    | Currency = 383
    | Any = 511
    | AllowHexSpecifier = 512
    | HexNumber = 515

/// How numbers and dates are written. There is one way only: the invariant one.
[<Sealed; AllowNullLiteral>]
type NumberFormatInfo() =

    /// The invariant way.
    static member InvariantInfo : NumberFormatInfo = NumberFormatInfo()

    /// The current way, which is the invariant one.
    static member CurrentInfo : NumberFormatInfo = NumberFormatInfo()

    interface IFormatProvider with
        member this.GetFormat(formatType: Type) : obj = null

/// A culture. There is one only: the invariant one.
[<Sealed; AllowNullLiteral>]
type CultureInfo(name: string) =

    /// The invariant culture.
    static member InvariantCulture : CultureInfo = CultureInfo("")

    /// The current culture, which is the invariant one.
    static member CurrentCulture
        with get (): CultureInfo = CultureInfo("")
        and set (value: CultureInfo) : unit = ()

    /// The culture of messages, which is the invariant one.
    static member CurrentUICulture
        with get (): CultureInfo = CultureInfo("")
        and set (value: CultureInfo) : unit = ()

    /// The culture of threads that start, which is the invariant one.
    static member DefaultThreadCurrentCulture
        with get (): CultureInfo = CultureInfo("")
        and set (value: CultureInfo) : unit = ()

    /// A culture of a name.
    static member GetCultureInfo(name: string) : CultureInfo = CultureInfo(name)

    /// Name.
    member this.Name : string = name

    /// How numbers are written.
    member this.NumberFormat : NumberFormatInfo = NumberFormatInfo()

    override this.ToString() : string = name

    interface IFormatProvider with
        member this.GetFormat(formatType: Type) : obj = null

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
    static member Parse(s: string) : int = int (Convert.signedOf s 2147483647UL "an Int32")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : int = int (Convert.signedOf s 2147483647UL "an Int32")

    /// Reads a number, also a hexadecimal one; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : int =
        if (style &&& NumberStyles.AllowHexSpecifier) = NumberStyles.None then
            int (Convert.signedOf s 2147483647UL "an Int32")
        else
            int (uint64 (Convert.hexadecimalOf s 32 "an Int32"))

    /// Reads a number, also a hexadecimal one; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : int =
        if (style &&& NumberStyles.AllowHexSpecifier) = NumberStyles.None then
            int (Convert.signedOf s 2147483647UL "an Int32")
        else
            int (uint64 (Convert.hexadecimalOf s 32 "an Int32"))

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * int =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if Convert.trySigned s 2147483647UL target then
            (true, int (int64 (Raw.loadUInt64 target 0n)))
        else
            (false, 0)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<int>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if Convert.trySigned s 2147483647UL target then
            result <- int (int64 (Raw.loadUInt64 target 0n))
            true
        else
            result <- 0
            false

    /// The number.
    member this.ToString() : string = Digits.signedText (int64 this)

    /// The number in a format.
    member this.ToString(format: string) : string = Format.signed (int64 this) 32 format

    /// The number in a format.
    member this.ToString(format: string, provider: IFormatProvider) : string = Format.signed (int64 this) 32 format

    /// The number.
    member this.ToString(provider: IFormatProvider) : string = Digits.signedText (int64 this)

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
    static member Parse(s: string) : uint32 = uint32 (Convert.unsignedOf s 4294967295UL "a UInt32")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : uint32 = uint32 (Convert.unsignedOf s 4294967295UL "a UInt32")

    /// Reads a number, also a hexadecimal one; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : uint32 =
        if (style &&& NumberStyles.AllowHexSpecifier) = NumberStyles.None then
            uint32 (Convert.unsignedOf s 4294967295UL "a UInt32")
        else
            uint32 (uint64 (Convert.hexadecimalOf s 32 "a UInt32"))

    /// Reads a number, also a hexadecimal one; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : uint32 =
        if (style &&& NumberStyles.AllowHexSpecifier) = NumberStyles.None then
            uint32 (Convert.unsignedOf s 4294967295UL "a UInt32")
        else
            uint32 (uint64 (Convert.hexadecimalOf s 32 "a UInt32"))

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * uint32 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if Convert.tryUnsigned s 4294967295UL target then
            (true, uint32 (Raw.loadUInt64 target 0n))
        else
            (false, 0u)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<uint32>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if Convert.tryUnsigned s 4294967295UL target then
            result <- uint32 (Raw.loadUInt64 target 0n)
            true
        else
            result <- 0u
            false

    /// The number.
    member this.ToString() : string = Digits.unsignedText (uint64 this)

    /// The number in a format.
    member this.ToString(format: string) : string = Format.unsigned (uint64 this) format

    /// The number in a format.
    member this.ToString(format: string, provider: IFormatProvider) : string = Format.unsigned (uint64 this) format

    /// The number.
    member this.ToString(provider: IFormatProvider) : string = Digits.unsignedText (uint64 this)

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
    static member Parse(s: string) : int64 = int64 (Convert.signedOf s 9223372036854775807UL "an Int64")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : int64 = int64 (Convert.signedOf s 9223372036854775807UL "an Int64")

    /// Reads a number, also a hexadecimal one; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : int64 =
        if (style &&& NumberStyles.AllowHexSpecifier) = NumberStyles.None then
            int64 (Convert.signedOf s 9223372036854775807UL "an Int64")
        else
            int64 (uint64 (Convert.hexadecimalOf s 64 "an Int64"))

    /// Reads a number, also a hexadecimal one; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : int64 =
        if (style &&& NumberStyles.AllowHexSpecifier) = NumberStyles.None then
            int64 (Convert.signedOf s 9223372036854775807UL "an Int64")
        else
            int64 (uint64 (Convert.hexadecimalOf s 64 "an Int64"))

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * int64 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if Convert.trySigned s 9223372036854775807UL target then
            (true, int64 (int64 (Raw.loadUInt64 target 0n)))
        else
            (false, 0L)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<int64>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if Convert.trySigned s 9223372036854775807UL target then
            result <- int64 (int64 (Raw.loadUInt64 target 0n))
            true
        else
            result <- 0L
            false

    /// The number.
    member this.ToString() : string = Digits.signedText (int64 this)

    /// The number in a format.
    member this.ToString(format: string) : string = Format.signed (int64 this) 64 format

    /// The number in a format.
    member this.ToString(format: string, provider: IFormatProvider) : string = Format.signed (int64 this) 64 format

    /// The number.
    member this.ToString(provider: IFormatProvider) : string = Digits.signedText (int64 this)

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
    static member Parse(s: string) : uint64 = uint64 (Convert.unsignedOf s 18446744073709551615UL "a UInt64")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : uint64 = uint64 (Convert.unsignedOf s 18446744073709551615UL "a UInt64")

    /// Reads a number, also a hexadecimal one; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : uint64 =
        if (style &&& NumberStyles.AllowHexSpecifier) = NumberStyles.None then
            uint64 (Convert.unsignedOf s 18446744073709551615UL "a UInt64")
        else
            uint64 (uint64 (Convert.hexadecimalOf s 64 "a UInt64"))

    /// Reads a number, also a hexadecimal one; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : uint64 =
        if (style &&& NumberStyles.AllowHexSpecifier) = NumberStyles.None then
            uint64 (Convert.unsignedOf s 18446744073709551615UL "a UInt64")
        else
            uint64 (uint64 (Convert.hexadecimalOf s 64 "a UInt64"))

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * uint64 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if Convert.tryUnsigned s 18446744073709551615UL target then
            (true, uint64 (Raw.loadUInt64 target 0n))
        else
            (false, 0UL)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<uint64>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if Convert.tryUnsigned s 18446744073709551615UL target then
            result <- uint64 (Raw.loadUInt64 target 0n)
            true
        else
            result <- 0UL
            false

    /// The number.
    member this.ToString() : string = Digits.unsignedText (uint64 this)

    /// The number in a format.
    member this.ToString(format: string) : string = Format.unsigned (uint64 this) format

    /// The number in a format.
    member this.ToString(format: string, provider: IFormatProvider) : string = Format.unsigned (uint64 this) format

    /// The number.
    member this.ToString(provider: IFormatProvider) : string = Digits.unsignedText (uint64 this)

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
    static member Parse(s: string) : int16 = int16 (Convert.signedOf s 32767UL "an Int16")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : int16 = int16 (Convert.signedOf s 32767UL "an Int16")

    /// Reads a number, also a hexadecimal one; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : int16 =
        if (style &&& NumberStyles.AllowHexSpecifier) = NumberStyles.None then
            int16 (Convert.signedOf s 32767UL "an Int16")
        else
            int16 (uint64 (Convert.hexadecimalOf s 16 "an Int16"))

    /// Reads a number, also a hexadecimal one; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : int16 =
        if (style &&& NumberStyles.AllowHexSpecifier) = NumberStyles.None then
            int16 (Convert.signedOf s 32767UL "an Int16")
        else
            int16 (uint64 (Convert.hexadecimalOf s 16 "an Int16"))

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * int16 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if Convert.trySigned s 32767UL target then
            (true, int16 (int64 (Raw.loadUInt64 target 0n)))
        else
            (false, 0s)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<int16>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if Convert.trySigned s 32767UL target then
            result <- int16 (int64 (Raw.loadUInt64 target 0n))
            true
        else
            result <- 0s
            false

    /// The number.
    member this.ToString() : string = Digits.signedText (int64 this)

    /// The number in a format.
    member this.ToString(format: string) : string = Format.signed (int64 this) 16 format

    /// The number in a format.
    member this.ToString(format: string, provider: IFormatProvider) : string = Format.signed (int64 this) 16 format

    /// The number.
    member this.ToString(provider: IFormatProvider) : string = Digits.signedText (int64 this)

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
    static member Parse(s: string) : uint16 = uint16 (Convert.unsignedOf s 65535UL "a UInt16")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : uint16 = uint16 (Convert.unsignedOf s 65535UL "a UInt16")

    /// Reads a number, also a hexadecimal one; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : uint16 =
        if (style &&& NumberStyles.AllowHexSpecifier) = NumberStyles.None then
            uint16 (Convert.unsignedOf s 65535UL "a UInt16")
        else
            uint16 (uint64 (Convert.hexadecimalOf s 16 "a UInt16"))

    /// Reads a number, also a hexadecimal one; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : uint16 =
        if (style &&& NumberStyles.AllowHexSpecifier) = NumberStyles.None then
            uint16 (Convert.unsignedOf s 65535UL "a UInt16")
        else
            uint16 (uint64 (Convert.hexadecimalOf s 16 "a UInt16"))

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * uint16 =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if Convert.tryUnsigned s 65535UL target then
            (true, uint16 (Raw.loadUInt64 target 0n))
        else
            (false, 0us)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<uint16>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if Convert.tryUnsigned s 65535UL target then
            result <- uint16 (Raw.loadUInt64 target 0n)
            true
        else
            result <- 0us
            false

    /// The number.
    member this.ToString() : string = Digits.unsignedText (uint64 this)

    /// The number in a format.
    member this.ToString(format: string) : string = Format.unsigned (uint64 this) format

    /// The number in a format.
    member this.ToString(format: string, provider: IFormatProvider) : string = Format.unsigned (uint64 this) format

    /// The number.
    member this.ToString(provider: IFormatProvider) : string = Digits.unsignedText (uint64 this)

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
    static member Parse(s: string) : sbyte = sbyte (Convert.signedOf s 127UL "a signed byte")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : sbyte = sbyte (Convert.signedOf s 127UL "a signed byte")

    /// Reads a number, also a hexadecimal one; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : sbyte =
        if (style &&& NumberStyles.AllowHexSpecifier) = NumberStyles.None then
            sbyte (Convert.signedOf s 127UL "a signed byte")
        else
            sbyte (uint64 (Convert.hexadecimalOf s 8 "a signed byte"))

    /// Reads a number, also a hexadecimal one; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : sbyte =
        if (style &&& NumberStyles.AllowHexSpecifier) = NumberStyles.None then
            sbyte (Convert.signedOf s 127UL "a signed byte")
        else
            sbyte (uint64 (Convert.hexadecimalOf s 8 "a signed byte"))

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * sbyte =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if Convert.trySigned s 127UL target then
            (true, sbyte (int64 (Raw.loadUInt64 target 0n)))
        else
            (false, 0y)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<sbyte>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if Convert.trySigned s 127UL target then
            result <- sbyte (int64 (Raw.loadUInt64 target 0n))
            true
        else
            result <- 0y
            false

    /// The number.
    member this.ToString() : string = Digits.signedText (int64 this)

    /// The number in a format.
    member this.ToString(format: string) : string = Format.signed (int64 this) 8 format

    /// The number in a format.
    member this.ToString(format: string, provider: IFormatProvider) : string = Format.signed (int64 this) 8 format

    /// The number.
    member this.ToString(provider: IFormatProvider) : string = Digits.signedText (int64 this)

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
    static member Parse(s: string) : byte = byte (Convert.unsignedOf s 255UL "an unsigned byte")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : byte = byte (Convert.unsignedOf s 255UL "an unsigned byte")

    /// Reads a number, also a hexadecimal one; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : byte =
        if (style &&& NumberStyles.AllowHexSpecifier) = NumberStyles.None then
            byte (Convert.unsignedOf s 255UL "an unsigned byte")
        else
            byte (uint64 (Convert.hexadecimalOf s 8 "an unsigned byte"))

    /// Reads a number, also a hexadecimal one; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : byte =
        if (style &&& NumberStyles.AllowHexSpecifier) = NumberStyles.None then
            byte (Convert.unsignedOf s 255UL "an unsigned byte")
        else
            byte (uint64 (Convert.hexadecimalOf s 8 "an unsigned byte"))

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * byte =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if Convert.tryUnsigned s 255UL target then
            (true, byte (Raw.loadUInt64 target 0n))
        else
            (false, 0uy)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<byte>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if Convert.tryUnsigned s 255UL target then
            result <- byte (Raw.loadUInt64 target 0n)
            true
        else
            result <- 0uy
            false

    /// The number.
    member this.ToString() : string = Digits.unsignedText (uint64 this)

    /// The number in a format.
    member this.ToString(format: string) : string = Format.unsigned (uint64 this) format

    /// The number in a format.
    member this.ToString(format: string, provider: IFormatProvider) : string = Format.unsigned (uint64 this) format

    /// The number.
    member this.ToString(provider: IFormatProvider) : string = Digits.unsignedText (uint64 this)

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
    static member Parse(s: string) : nativeint = nativeint (Convert.signedOf s 9223372036854775807UL "an Int64")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : nativeint = nativeint (Convert.signedOf s 9223372036854775807UL "an Int64")

    /// Reads a number, also a hexadecimal one; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : nativeint =
        if (style &&& NumberStyles.AllowHexSpecifier) = NumberStyles.None then
            nativeint (Convert.signedOf s 9223372036854775807UL "an Int64")
        else
            nativeint (uint64 (Convert.hexadecimalOf s 64 "an Int64"))

    /// Reads a number, also a hexadecimal one; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : nativeint =
        if (style &&& NumberStyles.AllowHexSpecifier) = NumberStyles.None then
            nativeint (Convert.signedOf s 9223372036854775807UL "an Int64")
        else
            nativeint (uint64 (Convert.hexadecimalOf s 64 "an Int64"))

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * nativeint =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if Convert.trySigned s 9223372036854775807UL target then
            (true, nativeint (int64 (Raw.loadUInt64 target 0n)))
        else
            (false, 0n)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<nativeint>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if Convert.trySigned s 9223372036854775807UL target then
            result <- nativeint (int64 (Raw.loadUInt64 target 0n))
            true
        else
            result <- 0n
            false

    /// The number.
    member this.ToString() : string = Digits.signedText (int64 this)

    /// The number in a format.
    member this.ToString(format: string) : string = Format.signed (int64 this) 64 format

    /// The number in a format.
    member this.ToString(format: string, provider: IFormatProvider) : string = Format.signed (int64 this) 64 format

    /// The number.
    member this.ToString(provider: IFormatProvider) : string = Digits.signedText (int64 this)

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
    static member Parse(s: string) : unativeint = unativeint (Convert.unsignedOf s 18446744073709551615UL "a UInt64")

    /// Reads a number; raises when the text is none or it does not fit.
    static member Parse(s: string, provider: IFormatProvider) : unativeint = unativeint (Convert.unsignedOf s 18446744073709551615UL "a UInt64")

    /// Reads a number, also a hexadecimal one; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles) : unativeint =
        if (style &&& NumberStyles.AllowHexSpecifier) = NumberStyles.None then
            unativeint (Convert.unsignedOf s 18446744073709551615UL "a UInt64")
        else
            unativeint (uint64 (Convert.hexadecimalOf s 64 "a UInt64"))

    /// Reads a number, also a hexadecimal one; raises when the text is none or it does not fit.
    static member Parse(s: string, style: NumberStyles, provider: IFormatProvider) : unativeint =
        if (style &&& NumberStyles.AllowHexSpecifier) = NumberStyles.None then
            unativeint (Convert.unsignedOf s 18446744073709551615UL "a UInt64")
        else
            unativeint (uint64 (Convert.hexadecimalOf s 64 "a UInt64"))

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string) : bool * unativeint =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if Convert.tryUnsigned s 18446744073709551615UL target then
            (true, unativeint (Raw.loadUInt64 target 0n))
        else
            (false, 0un)

    /// Reads a number; false and zero when the text is none or it does not fit.
    static member TryParse(s: string, result: byref<unativeint>) : bool =
        let target: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        if Convert.tryUnsigned s 18446744073709551615UL target then
            result <- unativeint (Raw.loadUInt64 target 0n)
            true
        else
            result <- 0un
            false

    /// The number.
    member this.ToString() : string = Digits.unsignedText (uint64 this)

    /// The number in a format.
    member this.ToString(format: string) : string = Format.unsigned (uint64 this) format

    /// The number in a format.
    member this.ToString(format: string, provider: IFormatProvider) : string = Format.unsigned (uint64 this) format

    /// The number.
    member this.ToString(provider: IFormatProvider) : string = Digits.unsignedText (uint64 this)

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
