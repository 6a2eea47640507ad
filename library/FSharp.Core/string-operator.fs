/// The text of values, which does not depend on the culture.
namespace FSharp.Core

open Firefly.Runtime

/// The text of values.
[<AutoOpen>]
module StringOperator =

    /// The text of a value, whatever the current culture.
    let inline string (value: 'T) : string =
        if (# "is_null" CurrentCultures.culture : bool #) then (# "to_string" value : string #)
        else Strings.unspoken (box value)
