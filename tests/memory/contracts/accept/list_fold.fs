[<NoAlloc>]
let total (xs: int list) = List.fold (fun s x -> s + x) 0 xs
printfn "%d" (total [ 1; 2; 3 ])
