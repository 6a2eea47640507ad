open System.Diagnostics
type T() =
    [<Conditional("DEBUG")>]
    static member Log(s: string) = printfn "debug %s" s
    [<Conditional("FOO")>]
    member _.M(x: int) = printfn "foo %d" x
let f x = printfn "eff %d" x; x
T.Log(string (f 1))
T().M(f 2)
["a"] |> List.iter T.Log
Debug.WriteLine("x")
Debug.Assert(false)
Trace.WriteLine "x"
printfn "end"
