// covers: use and using: when values are disposed of, in which order, on exceptions, in loops, in functions, null
open System

let resource name =
    printfn "open %s" name
    { new IDisposable with
        member __.Dispose() = printfn "close %s" name }

let simple () =
    use a = resource "a"
    use b = resource "b"
    printfn "using both"
    42

let early flag =
    use a = resource "outer"
    if flag then
        use b = resource "branch"
        printfn "in branch"
        "branch"
    else
        printfn "no branch"
        "none"

let failing () =
    use a = resource "x"
    use b = resource "y"
    failwith "broken"

let loop () =
    for i in 1 .. 2 do
        use item = resource (sprintf "item %d" i)
        printfn "turn %d" i

let block () =
    let result =
        use temporary = resource "temporary"
        printfn "inside"
        7
    printfn "after the block"
    result

let nothing () =
    use none: IDisposable = null
    printfn "null is not disposed of"

let passed (r: IDisposable) = using r (fun _ -> printfn "using"; 1)

let captured () =
    use held = resource "held"
    fun () -> printfn "called after close"

let rec nested n =
    if n > 0 then
        use level = resource (string n)
        nested (n - 1)
        printfn "back at %d" n

printfn "%d" (simple ())
printfn "%s" (early true)
printfn "%s" (early false)
(try failing () with e -> printfn "caught %s" e.Message)
loop ()
printfn "%d" (block ())
nothing ()
printfn "%d" (passed (resource "given"))
(captured ()) ()
nested 3
