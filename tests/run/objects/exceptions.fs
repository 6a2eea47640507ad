module Program
open System
exception MyErr of string * int
exception Simple
exception WithMsg of text: string with override this.Message = "msg:" + this.text
type Custom(m: string, code: int) =
    inherit Exception(m)
    member _.Code = code
type Custom2(m: string, inner: exn) = inherit Exception(m, inner)
let p s = printfn "%s" s
let tryit name f = try f () with e -> printfn "%s -> %s: %s" name (e.GetType().Name) e.Message
tryit "a" (fun () -> try failwith "x" finally p "fin1")
tryit "b" (fun () -> try (try failwith "inner" with e -> raise (Custom2("outer", e))) with :? Custom2 as c -> printfn "%s <- %s" c.Message c.InnerException.Message; reraise ())
tryit "c" (fun () -> try raise (MyErr("m", 3)) with MyErr(s, n) when n > 5 -> p "no" | MyErr(s, n) -> printfn "%s %d" s n)
tryit "d" (fun () -> try raise Simple with MyErr _ -> p "no")
tryit "e" (fun () -> raise (WithMsg "hello"))
tryit "f" (fun () -> try raise (Custom("cc", 4)) with :? Custom as c when c.Code = 4 -> printfn "code %d" c.Code)
tryit "g" (fun () -> try (try failwith "1" finally p "f1") finally p "f2")
tryit "h" (fun () -> try (try failwith "1" with e -> failwith "2") finally p "fh")
let r = try 1 with _ -> 2
let r2 = try int "q" with :? FormatException -> -1
printfn "%d %d" r r2
printfn "%b %b %b" (MyErr("a",1) = MyErr("a",1)) (MyErr("a",1) = MyErr("a",2)) (Simple = Simple)
let f x = try (if x = 0 then failwith "zero" elif x = 1 then raise (ArgumentException "arg") else x) with Failure m -> (p m; -1) | :? ArgumentException as a -> (p a.Message; -2)
printfn "%d %d %d" (f 0) (f 1) (f 2)
let rec deep n = if n = 0 then failwith "deep" else 1 + deep (n - 1)
tryit "deep" (fun () -> deep 1000 |> ignore)
let order = System.Collections.Generic.List<string>()
let test () =
    try
        order.Add "body"
        try
            order.Add "inner"
            raise (InvalidOperationException "bad")
        finally order.Add "finally"
    with
    | :? InvalidOperationException as e -> order.Add("caught " + e.Message)
test ()
printfn "%A" (List.ofSeq order)
let useit () =
    use d = { new IDisposable with member _.Dispose() = p "disposed" }
    failwith "in use"
tryit "use" useit
tryit "agg" (fun () -> raise (AggregateException("many", [| Exception "one"; Exception "two" |])))
try raise (AggregateException([ Exception "one" :> exn; Exception "two" :> exn ])) with :? AggregateException as a -> printfn "%s %d %s" a.Message a.InnerExceptions.Count a.InnerException.Message
tryit "exn.inner" (fun () -> let e = Exception("o", Exception("i")) in printfn "%s %s %b" e.InnerException.Message (e.GetBaseException().Message) (isNull e.InnerException.InnerException))
let g () = try Ok (1 / 0) with :? DivideByZeroException as e -> Error e.Message
printfn "%A" (g ())
let filt x = try failwith x with e when e.Message = "match" -> "matched" | e -> "other " + e.Message
printfn "%s %s" (filt "match") (filt "zzz")
let mutable st = 0
try
    try st <- 1; failwith "q" finally st <- st + 10
with _ -> st <- st + 100
printfn "%d" st
let lz = lazy (p "computing"; failwith "lazy fail" : int)
tryit "lz1" (fun () -> lz.Force() |> ignore)
tryit "lz2" (fun () -> lz.Force() |> ignore)
let res = [1;2;0;4] |> List.map (fun x -> try Some (10 / x) with _ -> None)
printfn "%A" res
for i in 1..3 do
    try
        if i = 2 then failwithf "at %d" i
        printfn "ok %d" i
    with e -> printfn "err %s" e.Message
let k = try Some (Map.find "k" (Map.ofList ["a", 1])) with :? System.Collections.Generic.KeyNotFoundException as e -> p e.Message; None
printfn "%A" k
tryit "nested" (fun () -> try raise (Custom("x", 1)) with e -> (try failwith "second" with _ -> p "swallowed"); reraise ())
tryit "assert" (fun () -> (if true then raise (NotSupportedException())))
tryit "nomatch" (fun () -> try failwith "unmatched" with :? ArgumentException -> p "no")
tryit "obj" (fun () -> (null : obj).ToString() |> ignore)
tryit "argnull" (fun () -> raise (ArgumentNullException "p1"))
tryit "argrange" (fun () -> raise (ArgumentOutOfRangeException("idx", 5, "too big")))
tryit "fileNotFound" (fun () -> raise (System.IO.FileNotFoundException("nofile", "f.txt")))
printfn "%s" (Exception("outer", Exception("inner")).ToString())
let rethrowAs () = try failwith "a" with e -> raise e
tryit "raise e" rethrowAs
printfn "%A" (try raise (MyErr("z", 9)) with e -> e)
printfn "%s" (try raise (MyErr("z", 9)) with MyErr(a, b) as e -> sprintf "%s %d %s" a b e.Message)
