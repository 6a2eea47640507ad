namespace System.Collections

open System
open Firefly.Runtime
open Firefly.Runtime.Collections

/// Truth values, packed.
///
/// Holds: bits behind the length are zero.
[<AllowNullLiteral>]
type BitArray(length: int) =
    do
        if length < 0 then
            Refuse.negative "length"

    let mutable count: int = length
    let mutable words: int[] = newArray<int> ((length + 31) >>> 5)

    let check (index: int) : unit =
        if uint32 index >= uint32 count then
            raise (
                ArgumentOutOfRangeException(
                    "index",
                    box index,
                    "Index was out of range. Must be non-negative and less than the size of the collection."
                )
            )

    let clearRest () : unit =
        if count &&& 31 <> 0 then
            let last = count >>> 5
            set words last (get words last &&& ((1 <<< (count &&& 31)) - 1))

    /// Equal values.
    new(length: int, defaultValue: bool) as this =
        BitArray(length)
        then this.SetAll defaultValue

    /// The values of an array.
    new(values: bool[]) as this =
        BitArray(values.Length)
        then
            for i in 0 .. values.Length - 1 do
                this.Set(i, values.[i])

    /// The bits of bytes, the lowest first.
    new(bytes: byte[]) as this =
        BitArray(bytes.Length * 8)
        then
            for i in 0 .. bytes.Length * 8 - 1 do
                this.Set(i, (int bytes.[i >>> 3] >>> (i &&& 7)) &&& 1 = 1)

    /// The bits of integers, the lowest first.
    new(values: int[]) as this =
        BitArray(values.Length * 32)
        then
            for i in 0 .. values.Length * 32 - 1 do
                this.Set(i, (values.[i >>> 5] >>> (i &&& 31)) &&& 1 = 1)

    /// The values of another array of bits.
    new(bits: BitArray) as this =
        BitArray(bits.Count)
        then
            for i in 0 .. bits.Count - 1 do
                this.Set(i, bits.Get i)

    /// The number of values.
    member this.Count: int = count

    /// The number of values; new ones are false.
    member this.Length
        with get (): int = count
        and set (value: int): unit =
            if value < 0 then
                Refuse.negative "value"
            let larger = newArray<int> ((value + 31) >>> 5)
            for i in 0 .. (min larger.Length words.Length) - 1 do
                set larger i (get words i)
            words <- larger
            count <- value
            clearRest ()

    /// The value at an index.
    member this.Get(index: int) : bool =
        check index
        (get words (index >>> 5) >>> (index &&& 31)) &&& 1 = 1

    /// Sets the value at an index.
    member this.Set(index: int, value: bool) : unit =
        check index
        let bit = 1 <<< (index &&& 31)
        let word = get words (index >>> 5)
        set words (index >>> 5) (if value then word ||| bit else word &&& ~~~bit)

    /// The value at an index.
    member this.Item
        with get (index: int): bool = this.Get index
        and set (index: int) (value: bool): unit = this.Set(index, value)

    /// Sets all values.
    member this.SetAll(value: bool) : unit =
        for i in 0 .. words.Length - 1 do
            set words i (if value then -1 else 0)
        clearRest ()

    /// The bits of a word.
    member internal this.Word(index: int) : int = get words index

    member private this.Combine(value: BitArray, operation: int -> int -> int) : BitArray =
        notNull "value" value
        if value.Count <> count then
            raise (ArgumentException "Array lengths must be the same.")
        for i in 0 .. words.Length - 1 do
            set words i (operation (get words i) (value.Word i))
        this

    /// Keeps what is true in another too.
    member this.And(value: BitArray) : BitArray = this.Combine(value, (fun a b -> a &&& b))

    /// Adds what is true in another.
    member this.Or(value: BitArray) : BitArray = this.Combine(value, (fun a b -> a ||| b))

    /// Turns over what is true in another.
    member this.Xor(value: BitArray) : BitArray = this.Combine(value, (fun a b -> a ^^^ b))

    /// Turns over all values.
    member this.Not() : BitArray =
        for i in 0 .. words.Length - 1 do
            set words i (~~~(get words i))
        clearRest ()
        this

    /// Whether all values are true.
    member this.HasAllSet() : bool =
        let mutable i = 0
        while i < count && this.Get i do
            i <- i + 1
        i = count

    /// Whether some value is true.
    member this.HasAnySet() : bool =
        let mutable i = 0
        while i < count && not (this.Get i) do
            i <- i + 1
        i < count

    /// Moves the values to lower indices.
    member this.RightShift(count: int) : BitArray =
        if count < 0 then
            Refuse.negative "count"
        for i in 0 .. this.Count - 1 do
            this.Set(i, int64 i + int64 count < int64 this.Count && this.Get(i + count))
        this

    /// Moves the values to higher indices.
    member this.LeftShift(count: int) : BitArray =
        if count < 0 then
            Refuse.negative "count"
        for i in this.Count - 1 .. -1 .. 0 do
            this.Set(i, i >= count && this.Get(i - count))
        this

    /// A copy, as an object.
    member this.Clone() : obj = box (BitArray(this))

    /// Copies the values into an array from an index.
    member this.CopyTo(array: bool[], index: int) : unit =
        notNull "array" array
        for i in 0 .. count - 1 do
            array.[index + i] <- this.Get i

    /// Copies the bits into an array of integers from an index.
    member this.CopyTo(array: int[], index: int) : unit =
        notNull "array" array
        for i in 0 .. words.Length - 1 do
            array.[index + i] <- get words i

    /// Copies the bits into an array of bytes from an index.
    member this.CopyTo(array: byte[], index: int) : unit =
        notNull "array" array
        for i in 0 .. ((count + 7) >>> 3) - 1 do
            array.[index + i] <- byte (get words (i >>> 2) >>> ((i &&& 3) * 8))

    /// Goes through the values.
    member this.GetEnumerator() : IEnumerator =
        (Array.init count (fun i -> box (this.Get i)) :> System.Collections.Generic.IEnumerable<obj>).GetEnumerator()
        :> IEnumerator

    interface IEnumerable with
        member this.GetEnumerator() : IEnumerator = this.GetEnumerator()

    interface ICollection with
        member this.Count: int = count
        member this.IsSynchronized: bool = false
        member this.SyncRoot: obj = box this
