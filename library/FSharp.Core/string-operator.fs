/// The text of values, which does not depend on the culture.
namespace FSharp.Core

open Firefly.Runtime

/// The text of values.
[<AutoOpen>]
module Operators =

    /// The text of a value, whatever the current culture.
    let inline string (value: 'T) : string =
        // The own text of numbers does not depend on the culture while none is set.
        if (# "is_unset" CurrentCultures.culture : bool #)
           && ((# "type_kind" type ('T) : int #) < 10
               || not (# "type_may_be" type ('T, System.IFormattable) : bool #)) then
            (# "to_string" value : string #)
        else Strings.unspoken (box value)
