let total (n: int) = 0 * n + (n - 1) * n
printfn "%d" (total 3)
