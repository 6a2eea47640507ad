open System
exception MyErr of code: int * msg: string
exception Plain
type Custom(msg, n: int) =
    inherit Exception(msg)
    member _.N = n
let log s = printfn "%s" s
type D(n: string) =
    interface IDisposable with member _.Dispose() = printfn "dispose %s" n
let t1 f =
    try
        try
            use a = new D "a"
            use b = new D "b"
            f ()
            log "done"
            "ok"
        finally log "finally"
    with
    | MyErr(c, m) when c > 10 -> sprintf "big %d %s" c m
    | MyErr(c, _) -> sprintf "small %d" c
    | Plain -> "plain"
    | :? Custom as c -> sprintf "custom %s %d" c.Message c.N
    | :? ArgumentNullException as e -> "null " + e.ParamName
    | :? ArgumentException as e -> "arg " + e.Message
    | Failure m -> "failure " + m
    | e -> e.GetType().Name + " " + e.Message
log (t1 ignore)
log (t1 (fun () -> raise (MyErr(11, "x"))))
log (t1 (fun () -> raise (MyErr(1, "x"))))
log (t1 (fun () -> raise Plain))
log (t1 (fun () -> raise (Custom("cust", 5))))
log (t1 (fun () -> nullArg "p"))
log (t1 (fun () -> invalidArg "p" "bad"))
log (t1 (fun () -> failwithf "no %d" 3))
log (t1 (fun () -> [1].[3] |> ignore))
log (t1 (fun () -> [|1|].[3] |> ignore))
log (t1 (fun () -> 1 / (int "0") |> ignore))
log (t1 (fun () -> Map.empty.[3] |> ignore))
log (t1 (fun () -> int "zz" |> ignore))
log (t1 (fun () -> (box 3 :?> string) |> ignore))
log (t1 (fun () -> None |> Option.get |> ignore))
log (t1 (fun () -> Seq.head [] |> ignore))
log (t1 (fun () -> List.max ([]: int list) |> ignore))
log (t1 (fun () -> Checked.(+) Int32.MaxValue 1 |> ignore))
log (t1 (fun () -> raise (AggregateException("agg", [ exn "a"; exn "b" ]))))
log (t1 (fun () -> (null: string).Length |> ignore))
let rethrow () =
    try
        try failwith "inner"
        with e -> log ("caught " + e.Message); reraise ()
    with e -> log ("again " + e.Message)
rethrow ()
let nested () =
    try
        try
            try failwith "1"
            finally log "f1"
        with e -> raise (InvalidOperationException("2", e))
    with e -> sprintf "%s <- %s" e.Message e.InnerException.Message
log (nested ())
let fin () =
    let mutable x = 0
    (try
        try x <- x + 1; failwith "a"
        finally x <- x * 10
     with _ -> x <- x + 5)
    x
printfn "%d" (fin ())
let filter n =
    try raise (MyErr(n, "m"))
    with
    | MyErr(c, _) when (log (sprintf "filter %d" c); c = 2) -> "two"
    | MyErr(c, _) when c % 2 = 1 -> "odd"
    | _ -> "even"
for i in 1 .. 4 do log (filter i)
printfn "%b %b" (MyErr(1, "a") = MyErr(1, "a")) (MyErr(1, "a") = MyErr(2, "a"))
printfn "%s" (MyErr(3, "q").Message)
printfn "%A" (MyErr(3, "q"))
let useOrder () =
    use a = new D "1"
    (use b = new D "2"
     log "in b")
    use c = { new IDisposable with member _.Dispose() = log "objexpr" }
    using (new D "3") (fun _ -> log "using")
    for i in 1 .. 2 do
        use d = new D(sprintf "loop%d" i)
        log "body"
    log "end"
useOrder ()
let early xs =
    try
        for x in xs do
            if x > 2 then raise (Custom("stop", x))
            printf "%d " x
        -1
    with :? Custom as c -> c.N
printfn "%d" (early [ 1; 2; 3; 4 ])
let tryInSeq =
    seq {
        try
            yield 1
            yield 2
        finally log "seq finally"
    }
printfn "%A" (Seq.head tryInSeq)
printfn "%A" (Seq.toList tryInSeq)
let lz = lazy (log "forced"; failwith "lazy fail" : int)
for _ in 1 .. 2 do
    try lz.Force() |> ignore with e -> log e.Message
