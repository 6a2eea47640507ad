// covers: for to, downto, for in over ranges, lists, arrays and strings, while; bounds evaluated once, empty ranges, the ends of int
let bound label value =
    printf "[%s]" label
    value

for i = bound "from" 1 to bound "to" 4 do printf " %d" i
printfn ""
for i = 4 downto 1 do printf " %d" i
printfn ""
for i = 3 to 2 do printf " never %d" i
for i = 2 downto 3 do printf " never %d" i
for i in 5 .. 4 do printf " never %d" i
for i in bound "start" 0 .. bound "step" 3 .. bound "end" 10 do printf " %d" i
printfn ""
for i in 10 .. -4 .. -10 do printf " %d" i
printfn ""
for i in 1 .. -1 .. 2 do printf " never %d" i

// The counter must not run past the ends of its type.
for i in System.Int32.MaxValue - 2 .. System.Int32.MaxValue do printf " %d" i
printfn ""
for i = System.Int32.MinValue + 1 downto System.Int32.MinValue do printf " %d" i
printfn ""
for i in System.Int32.MaxValue - 5 .. 4 .. System.Int32.MaxValue do printf " %d" i
printfn ""
for b in 253uy .. 255uy do printf " %d" b
printfn ""
for n in 4294967295L .. 4294967297L do printf " %d" n
printfn ""
for c in 'x' .. 'z' do printf " %c" c
printfn ""

let mutable limit = 3
for i in 1 .. limit do
    limit <- 10
    printf " %d" i
printfn " limit %d" limit

let squares = Array.init 5 (fun i -> i * i)
for x in squares do printf " %d" x
printfn ""
for i in 0 .. squares.Length - 1 do
    if i % 2 = 0 then squares.[i] <- -squares.[i]
for x in List.ofArray squares do printf " %d" x
printfn ""
for c in "a-b" do printf "<%c>" c
printfn ""
for _ in 1 .. 3 do printf "."
printfn ""

// An inner loop with an early end
let firstProduct target =
    let mutable found = None
    let mutable i = 1
    while Option.isNone found && i < target do
        let mutable j = i
        while Option.isNone found && j < target do
            if i * j = target then found <- Some(i, j)
            j <- j + 1
        i <- i + 1
    found
printfn "%A %A" (firstProduct 91) (firstProduct 97)

let mutable steps = 0
let mutable n = 27
while n <> 1 do
    n <- if n % 2 = 0 then n / 2 else 3 * n + 1
    steps <- steps + 1
printfn "%d" steps
while false do printfn "never"

let mutable total = 0L
for i in 1 .. 1000 do
    for j in i .. 1000 do
        if (i + j) % 7 = 0 then total <- total + int64 (i * j)
printfn "%d" total
let mutable checks = 0
let again () =
    checks <- checks + 1
    checks < 4
while again () do printf "body "
printfn "%d" checks
