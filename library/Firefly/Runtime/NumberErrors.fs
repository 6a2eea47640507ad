/// What members of the number types raise.
module Firefly.Runtime.NumberErrors

open System
open Firefly.Runtime

/// Raises for bounds in the wrong order.
[<NoInline; Cold>]
let badClamp (low: string) (high: string) : 'T =
    let e: exn = ArgumentException(Text.concat (Text.concat3 "'" low "' cannot be greater than ") (Text.concat high ".")) :> exn
    (# "raise" e : 'T #)

/// Raises for a logarithm of a negative number.
[<NoInline; Cold>]
let notNegative () : 'T =
    let e: exn = ArgumentOutOfRangeException("value", "Specified argument was out of the range of valid values.") :> exn
    (# "raise" e : 'T #)
