/// Options of comparisons that follow a language.
namespace System.Globalization

open System

/// What a comparison does not look at.
[<Flags>]
type CompareOptions =
    | None = 0
    | IgnoreCase = 1
    | IgnoreNonSpace = 2
    | IgnoreSymbols = 4
    | IgnoreKanaType = 8
    | IgnoreWidth = 16
    | OrdinalIgnoreCase = 0x10000000
    | StringSort = 0x20000000
    | Ordinal = 0x40000000
