open System
open System.Globalization
let attempt n (f: unit -> 'a) = try printfn "%s %A" n (f ()) with e -> printfn "%s %s %s" n (e.GetType().Name) e.Message
let a = DateTimeOffset(2024, 2, 29, 13, 5, 9, TimeSpan.FromHours 2.0)
let b = DateTimeOffset(2024, 2, 29, 11, 5, 9, 123, TimeSpan.Zero)
let c = DateTimeOffset(DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc))
for d in [a; b; c; DateTimeOffset.MinValue; DateTimeOffset.MaxValue; DateTimeOffset.UnixEpoch] do
  printfn "%O" d
  for f in ["o"; "O"; "r"; "R"; "s"; "u"; "d"; "D"; "t"; "T"; "g"; "G"; "f"; "F"; "m"; "y"; "yyyy-MM-dd HH:mm:ss zzz"; "zz"; "%z"; "K"; "%K"; "yyyy-MM-ddTHH:mm:ss.fffK"; "q"] do
    attempt f (fun () -> d.ToString(f, CultureInfo.InvariantCulture))
  attempt "p" (fun () -> d.Year, d.Month, d.Day, d.Hour, d.Minute, d.Second, d.Millisecond, d.DayOfWeek, d.DayOfYear, d.Ticks, d.UtcTicks, d.Offset, d.TimeOfDay)
  attempt "u" (fun () -> d.UtcDateTime.ToString "o", d.DateTime.ToString "o", d.Date.ToString "o", d.ToUnixTimeSeconds(), d.ToUnixTimeMilliseconds())
  attempt "x" (fun () -> d.AddDays(1.5).AddHours(-3.0).AddMinutes(5.0).AddSeconds(1.0).AddMilliseconds(5.0).AddTicks(3L).AddMonths(1).AddYears(-1))
  attempt "off" (fun () -> d.ToOffset(TimeSpan.FromHours -5.0), d.ToUniversalTime(), d.ToLocalTime())
attempt "eq" (fun () -> a = b, a = b.AddMilliseconds(-123.0), a.EqualsExact b, compare a b, a.CompareTo b, DateTimeOffset.Compare(a, b), a - b, (a - TimeSpan.FromHours 1.0), a + TimeSpan.FromHours 1.0, a < b, hash a = hash (b.AddMilliseconds -123.0))
attempt "sub" (fun () -> a.Subtract b, a.Subtract(TimeSpan.FromDays 1.0), a.Add(TimeSpan.FromDays 1.0))
attempt "unix" (fun () -> DateTimeOffset.FromUnixTimeSeconds 1700000000L, DateTimeOffset.FromUnixTimeMilliseconds -1L)
attempt "unix" (fun () -> DateTimeOffset.FromUnixTimeSeconds Int64.MaxValue)
attempt "unix" (fun () -> DateTimeOffset.FromUnixTimeMilliseconds Int64.MinValue)
for s in ["2024-02-29T13:05:09+02:00"; "2024-02-29 13:05"; "2024-02-29T13:05:09Z"; "2024-02-29"; "29 Feb 2024 10:00 -05:30"; "Thu, 29 Feb 2024 13:05:09 GMT"; "x"; ""; "2024-02-29T13:05:09.1234567-08:00"] do
  attempt s (fun () -> DateTimeOffset.Parse(s, CultureInfo.InvariantCulture))
  attempt s (fun () -> DateTimeOffset.Parse(s, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))
  attempt s (fun () -> DateTimeOffset.Parse(s, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal))
  attempt s (fun () -> DateTimeOffset.TryParse s)
attempt "null" (fun () -> DateTimeOffset.Parse null)
attempt "ex" (fun () -> DateTimeOffset.ParseExact("2024-02-29 13:05 +03:00", "yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture))
attempt "ex" (fun () -> DateTimeOffset.ParseExact("2024-02-29", "yyyy/MM/dd", CultureInfo.InvariantCulture))
attempt "ctor" (fun () -> DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.FromHours 15.0))
attempt "ctor" (fun () -> DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.FromSeconds 15.0))
attempt "ctor" (fun () -> DateTimeOffset(DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc), TimeSpan.FromHours 1.0))
attempt "ctor" (fun () -> DateTimeOffset(DateTime(2000, 1, 1), TimeSpan.FromHours 1.0))
attempt "ctor" (fun () -> DateTimeOffset(630822816000000000L, TimeSpan.FromHours 1.0))
attempt "fmt" (fun () -> String.Format("{0:yyyy} {0}", a), sprintf "%O %A" a (Some a), a.ToString("d"), a.ToString())
attempt "impl" (fun () -> DateTimeOffset.op_Implicit (DateTime(2000, 1, 1)))
