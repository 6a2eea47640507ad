open System
open System.Threading
open System.Threading.Tasks

let r = ref 0
let t1 = Thread(fun () -> for i in 1 .. 100 do Interlocked.Increment(&r.contents) |> ignore)
let t2 = Thread((fun () -> for i in 1 .. 100 do Interlocked.Increment r |> ignore))
t1.Start()
t2.Start()
t1.Join()
t2.Join()
printfn "%d" r.Value
let mutable n = 5
printfn "%d %d" (Interlocked.Exchange(&n, 7)) n
printfn "%d %d" (Interlocked.CompareExchange(&n, 9, 7)) n
printfn "%d %d" (Interlocked.CompareExchange(&n, 1, 7)) n
printfn "%d" (Interlocked.Add(&n, 3))
let mutable s = "a"
printfn "%s %s" (Interlocked.Exchange(&s, "b")) s
let o = obj ()
Monitor.Enter o
try printfn "locked" finally Monitor.Exit o
let sem = new SemaphoreSlim(1)
sem.Wait()
printfn "%d %b" sem.CurrentCount (sem.Wait 5)
printfn "%d %d" (sem.Release()) sem.CurrentCount
let auto = new AutoResetEvent(false)
Task.Run(fun () -> Thread.Sleep 5; auto.Set() |> ignore) |> ignore
printfn "%b %b" (auto.WaitOne 1000) (auto.WaitOne 1)
let cd = new CountdownEvent(3)
for i in 1 .. 3 do ThreadPool.QueueUserWorkItem(fun _ -> cd.Signal() |> ignore) |> ignore
cd.Wait()
printfn "%b" cd.IsSet
let total = ref 0
Parallel.For(0, 10, fun i -> Interlocked.Add(total, i) |> ignore) |> ignore
printfn "%d" total.Value
Parallel.ForEach([ 1; 2; 3 ], fun (i: int) -> Interlocked.Add(total, i) |> ignore) |> ignore
printfn "%d" total.Value
let tl = new ThreadLocal<int>(fun () -> 42)
printfn "%d" tl.Value
let rw = new ReaderWriterLockSlim()
rw.EnterReadLock()
rw.ExitReadLock()
let ticks = ref 0
let timer = new Timer((fun _ -> incr ticks), null, 1, 1)
while ticks.Value < 3 do Thread.Sleep 1
timer.Dispose()
printfn "%b" (ticks.Value >= 3)
let cts = new CancellationTokenSource(5)
let work = Task.Delay(10000, cts.Token)
printfn "%s" (try work.Wait(); "no" with :? AggregateException as e -> e.InnerException.GetType().Name)
printfn "%b %A" work.IsCanceled work.Status
let th = Thread((fun () -> printfn "named %s" Thread.CurrentThread.Name), Name = "bob")
th.Start()
th.Join()
let m = new Mutex()
m.WaitOne() |> ignore
m.ReleaseMutex()
printfn "%d" (Task.WaitAny [| Task.Delay 1000 ; Task.Delay 1 |])
let done' = Task.WhenAny([ Task.FromResult 3 ])
printfn "%d" done'.Result.Result
