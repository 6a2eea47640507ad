printfn "%b %b" (List.fold (||) false [ true ]) (List.reduce (&&) [ true; false ])
let f () = printf "called "; true
printfn "%b %b" (true || f ()) (false && f ())
printfn "%b %b" (List.exists2 (||) [ false ] [ true ]) (Seq.fold (&&) true [ true; true ])
let g = (&&) true
printfn "%b %b" (g false) (g true)
