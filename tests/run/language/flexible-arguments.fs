// covers: functions of sequences applied to names whose types are found later
let g xs =
   let n = xs |> Seq.length
   for x in xs do printfn "%d" x
   n
printfn "%d" (g [1;2])
let h xs = (xs |> Seq.length, xs |> Seq.sum)
printfn "%A" (h [|1;2|])
let k xs = xs |> Seq.length, [ for x in xs -> x + 1 ]
printfn "%A" (k (set [1;2]))
let m xs = 
    let a = xs |> Seq.map (fun x -> x * 2)
    let b = Seq.sum xs
    match xs with
    | ys when Seq.isEmpty ys -> 0, a
    | _ -> b, a
printfn "%A" (m [1])
let rec loop xs = if xs |> Seq.isEmpty then 0 else 1 + loop (Seq.tail xs)
printfn "%A" (loop [1;2])
let keep xs = xs |> Seq.iter ignore; xs
printfn "%A" (keep [1;2])
let fs = List.map keep [[1];[2]]
printfn "%A" fs
let b1 names (o: string option) = 
    let c = defaultArg o (names |> String.concat ".")
    (c, List.tryLast names)
let b2 names (o: string option) = 
    let c = id (names |> String.concat ".")
    (c, List.tryLast names)
let b3 names (o: string option) = 
    let c = (names |> String.concat ".")
    (c, List.tryLast names)
let b4 names o = 
    let c = defaultArg o (names |> String.concat ".")
    let m = "x" + (String.concat "." names)
    (c, m)
let b5 names = 
    let m = "x" + (String.concat "." names)
    (m, List.tryLast names)
let b6 names = 
    let m = String.concat "." names
    (m, List.tryLast names)
let b7 names = 
    let m = names |> Seq.length
    let m = Seq.length names
    (m, List.tryLast names)
