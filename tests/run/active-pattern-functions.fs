// covers: active patterns whose body gives the function that is matched with, and what follows them
type Kind =
    | Auto of int
    | Linked of int

let (|Depends|_|) shift =
    function
    | Auto n -> Some(n + shift)
    | Linked _ -> None

let (|Third|Other|) =
    function
    | n when n % 3 = 0 -> Third(n / 3)
    | n -> Other n

let (|Positive|_|) = fun (n: int) -> if n > 0 then Some n else None

let (|Between|_|) (low: int) (high: int) = fun (n: int) -> if low <= n && n <= high then Some(n - low) else None

let (|Whole|) scale = fun (n: int) -> n * scale

let describe kind =
    match kind with
    | Depends 10 n -> sprintf "depends %d" n
    | Auto n
    | Linked n -> sprintf "linked %d" n

let parity n =
    match n with
    | Third third -> sprintf "three times %d" third
    | Other rest -> sprintf "not by three: %d" rest

let place n =
    match n with
    | Between 5 9 offset -> sprintf "between, at %d" offset
    | Positive p -> sprintf "positive %d" p
    | Whole 2 twice -> sprintf "twice %d" twice

[ Auto 1; Linked 2 ] |> List.iter (describe >> printfn "%s")
[ 3; 4; 9 ] |> List.iter (parity >> printfn "%s")
[ 7; 3; -4 ] |> List.iter (place >> printfn "%s")
