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
