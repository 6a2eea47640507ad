let mutable f = fun (n: int) -> n + 1
[<NoAlloc>]
let run (n: int) = f n
printfn "%d" (run 3)
