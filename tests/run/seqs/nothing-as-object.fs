type T = Leaf | Node of int * T * T
let o1 = box Leaf
let o2 = box (Node(1, Leaf, Leaf))
let o3 = box ([]: int list)
let o4 = box (None: int option)
let o5 = box (Some 3)
printfn "%b %b %b %b %b" (isNull o1) (isNull o2) (isNull o3) (isNull o4) (isNull o5)
let t (o: obj) =
    match o with
    | :? T as t -> (match t with Leaf -> "leaf" | Node _ -> "node")
    | :? (int list) as l -> sprintf "list %d" l.Length
    | :? (int option) as o -> sprintf "option %A" o
    | null -> "null"
    | _ -> "other"
for o in [ o1; o2; o3; o4; o5; box [ 1 ]; box "x" ] do printfn "%s" (t o)
printfn "%d" (Seq.length ([]: int list))
let e: seq<int> = List.toSeq []
for x in e do printfn "%d" x
printfn "%A" (Seq.toList e)
printfn "%A" (unbox<int option> o4)
printfn "%A" (unbox<int list> o3)
printfn "%A" ((o3 :?> int list) = [])
printfn "%b" (o1.Equals(Leaf))
printfn "%b" (o3.Equals(box ([]: int list)))
printfn "%b" (o3 = box ([]: int list))
printfn "%b" (o4 = o4)
