// covers: calls in tail position that must not grow the stack: direct, mutual, through closures, in match, if, && and ||, continuations
let rec countDown n = if n = 0 then "done" else countDown (n - 1)

let rec ping n = match n with 0 -> "ping" | _ -> pong (n - 1)
and pong n = match n with 0 -> "pong" | _ -> ping (n - 1)

let rec anyMultiple limit n = n < limit && (n % 999983 = 0 && n > 0 || anyMultiple limit (n + 1))

let rec through f n = if n = 0 then f 0 else f n
let rec bounce n = through (fun k -> if k = 0 then "landed" else bounce (k - 1)) n

let rec iterate f n x = if n = 0 then x else iterate f (n - 1) (f x)

let sumBy f list =
    let rec go total rest =
        match rest with
        | [] -> total
        | x :: rest when x % 2 = 0 -> go (total + f x) rest
        | _ :: rest -> go total rest
    go 0L list

// Continuations: the stack does not grow, the chain of closures does.
let rec sumCps n k = if n = 0 then k 0L else sumCps (n - 1) (fun rest -> k (rest + int64 n))

let rec mapCps f list k =
    match list with
    | [] -> k []
    | x :: rest -> mapCps f rest (fun mapped -> k (f x :: mapped))

type Tree =
    | Leaf
    | Branch of Tree * int * Tree

let rec spine n tree = if n = 0 then tree else spine (n - 1) (Branch(tree, n, Leaf))

let rec sumTree tree k =
    match tree with
    | Leaf -> k 0L
    | Branch(left, x, right) -> sumTree left (fun l -> sumTree right (fun r -> k (l + r + int64 x)))

type Machine =
    | Running of int * int64
    | Halted of int64

let rec drive state =
    match state with
    | Halted result -> result
    | Running(0, total) -> drive (Halted total)
    | Running(n, total) ->
        let next = Running(n - 1, total + int64 (n &&& 3))
        drive next

let rec state0 (text: string) i count =
    if i = text.Length then count
    else
        match text.[i] with
        | 'a' -> state1 text (i + 1) count
        | _ -> state0 text (i + 1) count
and state1 text i count =
    if i = text.Length then count
    else
        match text.[i] with
        | 'b' -> state0 text (i + 1) (count + 1)
        | 'a' -> state1 text (i + 1) count
        | _ -> state0 text (i + 1) count

let rec manyArguments a b c d e f g h n =
    if n = 0 then a + b + c + d + e + f + g + h
    else manyArguments b c d e f g h (a + 1) (n - 1)

let main () =
    printfn "%s" (countDown 5000000)
    printfn "%s %s" (ping 3000000) (ping 3000001)
    printfn "%b" (anyMultiple 3000000 0)
    printfn "%s" (bounce 1000000)
    printfn "%d" (iterate (fun x -> (x * 31 + 7) &&& 0xFFFF) 1000000 1)
    printfn "%d" (sumBy int64 [ 1 .. 300000 ])
    printfn "%d" (sumCps 1000000 id)
    printfn "%d" (mapCps (fun x -> x + 1) [ 1 .. 200000 ] List.length)
    printfn "%d" (sumTree (spine 200000 Leaf) id)
    printfn "%d" (drive (Running(2000000, 0L)))
    printfn "%d" (state0 (String.replicate 50000 "aab-ab") 0 0)
    printfn "%d" (manyArguments 1 2 3 4 5 6 7 8 1000000)

main ()
