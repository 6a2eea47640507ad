// covers: functions of a class called in closures and queued for later, beside calls through base
open System.Collections.Generic

type Shape(name: string) =
    abstract Name: unit -> string
    default _.Name() = name

type Queue(name: string, limit: int) =
    inherit Shape(name)
    let work = Queue<unit -> unit>()
    let mutable done' = 0

    let rec start () =
        if done' < limit then
            work.Enqueue(fun () ->
                done' <- done' + 1
                start ())

    member _.Run() =
        let rec loop () =
            start ()
            if work.Count > 0 then
                (work.Dequeue()) ()
                if done' < limit then loop ()
        loop ()
        done'

    override _.Name() = "queue " + base.Name()

let q = Queue("q", 5)
printfn "%s %d" (q.Name()) (q.Run())
