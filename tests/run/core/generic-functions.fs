// covers: generic functions at several types, explicit type arguments, annotations, constraints, generic records and unions, inner generics, default values
let swap (a, b) = b, a
let constant x _ = x
let pairUp<'a, 'b> (a: 'a) (b: 'b) : 'a * 'b = a, b
let sizeOf<'T> (items: 'T list) : int = List.length items

type Stack<'T> = { Items: 'T list; Limit: int }

module Stack =
    let create<'T> limit : Stack<'T> = { Items = []; Limit = limit }
    let push x stack = if stack.Items.Length >= stack.Limit then None else Some { stack with Items = x :: stack.Items }
    let pop stack =
        match stack.Items with
        | [] -> None
        | top :: rest -> Some(top, { stack with Items = rest })
    let map f stack = { Items = List.map f stack.Items; Limit = stack.Limit }

type Either<'a, 'b> =
    | Left of 'a
    | Right of 'b

let either f g value =
    match value with
    | Left a -> f a
    | Right b -> g b

let partitionEithers items =
    List.foldBack
        (fun item (lefts, rights) ->
            match item with
            | Left a -> a :: lefts, rights
            | Right b -> lefts, b :: rights)
        items
        ([], [])

let largest (items: 'T list when 'T: comparison) : 'T option =
    match items with
    | [] -> None
    | first :: rest -> Some(List.fold (fun a b -> if b > a then b else a) first rest)

let indexOf (item: 'T when 'T: equality) items =
    let rec go i rest =
        match rest with
        | [] -> -1
        | x :: _ when x = item -> i
        | _ :: rest -> go (i + 1) rest
    go 0 items

// An inner function that is used at two types
let both x y =
    let wrap value = [ value; value ]
    wrap x, wrap y

type Nested<'a> =
    | Flat of 'a
    | Deep of Nested<'a> list

let rec flatten nested =
    match nested with
    | Flat x -> [ x ]
    | Deep items -> List.collect flatten items

let rec mapNested f nested =
    match nested with
    | Flat x -> Flat(f x)
    | Deep items -> Deep(List.map (mapNested f) items)

let empty<'T> : 'T list = []
let applyTwice (f: 'a -> 'a) (x: 'a) : 'a = f (f x)

let main () =
    printfn "%A %A" (swap (1, "a")) (swap (true, 'c'))
    printfn "%d %s" (constant 5 "ignored") (constant "kept" 1.5)
    printfn "%A %A" (pairUp 1 "x") (pairUp<float, char list> 2.0 [])
    printfn "%d %d" (sizeOf<string> []) (sizeOf [ (); () ])
    let numbers = Stack.create<int> 2 |> Stack.push 1 |> Option.bind (Stack.push 2)
    printfn "%b" (numbers |> Option.bind (Stack.push 3) |> Option.isNone)
    let texts = numbers |> Option.map (Stack.map (fun n -> sprintf "#%d" n))
    match texts |> Option.bind Stack.pop with
    | Some(top, rest) -> printfn "%s %A" top rest.Items
    | None -> printfn "empty"
    printfn "%s %s" (either string (sprintf "%.1f") (Left 1)) (either string (sprintf "%.1f") (Right 2.0))
    printfn "%A" (partitionEithers [ Left 1; Right "a"; Left 2; Right "b" ])
    printfn "%A %A %A" (largest [ 3; 9; 2 ]) (largest [ "b"; "a" ]) (largest ([]: float list))
    printfn "%A" (largest [ [ 1; 2 ]; [ 1; 3 ]; [ 0; 99 ] ])
    printfn "%d %d %d" (indexOf 3 [ 1; 2; 3 ]) (indexOf "z" [ "a" ]) (indexOf (Some 1) [ None; Some 1 ])
    printfn "%A" (both 1 "one")
    let nested = Deep [ Flat 1; Deep [ Flat 2; Deep []; Flat 3 ] ]
    printfn "%A %A" (flatten nested) (nested |> mapNested (fun x -> float x / 2.0) |> flatten)
    printfn "%d %d" (List.length empty<int>) (List.length ("a" :: empty))
    printfn "%d %s" (applyTwice (fun x -> x * x) 3) (applyTwice (fun s -> s + "!") "hey")
    printfn "%d %g %b %A" Unchecked.defaultof<int> Unchecked.defaultof<float> Unchecked.defaultof<bool> (Array.zeroCreate<int> 2)
    printfn "%b %b" (Left 1 = (Left 1: Either<int, int>)) (compare (Left 5) (Right 0) < 0)

main ()
