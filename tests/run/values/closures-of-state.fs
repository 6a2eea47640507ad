let counters () =
    let mutable fs = []
    for i in 1 .. 3 do
        let n = ref i
        fs <- (fun () -> n.Value <- n.Value * 2; n.Value) :: fs
    List.rev fs
let fs = counters ()
for f in fs do printf "%d " (f ())
for f in fs do printf "%d " (f ())
printfn ""
let adder x = fun y -> fun z -> x + y * z
let add1 = adder 1
let add12 = add1 2
printfn "%d %d %d" (add12 3) (add1 5 5) (adder 2 2 2)
let side x = printf "[%d]" x; x
let f a b = printf "f"; fun c -> printf "g"; a + b + c
let p = f (side 1)
let q = p (side 2)
printfn " %d %d" (q 3) (q 4)
let compose = List.fold (>>) id
printfn "%d" (compose [ (+) 1; (*) 2; fun x -> x - 3 ] 10)
let rec fix f x = f (fix f) x
printfn "%d" (fix (fun self n -> if n < 2 then 1 else n * self (n - 1)) 10)
let memo f =
    let d = System.Collections.Generic.Dictionary<_, _>()
    fun x ->
        match d.TryGetValue x with
        | true, v -> v
        | _ -> let v = f x in d.[x] <- v; v
let calls = ref 0
let slow = memo (fun x -> incr calls; x * x)
printfn "%d %d %d" (slow 4) (slow 4) calls.Value
let rec fibm = memo (fun n -> if n < 2L then n else fibm (n - 1L) + fibm (n - 2L))
printfn "%d" (fibm 60L)
let swap (a: byref<int>) (b: byref<int>) = let t = a in a <- b; b <- t
let test () =
    let mutable x = 1
    let mutable y = 2
    swap &x &y
    printfn "%d %d" x y
    let arr = [| 1; 2; 3 |]
    swap &arr.[0] &arr.[2]
    printfn "%A" arr
test ()
let gen () =
    let state = ref 0
    let step () = state.Value <- state.Value + 1; state.Value
    let reset () = state.Value <- 0
    step, reset
let step, reset = gen ()
step () |> ignore
printf "%d " (step ())
reset ()
printfn "%d" (step ())
let apply2 f x = f (f x)
printfn "%d %s %A" (apply2 (fun x -> x + 1) 0) (apply2 (fun s -> s + "!") "a") (apply2 (fun l -> 1 :: l) [])
let pipeline = [ ("inc", (+) 1); ("dbl", (*) 2); ("neg", (~-)) ]
for n, f in pipeline do printf "%s=%d " n (f 5)
printfn ""
let opt = Some (fun x -> x + 1)
printfn "%A" (opt |> Option.map (fun f -> f 41))
type Handler = { Name: string; Run: int -> int }
let hs = [| { Name = "a"; Run = fun x -> x + 1 }; { Name = "b"; Run = fun x -> x * x } |]
printfn "%d" (hs |> Array.fold (fun acc h -> h.Run acc) 3)
let curry f a b = f (a, b)
let uncurry f (a, b) = f a b
printfn "%d %d" (curry fst 1 2) (uncurry (-) (5, 3))
let (|>>) x f = printfn "%A" x; f x
let r = 3 |>> (fun x -> x + 1) |>> string
printfn "%s" r
let mutable top = 0
let bump = fun () -> top <- top + 1; top
printfn "%d %d %d" (bump ()) (bump ()) top
