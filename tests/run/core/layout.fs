// covers: layout: operators at line starts, long applications, nested if and match, begin end, semicolons, in, comments
(* a block comment (* nested *) with "a *) string" inside *)
let a = 1
let b = 2
printfn "%d" (let c = a in let d = b in c + d)

let long =
    1
    + 2
    * 3
    - 4

let piped =
    [ 1 .. 10 ]
    |> List.filter (fun x ->
        let half = x / 2
        half * 2 = x)
    |> List.map (fun x -> x * x)
    |> List.sum

let nestedMatch x y =
    match x with
    | 0 ->
        match y with
        | 0 -> "both"
        | _ -> "x"
    | 1 -> (match y with 0 -> "y" | _ -> "one")
    | _ -> "none"

let ladder n =
    if n < 0 then
        "negative"
    elif n = 0 then "zero"
    else
        if n < 10 then
            "digit"
        else "large"

let blocks n = begin
    let doubled = n * 2
    doubled + 1
end

let f
    (x: int)
    (y: int)
    : int
    =
    x - y

let applied =
    f
        10
        3

let record = (fun (x, _) -> x) (1, 2)

type R = {
    Name : string
    Values : int list
}

let r = {
    Name = "r"
    Values = [
        1
        2; 3
        4
    ]
}

let lambda = fun x ->
                let y = x + 1
                y * y

let tuple =
    1,
    "two",
    3.0

let condition =
    a = 1
    && b = 2
    || long = 100

let rec even n =
    n = 0
    || odd (n - 1)

and odd n = n <> 0 && even (n - 1)

let unitBlock () =
    printf "one "; printf "two "
    if a = 1 then printf "three "
    (printf "four "; printfn "five")

let ``a name with spaces`` = 5
let x' = 1
let x'' = x' + 1
let _unused = 0
let minus = 5 - 1 + -1
let apply g = g -1
printfn "%d %d" long piped
for x in 0 .. 2 do
    for y in 0 .. 1 do printf "%s " (nestedMatch x y)
printfn ""
printfn "%s" ([ -1; 0; 5; 50 ] |> List.map ladder |> String.concat " ")
printfn "%d %d %d %s %A" (blocks 4) applied record r.Name r.Values
printfn "%d %A %b %b" (lambda 2) tuple condition (even 10)
unitBlock ()
printfn "%d %d %d %d" ``a name with spaces`` x'' minus (apply (fun x -> x * 2))
// The last line has a comment. *)
do
    let local = "done"
    printfn "%s" local
