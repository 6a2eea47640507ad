// covers: let rec, mutual recursion with and, shadowing, nested functions, recursion in tail position over a million steps
let rec factorial n = if n <= 1 then 1L else int64 n * factorial (n - 1)

let rec ackermann m n =
    if m = 0 then n + 1
    elif n = 0 then ackermann (m - 1) 1
    else ackermann (m - 1) (ackermann m (n - 1))

let rec isEven n = n = 0 || isOdd (n - 1)
and isOdd n = n <> 0 && isEven (n - 1)

let rec female n = if n = 0 then 1 else n - male (female (n - 1))
and male n = if n = 0 then 0 else n - female (male (n - 1))

let collatz start =
    let rec steps count n =
        if n = 1L then count
        elif n % 2L = 0L then steps (count + 1) (n / 2L)
        else steps (count + 1) (3L * n + 1L)
    steps 0 start

let sumTo limit =
    let rec go total n =
        match n with
        | 0 -> total
        | n -> go (total + int64 n) (n - 1)
    go 0L limit

// A name may be bound again; the earlier binding stays what it was for those that captured it.
let x = 1
let readsFirst () = x
let shadow x =
    let before = x
    let x = x * 10
    let x = x + before
    let inner x = x + 1
    inner x, x

let rec gcd a b =
    let r = a % b
    if r = 0 then b else gcd b r

// `f` in the body of a plain let is the outer one.
let f n = n + 1
let g =
    let f n = f (f n)
    f 40

let rec binary n =
    let rest = if n > 1 then binary (n / 2) else ""
    rest + string (n % 2)

let rec hanoi n from into via =
    if n = 0 then 0
    else hanoi (n - 1) from via into + 1 + hanoi (n - 1) via into from

printfn "%d %d" (factorial 20) (factorial 1)
printfn "%d %d" (ackermann 2 3) (ackermann 3 3)
printfn "%b %b" (isEven 100001) (isOdd 1000001)
for n in 0 .. 10 do printf "%d/%d " (female n) (male n)
printfn ""
printfn "%d %d %d" (collatz 27L) (collatz 97L) (collatz 837799L)
printfn "%d" (sumTo 3000000)
printfn "%d %A" (readsFirst ()) (shadow 7)
printfn "%d %d" (gcd 1071 462) (gcd 17 5)
printfn "%d" g
printfn "%s %s" (binary 0) (binary 37)
printfn "%d" (hanoi 12 "a" "b" "c")
