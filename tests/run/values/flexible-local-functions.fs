let names (xs: seq<string>) = Seq.length xs
printfn "%d" ([|"a"|] |> names)
let f () =
    let local (xs: seq<string>) = Seq.length xs
    [|"a"; "b"|] |> local
printfn "%d" (f ())
