namespace System.Collections.Generic

open System
open Firefly.Runtime.Collections

/// Default and custom comparers.
///
/// In: values of one type. Out: their order, equality and hash. Holds: the default equality is `.Equals`: NaN equals itself.

/// Structural order.
[<AllowNullLiteral>]
type DefaultOrder<'T>() =
    interface IComparer<'T> with
        member this.Compare(x: 'T, y: 'T) : int = order x y

/// The order that a function gives.
[<AllowNullLiteral>]
type FunctionOrder<'T>(compare: 'T -> 'T -> int) =
    interface IComparer<'T> with
        member this.Compare(x: 'T, y: 'T) : int = compare x y

/// Structural equality and hash.
[<AllowNullLiteral>]
type DefaultEquality<'T>() =
    interface IEqualityComparer<'T> with
        member this.Equals(x: 'T, y: 'T) : bool = equalER x y
        member this.GetHashCode(x: 'T) : int = hashOf x

/// The equality and hash that functions give.
[<AllowNullLiteral>]
type FunctionEquality<'T>(hasher: 'T -> int, equality: 'T -> 'T -> bool) =
    interface IEqualityComparer<'T> with
        member this.Equals(x: 'T, y: 'T) : bool = equality x y
        member this.GetHashCode(x: 'T) : int = hasher x

/// Orders.
[<AbstractClass; Sealed>]
type Comparer<'T> =
    /// Structural order.
    static member Default: IComparer<'T> = DefaultOrder<'T>() :> IComparer<'T>

    /// The order of a delegate.
    static member Create(comparison: Comparison<'T>) : IComparer<'T> =
        FunctionOrder<'T>(fun x y -> comparison.Invoke(x, y)) :> IComparer<'T>

/// Equalities.
[<AbstractClass; Sealed>]
type EqualityComparer<'T> =
    /// Structural equality.
    static member Default: IEqualityComparer<'T> = DefaultEquality<'T>() :> IEqualityComparer<'T>

namespace FSharp.Collections

open System.Collections.Generic
open Firefly.Runtime.Collections

/// Equalities for hashed collections.
module HashIdentity =

    /// `=` and `hash`.
    let Structural<'T when 'T: equality> : IEqualityComparer<'T> =
        FunctionEquality<'T>((fun x -> hashOf x), (fun x y -> equal x y)) :> IEqualityComparer<'T>

    /// From functions.
    let FromFunctions (hasher: 'T -> int) (equality: 'T -> 'T -> bool) : IEqualityComparer<'T> =
        FunctionEquality<'T>(hasher, equality) :> IEqualityComparer<'T>

/// Orders for sorted collections.
module ComparisonIdentity =

    /// `compare`.
    let Structural<'T when 'T: comparison> : IComparer<'T> = DefaultOrder<'T>() :> IComparer<'T>

    /// From a function.
    let FromFunction (comparer: 'T -> 'T -> int) : IComparer<'T> = FunctionOrder<'T>(comparer) :> IComparer<'T>
