/// Delegates: functions as objects.
namespace System.Reflection

open System

/// What a function that was called by name or as an object raised.
[<AllowNullLiteral>]
type TargetInvocationException(message: string, inner: exn) =
    inherit Exception(message, inner)

    /// With what was raised.
    new(inner: exn) = TargetInvocationException("Exception has been thrown by the target of an invocation.", inner)

/// A function that was called with too many arguments, or too few.
[<AllowNullLiteral>]
type TargetParameterCountException(message: string, inner: exn) =
    inherit Exception(message, inner)

    /// With a message.
    new(message: string) = TargetParameterCountException(message, null)

    /// With the usual message.
    new() = TargetParameterCountException("Parameter count mismatch.", null)

namespace System

open System.Reflection

/// An argument that is no value of the parameter's type.
[<AllowNullLiteral>]
type UnfitArgument() =
    inherit ArgumentException("An argument cannot be converted to the type of its parameter.")

/// What all delegates have. Their code is made for each type; `make` makes a delegate of the same type that calls all of
/// `parts`, and is the same function for all delegates of a type.
[<AbstractClass; AllowNullLiteral>]
type Delegate =
    val parts: Delegate[]
    val make: Delegate[] -> Delegate
    val call: Delegate -> obj[] -> obj

    /// A delegate of this one's type that calls others.
    member this.With(parts: Delegate[]) : Delegate = this.make parts

    /// The delegates that are called, in their order.
    member this.GetInvocationList() : Delegate[] =
        if isNull this.parts then
            let one: Delegate[] = (# "array_new" 1 : Delegate[] #)
            (# "array_set" one 0 this : unit #)
            one
        else
            Delegate.Slice(this.parts, 0, (# "array_length" this.parts : int #))

    /// Calls it with arguments that are objects.
    member this.DynamicInvoke([<ParamArray>] args: obj[]) : obj =
        try
            this.call this args
        with
        | :? TargetParameterCountException as e -> (# "raise" (e :> exn) : obj #)
        | :? UnfitArgument as e -> (# "raise" (ArgumentException e.Message :> exn) : obj #)
        | e -> (# "raise" (TargetInvocationException e :> exn) : obj #)

    override this.Equals(other: obj) : bool =
        match other with
        | :? Delegate as d ->
            if isNull this.parts || isNull d.parts then
                (# "phys_equal" this d : bool #)
            else
                let n: int = (# "array_length" this.parts : int #)
                n = (# "array_length" d.parts : int #) && Delegate.Matches(this.parts, 0, d.parts)
        | _ -> false

    override this.GetHashCode() : int =
        if isNull this.parts then
            (# "phys_hash" this : int #)
        else
            (# "phys_hash" (# "array_get" this.parts 0 : Delegate #) : int #)

    static member private Slice(a: Delegate[], from: int, count: int) : Delegate[] =
        let r: Delegate[] = (# "array_new" count : Delegate[] #)
        let mutable i: int = 0
        while i < count do
            (# "array_set" r i (# "array_get" a (from + i) : Delegate #) : unit #)
            i <- i + 1
        r

    static member private Matches(a: Delegate[], from: int, b: Delegate[]) : bool =
        let n: int = (# "array_length" b : int #)
        let mutable i: int = 0
        while i < n
              && (# "phys_equal" (# "array_get" a (from + i) : Delegate #) (# "array_get" b i : Delegate #) : bool #) do
            i <- i + 1
        i = n

    static member private SameType(a: Delegate, b: Delegate) : unit =
        if not (# "phys_equal" a.make b.make : bool #) then
            (# "raise" (ArgumentException "Delegates must be of the same type." :> exn) : unit #)

    /// A delegate that calls the first and then the second; either may be null.
    static member Combine(a: Delegate, b: Delegate) : Delegate =
        if isNull a then
            b
        elif isNull b then
            a
        else
            Delegate.SameType(a, b)
            let first: Delegate[] = a.GetInvocationList()
            let second: Delegate[] = b.GetInvocationList()
            let n: int = (# "array_length" first : int #)
            let m: int = (# "array_length" second : int #)
            let all: Delegate[] = (# "array_new" (n + m) : Delegate[] #)
            let mutable i: int = 0
            while i < n do
                (# "array_set" all i (# "array_get" first i : Delegate #) : unit #)
                i <- i + 1
            i <- 0
            while i < m do
                (# "array_set" all (n + i) (# "array_get" second i : Delegate #) : unit #)
                i <- i + 1
            a.With all

    /// A delegate that calls all that are given.
    static member Combine([<ParamArray>] delegates: Delegate[]) : Delegate =
        let mutable result: Delegate = null
        if not (isNull delegates) then
            let n: int = (# "array_length" delegates : int #)
            let mutable i: int = 0
            while i < n do
                result <- Delegate.Combine(result, (# "array_get" delegates i : Delegate #))
                i <- i + 1
        result

    /// The first delegate without the last occurrence of what the second calls; null when nothing is left.
    static member Remove(source: Delegate, value: Delegate) : Delegate =
        if isNull source || isNull value then
            source
        else
            Delegate.SameType(source, value)
            let all: Delegate[] = source.GetInvocationList()
            let gone: Delegate[] = value.GetInvocationList()
            let n: int = (# "array_length" all : int #)
            let m: int = (# "array_length" gone : int #)
            let mutable at: int = n - m
            while at >= 0 && not (Delegate.Matches(all, at, gone)) do
                at <- at - 1
            if at < 0 then
                source
            elif n = m then
                null
            elif n - m = 1 then
                if at = 0 then (# "array_get" all (n - 1) : Delegate #) else (# "array_get" all 0 : Delegate #)
            else
                let kept: Delegate[] = (# "array_new" (n - m) : Delegate[] #)
                let mutable i: int = 0
                while i < n - m do
                    let from: int = if i < at then i else i + m
                    (# "array_set" kept i (# "array_get" all from : Delegate #) : unit #)
                    i <- i + 1
                source.With kept

    /// The first delegate without any occurrence of what the second calls.
    static member RemoveAll(source: Delegate, value: Delegate) : Delegate =
        let mutable before: Delegate = source
        let mutable now: Delegate = Delegate.Remove(source, value)
        while not (# "phys_equal" before now : bool #) do
            before <- now
            now <- Delegate.Remove(now, value)
        now

/// What all delegates are.
[<AbstractClass; AllowNullLiteral>]
type MulticastDelegate =
    inherit Delegate

/// A function without result.
type Action = delegate of unit -> unit

/// A function of one argument without result.
type Action<'T> = delegate of 'T -> unit

/// A function of two arguments without result.
type Action<'T1, 'T2> = delegate of 'T1 * 'T2 -> unit

/// A function of three arguments without result.
type Action<'T1, 'T2, 'T3> = delegate of 'T1 * 'T2 * 'T3 -> unit

/// A function without arguments.
type Func<'R> = delegate of unit -> 'R

/// A function of one argument.
type Func<'T, 'R> = delegate of 'T -> 'R

/// A function of two arguments.
type Func<'T1, 'T2, 'R> = delegate of 'T1 * 'T2 -> 'R

/// A function of three arguments.
type Func<'T1, 'T2, 'T3, 'R> = delegate of 'T1 * 'T2 * 'T3 -> 'R

/// A function of four arguments.
type Func<'T1, 'T2, 'T3, 'T4, 'R> = delegate of 'T1 * 'T2 * 'T3 * 'T4 -> 'R

/// A condition.
type Predicate<'T> = delegate of 'T -> bool

/// An order as a function.
type Comparison<'T> = delegate of 'T * 'T -> int

/// A conversion.
type Converter<'T, 'U> = delegate of 'T -> 'U
