// covers: |> ||> |||> <| >> <<, their precedence and order of evaluation
let square x = x * x
let increment x = x + 1
let show label value =
    printfn "%s=%d" label value
    value

let addPair a b = a + b
let addThree a b c = a + 10 * b + 100 * c

let squareThenIncrement = square >> increment
let incrementThenSquare = square << increment
let digits = string >> Seq.toList >> List.map (fun c -> int c - int '0')

let words (text: string) = text.Split(' ') |> Array.toList

printfn "%d %d" (squareThenIncrement 5) (incrementThenSquare 5)
printfn "%d" (5 |> square |> increment |> square)
printfn "%d" <| (square <| 3 + 4)
printfn "%d" ((3, 4) ||> addPair)
printfn "%d" ((3, 4, 5) |||> addThree)
printfn "%A" (digits 90210)

// Pipes bind weaker than arithmetic and comparison.
printfn "%b" (1 + 2 |> square = 9)
printfn "%b" (1 + 2 |> square |> (=) 9)
printfn "%d" (2 * 3 |> increment |> (*) 2)

// The argument of a pipe is evaluated before the function is.
let pick name f =
    printfn "function %s" name
    f
printfn "%d" (show "argument" 3 |> pick "square" square)
printfn "%d" (pick "square" square <| show "argument" 3)

// Compositions are evaluated from left to right too.
let both = pick "first" increment >> pick "second" square
printfn "%d %d" (both 1) (both 2)
let other = pick "left" increment << pick "right" square
printfn "%d" (other 3)

let longest =
    words "the quick brown fox jumped over the lazy dog"
    |> List.map (fun w -> w, w.Length)
    |> List.sortBy (snd >> (~-))
    |> List.head
printfn "%s %d" (fst longest) (snd longest)

let pipeline =
    List.filter (fun x -> x % 3 = 0)
    >> List.map (square >> increment)
    >> List.fold (fun total x -> total * 2 + x) 0
printfn "%d %d" (pipeline [ 1 .. 10 ]) (pipeline [])

let rec power n f = if n = 0 then id else f >> power (n - 1) f
printfn "%d" (power 10 ((*) 2) 1)

(10, [ 1; 2; 3 ])
||> List.fold (fun total x -> total - x)
|> show "fold"
|> ignore

"a,b,,c".Split(',')
|> Array.filter ((<>) "")
|> String.concat "+"
|> printfn "%s"

let (a, b) = (1, 2) |> fun (x, y) -> y, x
printfn "%d %d" a b
