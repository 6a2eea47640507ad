[<NoAlloc>]
let rec length n xs = match xs with [] -> n | _ :: t -> length (n + 1) t
printfn "%d" (length 0 [ 1; 2; 3 ])
