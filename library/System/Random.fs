/// Pseudo-random numbers.
namespace System

open Firefly
open Firefly.Runtime

/// Pseudo-random numbers by D. E. Knuth's subtractive method: a seed always gives the same numbers, those of .NET.
[<AllowNullLiteral>]
type Random(seed: int) =
    let state: int[] = (# "array_new" 56 : int[] #)
    let mutable next: int = 0
    let mutable nextp: int = 21

    do
        let size: int = if seed = -2147483648 then 2147483647 elif seed < 0 then 0 - seed else seed
        let mutable mj: int = 161803398 - size
        state.[55] <- mj
        let mutable mk: int = 1
        let mutable at: int = 0
        for _ in 1 .. 54 do
            at <- at + 21
            if at >= 55 then
                at <- at - 55
            state.[at] <- mk
            mk <- mj - mk
            if mk < 0 then
                mk <- mk + 2147483647
            mj <- state.[at]
        for _ in 1 .. 4 do
            for i in 1 .. 55 do
                let n: int = if i + 30 >= 55 then i - 25 else i + 30
                state.[i] <- state.[i] - state.[1 + n]
                if state.[i] < 0 then
                    state.[i] <- state.[i] + 2147483647

    /// With a seed of the platform.
    new() = Random(Random.Fresh())

    static member private Fresh() : int =
        let buffer: nativeptr<byte> = (# "stack_alloc" 16n : nativeptr<byte> #)
        Raw.storeUInt64 buffer 0n 0UL
        Platform.random buffer 8n |> ignore
        int (Raw.loadUInt32 buffer 0n)

    /// One for everybody.
    static member Shared : Random = Random()

    member private this.Internal() : int =
        let i: int = if next + 1 >= 56 then 1 else next + 1
        let j: int = if nextp + 1 >= 56 then 1 else nextp + 1
        let mutable r: int = state.[i] - state.[j]
        if r = 2147483647 then
            r <- r - 1
        if r < 0 then
            r <- r + 2147483647
        state.[i] <- r
        next <- i
        nextp <- j
        r

    /// A number from 0 to below 1.
    abstract Sample : unit -> float

    default this.Sample() : float = float (this.Internal()) * (1.0 / 2147483647.0)

    [<NoInline; Cold>]
    static member private OutOfRange(name: string, value: int64) : unit =
        let text: string = Digits.signedText value
        let message: string =
            Text.concat4 name " ('" text "') must be a non-negative value. (Parameter '" + name + "')\nActual value was " + text + "."
        let e: exn = ArgumentOutOfRangeException(null, message) :> exn
        (# "raise" e : unit #)

    [<NoInline; Cold>]
    static member private Disorder() : unit =
        let e: exn = ArgumentOutOfRangeException("minValue", "'minValue' cannot be greater than maxValue.") :> exn
        (# "raise" e : unit #)

    /// A number that is not negative.
    abstract Next : unit -> int

    default this.Next() : int = this.Internal()

    /// A number from zero to below a limit.
    abstract Next : int -> int

    default this.Next(maxValue: int) : int =
        if maxValue < 0 then
            Random.OutOfRange("maxValue", int64 maxValue)
        int (this.Sample() * float maxValue)

    /// A number in bounds, the upper one excluded.
    abstract Next : int * int -> int

    default this.Next(minValue: int, maxValue: int) : int =
        if minValue > maxValue then
            Random.Disorder()
        let range: int64 = int64 maxValue - int64 minValue
        if range <= 2147483647L then
            int (this.Sample() * float range) + minValue
        else
            let first: int = this.Internal()
            let signed: int = if this.Internal() % 2 = 0 then 0 - first else first
            let sample: float = (float signed + 2147483646.0) / 4294967293.0
            int (int64 (sample * float range) + int64 minValue)

    member private this.Bits() : uint64 =
        let a: uint64 = uint64 (this.Next(4194304))
        let b: uint64 = uint64 (this.Next(4194304))
        let c: uint64 = uint64 (this.Next(1048576))
        a ||| (b <<< 22) ||| (c <<< 44)

    /// A number of 63 bits.
    member this.NextInt64() : int64 =
        let mutable r: uint64 = this.Bits() >>> 1
        while r = 9223372036854775807UL do
            r <- this.Bits() >>> 1
        int64 r

    /// A number in bounds, the upper one excluded.
    member this.NextInt64(minValue: int64, maxValue: int64) : int64 =
        if minValue > maxValue then
            Random.Disorder()
        let range: uint64 = uint64 (maxValue - minValue)
        if range <= 1UL then
            minValue
        else
            let top: uint64 = range - 1UL
            let unused: int = int (# "leading_zeros" top : uint64 #)
            let mutable r: uint64 = this.Bits() >>> unused
            while r >= range do
                r <- this.Bits() >>> unused
            int64 r + minValue

    /// A number from zero to below a limit.
    member this.NextInt64(maxValue: int64) : int64 =
        if maxValue < 0L then
            Random.OutOfRange("maxValue", maxValue)
        this.NextInt64(0L, maxValue)

    /// A number from 0 to below 1.
    abstract NextDouble : unit -> float

    default this.NextDouble() : float = this.Sample()

    /// A number from 0 to below 1.
    member this.NextSingle() : float32 =
        let mutable r: float32 = float32 (this.Sample())
        while r >= 1.0f do
            r <- float32 (this.Sample())
        r

    /// Fills an array with random bytes.
    abstract NextBytes : byte[] -> unit

    default this.NextBytes(buffer: byte[]) : unit =
        for i in 0 .. buffer.Length - 1 do
            buffer.[i] <- byte (this.Internal())

    /// Puts an array into a random order.
    member this.Shuffle(values: 'T[]) : unit =
        let n: int = values.Length
        for i in 0 .. n - 2 do
            let j: int = this.Next(i, n)
            if j <> i then
                let x: 'T = values.[i]
                values.[i] <- values.[j]
                values.[j] <- x

    /// Fills an array with random choices.
    member this.GetItems(choices: 'T[], length: int) : 'T[] =
        let n: int = choices.Length
        let result: 'T[] = (# "array_new" length : 'T[] #)
        for i in 0 .. length - 1 do
            result.[i] <- choices.[this.Next n]
        result
