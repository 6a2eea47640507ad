// covers: raising, catching by type and pattern, finally, own exceptions, messages of the library
exception Bad of string * int
exception Simple
let attempt name f =
    try
        printfn "%s -> %d" name (f ())
    with
    | Failure msg -> printfn "%s failed: %s" name msg
    | Bad(s, n) -> printfn "%s bad: %s %d" name s n
    | Simple -> printfn "%s simple" name
    | :? System.DivideByZeroException -> printfn "%s divided by zero" name
    | :? System.ArgumentException as e -> printfn "%s argument: %s" name e.Message
    | e -> printfn "%s %s: %s" name (e.GetType().Name) e.Message
attempt "ok" (fun () -> 1)
attempt "failwith" (fun () -> failwith "boom")
attempt "failwithf" (fun () -> failwithf "%d is wrong" 3)
attempt "bad" (fun () -> raise (Bad("x", 4)))
attempt "simple" (fun () -> raise Simple)
attempt "div" (fun () -> 1 / List.length [])
attempt "arg" (fun () -> invalidArg "count" "must be positive")
attempt "head" (fun () -> List.head [])
attempt "find" (fun () -> List.find (fun x -> x > 3) [ 1 ])
attempt "key" (fun () -> Map.find 3 (Map.ofList [ 1, 1 ]))
attempt "index" (fun () -> [| 1; 2 |].[List.length [ 1; 2; 3 ]])
attempt "op" (fun () -> invalidOp "not now")
attempt "null" (fun () -> (null: string).Length)
attempt "match" (fun () -> match [ 1 ] with [] -> 0 | [ _; _ ] -> 1 | _ -> failwith "other")
attempt "zip" (fun () -> (List.zip [ 1; 2 ] [ 3 ]).Length)
let withFinally () =
    try
        try
            printfn "body"
            failwith "inside"
        finally
            printfn "finally"
    with e -> printfn "caught %s" e.Message
withFinally ()
type Resource(name) =
    do printfn "open %s" name
    member _.Use() = printfn "use %s" name
    interface System.IDisposable with
        member _.Dispose() = printfn "close %s" name
let useBoth () =
    use a = new Resource "a"
    use b = new Resource "b"
    a.Use()
    b.Use()
    42
printfn "%d" (useBoth ())
try
    use r = new Resource "r"
    failwith "stop"
with e -> printfn "%s" e.Message
let nested =
    try
        try failwith "inner" with Failure m -> raise (System.InvalidOperationException("outer of " + m))
    with e -> e.Message
printfn "%s" nested
let value = try int "12" with _ -> -1
printfn "%d" value
