// covers: types that hide others of their name, extension methods of later files first, upcasts to what is wanted
namespace System

type Math =
    static member Twice(x: int) = x * 2

namespace Tools

open System
open System.Runtime.CompilerServices

[<Extension>]
type First =
    [<Extension>]
    static member Shout(s: string) = s.ToUpper() + "!"

module Later =
    [<Extension>]
    type Second =
        [<Extension>]
        static member Shout(s: string) = s.ToLower() + "?"

module Main =
    open Later
    open System.Collections
    open System.Collections.Generic

    let numbers () = seq { yield 1; yield 2 }

    type Both() =
        interface IEnumerable<int> with
            member _.GetEnumerator() : IEnumerator<int> = numbers().GetEnumerator()
            member _.GetEnumerator() : IEnumerator = numbers().GetEnumerator() :> _

    [<EntryPoint>]
    let main _ =
        printfn "%d %d" (Math.Twice 4) (Math.Max(3, 5))
        printfn "%s" ("Hello".Shout())
        printfn "%A" (Seq.toList (Both()))
        let o: obj = "text" :> _
        printfn "%O" o
        0
