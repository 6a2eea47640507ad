let sym, f = let k (x: 'a) = x in "a", k
let (a :: _ as all) = [ []; [] ]
let none, some = None, (fun x -> Some x)
let test () =
    let p, q = [], (fun x -> x)
    let ints: int list = 1 :: p
    let texts: string list = "a" :: p
    printfn "%A %A %d %s" ints texts (q 1) (q "x")
    printfn "%d %s %s" (f 1) (f "x") sym
    printfn "%A %A" (some 1) (some "q")
    let n: int option = none
    let s: string option = none
    printfn "%b %b" n.IsNone s.IsNone
test ()
