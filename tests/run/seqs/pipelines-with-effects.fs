open System.Collections.Generic
// pipelines with effects: order between stages, state that changes meanwhile, exceptions inside stages, early ends
let log s = printf "%s " s
let nl () = printfn ""
let src = ResizeArray [ 1; 2; 3; 4 ]
let q = src |> Seq.filter (fun x -> log (sprintf "f%d" x); x % 2 = 0) |> Seq.map (fun x -> log (sprintf "m%d" x); x * 10)
src.Add 6
printfn "%A" (Seq.toList q)
src.Clear()
printfn "%A" (Seq.toList q)
let l = [ 1; 2; 3 ] |> List.map (fun x -> log (sprintf "a%d" x); x) |> List.filter (fun x -> log (sprintf "b%d" x); x > 1) |> List.map (fun x -> log (sprintf "c%d" x); x)
printfn "%A" l
let a = [| 1; 2; 3 |] |> Array.map (fun x -> log (sprintf "a%d" x); x) |> Array.sumBy (fun x -> log (sprintf "s%d" x); x)
printfn "%d" a
let r = try [ 1; 2; 0; 4 ] |> Seq.map (fun x -> log (string x); 10 / x) |> Seq.sum with :? System.DivideByZeroException -> -1
printfn "%d" r
let r2 = try [ 1; 2; 0; 4 ] |> List.map (fun x -> 10 / x) |> List.filter (fun x -> log (string x); true) |> List.length with _ -> -2
printfn "%d" r2
printfn "%A" ([ 5; 4; 3 ] |> Seq.mapi (fun i x -> i * x) |> Seq.scan (+) 0 |> Seq.pairwise |> Seq.toArray)
printfn "%A" (Seq.initInfinite (fun i -> log (sprintf "i%d" i); i) |> Seq.filter (fun i -> i % 3 = 0) |> Seq.skip 1 |> Seq.take 2 |> Seq.toList)
printfn "%A" ([ 1; 2; 3; 4; 5 ] |> Seq.skipWhile (fun x -> x < 3) |> Seq.takeWhile (fun x -> x < 5) |> Seq.map string |> String.concat "+")
let arr = [| 3; 1; 2 |]
let lazyArr = Seq.map (fun x -> x + 1) arr
arr.[0] <- 100
printfn "%A" (Seq.toList lazyArr)
let arr2 = Array.map id arr
arr.[0] <- 7
printfn "%A %A" arr2 arr
let mutable n = 0
let counted = seq { 1 .. 3 } |> Seq.map (fun x -> x)
for x in counted do n <- n + x
printfn "%d" n
let d = Dictionary<string, int>()
[ "a"; "b"; "a" ] |> Seq.iter (fun k -> d.[k] <- (if d.ContainsKey k then d.[k] else 0) + 1)
printfn "%A" (d |> Seq.map (fun kv -> kv.Key, kv.Value) |> Seq.toList)
printfn "%A" (try d |> Seq.map (fun kv -> d.["z"] <- 1; kv.Key) |> Seq.toList with :? System.InvalidOperationException -> [ "changed" ])
printfn "%A" (List.zip [ 1; 2 ] [ "a"; "b" ] |> List.unzip)
printfn "%A" (Seq.foldBack (fun x acc -> x :: acc) (Seq.map ((*) 2) [ 1; 2; 3 ]) [])
printfn "%A" ([ 3; 1; 2 ] |> Seq.sortBy (fun x -> -x) |> Seq.map (fun x -> x * x) |> Seq.rev |> Seq.toList)
printfn "%A" ([ 1 .. 3 ] |> List.collect (fun x -> [ for y in 1 .. x -> y ]) |> List.distinct |> List.rev)
printfn "%A" (Seq.concat [ [ 1 ]; []; [ 2; 3 ] ] |> Seq.indexed |> Seq.toList)
