// Arms whose values are made into a sequence where the ways meet.
let pick (k: int) =
    let s =
        match k with
        | 0 -> ([ 1; 2 ] :> seq<int>)
        | 1 -> (Option.defaultValue [ 3 ] (Some [ 4; k ]) :> seq<int>)
        | 2 -> Seq.filter (fun n -> n > 5) ([ 5; 6; k + 7 ] :> seq<int>)
        | _ -> Seq.filter (fun _ -> false) ([| k |] :> seq<int>)
    match s with
    | v when k > 100 -> Seq.length v
    | v -> Seq.sum v

let either (k: int) (xs: string list) =
    let s = if k > 1 then (xs :> seq<string>) else ([| string k |] :> seq<string>)
    String.concat "," s

let guarded (k: int) =
    let s =
        try
            if k > 1 then failwith "big"
            ([ k ] :> seq<int>)
        with _ -> ([| 7; 8 |] :> seq<int>)
    Seq.sum s

[<EntryPoint>]
let main _ =
    for k in 0 .. 3 do
        printfn "%d %s %d" (pick k) (either k [ "a"; string (k * 2) ]) (guarded k)
    0
