// covers: order of evaluation: arguments, operators, tuples, records, lists, pipes, bindings, assignments, indexing, application
type Pair = { Left: int; Right: int }
type Wrapped = Wrapped of int * int

let t label value =
    printf "%s " label
    value

let line () = printfn ""

let two a b = a * 10 + b
let giving label =
    printf "%s " label
    two

let source = [| 10; 20; 30 |]
let pickArray label =
    printf "%s " label
    source

let lateOne a =
    printf "body "
    fun b -> a + b

let main () =
    two (t "a" 1) (t "b" 2) |> printf "= %d"
    line ()
    printf "= %d" (giving "f" (t "x" 3) (t "y" 4))
    line ()
    printf "= %d" (t "1" 1 + t "2" 2 * t "3" 3 - t "4" 4)
    line ()
    printf "= %b" (t "l" 1 < t "r" 2 && t "no" false || t "yes" true)
    line ()
    printf "= %A" (t "p" 1, (t "q" 2, t "r" 3))
    line ()
    printf "= %A" [ t "i" 1; t "ii" 2; t "iii" 3 ]
    line ()
    printf "= %A" [| t "i" 1; t "ii" 2 |]
    line ()
    let r = { Right = t "right" 2; Left = t "left" 1 }
    let s = { r with Left = t "new" r.Right }
    printf "= %d %d" s.Left s.Right
    line ()
    let (Wrapped(a, b)) = Wrapped(t "first" 1, t "second" 2)
    printf "= %d" (a - b)
    line ()
    t "argument" 5 |> giving "function" (t "earlier" 1) |> printf "= %d"
    line ()
    (pickArray "array").[t "index" 1] <- t "value" 99
    printf "= %d" source.[1]
    line ()
    let cell = ref 1
    cell.Value <- cell.Value + (cell.Value <- 10; cell.Value)
    printf "= %d" cell.Value
    line ()
    let mutable m = 1
    let before = m
    m <- t "set" 7
    printf "= %d %d" before m
    line ()
    printf "= %d" (lateOne (t "one" 1) (t "two" 2))
    line ()
    printf "= %d" (if t "if" true then t "then" 1 else t "else" 2)
    line ()
    match t "scrutinee" 3 with
    | n when t "guard" (n > 5) -> printf "= big"
    | n when t "second" (n > 2) -> printf "= middle %d" n
    | _ -> printf "= small"
    line ()
    let x = t "outer" 1 in let y = t "inner" (x + 1) in printf "= %d" (x + y)
    line ()
    List.map (t "map" (fun x -> t "each" (x + 1))) (t "list" [ 1; 2 ]) |> printf "= %A"
    line ()
    (t "ignored" 3 |> ignore; t "kept" 4) |> printf "= %d"
    line ()
    printf "%d%d%d" (t "n" 1) (t "m" 2) (t "o" 3)
    line ()
    string (t "s" 1) + string (t "t" 2) + t "u" "3" |> printf "= %s"
    line ()

main ()
