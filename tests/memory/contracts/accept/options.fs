[<NoAlloc>]
let half (n: int) = if n % 2 = 0 then Some(n / 2) else None
printfn "%A %A" (half 4) (half 3)
