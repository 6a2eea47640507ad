let twice f x = f (f x)
[<NoAlloc>]
let add (n: int) = twice (fun x -> x + n) 1
printfn "%d" (add 3)
