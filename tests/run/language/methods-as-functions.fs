// covers: constructors, overloaded methods and delegates as functions, brackets after a case or function, active patterns without parameters
open System
open System.Collections.Generic

type R =
    | Fine of int
    | Bad of int list

let total (x: int list) = List.sum x
printfn "%A %d" (Bad[1]) (total[1; 2])

let plus = Func<int, int>(fun x -> x + 1)
printfn "%A %d" (List.map plus.Invoke [ 1; 2 ]) (5 |> plus.Invoke)
let add = Func<int, int, int>(fun x y -> x + y)
printfn "%A" (List.map add.Invoke [ 1, 2; 2, 4 ])

printfn "%A %A" ([ "a" ] |> Set) ([ "a", 4 ] |> Map)
printfn "%s" (('a', 3) |> String)
let xs = [ 1; 2; 3 ] |> List.map string |> ResizeArray
xs.Add "4"
printfn "%s" (String.Join(",", xs))
printfn "%d" ([ 1; 2; 2 ] |> HashSet).Count
printfn "%d" ([ 1; 3 ] |> List<int>).Count

let (|Empty|Pushed|) = function
    | [] -> Empty
    | x :: rest -> Pushed(x, rest)

let (|Small|_|) = function
    | n when n < 10 -> Some n
    | _ -> None

let rec drain =
    function
    | Empty -> []
    | Pushed(Small x, rest) -> x :: drain rest
    | Pushed(_, rest) -> drain rest

printfn "%A" (drain [ 1; 20; 3 ])

module Inner =
    module Array =
        let init n f = Array.init n (fun i -> f (i + 1))
        let twice n f = Array.init n f |> Array.map (fun x -> x * 2)

printfn "%A %A" (Inner.Array.init 3 id) (Inner.Array.twice 3 id)

type Holder() =
    let mutable last = ""
    member _.Text with set (i: int) (y: string) = last <- y + string i
    member _.Cell
        with get (i: int) = i * 2
        and set (i: int) (v: int) = last <- sprintf "%d-%d" i v
    member _.Last = last

let holder = Holder()
holder.Text(5) <- "hi"
printfn "%s" holder.Last
holder.Cell(7) <- 8
printfn "%s %d" holder.Last (holder.Cell(4))
