// covers: for over any enumerable, disposal at the end and on exceptions, pattern-based enumerators; list and array comprehensions
open System
open System.Collections
open System.Collections.Generic

let log = ResizeArray<string>()
let note (s: string) = log.Add s
let flush (label: string) =
    printfn "%-12s %s" label (String.Join(" ", log))
    log.Clear()

type Src(n: int) =
    interface IEnumerable<int> with
        member _.GetEnumerator(): IEnumerator<int> =
            note "open"
            let i = ref 0
            { new IEnumerator<int> with
                member _.Current: int = i.Value
              interface IEnumerator with
                member _.Current: obj = box i.Value
                member _.MoveNext() =
                    i.Value <- i.Value + 1
                    if i.Value > 90 then failwith "moved too far"
                    i.Value <= n
                member _.Reset() = ()
              interface IDisposable with
                member _.Dispose() = note "close" }
    interface IEnumerable with
        member this.GetEnumerator(): IEnumerator = (this :> IEnumerable<int>).GetEnumerator() :> IEnumerator

for x in Src 2 do note (string x)
flush "end"
try
    for x in Src 3 do
        if x = 2 then failwith "body"
        note (string x)
with e -> note e.Message
flush "body"
try
    for _ in Src 1000 do ()
with e -> note e.Message
flush "move"
let total () =
    let mutable sum = 0
    for x in Src 4 do
        for y in Src 2 do
            sum <- sum + x * y
    sum
printfn "%d" (total ())
flush "nested"
let early () =
    try
        for x in Src 3 do
            for y in Src 3 do
                if x * y = 4 then failwithf "found %d" (x * y)
        "none"
    with e -> e.Message
printfn "%s" (early ())
flush "early"

// the pattern is enough
type Count(i: int, n: int) =
    let mutable at = i
    member _.MoveNext() =
        at <- at + 1
        at <= n
    member _.Current = at * at
type Squares(n: int) =
    member _.GetEnumerator() = Count(0, n)
for x in Squares 4 do printf "%d " x
printfn ""
printfn "%A" [ for x in Squares 3 -> x + 1 ]
printfn "%A" (List.ofSeq (seq { for x in Squares 3 do yield x }))

// what the language and library have
for x in "abc" do printf "%c" x
for x in [| 1; 2 |] do printf "%d" x
for x in [ 3; 4 ] do printf "%d" x
for x in Some 5 |> Option.toList do printf "%d" x
for x in set [ 7; 6 ] do printf "%d" x
for KeyValue(k, v) in Map [ 1, 'x' ] do printf "%d%c" k v
for kv in dict [ 1, 2 ] do printf "%d" (kv.Key + kv.Value)
for x in ResizeArray [ 8; 9 ] do printf "%d" x
for (a, _), [ b ] in [ (1, 2), [ 3 ]; (4, 5), []; (6, 7), [ 8 ] ] do printf "<%d%d>" a b
for i in 10 .. -4 .. 0 do printf " %d" i
for c in 'a' .. 'c' do printf "%c" c
for i in 250uy .. 255uy do printf " %d" i
for i in 9223372036854775805L .. Int64.MaxValue do printf " %d" i
printfn ""

// comprehensions
printfn "%A" [ for x in Src 3 do if x <> 2 then yield x else yield! [ 20; 21 ] ]
flush "list"
printfn "%A" [| for x in Src 3 do yield! seq { yield x; yield x * 10 } |]
flush "array"
printfn "%A" [ let mutable i = 0
               while i < 3 do
                   yield i
                   i <- i + 1
               match i with
               | 3 -> yield 33
               | _ -> () ]
let build n =
    [ use _d = { new IDisposable with member _.Dispose() = note "disposed" }
      for i in 1 .. n do
          try
              if i = 3 then failwith "three"
              yield i
          finally
              note (sprintf "f%d" i) ]
printfn "%A" (build 2)
flush "use"
printfn "%s" (try sprintf "%A" (build 4) with e -> e.Message)
flush "use raise"
let rec perms xs =
    [ match xs with
      | [] -> yield []
      | _ ->
          for x in xs do
              for rest in perms (List.filter ((<>) x) xs) do
                  yield x :: rest ]
printfn "%A" (perms [ 1; 2; 3 ])
printfn "%A" [| for i in 0 .. 2 -> [| for j in 0 .. i -> i * j |] |]
printfn "%A" [ yield! [ 1 ]; yield 2; yield! [| 3; 4 |]; yield! Src 2 ]
flush "yields"
