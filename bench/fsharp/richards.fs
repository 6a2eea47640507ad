[<AllowNullLiteral>]
type Packet(link: Packet, id: int, kind: int) =
    member val Link = link with get, set
    member val Id = id with get, set
    member _.Kind = kind
    member val A1 = 0 with get, set
    member val A2 : int[] = Array.zeroCreate 4

let rec append (packet: Packet) (queue: Packet) =
    packet.Link <- null
    if isNull queue then packet
    else
        let mutable last = queue
        while not (isNull last.Link) do last <- last.Link
        last.Link <- packet
        queue

[<AllowNullLiteral; AbstractClass>]
type Task(s: Scheduler, next: Task, id: int, priority: int, queue: Packet, state: int) =
    member _.Next = next
    member _.Id = id
    member _.Priority = priority
    member val Queue = queue with get, set
    member val State = state with get, set
    member _.S = s
    abstract Run: Packet -> Task
    member t.CheckPriority(task: Task, packet: Packet) =
        if isNull t.Queue then
            t.Queue <- packet
            t.State <- t.State ||| 1
            if t.Priority > task.Priority then t else task
        else
            t.Queue <- append packet t.Queue
            task

and Scheduler() =
    member val List : Task = null with get, set
    member val Current : Task = null with get, set
    member val Blocks : Task[] = Array.zeroCreate 6
    member val CurrentId = 0 with get, set
    member val Queued = 0 with get, set
    member val Held = 0 with get, set
    member s.Add(task: Task) = s.List <- task; s.Blocks.[task.Id] <- task
    member s.Release i =
        let t = s.Blocks.[i]
        if isNull t then t
        else
            t.State <- t.State &&& ~~~4
            if t.Priority > s.Current.Priority then t else s.Current
    member s.Hold() =
        s.Held <- s.Held + 1
        s.Current.State <- s.Current.State ||| 4
        s.Current.Next
    member s.Suspend() =
        s.Current.State <- s.Current.State ||| 2
        s.Current
    member s.Enqueue(p: Packet) =
        let t = s.Blocks.[p.Id]
        if isNull t then t
        else
            s.Queued <- s.Queued + 1
            p.Link <- null
            p.Id <- s.CurrentId
            t.CheckPriority(s.Current, p)
    member s.Schedule() =
        s.Current <- s.List
        while not (isNull s.Current) do
            let t = s.Current
            if t.State &&& 4 <> 0 || t.State = 2 then s.Current <- t.Next
            else
                s.CurrentId <- t.Id
                let packet =
                    if t.State = 3 then
                        let p = t.Queue
                        t.Queue <- p.Link
                        t.State <- if isNull t.Queue then 0 else 1
                        p
                    else null
                s.Current <- t.Run packet

type Idle(s: Scheduler, next, count: int) =
    inherit Task(s, next, 0, 0, null, 0)
    let mutable v1 = 1
    let mutable v2 = count
    override _.Run _ =
        v2 <- v2 - 1
        if v2 = 0 then s.Hold()
        elif v1 &&& 1 = 0 then
            v1 <- v1 >>> 1
            s.Release 4
        else
            v1 <- (v1 >>> 1) ^^^ 0xD008
            s.Release 5

type Device(s: Scheduler, next, id, priority) =
    inherit Task(s, next, id, priority, null, 2)
    let mutable waiting : Packet = null
    override _.Run packet =
        if isNull packet then
            if isNull waiting then s.Suspend()
            else
                let p = waiting
                waiting <- null
                s.Enqueue p
        else
            waiting <- packet
            s.Hold()

type Worker(s: Scheduler, next, queue) =
    inherit Task(s, next, 1, 1000, queue, 3)
    let mutable target = 2
    let mutable count = 0
    override _.Run packet =
        if isNull packet then s.Suspend()
        else
            target <- if target = 2 then 3 else 2
            packet.Id <- target
            packet.A1 <- 0
            for i in 0 .. 3 do
                count <- count + 1
                if count > 26 then count <- 1
                packet.A2.[i] <- count
            s.Enqueue packet

type Handler(s: Scheduler, next, id, priority, queue) =
    inherit Task(s, next, id, priority, queue, 3)
    let mutable work : Packet = null
    let mutable devices : Packet = null
    override _.Run packet =
        if not (isNull packet) then
            if packet.Kind = 1 then work <- append packet work else devices <- append packet devices
        if isNull work then s.Suspend()
        else
            let count = work.A1
            if count < 4 then
                if isNull devices then s.Suspend()
                else
                    let p = devices
                    devices <- p.Link
                    p.A1 <- work.A2.[count]
                    work.A1 <- count + 1
                    s.Enqueue p
            else
                let p = work
                work <- p.Link
                s.Enqueue p

let run () =
    let s = Scheduler()
    let packets id kind n = Seq.fold (fun link _ -> Packet(link, id, kind)) null (seq { 1 .. n })
    s.Add(Idle(s, s.List, 10000))
    s.Add(Worker(s, s.List, packets 1 1 2))
    s.Add(Handler(s, s.List, 2, 2000, packets 4 0 3))
    s.Add(Handler(s, s.List, 3, 3000, packets 5 0 3))
    s.Add(Device(s, s.List, 4, 4000))
    s.Add(Device(s, s.List, 5, 5000))
    s.Schedule()
    s

[<EntryPoint>]
let main a =
    let mutable total = 0
    let mutable wrong = 0
    for _ in 1 .. int a.[0] do
        let s = run ()
        if s.Queued <> 23246 || s.Held <> 9297 then wrong <- 1
        total <- total + s.Queued + s.Held
    printfn "%d" total
    wrong
