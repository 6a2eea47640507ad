open System
let attempt n (f: unit -> 'a) = try printfn "%s %A" n (f ()) with e -> printfn "%s %s %s" n (e.GetType().Name) e.Message
for s in ["1";"1.2";"1.2.3";"1.2.3.4";"1.2.3.4.5";"";null;"a.b";"1.-2";"99999999999.1";" 1 . 2 ";"+1.2";"1..2"] do
  attempt ("p " + s) (fun () -> Version.Parse s)
  attempt ("c " + s) (fun () -> Version(s).ToString())
  attempt ("t " + s) (fun () -> Version.TryParse s)
let v = Version(1, 2, 3, 4)
for i in -1 .. 5 do attempt "f" (fun () -> v.ToString i)
for i in 0 .. 4 do attempt "f2" (fun () -> Version(1,2).ToString i)
attempt "n" (fun () -> Version(-1, 2))
attempt "n" (fun () -> Version(1, -2))
attempt "n" (fun () -> Version(1, 2, -2))
attempt "n" (fun () -> Version(1, 2, 3, -2))
attempt "x" (fun () -> v.Major, v.Minor, v.Build, v.Revision, v.MajorRevision, v.MinorRevision, Version().ToString())
attempt "c" (fun () -> compare v (Version "1.2"), v.CompareTo(null: Version), v = Version "1.2.3.4", v.Equals(Version "1.2"), v > Version "1.2.3", v.GetHashCode(), Version(1,2).GetHashCode())
attempt "c" (fun () -> v.CompareTo(box 1))
attempt "s" (fun () -> List.sort [Version "1.10"; Version "1.9"; Version "1.9.0"; Version "1.9.0.1"] |> List.map string)
attempt "s" (fun () -> v.Clone() :?> Version)
attempt "s" (fun () -> Version.op_GreaterThan(v, v), Version.op_LessThanOrEqual(v, v))
printfn "%A %O" v v
