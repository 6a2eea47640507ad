module Nulls
open System
open System.Collections.Generic
type C(n: int) =
    member _.N = n
    override _.ToString() = "C" + string n
type Shape =
    abstract Name: string
let report (name: string) f = try printfn "%s: %s" name (f ()) with e -> printfn "%s: %s" name (e.GetType().Name)
let jagged: int[][] = Array.zeroCreate 3
jagged.[1] <- [| 1; 2 |]
printfn "%A" jagged
printfn "%A" (Array2D.zeroCreate<string> 2 2)
printfn "%A" (Array.zeroCreate<C> 2, Array.zeroCreate<Shape> 1, Array.zeroCreate<List<int>> 1)
printfn "%A" (Array.zeroCreate<Map<int, string>> 1, Array.zeroCreate<Version> 1, Array.zeroCreate<exn> 1)
printfn "%A %A %A" (null: int[]) (null: int[,]) (null: seq<int>)
printfn "%A" [ Some(null: int[]); None ]
report "concat" (fun () -> Array.concat jagged |> sprintf "%A")
report "collect" (fun () -> Array.collect (fun i -> jagged.[i]) [| 0; 1 |] |> sprintf "%A")
report "ofArray" (fun () -> List.ofArray jagged.[0] |> sprintf "%A")
report "set" (fun () -> Set.ofArray jagged.[0] |> sprintf "%A")
report "equal" (fun () -> string (jagged = Array.zeroCreate 3))
report "hash" (fun () -> string (hash jagged.[0]))
report "order" (fun () -> string (compare jagged.[0] jagged.[1]))
report "member" (fun () -> (Array.zeroCreate<C> 1).[0].ToString())
report "text" (fun () -> string (Array.zeroCreate<C> 1).[0])
report "format" (fun () -> sprintf "%O|%A" (Array.zeroCreate<C> 1).[0] (Array.zeroCreate<C> 1).[0])
report "interface" (fun () -> (Array.zeroCreate<Shape> 1).[0].Name)
