// rejects: FF1010 line 3
[<NoAlloc>]
let twice (xs: int[]) = Array.map (fun x -> x * 2) xs
printfn "%A" (twice [|1; 2|])
