// covers: sequence expressions: every construct, laziness, disposal, exceptions
open System
open System.Collections.Generic

let log = ResizeArray<string>()
let note (s: string) = log.Add s
let flush label =
    printfn "%-10s %s" label (String.Join(" ", log))
    log.Clear()

type Res(name: string) =
    do note ("+" + name)
    interface IDisposable with
        member _.Dispose() = note ("-" + name)

// yields in branches and matches
let classify xs =
    seq {
        for x in xs do
            match x with
            | 0 -> yield "zero"
            | n when n < 0 ->
                yield "neg"
                yield string n
            | n ->
                if n % 2 = 0 then yield "even"
                else
                    yield "odd"
                    if n > 5 then yield "big"
    }
printfn "%s" (String.Join(",", classify [ 0; -3; 4; 7; 5 ]))

// while with mutable locals
let collatz n =
    seq {
        let mutable x = n
        while x <> 1 do
            yield x
            x <- if x % 2 = 0 then x / 2 else 3 * x + 1
        yield 1
    }
printfn "%s" (String.Join(",", collatz 6))

// use and try/finally: disposal at the end, early, on exceptions
let withRes n =
    seq {
        use a = new Res "a"
        for i in 1 .. n do
            use b = new Res(sprintf "b%d" i)
            note (sprintf "y%d" i)
            yield i
        note "tail"
    }
for x in withRes 2 do note (sprintf "got%d" x)
flush "full"
printfn "%A" (Seq.head (withRes 3))
flush "head"
printfn "%A" (withRes 3 |> Seq.take 2 |> Seq.toList)
flush "take"
try
    for x in withRes 3 do
        if x = 2 then failwith "stop"
        note (sprintf "got%d" x)
with e -> note e.Message
flush "raise"

let tf () =
    seq {
        try
            note "in"
            yield 1
            try
                yield 2
                failwith "inner"
                yield 3
            finally
                note "f1"
        finally
            note "f2"
    }
try
    for x in tf () do note (string x)
with e -> note e.Message
flush "finally"
(let e = (tf ()).GetEnumerator()
 e.Dispose()
 note (string (e.MoveNext())))
flush "unstarted"
(let e = (tf ()).GetEnumerator()
 e.MoveNext() |> ignore
 e.MoveNext() |> ignore
 e.Dispose()
 e.Dispose()
 note (string (e.MoveNext())))
flush "midway"

// recursion
type Tree = Leaf | Node of Tree * int * Tree
let rec walk t =
    seq {
        match t with
        | Leaf -> ()
        | Node(l, v, r) ->
            yield! walk l
            yield v
            yield! walk r
    }
let rec build lo hi = if lo > hi then Leaf else (let m = (lo + hi) / 2 in Node(build lo (m - 1), m, build (m + 1) hi))
printfn "%A" (Seq.toList (walk (build 1 15)))
printfn "%d" (Seq.sum (walk (build 1 1000)))
let rec from n = seq { yield n; yield! from (n + 1) }
printfn "%d" (from 0 |> Seq.item 200000)
printfn "%d" (from 1 |> Seq.take 100000 |> Seq.fold (fun a x -> (a + x) % 1000007) 0)
let rec pingpong n = seq { if n > 0 then
                             yield n
                             yield! (if n % 2 = 0 then pingpong (n - 1) else List.toSeq [ n * 100 ]) }
printfn "%A" (pingpong 4 |> Seq.toList)
let rec evens n = seq { yield n; yield! odds (n + 1) }
and odds n = seq { yield -n; yield! evens (n + 1) }
printfn "%A" (evens 0 |> Seq.take 6 |> Seq.toList)

// locals of every kind across yields
let locals () =
    seq {
        let (a, b) = (1, "two")
        let f x = x + a
        yield f 10
        let r = ref 5
        r.Value <- r.Value + 1
        yield r.Value
        let arr = [| 1; 2; 3 |]
        yield arr.[1]
        arr.[1] <- 20
        yield Array.sum arr
        let rec fact n = if n <= 1 then 1 else n * fact (n - 1)
        yield fact 5
        yield b.Length
        let struct (c, d) = struct (3, 4.5)
        yield c
        yield int d
        let o = Some a
        match o with
        | Some v when v > 0 -> yield v
        | _ -> ()
    }
printfn "%A" (Seq.toList (locals ()))
let dict = Dictionary<string, int>()
dict.["x"] <- 1
dict.["y"] <- 2
let look keys =
    seq {
        for k in keys do
            let mutable v = 0
            if dict.TryGetValue(k, &v) then
                yield v
            match dict.TryGetValue k with
            | true, w -> yield w * 10
            | _ -> yield -1
    }
printfn "%A" (Seq.toList (look [ "x"; "q"; "y" ]))
printfn "%A" (Seq.toList (seq { for kv in dict do yield kv.Key + string kv.Value }))
printfn "%A" (Seq.toList (seq { for c in "abc" do yield Char.ToUpper c }))
printfn "%A" (Seq.toList (seq { for i in 3 .. -1 .. 1 do for j in i .. 3 do if i <> j then yield (i, j) }))
printfn "%A" (Seq.toList (seq { for i = 1 to 3 do yield i
                                for i = 3 downto 1 do yield i * 10 }))
let funs = seq { for i in 1 .. 3 -> fun x -> x + i } |> Seq.toList
printfn "%A" (funs |> List.map (fun f -> f 10))
// implicit yields
printfn "%A" (Seq.toList (seq { 1; 2; if true then 3; for i in 4 .. 5 do i }))
printfn "%A" [ 1; 2; for i in 4 .. 5 do i ]
printfn "%A" (Seq.toList (seq { "a"; yield! [ "b"; "c" ] }))
// nothing runs before it is asked for
let lazySeq = seq { note "start"; yield 1; note "end" }
flush "made"
printfn "%d %d" (Seq.length lazySeq) (Seq.length lazySeq)
flush "twice"
// empties
printfn "%A" (Seq.toList (seq { if false then yield 1 }))
printfn "%b" (Seq.isEmpty (seq { for _ in 1 .. 0 -> 1 }))
printfn "%A" (Seq.toList (Seq.empty<int>))
// nested sequences and outer state
let counter = ref 0
let nested = seq { for i in 1 .. 3 -> seq { for j in 1 .. i do
                                              counter.Value <- counter.Value + 1
                                              yield i * j } }
for s in nested do printf "%s;" (String.Join(",", s))
printfn " %d" counter.Value
printfn "%A" (nested |> Seq.concat |> Seq.toList)
let ys = [ for s in nested do yield! s ]
printfn "%A %d" ys counter.Value
printfn "%A" [| for s in nested do for x in s do if x % 2 = 1 then yield x |]
// seq<unit> and seq of tuples and structs
printfn "%d" (Seq.length (seq { yield (); yield () }))
for (a, b) in seq { yield (1, "x"); yield (2, "y") } do printf "%d%s " a b
printfn ""
let primes =
    let rec sieve (s: seq<int>) = seq {
        let p = Seq.head s
        yield p
        yield! sieve (s |> Seq.filter (fun x -> x % p <> 0) |> Seq.cache) }
    sieve (Seq.initInfinite (fun i -> i + 2))
printfn "%A" (primes |> Seq.take 10 |> Seq.toList)
let fib = Seq.unfold (fun (a, b) -> Some(a, (b, a + b))) (0L, 1L)
printfn "%A" (fib |> Seq.takeWhile (fun x -> x < 100L) |> Seq.toList)
