[<NoAlloc>]
let total (xs: int[]) = xs |> Array.sumBy (fun x -> x + 1)
printfn "%d" (total [| 1; 2; 3 |])
