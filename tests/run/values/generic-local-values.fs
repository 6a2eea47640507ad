let f x y z = (string x) + (string y) + (string z)
let t () =
    let f2 = f
    [| "c" |] |> Array.mapi f2 |> Array.item 0 <| "x" |> printfn "%s"
    let g = id
    printfn "%d %s" (g 3) (g "x")
    let h = List.map
    printfn "%A %A" (h (fun x -> x + 1) [1]) (h string [1])
    let p = fst, snd
    printfn "%d %s" ((fst p) (1,2)) (fst p ("q", 2))
    let e = []
    printfn "%A %A" (1 :: e) ("a" :: e)
    let n = None
    printfn "%A %A" (n = Some 1) (n = Some "x")
    let k = 10
    let use1 () = let q = (g k, g "inner") in q
    printfn "%A" (use1 ())
    let pair = (e, n)
    printfn "%A %A" (3 :: fst pair) (Some "s" = snd pair)
    let fs = [ for i in 1 .. 2 -> fun () -> (g i, h (fun x -> g x + i) [ 5 ]) ]
    printfn "%A" [ for f in fs -> f () ]
    let m = Map.empty
    printfn "%A %A" (m.Add(1, 2)) (m.Add("a", "b"))
t ()
let tl = List.rev
printfn "%A" (tl [ 1; 2 ])
let none = None
printfn "%b %b" (none = Some 3) (none = Some "s")
