/// Numbers as bytes.
namespace System

open Firefly.Runtime

/// The bits of numbers.
[<AbstractClass; Sealed>]
type BitConverter =

    /// Bits of a float.
    static member DoubleToInt64Bits(value: float) : int64 = (# "bitcast" value : int64 #)

    /// Float of some bits.
    static member Int64BitsToDouble(value: int64) : float = (# "bitcast" value : float #)

    /// Bits of a float32.
    static member SingleToInt32Bits(value: float32) : int = (# "bitcast" value : int #)

    /// Float32 of some bits.
    static member Int32BitsToSingle(value: int) : float32 = (# "bitcast" value : float32 #)

    /// Bits of a float.
    static member DoubleToUInt64Bits(value: float) : uint64 = (# "bitcast" value : uint64 #)

    /// Bits of a float32.
    static member SingleToUInt32Bits(value: float32) : uint32 = (# "bitcast" value : uint32 #)

    /// Float32 of some bits.
    static member UInt32BitsToSingle(value: uint32) : float32 = (# "bitcast" value : float32 #)

    /// Float of some bits.
    static member UInt64BitsToDouble(value: uint64) : float = (# "bitcast" value : float #)

    /// Whether the lowest byte comes first.
    static member IsLittleEndian : bool = true

    static member private Outside() : unit =
        raise (
            ArgumentOutOfRangeException(
                "startIndex",
                "Index was out of range. Must be non-negative and less than the size of the collection."
            )
        )

    static member private TooShort() : unit =
        raise (
            ArgumentException(
                "The array starting from the specified index is not long enough to read a value of the specified type.",
                "value"
            )
        )

    static member private Bytes(bits: uint64, count: int) : byte[] =
        let result: byte[] = (# "array_new" count : byte[] #)
        let mutable i: int = 0
        while i < count do
            (# "array_set" result i (byte (bits >>> (8 * i))) : unit #)
            i <- i + 1
        result

    static member private Word(value: byte[], start: int, count: int) : uint64 =
        if isNull value then raise (ArgumentNullException "value")
        if start < 0 || start >= value.Length then BitConverter.Outside()
        if start > value.Length - count then BitConverter.TooShort()
        let mutable bits: uint64 = 0UL
        let mutable i: int = count - 1
        while i >= 0 do
            bits <- (bits <<< 8) ||| uint64 value.[start + i]
            i <- i - 1
        bits

    /// Bytes of a number.
    static member GetBytes(value: int) : byte[] = BitConverter.Bytes(uint64 value, 4)

    /// Bytes of a number.
    static member GetBytes(value: uint32) : byte[] = BitConverter.Bytes(uint64 value, 4)

    /// Bytes of a number.
    static member GetBytes(value: int64) : byte[] = BitConverter.Bytes(uint64 value, 8)

    /// Bytes of a number.
    static member GetBytes(value: uint64) : byte[] = BitConverter.Bytes(value, 8)

    /// Bytes of a number.
    static member GetBytes(value: int16) : byte[] = BitConverter.Bytes(uint64 value, 2)

    /// Bytes of a number.
    static member GetBytes(value: uint16) : byte[] = BitConverter.Bytes(uint64 value, 2)

    /// Bytes of a number.
    static member GetBytes(value: float) : byte[] = BitConverter.Bytes((# "bitcast" value : uint64 #), 8)

    /// Bytes of a number.
    static member GetBytes(value: float32) : byte[] = BitConverter.Bytes(uint64 (# "bitcast" value : uint32 #), 4)

    /// A number of bytes.
    static member ToInt32(value: byte[], startIndex: int) : int = int (BitConverter.Word(value, startIndex, 4))

    /// A number of bytes.
    static member ToUInt32(value: byte[], startIndex: int) : uint32 = uint32 (BitConverter.Word(value, startIndex, 4))

    /// A number of bytes.
    static member ToInt64(value: byte[], startIndex: int) : int64 = int64 (BitConverter.Word(value, startIndex, 8))

    /// A number of bytes.
    static member ToUInt64(value: byte[], startIndex: int) : uint64 = BitConverter.Word(value, startIndex, 8)

    /// A number of bytes.
    static member ToInt16(value: byte[], startIndex: int) : int16 = int16 (BitConverter.Word(value, startIndex, 2))

    /// A number of bytes.
    static member ToUInt16(value: byte[], startIndex: int) : uint16 = uint16 (BitConverter.Word(value, startIndex, 2))

    /// A number of bytes.
    static member ToDouble(value: byte[], startIndex: int) : float =
        let bits: uint64 = BitConverter.Word(value, startIndex, 8)
        (# "bitcast" bits : float #)

    /// A number of bytes.
    static member ToSingle(value: byte[], startIndex: int) : float32 =
        let bits: uint32 = uint32 (BitConverter.Word(value, startIndex, 4))
        (# "bitcast" bits : float32 #)

    /// Bytes of a char.
    static member GetBytes(value: char) : byte[] = BitConverter.Bytes(uint64 value, 2)

    /// One byte that is 1 or 0.
    static member GetBytes(value: bool) : byte[] = BitConverter.Bytes((if value then 1UL else 0UL), 1)

    /// A char of two bytes.
    static member ToChar(value: byte[], startIndex: int) : char = char (BitConverter.Word(value, startIndex, 2))

    /// Whether a byte is not zero.
    static member ToBoolean(value: byte[], startIndex: int) : bool = BitConverter.Word(value, startIndex, 1) <> 0UL

    /// The bytes in hexadecimal digits, joined by minus signs.
    static member ToString(value: byte[]) : string =
        if isNull value then raise (ArgumentNullException "value")
        BitConverter.ToString(value, 0, value.Length)

    /// The bytes from a place on in hexadecimal digits, joined by minus signs.
    static member ToString(value: byte[], startIndex: int) : string =
        if isNull value then raise (ArgumentNullException "value")
        BitConverter.ToString(value, startIndex, value.Length - startIndex)

    /// Some of the bytes in hexadecimal digits, joined by minus signs.
    static member ToString(value: byte[], startIndex: int, length: int) : string =
        if isNull value then raise (ArgumentNullException "value")
        if startIndex < 0 || (startIndex >= value.Length && startIndex > 0) then BitConverter.Outside()
        if length < 0 then
            raise (ArgumentOutOfRangeException("length", box length, "length ('" + string length + "') must be a non-negative value."))
        if startIndex > value.Length - length then BitConverter.TooShort()
        let text = Text.StringBuilder()
        for i in startIndex .. startIndex + length - 1 do
            if i > startIndex then text.Append '-' |> ignore
            let b = int value.[i]
            text.Append("0123456789ABCDEF".[b >>> 4]).Append("0123456789ABCDEF".[b &&& 15]) |> ignore
        text.ToString()
