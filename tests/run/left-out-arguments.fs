open System.Runtime.InteropServices
type T() =
    static member A([<Optional; DefaultParameterValue(42)>] i: int) = i
    static member B(a: int, [<Optional; DefaultParameterValue("x")>] s: string, [<Optional>] n: int) = sprintf "%d %s %d" a s n

type Point(x: float) as self =
    member this.X = x
    member this.Twice = self.X * 2.0

type S =
    struct
        val mutable x: int
        val mutable y: int
        member o.X with set v = o.x <- v
        member o.Y with set v = o.y <- v
    end



let refEquals<'a when 'a: not struct> (a: 'a) (b: 'a) = obj.ReferenceEquals(a, b)

type Parity =
    | Odd of int
    | Even
    static member Of n =
        let (|Divides|_|) by n = if n % by = 0 then Some() else None
        match n with
        | Divides 2 -> Even
        | _ -> Odd n

let test () =
    printfn "%b %A" (refEquals "a" "b") (Parity.Of 3)
    printfn "%d %d" (T.A()) (T.A 3)
    printfn "%s / %s / %s" (T.B 1) (T.B(1, "q")) (T.B(1, n = 4))
    printfn "%g" (Point(2.0).Twice)
    let s = S(X = 1, Y = 2)
    printfn "%d %d" s.x s.y
test ()
