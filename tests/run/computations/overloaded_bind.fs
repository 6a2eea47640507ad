// A builder whose Bind takes several kinds of values: the value decides, and the function after it knows its argument.
open System

type MaybeBuilder() =
    member _.Bind(x: option<'T>, f: 'T -> option<'R>) = Option.bind f x
    member _.Bind(x: list<'T>, f: 'T -> option<'R>) = Option.bind f (List.tryHead x)
    member _.Bind(x: Result<'T, string>, f: 'T -> option<'R>) =
        match x with
        | Ok v -> f v
        | Error _ -> None
    member _.Return(x: 'a) = Some x
    member _.ReturnFrom(x: option<'a>) = x

let maybe = MaybeBuilder()

type MaybeBuilder with
    member this.Bind(x: Lazy<'T>, f: 'T -> option<'R>) = this.Bind(Some x.Value, f)

let all (o: option<string>) (l: list<string>) (r: Result<string, string>) (z: Lazy<string>) =
    maybe {
        let! a = o
        let! b = l
        let! c = r
        let! d = z
        return a.Length + b.IndexOf "b" + c.ToUpper().Length + d.Trim().Length
    }

printfn "%A" (all (Some "one") [ "abc" ] (Ok "x") (lazy " four "))
printfn "%A" (all (Some "one") [] (Ok "x") (lazy " four "))
printfn "%A" (maybe.Bind([ "x1"; "y" ], (fun s -> if s.EndsWith "1" then maybe.Return 1 else None)))
printfn "%A" (maybe.Bind(Some "x1", fun s -> Some(s.Length)))

// In a recursive group, a function whose type nothing else can change is generic for those after it.
let rec show x = (count 0 : int), string (box x)
and count n =
    if n > 0 then
        let a, b = show "text"
        let c, d = show 2.5
        printfn "%d %s %d %s" a b c d
    n - 1

printfn "%d" (count 1)
printfn "%A" (show [ 1 ] |> snd)
