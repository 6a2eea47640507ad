// covers: the Seq module on null and empty sources
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

let nul: seq<int> = null
run "append_" (fun () -> show (Seq.append nul [1]))
run "map" (fun () -> show (Seq.map id nul))
run "mapi" (fun () -> show (Seq.mapi (fun i x -> x) nul))
run "map2" (fun () -> show (Seq.map2 (+) nul [1]))
run "map2b" (fun () -> show (Seq.map2 (+) [1] nul))
run "map3" (fun () -> show (Seq.map3 (fun a b c -> a) nul [1] [1]))
run "mapi2" (fun () -> show (Seq.mapi2 (fun a b c -> a) nul [1]))
run "choose" (fun () -> show (Seq.choose Some nul))
run "filter" (fun () -> show (Seq.filter (fun _ -> true) nul))
run "where" (fun () -> show (Seq.where (fun _ -> true) nul))
run "collect" (fun () -> show (Seq.collect (fun x -> [x]) nul))
run "concat" (fun () -> show (Seq.concat (null: seq<seq<int>>)))
run "zip" (fun () -> show (Seq.zip nul [1]))
run "zip3" (fun () -> show (Seq.zip3 nul [1] [2]))
run "cast" (fun () -> show (Seq.cast<int> null))
run "pairwise" (fun () -> show (Seq.pairwise nul))
run "scan" (fun () -> show (Seq.scan (+) 0 nul))
run "scanBack" (fun () -> show (Seq.scanBack (+) nul 0))
run "windowed" (fun () -> show (Seq.windowed 2 nul))
run "chunk" (fun () -> show (Seq.chunkBySize 2 nul))
run "splitInto" (fun () -> show (Seq.splitInto 2 nul))
run "truncate" (fun () -> show (Seq.truncate 1 nul))
run "skip" (fun () -> show (Seq.skip 1 nul))
run "skipWhile" (fun () -> show (Seq.skipWhile (fun _ -> true) nul))
run "takeWhile" (fun () -> show (Seq.takeWhile (fun _ -> true) nul))
run "tail" (fun () -> show (Seq.tail nul))
run "cache" (fun () -> show (Seq.cache nul))
run "readonly" (fun () -> show (Seq.readonly nul))
run "groupBy" (fun () -> show (Seq.groupBy id nul))
run "countBy" (fun () -> show (Seq.countBy id nul))
run "distinctBy" (fun () -> show (Seq.distinctBy id nul))
run "sortBy" (fun () -> show (Seq.sortBy id nul))
run "sortWith" (fun () -> show (Seq.sortWith compare nul))
run "sortDescending" (fun () -> show (Seq.sortDescending nul))
run "rev" (fun () -> show (Seq.rev nul))
run "permute" (fun () -> show (Seq.permute id nul))
run "except" (fun () -> show (Seq.except nul [1]))
run "except2" (fun () -> show (Seq.except [1] nul))
run "indexed" (fun () -> show (Seq.indexed nul))
run "allPairs" (fun () -> show (Seq.allPairs nul [1]))
run "transpose" (fun () -> show (Seq.transpose (null: seq<seq<int>>)))
run "ofArray" (fun () -> show (Seq.ofArray (null: int[])))
run "toArray" (fun () -> show (Seq.toArray nul))
run "mapFold" (fun () -> show (fst (Seq.mapFold (fun a b -> (a, b)) 0 nul)))
run "sum" (fun () -> sprintf "%A" (Seq.sum nul))
run "sumBy" (fun () -> sprintf "%A" (Seq.sumBy id nul))
run "average" (fun () -> sprintf "%A" (Seq.average (null: seq<float>)))
run "averageBy" (fun () -> sprintf "%A" (Seq.averageBy float nul))
run "max" (fun () -> sprintf "%A" (Seq.max nul))
run "min" (fun () -> sprintf "%A" (Seq.min nul))
run "maxBy" (fun () -> sprintf "%A" (Seq.maxBy id nul))
run "minBy" (fun () -> sprintf "%A" (Seq.minBy id nul))
run "last" (fun () -> sprintf "%A" (Seq.last nul))
run "tryLast" (fun () -> sprintf "%A" (Seq.tryLast nul))
run "tryHead" (fun () -> sprintf "%A" (Seq.tryHead nul))
run "exactlyOne" (fun () -> sprintf "%A" (Seq.exactlyOne nul))
run "tryExactlyOne" (fun () -> sprintf "%A" (Seq.tryExactlyOne nul))
run "item" (fun () -> sprintf "%A" (Seq.item 0 nul))
run "tryItem" (fun () -> sprintf "%A" (Seq.tryItem 0 nul))
run "find" (fun () -> sprintf "%A" (Seq.find (fun _ -> true) nul))
run "findBack" (fun () -> sprintf "%A" (Seq.findBack (fun _ -> true) nul))
run "findIndex" (fun () -> sprintf "%A" (Seq.findIndex (fun _ -> true) nul))
run "pick" (fun () -> sprintf "%A" (Seq.pick Some nul))
run "tryPick" (fun () -> sprintf "%A" (Seq.tryPick Some nul))
run "tryFind" (fun () -> sprintf "%A" (Seq.tryFind (fun _ -> true) nul))
run "exists" (fun () -> sprintf "%A" (Seq.exists (fun _ -> true) nul))
run "exists2" (fun () -> sprintf "%A" (Seq.exists2 (=) nul nul))
run "forall" (fun () -> sprintf "%A" (Seq.forall (fun _ -> true) nul))
run "forall2" (fun () -> sprintf "%A" (Seq.forall2 (=) nul nul))
run "contains" (fun () -> sprintf "%A" (Seq.contains 1 nul))
run "isEmpty" (fun () -> sprintf "%A" (Seq.isEmpty nul))
run "length" (fun () -> sprintf "%A" (Seq.length nul))
run "reduce" (fun () -> sprintf "%A" (Seq.reduce (+) nul))
run "reduceBack" (fun () -> sprintf "%A" (Seq.reduceBack (+) nul))
run "foldBack" (fun () -> sprintf "%A" (Seq.foldBack (+) nul 0))
run "fold2" (fun () -> sprintf "%A" (Seq.fold2 (fun a b c -> a) 0 nul nul))
run "foldBack2" (fun () -> sprintf "%A" (Seq.foldBack2 (fun a b c -> c) nul nul 0))
run "compareWith" (fun () -> sprintf "%A" (Seq.compareWith compare nul nul))
run "iter" (fun () -> sprintf "%A" (Seq.iter ignore nul))
run "iteri" (fun () -> sprintf "%A" (Seq.iteri (fun _ _ -> ()) nul))
run "iter2" (fun () -> sprintf "%A" (Seq.iter2 (fun _ _ -> ()) nul nul))
run "nth0" (fun () -> sprintf "%A" (Seq.item -1 [1]))
run "sum0" (fun () -> sprintf "%A" (Seq.sum ([]: int list)))
run "avg0" (fun () -> sprintf "%A" (Seq.averageBy float ([]: int list)))
run "maxby0" (fun () -> sprintf "%A" (Seq.maxBy id ([]: int list)))
run "fbi" (fun () -> sprintf "%A" (Seq.findIndexBack (fun x -> x = 3) [1]))
run "tfib" (fun () -> sprintf "%A" (Seq.tryFindIndexBack (fun x -> x = 1) [1; 1]))
run "red0" (fun () -> sprintf "%A" (Seq.reduceBack (+) ([]: int list)))
