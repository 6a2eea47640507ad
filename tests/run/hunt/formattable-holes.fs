module Holes
open System
type Money(amount: decimal) =
    interface IFormattable with
        member _.ToString(f, p) = sprintf "[%s]" (if isNull f then "-" else f)
[<Measure>]
type m

type Color = Red = 1 | Green = 2
let m = Money 1m
let s = "text"
let none: string = null
let inline show x = $"<{x:N1}>"
printfn "%s" $"{m} {m:X} {m,8}|{m,-6:Q}|{3,-4}|{2.5:F1}"
printfn "%s" $"{s:N} {none:X}| {Some 1:F2} {[ 1; 2 ]:D} {Color.Green:D} {Color.Green:G} {Color.Red}"
printfn "%s" $"{2.5<m>:F3} {1 + 2:D4} {255uy:X4} {3M:C} {10I:D5} {'c':X} {true:Z} {DateTime(2024, 1, 2):``yyyy/MM/dd``}"
printfn "%s %s" (show 3) (show 2.25)
let f x = $"{x:X2}" + $"{x + 1}"
printfn "%s" (f 10)
