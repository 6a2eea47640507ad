open System
open System.Numerics
let attempt n (f: unit -> 'a) = try printfn "%s %A" n (f ()) with e -> printfn "%s %s %s" n (e.GetType().Name) e.Message
let d = DateOnly(2024, 2, 29)
let t = TimeOnly(13, 5, 9, 123)
for f in ["o"; "O"; "r"; "d"; "D"; "m"; "y"; "yyyy/MM/dd"; "q"; ""; "G"; "t"; "T"] do
  attempt f (fun () -> d.ToString f)
  attempt f (fun () -> t.ToString f)
attempt "d" (fun () -> d.Year, d.Month, d.Day, d.DayOfWeek, d.DayOfYear, d.DayNumber)
attempt "d" (fun () -> d.AddDays 1, d.AddMonths -1, d.AddYears 1, DateOnly.MinValue, DateOnly.MaxValue, DateOnly.FromDayNumber 738000)
attempt "d" (fun () -> d.AddDays Int32.MaxValue)
attempt "d" (fun () -> DateOnly(2023, 2, 29))
attempt "d" (fun () -> DateOnly.FromDayNumber -1)
attempt "d" (fun () -> d.ToDateTime t, d < d.AddDays 1, d = DateOnly.FromDateTime(DateTime(2024, 2, 29, 5, 0, 0)), hash d, compare d (d.AddDays 1))
attempt "t" (fun () -> t.Hour, t.Minute, t.Second, t.Millisecond, t.Ticks, t.ToTimeSpan())
attempt "t" (fun () -> t.AddHours 12.0, t.AddMinutes -900.0, t.Add(TimeSpan.FromDays 1.5), t - TimeOnly(14, 0), t.IsBetween(TimeOnly(13, 0), TimeOnly(14, 0)), t.IsBetween(TimeOnly(23, 0), TimeOnly(14, 0)))
attempt "t" (fun () -> TimeOnly -1L)
attempt "t" (fun () -> TimeOnly(24, 0))
for s in ["2024-02-29"; "29 Feb 2024"; "02/29/2024"; "x"; ""; "2024-02-29 10:00"; "10:00"; "10:00 PM"; "13:05:09.5"] do
  attempt s (fun () -> DateOnly.Parse s)
  attempt s (fun () -> DateOnly.TryParse s)
  attempt s (fun () -> TimeOnly.Parse s)
  attempt s (fun () -> TimeOnly.TryParse s)
attempt "ex" (fun () -> DateOnly.ParseExact("20240229", "yyyyMMdd"))
attempt "ex" (fun () -> DateOnly.ParseExact("2024029", "yyyyMMdd"))
attempt "ex" (fun () -> TimeOnly.ParseExact("1305", "HHmm"))
for x in [0u; 1u; 2u; 3u; 255u; 256u; 0x80000000u; UInt32.MaxValue; 0x80000001u] do
  attempt "b" (fun () -> BitOperations.PopCount x, BitOperations.LeadingZeroCount x, BitOperations.TrailingZeroCount x, BitOperations.Log2 x, BitOperations.IsPow2 x, BitOperations.RoundUpToPowerOf2 x, BitOperations.RotateLeft(x, 5), BitOperations.RotateRight(x, 37), BitOperations.RotateLeft(x, -3))
for x in [0UL; 1UL; 2UL; 3UL; 255UL; 0x8000000000000000UL; UInt64.MaxValue] do
  attempt "b" (fun () -> BitOperations.PopCount x, BitOperations.LeadingZeroCount x, BitOperations.TrailingZeroCount x, BitOperations.Log2 x, BitOperations.IsPow2 x, BitOperations.RoundUpToPowerOf2 x, BitOperations.RotateLeft(x, 5), BitOperations.RotateRight(x, 67))
for x in [0.0f; -0.0f; 1.0f; -1.0f; 0.5f; 2.5f; -2.5f; 1e10f; nanf; infinityf; 3.4e38f; 0.1f; 7.3f] do
  attempt "m" (fun () -> MathF.Sqrt x, MathF.Sin x, MathF.Cos x, MathF.Exp x, MathF.Log x, MathF.Floor x, MathF.Ceiling x, MathF.Truncate x, MathF.Round x, MathF.Abs x, MathF.Log2 x, MathF.Log10 x, MathF.Atan x)
  attempt "m" (fun () -> MathF.Pow(x, 2.5f), MathF.Atan2(x, 2.0f), MathF.Max(x, 1.0f), MathF.Min(x, 1.0f), MathF.CopySign(x, -1.0f), MathF.Round(x, 1), MathF.Round(x, MidpointRounding.AwayFromZero), MathF.PI, MathF.E, MathF.Tau)
let h = HashCode.Combine(1, "a") = HashCode.Combine(1, "a")
let mutable hc = HashCode()
hc.Add 1
hc.Add "x"
printfn "%b %b" h (hc.ToHashCode() = hc.ToHashCode())
