// branches that give different collections as sequences, options of functions, joins of values that are made late
let pick n : seq<int> = match n with 0 -> Seq.empty | 1 -> [ 1 ] :> seq<_> | 2 -> [| 1; 2 |] :> seq<_> | 3 -> set [ 3; 1; 2 ] :> seq<_> | _ -> seq { for i in 1 .. n -> i }
for i in 0 .. 4 do printf "%d/%d " (Seq.length (pick i)) (Seq.sum (pick i))
printfn ""
let h b = if b then Seq.map (fun x -> x + 1) [ 1; 2 ] else Seq.filter (fun x -> x > 1) [| 1; 2; 3 |]
printfn "%A %A" (List.ofSeq (h true)) (List.ofSeq (h false))
let k b xs = let ys = (if b then Seq.rev xs else Seq.sort xs) in [ for y in ys -> y * 2 ]
printfn "%A %A" (k true [ 3; 1; 2 ]) (k false [ 3; 1; 2 ])
let o x : obj = if x = 0 then null elif x = 1 then box (None: int option) elif x = 2 then box (Some 1) elif x = 3 then box ([]: int list) elif x = 4 then box [ 1 ] else box x
for i in 0 .. 5 do printf "%A " (o i)
printfn ""
let cmp (a: 'a) (b: 'a) = match compare a b with 0 -> "=" | n when n < 0 -> "<" | _ -> ">"
printfn "%s%s%s" (cmp [] [ 1 ]) (cmp (Some []) None) (cmp (1, []) (1, [ 2 ]))
let fopt b = if b then Some(fun x -> x + 1) else None
printfn "%A %A" (fopt true |> Option.map (fun f -> f 1)) (fopt false |> Option.map (fun f -> f 1))
let choose n = match n with 0 -> (fun x -> x) | 1 -> ((+) 10) | _ -> (fun x -> x * n)
printfn "%A" [ for i in 0 .. 3 -> choose i 5 ]
let e: exn = if pick 0 |> Seq.isEmpty then System.ArgumentException "arg" :> exn else exn "plain"
printfn "%s" e.Message
let t = try (if pick 2 |> Seq.length > 1 then failwith "long" else [ 1 ] :> seq<int>) with Failure _ -> [] :> seq<int>
printfn "%d" (Seq.length t)
let rec walk n : seq<string> = seq { if n > 0 then
                                        yield string n
                                        yield! (if n % 2 = 0 then walk (n - 1) else [ "odd" ] :> seq<string>) }
printfn "%A" (List.ofSeq (walk 4))
let lz = lazy (if 1 > 0 then [] :> seq<int> else [ 1 ] :> seq<int>)
printfn "%d" (Seq.length lz.Value)
let tup = (if 2 > 1 then ([] :> seq<int>), 1 else ([ 1 ] :> seq<int>), 2)
printfn "%A %d" (fst tup |> Seq.toList) (snd tup)
let pipeline b = [ 1 .. 10 ] |> (if b then Seq.filter (fun x -> x % 2 = 0) else Seq.map (fun x -> x * x)) |> Seq.truncate 3 |> Seq.toList
printfn "%A %A" (pipeline true) (pipeline false)
let mutable s = Seq.empty<int>
for i in 1 .. 3 do s <- Seq.append s (if i = 2 then [] :> seq<int> else [ i ] :> seq<int>)
printfn "%A" (List.ofSeq s)
let xs = [ 1; 2; 3 ] |> Seq.map (fun x -> printf "m%d " x; x)
printfn "%b" (Seq.exists (fun x -> x = 2) xs)
printfn "%A" (Seq.tryFind (fun x -> x > 5) xs)
let once = Seq.map (fun x -> x + 1) (seq { printf "start "; yield 1 })
printfn "%d %d" (Seq.head once) (Seq.last once)
