// A seed gives the same numbers as everywhere.
let show (xs: seq<'a>) = printfn "%s" (xs |> Seq.map string |> String.concat " ")
for seed in [ 0; 1; 42; -7; System.Int32.MaxValue; System.Int32.MinValue ] do
    let r = System.Random(seed)
    show [ for _ in 1 .. 8 -> r.Next() ]
    show [ for _ in 1 .. 8 -> r.Next 100 ]
    show [ for _ in 1 .. 8 -> r.Next(-50, 50) ]
    show [ for _ in 1 .. 4 -> r.Next(System.Int32.MinValue, System.Int32.MaxValue) ]
    printfn "%.17g %.17g" (r.NextDouble()) (r.NextDouble())
    let b = Array.zeroCreate 6
    r.NextBytes b
    show (Array.map int b)
let r = System.Random 5
show [ for _ in 1 .. 60 -> r.Next 10 ]
let shuffle (xs: 'a[]) = xs |> Array.sortBy (fun _ -> r.Next())
show (shuffle [| 1 .. 10 |])
printfn "%s" (try string (r.Next -1) with e -> e.Message)
printfn "%s" (try string (r.Next(5, 1)) with e -> e.Message)
let u = System.Random()
let x = u.Next(10, 20)
printfn "%b" (x >= 10 && x < 20)
