open System
printfn "%s" (System.String('x', 3))
printfn "%s" (String([|'a';'b'|]))
printfn "%s" (new String([|'a';'b';'c'|], 1, 2))
let f : char[] -> string = String
printfn "%s" (['a';'b'] |> List.toArray |> String)
printfn "%d %d" (uint8 300) (int8 200)
printfn "%A" (List.map uint8 [1;2])
printfn "%A" (List.map string [1;2])
printfn "%A" (List.map char [65;66])
printfn "%A" (Seq.toArray "abc" |> System.String)
printfn "%A" ("abc" |> Seq.rev |> Seq.toArray |> String)
printfn "%A" (List.map (fun c -> String(c, 2)) ['a';'b'])
let o = obj()
printfn "%b" (obj.ReferenceEquals(o, o))
printfn "%b" (Object.ReferenceEquals(o, null))

printfn "%A" (float32 3, double 3, single 4, uint 3, int32 4, nativeint 3, unativeint 4, int16 3, uint16 4, sbyte 3)
