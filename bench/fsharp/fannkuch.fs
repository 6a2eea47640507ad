/// Rotates the first `r + 1` elements one place to the left.
let rotate (p: int[]) r =
    let first = p.[0]
    for i in 0 .. r - 1 do
        p.[i] <- p.[i + 1]
    p.[r] <- first

let reverse (q: int[]) last =
    let mutable i = 0
    let mutable j = last
    while i < j do
        let t = q.[i]
        q.[i] <- q.[j]
        q.[j] <- t
        i <- i + 1
        j <- j - 1

/// How often the prefix of length `q.[0] + 1` is reversed until 0 comes first.
let flips (p: int[]) (q: int[]) =
    for i in 0 .. p.Length - 1 do
        q.[i] <- p.[i]
    let mutable count = 0
    while q.[0] <> 0 do
        reverse q q.[0]
        count <- count + 1
    count

let fannkuch n =
    let p = Array.init n id
    let q = Array.zeroCreate<int> n
    let counts = Array.zeroCreate<int> (n + 1)
    let mutable most = 0
    let mutable checksum = 0
    let mutable k = 0
    let mutable r = n
    let mutable running = true
    while running do
        while r <> 1 do
            counts.[r - 1] <- r
            r <- r - 1
        let f = flips p q
        if f > most then most <- f
        checksum <- if k &&& 1 = 1 then checksum - f else checksum + f
        let mutable searching = true
        while searching do
            if r = n then
                running <- false
                searching <- false
            else
                rotate p r
                counts.[r] <- counts.[r] - 1
                if counts.[r] > 0 then searching <- false else r <- r + 1
        k <- k + 1
    checksum, most

[<EntryPoint>]
let main args =
    let n = int args.[0]
    let checksum, most = fannkuch n
    printfn "%d\nPfannkuchen(%d) = %d" checksum n most
    0
