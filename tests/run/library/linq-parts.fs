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
