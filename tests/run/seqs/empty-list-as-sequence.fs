let loop (xs: seq<int>) (f: int -> seq<int>) = [ for x in xs do yield! f x ]
let mk k = [ k ]
let zero () : 'a list = []
printfn "%A" (loop (seq { 1 .. 2 }) (fun x -> if x = 2 then mk (x * 10) :> seq<int> else (zero () : int list) :> seq<int>))
let g (x: int) : seq<int> = if x = 2 then mk x :> seq<int> else [] :> seq<int>
printfn "%A" (Seq.toList (g 1))
printfn "%A" (box ([]: int list))
