open System
open System.Collections
open System.Collections.Generic
open System.Linq

type Person = { Name: string; Age: int; City: string }
let people =
    [| { Name = "Ann"; Age = 31; City = "Rome" }
       { Name = "bob"; Age = 25; City = "Oslo" }
       { Name = "Cid"; Age = 31; City = "Oslo" }
       { Name = "dan"; Age = 40; City = "Rome" }
       { Name = "Eve"; Age = 25; City = "Bonn" } |]
let show (label: string) (s: seq<'a>) = printfn "%-12s %s" label (String.Join(" ", s))
let message f = try f () |> ignore; "no" with e -> e.GetType().Name + ": " + e.Message
let none: int list = []
let nil: seq<int> = null

show "where" (people.Where(fun p -> p.Age > 30).Select(fun p -> p.Name))
show "index" ([ 5; 6; 7 ].Select(fun x i -> x * i))
show "whereIndex" ([ 5; 6; 7 ].Where(fun x i -> i <> 1))
show "order" (people.OrderBy(fun p -> p.Age).ThenBy(fun p -> p.Name).Select(fun p -> p.Name))
show "orderDesc" (people.OrderByDescending(fun p -> p.City).ThenByDescending(fun p -> p.Age).Select(fun p -> p.Name))
show "names" (people.Select(fun p -> p.Name).OrderBy(fun n -> n))
show "ordinal" (people.Select(fun p -> p.Name).OrderBy((fun n -> n), StringComparer.Ordinal))
for g in people.GroupBy(fun p -> p.City) do
    printfn "%s %d %s" g.Key (g.Count()) (String.Join(",", g.Select(fun p -> p.Name)))
show "groupElem" (people.GroupBy((fun p -> p.Age), (fun p -> p.Name)).Select(fun g -> string g.Key + "=" + String.Join("+", g)))
show "groupResult" (people.GroupBy((fun p -> p.Age), (fun k (ps: seq<Person>) -> k * ps.Count())))
let lookup = people.ToLookup(fun p -> p.City)
printfn "%d %b %d %d" lookup.Count (lookup.Contains "Oslo") (lookup.["Oslo"].Count()) (lookup.["x"].Count())
let cities = [ "Rome", "IT"; "Oslo", "NO" ]
show "join" (people.Join(cities, (fun p -> p.City), (fun (c, _) -> c), (fun p (_, k) -> p.Name + ":" + k)))
show "groupJoin" (cities.GroupJoin(people, (fun (c, _) -> c), (fun p -> p.City), (fun (c, k) ps -> c + string (ps.Count()))))
show "many" ([ 1; 2; 3 ].SelectMany(fun x -> Seq.replicate x x))
show "many2" ([ 1; 2 ].SelectMany((fun x -> seq [ 'a'; 'b' ]), (fun x c -> string x + string c)))
show "take" (Enumerable.Range(1, 10).Skip(2).Take(5).TakeWhile(fun x -> x < 6))
show "skipWhile" ([ 1; 5; 2 ].SkipWhile(fun x -> x < 3))
show "last2" (([ 1; 2; 3; 4 ] :> seq<int>).TakeLast(2))
show "butLast" (([ 1; 2; 3; 4 ] :> seq<int>).SkipLast(3))
show "set" ([ 1; 2; 2; 3 ].Distinct().Union([ 3; 4 ]).Except([ 1 ]).Intersect([ 2; 4; 5 ]))
show "concat" ([ 1 ].Concat([ 2 ]).Append(3).Prepend(0).Reverse())
show "zip" ([ 1; 2; 3 ].Zip([ "a"; "b" ], (fun n s -> string n + s)))
show "default" (none.DefaultIfEmpty(9))
show "default0" (none.DefaultIfEmpty())
show "repeat" (Enumerable.Repeat("x", 3))
show "ofType" ((ArrayList [| box 1; box "a"; box 2 |]).OfType<int>())
show "cast" ((ArrayList [| box 1; box 2 |]).Cast<int>())
printfn "%d %d %d %d" ([ 1; 2 ].First()) ([ 1; 2 ].Last()) ([ 7 ].Single()) ([ 1; 2; 3 ].ElementAt(1))
printfn "%d %d %d" (none.FirstOrDefault()) (none.LastOrDefault()) (none.SingleOrDefault())
printfn "%d %d" ([ 1; 2; 3; 4 ].First(fun x -> x > 2)) ([ 1; 2; 3 ].FirstOrDefault(fun x -> x > 5))
printfn "%d %d %d" ([ 1; 2; 3 ].Count(fun x -> x > 1)) (people.Sum(fun p -> p.Age)) (people.Max(fun p -> p.Age))
printfn "%s" (people.Min(fun p -> p.Name))
printfn "%g %g %M" ([ 1; 2 ].Average()) ([ 1.5; 2.5 ].Average()) ([ 1M; 2M ].Average())
printfn "%s" ([ "a"; "b"; "c" ].Aggregate(fun a b -> a + "-" + b))
printfn "%d %d" ([ 1; 2; 3 ].Aggregate(10, (fun a x -> a * x))) ([ 1; 2 ].Aggregate(1, (fun a x -> a + x), (fun a -> a * 100)))
printfn "%b %b %b" ([ 1; 2 ].SequenceEqual([ 1; 2 ])) ([ 1; 2 ].SequenceEqual([ 1 ])) ([ 1; 2 ].Contains(2))
let byName = people.ToDictionary(fun p -> p.Name)
printfn "%d %b" byName.["Eve"].Age (byName.ContainsKey "eve")
let ages = people.ToDictionary((fun p -> p.Name), (fun p -> p.Age), StringComparer.OrdinalIgnoreCase)
printfn "%d" ages.["EVE"]
printfn "%d" ([ 1; 1; 2 ].ToHashSet().Count)
printfn "%s" (message (fun () -> none.First()))
printfn "%s" (message (fun () -> none.First(fun x -> x > 1)))
printfn "%s" (message (fun () -> none.Last()))
printfn "%s" (message (fun () -> [ 1; 2 ].Single()))
printfn "%s" (message (fun () -> [ 1; 2 ].Single(fun x -> x > 0)))
printfn "%s" (message (fun () -> none.Single()))
printfn "%s" (message (fun () -> none.Max()))
printfn "%s" (message (fun () -> none.Average()))
printfn "%s" (message (fun () -> none.Aggregate(fun a b -> a + b)))
printfn "%s" (message (fun () -> [ 1 ].ElementAt(3)))
printfn "%s" (message (fun () -> Enumerable.Range(0, -1)))
printfn "%s" (message (fun () -> Enumerable.Repeat(1, -1)))
printfn "%s" (message (fun () -> nil.Select(fun x -> x)))
printfn "%s" (message (fun () -> nil.Count()))
printfn "%s" (message (fun () -> [ 1; 1 ].ToDictionary(fun x -> x)))
printfn "%s" (message (fun () -> [ 2147483647; 1 ].Sum()))
// nothing happens before the query is gone through, and every time again
let seen = ref 0
let query = [ 1; 2; 3 ].Select(fun x -> seen.Value <- seen.Value + 1; x)
printfn "%d" seen.Value
printfn "%d" (query.First())
printfn "%d" seen.Value
printfn "%d %d" (query.Count()) seen.Value
// an order is kept among equal keys
let random = Random 7
let many = Array.init 200 (fun i -> (random.Next 10, i))
let sorted = many.OrderBy(fun (k, _) -> k).ToArray()
printfn "%b" (sorted = Array.ofList (List.sortBy fst (List.ofArray many)))
printfn "%b" (many.OrderByDescending(fun (k, _) -> k).ToArray() = Array.ofList (List.sortBy (fun (k, _) -> -k) (List.ofArray many)))
