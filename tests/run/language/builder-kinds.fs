// builders: reader/parser/continuations, generic builder with Source, And!, overload extension
type Parser<'a> = P of (string -> int -> ('a * int) option)
let runP (P f) s = f s 0
type PB() =
    member _.Bind(P p, f) = P(fun s i -> match p s i with Some(a, j) -> let (P q) = f a in q s j | None -> None)
    member _.Return x = P(fun _ i -> Some(x, i))
    member _.ReturnFrom(p: Parser<'a>) = p
    member _.Delay(f: unit -> Parser<'a>) = P(fun s i -> let (P p) = f () in p s i)
    member _.Zero() = P(fun _ i -> Some((), i))
    member b.Combine(a: Parser<unit>, c: Parser<'a>) = b.Bind(a, fun () -> c)
let parser = PB()
let item = P(fun s i -> if i < s.Length then Some(s.[i], i + 1) else None)
let sat f = parser { let! c = item
                     if f c then return c else return! P(fun _ _ -> None) }
let (<|>) (P a) (P b) = P(fun s i -> match a s i with None -> b s i | r -> r)
let rec many p = (parser { let! x = p
                           let! xs = many p
                           return x :: xs }) <|> parser { return [] }
let many1 p = parser { let! x = p
                       let! xs = many p
                       return x :: xs }
let number = parser { let! ds = many1 (sat System.Char.IsDigit)
                      return ds |> List.fold (fun a d -> a * 10 + int d - 48) 0 }
let chr c = sat ((=) c)
let rec expr = parser { let! t = term
                        return! rest t }
and rest acc = (parser { let! _ = chr '+'
                         let! t = term
                         return! rest (acc + t) })
               <|> (parser { let! _ = chr '-'
                             let! t = term
                             return! rest (acc - t) })
               <|> parser { return acc }
and term = parser { let! f = factor
                    return! termRest f }
and termRest acc = (parser { let! _ = chr '*'
                             let! f = factor
                             return! termRest (acc * f) }) <|> parser { return acc }
and factor = number <|> parser { let! _ = chr '('
                                 let! e = expr
                                 let! _ = chr ')'
                                 return e }
printfn "%A %A %A" (runP expr "1+2*3") (runP expr "(1+2)*3-4") (runP expr "x")
type Cont<'a, 'r> = ('a -> 'r) -> 'r
type CB() =
    member _.Bind(m: Cont<'a, 'r>, f: 'a -> Cont<'b, 'r>) : Cont<'b, 'r> = fun k -> m (fun a -> f a k)
    member _.Return(x: 'a) : Cont<'a, 'r> = fun k -> k x
    member _.ReturnFrom(m: Cont<'a, 'r>) = m
    member _.Zero() : Cont<unit, 'r> = fun k -> k ()
    member _.Combine(a: Cont<unit, 'r>, b: Cont<'a, 'r>) : Cont<'a, 'r> = fun k -> a (fun () -> b k)
    member _.Delay(f: unit -> Cont<'a, 'r>) : Cont<'a, 'r> = fun k -> f () k
let cont = CB()
let callCC (f: ('a -> Cont<'b, 'r>) -> Cont<'a, 'r>) : Cont<'a, 'r> = fun k -> f (fun a _ -> k a) k
let safeDiv a b = callCC (fun exit -> cont { if b = 0 then return! exit -1
                                             else return a / b })
printfn "%d %d" (safeDiv 10 2 id) (safeDiv 1 0 id)
let rec factK n : Cont<int, 'r> = cont { if n = 0 then return 1
                                         else
                                             let! r = factK (n - 1)
                                             return n * r }
printfn "%s" (factK 5 string)
type Trace() =
    let steps = ResizeArray<string>()
    member _.Steps = List.ofSeq steps
    member _.Yield(x: int) = steps.Add(sprintf "yield %d" x); [ x ]
    member _.YieldFrom(xs: int list) = steps.Add "yieldFrom"; xs
    member _.Combine(a: int list, b: int list) = steps.Add "combine"; a @ b
    member _.Delay(f: unit -> int list) = steps.Add "delay"; f
    member _.Run(f: unit -> int list) = steps.Add "run"; f ()
    member _.Combine(a: int list, f: unit -> int list) = steps.Add "combineD"; a @ f ()
    member _.Zero() = steps.Add "zero"; []
    member _.For(xs: seq<int>, f) = steps.Add "for"; [ for x in xs do yield! f x ]
    member _.While(g, f: unit -> int list) = steps.Add "while"; [ while g () do yield! f () ]
    member _.TryWith(f: unit -> int list, h) = steps.Add "trywith"; (try f () with e -> h e)
    member _.TryFinally(f: unit -> int list, h) = steps.Add "tryfin"; (try f () finally h ())
    member _.Using(d: 'd, f: 'd -> int list when 'd :> System.IDisposable) = steps.Add "using"; (try f d finally d.Dispose())
let t = Trace()
let i = ref 0
let res =
    t {
        yield 1
        yield! [ 2; 3 ]
        for x in 1 .. 2 do
            if x = 2 then yield x * 10
        while i.Value < 2 do
            i.Value <- i.Value + 1
            yield i.Value
        try
            yield 5
            failwith "z"
        with Failure m -> yield m.Length
        try
            yield 6
        finally
            printfn "fin"
        use d = { new System.IDisposable with member _.Dispose() = printfn "disp" }
        match d with
        | null -> ()
        | _ -> yield 7
    }
printfn "%A" res
printfn "%s" (String.concat " " t.Steps)
