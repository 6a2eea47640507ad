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
