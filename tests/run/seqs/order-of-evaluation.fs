let log = ResizeArray<string>()
let note s = log.Add s
let flush l = printfn "%s: %s" l (String.concat " " log); log.Clear()
let s = seq { note "start"; for i in 1 .. 3 do note (sprintf "y%d" i); yield i
              note "end" }
flush "none"
printfn "%A" (Seq.head s); flush "head"
printfn "%A" (s |> Seq.map (fun x -> note (sprintf "m%d" x); x * 2) |> Seq.filter (fun x -> note (sprintf "f%d" x); x > 2) |> Seq.toList); flush "pipe"
printfn "%d" (Seq.length s); flush "len"
let c = Seq.cache s
printfn "%A %A" (Seq.take 2 c |> Seq.toList) (Seq.toList c); flush "cache"
let rec nat n = seq { yield n; yield! nat (n + 1) }
printfn "%A" (nat 1 |> Seq.takeWhile (fun x -> x < 5) |> Seq.toList)
let rec inorder t = seq { match t with
                          | [] -> ()
                          | x :: r -> yield x
                                      yield! inorder r }
printfn "%A" (inorder [ 1; 2; 3 ] |> Seq.toArray)
let d n = { new System.IDisposable with member _.Dispose() = note ("d" + n) }
let us = seq { use a = d "a"
               yield 1
               use b = d "b"
               yield 2
               yield 3 }
printfn "%A" (us |> Seq.take 2 |> Seq.toList); flush "use"
printfn "%A" (us |> Seq.toList); flush "use all"
let tf = seq { try
                  note "in"
                  yield 1
                  failwith "x"
               finally note "fin" }
(try tf |> Seq.iter (fun x -> note (string x)) with e -> note e.Message); flush "tf"
let e = s.GetEnumerator()
while e.MoveNext() do note (string e.Current)
e.Dispose(); flush "enum"
let fibs = Seq.unfold (fun (a, b) -> if a > 50 then None else Some(a, (b, a + b))) (0, 1)
printfn "%A" (Seq.toList fibs)
let w = seq { let mutable i = 0
              while i < 3 do
                  yield i
                  i <- i + 1
              for j in [ 10; 20 ] -> j + i }
printfn "%A" (Seq.toList w)
let lz = lazy (note "lazy"; 42)
printfn "%b %d %d %b" lz.IsValueCreated lz.Value (lz.Force()) lz.IsValueCreated; flush "lazy"
printfn "%A" (Seq.zip (nat 1) "abc" |> Seq.toList)
printfn "%A" (Seq.pairwise [ 1; 4; 9 ] |> Seq.map (fun (a, b) -> b - a) |> Seq.toList)
printfn "%A" (Seq.scan (+) 0 [ 1; 2; 3 ] |> Seq.toList)
printfn "%A" [ for x in 1 .. 3 do for y in x .. 3 do if (x + y) % 2 = 0 then yield x, y ]
printfn "%A" [| for c in "hello" -> System.Char.ToUpper c |]
printfn "%A" [ yield 1; yield! [ 2; 3 ]; if true then yield 4; match 5 with 5 -> yield 5 | _ -> () ]
let xs = [ 1; 2; 3 ] |> Seq.map (fun x -> note "again"; x)
printfn "%d %d" (Seq.sum xs) (Seq.max xs); flush "twice"
printfn "%A" (Seq.groupBy (fun x -> x % 3) [ 1 .. 7 ] |> Seq.map (fun (k, g) -> k, Seq.toList g) |> Seq.toList)
printfn "%A" (Seq.collect (fun x -> [ x; x * 10 ]) [ 1; 2 ] |> Seq.toList)
printfn "%A" (Seq.windowed 2 [ 1; 2; 3 ] |> Seq.toList, Seq.chunkBySize 2 [ 1; 2; 3 ] |> Seq.toList)
