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

// try/with inside
let tw =
    seq {
        try
            yield 1
            note "before"
            failwith "oops"
            yield 2
        with
        | Failure m ->
            note m
            yield 10
            yield 11
        yield 12
    }
printfn "%A" (Seq.toList tw)
flush "with"
let tw2 =
    seq {
        try
            try
                yield 1
                raise (InvalidOperationException "inv")
            with :? ArgumentException -> yield 5
        with e -> yield 6; note e.Message
    }
printfn "%A" (Seq.toList tw2)
flush "with2"
printfn "%A" (tw |> Seq.take 1 |> Seq.toList)
flush "closing"

