// rejects: FF1010 line 2
let table = [| (fun (x: int) -> (string x).Length); (fun x -> x) |]
[<NoAlloc>]
let run (i: int) = table.[i] i
printfn "%d %d" (run 0) (run 1)
