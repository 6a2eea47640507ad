module LoopsOfBuilders
// A loop as a method that calls itself, with a condition and a body that share a variable.
type ResultBuilder() =
    member _.Bind(m, f) = Result.bind f m
    member _.Return x = Ok x
    member _.Zero() = Ok()
    member _.Delay f = f
    member _.Run f = f ()
    member _.Combine(a, b) = Result.bind (fun () -> b ()) a
    member this.While(g, b) = if g () then this.Bind(b (), fun () -> this.While(g, b)) else Ok()
    member this.For(xs: seq<_>, f) =
        use e = xs.GetEnumerator()
        this.While((fun () -> e.MoveNext()), fun () -> f e.Current)

let result = ResultBuilder()

let upTo n =
    result {
        let i = ref 0
        while !i < n do
            do! (if !i > 5 then Error [ "over" ] else Ok())
            i := !i + 1
        for x in [ 1 .. 3 ] do
            i := !i + x
        return !i
    }

printfn "%A %A" (upTo 3) (upTo 10)

let loop n =
    let i = ref 0
    result.While((fun () -> i.Value < n), result.Delay(fun () -> result.Bind((if i.Value > 5 then Error "over" else Ok()), fun () -> i.Value <- i.Value + 1; Ok())))

printfn "%A %A" (loop 3) (loop 10)
