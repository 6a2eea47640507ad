// Pipelines of lists and arrays: the order of effects, exceptions, arrays that change, and functions that are data.
open System
open System.Collections.Generic

let log = List<string>()
let note (s: string) x =
    log.Add(s + string x)
    x
let show () =
    printfn "%s" (String.Join(" ", log))
    log.Clear()

let numbers = [ 1 .. 6 ]

// Effects stay in order: all of the first stage, then all of the second.
numbers |> List.map (note "a") |> List.filter (fun x -> note "b" x % 2 = 0) |> List.iter (fun x -> note "c" x |> ignore)
show ()
numbers |> List.map (fun x -> x + 1) |> List.map (note "d") |> List.map (fun x -> x * 2) |> List.iter (fun x -> note "e" x |> ignore)
show ()
[| 1; 2; 3 |] |> Array.map (note "f") |> Array.map (fun x -> x * x) |> Array.iter (fun x -> note "g" x |> ignore)
show ()

// Exceptions come from the first stage that raises.
let attempt (f: unit -> int) =
    try printfn "%d" (f ())
    with
    | :? DivideByZeroException -> printfn "divided by zero"
    | :? IndexOutOfRangeException -> printfn "out of range"
    | e -> printfn "%s" e.Message
    show ()
attempt (fun () -> [ 1; 2; 0; 4 ] |> List.map (fun x -> note "m" 12 / x) |> List.filter (fun x -> note "n" x > 0) |> List.sum)
attempt (fun () -> [ 1; 2; 0; 4 ] |> List.map (fun x -> 12 / x) |> List.filter (fun x -> note "n" x > 0) |> List.sum)
attempt (fun () -> [ 3; 2; 1; 0 ] |> List.filter (fun x -> note "p" x >= 0) |> List.map (fun i -> [| 10; 20; 30 |].[i]) |> List.sum)
attempt (fun () -> [ Int32.MaxValue; 1 ] |> List.map (fun x -> x) |> List.sum)
attempt (fun () -> List.init -1 id |> List.sum)
attempt (fun () -> Array.init -1 id |> Array.sum)
attempt (fun () -> (null: int[]) |> Array.map (fun x -> x + 1) |> Array.sum)
attempt (fun () -> (null: int[]) |> Array.filter (fun x -> x > 1) |> Array.fold (+) 0)

// Arrays that change meanwhile.
let cells = [| 1; 2; 3; 4 |]
let change () =
    cells.[0] <- 100
    0
printfn "%d" (cells |> Array.map (fun x -> x * 10) |> Array.fold (fun s x -> s + x) (change ()))
printfn "%A" cells
cells |> Array.map (fun x -> x + 1) |> Array.iter (fun x -> cells.[3] <- cells.[3] + x)
printfn "%A" cells
let mirrored = [| 1; 2; 3 |]
mirrored |> Array.filter (fun x -> x > 0) |> Array.iteri (fun i x -> mirrored.[2 - i] <- x)
printfn "%A" mirrored
let kept = cells |> Array.map (fun x -> x - 1)
cells.[1] <- -1
printfn "%A" kept

// Mutable state that a function reads.
let factor = ref 2
let scaled = numbers |> List.map (fun x -> x * factor.Value)
factor.Value <- 3
printfn "%A %d" scaled (List.sum scaled)
let mutable bonus = 1
let addBonus xs = xs |> List.map (fun x -> x + bonus) |> List.sum
printfn "%d" (addBonus numbers)
bonus <- 10
printfn "%d" (addBonus numbers)

// Functions as elements and in records.
type Rule = { Name: string; Apply: int -> int }
let rules = [ { Name = "inc"; Apply = fun x -> note "inc" x + 1 }; { Name = "dbl"; Apply = fun x -> note "dbl" x * 2 } ]
printfn "%d" (rules |> List.map (fun r -> r.Apply 5) |> List.filter (fun x -> note "test" x > 6) |> List.sum)
show ()
printfn "%A" ([ (fun x -> note "one" x); (fun x -> note "two" x) ] |> List.map (fun f -> f 1) |> List.map (note "then") |> List.length)
show ()

// Calls of the program's own functions, recursive ones included.
let square x = x * x
let rec fact n = if n <= 1 then 1L else int64 n * fact (n - 1)
printfn "%d" (numbers |> List.map square |> List.filter (fun x -> x % 2 = 1) |> List.sumBy (fun x -> x + 1))
printfn "%d" (numbers |> List.map fact |> List.sum)
type Shape = Circle of float | Square of float | Dot
let area s = match s with Circle r -> 3.0 * r * r | Square a -> a * a | Dot -> 0.0
printfn "%g" ([ Circle 1.0; Dot; Square 2.0 ] |> List.map area |> List.filter (fun a -> a > 0.0) |> List.sum)
printfn "%A" ([ Some 1; None; Some 3 ] |> List.choose id |> List.map string)
printfn "%A" ([ "a"; "bb"; "ccc" ] |> List.map (fun s -> (s, s.Length)) |> List.filter (fun (_, n) -> n > 1) |> List.map fst)

// The same list twice, bound and not.
let doubled = numbers |> List.map (fun x -> x * 2)
printfn "%d %d" (List.sum doubled) (List.length doubled)
let both f g xs = (f xs, g xs)
printfn "%A" (numbers |> List.map (fun x -> x + 1) |> both List.sum List.length)
printfn "%A" (numbers |> List.map (fun x -> x * 3) |> List.rev |> List.partition (fun x -> x > 9))
for x in numbers |> List.map (fun x -> x * x) |> List.filter (fun x -> x > 10) do
    note "loop" x |> ignore
show ()
for x in [| 1.5; 2.5 |] |> Array.map (fun x -> x * 2.0) do
    printf "%g " x
printfn ""
let pipeline = List.map (fun x -> x + 1) >> List.filter (fun x -> x > 3) >> List.sum
printfn "%d" (pipeline numbers)
printfn "%A" (List.init 5 (fun i -> i * i) |> List.collect (fun x -> [ x; -x ]))
printfn "%A" (Array.init 5 (fun i -> i * i) |> Array.choose (fun x -> if x > 3 then Some(x, "big") else None))
printfn "%A" ([ 1; 2; 3; 4 ] |> List.map (fun x -> float x) |> List.filter (fun x -> x <> 2.0) |> List.fold (fun s x -> s + x) 0.0)
printfn "%A" ([ "x"; "y" ] |> List.map (fun s -> s + "!") |> Seq.map (fun s -> s + "?") |> String.concat ",")
