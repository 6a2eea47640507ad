open System
open System.Collections.Generic
open System.Runtime.CompilerServices

[<Extension>]
type StringExtensions =
    [<Extension>]
    static member Surround(s: string, left: string, right: string) = left + s + right
    [<Extension>]
    static member Surround(s: string, both: string) = both + s + both
    [<Extension>]
    static member Twice(s: string) = s + s

[<Extension>]
type SeqExtensions =
    [<Extension>]
    static member SumOf(xs: seq<'T>, f: 'T -> int) = xs |> Seq.sumBy f
    [<Extension>]
    static member Second(xs: 'T list) = xs.[1]
    [<Extension>]
    static member Describe(x: 'T) = sprintf "<%A>" x

printfn "%s %s %s" ("a".Surround("[", "]")) ("b".Surround "*") ("c".Twice())
printfn "%d %d" ([ 1; 2; 3 ].SumOf(fun x -> x * 2)) ([| "a"; "bcd" |].SumOf(fun s -> s.Length))
printfn "%d %s" ([ 4; 5; 6 ].Second()) ([ "x"; "y" ].Second())
printfn "%s %s" ((3).Describe()) ("q".Describe())
printfn "%s" (StringExtensions.Surround("d", "-"))

module Inner =
    [<Extension>]
    type IntExtensions =
        [<Extension>]
        static member Plus(x: int, y: int) = x + y

open Inner
printfn "%d" ((3).Plus 4)
