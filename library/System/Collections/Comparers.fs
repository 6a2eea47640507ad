namespace System.Collections.Generic

open System
open Firefly.Runtime.Collections

/// Default and custom comparers.
///
/// In: values of one type. Out: their order, equality and hash. Holds: the default equality is `.Equals`: NaN equals itself.

/// An order as a class.
[<AbstractClass; AllowNullLiteral>]
type Comparer<'T>() =

    /// Negative, zero or positive.
    abstract Compare: x: 'T * y: 'T -> int

    /// The order of the values' type; strings as people sort them.
    static member Default: Comparer<'T> = DefaultOrder<'T>() :> Comparer<'T>

    /// The order of a delegate.
    static member Create(comparison: Comparison<'T>) : Comparer<'T> =
        notNull "comparison" comparison
        FunctionOrder<'T>(fun x y -> comparison.Invoke(x, y)) :> Comparer<'T>

    interface IComparer<'T> with
        member this.Compare(x: 'T, y: 'T) : int = this.Compare(x, y)

/// The order of the values' type; strings as people sort them.
and [<AllowNullLiteral>] DefaultOrder<'T>() =
    inherit Comparer<'T>()

    override this.Compare(x: 'T, y: 'T) : int = orderObjects x y

/// The order that a function gives.
and [<AllowNullLiteral>] FunctionOrder<'T>(compare: 'T -> 'T -> int) =
    inherit Comparer<'T>()

    override this.Compare(x: 'T, y: 'T) : int = compare x y

/// An equality as a class.
[<AbstractClass; AllowNullLiteral>]
type EqualityComparer<'T>() =

    /// Whether the values are equal.
    abstract Equals: x: 'T * y: 'T -> bool

    /// A hash that equal values share.
    abstract GetHashCode: obj: 'T -> int

    /// Structural equality.
    static member Default: EqualityComparer<'T> = DefaultEquality<'T>() :> EqualityComparer<'T>

    /// The equality and hash of delegates.
    static member Create(equals: Func<'T, 'T, bool>, getHashCode: Func<'T, int>) : EqualityComparer<'T> =
        notNull "equals" equals
        DelegateEquality<'T>(equals, getHashCode) :> EqualityComparer<'T>

    /// The equality of a delegate; there is no hash.
    static member Create(equals: Func<'T, 'T, bool>) : EqualityComparer<'T> =
        EqualityComparer<'T>.Create(equals, Func<'T, int>(fun x -> raise (NotSupportedException())))

    interface IEqualityComparer<'T> with
        member this.Equals(x: 'T, y: 'T) : bool = this.Equals(x, y)
        member this.GetHashCode(x: 'T) : int = this.GetHashCode x

/// Structural equality and hash.
and [<AllowNullLiteral>] DefaultEquality<'T>() =
    inherit EqualityComparer<'T>()

    override this.Equals(x: 'T, y: 'T) : bool = equalObjects x y
    override this.GetHashCode(x: 'T) : int = hashObject x

/// The equality and hash that delegates give.
and [<AllowNullLiteral>] DelegateEquality<'T>(equals: Func<'T, 'T, bool>, getHashCode: Func<'T, int>) =
    inherit EqualityComparer<'T>()

    override this.Equals(x: 'T, y: 'T) : bool = equals.Invoke(x, y)
    override this.GetHashCode(x: 'T) : int = getHashCode.Invoke x

/// The equality and hash that functions give.
[<AllowNullLiteral>]
type FunctionEquality<'T>(hasher: 'T -> int, equality: 'T -> 'T -> bool) =
    interface IEqualityComparer<'T> with
        member this.Equals(x: 'T, y: 'T) : bool = equality x y
        member this.GetHashCode(x: 'T) : int = hasher x

namespace FSharp.Collections

open System.Collections.Generic
open Firefly.Runtime.Collections

/// Equalities for hashed collections.
module HashIdentity =

    /// `=` and `hash`.
    let Structural<'T when 'T: equality> : IEqualityComparer<'T> =
        FunctionEquality<'T>((fun x -> hashOf x), (fun x y -> equal x y)) :> IEqualityComparer<'T>

    /// The same object is equal, no other.
    let Reference<'T when 'T: not struct> : IEqualityComparer<'T> =
        FunctionEquality<'T>((fun x -> (# "phys_hash" x : int #)), (fun x y -> same x y)) :> IEqualityComparer<'T>

    /// `=` and `hash`, of which the hash looks at some parts only.
    let LimitedStructural<'T when 'T: equality> (limit: int) : IEqualityComparer<'T> =
        FunctionEquality<'T>((fun x -> hashOf x), (fun x y -> equal x y)) :> IEqualityComparer<'T>

    /// The equality and hash that types of numbers and texts have themselves.
    let inline NonStructural< ^T when ^T: equality> : IEqualityComparer< ^T > = Structural< ^T >

    /// From functions.
    let FromFunctions (hasher: 'T -> int) (equality: 'T -> 'T -> bool) : IEqualityComparer<'T> =
        FunctionEquality<'T>(hasher, equality) :> IEqualityComparer<'T>

/// Orders for sorted collections.
module ComparisonIdentity =

    /// `compare`.
    let Structural<'T when 'T: comparison> : IComparer<'T> =
        FunctionOrder<'T>(fun x y -> order x y) :> IComparer<'T>

    /// From a function.
    let FromFunction (comparer: 'T -> 'T -> int) : IComparer<'T> = FunctionOrder<'T>(comparer) :> IComparer<'T>

    /// The order that types of numbers and texts have themselves.
    let inline NonStructural< ^T when ^T: comparison> : IComparer< ^T > = Structural< ^T >

namespace FSharp.Core

open System.Collections.Generic
open FSharp.Collections

/// Equalities and orders of a type as objects.
module LanguagePrimitives =

    /// `compare`.
    let FastGenericComparer<'T when 'T: comparison> : IComparer<'T> = ComparisonIdentity.Structural<'T>

    /// `=` and `hash`.
    let FastGenericEqualityComparer<'T when 'T: equality> : IEqualityComparer<'T> = HashIdentity.Structural<'T>

    /// `=` and `hash`, of which the hash looks at some parts only.
    let FastLimitedGenericEqualityComparer<'T when 'T: equality> (limit: int) : IEqualityComparer<'T> =
        HashIdentity.LimitedStructural<'T> limit

    /// The operators of conditions.
    module IntrinsicOperators =

        /// Whether both hold; the second is asked only if the first holds.
        let inline (&&) (e1: bool) (e2: bool) : bool = if e1 then e2 else false

        /// Whether one holds; the second is asked only if the first does not.
        let inline (||) (e1: bool) (e2: bool) : bool = if e1 then true else e2
