// covers: recursion to the stack's end stops the program with code 134 after everything that was printed before; deep recursion below that works
let rec depth n = if n = 0 then 0 else 1 + depth (n - 1)
let rec build n = if n = 0 then [] else n :: build (n - 1)
let rec forever n = 1 + forever (n + 1) * 3

printfn "%d" (depth 50000)
printfn "%d" (List.length (build 50000))
printfn "%d" (forever 1)
printfn "never"
