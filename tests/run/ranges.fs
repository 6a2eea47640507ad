// covers: ranges and comprehensions
printfn "%A %A %A" [ 1 .. 5 ] [ 1 .. 2 .. 10 ] [ 10 .. -3 .. 0 ]
printfn "%A %A" [ 5 .. 1 ] [| 'a' .. 'e' |]
printfn "%A" [ 0.0 .. 0.25 .. 1.0 ]
printfn "%A" [ for x in 1 .. 3 do for y in x .. 3 -> x, y ]
printfn "%A" [ for x in 1 .. 10 do if x % 3 = 0 then yield x * x ]
printfn "%A" [| for s in [ "a"; "b" ] do yield s; yield s + s |]
printfn "%A" [ yield 0; yield! [ 1; 2 ]; for i in 3 .. 4 do yield i ]
printfn "%A" [ 1uy .. 3uy ]
printfn "%A" [ 5L .. 8L ]
let mutable total = 0
for i = 1 to 5 do total <- total + i
for i = 5 downto 1 do total <- total * 2 + i
printfn "%d" total
for i in 10 .. -4 .. -3 do printf "%d " i
printfn ""
for c in "hey" do printf "[%c]" c
printfn ""
for i, x in List.indexed [ "a"; "b" ] do printf "%d%s " i x
printfn ""
let mutable n = 27
let mutable steps = 0
while n <> 1 do
    n <- if n % 2 = 0 then n / 2 else 3 * n + 1
    steps <- steps + 1
printfn "%d" steps
printfn "%d" (Seq.sum (seq { 1 .. 100 }))
for _ in 1 .. 3 do printf "*"
printfn ""
printfn "%d" (List.length [ System.Int32.MaxValue - 2 .. System.Int32.MaxValue ])
