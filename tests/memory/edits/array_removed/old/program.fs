let total (n: int) =
    let xs = Array.init n (fun i -> i * n)
    xs.[0] + xs.[n - 1]
printfn "%d" (total 3)
