// covers: options: matching, nesting, the Option module, comparison, chains that stop, options in lists
let tryDivide a b = if b = 0 then None else Some(a / b)

let tryParse (text: string) =
    if text <> "" && String.forall System.Char.IsDigit text then Some(int text) else None

let rec tryLast list =
    match list with
    | [] -> None
    | [ x ] -> Some x
    | _ :: rest -> tryLast rest

let trace label x =
    printf "%s " label
    x

let chain a b c =
    tryDivide a b
    |> Option.map (trace "mapped")
    |> Option.bind (fun x -> tryDivide x c)
    |> Option.map (trace "again")

let rec allSome options =
    match options with
    | [] -> Some []
    | None :: _ -> None
    | Some x :: rest -> allSome rest |> Option.map (fun xs -> x :: xs)

let show o =
    match o with
    | Some x -> sprintf "Some %d" x
    | None -> "None"

type User = { Name: string; Email: string option; Friend: User option }

let anna = { Name = "Anna"; Email = Some "anna@example.org"; Friend = None }
let bo = { Name = "Bo"; Email = None; Friend = Some anna }
let reach user =
    user.Email
    |> Option.orElse (user.Friend |> Option.bind (fun friend -> friend.Email))
    |> Option.defaultValue "unknown"

printfn "%s %s" (show (tryDivide 7 2)) (show (tryDivide 7 0))
printfn "%s" (show (chain 100 5 2))
printfn "%s" (show (chain 100 0 2))
printfn "%s" (show (chain 100 5 0))
printfn "%s %s" (show (tryLast [ 1; 2; 3 ])) (show (tryLast []))
printfn "%A %A" (allSome [ Some 1; Some 2 ]) (allSome [ Some 1; None; Some 3 ])
printfn "%A" (List.choose tryParse [ "1"; "x"; ""; "22" ])
printfn "%A" (List.map tryParse [ "1"; "x" ])
printfn "%d %d" (Option.defaultValue 5 None) (Option.defaultValue 5 (Some 6))
printfn "%d" (Option.defaultWith (fun () -> trace "computed" 7) None)
printfn "%d" (Option.defaultWith (fun () -> trace "computed" 7) (Some 8))
printfn "%b %b %b" (Option.isSome (Some())) (Option.isNone (Some None)) (Option.isNone None)
printfn "%A %A" (Option.filter (fun x -> x > 3) (Some 3)) (Option.filter (fun x -> x > 3) (Some 4))
printfn "%d %d" (Option.fold (+) 10 (Some 5)) (Option.fold (+) 10 None)
printfn "%d %d" (Option.count (Some 'x')) (Option.count None)
printfn "%b %b" (Option.exists ((=) 2) (Some 2)) (Option.forall ((=) 2) None)
printfn "%A %A" (Option.toList (Some 1)) (Option.toList (None: int option))
printfn "%A %A" (Option.flatten (Some(Some 3))) (Option.flatten (Some(None: int option)))
Option.iter (printfn "iter %d") (Some 9)
Option.iter (printfn "iter %d") None
printfn "%b %b %b" (None < Some -5) (Some 2 < Some 10) (Some 1 = Some 1)
printfn "%A" (List.sort [ Some 3; None; Some -1; None ])
printfn "%A" (Some(Some None: int option option))
printfn "%s %s" (reach bo) (reach { bo with Friend = None })
printfn "%d %b" (Some 4).Value (Some 4).IsSome
let sum = [ Some 1; None; Some 3 ] |> List.sumBy (Option.defaultValue 0)
printfn "%d" sum
match Some "x", None with
| Some a, Some b -> printfn "both %s %s" a b
| Some a, None -> printfn "left %s" a
| None, _ -> printfn "none"
