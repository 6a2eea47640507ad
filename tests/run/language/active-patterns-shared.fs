let mutable trace = ""
let t s = trace <- trace + " " + s
let (|Pos|_|) n = t (sprintf "P%d" n); if n > 0 then Some n else None
let (|KV|) n = t (sprintf "K%d" n); (n, n + 1)
let (|Par|) k n = t (sprintf "R%d" n); n * k
let f1 n = match n with Pos p when p > 10 -> "a" | Pos 5 -> "b" | Pos _ -> "c" | _ -> "d"
let f2 n = match n with KV(1, _) -> "a" | KV(_, 3) -> "b" | KV(x, _) when x > 7 -> "c" | _ -> "d"
let f3 n = match n with Par 2 6 -> "a" | Par 2 8 -> "b" | Par 3 15 -> "c" | _ -> "d"
let f4 (n, m) = match n, m with Pos 1, Pos 1 -> "11" | Pos 2, _ -> "2_" | _, Pos 2 -> "_2" | Pos _, Pos _ -> "pp" | _ -> "z"
let f5 n = match n with KV(1, Pos 2) -> "a" | KV(2, Pos 4) -> "b" | KV(_, KV(6, _)) -> "c" | KV(_, KV(_, 9)) -> "d" | _ -> "e"
let f6 n = match n with [ KV(1, _); _ ] -> "a" | [ KV(2, _) ] -> "b" | KV(3, _) :: _ -> "c" | [ KV(4, _); KV(5, _) ] -> "d" | _ -> "e"
let run n f =
    trace <- ""
    let r = f n
    printfn "%A:%s = %s" n trace r
for n in [ 20; 5; 3; 0 ] do run n f1
for n in [ 1; 2; 8; 4 ] do run n f2
for n in [ 3; 4; 5; 6 ] do run n f3
for n in [ 1, 1; 1, 2; 2, 1; 0, 2; 3, 3; 0, 0 ] do run n f4
for n in [ 1; 2; 5; 7; 9 ] do run n f5
for n in [ [ 1 ]; [ 1; 2 ]; [ 2 ]; [ 3; 4 ]; [ 4; 5 ]; [ 4; 6 ]; [ 7; 7 ]; [] ] do run n f6
