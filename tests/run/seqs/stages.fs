// Lazy stages in front of loops: what is applied, when, and how often.
open System
open System.Collections.Generic

let log = List<string>()
let note (s: string) x =
    log.Add(s + string x)
    x
let show () =
    printfn "%s" (String.Join(" ", log))
    log.Clear()

let numbers = [ 1; 2; 3; 4 ]
let squares = numbers |> Seq.map (fun x -> note "m" x |> fun x -> x * x)
printfn "%d" log.Count
printfn "%d" (Seq.sum squares)
show ()
printfn "%d" (Seq.sum squares)
show ()

for x in numbers |> Seq.filter (fun x -> note "f" x % 2 = 0) |> Seq.map (note "g") do
    note "body" x |> ignore
show ()

let total = [| 5; 6; 7 |] |> Seq.choose (fun x -> if x = 6 then None else Some(note "c" x + 1)) |> Seq.fold (fun a x -> a * 10 + note "fold" x) 0
printfn "%d" total
show ()

printfn "%A" (Seq.init 4 (note "i") |> Seq.map (fun x -> (x, string x)) |> Seq.toList)
show ()
let notAsked = Seq.init 3 (note "never") |> Seq.map (note "never")
printfn "%d" log.Count

try
    let s = Seq.init -1 id
    printfn "made %A" s
with :? ArgumentException as e -> printfn "%s" (e.GetType().Name)
let nothing: int[] = null
try
    let s = nothing |> Seq.map id
    printfn "made %A" s
with :? ArgumentNullException as e -> printfn "null %s" e.ParamName

let mutable seen = 0
try
    for x in numbers |> Seq.map (fun x -> if x = 3 then failwith "three" else x) do
        seen <- seen + x
with Failure m -> printfn "%s after %d" m seen

// A stage's function as a value, in a composition, from another function.
let evens = Seq.filter (fun x -> x % 2 = 0)
let twice = Seq.map (fun x -> x * 2) >> evens >> Seq.map string
printfn "%s" (String.concat "," (twice numbers))
let pick (s: seq<int>) = s |> Seq.filter (fun x -> x > 1)
printfn "%d %d" (pick numbers |> Seq.sum) (Seq.length (pick [| 1; 2; 3 |]))
let adders = numbers |> Seq.map (fun x -> fun y -> x + y) |> Seq.toList
printfn "%A" (adders |> List.map (fun f -> f 10))

// Nested, in comprehensions, and in a sequence's own loop.
printfn "%A" [ for x in numbers |> Seq.filter (fun x -> x > 2) do for y in Seq.init x id do yield x * 10 + y ]
let nested = seq { for x in numbers |> Seq.map (note "n") do yield x; yield -x }
printfn "%A" (nested |> Seq.map (fun x -> x + 1) |> Seq.toArray)
show ()
printfn "%A" (nested |> Seq.truncate 3 |> Seq.toList)
show ()

// Mutable state in the loop's body, and text.
let mutable text = ""
let mutable count = 0
for (i, s) in [ "a"; "b"; "c" ] |> Seq.map (fun s -> (s.Length, s)) do
    count <- count + i
    text <- text + s
printfn "%s %d" text count
printfn "%d" (Seq.map (fun x -> x * x) numbers |> Seq.filter (fun x -> x > 3) |> Seq.map (fun x -> x - 1) |> Seq.filter (fun x -> x < 15) |> Seq.map (fun x -> x * 3) |> Seq.sum)

// Stages that end the loop, and sources that are only sequences.
let source = seq { for i in 1 .. 5 do log.Add("pull" + string i); yield i }
printfn "%b" (source |> Seq.map (fun x -> x * 2) |> Seq.exists (fun x -> x = 4))
show ()
printfn "%A" (source |> Seq.filter (fun x -> x > 1) |> Seq.tryFind (fun x -> x % 3 = 0))
show ()
printfn "%A" (source |> Seq.takeWhile (fun x -> x < 3) |> Seq.map string |> Seq.toList)
show ()
printfn "%b %b" (Seq.forall (fun x -> x > 0) source) (numbers |> Seq.contains 7)
show ()
printfn "%A" (source |> Seq.mapi (fun i x -> i * x) |> Seq.filter (fun x -> x > 2) |> Seq.sum)
show ()
printfn "%A" ([ "a"; "b" ] |> Seq.mapi (fun i s -> sprintf "%d%s" i s) |> Seq.mapi (fun i s -> sprintf "%s%d" s i) |> Seq.toArray)
printfn "%d" (seq { 1 .. 10 } |> Seq.takeWhile (fun x -> x < 8) |> Seq.filter (fun x -> x % 2 = 1) |> Seq.sum)
let disposable =
    seq {
        try
            yield 1
            yield 2
            yield 3
        finally
            log.Add "closed"
    }
printfn "%A" (disposable |> Seq.map (note "x") |> Seq.pick (fun x -> if x = 2 then Some "two" else None))
show ()
for x in disposable |> Seq.map (fun x -> x + 1) do
    note "y" x |> ignore
show ()
try
    for x in disposable |> Seq.map (fun x -> if x = 2 then failwith "two" else x) do
        note "z" x |> ignore
with Failure m -> log.Add m
show ()
let firstLong (words: string list) = words |> Seq.map (fun w -> w.Trim()) |> Seq.tryFind (fun w -> w.Length > 3)
printfn "%A %A" (firstLong [ " ab "; " abcd "; "x" ]) (firstLong [])
let mutable steps = 0
for x in numbers |> Seq.takeWhile (fun x -> x < 3) do
    for y in source |> Seq.takeWhile (fun y -> y <> x) do
        steps <- steps + y
printfn "%d" steps
show ()
