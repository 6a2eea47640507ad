namespace System

open System.Collections.Generic
open Firefly.Runtime.Collections

/// An order and an equality of strings.
///
/// In: strings, which may be null. Out: their order, equality and hash under a rule of comparison; null comes first.
[<AllowNullLiteral>]
type StringComparer(rule: StringComparison) =

    /// By units.
    static member Ordinal: StringComparer = StringComparer(StringComparison.Ordinal)

    /// By units, upper and lower case the same.
    static member OrdinalIgnoreCase: StringComparer = StringComparer(StringComparison.OrdinalIgnoreCase)

    /// As people sort, whatever their language.
    static member InvariantCulture: StringComparer = StringComparer(StringComparison.InvariantCulture)

    /// As people sort, whatever their language, upper and lower case the same.
    static member InvariantCultureIgnoreCase: StringComparer = StringComparer(StringComparison.InvariantCultureIgnoreCase)

    /// As people sort in the current language.
    static member CurrentCulture: StringComparer = StringComparer(StringComparison.CurrentCulture)

    /// As people sort in the current language, upper and lower case the same.
    static member CurrentCultureIgnoreCase: StringComparer = StringComparer(StringComparison.CurrentCultureIgnoreCase)

    /// The comparer of a rule.
    static member FromComparison(comparisonType: StringComparison) : StringComparer = StringComparer(comparisonType)

    /// Negative, zero or positive.
    member this.Compare(x: string, y: string) : int = String.Compare(x, y, rule)

    /// Whether the strings are equal.
    member this.Equals(x: string, y: string) : bool = String.Equals(x, y, rule)

    /// A hash that equal strings share.
    member this.GetHashCode(obj: string) : int =
        if isNullRef obj then
            raiseNull "obj"
        elif rule = StringComparison.Ordinal then
            hashOf obj
        elif rule = StringComparison.OrdinalIgnoreCase then
            hashOf (obj.ToUpperInvariant())
        else
            // strings that are equal as people sort have the same letters without case; marks and signs may be passed over
            let text = obj.ToUpperInvariant()
            let mutable h = 0
            for i in 0 .. text.Length - 1 do
                if Char.IsLetterOrDigit text.[i] then
                    h <- h * 31 + int text.[i]
            h

    interface IComparer<string> with
        member this.Compare(x: string, y: string) : int = String.Compare(x, y, rule)

    interface IEqualityComparer<string> with
        member this.Equals(x: string, y: string) : bool = String.Equals(x, y, rule)
        member this.GetHashCode(x: string) : int = this.GetHashCode x
