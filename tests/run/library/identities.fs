// covers: equalities and orders as objects
open System.Collections.Generic
let d = Dictionary<int list, string>(HashIdentity.Structural)
d.[[1; 2]] <- "a"
printfn "%s" d.[[1; 2]]
let r = HashSet<obj>(HashIdentity.Reference)
let o = obj ()
printfn "%b %b" (r.Add o) (r.Add o)
let f = HashIdentity.FromFunctions (fun (s: string) -> s.Length) (fun a b -> a.Length = b.Length)
printfn "%d %b" (f.GetHashCode "abc") (f.Equals("ab", "cd"))
let c = ComparisonIdentity.Structural<int * string>
printfn "%d" (c.Compare((1, "b"), (1, "a")))
let g = ComparisonIdentity.FromFunction (fun (a: int) b -> compare b a)
let l = List<int>([ 3; 1; 2 ])
l.Sort g
printfn "%A" (List.ofSeq l)
let h = HashIdentity.LimitedStructural<string> 10
printfn "%b" (h.Equals("a", "a"))
let n = ComparisonIdentity.NonStructural<int>
printfn "%d" (n.Compare(1, 2))
let m = HashIdentity.NonStructural<int>
printfn "%b" (m.Equals(1, 1))
printfn "%d" (LanguagePrimitives.FastGenericComparer<int>.Compare(2, 1))
printfn "%b" (LanguagePrimitives.FastGenericEqualityComparer<int list>.Equals([ 1 ], [ 1 ]))
