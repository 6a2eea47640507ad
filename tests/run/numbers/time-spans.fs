open System
open System.Globalization
let t name (f: unit -> obj) =
    let s = (try string (f ()) with e -> e.GetType().Name + "|" + e.Message)
    printfn "%s: %s" name s
let x = TimeSpan(1, 2, 3, 4, 5)
let y = -(TimeSpan(0, 12, 5, 0, 0))
for f in [""; "c"; "t"; "T"; "g"; "G"; "d"; "%d"; "dd"; "ddd"; "hh"; "%h"; "mm"; "%m"; "ss"; "%s"; "%f"; "ff"; "fff"; "fffffff"; "%F"; "FFF"; "FFFFFFF"; "hh\\:mm"; "hh':'mm':'ss"; "d\\.hh\\:mm\\:ss\\.fff"; "hh:mm"; "x"; "'abc'"; "s\\.FF" ; "ddddddddd"; "hhh"] do
  for v in [x; y; TimeSpan.Zero; TimeSpan.FromMilliseconds 1500.; TimeSpan.FromTicks 1L; TimeSpan.MaxValue; TimeSpan.MinValue] do
    t ("fmt " + f + " " + string v.Ticks) (fun () -> box (v.ToString f))
for s in ["1"; "1:2"; "1:2:3"; "1.2:3"; "1.2:3:4"; "1.2:3:4.5"; "1:2:3:4"; "-1:2"; "24:00"; "1:60"; "0:0:60"; ""; "abc"; " 1:2 "; "1:2:3.1234567"; "1:2:3.12345678"; "10675199.02:48:05.4775807"; "10675200"; "-10675199.02:48:05.4775808"; "1.2"; "00:00:00.5"; "+1:2"; "1:2:3:4.5"] do
  t ("parse " + s) (fun () -> box (TimeSpan.Parse s))
  t ("try " + s) (fun () -> box (TimeSpan.TryParse s))
t "pe" (fun () -> box (TimeSpan.ParseExact("01:02", "hh\\:mm", null)))
t "pe2" (fun () -> box (TimeSpan.ParseExact("1.02:03:04", "c", null)))
t "pe3" (fun () -> box (TimeSpan.ParseExact("1x", "%d", null)))
t "from" (fun () -> box (TimeSpan.FromDays 1.5, TimeSpan.FromHours 0.1, TimeSpan.FromMinutes 1.0e-3, TimeSpan.FromSeconds 0.12345678, TimeSpan.FromMilliseconds 1.55555, TimeSpan.FromSeconds 1.9999999999))
t "fromn" (fun () -> box (TimeSpan.FromDays nan))
t "fromo" (fun () -> box (TimeSpan.FromDays 1e10))
t "tot" (fun () -> box (x.TotalDays, x.TotalHours, x.TotalMinutes, x.TotalSeconds, x.TotalMilliseconds, y.TotalHours))
t "parts" (fun () -> box (x.Days, x.Hours, x.Minutes, x.Seconds, x.Milliseconds, y.Days, y.Hours, y.Minutes))
t "ops" (fun () -> box (x + y, x - y, -x, x.Negate(), y.Duration(), x * 2.0, x / 2.0, x / y, 1.5 * x, +x))
t "ov" (fun () -> box (TimeSpan.MaxValue + TimeSpan(1L)))
t "ov2" (fun () -> box (-TimeSpan.MinValue))
t "ov3" (fun () -> box (TimeSpan.MinValue.Duration()))
t "ov4" (fun () -> box (TimeSpan.MinValue - TimeSpan 1L))
t "ov5" (fun () -> box (TimeSpan(Int32.MaxValue, 0, 0, 0)))
t "ov6" (fun () -> box (TimeSpan.MaxValue * 2.))
t "ov7" (fun () -> box (x * nan))
t "ov8" (fun () -> box (x / 0.))
t "cmp" (fun () -> box (compare x y, x > y, x.Equals(y), TimeSpan.Compare(x, y), TimeSpan.Equals(x, x), x.CompareTo(y), x.CompareTo(box y)))
t "cmpo" (fun () -> box (x.CompareTo(box 5)))
t "const" (fun () -> box (TimeSpan.TicksPerDay, TimeSpan.TicksPerHour, TimeSpan.TicksPerMillisecond, TimeSpan.TicksPerMinute, TimeSpan.TicksPerSecond))
