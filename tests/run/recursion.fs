// covers: let rec, mutual recursion, accumulators, tail calls deep enough to overflow a stack without them
let rec factorial n = if n <= 1 then 1L else int64 n * factorial (n - 1)
let rec gcd a b = if b = 0 then a else gcd b (a % b)

let rec isEven n = if n = 0 then true else isOdd (n - 1)
and isOdd n = if n = 0 then false else isEven (n - 1)

let rec ackermann m n =
    match m, n with
    | 0, n -> n + 1
    | m, 0 -> ackermann (m - 1) 1
    | m, n -> ackermann (m - 1) (ackermann m (n - 1))

let sumTo n =
    let rec loop total i = if i > n then total else loop (total + int64 i) (i + 1)
    loop 0L 1

let rec hanoi n source target spare =
    if n = 0 then 0 else hanoi (n - 1) source spare target + 1 + hanoi (n - 1) spare target source

let collatz start =
    let rec steps count n =
        if n = 1L then count
        elif n % 2L = 0L then steps (count + 1) (n / 2L)
        else steps (count + 1) (3L * n + 1L)
    steps 0 start

let rec applyTimes n f x = if n = 0 then x else applyTimes (n - 1) f (f x)
let rec fibCps n k = if n < 2 then k n else fibCps (n - 1) (fun a -> fibCps (n - 2) (fun b -> k (a + b)))

printfn "%d %d %d" (factorial 5) (factorial 20) (gcd 1071 462)
printfn "%b %b" (isEven 1000001) (isOdd 1000001)
printfn "%d" (ackermann 2 9)
printfn "%d" (sumTo 3000000)
printfn "%d" (hanoi 12 'a' 'b' 'c')
printfn "%A" (List.map collatz [ 1L; 6L; 27L; 97L; 837799L ])
printfn "%d" (applyTimes 1000000 (fun x -> x + 2) 1)
printfn "%d" (fibCps 20 id)
