namespace System

open System.Collections.Generic

/// Hashes of several values at once.
[<Struct; CustomEquality; NoComparison>]
type HashCode =
    [<DefaultValue(false)>]
    val mutable private state: uint32

    static member private Mix(state: uint32, value: int) : uint32 =
        let mixed = state + uint32 value * 0xC2B2AE3Du
        ((mixed <<< 17) ||| (mixed >>> 15)) * 0x27D4EB2Fu

    static member private Finish(state: uint32) : int =
        let a = (state ^^^ (state >>> 15)) * 0x85EBCA77u
        let b = (a ^^^ (a >>> 13)) * 0xC2B2AE3Du
        int (b ^^^ (b >>> 16))

    /// Takes in a value.
    member this.Add(value: 'T) : unit = this.state <- HashCode.Mix(this.state, Unchecked.hash value)

    /// Takes in a value by a comparer's hash.
    member this.Add(value: 'T, comparer: IEqualityComparer<'T>) : unit =
        this.state <- HashCode.Mix(this.state, (if isNull comparer then Unchecked.hash value else comparer.GetHashCode value))

    /// The hash of what was taken in.
    member this.ToHashCode() : int = HashCode.Finish this.state

    override this.Equals(other: obj) : bool = raise (NotSupportedException "Equality on HashCode is not supported.")

    override this.GetHashCode() : int =
        raise (
            NotSupportedException
                "HashCode is a mutable struct and should not be compared with other HashCodes. Use ToHashCode to retrieve the computed hash code."
        )

    /// The hash of one value.
    static member Combine(a: 'A) : int = HashCode.Finish(HashCode.Mix(0u, Unchecked.hash a))

    /// The hash of two values.
    static member Combine(a: 'A, b: 'B) : int =
        HashCode.Finish(HashCode.Mix(HashCode.Mix(0u, Unchecked.hash a), Unchecked.hash b))

    /// The hash of three values.
    static member Combine(a: 'A, b: 'B, c: 'C) : int = HashCode.Combine(HashCode.Combine(a, b), c)

    /// The hash of four values.
    static member Combine(a: 'A, b: 'B, c: 'C, d: 'D) : int = HashCode.Combine(HashCode.Combine(a, b, c), d)

    /// The hash of five values.
    static member Combine(a: 'A, b: 'B, c: 'C, d: 'D, e: 'E) : int = HashCode.Combine(HashCode.Combine(a, b, c, d), e)

    /// The hash of six values.
    static member Combine(a: 'A, b: 'B, c: 'C, d: 'D, e: 'E, f: 'F) : int =
        HashCode.Combine(HashCode.Combine(a, b, c, d, e), f)

    /// The hash of seven values.
    static member Combine(a: 'A, b: 'B, c: 'C, d: 'D, e: 'E, f: 'F, g: 'G) : int =
        HashCode.Combine(HashCode.Combine(a, b, c, d, e, f), g)

    /// The hash of eight values.
    static member Combine(a: 'A, b: 'B, c: 'C, d: 'D, e: 'E, f: 'F, g: 'G, h: 'H) : int =
        HashCode.Combine(HashCode.Combine(a, b, c, d, e, f, g), h)
