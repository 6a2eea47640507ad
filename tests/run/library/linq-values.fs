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
