// covers: lazy values, memoisation by closures, streams made of lazy cells
let mutable evaluated = 0
let slow = lazy (evaluated <- evaluated + 1; evaluated * 100)
printfn "%d" evaluated
printfn "%d %d %d" slow.Value (slow.Force()) evaluated
printfn "%b" slow.IsValueCreated
type Stream<'T> = Cons of 'T * Lazy<Stream<'T>>
let rec from n = Cons(n, lazy (from (n + 1)))
let rec take n (Cons(x, rest)) = if n = 0 then [] else x :: take (n - 1) rest.Value
let rec filter p (Cons(x, rest)) = if p x then Cons(x, lazy (filter p rest.Value)) else filter p rest.Value
let rec sieve (Cons(p, rest)) = Cons(p, lazy (sieve (filter (fun n -> n % p <> 0) rest.Value)))
printfn "%A" (take 10 (sieve (from 2)))
let memoise f =
    let table = System.Collections.Generic.Dictionary<_, _>()
    fun x ->
        match table.TryGetValue x with
        | true, v -> v
        | _ ->
            let v = f x
            table.[x] <- v
            v
let mutable calls = 0
let square = memoise (fun x -> calls <- calls + 1; x * x)
printfn "%d %d %d %d" (square 4) (square 4) (square 5) calls
let failing = lazy (failwith "once" : int)
for _ in 1 .. 2 do
    try printfn "%d" failing.Value with e -> printfn "%s" e.Message
