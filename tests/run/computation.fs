// covers: computation expressions: an option builder, a state builder, a logging builder
type MaybeBuilder() =
    member _.Bind(m, f) = Option.bind f m
    member _.Return x = Some x
    member _.ReturnFrom m = m
    member _.Zero() = None
let maybe = MaybeBuilder()
let divide a b = if b = 0 then None else Some(a / b)
let compute a b c = maybe {
    let! x = divide a b
    let! y = divide x c
    if y > 100 then return! None else return x + y }
printfn "%A %A %A" (compute 100 5 2) (compute 1 0 2) (compute 10000 1 1)
type State<'S, 'T> = State of ('S -> 'T * 'S)
let run (State f) s = f s
type StateBuilder() =
    member _.Bind(m, f) = State(fun s -> let (a, s') = run m s in run (f a) s')
    member _.Return x = State(fun s -> x, s)
let state = StateBuilder()
let get = State(fun s -> s, s)
let put s = State(fun _ -> (), s)
let fresh = state {
    let! n = get
    do! put (n + 1)
    return sprintf "v%d" n }
let three = state {
    let! a = fresh
    let! b = fresh
    let! c = fresh
    return [ a; b; c ] }
printfn "%A" (run three 7)
type ListBuilder() =
    member _.Yield x = [ x ]
    member _.Combine(a, b) = a @ b
    member _.Delay f = f ()
    member _.For(xs, f) = List.collect f (List.ofSeq xs)
    member _.Zero() = []
let items = ListBuilder()
printfn "%A" (items {
    yield 1
    for x in [ 2; 3 ] do
        yield x * 10
        if x = 3 then yield 99
    yield 4 })
