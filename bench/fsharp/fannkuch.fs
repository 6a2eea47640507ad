let fannkuch (n: int) =
    let p = Array.init n id
    let q = Array.zeroCreate<int> n
    let count = Array.zeroCreate<int> n
    let mutable maxFlips = 0
    let mutable checksum = 0
    let mutable r = n
    let mutable k = 0
    let mutable running = true
    while running do
        while r <> 1 do
            count.[r - 1] <- r
            r <- r - 1
        for i in 0 .. n - 1 do
            q.[i] <- p.[i]
        let mutable flips = 0
        let mutable first = q.[0]
        while first <> 0 do
            let mutable i = 0
            let mutable j = first
            while i < j do
                let t = q.[i]
                q.[i] <- q.[j]
                q.[j] <- t
                i <- i + 1
                j <- j - 1
            flips <- flips + 1
            first <- q.[0]
        if flips > maxFlips then
            maxFlips <- flips
        checksum <- checksum + (if k &&& 1 <> 0 then -flips else flips)
        let mutable turning = true
        while turning do
            if r = n then
                running <- false
                turning <- false
            else
                let t = p.[0]
                for i in 0 .. r - 1 do
                    p.[i] <- p.[i + 1]
                p.[r] <- t
                count.[r] <- count.[r] - 1
                if count.[r] > 0 then
                    turning <- false
                else
                    r <- r + 1
        k <- k + 1
    struct (checksum, maxFlips)

[<EntryPoint>]
let main args =
    let n = if args.Length > 0 then int args.[0] else 10
    let struct (checksum, maxFlips) = fannkuch n
    printfn "%d" checksum
    printfn "Pfannkuchen(%d) = %d" n maxFlips
    0
