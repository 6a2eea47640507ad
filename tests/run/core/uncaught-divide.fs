// covers: division by zero that nobody catches: output before it stays, nothing after it runs, exit code 134
let rec countdown n =
    printfn "%d -> %d" n (12 / n)
    countdown (n - 1)

let safe a b = try Some(a / b) with :? System.DivideByZeroException -> None

printfn "%A %A" (safe 1 0) (safe 6 3)
printfn "%A" (try 7L % (int64 (safe 0 1).Value) with e -> (printfn "%s" e.Message; -1L))
printf "no line end; "
countdown 3
printfn "never"
