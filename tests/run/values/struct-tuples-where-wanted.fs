let f b : struct (int * int) = if b then struct (1, 2) else 3, 4
let g (struct (a, b)) = a + b
let h = g (1, 2)
let k () : struct (int * int) = 1, 2
let n (x: struct (int * int)) = match x with (a, b) -> a + b
let xs: struct (string * int) list = [ "a", 1; "b", 2 ]
let m = dict [ 1, struct (2, 3) ]
let total = xs |> List.sumBy (fun (struct (s, n)) -> s.Length + n)
let swap (struct (a, b)) : struct (_ * _) = b, a
let rec loop (acc: struct (int * int)) i =
    match acc, i with
    | _, 0 -> acc
    | (a, b), _ -> loop (b, a + b) (i - 1)
printfn "%d %A %d %A %A %A" (n (k ())) (f false) h total (swap (1, "x")) (loop (0, 1) 10)
printfn "%A %A" m.[1] xs
