type Item$K = { Id: int; Name: string; Price: float; Tags: string list }

type Event$K =
    | Added of Item$K
    | Removed of id: int
    | Renamed of id: int * name: string
    | Cleared

/// What is there, by id.
type Store$K(capacity: int) =
    let items = Dictionary<int, Item$K>()
    let mutable version = 0
    member _.Count = items.Count
    member _.Version = version

    member _.Apply(e: Event$K) =
        version <- version + 1
        match e with
        | Added i when items.Count < capacity -> items.[i.Id] <- i
        | Added _ -> failwith "full"
        | Removed id -> items.Remove id |> ignore
        | Renamed(id, name) ->
            match items.TryGetValue id with
            | true, i -> items.[id] <- { i with Name = name }
            | _ -> ()
        | Cleared -> items.Clear()

    member _.Total = items.Values |> Seq.sumBy (fun i -> i.Price)

let parse$K (line: string) =
    match line.Split(',') with
    | [| id; name; price |] ->
        match Int32.TryParse id, Double.TryParse price with
        | (true, id), (true, price) -> Some { Id = id; Name = name.Trim(); Price = price; Tags = [] }
        | _ -> None
    | _ -> None

let rec fold$K f acc xs =
    match xs with
    | [] -> acc
    | x :: rest -> fold$K f (f acc x) rest

let group$K (items: Item$K list) =
    items
    |> List.groupBy (fun i -> i.Name.Length)
    |> List.map (fun (n, xs) -> n, xs |> List.sumBy (fun x -> x.Price), List.length xs)
    |> List.filter (fun (_, total, _) -> total > 10.0)
    |> List.sortByDescending (fun (_, total, _) -> total)

let report$K items =
    let sb = Text.StringBuilder()
    for (n, total, count) in group$K items do
        sb.AppendLine(sprintf "%d: %.2f (%d)" n total count) |> ignore
    sb.ToString()

let inline square$K x = x * x
let sum$K = [ 1 .. 10 ] |> List.map square$K |> List.sum

let pick$K (m: Map<string, int>) key =
    m |> Map.tryFind key |> Option.map (fun v -> v + sum$K) |> Option.defaultValue $K

