open System
open System.Collections.Generic
printfn "%d %d" ("a".CompareTo "B") (Comparer<string>.Default.Compare("a", "B"))
let a = [|"b";"A";"a";"B"|]
Array.Sort a
printfn "%A" a
printfn "%A" (SortedDictionary<string,int>(dict ["b",1;"A",2;"a",3]) |> Seq.toList)
printfn "%d" (Array.BinarySearch([|"a";"A";"b";"B"|], "b"))
printfn "%A" (SortedSet<string>(["b";"A";"a";"B"]) |> Seq.toList)
printfn "%A" (let l = ResizeArray ["b";"A";"a";"B"] in l.Sort(); List.ofSeq l)
printfn "%A" (List.sort ["b";"A";"a";"B"])
let c = ComparisonIdentity.Structural<string>
printfn "%d" (sign (c.Compare("a","B")))
let pq = PriorityQueue<int, string>()
for k in ["b";"A";"a";"B"] do pq.Enqueue(1, k)
