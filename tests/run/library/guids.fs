open System
let attempt n (f: unit -> 'a) = try printfn "%s %A" n (f ()) with e -> printfn "%s %s %s" n (e.GetType().Name) e.Message
let g = Guid.Parse "6f9619ff-8b86-d011-b42d-00cf4fc964ff"
for f in ["D";"N";"B";"P";"X";"d";"";null;"q";"DD"] do attempt ("f " + f) (fun () -> g.ToString f)
for s in ["6f9619ff8b86d011b42d00cf4fc964ff"; "{6F9619FF-8B86-D011-B42D-00CF4FC964FF}"; "(6F9619FF-8B86-D011-B42D-00CF4FC964FF)"; " 6f9619ff-8b86-d011-b42d-00cf4fc964ff "; "{0x6f9619ff,0x8b86,0xd011,{0xb4,0x2d,0x00,0xcf,0x4f,0xc9,0x64,0xff}}"; ""; "123"; null; "6f9619ff-8b86-d011-b42d-00cf4fc964fg"; "6f9619ff8b86-d011-b42d-00cf4fc964fff-"; "zf9619ff8b86d011b42d00cf4fc964ff"; "{6F9619FF-8B86-D011-B42D-00CF4FC964FF)"; "6f9619ff-8b86d-011-b42d-00cf4fc964ff"; "{0x6f9619ff,0x8b86,0xd011,{0xb4,0x2d,0x00,0xcf,0x4f,0xc9,0x64}}"] do
  attempt ("p " + s) (fun () -> Guid.Parse s)
  attempt ("t " + s) (fun () -> Guid.TryParse s)
  attempt ("c " + s) (fun () -> Guid s)
  for f in ["D";"N";"B";"P";"X";"Q"] do
    attempt ("e " + f + s) (fun () -> Guid.ParseExact(s, f))
attempt "bytes" (fun () -> g.ToByteArray())
attempt "c1" (fun () -> Guid(1, 2s, 3s, 4uy, 5uy, 6uy, 7uy, 8uy, 9uy, 10uy, 11uy))
attempt "c1" (fun () -> Guid(-1, -2s, -3s, [|1uy;2uy;3uy;4uy;5uy;6uy;7uy;8uy|]))
attempt "c2" (fun () -> Guid([|1uy|]))
attempt "c3" (fun () -> Guid(Array.init 16 byte))
attempt "cmp" (fun () -> compare g Guid.Empty, g.CompareTo(Guid.Empty), Guid.Empty.CompareTo g, g > Guid.Empty, g = g, g.Equals(box g), g.CompareTo(box g))
attempt "hash" (fun () -> g.GetHashCode(), hash Guid.Empty, hash (Guid(1, 2s, 3s, 4uy, 5uy, 6uy, 7uy, 8uy, 9uy, 10uy, 11uy)))
attempt "sort" (fun () -> List.sort [Guid(-1, 2s, 3s, 4uy, 5uy, 6uy, 7uy, 8uy, 9uy, 10uy, 11uy); Guid(1, 2s, 3s, 4uy, 5uy, 6uy, 7uy, 8uy, 9uy, 10uy, 11uy); Guid(1, -2s, 3s, 4uy, 5uy, 6uy, 7uy, 8uy, 9uy, 10uy, 11uy)])
attempt "new" (fun () -> let s = Guid.NewGuid().ToString() in s.Length, s.[14], "89ab".IndexOf s.[19] >= 0)
attempt "o" (fun () -> sprintf "%O %s %A" g (string g) (Some g))
attempt "fmt" (fun () -> String.Format("{0:N} {0}", g))
