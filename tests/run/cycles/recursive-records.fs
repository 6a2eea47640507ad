// covers: records of a recursive group that hold each other, as values of a module and in a function
type Node = { Next: Node; Prev: Node; Value: int }
let rec zero = { Next = zero; Prev = zero; Value = 0 }
let rec one = { Next = two; Prev = two; Value = 1 }
and two = { Next = one; Prev = one; Value = 2 }
type U = A of U * int | B
let f () =
    let rec x = { Next = y; Prev = x; Value = 3 }
    and y = { Next = x; Prev = y; Value = 4 }
    x.Next.Value, y.Next.Value, obj.ReferenceEquals(x.Next, y), obj.ReferenceEquals(x.Prev, x)
printfn "%d %d %d" zero.Next.Value one.Next.Value two.Prev.Value
printfn "%b %b %b %b" (obj.ReferenceEquals(zero.Next, zero)) (obj.ReferenceEquals(one.Next, two)) (obj.ReferenceEquals(two.Next, one)) (obj.ReferenceEquals(two.Prev, one))
printfn "%A" (f ())
