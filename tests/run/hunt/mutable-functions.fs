type C() =
    let mutable f: (unit -> float) = fun () -> 0.0
    let mutable g = fun (x: int) -> x + 1
    let mutable h : int -> int = id
    static let mutable s = fun x -> x * 2
    member _.Set(fn) = f <- fn
    member _.Run() = f ()
    member _.G with get () = g 1 and set v = g <- (fun x -> x + v)
    static member S with get () = s 4 and set (v: int) = s <- (fun x -> x * v)
let c = C()
printfn "%g" (c.Run())
c.Set(fun () -> 3.5)
printfn "%g %d" (c.Run()) c.G
c.G <- 10
printfn "%d %d" c.G C.S
C.S <- 5
printfn "%d" C.S
let mutable top = fun x -> x + 1
top <- fun x -> x * 100
printfn "%d" (top 2)
let go () =
    let mutable loc = fun x -> x + 1
    loc <- (fun x -> x * 7)
    loc 3
printfn "%d" (go ())
module M =
    let mutable handler : string -> unit = fun s -> printfn "default %s" s
M.handler "a"
M.handler <- fun s -> printfn "new %s" s
M.handler "b"
let mutable two = fun (a: int) b -> a + b
let old = two
two <- (fun a b -> old a b * 10)
printfn "%d %d" (two 1 2) (old 1 2)
let mutable (f1, f2) = (fun x -> x + 1), (fun x -> x * 3)
f1 <- f2 >> f1
printfn "%d" (f1 5)
let mutable calls: (string -> string) list = []
let mutable act = ignore
act <- fun () -> printfn "act"
act ()
let mutable dispatch: Map<string, int -> int> = Map.empty
dispatch <- dispatch.Add("inc", fun x -> x + 1)
printfn "%d" (dispatch.["inc"] 4)
