open System
let attempt n (f: unit -> 'a) = try printfn "%s %A" n (f ()) with e -> printfn "%s %s %s" n (e.GetType().Name) e.Message
for c in [StringComparison.Ordinal; StringComparison.OrdinalIgnoreCase; StringComparison.CurrentCulture; StringComparison.InvariantCultureIgnoreCase] do
  for (i, j, l) in [(1,0,1); (0,4,1); (-1,0,1); (0,-1,1); (0,0,-1); (0,3,1); (4,4,0)] do
    attempt (string c) (fun () -> String.Compare("ab", i, "abX", j, l, c))
