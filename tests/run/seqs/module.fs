// covers: the Seq module: every function, laziness and evaluation counts, exceptions and their texts
open System
open System.Collections.Generic

let log = ResizeArray<string>()
let note (s: string) = log.Add s
let flush (label: string) =
    printfn "%-14s %s" label (String.Join(" ", log))
    log.Clear()
// A source that tells when it is opened, asked and closed.
type Src(n: int) =
    interface IEnumerable<int> with
        member _.GetEnumerator(): IEnumerator<int> =
            note "open"
            let i = ref 0
            { new IEnumerator<int> with
                member _.Current: int = i.Value
              interface Collections.IEnumerator with
                member _.Current: obj = box i.Value
                member _.MoveNext() =
                    i.Value <- i.Value + 1
                    note (sprintf "m%d" i.Value)
                    i.Value <= n
                member _.Reset() = ()
              interface IDisposable with
                member _.Dispose() = note "close" }
    interface Collections.IEnumerable with
        member this.GetEnumerator(): Collections.IEnumerator = (this :> IEnumerable<int>).GetEnumerator() :> Collections.IEnumerator
let src n = Src n :> seq<int>
let show (s: seq<'a>) = sprintf "%A" (List.ofSeq s)
let run (label: string) (f: unit -> string) =
    let r =
        try f ()
        with
        | :? KeyNotFoundException as e -> "KeyNotFound: " + e.Message
        | :? ArgumentNullException as e -> "ArgumentNull: " + e.Message
        | :? ArgumentOutOfRangeException as e -> "OutOfRange: " + e.Message
        | :? ArgumentException as e -> "Argument: " + e.Message
        | :? InvalidOperationException as e -> "Invalid: " + e.Message
        | :? NotSupportedException as e -> "NotSupported: " + e.Message
        | :? OverflowException as e -> "Overflow: " + e.Message
        | e -> "exn: " + e.Message
    printfn "%s = %s" label r
    flush label
let s4 = src 4
let empty: seq<int> = Seq.empty
let nul: seq<int> = null

run "append" (fun () -> show (Seq.append s4 (src 2)))
run "append take" (fun () -> show (Seq.take 3 (Seq.append s4 (src 2))))
run "averageBy" (fun () -> string (Seq.averageBy float s4))
run "average" (fun () -> string (Seq.average (Seq.map float s4)))
run "average0" (fun () -> string (Seq.average (Seq.empty<float>)))
run "cache" (fun () -> let c = Seq.cache s4 in show (Seq.take 2 c) + show c + show c)
run "cast" (fun () -> show (Seq.cast<int> [ box 1; box 2 ]))
run "castbad" (fun () -> show (Seq.cast<int> [ box 1; box "x" ]))
run "choose" (fun () -> show (Seq.choose (fun x -> if x % 2 = 0 then Some(x * 10) else None) s4))
run "chunk" (fun () -> show (Seq.chunkBySize 3 s4))
run "chunk0" (fun () -> show (Seq.chunkBySize 0 s4))
run "collect" (fun () -> show (Seq.collect (fun x -> [ x; -x ]) s4))
run "compareWith" (fun () -> string (Seq.compareWith compare s4 (src 3)))
run "concat" (fun () -> show (Seq.concat [ s4; src 1 ]))
run "contains" (fun () -> string (Seq.contains 2 s4))
run "countBy" (fun () -> show (Seq.countBy (fun x -> x % 3) s4))
run "delay" (fun () -> let d = Seq.delay (fun () -> note "delay"; s4) in show d)
run "distinct" (fun () -> show (Seq.distinct [ 1; 2; 1; 3; 2 ]))
run "distinctBy" (fun () -> show (Seq.distinctBy (fun x -> x % 2) s4))
run "exactlyOne" (fun () -> string (Seq.exactlyOne (src 1)))
run "exactlyOne0" (fun () -> string (Seq.exactlyOne empty))
run "exactlyOne2" (fun () -> string (Seq.exactlyOne s4))
run "except" (fun () -> show (Seq.except [ 2; 3 ] s4))
run "exists" (fun () -> string (Seq.exists (fun x -> x > 2) s4))
run "exists2" (fun () -> string (Seq.exists2 (fun x y -> x = y) s4 (src 3)))
run "filter" (fun () -> show (Seq.filter (fun x -> x % 2 = 1) s4))
run "find" (fun () -> string (Seq.find (fun x -> x > 1) s4))
run "find none" (fun () -> string (Seq.find (fun x -> x > 10) s4))
run "findBack" (fun () -> string (Seq.findBack (fun x -> x < 3) s4))
run "findIndex" (fun () -> string (Seq.findIndex (fun x -> x = 3) s4))
run "findIndex none" (fun () -> string (Seq.findIndex (fun x -> x = 9) s4))
run "findIndexBack" (fun () -> string (Seq.findIndexBack (fun x -> x < 3) s4))
run "fold" (fun () -> string (Seq.fold (fun a x -> a * 2 + x) 0 s4))
run "fold2" (fun () -> string (Seq.fold2 (fun a x y -> a + x * y) 0 s4 (src 3)))
run "foldBack" (fun () -> string (Seq.foldBack (fun x a -> a * 2 + x) s4 0))
run "foldBack2" (fun () -> string (Seq.foldBack2 (fun x y a -> a * 2 + x * y) s4 (src 4) 0))
run "forall" (fun () -> string (Seq.forall (fun x -> x < 3) s4))
run "forall2" (fun () -> string (Seq.forall2 (fun x y -> x = y) s4 (src 3)))
run "groupBy" (fun () -> show (Seq.groupBy (fun x -> x % 2) s4 |> Seq.map (fun (k, v) -> k, List.ofSeq v)))
run "head" (fun () -> string (Seq.head s4))
run "head0" (fun () -> string (Seq.head empty))
run "indexed" (fun () -> show (Seq.indexed s4))
run "init" (fun () -> show (Seq.init 3 (fun i -> note (string i); i * i)))
run "init-" (fun () -> show (Seq.init -1 id))
run "initInfinite" (fun () -> show (Seq.initInfinite (fun i -> note (string i); i) |> Seq.skip 2 |> Seq.take 2))
run "isEmpty" (fun () -> string (Seq.isEmpty s4) + string (Seq.isEmpty empty))
run "item" (fun () -> string (Seq.item 2 s4))
run "item bad" (fun () -> string (Seq.item 7 s4))
run "item neg" (fun () -> string (Seq.item -1 s4))
run "iter" (fun () -> Seq.iter (fun x -> note (string x)) s4; "")
run "iter2" (fun () -> Seq.iter2 (fun x y -> note (string (x + y))) s4 (src 3); "")
run "iteri" (fun () -> Seq.iteri (fun i x -> note (string (i * x))) s4; "")
run "iteri2" (fun () -> Seq.iteri2 (fun i x y -> note (string (i * x * y))) s4 (src 5); "")
run "last" (fun () -> string (Seq.last s4))
run "last0" (fun () -> string (Seq.last empty))
run "length" (fun () -> string (Seq.length s4))
run "map" (fun () -> show (Seq.map (fun x -> x + 1) s4))
run "map2" (fun () -> show (Seq.map2 (+) s4 (src 3)))
run "map3" (fun () -> show (Seq.map3 (fun a b c -> a + b + c) s4 (src 3) (src 5)))
run "mapFold" (fun () -> let (r, s) = Seq.mapFold (fun s x -> (s + x, s * x)) 1 s4 in show r + string s)
run "mapFoldBack" (fun () -> let (r, s) = Seq.mapFoldBack (fun x s -> (s + x, s * x)) s4 1 in show r + string s)
run "mapi" (fun () -> show (Seq.mapi (fun i x -> i * x) s4))
run "mapi2" (fun () -> show (Seq.mapi2 (fun i x y -> i + x * y) s4 (src 2)))
run "max" (fun () -> string (Seq.max s4))
run "max0" (fun () -> string (Seq.max empty))
run "maxBy" (fun () -> string (Seq.maxBy (fun x -> -x) s4))
run "min" (fun () -> string (Seq.min s4))
run "minBy0" (fun () -> string (Seq.minBy id empty))
run "ofArray" (fun () -> show (Seq.ofArray [| 1; 2 |]))
run "pairwise" (fun () -> show (Seq.pairwise s4))
run "pairwise1" (fun () -> show (Seq.pairwise (src 1)))
run "permute" (fun () -> show (Seq.permute (fun i -> (i + 1) % 4) s4))
run "pick" (fun () -> string (Seq.pick (fun x -> if x = 2 then Some "two" else None) s4))
run "pick none" (fun () -> string (Seq.pick (fun x -> if x = 9 then Some "two" else None) s4))
run "readonly" (fun () -> show (Seq.readonly s4))
run "reduce" (fun () -> string (Seq.reduce (-) s4))
run "reduce0" (fun () -> string (Seq.reduce (-) empty))
run "reduceBack" (fun () -> string (Seq.reduceBack (-) s4))
run "reduceBack0" (fun () -> string (Seq.reduceBack (-) empty))
run "replicate" (fun () -> show (Seq.replicate 3 'x'))
run "replicate-" (fun () -> show (Seq.replicate -3 'x'))
run "rev" (fun () -> show (Seq.rev s4))
run "scan" (fun () -> show (Seq.scan (+) 0 s4))
run "scan2" (fun () -> show (Seq.take 2 (Seq.scan (+) 0 s4)))
run "scanBack" (fun () -> show (Seq.scanBack (+) s4 0))
run "singleton" (fun () -> show (Seq.singleton 5))
run "skip" (fun () -> show (Seq.skip 2 s4))
run "skip bad" (fun () -> show (Seq.skip 5 s4))
run "skip neg" (fun () -> show (Seq.skip -1 s4))
run "skipWhile" (fun () -> show (Seq.skipWhile (fun x -> x < 3) s4))
run "sort" (fun () -> show (Seq.sort [ 3; 1; 2 ]))
run "sortBy" (fun () -> show (Seq.sortBy (fun x -> -x) s4))
run "sortDesc" (fun () -> show (Seq.sortDescending s4))
run "sortByDesc" (fun () -> show (Seq.sortByDescending (fun x -> x % 3) s4))
run "sortWith" (fun () -> show (Seq.sortWith (fun a b -> compare (b % 2) (a % 2)) s4))
run "splitInto" (fun () -> show (Seq.splitInto 3 s4))
run "splitInto0" (fun () -> show (Seq.splitInto 0 s4))
run "sum" (fun () -> string (Seq.sum s4))
run "sumBy" (fun () -> string (Seq.sumBy (fun x -> x * x) s4))
run "sum overflow" (fun () -> string (Seq.sum [ Int32.MaxValue; 1 ]))
run "tail" (fun () -> show (Seq.tail s4))
run "tail0" (fun () -> show (Seq.tail empty))
run "take" (fun () -> show (Seq.take 2 s4))
run "take0" (fun () -> show (Seq.take 0 s4))
run "take bad" (fun () -> show (Seq.take 6 s4))
run "take neg" (fun () -> show (Seq.take -1 s4))
run "takeWhile" (fun () -> show (Seq.takeWhile (fun x -> x < 3) s4))
run "toArray" (fun () -> sprintf "%A" (Seq.toArray s4))
run "toList" (fun () -> sprintf "%A" (Seq.toList s4))
run "transpose" (fun () -> show (Seq.transpose [ [ 1; 2 ]; [ 3; 4 ] ] |> Seq.map List.ofSeq))
run "truncate" (fun () -> show (Seq.truncate 2 s4) + show (Seq.truncate 9 s4))
run "tryExactlyOne" (fun () -> sprintf "%A %A" (Seq.tryExactlyOne s4) (Seq.tryExactlyOne (src 1)))
run "tryFind" (fun () -> sprintf "%A" (Seq.tryFind (fun x -> x = 3) s4))
run "tryFindBack" (fun () -> sprintf "%A" (Seq.tryFindBack (fun x -> x = 3) s4))
run "tryFindIndex" (fun () -> sprintf "%A" (Seq.tryFindIndex (fun x -> x = 3) s4))
run "tryFindIndexBack" (fun () -> sprintf "%A" (Seq.tryFindIndexBack (fun x -> x = 9) s4))
run "tryHead" (fun () -> sprintf "%A %A" (Seq.tryHead s4) (Seq.tryHead empty))
run "tryItem" (fun () -> sprintf "%A %A %A" (Seq.tryItem 2 s4) (Seq.tryItem 9 s4) (Seq.tryItem -1 s4))
run "tryLast" (fun () -> sprintf "%A %A" (Seq.tryLast s4) (Seq.tryLast empty))
run "tryPick" (fun () -> sprintf "%A" (Seq.tryPick (fun x -> if x = 2 then Some "two" else None) s4))
run "unfold" (fun () -> show (Seq.unfold (fun s -> note (string s); if s > 3 then None else Some(s * s, s + 1)) 1))
run "where" (fun () -> show (Seq.where (fun x -> x > 2) s4))
run "windowed" (fun () -> show (Seq.windowed 3 s4))
run "windowed0" (fun () -> show (Seq.windowed 0 s4))
run "zip" (fun () -> show (Seq.zip s4 (src 2)))
run "zip3" (fun () -> show (Seq.zip3 s4 (src 2) "abc"))
run "allPairs" (fun () -> show (Seq.allPairs (src 2) (src 2)))
// null sources
run "null map" (fun () -> show (Seq.map id nul))
run "null filter" (fun () -> show (Seq.filter (fun _ -> true) nul))
run "null append" (fun () -> show (Seq.append nul s4))
run "null append2" (fun () -> show (Seq.append s4 nul))
run "null fold" (fun () -> string (Seq.fold (+) 0 nul))
run "null length" (fun () -> string (Seq.length nul))
run "null zip" (fun () -> show (Seq.zip nul s4))
run "null sort" (fun () -> show (Seq.sort nul))
run "null toList" (fun () -> show (Seq.toList nul))
run "null collect" (fun () -> show (Seq.collect (fun _ -> [ 1 ]) nul))
run "null head" (fun () -> string (Seq.head nul))
run "null sum" (fun () -> string (Seq.sum nul))
run "null cache" (fun () -> show (Seq.cache nul))
run "null take" (fun () -> show (Seq.take 1 nul))
run "null distinct" (fun () -> show (Seq.distinct nul))
// laziness of construction: nothing is asked
let made =
    [ Seq.map (fun x -> x) s4; Seq.filter (fun _ -> true) s4; Seq.sort s4; Seq.rev s4; Seq.scan (+) 0 s4; Seq.tail s4
      Seq.skip 1 s4; Seq.take 2 s4; Seq.truncate 2 s4; Seq.distinct s4; Seq.cache s4; Seq.append s4 s4
      Seq.takeWhile (fun _ -> true) s4; Seq.skipWhile (fun _ -> true) s4; Seq.except [ 1 ] s4; Seq.permute id s4
      Seq.scanBack (+) s4 0; Seq.collect (fun x -> [ x ]) s4 ]
flush "made"
printfn "%d" (List.length made)
// errors of the projections close the source
run "raise map" (fun () -> show (Seq.map (fun x -> if x = 3 then failwith "three" else x) s4))
run "raise filter" (fun () -> show (Seq.filter (fun x -> if x = 2 then failwith "two" else true) s4))
run "raise iter" (fun () -> Seq.iter (fun x -> if x = 2 then failwith "two") s4; "")
run "raise fold" (fun () -> string (Seq.fold (fun a x -> if x = 2 then failwith "two" else a + x) 0 s4))
run "nested" (fun () -> show (s4 |> Seq.map (fun x -> x * 2) |> Seq.filter (fun x -> x > 2) |> Seq.take 2))
// caches are shared
let cached = Seq.cache (Seq.map (fun x -> note (sprintf "c%d" x); x) s4)
run "cached1" (fun () -> string (Seq.item 1 cached))
run "cached2" (fun () -> show cached)
run "cached3" (fun () -> string (Seq.sum cached))
// enumerators by hand
let e = (Seq.map (fun x -> x * 2) s4).GetEnumerator()
run "cur before" (fun () -> string e.Current)
run "move" (fun () -> string (e.MoveNext()) + string e.Current + string e.Current)
run "drain" (fun () -> (while e.MoveNext() do ()); "")
run "cur after" (fun () -> string e.Current)
run "dispose" (fun () -> e.Dispose(); e.Dispose(); "")
run "reset" (fun () -> e.Reset(); "")
let l = ([ 1; 2 ] :> seq<int>).GetEnumerator()
run "list before" (fun () -> string l.Current)
run "list drain" (fun () -> (while l.MoveNext() do note (string l.Current)); "")
run "list after" (fun () -> string l.Current)
let a = ([| 1; 2 |] :> seq<int>).GetEnumerator()
run "array before" (fun () -> string a.Current)
run "array drain" (fun () -> (while a.MoveNext() do note (string a.Current)); "")
run "array after" (fun () -> string a.Current)
