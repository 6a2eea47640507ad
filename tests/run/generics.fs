// covers: generic functions and types, inference, constraints, value restriction avoided
let pair a b = a, b
let swap (a, b) = b, a
let apply f x = f x
let rec fold f s = function [] -> s | x :: xs -> fold f (f s x) xs
let count predicate xs = xs |> List.filter predicate |> List.length
let maximum<'T when 'T: comparison> (xs: 'T list) = List.fold max xs.Head xs.Tail
let same (a: 'T) (b: 'T) = a = b

type Stack<'T> =
    { Items: 'T list }
    static member Empty: Stack<'T> = { Items = [] }
    member s.Push x = { Items = x :: s.Items }
    member s.Pop() = match s.Items with [] -> None | x :: rest -> Some(x, { Items = rest })

type Either<'L, 'R> =
    | Left of 'L
    | Right of 'R
    member e.Swap() = match e with Left l -> Right l | Right r -> Left r

module Either =
    let map f = function Left l -> Left l | Right r -> Right(f r)
    let fold onLeft onRight = function Left l -> onLeft l | Right r -> onRight r

type Box<'T>(value: 'T) =
    member _.Value = value
    member _.Map(f: 'T -> 'U) = Box<'U>(f value)

printfn "%A %A" (swap (pair 1 "a")) (apply (fun x -> x + 1) 2)
printfn "%s" (fold (fun s x -> s + string x) "" [ 1; 2; 3 ])
printfn "%d %d" (count (fun x -> x > 1) [ 1; 2; 3 ]) (count (fun (s: string) -> s.Length = 1) [ "a"; "bb" ])
printfn "%d %s %A" (maximum [ 3; 9; 4 ]) (maximum [ "b"; "a" ]) (maximum [ (1, 'a'); (1, 'b') ])
printfn "%b %b" (same [ 1 ] [ 1 ]) (same (Some "x") None)
let s = Stack<int>.Empty.Push(1).Push(2)
match s.Pop() with
| Some(top, rest) -> printfn "%d %A" top rest.Items
| None -> printfn "empty"
printfn "%A" (Either.map ((+) 1) (Right 3: Either<string, int>))
printfn "%s" (Either.fold (fun (s: string) -> s) string ((Left "no": Either<string, int>)))
printfn "%A" ((Left 1: Either<int, string>).Swap())
printfn "%d" (Box("text").Map(fun s -> s.Length).Value)
let inline twice f x = f (f x)
printfn "%d %s" (twice ((*) 3) 2) (twice (fun s -> s + s) "ab")
let empty<'T> : 'T list = []
printfn "%d %d" (empty<int>.Length) (List.length (1 :: empty))
