open System
type M() =
    static member A(x: obj) = "obj"
    static member A(x: string) = "string"
    static member A<'T>(x: 'T[]) = "array"
    static member B(x: obj, [<ParamArray>] rest: int[]) = "rest"
    static member B(x: int, y: int64) = "long"
    static member C(x: seq<int>) = "seq"
    static member C([<ParamArray>] x: string[]) = "strings"
    static member C(x: char) = "char"
    static member D(f: Func<int, int>) = "func"
    static member D(f: Action<int>) = "action"
    static member E(x: float) = "float"
    static member E(x: obj) = "obj"
    static member F<'T>(x: 'T) = "any"
    static member F(x: int) = "int"
    static member G<'T>(x: seq<'T>) = "seq"
    static member G<'T>(x: 'T list) = "list"
    static member G(x: obj) = "obj"
printfn "%s %s %s" (M.A 3) (M.A "x") (M.A [|1|])
printfn "%s %s" (M.B(1, 2, 3)) (M.B(1, 2L))
printfn "%s %s %s %s" (M.C [1]) (M.C "a") (M.C("a", "b")) (M.C 'c')
printfn "%s" (M.D(fun x -> x + 1))
printfn "%s %s %s" (M.E 1.0) (M.E 1) (M.E "s")
printfn "%s %s" (M.F 1) (M.F "s")
printfn "%s %s %s %s" (M.G [1]) (M.G [|1|]) (M.G 1) (M.G "s")
Console.WriteLine("{0} {1}", 1, "b")
Console.WriteLine(String.Format("{0}-{1}", "a", 2))
printfn "%s" (String.Concat("a", 1, 'c'))
printfn "%d" (Math.Max(3, 4))
printfn "%s" (Text.StringBuilder().Append('c', 2).Append("x").Append(1).Append([|'a'|]).ToString())
