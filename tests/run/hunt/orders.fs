open System
open System.Collections.Generic
open System.Linq
// LINQ-ish, Seq builders, string formatting, closures over mutable state via ref, nested generics
type Order = { Id: int; Customer: string; Lines: (string * int * decimal) list; Date: DateTime }
let orders =
    [ { Id = 1; Customer = "ann"; Lines = [ "pen", 3, 1.5M; "ink", 1, 7M ]; Date = DateTime(2024, 1, 5) }
      { Id = 2; Customer = "bob"; Lines = [ "pad", 2, 3.25M ]; Date = DateTime(2024, 1, 20) }
      { Id = 3; Customer = "ann"; Lines = []; Date = DateTime(2024, 2, 1) }
      { Id = 4; Customer = "cyd"; Lines = [ "pen", 10, 1.4M; "cap", 1, 12M ]; Date = DateTime(2024, 2, 14) } ]
let total o = o.Lines |> List.sumBy (fun (_, q, p) -> decimal q * p)
for c, os in orders |> List.groupBy (fun o -> o.Customer) do
    printfn "%-5s %2d %8.2f %s" c os.Length (float (List.sumBy total os)) (String.Join("|", os |> List.map (fun o -> o.Date.ToString("dd/MM"))))
let byMonth = orders |> Seq.groupBy (fun o -> o.Date.Month) |> Seq.map (fun (m, os) -> m, os |> Seq.sumBy total) |> Map.ofSeq
printfn "%A" byMonth
let linq = orders.Where(fun o -> not o.Lines.IsEmpty).OrderByDescending(fun o -> total o).Select(fun o -> o.Id).ToArray()
printfn "%A" linq
printfn "%d %b %A" (orders.Count(fun o -> o.Id > 2)) (orders.Any(fun o -> o.Customer = "zed")) (orders.First(fun o -> o.Id = 2).Customer)
let q = orders.GroupBy(fun o -> o.Customer).ToDictionary((fun g -> g.Key), (fun (g: IGrouping<string, Order>) -> g.Count()))
printfn "%A" (q |> Seq.map (fun kv -> kv.Key, kv.Value) |> Seq.sort |> List.ofSeq)
printfn "%A" (Enumerable.Range(1, 5).Aggregate(0, fun a b -> a + b * b))
printfn "%A" (orders.SelectMany(fun o -> o.Lines |> Seq.map (fun (n, _, _) -> n)).Distinct().OrderBy(fun s -> s).ToList() |> List.ofSeq)
printfn "%A" ([ 1; 2; 3 ].Zip([ "a"; "b"; "c" ], fun a b -> sprintf "%d%s" a b).Reverse() |> List.ofSeq)
let x = query {
    for o in orders do
    where (o.Id > 1)
    sortBy o.Customer
    select (o.Customer, total o) }
printfn "%A" (List.ofSeq x)
let stats xs =
    let n = List.length xs |> float
    let mean = List.sum xs / n
    let var = xs |> List.sumBy (fun x -> (x - mean) ** 2.0) |> fun s -> s / n
    {| Mean = mean; Sd = sqrt var; Range = List.min xs, List.max xs |}
printfn "%A" (stats [ 2.0; 4.0; 4.0; 4.0; 5.0; 5.0; 7.0; 9.0 ])
let histogram = [ 3; 1; 4; 1; 5; 9; 2; 6 ] |> List.countBy (fun x -> x / 3) |> List.sort
for k, n in histogram do printfn "%d-%d %s" (k * 3) (k * 3 + 2) (String('#', n))
let rec combos k xs = match k, xs with 0, _ -> [ [] ] | _, [] -> [] | k, x :: t -> List.map (fun c -> x :: c) (combos (k - 1) t) @ combos k t
printfn "%A" (combos 2 [ 'a'; 'b'; 'c'; 'd' ] |> List.map (fun cs -> String(Array.ofList cs)))
let powerset s = Set.fold (fun acc x -> acc @ List.map (Set.add x) acc) [ Set.empty ] s
printfn "%A" (powerset (set [ 1; 2; 3 ]) |> List.map Set.toList)
let zipWithIndexFrom n = Seq.mapi (fun i x -> i + n, x)
printfn "%A" ("abc" |> zipWithIndexFrom 1 |> List.ofSeq)
let transpose (m: 'a list list) = List.init m.Head.Length (fun i -> m |> List.map (List.item i))
printfn "%A" (transpose [ [ 1; 2; 3 ]; [ 4; 5; 6 ] ])
let dictOfLists = Dictionary<string, Dictionary<int, string list>>()
let put k i s =
    let inner = match dictOfLists.TryGetValue k with | true, d -> d | _ -> (let d = Dictionary() in dictOfLists.Add(k, d); d)
    inner.[i] <- s :: (match inner.TryGetValue i with | true, l -> l | _ -> [])
put "a" 1 "x"
put "a" 1 "y"
put "b" 2 "z"
printfn "%A" [ for KeyValue(k, d) in dictOfLists do for KeyValue(i, l) in d -> k, i, l ]
let counterBy step = let r = ref 0 in fun () -> (r := !r + step; !r)
let c2 = counterBy 2
printfn "%A" [ for _ in 1 .. 4 -> c2 () ]
let agg = Seq.fold (fun (mn, mx, sm) x -> min mn x, max mx x, sm + x) (Int32.MaxValue, Int32.MinValue, 0)
printfn "%A" (agg [ 4; -2; 9 ])
printfn "%s" ([ "x", 1; "y", 2 ] |> List.map (fun (k, v) -> sprintf "%s=%d" k v) |> String.concat "&")
printfn "%A" (List.sortWith (fun (a: string) b -> String.Compare(a, b, StringComparison.OrdinalIgnoreCase)) [ "b"; "A"; "C" ])
