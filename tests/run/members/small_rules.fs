// An indexer whose type parameter is a tuple, units as arguments, undefined operators in parentheses, and an
// assignment as the last part of a tuple.
type Table<'key, 'value>() =
    let mutable last = Unchecked.defaultof<'key>
    member _.Last = last

    member _.Item
        with get (key: 'key) =
            last <- key
            Unchecked.defaultof<'value>
        and set (key: 'key) (_: 'value) = last <- key

let table = Table<int * int, float>()
printfn "%g" table.[1, 2]
printfn "%A" table.Last
table.[(3, 4)] <- 0.5
printfn "%A" table.Last

type Calls<'a>() =
    member _.Do() = "nothing"
    member _.Do(_: 'a) = "something"

let calls = Calls<unit>()
printfn "%s %s" (calls.Do(())) (calls.Do())

type Add =
    | Add
    static member (+++)(Add, x: float) = x + 0.5
    static member (+++)(Add, x: int) = x + 1

let inline add x = (+++) Add x
printfn "%g %d" (add 1.0) (add 1)

let mutable n = 1
let pair = n, n <- 5
printfn "%A %d" pair n

type Cell() =
    let mutable v = 0
    member _.At with get (i: int) = v + i and set (i: int) (x: int) = v <- x * i

let cell = Cell()
printfn "%A" (cell.At(1), cell.At(2), cell.At(3) <- 7)
printfn "%d" (cell.At 0)

// A pair is wanted: the value of the out parameter, not the struct tuple of another overload.
let quotient, remainder = System.Numerics.BigInteger.DivRem(17I, 5I)
printfn "%A %A" quotient remainder
