module Values
open System
type Money(amount: decimal, cur: string) =
    interface IFormattable with
        member _.ToString(f, p) = sprintf "[%s%s%s%s]" cur (amount.ToString(Globalization.CultureInfo.InvariantCulture)) (if isNull f then "-" else f) (if isNull p then "" else "+")
[<Struct>]
type P = { A: int } with
    interface IFormattable with
        member p.ToString(f, _) = "P" + string p.A + f
type U = U of int with
    override _.ToString() = "plain"
    interface IFormattable with
        member p.ToString(f, _) = "formattable" + f
let m = Money(1.5m, "EUR")
printfn "%s" (String.Format("{0}|{0:X}|{1}|{1:Y}|{2}", m, { A = 5 }, U 1))
printfn "%O %s %s" m (string m) (m.ToString())
printfn "%O %s %s" { A = 1 } (string { A = 1 }) ({ A = 1 }.ToString())
printfn "%O %s %s" (U 2) (string (U 2)) ((U 2).ToString())
printfn "%s" (Text.StringBuilder().AppendFormat("{0} {1}", m, U 1).Append(box m).ToString())
printfn "%s" (String.Concat("a", box m) + String.Join(",", [ m; m ]) + String.Join(",", box m, box 1))
Console.WriteLine("{0} {1}", m, U 3)
printfn "%A" m
