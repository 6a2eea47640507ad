open System
let cmp (a: IComparable) (b: obj) = a.CompareTo b
printfn "%d" (cmp 3 (box 4))
printfn "%d" (cmp "a" (box "b"))
let cg (a: IComparable<'T>) (b: 'T) = a.CompareTo b
printfn "%d" (cg 3 4)
printfn "%d" (cg "x" "a")
let maxOf<'T when 'T :> IComparable<'T>> (a: 'T) (b: 'T) = if a.CompareTo b > 0 then a else b
printfn "%d %s %f" (maxOf 3 5) (maxOf "a" "b") (maxOf 1.0 0.5)
let eq (a: IEquatable<string>) (b: string) = a.Equals b
printfn "%b %b" true (eq "a" "b")


let xs: seq<char> = "hello" :> seq<char>
for c in xs do printf "%c" c
printfn ""
printfn "%d" (Seq.length xs)
let total (s: seq<int>) = Seq.sum s
printfn "%d" (total [|1;2;3|])
let il : System.Collections.Generic.IList<int> = upcast [|1;2;3|]
printfn "%d %d" il.[0] il.Count
let ro : System.Collections.Generic.IReadOnlyList<int> = upcast [1;2;3]
printfn "%d %d" ro.[0] ro.Count
try cmp 3 (box "x") |> printfn "%d" with :? ArgumentException as e -> printfn "%s" e.Message
printfn "%b" ((box "s") :? seq<char>)
printfn "%b" ((box 1) :? IComparable)
printfn "%b" ((box [|1|]) :? seq<int>)
printfn "%b" ((box [1]) :? System.Collections.IEnumerable)
match box "abc" with
| :? seq<char> as s -> printfn "%d" (Seq.length s)
| _ -> printfn "no"
printfn "%d" ((5).CompareTo(box 3))
printfn "%A" ("b".CompareTo("a"))
