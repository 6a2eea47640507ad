type C() =
    static member F<'a>(x: 'a, y: 'a) = 'a'
    static member F(x: obj, y: obj) = 'b'
    static member G(x: 'a) = "generic"
    static member G(x: obj) = "obj"
    static member K(x: seq<'a>) = "seq"
    static member K(x: obj) = "obj"
printfn "%c %s %s" (C.F(1, 1)) (C.G 1) (C.K [1])
printfn "%c %s %s" (C.F("a", "b")) (C.G "x") (C.K "abc")
