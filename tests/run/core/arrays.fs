// covers: arrays: creation, mutation, aliases and copies, slices, rows of rows, equality, the everyday functions, algorithms in place
let swap (items: 'a[]) i j =
    let t = items.[i]
    items.[i] <- items.[j]
    items.[j] <- t

let rec sortInPlace (items: int[]) low high =
    if low < high then
        let pivot = items.[(low + high) / 2]
        let mutable i, j = low, high
        while i <= j do
            while items.[i] < pivot do i <- i + 1
            while items.[j] > pivot do j <- j - 1
            if i <= j then
                swap items i j
                i <- i + 1
                j <- j - 1
        sortInPlace items low j
        sortInPlace items i high

let binarySearch (items: int[]) wanted =
    let rec go low high =
        if low > high then None
        else
            let middle = low + (high - low) / 2
            if items.[middle] = wanted then Some middle
            elif items.[middle] < wanted then go (middle + 1) high
            else go low (middle - 1)
    go 0 (items.Length - 1)

let sieve limit =
    let composite = Array.create (limit + 1) false
    for i in 2 .. limit do
        if not composite.[i] then
            for j in i * i .. i .. limit do composite.[j] <- true
    [| 2 .. limit |] |> Array.filter (fun i -> not composite.[i])

let multiply (a: float[][]) (b: float[][]) =
    Array.init a.Length (fun i ->
        Array.init b.[0].Length (fun j ->
            let mutable sum = 0.0
            for k in 0 .. b.Length - 1 do sum <- sum + a.[i].[k] * b.[k].[j]
            sum))

let show items = printfn "%A" items

let main () =
    let a = [| 5; 3; 9; 1 |]
    let alias, copy = a, Array.copy a
    a.[0] <- 50
    printfn "%d %d %d" a.[0] alias.[0] copy.[0]
    show (Array.zeroCreate<int> 3, Array.create 2 "x", Array.init 3 (fun i -> i * i))
    show (Array.empty: int[])
    show (a.[1..2], a.[..1], a.[2..], a.[3..1])
    a.[1..2] <- [| 30; 90 |]
    show a
    sortInPlace a 0 3
    show a
    show (binarySearch a 50, binarySearch a 7)
    let many = Array.init 1000 (fun i -> (i * 7919) % 1009)
    sortInPlace many 0 999
    printfn "%b %d %d" (Array.forall (fun (x, y) -> x <= y) (Array.pairwise many)) many.[0] many.[999]
    let primes = sieve 100
    printfn "%d %d" primes.Length (Array.last primes)
    let rows = Array.init 3 (fun r -> Array.create (r + 1) r)
    rows.[2].[0] <- 7
    show rows
    // One row shared by all
    let shared = Array.create 2 [| 0; 0 |]
    shared.[0].[1] <- 1
    show shared
    show (multiply [| [| 1.0; 2.0 |]; [| 3.0; 4.0 |] |] [| [| 0.0; 1.0 |]; [| 1.0; 0.0 |] |])
    printfn "%b %b %b" ([| 1; 2 |] = [| 1; 2 |]) ([| 1; 2 |] < [| 3 |]) ([| 1; 2 |] < [| 1; 3 |])
    show (Array.map string [| 1; 2 |], Array.mapi (+) [| 10; 10 |], Array.rev [| 1; 2; 3 |])
    show (Array.append [| 1 |] [| 2 |], Array.concat [ [| 1 |]; [| 2; 3 |] ], Array.sub [| 1; 2; 3; 4 |] 1 2)
    printfn "%d %d %g" (Array.sum [| 1; 2; 3 |]) (Array.fold (*) 1 [| 2; 3; 4 |]) (Array.average [| 1.0; 2.0 |])
    show (Array.sort [| 3; 1; 2 |], Array.sortDescending [| "b"; "c"; "a" |], Array.sortBy (~-) [| 1; 3; 2 |])
    show (Array.zip [| 1; 2 |] [| 'a'; 'b' |], Array.partition (fun x -> x > 1) [| 1; 2; 3 |])
    show (Array.tryFind (fun x -> x > 5) [| 1; 9 |], Array.findIndex ((=) 9) [| 1; 9 |], Array.contains 2 [| 1 |])
    let filled = Array.zeroCreate 5
    Array.fill filled 1 3 'x'
    Array.set filled 0 '<'
    filled.[4] <- '>'
    printfn "%s %c" (System.String filled) (Array.get filled 2)
    Array.blit [| 1; 2; 3 |] 0 many 0 3
    show (Array.truncate 4 many)
    show (Array.toList [| 1; 2 |], List.toArray [ 3 ], Array.choose (fun x -> if x > 1 then Some(x * x) else None) [| 1; 2; 3 |])

main ()
