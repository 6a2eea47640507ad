namespace System.Numerics

/// Operations on the bits of unsigned numbers.
[<AbstractClass; Sealed>]
type BitOperations =

    /// The number of ones.
    static member PopCount(value: uint32) : int = int (# "popcount" value : uint32 #)

    /// The number of zeros before the first one.
    static member LeadingZeroCount(value: uint32) : int =
        if value = 0u then 32 else int (# "leading_zeros" value : uint32 #)

    /// The number of zeros behind the last one.
    static member TrailingZeroCount(value: uint32) : int =
        if value = 0u then 32 else int (# "trailing_zeros" value : uint32 #)

    /// The place of the first one; 0 for zero.
    static member Log2(value: uint32) : int = 31 - BitOperations.LeadingZeroCount(value ||| 1u)

    /// The bits moved to the left, those that leave coming in at the right.
    static member RotateLeft(value: uint32, offset: int) : uint32 =
        let n = offset &&& 31
        if n = 0 then value else (value <<< n) ||| (value >>> (32 - n))

    /// The bits moved to the right, those that leave coming in at the left.
    static member RotateRight(value: uint32, offset: int) : uint32 =
        let n = offset &&& 31
        if n = 0 then value else (value >>> n) ||| (value <<< (32 - n))

    /// Whether it is a power of two.
    static member IsPow2(value: uint32) : bool = value <> 0u && (value &&& (value - 1u)) = 0u

    /// The next power of two, or zero when it does not fit.
    static member RoundUpToPowerOf2(value: uint32) : uint32 =
        if value <= 1u then value
        else
            let zeros = BitOperations.LeadingZeroCount(value - 1u)
            if zeros = 0 then 0u else 1u <<< (32 - zeros)

    /// The number of ones.
    static member PopCount(value: uint64) : int = int (# "popcount" value : uint64 #)

    /// The number of zeros before the first one.
    static member LeadingZeroCount(value: uint64) : int =
        if value = 0UL then 64 else int (# "leading_zeros" value : uint64 #)

    /// The number of zeros behind the last one.
    static member TrailingZeroCount(value: uint64) : int =
        if value = 0UL then 64 else int (# "trailing_zeros" value : uint64 #)

    /// The place of the first one; 0 for zero.
    static member Log2(value: uint64) : int = 63 - BitOperations.LeadingZeroCount(value ||| 1UL)

    /// The bits moved to the left, those that leave coming in at the right.
    static member RotateLeft(value: uint64, offset: int) : uint64 =
        let n = offset &&& 63
        if n = 0 then value else (value <<< n) ||| (value >>> (64 - n))

    /// The bits moved to the right, those that leave coming in at the left.
    static member RotateRight(value: uint64, offset: int) : uint64 =
        let n = offset &&& 63
        if n = 0 then value else (value >>> n) ||| (value <<< (64 - n))

    /// Whether it is a power of two.
    static member IsPow2(value: uint64) : bool = value <> 0UL && (value &&& (value - 1UL)) = 0UL

    /// The next power of two, or zero when it does not fit.
    static member RoundUpToPowerOf2(value: uint64) : uint64 =
        if value <= 1UL then value
        else
            let zeros = BitOperations.LeadingZeroCount(value - 1UL)
            if zeros = 0 then 0UL else 1UL <<< (64 - zeros)

    /// The number of zeros behind the last one.
    static member TrailingZeroCount(value: int) : int = BitOperations.TrailingZeroCount(uint32 value)

    /// Whether it is a power of two.
    static member IsPow2(value: int) : bool = value > 0 && BitOperations.IsPow2(uint32 value)

    /// The number of zeros behind the last one.
    static member TrailingZeroCount(value: int64) : int = BitOperations.TrailingZeroCount(uint64 value)

    /// Whether it is a power of two.
    static member IsPow2(value: int64) : bool = value > 0L && BitOperations.IsPow2(uint64 value)
