// rejects: FF1012 line 4
let mutable f = fun (n: int) -> n
[<MaxStack(1000)>]
let run (n: int) = f n + 1
f <- fun n -> if n > 0 then run (n - 1) else 0
printfn "%d" (run 3)
